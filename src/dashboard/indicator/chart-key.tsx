/** What the marks of a chart mean, of those that it has, and which decisions the numbers on its axis are. */
import type { JSX } from 'preact'
import { address } from '../address.ts'
import type { DrawnFigure } from '../answer-types.ts'
import { type ChartProps, hasSpans } from '../chart/chart.tsx'
import { day } from '../format.ts'
import type { Page } from '../page.ts'
import { Text } from '../parts/text.tsx'
import { capital, type Words } from '../words.ts'
import { isExample } from './shown-figure.ts'

/** Each mark as it is drawn, 28 wide and 14 high. */
const marks = {
  example: [
    <text class="star" x="14" y="12" text-anchor="middle">
      *
    </text>,
  ],
  tentative: [<circle class="dot tentative" cx="14" cy="7" r="4" />],
  incomplete: [<circle class="dot incomplete" cx="14" cy="7" r="4" />],
  disputed: [<circle class="dot" cx="14" cy="7" r="2.5" />, <circle class="disputed" cx="14" cy="7" r="6" />],
  interval: [<path class="interval" d="M9 1h10M14 1v12M9 13h10" />],
  first: [
    <g class="first">
      <path d="M7 7h14" />
      <circle cx="7" cy="7" r="3.5" />
    </g>,
    <circle class="dot" cx="21" cy="7" r="3.5" />,
  ],
  span: [<path class="span" d="M3 7h22" />, <circle class="dot" cx="14" cy="7" r="3" />],
  baseline: [<rect class="baseline" x="9.5" y="2.5" width="9" height="9" />],
  'earlier-baseline': [<rect class="baseline earlier" x="9.5" y="2.5" width="9" height="9" />],
  path: [<path class="path" d="M0 7h28" />],
  'path-apart': [<path class="path apart" d="M0 7h28" />],
  milestone: [<path class="milestone" d="M14 1l6 6-6 6-6-6Z" />],
  'earlier-target': [
    <g class="superseded-target">
      <path d="M0 7h15" />
      <path class="aim" d="M21 1l6 6-6 6-6-6Z" />
    </g>,
  ],
  fades: [
    <g class="projection">
      <path class="band" d="M0 1h28v12h-28Z" />
      <path class="course" d="M1 7h27" />
    </g>,
  ],
  holds: [
    <g class="projection">
      <path class="pace-held" d="M0 7h28" />
    </g>,
  ],
  break: [<path class="break" d="M14 0v14" />],
} as const satisfies Readonly<Record<string, readonly JSX.Element[]>>

/** A mark with what it means. */
export interface KeyEntry {
  readonly name: string
  readonly drawn: readonly JSX.Element[]
  readonly text: string
}

/** What is drawn, each with what it means; both estimates with their values. */
export function keyOf(of: ChartProps, words: Words): KeyEntry[] {
  const { figure } = of
  const { value, range } = of.words
  const { chart, figures } = words
  const { projection, stretches, path, superseded, baseline, target } = figure
  const kinds = { first: false, tentative: false, disputed: false }
  for (const mark of stretches.flat()) {
    if (mark.first !== null) kinds.first = true
    if (mark.tentative) kinds.tentative = true
    if (mark.disputed) kinds.disputed = true
  }
  const holds = projection?.ifPaceHolds
  const all: readonly (readonly [isThere: unknown, mark: keyof typeof marks, text: string])[] = [
    [baseline, 'baseline', chart.baseline],
    [figure.earlierBaselines.length > 0, 'earlier-baseline', chart.earlierBaseline],
    [target && path.corners.length > 0 && path.comparable, 'path', figures.lines['agreed-path']],
    [target && path.corners.length > 0 && !path.comparable, 'path-apart', chart.pathApart],
    [[path, ...superseded].some(({ milestones }) => milestones.length > 0), 'milestone', chart.milestone],
    [superseded.length > 0, 'earlier-target', chart.earlierTarget],
    [
      projection,
      'fades',
      projection
        ? `${chart.projected}: ${value(projection.value)}, ${chart.band}: ${range(projection.low, projection.high)}`
        : '',
    ],
    [typeof holds === 'number', 'holds', `${chart.paceHolds}: ${value(holds ?? 0)}`],
    [kinds.first, 'first', chart.first],
    [kinds.tentative, 'tentative', chart.provisional],
    [figure.incomplete.length > 0, 'incomplete', chart.incomplete],
    [kinds.disputed, 'disputed', chart.disputed],
    [figure.intervals.length > 0, 'interval', figures.lines.interval],
    [hasSpans(of), 'span', chart.span],
    [figure.breaks.length > 0, 'break', chart.break],
    [isExample(figure), 'example', capital(words.illustrative)],
  ]
  return all.flatMap(([isThere, mark, text]) => (isThere ? [{ name: mark, drawn: marks[mark], text }] : []))
}

interface ChartKeyProps {
  readonly page: Page
  readonly chart: ChartProps
}

export function ChartKey({ page, chart }: ChartKeyProps) {
  return (
    <ul class="chart-key">
      {chart.lines?.map(({ letter, name }) => (
        <li key={letter}>
          <strong>{letter}</strong> {name}
        </li>
      ))}
      {keyOf(chart, page.words).map(({ name, drawn, text }) => (
        <li key={name}>
          <svg class="swatch chart" viewBox="0 0 28 14" aria-hidden="true">
            {drawn}
          </svg>{' '}
          {text}
        </li>
      ))}
    </ul>
  )
}

interface DecisionKeyProps {
  readonly page: Page
  readonly figure: DrawnFigure
  /** Whether the key stands on another site: there a link opens in the whole window. */
  readonly isEmbedded?: boolean
}

/** The decisions that are numbered on the axis, each with its link. */
export function DecisionKey({ page, figure, isEmbedded = false }: DecisionKeyProps) {
  const { words, language, state } = page
  if (figure.decisions.length === 0) return null
  return (
    <section class="decision-key" aria-labelledby="chart-decisions">
      <h3 id="chart-decisions">{words.chart.decisions}</h3>
      <ol>
        {figure.decisions.map(({ decision, decidedOn, question, chosen }) => (
          <li key={decision}>
            <time datetime={decidedOn}>{day(language, decidedOn)}</time>{' '}
            <a href={address(state, `/decisions/${decision}`)} {...(isEmbedded && { target: '_top', rel: 'noopener' })}>
              <Text page={page} text={question} />
            </a>{' '}
            → <Text page={page} text={chosen} />
          </li>
        ))}
      </ol>
    </section>
  )
}
