/** The indicators of a goal: first those that may speak for it, then those that stand beside it, with both answers. */

import type { GoalKind } from '../../../events/mission.ts'
import type { PeriodText } from '../../../events/period.ts'
import { ALL, address, here } from '../address.ts'
import type { GoalIndicator, GoalProgress } from '../answer-types.ts'
import type { Amount } from '../format.ts'
import { amount, period } from '../format.ts'
import type { Page } from '../page.ts'
import { capital } from '../words.ts'
import { Covered } from './covered.tsx'
import { Example, Flags } from './flags.tsx'
import { TableHead } from './table-head.tsx'
import { Text } from './text.tsx'
import { ageOfLatest, PathTag, reasonsInWords, TrendTag } from './verdict.tsx'

/** The parameter of a mission's page with which it shows all indicators of each goal. */
export const missionParameters = ['indicators'] as const

/** Of a goal with more indicators than these only so many are shown, unless all are asked for: more are not read at a glance. */
const MOST_SHOWN = 12

const isAnswered = ({ path, trend }: GoalIndicator): boolean =>
  path.verdict !== 'not-assessed' || trend.verdict !== 'not-assessed'

/** Those of a goal that are shown, in its order: before others those that speak for it, and of these the ones that are assessed. */
function shownOf({ state }: Page, { indicators }: GoalProgress): readonly GoalIndicator[] {
  if (state.own.indicators === ALL || indicators.length <= MOST_SHOWN) return indicators
  const weight = (one: GoalIndicator): number => (one.speaks ? 2 : 0) + (isAnswered(one) ? 1 : 0)
  const chosen = new Set(indicators.toSorted((a, b) => weight(b) - weight(a)).slice(0, MOST_SHOWN))
  return indicators.filter(one => chosen.has(one))
}

export function Members(props: { page: Page; goal: GoalProgress; labelledBy: string }) {
  const { page, goal } = props
  const { words, state } = page
  if (goal.indicators.length === 0) return <p class="quiet">{words.goal.noIndicators}</p>
  const shown = shownOf(page, goal)
  return (
    <>
      <MembersTable {...props} shown={shown} />
      {shown.length < goal.indicators.length && (
        <p>
          <a href={`${here(state, { indicators: ALL })}#goal-${goal.goal}`}>
            {words.overview.shownOf(shown.length, goal.indicators.length)}
          </a>
        </p>
      )}
    </>
  )
}

interface MembersTableProps {
  readonly page: Page
  readonly goal: GoalProgress
  readonly labelledBy: string
  readonly shown: readonly GoalIndicator[]
}

function MembersTable({ page, goal, labelledBy, shown }: MembersTableProps) {
  const { words } = page
  const speaking = shown.filter(member => member.speaks)
  const beside = shown.filter(member => !member.speaks)
  return (
    <table class="cards members" aria-labelledby={labelledBy}>
      <TableHead
        columns={[
          words.mission.indicator,
          words.goal.latest,
          words.goal.baseline,
          words.goal.target,
          words.goal.covered,
          words.goal.onTheWay,
          words.goal.ifItContinues,
        ]}
      />
      {speaking.length > 0 && (
        <tbody>
          {beside.length > 0 && <GroupRow title={words.goal.speak} />}
          {speaking.map(member => (
            <Member key={member.indicator} page={page} member={member} />
          ))}
        </tbody>
      )}
      {beside.length > 0 && (
        <tbody class="beside">
          <GroupRow title={words.goal.beside} />
          {beside.map(member => (
            <Member key={member.indicator} page={page} member={member} besides={goal.kind} />
          ))}
        </tbody>
      )}
    </table>
  )
}

const GroupRow = ({ title }: { title: string }) => (
  <tr class="group">
    <th scope="rowgroup" colSpan={7}>
      {title}
    </th>
  </tr>
)

function Member({ page, member, besides }: { page: Page; member: GoalIndicator; besides?: GoalKind }) {
  const { words, state } = page
  const { latest, baseline, target, path } = member
  return (
    <tr>
      <th scope="row">
        <a href={address(state, `/indicators/${member.indicator}`)}>
          <Text page={page} text={member.title} />
        </a>
        <span class="small">
          {words.indicatorKind[member.kind]} · {words.direction[member.direction]}
        </span>
        {member.retired && <span class="flag">{words.goal.retired}</span>}
        {member.illustrative && <Example page={page} />}
        {besides && (
          <span class="small why">
            {member.comparatorOf
              ? words.goal.compared
              : words.goal.whyNot(words.indicatorKind[member.kind], words.theGoal[besides])}
          </span>
        )}
      </th>
      <Cell page={page} label={words.goal.latest} member={member} line={latest} none={words.goal.notMeasured} />
      <Cell page={page} label={words.goal.baseline} member={member} line={baseline} none={words.goal.notSet} />
      <Cell page={page} label={words.goal.target} member={member} line={target} none={words.goal.notSet} />
      <td data-label={words.goal.covered} class={member.covered === null ? 'none' : ''}>
        {member.covered === null ? (
          <span class="quiet">–</span>
        ) : (
          <Covered page={page} covered={member.covered} ahead={path.share} />
        )}
      </td>
      <Answers page={page} member={member} />
    </tr>
  )
}

interface Line extends Amount {
  readonly period: PeriodText
  readonly illustrative?: boolean | undefined
}

function Cell(props: { page: Page; label: string; member: GoalIndicator; line: Line | null; none: string }) {
  const { page, label, member, line, none } = props
  const format = { unit: member.unit, decimals: member.decimals ?? member.decimalsRecorded }
  const value = line && amount(page.language, line, format)
  return (
    <td data-label={label}>
      {line === null ? (
        <span class="quiet">{none}</span>
      ) : (
        <>
          <strong class="number">{value ?? '–'}</strong>
          <span class="small">{period(page.language, line.period)}</span>
          <Flags page={page} marks={line} />
        </>
      )}
    </td>
  )
}

/** Both answers; one cell with the reasons where neither can be given. */
function Answers({ page, member }: { page: Page; member: GoalIndicator }) {
  const { words } = page
  const { path, trend, reasons, baseline, target } = member
  const span = ageOfLatest(words, member)
  const isExample = baseline?.illustrative === true || target?.illustrative === true
  // The age is said in years, and an example is flagged beside its number: neither is said again.
  const said = new Set<string>([...(span === '' ? [] : ['stale']), ...(isExample ? ['example-target'] : [])])
  const ownReasons = [...path.reasons, ...reasons].filter(reason => !said.has(reason))
  if (path.verdict === 'not-assessed' && trend.verdict === 'not-assessed')
    return (
      <td colSpan={2} data-label={words.goal.bothAnswers}>
        <PathTag page={page} verdict={path.verdict} />
        <span class="small">{capital(reasonsInWords(page, [...path.reasons, ...reasons, ...trend.reasons]))}</span>
      </td>
    )
  return (
    <>
      <td data-label={words.goal.onTheWay}>
        <PathTag page={page} verdict={path.verdict} />
        {span !== '' && <span class="small">{words.indicator.agedBy(span)}</span>}
        {ownReasons.length > 0 && <span class="small">{capital(reasonsInWords(page, ownReasons))}</span>}
      </td>
      <td data-label={words.goal.ifItContinues}>
        <TrendTag page={page} verdict={trend.verdict} chance={trend.chance} />
        {trend.reasons.length > 0 && <span class="small">{capital(reasonsInWords(page, trend.reasons))}</span>}
      </td>
    </>
  )
}
