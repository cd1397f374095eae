/** What did the trend say at a year-end? It is read from what was known then, by the definition that stood then. */
import { dayOf, parseKnowledge } from '../../events/period.ts'
import type { Cell } from '../../events/shapes.ts'
import type { Pin } from '../base/pin.ts'
import { makeCase } from '../figures/case.ts'
import type { IndicatorAt, IndicatorHistory } from '../figures/indicator.ts'
import type { Case } from '../progress/case.ts'
import { hasBreak, type Measured } from '../progress/points.ts'
import { recentTrend } from '../progress/trend.ts'

/** Why no projection was made at a year-end; `nothing-new`: it would be the one before again. */
export type NotProjected = 'no-measurement' | 'break' | 'too-few-points' | 'nothing-new'

/** From when the first figure inside a pin was known, milliseconds. */
function firstKnown({ series }: IndicatorHistory, pin: Pin): number | undefined {
  const { knownFrom } = series.columns()
  const end = series.rowsUpTo(pin.position)
  let first = Number.POSITIVE_INFINITY
  for (let row = 0; row < end; row++) first = Math.min(first, knownFrom[row] as number)
  return first <= pin.asOfMs && end > 0 ? first : undefined
}

/** The year-ends from when the first figure was known to the pin, as pins of their own: known then, recorded by the pin. */
export function yearEndsUntil(history: IndicatorHistory, pin: Pin): Pin[] {
  const first = firstKnown(history, pin)
  const until = Math.min(pin.asOfMs, parseKnowledge(pin.on).lastMs)
  const pins: Pin[] = []
  if (first === undefined) return pins
  for (let year = Number(dayOf(first).slice(0, 4)); ; year++) {
    const on = `${year}-12-31`
    const asOfMs = parseKnowledge(on).lastMs
    if (asOfMs > until) return pins
    pins.push({ ...pin, asOf: on, asOfMs, on })
  }
}

/** A trend as it was known at a year-end. */
export interface Then {
  readonly madeOn: string
  readonly case: Case
  /** Definition version of the day, whose unit the points are in. */
  readonly version: number
  readonly points: readonly Measured[]
  readonly slope: number
  readonly restsOn: readonly number[]
}

/** Reads the trend of a cell at a year-end, or says why there is none. */
export function thenAt(
  history: IndicatorHistory,
  at: IndicatorAt,
  pin: Pin,
  cell: Cell | undefined,
): Then | NotProjected {
  const { case: c, read, currentVersion: version } = makeCase(history, at, pin, { target: 'current', cell })
  const { points, slope } = recentTrend(c)
  if (points.length === 0) return hasBreak(c) ? 'break' : 'no-measurement'
  if (slope === null) return 'too-few-points'
  const positions = new Map(read.points.map(p => [p.key.period.key, p.position]))
  const restsOn = points.map(p => positions.get(p.period) as number)
  return { madeOn: pin.on, case: c, version, points, slope, restsOn }
}

/** Whether two trends are one: the same figures, seen the same way. */
export function isSame(a: Then, b: Then): boolean {
  const [one, other] = [a.case, b.case]
  return (
    a.version === b.version &&
    one.decimals === other.decimals &&
    one.limits?.min === other.limits?.min &&
    one.limits?.max === other.limits?.max &&
    a.points.length === b.points.length &&
    a.points.every(({ t, value, standardError }, i) => {
      const p = b.points[i] as Measured
      return t === p.t && value === p.value && standardError === p.standardError
    })
  )
}
