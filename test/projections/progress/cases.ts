/** Cases for the tests: yearly figures by year, so that a test shows only what it is about. */
import { existsSync, readFileSync } from 'node:fs'
import type { Baseline, Case, Point } from '../../../projections/progress/case.ts'

/** Reference point of a year: the end of its last day. */
export const yearEnd = (year: number): number => year + 1

export const point = (year: number, value: number | null, more: Partial<Point> = {}): Point => ({
  t: yearEnd(year),
  value,
  obsStatus: 'A',
  version: 1,
  period: String(year),
  ...more,
})

/** Points from `{ 2019: 10.5, 2020: 11 }`. */
export const yearly = (values: Readonly<Record<number, number | null>>): Point[] =>
  Object.entries(values).map(([year, value]) => point(Number(year), value))

/** Points of successive years. */
export const from = (year: number, values: readonly number[]): Point[] =>
  values.map((value, i) => point(year + i, value))

export const baseline = (year: number, value: number | null, more: Partial<Baseline> = {}): Baseline => ({
  t: yearEnd(year),
  value,
  version: 1,
  period: String(year),
  ...more,
})

export const aim = (year: number, value: number) => ({ t: yearEnd(year), value, period: String(year) })
export const band = (year: number, low: number, high: number) => ({ t: yearEnd(year), low, high, period: String(year) })

/** Down is good, assessed at the end of 2025 unless said otherwise. */
export const aCase = (more: Partial<Case>): Case => ({
  direction: 'decrease',
  milestones: [],
  points: [],
  on: yearEnd(2025),
  current: 1,
  ...more,
})

/** The worked case: NEET 12.2 (2015) to 6.0 (2035). */
export const neet = aCase({
  decimals: 1,
  baseline: baseline(2015, 12.2),
  target: aim(2035, 6),
  points: yearly({ 2019: 10.5, 2020: 11, 2022: 9.5 }),
})

const VECTORS = new URL('../../../../shared/vectors/progress/', import.meta.url)

/** Vectors that published methods are held to; empty where this checkout stands alone. */
export function vectors<V>(name: string): readonly V[] {
  const file = new URL(name, VECTORS)
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { vectors: V[] }).vectors : []
}

/** What `t.test` is told where there are no vectors to test with. */
export const whereKnown = (all: readonly unknown[]) => ({
  skip: all.length > 0 ? false : 'skipped: no published vectors beside this checkout',
})

/** Equal to 1e-9 relative (and 1e-12 absolute around zero). */
export const close = (got: number | null | undefined, wanted: number | null | undefined): boolean =>
  got === wanted ||
  (typeof got === 'number' &&
    typeof wanted === 'number' &&
    Math.abs(got - wanted) <= Math.max(1e-9 * Math.abs(wanted), 1e-12))
