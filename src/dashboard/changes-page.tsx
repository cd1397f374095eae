/** What changed of a mission between two states of knowledge, by cause: what one prints for a meeting. */
import type { PathVerdict } from '../../projections/progress/path.ts'
import type { TrendVerdict } from '../../projections/progress/trend.ts'
import { address, asOfDay } from './address.ts'
import type { ChangesAnswer, DecisionsAnswer, IndicatorChange } from './answer-types.ts'
import { IndicatorLink, MovedNumbers } from './changes/moved-numbers.tsx'
import { lastYear, Spans } from './changes/spans.tsx'
import { day, number } from './format.ts'
import { answeredBy, type Page } from './page.ts'
import { type NamedRelease, namedReleases } from './parts/bodies.tsx'
import { MissionLayout, type MissionPage, missionPageOf } from './parts/mission-layout.tsx'
import { Timeline } from './parts/timeline.tsx'
import { PathTag, TrendTag } from './parts/verdict.tsx'

/** What the page takes beside what every page does: what the view of changes takes. */
export const changesParameters = [
  'from',
  'to',
  'fromPosition',
  'toPosition',
  'on',
  'target',
  'method',
  'toMethod',
] as const

/** The page; undefined where there is no such mission for this reader at this pin. Where nothing says since when, it is of the last year. */
export async function changesPage(asked: Page, id: string) {
  const base = await missionPageOf(asked, id)
  if (!base) return undefined
  const { own } = asked.state
  const isGiven = own.from !== undefined || own.fromPosition !== undefined
  const query = isGiven ? own : { ...own, ...lastYear(base.mission.pin.on) }
  const [changes, decisions, releases] = await Promise.all([
    asked.ask('/missions/{id}/changes', { id }, { ...query, lang: asked.language }),
    asked.ask('/missions/{id}/decisions', { id }),
    namedReleases(asked.ask, base.mission.releases),
  ])
  return changes && <Changes {...base} {...{ query, changes, decisions, releases }} />
}

interface ChangesProps extends MissionPage {
  /** What the view was asked. */
  readonly query: Readonly<Record<string, string>>
  readonly changes: ChangesAnswer
  readonly decisions: DecisionsAnswer | undefined
  readonly releases: readonly NamedRelease[]
}

function Changes({ query, changes, decisions, releases, ...base }: ChangesProps) {
  const { page, mission } = base
  const { words } = page
  const { indicators, entries, unchanged, otherFacts } = changes
  const flipped = indicators.filter(indicator => flipsOf(page, indicator).length > 0)
  const moved = indicators.filter(({ waterfalls, became }) => waterfalls.length > 0 || became.length > 0)
  const still = unchanged + indicators.length - moved.length
  const answered = answeredBy([changes], changes.lateEntries)
  const isEmpty = indicators.length === 0 && entries.length === 0 && otherFacts === 0
  return (
    <MissionLayout
      {...base}
      tab="changes"
      answered={answered}
      shows={[[`/missions/${mission.mission}/changes`, { ...query, lang: page.language }]]}
    >
      <section class="overview" aria-labelledby="between">
        <h2 id="between">
          {words.changes.between(
            sideName(page, changes.from, query.fromPosition),
            sideName(page, changes.to, query.toPosition),
          )}
        </h2>
        <Spans {...{ page, mission, query, releases }} decisions={decisions?.decisions ?? []} />
        <Sides page={page} changes={changes} />
        {isEmpty ? (
          <p class="card">{words.changes.nothing}</p>
        ) : (
          <p>
            {moved.length > 0 && words.changes.counts(moved.length, moved.length + still, flipped.length)}{' '}
            {still > 0 && words.changes.untouched(still)}
          </p>
        )}
      </section>
      {flipped.length > 0 && <Flips page={page} indicators={flipped} />}
      {moved.length > 0 && (
        <section aria-labelledby="moved">
          <h2 id="moved">{words.changes.moved}</h2>
          <MovedNumbers page={page} indicators={moved} />
        </section>
      )}
      {!isEmpty && <Topics page={page} changes={changes} mission={mission.mission} />}
    </MissionLayout>
  )
}

type Side = ChangesAnswer['from']

/** A state of knowledge by its day, by the position given for it, or as what was before anything was known. */
function sideName({ words, language }: Page, { asOf, position, on }: Side, given: string | undefined): string {
  if (asOf !== null) return day(language, asOfDay(asOf))
  if (position < 0) return words.changes.beginning
  return given === undefined ? day(language, on) : words.changes.recorded(number(language, position, 0))
}

/** The two states of knowledge side by side, each with the mission as it was known then. */
function Sides({ page, changes }: { page: Page; changes: ChangesAnswer }) {
  const { words, state } = page
  const side = (name: string, at: Side, given: string | undefined) => (
    <div>
      <dt>{name}</dt>
      <dd>
        <strong>{sideName(page, at, given)}</strong>
        {at.position >= 0 && (at.asOf !== null || given !== undefined) && (
          <p class="small">
            <a href={address(state, `/missions/${changes.mission}`, pinOf(state, at, given))}>{words.changes.asThen}</a>
          </p>
        )}
        {at.lateEntries > 0 && <p class="small">{words.asOf.late(at.lateEntries)}</p>}
      </dd>
    </div>
  )
  return (
    <dl class="sides">
      {side(words.changes.first, changes.from, state.own.fromPosition)}
      {side(words.changes.last, changes.to, state.own.toPosition)}
    </dl>
  )
}

/** The pin of a side, as parameters of a page. */
const pinOf = (state: Page['state'], { asOf, position }: Side, given: string | undefined) => ({
  asOf: asOf ?? state.asOf ?? null,
  position: given === undefined ? (state.position ?? null) : String(position),
})

/** The answers of an indicator that are others than they were; one that was not known before has none. */
function flipsOf(page: Page, { flipped: { path, trend } }: IndicatorChange) {
  const { words } = page
  const paths = (verdict: string | number) => <PathTag page={page} verdict={verdict as PathVerdict} />
  const trends = (verdict: string | number) => <TrendTag page={page} verdict={verdict as TrendVerdict} />
  return [
    { name: words.goal.onTheWay, flip: path, tag: paths },
    { name: words.goal.ifItContinues, flip: trend, tag: trends },
  ].flatMap(({ name, flip, tag }) =>
    flip && flip.from !== null && flip.to !== null ? [{ name, was: tag(flip.from), is: tag(flip.to) }] : [],
  )
}

/** The indicators whose answer is another: what it was beside what it is. */
function Flips({ page, indicators }: { page: Page; indicators: readonly IndicatorChange[] }) {
  const { words } = page
  return (
    <section aria-labelledby="flips">
      <h2 id="flips">{words.changes.flips}</h2>
      <table class="cards" aria-labelledby="flips">
        <thead>
          <tr>
            <th scope="col">{words.mission.indicator}</th>
            <th scope="col">{words.mission.assessment}</th>
            <th scope="col">{words.changes.first}</th>
            <th scope="col">{words.changes.last}</th>
          </tr>
        </thead>
        {indicators.map(indicator => (
          <tbody key={indicator.indicator}>
            {flipsOf(page, indicator).map(({ name, was, is }, i, { length }) => (
              <tr key={name}>
                {i === 0 && (
                  <th scope="rowgroup" rowSpan={length}>
                    <IndicatorLink page={page} indicator={indicator} />
                  </th>
                )}
                <td data-label={words.mission.assessment}>{name}</td>
                <td data-label={words.changes.first}>{was}</td>
                <td data-label={words.changes.last}>{is}</td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </section>
  )
}

const topics = ['wording', 'target', 'decision', 'barrier'] as const

/** Wordings, targets, decisions and barriers; topics without a change are one line. */
function Topics({ page, changes, mission }: { page: Page; changes: ChangesAnswer; mission: string }) {
  const { words, state } = page
  const entriesOf = Map.groupBy(changes.entries, ({ topic }) => topic)
  const none = topics.filter(topic => !entriesOf.has(topic)).map(topic => words.changes.topics[topic].toLowerCase())
  const titles = new Map(
    changes.indicators.map(({ indicator, title, unit = '', decimals }) => [
      indicator,
      { title: title ?? indicator, unit, decimals },
    ]),
  )
  return (
    <>
      {topics
        .filter(topic => entriesOf.has(topic))
        .map(topic => (
          <section key={topic} aria-labelledby={`topic-${topic}`}>
            <h2 id={`topic-${topic}`}>{words.changes.topics[topic]}</h2>
            <Timeline page={page} entries={entriesOf.get(topic) ?? []} indicators={titles} />
          </section>
        ))}
      <div>
        {none.length > 0 && <p class="quiet">{words.changes.noneOf(none.join(', '))}</p>}
        {changes.otherFacts > 0 && (
          <p>
            <a href={address(state, `/missions/${mission}/timeline`)}>{words.changes.other(changes.otherFacts)}</a>
          </p>
        )}
      </div>
    </>
  )
}
