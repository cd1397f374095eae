/** Which baselines and targets have stood, who decided each, and why? A superseded line is struck through, never gone. */
import type { Measure } from '../answers.ts'
import { aimOf } from '../chart/figure.ts'
import { amount, period } from '../format.ts'
import type { BaselineShown, IndicatorAnswer, MilestoneShown, TargetShown } from '../indicator-answers.ts'
import { type Page, who } from '../page.ts'
import { changeOf } from './change.ts'
import { Flags } from './flags.tsx'
import { cellName } from './measurements.tsx'
import { Known, Why } from './origin.tsx'

interface Shown {
  readonly page: Page
  readonly indicator: IndicatorAnswer
  readonly measure: Measure
  readonly id: 'baselines' | 'targets'
}

/** A table of lines, the one that stands first. */
export function Lines({ page, indicator, measure, id }: Shown) {
  const { words } = page
  const lines: readonly (BaselineShown | TargetShown)[] = indicator[id]
  const cells = Object.values(Object.groupBy(lines, line => JSON.stringify(line.cell ?? {})))
  const shown = cells.flatMap(of => (of ?? []).toReversed().map((line, i) => ({ line, stands: i === 0 })))
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{words.indicator[id]}</h2>
      {lines.length === 0 ? (
        <p class="quiet">{id === 'targets' ? words.indicator.noTargets : words.indicator.noBaselines}</p>
      ) : (
        <table class="cards lines-table" aria-labelledby={id}>
          <thead>
            <tr>
              <th scope="col">{words.indicator.period}</th>
              <th scope="col">{words.indicator.value}</th>
              <th scope="col">{words.mission.decidedBy}</th>
              <th scope="col">{words.indicator.known}</th>
              <th scope="col">{words.mission.why}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ line, stands }) => (
              <Line key={line.position} {...{ page, indicator, measure, line, stands }} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

interface LineProps extends Omit<Shown, 'id'> {
  readonly line: BaselineShown | TargetShown
  readonly stands: boolean
}

function Line({ page, indicator, measure, line, stands }: LineProps) {
  const { words, language } = page
  const value = statedValue(page, indicator, measure, line)
  return (
    <tr class={stands ? '' : 'earlier'}>
      <th scope="row">
        {period(language, line.period)}
        <span class="small">
          {words.indicator.version} {line.version} · {stands ? words.indicator.stands : words.indicator.superseded}
          {Object.keys(line.cell ?? {}).length > 0 && ` · ${cellName(page, indicator, line.cell ?? {})}`}
        </span>
      </th>
      <td data-label={words.indicator.value}>
        {stands ? <strong class="number">{value}</strong> : <s class="number">{value}</s>}{' '}
        <Flags page={page} marks={line} />
        <Relative page={page} measure={measure} line={line} />
        {'path' in line && line.path && <Milestones page={page} measure={measure} path={line.path} />}
      </td>
      <td data-label={words.mission.decidedBy}>
        {line.decidedBy === undefined ? (
          <span class="quiet">{words.mission.noDecision}</span>
        ) : (
          who(page, line.decidedBy)
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

/** The line in the unit; a relative target from the baseline it followed. */
function statedValue(
  { language }: Page,
  { baselines }: IndicatorAnswer,
  measure: Measure,
  line: BaselineShown | TargetShown,
): string {
  const own = amount(language, line, measure)
  if (own !== undefined) return own
  const aim = aimOf(
    line,
    baselines.filter(b => Object.keys(b.cell ?? {}).length === Object.keys(line.cell ?? {}).length),
  )
  if (!aim) return '–'
  const said = aim.low === aim.high ? { value: aim.low } : { low: aim.low, high: aim.high }
  return amount(language, said, measure) ?? '–'
}

/** −50 % from baseline 2. */
function Relative({ page, measure, line }: { page: Page; measure: Measure; line: TargetShown }) {
  const change = changeOf(page, line, measure)
  if (change === undefined) return null
  return <span class="small">{page.words.indicator.ofBaseline(change, line.baselineVersion ?? 1)}</span>
}

const Milestones = ({ page, measure, path }: { page: Page; measure: Measure; path: readonly MilestoneShown[] }) => (
  <span class="small">
    {page.words.indicator.milestones}:{' '}
    {path
      .map(
        m =>
          `${period(page.language, m.period)} ${amount(page.language, m, measure) ?? changeOf(page, m, measure) ?? '–'}`,
      )
      .join('; ')}
  </span>
)
