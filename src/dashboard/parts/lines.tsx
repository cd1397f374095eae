/** The table of baselines or targets with who decided each and why. Superseded lines stay, struck through. */
import type { BaselineLine, IndicatorAnswer, StatedMilestone, TargetLine } from '../answer-types.ts'
import type { ValueFormat } from '../format.ts'
import { amount, number, percent, period, unitName } from '../format.ts'
import type { Page } from '../page.ts'
import { Flags } from './flags.tsx'
import { CellName } from './measurements.tsx'
import { Known, Why } from './origin.tsx'
import { TableHead } from './table-head.tsx'
import { Who } from './text.tsx'

/** A baseline or a target. */
type AnyLine = BaselineLine & Partial<TargetLine>

interface LinesProps {
  readonly page: Page
  readonly indicator: IndicatorAnswer
  readonly format: ValueFormat
  readonly id: 'baselines' | 'targets'
}

/** The table; of each cell the current line comes first. */
export function Lines({ page, indicator, format, id }: LinesProps) {
  const { words } = page
  const lines: readonly AnyLine[] = indicator[id]
  const cells = Object.values(Object.groupBy(lines, line => JSON.stringify(line.cell ?? {})))
  const newestFirst = cells.flatMap(of => (of ?? []).toReversed().map((line, i) => ({ line, stands: i === 0 })))
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{words.indicator[id]}</h2>
      {lines.length === 0 ? (
        <p class="quiet">{id === 'targets' ? words.indicator.noTargets : words.indicator.noBaselines}</p>
      ) : (
        <table class="cards lines-table" aria-labelledby={id}>
          <TableHead
            columns={[
              words.indicator.period,
              words.indicator.value,
              words.mission.decidedBy,
              words.indicator.known,
              words.mission.why,
            ]}
          />
          <tbody>
            {newestFirst.map(({ line, stands }) => (
              <Line key={line.position} {...{ page, indicator, format, line, stands }} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

interface LineProps extends Omit<LinesProps, 'id'> {
  readonly line: AnyLine
  readonly stands: boolean
}

function Line({ page, indicator, format, line, stands }: LineProps) {
  const { words, language } = page
  const value = amount(language, line.amount === undefined ? line : (line.amount ?? {}), format) ?? '–'
  return (
    <tr id={`fact-${line.position}`} class={stands ? '' : 'earlier'}>
      <th scope="row">
        {period(language, line.period)}
        <span class="small">
          {words.indicator.version} {line.version} · {stands ? words.indicator.stands : words.indicator.superseded}
          {Object.keys(line.cell ?? {}).length > 0 && (
            <>
              {' '}
              · <CellName page={page} indicator={indicator} cell={line.cell ?? {}} />
            </>
          )}
        </span>
      </th>
      <td data-label={words.indicator.value}>
        {stands ? <strong class="number">{value}</strong> : <s class="number">{value}</s>}{' '}
        <Flags page={page} marks={line} />
        <Relative page={page} format={format} line={line} />
        {line.path && <Milestones page={page} format={format} path={line.path} />}
      </td>
      <td data-label={words.mission.decidedBy}>
        {line.decidedBy === undefined ? (
          <span class="quiet">{words.mission.noDecision}</span>
        ) : (
          <Who page={page} named={line.decidedBy} />
        )}
      </td>
      <td data-label={words.indicator.known}>
        <Known page={page} origin={line} />
      </td>
      <td data-label={words.mission.why} class="about">
        <Why page={page} origin={line} />
      </td>
    </tr>
  )
}

/** The change that a relative target states: “−50 % from baseline 2”. */
function Relative({ page, format, line }: { page: Page; format: ValueFormat; line: AnyLine }) {
  const change = changeOf(page, line, format)
  if (change === undefined) return null
  return <span class="small">{page.words.indicator.ofBaseline(change, line.baselineVersion ?? 1)}</span>
}

const Milestones = ({ page, format, path }: { page: Page; format: ValueFormat; path: readonly StatedMilestone[] }) => (
  <span class="small">
    {page.words.indicator.milestones}:{' '}
    {path
      .map(
        m =>
          `${period(page.language, m.period)} ${amount(page.language, m, format) ?? changeOf(page, m, format) ?? '–'}`,
      )
      .join('; ')}
  </span>
)

interface StatedChange {
  readonly changePercent?: number | undefined
  readonly changePoints?: number | undefined
}

/** A change from a baseline as it was stated: −50 %, +3 persons. Undefined where none is stated. */
function changeOf(
  { language }: Page,
  { changePercent, changePoints }: StatedChange,
  format: ValueFormat,
): string | undefined {
  if (changePercent !== undefined)
    return `${changePercent > 0 ? '+' : ''}${percent(language, changePercent / 100, null)}`
  return changePoints === undefined
    ? undefined
    : `${number(language, changePoints, format.decimals, true)} ${unitName(language, format)}`
}
