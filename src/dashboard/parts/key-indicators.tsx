/** The indicators that the mission has chosen, or that tell most of it, at most five, side by side on one time axis; and in one line those that cannot be assessed. */
import { parsePeriod } from '../../../events/period.ts'
import type { Reason } from '../../../projections/progress/reasons.ts'
import { address } from '../address.ts'
import type { AssessmentAnswer, GoalIndicator, GoalProgress, ProgressAnswer } from '../answer-types.ts'
import type { Ask } from '../asking.ts'
import { type Extent, extentOf } from '../chart/frame.ts'
import { SmallChart } from '../chart/small-chart.tsx'
import { amount, period } from '../format.ts'
import { localised } from '../language.ts'
import type { Page } from '../page.ts'
import { Flags, Illustrative } from './flags.tsx'
import { Text } from './text.tsx'
import { ageOfLatest, PathTag, reasonsInWords, TrendTag } from './verdict.tsx'

const MOST = 5

/** Every indicator of a tree of goals, once. */
export function indicatorsOnce(goals: readonly GoalProgress[]): GoalIndicator[] {
  const all = (some: readonly GoalProgress[]): GoalIndicator[] =>
    some.flatMap(goal => [...goal.indicators, ...all(goal.goals)])
  return [...new Map(all(goals).map(one => [one.indicator, one])).values()]
}

const isAssessed = ({ path, trend }: GoalIndicator): boolean =>
  path.verdict !== 'not-assessed' || (trend.verdict !== 'not-assessed' && trend.verdict !== 'too-early')

/** How much an indicator tells: the mission has chosen it, it speaks for a goal and is assessed, against a target that was adopted, by a recent figure. */
function weightOf(one: GoalIndicator): number {
  const { latest, target, speaks, key } = one
  const isAdopted = target !== null && target.illustrative !== true
  return (
    (key ? 16 : 0) +
    (speaks ? 8 : 0) +
    (isAssessed(one) && isAdopted ? 4 : 0) +
    (isAssessed(one) ? 2 : 0) +
    (latest ? 1 + parsePeriod(latest.period).reference / 10_000 : 0)
  )
}

const current = ({ goals }: ProgressAnswer): GoalIndicator[] => indicatorsOnce(goals).filter(({ retired }) => !retired)

/** Those that tell most, the first one most. */
export const mostTelling = (progress: ProgressAnswer): GoalIndicator[] =>
  current(progress)
    .filter(({ latest, key }) => latest !== null || key)
    .toSorted((a, b) => weightOf(b) - weightOf(a))
    .slice(0, MOST)

/** The assessments of those that tell most. */
export async function keyIndicatorsOf(ask: Ask, progress: ProgressAnswer): Promise<AssessmentAnswer[]> {
  const chosen = mostTelling(progress)
  const asked = chosen.map(({ indicator }) => ask('/indicators/{id}/assessment', { id: indicator }))
  return (await Promise.all(asked)).filter(answer => answer !== undefined)
}

/** It has an answer, but against a target that nobody has adopted: the first sentence of the page leaves it out. */
const isAssessedByExample = ({ target, path }: AssessmentAnswer): boolean =>
  target?.illustrative === true && path.verdict !== 'not-assessed'

interface KeyIndicatorsProps {
  readonly page: Page
  readonly progress: ProgressAnswer
  readonly chosen: readonly AssessmentAnswer[]
}

export function KeyIndicators({ page, progress, chosen }: KeyIndicatorsProps) {
  const all = current(progress)
  if (all.length === 0) return null
  const extent = extentOf(chosen.map(({ figure }) => figure))
  return (
    <section class="overview" aria-labelledby="key-indicators">
      <h2 id="key-indicators" class="minor">
        {page.words.overview.keyIndicators}
      </h2>
      {chosen.length > 0 && (
        <ul class="key-indicators">
          {chosen.map(assessment => (
            <KeyIndicator
              key={assessment.indicator}
              page={page}
              assessment={assessment}
              named={all.find(one => one.indicator === assessment.indicator) as GoalIndicator}
              extent={extent}
            />
          ))}
        </ul>
      )}
      {chosen.some(isAssessedByExample) && <p class="small">{page.words.overview.exampleTargets}</p>}
      <NotAssessed page={page} indicators={all} />
    </section>
  )
}

interface KeyIndicatorProps {
  readonly page: Page
  readonly assessment: AssessmentAnswer
  readonly named: GoalIndicator
  readonly extent: Extent | undefined
}

function KeyIndicator({ page, assessment, named, extent }: KeyIndicatorProps) {
  const { words, language, state } = page
  const { latest, path, trend, target } = assessment
  const value = latest && amount(language, latest, named)
  const when = latest ? period(language, latest.period) : ''
  const old = ageOfLatest(words, assessment)
  const isOld = path.reasons.includes('stale')
  const title = localised(named.title, language, page.mainLanguage)
  const isExample = target?.illustrative === true
  return (
    <li class="card">
      <h3>
        <a href={address(state, `/indicators/${assessment.indicator}`)}>
          <Text page={page} text={named.title} />
        </a>
      </h3>
      <p class="value">
        <strong>{value}</strong>{' '}
        <span class={isOld ? 'age old' : 'age'}>
          {when}
          {isOld && old !== '' && ` · ${words.overview.old(old)}`}
        </span>{' '}
        {latest && <Flags page={page} marks={latest} />}
      </p>
      {extent && (
        <SmallChart
          figure={assessment.figure}
          extent={extent}
          today={parsePeriod(assessment.pin.on).reference}
          label={`${title.text}: ${value}, ${when}`}
          language={title.language}
        />
      )}
      <dl class="two-answers">
        <dt>{words.goal.onTheWay}</dt>
        <dd>
          <PathTag page={page} verdict={path.verdict} /> {isExample && <Illustrative page={page} />}
          {path.verdict === 'not-assessed' && (
            <span class="small">{reasonsInWords(page, path.reasons.slice(0, 1))}</span>
          )}
        </dd>
        <dt>{words.goal.ifItContinues}</dt>
        <dd>
          <TrendTag page={page} verdict={trend.verdict} chance={trend.chance} />
        </dd>
      </dl>
    </li>
  )
}

/** Those that cannot be assessed are one line, counted by why. */
function NotAssessed({ page, indicators }: { page: Page; indicators: readonly GoalIndicator[] }) {
  const without = indicators.filter(one => one.path.verdict === 'not-assessed')
  if (without.length === 0) return null
  const byReason = Map.groupBy(without, ({ path }): Reason | undefined => path.reasons[0])
  const why = [...byReason]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .flatMap(([reason, some]) => (reason ? [`${page.words.reasons[reason]} (${some.length})`] : []))
  return (
    <p class="small">
      {page.words.overview.notAssessed(without.length, indicators.length, why.join(', '))}{' '}
      <a href="#way">{page.words.overview.allIndicators}</a>
    </p>
  )
}
