/** What the facts of each cause did together: the parts into which the change of a number is split. */
import { z } from 'zod'
import { STRIDE, type Work } from '../base/work.ts'
import { type AttributedNumber, eachNumber, type Numbers, numbersShape } from './attributed-numbers.ts'
import { type Cause, causes, type Grids, type Step, type Steps } from './steps.ts'

/** What the facts of one cause did together. */
export interface Part {
  readonly cause: Cause
  readonly did: Numbers
  /** Positions. */
  readonly facts: readonly number[]
}

/** The shape of `Part`. */
export const partShape = z.strictObject({
  cause: z.enum(causes),
  did: numbersShape,
  facts: z.array(z.int()).describe('Positions.'),
})

/** The sum of what steps did to a number; null where they have no part in it. */
function sumOf(steps: readonly Step[], name: AttributedNumber, grids: Grids): number | null {
  const grid = grids[name]
  if (!grid) return null
  let sum = 0
  for (const { did } of steps) {
    const part = did[name]
    if (part) sum += grid.stepsIn(part)
  }
  return grid.numberOf(sum)
}

/** What the numbers before the steps and after them differ by: what all its steps did. */
export const differenceOf = ({ steps, grids }: Steps): Numbers => eachNumber(name => sumOf(steps, name, grids))

/** The parts by cause, in the order of `causes`. */
export function* byCause({ steps, grids }: Steps): Work<Part[]> {
  const parts: Part[] = []
  for (const cause of causes) {
    const own = ofCause(steps, cause)
    if (own.length === 0) continue
    parts.push({ cause, did: eachNumber(name => sumOf(own, name, grids)), facts: positionsOf(own) })
    if (own.length > STRIDE) yield
  }
  return parts
}

function ofCause(steps: readonly Step[], cause: Cause): readonly Step[] {
  // Most spans hold nothing but new data.
  return steps.every(step => step.cause === cause) ? steps : steps.filter(step => step.cause === cause)
}

function positionsOf(steps: readonly Step[]): number[] {
  const positions: number[] = []
  for (const { fact } of steps) if (fact) positions.push(fact.position)
  return positions
}
