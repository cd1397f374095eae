/** What each fact did to the numbers of an indicator, by the numbers before and after it, and of which cause it is. */
import type { IndicatorFact } from '../../events/catalogue.ts'
import { type Grid, gridOfWay } from '../base/rounding.ts'
import { STRIDE, type Work } from '../base/work.ts'
import {
  type AttributedNumber,
  attributedNumbers,
  eachNumber,
  type IndicatorNumbers,
  type Numbers,
} from './attributed-numbers.ts'
import type { EnteringFact } from './facts-between.ts'

/** The causes that parts are summed by. */
export const causes = ['new data', 'correction', 'target', 'baseline', 'definition', 'membership', 'method'] as const
export type Cause = (typeof causes)[number]

const causeOf: Readonly<Record<IndicatorFact['type'], Cause>> = {
  'indicator-measured': 'new data',
  'measurement-corrected': 'correction',
  'measurement-withdrawn': 'correction',
  'measurement-disputed': 'correction',
  'dispute-resolved': 'correction',
  'target-set': 'target',
  'target-revised': 'target',
  'baseline-set': 'baseline',
  'baseline-reestimated': 'baseline',
  'indicator-redefined': 'definition',
  'indicator-defined': 'membership',
  'indicator-assigned': 'membership',
  'indicator-retired': 'membership',
  // Who takes part in the work reads every figure, approved or not: for them sign-off moves nothing.
  'sign-off-changed': 'membership',
  'key-indicator-changed': 'membership',
  'source-bound': 'membership',
  'source-unbound': 'membership',
  'commentary-written': 'membership',
  'figures-submitted': 'membership',
  'figures-returned': 'membership',
  'figures-approved': 'membership',
  'period-locked': 'membership',
  'period-reopened': 'membership',
  'fact-struck': 'membership',
}

/** What one fact did, or the change of method (no fact). */
export interface Step {
  readonly cause: Cause
  readonly fact: EnteringFact | null
  /** By how much it changed each number; null where the number is null at one end of the span. */
  readonly did: Numbers
  /** Numbers that were null before it and are not after it, or the other way round. */
  readonly turned: readonly AttributedNumber[]
}

/** The grid on which the changes of each number are told; undefined where it is null at one end. */
export type Grids = Readonly<Record<AttributedNumber, Grid | undefined>>

/** What the facts did, one after the other, and the grids on which it adds up. */
export interface Steps {
  readonly steps: readonly Step[]
  readonly grids: Grids
}

function gridFor(states: readonly IndicatorNumbers[], name: AttributedNumber): Grid | undefined {
  const [from, to] = [states[0]?.numbers[name] ?? null, states.at(-1)?.numbers[name] ?? null]
  if (from === null || to === null) return undefined
  let greatest = 0
  for (const { numbers } of states) greatest = Math.max(greatest, Math.abs(numbers[name] ?? 0))
  return gridOfWay(from, to, greatest)
}

/** By how much each fact changed a number. One that is null in between keeps its last value, so that the parts still add up. */
function changesOn(
  grid: Grid | undefined,
  states: readonly IndicatorNumbers[],
  name: AttributedNumber,
): readonly number[] | undefined {
  if (!grid) return undefined
  const { stepsIn, numberOf } = grid
  // Each number is rounded, and not each change of it: roundings would not add up.
  let before = states[0]?.numbers[name] ?? 0
  let last = stepsIn(before)
  const changes: number[] = []
  for (let index = 1; index < states.length; index++) {
    const told = states[index]?.numbers[name] ?? before
    // Most facts leave a number as it was.
    if (told === before) {
      changes.push(0)
      continue
    }
    const now = stepsIn(told)
    changes.push(now === last ? 0 : numberOf(now - last))
    before = told
    last = now
  }
  return changes
}

/** Each fact's part; `states`: the numbers before the first fact, and after each one. It may be interrupted. */
export function* stepsOf(facts: readonly EnteringFact[], states: readonly IndicatorNumbers[]): Work<Steps> {
  const grids = eachNumber(name => gridFor(states, name))
  const changes = eachNumber(name => changesOn(grids[name], states, name))
  const steps: Step[] = []
  for (let index = 0; index + 1 < states.length; index++) {
    if (index % STRIDE === STRIDE - 1) yield
    steps.push(stepOf(index))
  }
  return { steps, grids }

  function stepOf(index: number): Step {
    const fact = facts[index] ?? null
    const { latest, covered, share, projected, value } = changes
    return {
      cause: fact === null ? 'method' : causeOf[fact.type],
      fact,
      did: {
        latest: latest?.[index] ?? null,
        covered: covered?.[index] ?? null,
        share: share?.[index] ?? null,
        projected: projected?.[index] ?? null,
        value: value?.[index] ?? null,
      },
      turned: turnedBetween(states[index] as IndicatorNumbers, states[index + 1] as IndicatorNumbers),
    }
  }
}

const NONE: readonly AttributedNumber[] = []

/** The numbers that are null in one state and not in the other; mostly none. */
function turnedBetween(
  { numbers: a }: IndicatorNumbers,
  { numbers: b }: IndicatorNumbers,
): readonly AttributedNumber[] {
  let turned = NONE
  for (const name of attributedNumbers) if ((a[name] === null) !== (b[name] === null)) turned = [...turned, name]
  return turned
}
