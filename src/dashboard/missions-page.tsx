/** The page of all missions: of each its years, its key indicator with both answers, what changed last, and what is missing. */

import { parsePeriod } from '../../events/period.ts'
import { message } from '../../events/refusals.ts'
import { gapsInWords } from '../../projections/words/gaps.ts'
import { languages } from '../../projections/words/languages.ts'
import { InvalidInput } from '../engine/errors.ts'
import { address } from './address.ts'
import type { GoalIndicator, MissionsAnswer, ProgressAnswer, TimelineEntry } from './answer-types.ts'
import { amount, day, period } from './format.ts'
import { localised } from './language.ts'
import { answeredBy, dayPinOf, type Page } from './page.ts'
import { FirstSteps } from './parts/first-steps.tsx'
import { Illustrative } from './parts/flags.tsx'
import { mostTelling } from './parts/key-indicators.tsx'
import { Layout } from './parts/layout.tsx'
import { Years } from './parts/mission-head.tsx'
import { Text } from './parts/text.tsx'
import { ageOfLatest, PathTag, TrendTag, VerdictCounts } from './parts/verdict.tsx'
import { knownDays, nearDays } from './time/known-days.ts'
import { TimeBar } from './time/time-bar.tsx'

/** In which order missions are listed: by what changed last, by the oldest key figure, or by name. */
const orders = ['moved', 'stale', 'name'] as const
type Order = (typeof orders)[number]
export const missionsParameters = ['sort'] as const

/** A mission of the list, with what its line shows of it. */
interface Listed {
  readonly mission: MissionsAnswer['missions'][number]
  readonly progress: ProgressAnswer | undefined
  /** What became known last. */
  readonly last: TimelineEntry | undefined
  readonly telling: GoalIndicator | undefined
}

function orderOf({ state }: Page): Order {
  const { sort = 'moved' } = state.own
  const order = orders.find(each => each === sort)
  if (order) return order
  const detail = message('unfit/whole', { field: 'sort' })
  throw new InvalidInput(detail, [{ pointer: 'sort', code: 'query', detail }])
}

/** Sorts by the order that the address asks for; by name where that leaves two alike. */
function sorted(page: Page, listed: readonly Listed[]): Listed[] {
  const order = orderOf(page)
  const { compare } = new Intl.Collator(page.language)
  const nameOf = ({ mission }: Listed): string => localised(mission.title, page.language, mission.language).text
  const figureOf = ({ telling }: Listed): number =>
    telling?.latest ? parsePeriod(telling.latest.period).reference : Number.POSITIVE_INFINITY
  const byOrder: Readonly<Record<Order, (a: Listed, b: Listed) => number>> = {
    moved: (a, b) => compare(b.last?.knownFrom ?? '', a.last?.knownFrom ?? ''),
    stale: (a, b) => (figureOf(a) === figureOf(b) ? 0 : figureOf(a) - figureOf(b)),
    name: () => 0,
  }
  return listed.toSorted((a, b) => byOrder[order](a, b) || compare(nameOf(a), nameOf(b)))
}

async function listedOf({ ask, language }: Page, mission: Listed['mission']): Promise<Listed> {
  const id = { id: mission.mission }
  const progress = await ask('/missions/{id}/progress', id)
  const timeline = await ask('/missions/{id}/timeline', id, { lang: language, limit: '1' })
  return { mission, progress, last: timeline?.entries.at(-1), telling: progress && mostTelling(progress)[0] }
}

/** The page. It is always there: who may see no mission sees an empty list. */
export async function missionsPage(page: Page) {
  const { words, ask, askAtAll } = page
  const answer = await ask('/missions', {})
  if (!answer) return undefined
  const everKnown = (await askAtAll('/missions', {}))?.missions.map(m => m.mission) ?? []
  const lines = new Map(answer.missions.map(line => [line.mission, line]))
  const listed: Listed[] = []
  const knownOn: (readonly string[])[] = []
  // One mission after the other: what was read of it is still at hand for the next question about it.
  for (const id of everKnown) {
    const mission = lines.get(id)
    if (mission) listed.push(await listedOf(page, mission))
    knownOn.push(await knownDays(askAtAll, id, dayPinOf(page)))
  }
  const days = nearDays(knownOn.flat(), dayPinOf(page))
  const progress = listed.flatMap(each => each.progress ?? [])
  const answered = answeredBy([answer, ...progress], answer.lateEntries)
  return (
    <Layout page={page} title={words.missions} answered={answered} shows={[['/missions']]}>
      <h1>{words.missions}</h1>
      <p class="lead">{words.list.lead}</p>
      <TimeBar page={page} answered={answered} days={days} />
      {listed.length > 1 && <Sorting page={page} />}
      {listed.length === 0 ? (
        <Empty page={page} wasLater={everKnown.length > 0} />
      ) : (
        <ul class="missions">
          {sorted(page, listed).map(each => (
            <Mission key={each.mission.mission} page={page} on={answered.on} {...each} />
          ))}
        </ul>
      )}
      {progress.some(each => each.rollUp.illustrative) && <p class="small">{words.goal.illustrativeNote}</p>}
    </Layout>
  )
}

function Sorting({ page }: { page: Page }) {
  const { sortBy, sort } = page.words.list
  const chosen = orderOf(page)
  return (
    <nav class="sorting small" aria-labelledby="sort-by">
      <span id="sort-by">{sortBy}</span>
      <ul class="links">
        {orders.map(order => (
          <li key={order}>
            <a
              href={address(page.state, '/', { sort: order === 'moved' ? null : order })}
              {...(order === chosen && { 'aria-current': 'true' as const })}
            >
              {sort[order]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Mission({ page: ofAll, mission, progress, last, telling, on }: Listed & { page: Page; on: string }) {
  const page = { ...ofAll, mainLanguage: mission.language }
  const { words, language } = page
  const there = `/missions/${mission.mission}`
  const gaps = gapsInWords(languages[language], mission.accountability.gaps)
  return (
    <li class="card mission">
      <div class="mission-line">
        <div>
          <h2>
            <a href={address(page.state, there)}>
              <Text page={page} text={mission.title} />
            </a>
          </h2>
          {mission.vision !== undefined && (
            <p>
              <Text page={page} text={mission.vision} />
            </p>
          )}
        </div>
        <Years page={page} mission={mission} on={on} />
      </div>
      {telling && <KeyIndicator page={page} indicator={telling} />}
      {progress && <VerdictCounts page={page} rollUp={progress.rollUp} />}
      <ul class="facts">
        {last && (
          <li>
            <a href={address(page.state, `${there}/changes`)}>
              {words.list.lastChange(day(language, last.knownFrom), words.facts[last.type])}
            </a>
          </li>
        )}
        <li>{words.list.goals(mission.goals)}</li>
        <li>{words.list.indicators(mission.indicators)}</li>
        {gaps !== '' && <li>{words.list.gaps(gaps)}</li>}
      </ul>
    </li>
  )
}

/** The indicator that tells most of the mission: its latest figure with its age, and both answers. */
function KeyIndicator({ page, indicator }: { page: Page; indicator: GoalIndicator }) {
  const { words, language, state } = page
  const { latest, path, trend, target } = indicator
  const old = path.reasons.includes('stale') ? ageOfLatest(words, indicator) : ''
  return (
    <div>
      <p>
        <span class="small">{words.list.keyIndicator}:</span>{' '}
        <a href={address(state, `/indicators/${indicator.indicator}`)}>
          <Text page={page} text={indicator.title} />
        </a>{' '}
        {latest && <strong>{amount(language, latest, indicator)}</strong>}{' '}
        {latest && (
          <span class={old === '' ? 'age' : 'age old'}>
            {period(language, latest.period)}
            {old !== '' && ` · ${words.overview.old(old)}`}
          </span>
        )}
      </p>
      <p>
        <span class="age">{words.goal.onTheWay}:</span> <PathTag page={page} verdict={path.verdict} />{' '}
        <span class="age">{words.goal.ifItContinues}:</span>{' '}
        <TrendTag page={page} verdict={trend.verdict} chance={trend.chance} />{' '}
        {target?.illustrative === true && <Illustrative page={page} />}
      </p>
    </div>
  )
}

/** The text for an empty list: nothing recorded yet, or nothing known on that day. */
function Empty({ page, wasLater }: { page: Page; wasLater: boolean }) {
  const { list } = page.words
  if (wasLater) return <p class="card">{list.emptyThen}</p>
  return (
    <div class="card empty">
      <h2>{list.emptyTitle}</h2>
      <FirstSteps page={page} />
    </div>
  )
}
