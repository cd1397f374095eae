/** What is to be known of target and baseline, whatever the verdicts: made for an example, revised, following another baseline. */
import { cellKey } from '../../events/shapes.ts'
import type { Pin } from '../base/pin.ts'
import { same } from '../progress/compare.ts'
import type { Days } from '../progress/days.ts'
import { type AgainstOriginal, againstOriginal } from '../progress/original-target.ts'
import type { Reason } from '../progress/reasons.ts'
import { alikeOn, assessVarde1, type Varde1 } from '../progress/varde-1.ts'
import { type Chosen, type MadeCase, makeCase } from './case.ts'
import type { IndicatorAt, IndicatorHistory } from './indicator.ts'

/** Whether the baseline or target of a case was made for the example: then it speaks for nothing but the indicator itself. */
export const isExample = ({ baseline, target }: MadeCase): boolean =>
  baseline?.illustrative === true || target?.illustrative === true

/** Reasons that go with both answers; `said` is what the answer against the path already says. */
export function reasonsOnLines(made: MadeCase, said: readonly Reason[]): Reason[] {
  const { baseline, target } = made.case
  const reasons: Reason[] = isExample(made) ? ['example-target'] : []
  const follows = target?.relativeTo
  const stands = baseline?.value ?? null
  const isOther = follows !== undefined && stands !== null && !same(follows, stands)
  if (isOther && !said.includes('target-follows-other-baseline')) reasons.push('target-follows-other-baseline')
  return reasons
}

/**
 * Both answers against the first target and the baseline that stood then, and on which other days they are the same; undefined
 * where the target was never revised.
 */
export function originalAnswers(
  now: Pick<Varde1, 'path' | 'trend'>,
  history: IndicatorHistory,
  at: IndicatorAt,
  pin: Pin,
  chosen: Chosen,
  made: MadeCase,
): (AgainstOriginal & { readonly alikeOn: Days | undefined }) | undefined {
  const isRevised = (at.targets.get(cellKey(chosen.cell))?.length ?? 0) > 1
  if (!isRevised || chosen.target === 'original') return undefined
  const then = makeCase(history, at, pin, { ...chosen, target: 'original' }, made.recorded)
  return { ...againstOriginal(now, assessVarde1(then.case)), alikeOn: alikeOn(then.case) }
}
