/** The choice of what to compare: spans of time up to the day of the page, since a release or a decision, and two days. */
import type { ComponentChildren } from 'preact'
import type { Text as FactText } from '../../../events/shapes.ts'
import { address, asOfDay } from '../address.ts'
import type { DecisionsAnswer, MissionAnswer } from '../answer-types.ts'
import { day, dayInField } from '../format.ts'
import { isPinned, type Page } from '../page.ts'
import type { NamedRelease } from '../parts/bodies.tsx'
import { StateFields } from '../parts/form-fields.tsx'
import { Text } from '../parts/text.tsx'

/** The same day so many months earlier, or the last day of that month. */
export function monthsBefore(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month - months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 - months, Math.min(date, last))).toISOString().slice(0, 10)
}

/** The day before the first of a mission was known. */
const beforeAll = ({ recorded }: MissionAnswer): string =>
  new Date(Date.parse(recorded.knownSince) - 86_400_000).toISOString().slice(0, 10)

/** What the span of a page begins with where nothing is chosen: a year before the day of the page. */
export const lastYear = (on: string) => ({ from: monthsBefore(on, 12) })

interface SpansProps {
  readonly page: Page
  readonly mission: MissionAnswer
  /** What was compared. */
  readonly query: Readonly<Record<string, string>>
  readonly decisions: DecisionsAnswer['decisions']
  readonly releases: readonly NamedRelease[]
}

/** Where a span begins, as parameters of the page. */
type Start = Readonly<Record<string, string>>

export function Spans({ page, mission, query, decisions, releases }: SpansProps) {
  const { changes } = page.words
  const { on } = mission.pin
  const sinceRelease = releases.flatMap(({ title, position }) =>
    position === undefined ? [] : [{ text: title, start: { fromPosition: String(position) } }],
  )
  const sinceDecision = decisions.toReversed().flatMap(({ question, seen, taken, ...decision }) =>
    seen === null || taken === null || !('decidedOn' in decision)
      ? []
      : [
          {
            text: question ?? '',
            day: decision.decidedOn,
            start: { from: seen.seenAsOf, ...(seen.seenPosition >= 0 && { fromPosition: String(seen.seenPosition) }) },
          },
        ],
  )
  return (
    <nav class="spans" aria-label={changes.spans}>
      <ul>
        <SpanLink page={page} query={query} start={{ from: monthsBefore(on, 3) }} text={changes.quarter} />
        <SpanLink page={page} query={query} start={lastYear(on)} text={changes.year} />
        <SinceVisit page={page} query={query} />
        <SpanLink page={page} query={query} start={{ from: beforeAll(mission) }} text={changes.ever} />
        <Since page={page} query={query} title={changes.sinceRelease} starts={sinceRelease} />
        <Since page={page} query={query} title={changes.sinceDecision} starts={sinceDecision} />
        <li>
          <details>
            <summary>{changes.otherDays}</summary>
            <TwoDays page={page} query={query} />
          </details>
        </li>
      </ul>
    </nav>
  )
}

/** What the page was asked beside a span of time. */
function withoutSpan(query: SpansProps['query']): SpansProps['query'] {
  const span = ['from', 'fromPosition', 'to', 'toPosition', 'on']
  return Object.fromEntries(Object.entries(query).filter(([name]) => !span.includes(name)))
}

interface SpanLinkProps extends Pick<SpansProps, 'page' | 'query'> {
  readonly start: Start
  readonly text: FactText
  readonly children?: ComponentChildren
}

function SpanLink({ page, query, start, text, children }: SpanLinkProps) {
  const { state } = page
  const { from, fromPosition, to } = query
  const isThis = from === start.from && fromPosition === start.fromPosition && to === undefined
  return (
    <li>
      <a
        href={address(state, state.path, { ...withoutSpan(query), ...start })}
        {...(isThis && { 'aria-current': 'true' as const })}
      >
        {typeof text === 'string' ? text : <Text page={page} text={text} />}
      </a>
      {children}
    </li>
  )
}

/** What changed since the last visit, which the browser alone knows: its script shows the line and says since when. */
function SinceVisit({ page, query }: Pick<SpansProps, 'page' | 'query'>) {
  const { state, words } = page
  if (isPinned(page)) return null
  return (
    <li hidden data-since-visit>
      <a href={address(state, state.path, withoutSpan(query))}>{words.changes.sinceVisit}</a> <span />
    </li>
  )
}

interface SinceProps extends Pick<SpansProps, 'page' | 'query'> {
  readonly title: string
  readonly starts: readonly { readonly text: FactText; readonly start: Start; readonly day?: string }[]
}

function Since({ page, query, title, starts }: SinceProps) {
  if (starts.length === 0) return null
  return (
    <li>
      <details>
        <summary>{title}</summary>
        <ul>
          {starts.map(({ text, start, day: on }) => (
            <SpanLink key={JSON.stringify(start)} {...{ page, query, start, text }}>
              {on !== undefined && ` (${day(page.language, on)})`}
            </SpanLink>
          ))}
        </ul>
      </details>
    </li>
  )
}

/** Two days to compare, as a form. */
function TwoDays({ page, query }: Pick<SpansProps, 'page' | 'query'>) {
  const { state, words } = page
  const field = (name: 'from' | 'to', label: string) => (
    <div>
      <label for={`span-${name}`}>{label}</label>
      <input
        type="text"
        id={`span-${name}`}
        name={name}
        placeholder={words.dayHint}
        autocomplete="off"
        value={query[name] === undefined ? '' : dayInField(page.language, asOfDay(query[name]))}
      />
    </div>
  )
  return (
    <form method="get" action={state.path}>
      <StateFields page={page} without={['from', 'to', 'fromPosition', 'toPosition', 'on']} />
      {field('from', words.changes.from)}
      {field('to', words.changes.to)}
      <button type="submit">{words.changes.compare}</button>
    </form>
  )
}
