/** How many decimals the numbers of an indicator were recorded with: figures, baselines and targets inside a pin. */
import { z } from 'zod'
import { inside, type Pin } from '../base/pin.ts'
import type { IndicatorHistory } from './indicator.ts'

/** A number with more decimals was not rounded by anybody, and is rounded here. */
const MOST = 6

/** The decimals of a number, from `least` up to six. */
function decimalsFrom(value: number, least: number): number {
  for (let decimals = least; decimals < MOST; decimals++) {
    const scaled = value * 10 ** decimals
    if (Math.abs(scaled - Math.round(scaled)) < 1e-9 * Math.max(1, Math.abs(scaled))) return decimals
  }
  return MOST
}

/** The most decimals, for an indicator whose definition states none. */
export function recordedDecimals({ series, facts }: IndicatorHistory, pin: Pin): number {
  let most = 0
  const count = (value: unknown): void => {
    if (typeof value === 'number' && Number.isFinite(value)) most = decimalsFrom(value, most)
  }
  const { value, knownFrom, rest } = series.columns()
  const end = series.rowsUpTo(pin.position)
  for (let row = 0; row < end && most < MOST; row++) {
    if ((knownFrom[row] as number) > pin.asOfMs) continue
    count(value[row])
    const interval = rest.size === 0 ? undefined : rest.get(row)
    count(interval?.low)
    count(interval?.high)
  }
  for (const fact of facts) {
    if (!inside(fact, pin)) continue
    const { value, low, high } = fact.data as Readonly<Record<string, unknown>>
    for (const each of [value, low, high]) count(each)
  }
  return most
}

/** The field of an answer. */
export const decimalsRecordedShape = z
  .int()
  .optional()
  .describe('Where the definition states no decimals: the most that its numbers were recorded with, six at most.')
