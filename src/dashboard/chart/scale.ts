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

/**
 * The years between two decimal years, at most `count` of them. Each stands at its end, where the reference point of a
 * yearly figure is (the year 2022 at 2023.0).
 */
export function yearTicks(from: number, to: number, count: number): { readonly t: number; readonly year: number }[] {
  const [first, last] = [Math.ceil(from - 1e-9), Math.floor(to + 1e-9)]
  const step = [1, 2, 5, 10, 20, 50, 100].find(each => (last - first) / each + 1 <= count) ?? 200
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i)
    .filter(t => (t - 1) % step === 0)
    .map(t => ({ t, year: t - 1 }))
}

/** Moves labels down until there is `room` between them; returned from top to bottom. */
export function spread<L extends { readonly y: number }>(labels: readonly L[], room: number): L[] {
  const placed: L[] = []
  for (const label of labels.toSorted((a, b) => a.y - b.y)) {
    const above = placed.at(-1)
    placed.push(above && label.y - above.y < room ? { ...label, y: above.y + room } : label)
  }
  return placed
}
