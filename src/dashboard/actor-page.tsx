/** One actor: what it answers for, in which bodies and projects it takes part, and what it has decided or advised. */
import type { ComponentChildren } from 'preact'
import { address } from './address.ts'
import type { ActorAnswer } from './answer-types.ts'
import { day } from './format.ts'
import { answeredBy, dayPinOf, type Page, termOf, who } from './page.ts'
import { phrase, Text, Who } from './parts/text.tsx'
import { ThingLink } from './parts/thing-link.tsx'
import { Memberships, Names, Register } from './shared/actor-facts.tsx'
import { type ActorWork, actorWorkOf } from './shared/actor-work.ts'
import { membershipTime } from './shared/membership-time.ts'
import { MissionLink, SharedLayout } from './shared/shared-layout.tsx'
import { type SharedMissions, sharedMissionsOf } from './shared/shared-things.ts'
import { type KnownDays, sharedDays } from './time/known-days.ts'
import { capital } from './words.ts'

/** So much of a list is shown; the rest is folded. */
const MOST = 5

/** The page; undefined where there is no such actor for this reader at this pin. */
export async function actorPage(asked: Page, id: string) {
  const [actor, days] = await Promise.all([
    asked.ask('/actors/{id}', { id }),
    sharedDays(asked.askAtAll, '/actors/{id}', id, dayPinOf(asked)),
  ])
  if (!actor) return undefined
  const work = await actorWorkOf(asked, actor, id)
  const ids = [...actor.missions, ...work.answersFor, ...work.decisions].map(({ mission }) => mission)
  const missions = await sharedMissionsOf(asked, ids, mission => work.answersFor.filter(one => one.mission === mission))
  const [first] = missions.values()
  const mainLanguage = first?.page.mainLanguage
  const page = mainLanguage === undefined ? asked : { ...asked, mainLanguage }
  return <Actor {...{ page, id, actor, days, work, missions }} />
}

interface ActorProps {
  readonly page: Page
  readonly id: string
  readonly actor: ActorAnswer
  readonly days: KnownDays
  readonly work: ActorWork
  readonly missions: SharedMissions
}

function Actor({ page, id, actor, days, work, missions }: ActorProps) {
  const { words } = page
  const { sector, level, country } = actor
  const regions = new Intl.DisplayNames([page.language], { type: 'region' })
  const kind = [
    capital(termOf(words.sector, sector)),
    level !== 'none' && words.portfolio.levels[level],
    country !== null && (regions.of(country) ?? country),
  ]
  const ofMissions = [...missions.keys()].map(mission => [`/missions/${mission}/accountability`] as const)
  return (
    <SharedLayout
      {...{ page, days, missions }}
      title={actor.nameOnTheDay}
      kind={kind.filter(Boolean).join(' · ')}
      stream={`actor-${id}`}
      tab="people"
      answered={answeredBy([actor], actor.lateEntries)}
      shows={[[`/actors/${id}`], ...ofMissions]}
    >
      <section class="overview" aria-labelledby="in-short">
        <h2 id="in-short" class="unseen">
          {words.overview.inShort}
        </h2>
        <div class="boxes">
          <AnswersFor page={page} work={work} missions={missions} />
          <TakesPart page={page} actor={actor} missions={missions} />
          <Leads page={page} actor={actor} />
          <Decided page={page} work={work} missions={missions} />
        </div>
      </section>
      <Memberships page={page} missions={missions} memberships={actor.missions} />
      <Names page={page} actor={actor} />
      <Register page={page} actor={actor} />
    </SharedLayout>
  )
}

interface BoxProps {
  readonly page: Page
  readonly id: string
  readonly title: string
  readonly none: string
  readonly lines: readonly ComponentChildren[]
}

/** One of the answers: its first lines, the others folded. */
function Box({ page, id, title, none, lines }: BoxProps) {
  const list = (some: readonly ComponentChildren[]) => (
    <ul>
      {some.map((line, i) => (
        <li key={String(i)}>{line}</li>
      ))}
    </ul>
  )
  return (
    <section class="box" aria-labelledby={id}>
      <h3 id={id}>
        {title} {lines.length > 0 && <span class="count">{lines.length}</span>}
      </h3>
      {lines.length === 0 && <p class="quiet">{none}</p>}
      {lines.length > 0 && list(lines.slice(0, MOST))}
      {lines.length > MOST && (
        <details>
          <summary>{page.words.portfolio.more(lines.length - MOST)}</summary>
          {list(lines.slice(MOST))}
        </details>
      )}
    </section>
  )
}

type PartProps = Pick<ActorProps, 'page' | 'work' | 'missions'>

function AnswersFor({ page, work, missions }: PartProps) {
  const { words } = page
  const kinds = { ...words.search.things, goal: words.mission.goal, barrier: words.mission.barrier }
  const lines = work.answersFor.flatMap(reference => {
    const of = missions.get(reference.mission)
    if (!of) return []
    return [
      <>
        <ThingLink page={of.page} mission={reference.mission} titles={of.titles} of={reference} />
        <span class="small">
          {termOf(kinds, reference.thing)} · <Text page={of.page} text={of.mission.title} />
        </span>
      </>,
    ]
  })
  const { answersFor, answersForNothing } = words.actorPage
  return <Box page={page} id="answers-for" title={answersFor} none={answersForNothing} lines={lines} />
}

/** Its memberships, those that run first. */
function TakesPart({ page, actor, missions }: Pick<ActorProps, 'page' | 'actor' | 'missions'>) {
  const { words } = page
  const lines = actor.missions
    .toSorted((a, b) => Number(b.current) - Number(a.current))
    .map(stay => {
      const ofIts = missions.get(stay.mission)?.page ?? page
      return (
        <>
          <MissionLink page={page} missions={missions} id={stay.mission} />
          <span class="small">
            {stay.bodies.map(body => (
              <>
                <Who key={body} page={ofIts} named={body} /> ·{' '}
              </>
            ))}
            <a href={`#fact-${stay.position}`}>{membershipTime(page, stay)}</a>
            {!stay.current && ` · ${words.actorPage.formerly}`}
          </span>
        </>
      )
    })
  const { takesPart, takesPartInNothing } = words.actorPage
  return <Box page={page} id="takes-part" title={takesPart} none={takesPartInNothing} lines={lines} />
}

function Leads({ page, actor }: Pick<ActorProps, 'page' | 'actor'>) {
  const { words, state } = page
  const lines = actor.projects.map(({ project, title, kind, stage, running }) => (
    <>
      <a href={address(state, `/projects/${project}`)}>
        <Text page={page} text={title} />
      </a>
      <span class="small">
        {capital(words.portfolio.kinds[kind])} ·{' '}
        {running ? `${words.portfolio.stage}: ${words.stage[stage]}` : words.actorPage.stopped}
      </span>
    </>
  ))
  return <Box page={page} id="leads" title={words.actorPage.leads} none={words.actorPage.leadsNothing} lines={lines} />
}

function Decided({ page, work, missions }: PartProps) {
  const { words, language, state } = page
  const lines = work.decisions.map(({ decision, mission, question, how, body, on }) => {
    const ofIts = missions.get(mission)?.page ?? page
    return (
      <>
        <a href={address(state, `/decisions/${decision}`)}>
          <Text page={ofIts} text={question} />
        </a>
        <span class="small">
          {words.actorPage[how]}
          {body !== undefined && <> {phrase(words.actorPage.as, <Text page={ofIts} text={who(ofIts, body)} />)}</>} ·{' '}
          <time dateTime={on}>{day(language, on)}</time>
        </span>
      </>
    )
  })
  const { decided, decidedNothing } = words.actorPage
  return <Box page={page} id="decided" title={decided} none={decidedNothing} lines={lines} />
}
