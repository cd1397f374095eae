/** What somebody saw beside what is known now: the figures they rested on, the indicators they named, and the pin they saw. */
import type { ObsStatus } from '../../../events/obs-status.ts'
import type { Text as FactText } from '../../../events/shapes.ts'
import { address, asOfDay } from '../address.ts'
import type {
  AcknowledgementLine,
  DecisionAnswer,
  IndicatorThenAndNow,
  KnownFigureLine,
  RestedFigureLine,
} from '../answer-types.ts'
import { amount, day, percent, period, type ValueFormat } from '../format.ts'
import type { Page } from '../page.ts'
import type { ThingTitles } from '../thing-titles.ts'
import { Flags } from './flags.tsx'
import { CellName } from './measurements.tsx'
import { Known } from './origin.tsx'
import { Text, Who } from './text.tsx'
import { PathTag, TrendTag } from './verdict.tsx'

interface FigureProps {
  readonly page: Page
  readonly figure: KnownFigureLine
  readonly format: ValueFormat
}

/** A figure as it is known, or why there is none. */
function Figure({ page, figure, format }: FigureProps) {
  const { state, judgement, obsStatus, flags = [], disputed } = figure
  if (state !== 'figure') return <span class="quiet">{page.words.decisions.state[state]}</span>
  const status = obsStatus as ObsStatus | null
  return (
    <>
      <span class="number">{amount(page.language, figure, format) ?? judgement ?? '–'}</span>{' '}
      <Flags page={page} marks={{ obsStatus: status, flags: flags as readonly ObsStatus[], disputed }} />
    </>
  )
}

/** An indicator by its title, and the cell of it that is meant. */
function Named(props: {
  page: Page
  titles: ThingTitles
  of: IndicatorThenAndNow | RestedFigureLine
  title: FactText | null
}) {
  const { page, titles, of, title } = props
  const known = titles.indicators.get(of.indicator)
  return (
    <>
      <a href={address(page.state, `/indicators/${of.indicator}`)}>
        <Text page={page} text={title ?? of.indicator} />
      </a>
      {known && Object.keys(of.cell).length > 0 && (
        <span class="small">
          <CellName page={page} indicator={known} cell={of.cell} />
        </span>
      )}
    </>
  )
}

interface RestedFiguresProps {
  readonly page: Page
  readonly titles: ThingTitles
  readonly figures: readonly RestedFigureLine[]
  /** The id of its heading. */
  readonly labelledBy: string
}

/** The figures somebody rested on; those that moved are marked, and whether anybody has answered for that. */
export function RestedFigures({ page, titles, figures, labelledBy }: RestedFiguresProps) {
  const { decisions, tabs } = page.words
  return (
    <table class="cards then-now" aria-labelledby={labelledBy}>
      <thead>
        <tr>
          <th scope="col">{decisions.figure}</th>
          <th scope="col">{decisions.seen}</th>
          <th scope="col">{decisions.known}</th>
          <th scope="col">{tabs.changes}</th>
        </tr>
      </thead>
      <tbody>
        {figures.map(figure => {
          const { unit, decimals, flagged, acknowledged } = figure
          const format = { unit: unit ?? '', decimals }
          return (
            <tr
              key={`${figure.indicator} ${JSON.stringify([figure.period, figure.cell])}`}
              {...(flagged && { class: 'moved' })}
            >
              <th scope="row">
                <Named page={page} titles={titles} of={figure} title={figure.title} />{' '}
                <span class="small">{period(page.language, figure.period)}</span>
              </th>
              <td data-label={decisions.seen}>
                <Figure page={page} figure={figure.seen} format={format} />
              </td>
              <td data-label={decisions.known}>
                <Figure page={page} figure={figure.now} format={format} />
              </td>
              <td data-label={tabs.changes}>
                {flagged ? (
                  <strong class="lacking">
                    {figure.waitsSince === undefined
                      ? decisions.changed
                      : decisions.waitsSince(day(page.language, figure.waitsSince))}
                  </strong>
                ) : (
                  <span class="quiet">{acknowledged ? decisions.acknowledged : decisions.same}</span>
                )}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

interface IndicatorsSeenProps {
  readonly page: Page
  readonly titles: ThingTitles
  readonly indicators: readonly IndicatorThenAndNow[]
  readonly labelledBy: string
}

/** Both answers about the indicators somebody named, as they were and as they are. */
export function IndicatorsSeen({ page, titles, indicators, labelledBy }: IndicatorsSeenProps) {
  const { decisions, mission } = page.words
  return (
    <table class="cards then-now" aria-labelledby={labelledBy}>
      <thead>
        <tr>
          <th scope="col">{mission.indicator}</th>
          <th scope="col">{decisions.seen}</th>
          <th scope="col">{decisions.known}</th>
        </tr>
      </thead>
      <tbody>
        {indicators.map(one => (
          <tr key={`${one.indicator} ${JSON.stringify(one.cell)}`}>
            <th scope="row">
              <Named page={page} titles={titles} of={one} title={one.title} />
            </th>
            <td data-label={decisions.seen}>
              <Answers page={page} at={one.seen} format={{ unit: one.unit ?? '', decimals: one.decimals }} />
            </td>
            <td data-label={decisions.known}>
              <Answers page={page} at={one.now} format={{ unit: one.unit ?? '', decimals: one.decimals }} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Answers({ page, at, format }: { page: Page; at: IndicatorThenAndNow['now']; format: ValueFormat }) {
  if (at === null) return <span class="quiet">{page.words.decisions.state.missing}</span>
  const { latest, covered, path, trend } = at
  return (
    <div class="both">
      {latest && (
        <span>
          <strong class="number">{amount(page.language, latest, format) ?? '–'}</strong>{' '}
          <span class="age">{period(page.language, latest.period)}</span>
        </span>
      )}
      {covered !== null && (
        <span class="small">
          {page.words.goal.covered}: {percent(page.language, covered)}
        </span>
      )}
      <PathTag page={page} verdict={path} />
      <TrendTag page={page} verdict={trend} />
    </div>
  )
}

interface AsSeenProps {
  readonly page: Page
  readonly mission: string
  readonly seen: NonNullable<DecisionAnswer['seen']>
}

/** The way to the mission as somebody saw it, and how sure it is that they did. */
export function AsSeen({ page, mission, seen }: AsSeenProps) {
  const { words, language, state } = page
  const { seenAsOf, seenPosition, reconstructed, assumed, progress } = seen
  return (
    <div class="as-seen">
      {progress === null ? (
        <p>{words.decisions.notKnownThen}</p>
      ) : (
        <p>
          <a href={address(state, `/missions/${mission}`, { asOf: seenAsOf, position: String(seenPosition) })}>
            {words.decisions.openAsSeen(day(language, asOfDay(seenAsOf)))}
          </a>
        </p>
      )}
      {(reconstructed || assumed) && (
        <p class="small">
          {reconstructed && words.decisions.reconstructed} {assumed && words.decisions.assumed}
        </p>
      )}
    </div>
  )
}

/** What was done about changed figures, the latest last. */
export function Acknowledgements({ page, lines }: { page: Page; lines: readonly AcknowledgementLine[] }) {
  const { decisions } = page.words
  if (lines.length === 0) return null
  return (
    <>
      <h4>{decisions.acknowledgements}</h4>
      <ul class="lines">
        {lines.map(line => (
          <li key={line.position}>
            <strong>{decisions.acknowledgement[line.outcome]}</strong>: <Text page={page} text={line.why} />
            <p class="small">
              <Who page={page} named={line.by} /> · <Known page={page} origin={line} />
            </p>
          </li>
        ))}
      </ul>
    </>
  )
}
