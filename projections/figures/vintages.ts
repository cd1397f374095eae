/**
 * Which figures did the source give for a period, one after the other? What was typed wrong or put in the wrong place is our
 * own mistake: it is put right in the vintage it stood in, and is no revision of the source's.
 */
import { DAY_MS } from '../../events/calendar.ts'
import type { Pin } from '../base/pin.ts'
import { versionAt } from './comparability.ts'
import type { IndicatorAt, IndicatorHistory } from './indicator.ts'
import type { Row, Series } from './series.ts'
import type { Key } from './series-keys.ts'

/** How a vintage came about: the first; given anew; corrected as the source revised it or by another method; given again after a withdrawal. */
export const vintageCauses = ['first', 'new-vintage', 'source-revised', 'method', 're-measured'] as const
export type VintageCause = (typeof vintageCauses)[number]
/** Why a recorded figure was not what the source had said. */
export const mistakeCauses = ['typing-error', 'wrong-place', 'in-place'] as const
export type Mistake = (typeof mistakeCauses)[number]

export interface Vintage {
  /** What it says, mistakes put right. */
  readonly row: Row
  readonly cause: VintageCause
  /** Of the first record of it. */
  readonly knownFrom: number
  /** From the last day of the period to the day it was known; below zero: before the period ended. */
  readonly delayDays: number
  /** Definition version that covered the period, as known then. */
  readonly definitionVersion: number
  /** What it said before it was put right, in order. */
  readonly mistakes: readonly { readonly row: Row; readonly cause: Mistake }[]
  readonly withdrawn: Row | null
}

export interface PeriodVintages {
  readonly key: Key
  readonly vintages: readonly Vintage[]
}

const isOwn = (cause: string | undefined): cause is 'typing-error' | 'wrong-place' =>
  cause === 'typing-error' || cause === 'wrong-place'

function causeOf(row: Row, before: Vintage | undefined): VintageCause {
  if (!before) return 'first'
  if (before.withdrawn) return 're-measured'
  if (row.type === 'indicator-measured') return 'new-vintage'
  return row.rest.cause === 'method' ? 'method' : 'source-revised'
}

/** The mistake that a row puts right in the vintage before it, if that is what it does. */
function mistakeIn(row: Row, before: Vintage | undefined): Mistake | undefined {
  if (row.type !== 'measurement-corrected' || !before || before.withdrawn) return undefined
  const { cause } = row.rest
  if (isOwn(cause)) return cause
  // A correction in a vintage's own place says what it should have been all along.
  return row.knownFrom === before.knownFrom ? 'in-place' : undefined
}

function vintagesOf(rows: readonly Row[], { versions }: IndicatorAt): Vintage[] {
  const vintages: Vintage[] = []
  for (const row of rows) {
    const before = vintages.at(-1)
    if (row.type === 'measurement-withdrawn') {
      if (before) vintages[vintages.length - 1] = { ...before, withdrawn: before.withdrawn ?? row }
      continue
    }
    const cause = mistakeIn(row, before)
    if (before && cause) {
      vintages[vintages.length - 1] = { ...before, row, mistakes: [...before.mistakes, { row: before.row, cause }] }
      continue
    }
    const { period } = row.key
    const known = versions.filter(v => v.knownFrom <= row.knownFrom)
    vintages.push({
      row,
      cause: causeOf(row, before),
      knownFrom: row.knownFrom,
      delayDays: Math.floor(row.knownFrom / DAY_MS) - period.lastDay,
      definitionVersion: versionAt(known, period.start),
      mistakes: [],
      withdrawn: null,
    })
  }
  return vintages
}

/** The rows of keys that have several inside a pin; of some keys (their indexes), where they are given. */
function revisedIn(
  series: Series,
  pin: Pin,
  some: readonly number[] | undefined,
): ReadonlyMap<number, readonly number[]> {
  if (some === undefined) return series.revised(pin)
  const history = series.history(pin, some)
  return new Map(some.flatMap(of => ((history[of]?.length ?? 0) > 1 ? [[of, history[of] ?? []] as const] : [])))
}

/**
 * The first figure of every value that another one stands for today, or of some (the indexes of their keys), by its key: what was
 * first said of it, in the unit that covers its period still. Mistakes of our own are put right in it; one that was withdrawn, or given
 * in another unit, is left out.
 */
export function firstFigures(
  { series }: IndicatorHistory,
  at: IndicatorAt,
  pin: Pin,
  some?: readonly number[],
): ReadonlyMap<Key, number> {
  const first = new Map<Key, number>()
  for (const [of, rows] of revisedIn(series, pin, some)) {
    const vintages = vintagesOf(rows.map(series.row), at)
    const [one] = vintages
    const key = series.keys[of] as Key
    const version = versionAt(at.versions, key.period.start)
    if (!one || one.row.value === null || one.definitionVersion !== version) continue
    if (one.row.value !== vintages.at(-1)?.row.value) first.set(key, one.row.value)
  }
  return first
}

/** The vintages of every period of one cell (its key) inside a pin, by time. */
export function vintagesByPeriod(
  { series }: IndicatorHistory,
  at: IndicatorAt,
  pin: Pin,
  cell: string,
): PeriodVintages[] {
  const { keys } = series.orderOf(cell)
  const history = series.history(pin, keys)
  return keys.flatMap(of => {
    const vintages = vintagesOf((history[of] ?? []).map(series.row), at)
    return vintages.length === 0 ? [] : [{ key: series.keys[of] as Key, vintages }]
  })
}
