/** Did moving the target mend or spoil a verdict? The same figures are held against the original target and baseline. */
import type { Reason } from './reasons.ts'
import { comparePath, compareTrend } from './roll-up.ts'
import { type ChanceInWords, chanceInWordsOf } from './trend.ts'
import type { Varde1 } from './varde-1.ts'

/** What both answers say against the original target; to be shown beside today's. */
export interface AgainstOriginal {
  readonly original: Pick<Varde1, 'path' | 'trend'>
  /** `target-weakened` where either answer is worse against the original, `target-strengthened` where either is better. */
  readonly reasons: readonly Reason[]
}

type Answers = Pick<Varde1, 'path' | 'trend'>

const trendOf = ({ trend }: Answers): { trend: Varde1['trend']['verdict']; chance: ChanceInWords | null } => ({
  trend: trend.verdict,
  chance: chanceInWordsOf(trend),
})

/**
 * Compares the assessment of a case with that of the same points against the first target and the baseline then standing.
 * A verdict that says nothing (not assessed, too early) is not compared. To be asked where the target has been revised.
 */
export function againstOriginal(now: Answers, { path, trend }: Answers): AgainstOriginal {
  const differences = [
    comparePath(path.verdict, now.path.verdict),
    compareTrend(trendOf({ path, trend }), trendOf(now)),
  ].filter(difference => difference !== null)
  const reasons: Reason[] = []
  if (differences.some(difference => difference < 0)) reasons.push('target-weakened')
  if (differences.some(difference => difference > 0)) reasons.push('target-strengthened')
  return { original: { path, trend }, reasons }
}
