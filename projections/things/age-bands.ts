/** Bands of ages in whole years, read from codes such as `0-5`, `15` and `18+`, and the ages that none of several bands covers. */
import { z } from 'zod'
import type { Shaped } from '../base/shaped.ts'

/** Both ends are included. */
export const agesShape = z.strictObject({ from: z.int(), to: z.int().nullable().describe('Null: no upper end.') })
export type Ages = Shaped<typeof agesShape>

/** The band a code names: `0-5`, `6–12`, `15`, `18+`, and as Eurostat writes them `Y15-29`, `Y_LT15`, `Y_GE65`. */
export function agesOf(code: string): Ages | undefined {
  const [, first, last, plus] = /^Y?(\d{1,3})(?:[-–](\d{1,3})|(\+))?$/.exec(code) ?? []
  const [, side, bound] = /^Y_(LT|GE)(\d{1,3})$/.exec(code) ?? []
  if (side === 'GE') return { from: Number(bound), to: null }
  if (side === 'LT') return bound === '0' ? undefined : { from: 0, to: Number(bound) - 1 }
  if (first === undefined) return undefined
  const from = Number(first)
  const to = plus ? null : Number(last ?? first)
  return to === null || from <= to ? { from, to } : undefined
}

const end = ({ to }: Ages): number => to ?? Number.POSITIVE_INFINITY

/** The parts of some ages that no band covers, the youngest first. */
export function uncovered(ages: Ages, bands: readonly Ages[]): Ages[] {
  const gaps: Ages[] = []
  let next = ages.from
  for (const band of bands.toSorted((a, b) => a.from - b.from)) {
    if (band.from > end(ages)) break
    if (band.from > next) gaps.push({ from: next, to: band.from - 1 })
    next = Math.max(next, end(band) + 1)
  }
  return next <= end(ages) && Number.isFinite(next) ? [...gaps, { from: next, to: ages.to }] : gaps
}
