/** Scales, ticks at round values, and room between labels. */

export type Scale = (value: number) => number

/** A linear scale from a domain to a range; a domain without width maps to the middle of the range. */
export function linear([from, to]: readonly [number, number], [start, end]: readonly [number, number]): Scale {
  if (to === from) return () => (start + end) / 2
  return value => start + ((value - from) / (to - from)) * (end - start)
}

export interface Ticks {
  readonly values: readonly number[]
  /** How many decimals it takes to write them. */
  readonly decimals: number
  /** The domain rounded outwards: from the first tick to the last. */
  readonly domain: readonly [number, number]
}

/** About `count` ticks around low and high, in steps of 1, 2 or 5 times a power of ten. */
export function roundTicks(low: number, high: number, count: number): Ticks {
  const span = high - low || Math.abs(high) || 1
  const rough = span / count
  const power = 10 ** Math.floor(Math.log10(rough) + 1e-9)
  const step = ([1, 2, 5, 10].find(each => each * power >= rough * 0.75) ?? 10) * power
  const [first, last] = [Math.floor(low / step + 1e-9), Math.ceil(high / step - 1e-9)]
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9))
  const values = Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toFixed(decimals)))
  return { values, decimals, domain: [values[0] as number, values.at(-1) as number] }
}

/** A year on a time axis. */
export interface YearSpan {
  readonly year: number
  readonly from: number
  readonly to: number
  /** Whether its number is written: of many years only every second, fifth … is. */
  readonly isWritten: boolean
}

/**
 * The years between two times of an axis on which each begins `offset` later than in the calendar, at most `count` of them
 * written. A figure stands at the end of its period: with half of a period as the offset it stands inside its own year.
 */
export function yearSpans(from: number, to: number, offset: number, count: number): YearSpan[] {
  const [first, last] = [Math.floor(from - offset), Math.ceil(to - offset) - 1]
  const years = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i)
  const isInside = (year: number): boolean => year + offset + 0.5 >= from - 1e-9 && year + offset + 0.5 <= to + 1e-9
  const inside = years.filter(isInside)
  const step = [1, 2, 5, 10, 20, 50, 100].find(each => inside.filter(year => year % each === 0).length <= count) ?? 200
  return years.map(year => ({
    year,
    from: year + offset,
    to: year + offset + 1,
    isWritten: year % step === 0 && isInside(year),
  }))
}

/** Moves labels apart until there is `room` between them: downwards, and up again where the last would lie below `lowest`. From top to bottom. */
export function spread<L extends { readonly y: number }>(
  labels: readonly L[],
  room: number,
  lowest = Number.POSITIVE_INFINITY,
): L[] {
  const placed: L[] = []
  for (const label of labels.toSorted((a, b) => a.y - b.y)) {
    const above = placed.at(-1)
    placed.push(above && label.y - above.y < room ? { ...label, y: above.y + room } : label)
  }
  let limit = lowest
  for (let i = placed.length - 1; i >= 0; i--) {
    const label = placed[i] as L
    if (label.y > limit) placed[i] = { ...label, y: limit }
    limit = (placed[i] as L).y - room
  }
  return placed
}
