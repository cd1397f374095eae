/** The change of a number as a waterfall: from its value before, by a bar for each cause that moved it, to its value after. */
import { z } from 'zod'
import { withoutNoise } from '../base/rounding.ts'
import type { Shaped } from '../base/shaped.ts'
import { attributedNumbers, causes, type Numbers } from './attribution.ts'
import type { Part } from './parts-by-cause.ts'

export const waterfallShape = z.strictObject({
  number: z.enum(attributedNumbers),
  from: z.number(),
  to: z.number(),
  bars: z
    .array(z.strictObject({ cause: z.enum(causes), from: z.number(), to: z.number(), did: z.number() }))
    .describe('By cause; each begins where the one before it ends, and the last one ends at `to`.'),
})
type Waterfall = Shaped<typeof waterfallShape>

/** A waterfall for each number that is there on both sides and that some cause moved. */
export function waterfallsOf(from: Numbers, to: Numbers, parts: readonly Pick<Part, 'cause' | 'did'>[]): Waterfall[] {
  return attributedNumbers.flatMap(number => {
    const [start, end] = [from[number], to[number]]
    const moving = parts.flatMap(({ cause, did }) => (did[number] ? [{ cause, did: did[number] }] : []))
    if (start === null || end === null || moving.length === 0) return []
    let at = start
    const bars = moving.map(({ cause, did }, index) => {
      const before = at
      at = index === moving.length - 1 ? end : withoutNoise(before + did, Math.max(Math.abs(before), Math.abs(did)))
      return { cause, from: before, to: at, did }
    })
    return [{ number, from: start, to: end, bars }]
  })
}
