/** The change of a number as a waterfall: from its value before, by a bar for each cause that moved it, to its value after. */
import { z } from 'zod'
import { withoutNoise } from '../base/rounding.ts'
import type { Shaped } from '../base/shaped.ts'
import { attributedNumbers, type Numbers } from './attributed-numbers.ts'
import type { Part } from './parts-by-cause.ts'
import { causes } from './steps.ts'

export const waterfallShape = z.strictObject({
  number: z.enum(attributedNumbers),
  from: z.number(),
  to: z.number(),
  bars: z
    .array(z.strictObject({ cause: z.enum(causes), from: z.number(), to: z.number(), did: z.number() }))
    .describe('By cause; each begins where the one before it ends, and the last one ends at `to`.'),
})
type Waterfall = Shaped<typeof waterfallShape>

const isMoving = (did: number | null): did is number => did !== null && did !== 0

/** A waterfall for each number that is there on both sides and that some cause moved. */
export function waterfallsOf(from: Numbers, to: Numbers, parts: readonly Pick<Part, 'cause' | 'did'>[]): Waterfall[] {
  const waterfalls: Waterfall[] = []
  for (const number of attributedNumbers) {
    const [start, end] = [from[number], to[number]]
    if (start === null || end === null) continue
    const last = parts.findLastIndex(({ did }) => isMoving(did[number]))
    let at = start
    const bars: Waterfall['bars'][number][] = []
    for (let index = 0; index <= last; index++) {
      const { cause, did: by } = parts[index] as Pick<Part, 'cause' | 'did'>
      const did = by[number]
      if (!isMoving(did)) continue
      const from = at
      at = index === last ? end : withoutNoise(from + did, Math.max(Math.abs(from), Math.abs(did)))
      bars.push({ cause, from, to: at, did })
    }
    if (bars.length > 0) waterfalls.push({ number, from: start, to: end, bars })
  }
  return waterfalls
}
