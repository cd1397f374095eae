/** The fold written straightforwardly: read every fact, keep those inside the pin, sort, take the last. Slow, and plainly right. */
import type { IndicatorFact, MissionFact } from '../../events/catalogue.ts'
import { type AnyFact, parse } from '../../events/catalogue.ts'
import type { Recorded } from '../../events/fact.ts'
import { type PeriodText, parseKnowledge, parsePeriod } from '../../events/period.ts'
import { type Cell, cellKey } from '../../events/shapes.ts'
import type { Log } from '../../src/log/log.ts'

export interface PlainPin {
  readonly asOf: string | undefined
  readonly position: number
}

const MEASURED: readonly string[] = ['indicator-measured', 'measurement-corrected', 'measurement-withdrawn']

/** Every fact of a stream inside the pin. */
export function factsInside<F extends AnyFact>(log: Log, stream: string, { asOf, position }: PlainPin): Recorded<F>[] {
  const by = asOf === undefined ? Number.POSITIVE_INFINITY : parseKnowledge(asOf).lastMs
  const all = [...log.read({})].map(stored => parse(stored) as Recorded<F>)
  return all.filter(f => f.stream === stream && f.position <= position && f.knownFrom <= by)
}

export interface PlainPoint {
  readonly period: PeriodText
  readonly cell: Cell
  readonly value: number | null
  readonly obsStatus: string
  readonly position: number
  readonly knownFrom: string
  /** Positions of every vintage, in the order they fold. */
  readonly vintages: readonly number[]
}

interface Said {
  readonly period: PeriodText
  readonly cell?: Cell
  readonly value?: number
  readonly obsStatus?: string
}

/** The points that stand at the pin, by time and cell. */
export function plainPoints(log: Log, indicator: string, pin: PlainPin): PlainPoint[] {
  const byKey = new Map<string, Recorded<IndicatorFact>[]>()
  for (const fact of factsInside<IndicatorFact>(log, `indicator-${indicator}`, pin)) {
    if (!MEASURED.includes(fact.type)) continue
    const { period, cell } = fact.data as Said
    const key = `${parsePeriod(period).key} ${cellKey(cell)}`
    byKey.set(key, [...(byKey.get(key) ?? []), fact])
  }
  const points = [...byKey.values()].flatMap(facts => {
    const vintages = facts.sort((a, b) => a.knownFrom - b.knownFrom || a.position - b.position)
    const last = vintages.at(-1) as Recorded<IndicatorFact>
    if (last.type === 'measurement-withdrawn') return []
    const { period, cell = {}, value = null, obsStatus = 'A' } = last.data as Said
    const knownFrom = new Date(last.knownFrom).toISOString()
    const { position } = last
    return [{ period, cell, value, obsStatus, position, knownFrom, vintages: vintages.map(f => f.position) }]
  })
  // Of what ends at the same time the finer period comes first: its text is the longer one.
  const order = (p: PlainPoint): string =>
    `${parsePeriod(p.period).reference} ${cellKey(p.cell)} ${9 - String(p.period).length}`
  return points.sort((a, b) => (order(a) < order(b) ? -1 : 1))
}

/** A figure made of others: what cells, quarters or earlier periods come to; null where some lack. */
export type PlainMade = readonly [period: string, value: number | null]

const rounded = (value: number | null): number | null => (value === null ? null : Math.round(value * 1e6) / 1e6)

/** The sum of values, null where fewer are there than are applicable. */
function wholeOf(points: readonly PlainPoint[], needed: number): number | null {
  const applicable = points.filter(p => p.obsStatus !== 'M')
  const isWhole = applicable.length === needed - (points.length - applicable.length)
  if (!isWhole || applicable.length === 0 || applicable.some(p => p.value === null)) return null
  return rounded(applicable.reduce((sum, p) => sum + (p.value ?? 0), 0))
}

/** The totals of two sexes, for periods of which no total is recorded. */
export function plainTotals(points: readonly PlainPoint[]): PlainMade[] {
  const recorded = new Set(points.filter(p => cellKey(p.cell) === '').map(p => p.period))
  // A code that is only declared later is no part yet.
  const isPart = (p: PlainPoint): boolean => p.cell.sex === 'F' || p.cell.sex === 'M'
  const parts = points.filter(p => isPart(p) && !recorded.has(p.period))
  return [...Map.groupBy(parts, p => String(p.period))].map(([period, cells]) => [period, wholeOf(cells, 2)])
}

/** The years that quarters make, where none is recorded. */
export function plainYears(points: readonly PlainPoint[]): PlainMade[] {
  const quarters = points.filter(p => String(p.period).includes('-Q'))
  const recorded = new Set(points.map(p => String(p.period)))
  return [...Map.groupBy(quarters, p => String(p.period).slice(0, 4))]
    .filter(([year]) => !recorded.has(year))
    .map(([year, parts]) => [year, wholeOf(parts, 4)])
}

/** The quarters of years, counted from the year 0, that a year or quarter is about. */
function quartersIn(period: PeriodText): number[] {
  const [year, quarter] = String(period).split('-Q').map(Number) as [number, number | undefined]
  return quarter === undefined ? [0, 1, 2, 3].map(q => year * 4 + q) : [year * 4 + quarter - 1]
}

/** Running totals at the end of every period, from the baseline last set: null where nothing is known of a quarter between. */
export function plainRunningTotals(
  log: Log,
  indicator: string,
  points: readonly PlainPoint[],
  pin: PlainPin,
): PlainMade[] {
  const lines = factsInside<IndicatorFact>(log, `indicator-${indicator}`, pin)
  const baseline = lines.findLast(f => f.type === 'baseline-set' || f.type === 'baseline-reestimated')
  const { period: start, value = null } = (baseline?.data ?? { period: '1' }) as Said
  const from = Math.max(...quartersIn(start))
  const added = new Map<number, number | null>()
  // A year that is recorded wins over its quarters: all of it is added in the last one.
  for (const whole of [false, true])
    for (const p of points) {
      const quarters = quartersIn(p.period)
      if ((quarters.length === 4) !== whole || (quarters[0] as number) <= from) continue
      for (const quarter of quarters)
        added.set(quarter, p.obsStatus === 'M' ? 0 : p.value === null ? null : p.value / quarters.length)
    }
  return points.map(({ period }) => {
    const quarters = quartersIn(period)
    const until = Math.max(...quarters)
    const isPart = quarters.length === 1 && points.some(p => String(p.period) === String(period).slice(0, 4))
    if (baseline === undefined || value === null || until < from || isPart) return [String(period), null]
    let total: number | null = value
    for (let quarter = from + 1; quarter <= until; quarter++) {
      const more = added.get(quarter) ?? null
      total = total === null || more === null ? null : total + more
    }
    return [String(period), rounded(total)]
  })
}

/** What an indicator's lines come to: positions of each kind of line, and how many facts were recorded after the day. */
export function plainLines(log: Log, indicator: string, pin: PlainPin) {
  const facts = factsInside<IndicatorFact>(log, `indicator-${indicator}`, pin)
  const by = pin.asOf === undefined ? Number.POSITIVE_INFINITY : parseKnowledge(pin.asOf).lastMs
  const of = (...types: IndicatorFact['type'][]): number[] =>
    facts.filter(f => types.includes(f.type)).map(f => f.position)
  return {
    versions: of('indicator-defined', 'indicator-redefined'),
    baselines: of('baseline-set', 'baseline-reestimated'),
    targets: of('target-set', 'target-revised'),
    disputes: of('measurement-disputed'),
    resolved: of('dispute-resolved'),
    retired: of('indicator-retired'),
    late: facts.filter(f => f.recordedAt > by).length,
  }
}

/** The statement and state of each goal at the pin, one fact after the other. */
export function plainGoals(
  log: Log,
  mission: string,
  pin: PlainPin,
): Record<string, { statement: unknown; status: string }> {
  const goals: Record<string, { statement: unknown; status: string }> = {}
  for (const { type, data } of factsInside<MissionFact>(log, `mission-${mission}`, pin)) {
    if (type === 'goal-set') goals[data.goal] = { statement: data.statement, status: data.status }
    if (!('goal' in data)) continue
    const goal = goals[data.goal]
    if (!goal) continue
    if (type === 'goal-adopted') goal.status = 'adopted'
    if (type === 'goal-retired') goal.status = 'retired'
    if (type === 'goal-revised') goal.statement = data.statement ?? goal.statement
  }
  return goals
}
