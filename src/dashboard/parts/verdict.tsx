/** Verdicts as a word with an icon; the colour repeats what they say. */
import { parsePeriod } from '../../../events/period.ts'
import type { PathVerdict } from '../../../projections/progress/path.ts'
import type { Reason } from '../../../projections/progress/reasons.ts'
import { ageBetween } from '../../../projections/progress/staleness.ts'
import type { ChanceInWords, TrendVerdict } from '../../../projections/progress/trend.ts'
import { verdictOf } from '../../../projections/words/verdicts.ts'
import type { AssessmentAnswer, ProgressAnswer } from '../answer-types.ts'
import type { Page } from '../page.ts'
import { Illustrative } from './flags.tsx'
import { Icon } from './icon.tsx'

type Tone = 'good' | 'even' | 'short' | 'bad' | 'open'

const pathTones: Readonly<Record<PathVerdict, Tone>> = {
  'not-assessed': 'open',
  achieved: 'good',
  missed: 'bad',
  met: 'good',
  'within-error': 'even',
  ahead: 'good',
  behind: 'bad',
  'on-path': 'even',
}
const trendTones: Readonly<Record<TrendVerdict, Tone>> = {
  'not-assessed': 'open',
  'too-early': 'open',
  'moving-away': 'bad',
  'clearly-short': 'bad',
  'slightly-short': 'short',
  'met-slipping': 'short',
  reaches: 'good',
  met: 'good',
}

/** The order of lists: from the best verdict to the worst, those without an answer last. */
const pathOrder = ['achieved', 'met', 'ahead', 'on-path', 'within-error', 'behind', 'missed', 'not-assessed'] as const
const trendOrder = [
  'met',
  'reaches',
  'met-slipping',
  'slightly-short',
  'clearly-short',
  'moving-away',
  'too-early',
  'not-assessed',
] as const

interface TagProps<V> {
  readonly page: Page
  readonly verdict: V
  /** How many indicators have this verdict. */
  readonly count?: number
}

export const PathTag = ({ page, verdict, count }: TagProps<PathVerdict>) => (
  <span class={`tag ${pathTones[verdict]}`}>
    <Icon shape={verdict} /> {count !== undefined && `${count} `}
    {verdictOf(page.words, 'path', verdict, count)}
  </span>
)

interface TrendTagProps extends TagProps<TrendVerdict> {
  readonly chance?: ChanceInWords | number | null | undefined
}

/** No badge is good where the chance is unlikely, nor a pace of which no chance is told here: others may be unlikely. */
function toneOf({ verdict, chance }: TrendTagProps): Tone {
  if (verdict !== 'reaches' || chance === null) return trendTones[verdict]
  return chance === 'unlikely' ? 'short' : chance === undefined ? 'even' : 'good'
}

export const TrendTag = ({ page, verdict, count, chance }: TrendTagProps) => (
  <span class={`tag ${toneOf({ page, verdict, chance })}`}>
    <Icon shape={verdict} /> {count !== undefined && `${count} `}
    {verdict === 'reaches' && chance === 'unlikely'
      ? page.words.reachesIfItLasts
      : verdictOf(page.words, 'trend', verdict, count)}
  </span>
)

const present = <V extends string>(order: readonly V[], of: Readonly<Partial<Record<V, number>>>): V[] =>
  order.filter(verdict => (of[verdict] ?? 0) > 0)

/** How many indicators have each verdict, for both answers; never a mean. Nothing where no indicator speaks. */
export function VerdictCounts({ page, rollUp }: { page: Page; rollUp: ProgressAnswer['rollUp'] }) {
  const [path, trend] = [rollUp.path.distribution, rollUp.trend.distribution]
  const [paths, trends] = [present(pathOrder, path), present(trendOrder, trend)]
  const all = Object.values(path).reduce((sum, count) => sum + count, 0)
  if (all === 0) return null
  const { goal } = page.words
  if ([...paths, ...trends].every(verdict => verdict === 'not-assessed' || verdict === 'too-early'))
    return <p class="small">{goal.noneAssessed(all)}</p>
  return (
    <>
      <p class="small">{goal.counted(all)}</p>
      <dl class="standing">
        <dt>{goal.onTheWay}</dt>
        <dd>
          {paths.map(verdict => (
            <PathTag key={verdict} page={page} verdict={verdict} count={path[verdict] ?? 0} />
          ))}
          {rollUp.illustrative && <Illustrative page={page} />}
        </dd>
        <dt>{goal.ifItContinues}</dt>
        <dd>
          {trends.map(verdict => (
            <TrendTag key={verdict} page={page} verdict={verdict} count={trend[verdict] ?? 0} />
          ))}
        </dd>
      </dl>
    </>
  )
}

/**
 * How old the latest figure is, in words; empty where there is none, or less than a month. The answer tells the age of the figure
 * that it judges, which is an earlier one where the date of the target has passed.
 */
export function ageOfLatest(
  { indicator }: Page['words'],
  { latest, pin }: Pick<AssessmentAnswer, 'latest' | 'pin'>,
): string {
  const age = latest && ageBetween(parsePeriod(latest.period).reference, parsePeriod(pin.on).reference)
  const [, years, months] = /^P(?:(\d+)Y)?(?:(\d+)M)?$/.exec(age ?? '') ?? []
  return indicator.age(Number(years ?? 0), Number(months ?? 0))
}

/** Reasons that `definition-only` includes. */
const IMPLIED: readonly Reason[] = ['no-target', 'no-baseline', 'no-measurement']

/** Reasons in words, as one phrase. */
export function reasonsInWords(page: Page, reasons: readonly Reason[]): string {
  const hasDefinitionOnly = reasons.includes('definition-only')
  const listed = [...new Set(reasons)].filter(reason => !hasDefinitionOnly || !IMPLIED.includes(reason))
  return listed.map(reason => page.words.reasons[reason]).join('; ')
}
