/** What the facts of each cause did together: the parts into which the change of a number is split. */
import { z } from 'zod'
import { withoutNoise } from '../base/rounding.ts'
import type { Work } from '../base/work.ts'
import { type Cause, causes, eachNumber, type Numbers, numbersShape, type Step } from './attribution.ts'

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

/** The sum of parts; null where one of them is. */
function sumOf(parts: readonly (number | null)[]): number | null {
  let [sum, magnitude] = [0, 0]
  for (const part of parts) {
    if (part === null) return null
    sum += part
    magnitude = Math.max(magnitude, Math.abs(part), Math.abs(sum))
  }
  return withoutNoise(sum, magnitude)
}

/** The parts by cause, in the order of `causes`. */
export function* byCause(steps: readonly Step[]): Work<Part[]> {
  const byCauses = Map.groupBy(steps, step => step.cause)
  const parts: Part[] = []
  for (const cause of causes) {
    const own = byCauses.get(cause)
    if (!own) continue
    const did = eachNumber(name => sumOf(own.map(step => step.did[name])))
    yield
    parts.push({ cause, did, facts: own.flatMap(({ fact }) => (fact ? [fact.position] : [])) })
  }
  return parts
}
