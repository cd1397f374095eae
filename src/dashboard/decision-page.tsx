/** One decision: the question and the choice, what its makers saw beside what is known now, the advice with its answers, and what followed. */
import type { DecisionAnswer } from './answer-types.ts'
import { Advice } from './decision/advice.tsx'
import { Choice, DecisionFacts } from './decision/decision-facts.tsx'
import { Expected, Followed, Reviews } from './decision/outcome.tsx'
import { Actions } from './forms/actions.tsx'
import { localised } from './language.ts'
import { answeredBy, type Page } from './page.ts'
import { MissionLayout, type MissionPage, missionPageOf } from './parts/mission-layout.tsx'
import { Acknowledgements, AsSeen, IndicatorsSeen, RestedFigures } from './parts/seen-and-known.tsx'
import { Text } from './parts/text.tsx'
import { type ThingReference, type ThingTitles, thingOfStream, thingTitles } from './thing-titles.ts'
import type { KnownDays } from './time/known-days.ts'

/** The page; undefined where there is no such decision for this reader at this pin. */
export async function decisionPage(asked: Page, id: string) {
  const decision = await asked.ask('/decisions/{id}', { id })
  const base = decision && (await missionPageOf(asked, decision.mission))
  if (!decision || !base) return undefined
  return (
    <Decision {...base} decision={decision} titles={await thingTitles(base.page, base.mission, namedIn(decision))} />
  )
}

/** The day from which a decision or the first advice on it is known, to be offered where it was not known yet. */
export async function decisionBegins({ askAtAll, state: { position } }: Page, id: string): Promise<KnownDays> {
  const decision = await askAtAll('/decisions/{id}', { id }, position === undefined ? {} : { position })
  const known = [...(decision?.advice ?? []), ...(decision?.taken ? [decision.taken] : [])].map(line => line.knownFrom)
  const [first] = known.sort()
  return first === undefined ? {} : { next: first.slice(0, 10) }
}

/** Everything that a decision names by its id. */
function namedIn(decision: DecisionAnswer): ThingReference[] {
  const { mandate, superseded, supersedes, ledFrom, restsOn, indicators, expects, onItsMandate } = decision
  const all = (thing: string, ids: readonly (string | null | undefined)[]): ThingReference[] =>
    ids.flatMap(id => (typeof id === 'string' ? [{ thing, id }] : []))
  return [
    ...all('decision', [mandate, superseded?.by, ...supersedes]),
    ...all('learning-loop', ledFrom),
    ...all(
      'indicator',
      [...restsOn, ...indicators, ...expects].map(({ indicator }) => indicator),
    ),
    ...('affects' in decision ? decision.affects : []),
    ...onItsMandate.map(({ stream }) => thingOfStream(stream)),
  ]
}

interface DecisionProps extends MissionPage {
  readonly decision: DecisionAnswer
  readonly titles: ThingTitles
}

function Decision({ decision, titles, ...base }: DecisionProps) {
  const { page, mission } = base
  const { words } = page
  const { question, restsOn, indicators, seen, acknowledgements } = decision
  const parts = { page, mission: mission.mission, decision, titles }
  return (
    <MissionLayout
      {...base}
      tab="decisions"
      of={localised(question, page.language, page.mainLanguage).text}
      crumbs={[
        { name: <Text page={page} text={mission.title} />, path: `/missions/${mission.mission}` },
        { name: words.tabs.decisions, path: `/missions/${mission.mission}/decisions` },
      ]}
      answered={answeredBy([decision], decision.lateEntries)}
      shows={[[`/decisions/${decision.decision}`]]}
    >
      <article class="decision-whole">
        <h2>
          <Text page={page} text={question ?? decision.decision} />
        </h2>
        <Actions page={page} on="decision" id={decision.decision} mission={mission.mission} />
        <DecisionFacts {...parts} />
        {'chosen' in decision && <Choice page={page} decision={decision} />}
        {seen && (
          <section aria-labelledby="then-now">
            <h3 id="then-now">{words.decisions.thenNow}</h3>
            <AsSeen page={page} mission={mission.mission} seen={seen} />
            {restsOn.length === 0 && <p class="quiet">{words.decisions.restsOnNone}</p>}
            {restsOn.length > 0 && (
              <RestedFigures page={page} titles={titles} figures={restsOn} labelledBy="then-now" />
            )}
            {indicators.length > 0 && (
              <IndicatorsSeen page={page} titles={titles} indicators={indicators} labelledBy="then-now" />
            )}
            <Acknowledgements page={page} lines={acknowledgements} />
          </section>
        )}
        <Advice page={page} decision={decision} />
        <Expected {...parts} />
        <Reviews page={page} decision={decision} />
        <Followed {...parts} />
      </article>
    </MissionLayout>
  )
}
