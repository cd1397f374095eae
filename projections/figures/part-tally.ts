/** What is added up over the parts of a whole. Wholes are made of thousands, again and again, so that each part that comes is worked in. */
import { firstNotBelow } from '../base/list.ts'
import type { PointAt } from './points.ts'

/** By which rule cells are rolled up. */
export type Rule = 'sum' | 'ratio'

export type KnownTimes = Pick<PointAt, 'knownFrom' | 'position' | 'recordedAt'>

/** What the parts of a whole add up to. */
export interface Tally {
  /** Parts that are counted in: with their value, or with what their ratio is made of. */
  readonly counted: number
  readonly notApplicable: number
  /** Of the parts counted in, in their order. */
  readonly sum: number
  readonly numerator: number
  readonly denominator: number
  /** Whether any part that is counted has a status or flag that its whole may take over. */
  readonly isMarked: boolean
  readonly isDisputed: boolean
  /** From when the last of them was known and recorded. */
  readonly latest: KnownTimes
}

/** Whether a part can be counted in: with its value, or with what its ratio is made of. */
export const counts = ({ value, rest }: PointAt, rule: Rule): boolean =>
  value !== null && (rule === 'sum' || (rest.numerator !== undefined && rest.denominator !== undefined))

/** Parts of a whole in the order of their places, to be put in and taken out. */
export interface GrowingParts {
  readonly places: readonly number[]
  readonly parts: readonly PointAt[]
  /** Adds or replaces the part at a place; undefined takes it out. */
  put(place: number, part: PointAt | undefined): void
  tally(): Tally
}

/** Whole numbers up to here: two million of them add up without rounding, and so in any order to the same. */
const MOST_EXACT = 2 ** 32

/**
 * Numbers in order, to be put in and taken out. Whole numbers are added up as they come; where there are others the sum depends
 * on the order, and all are added up again: they are kept in a typed array, so that a thousand take a microsecond.
 */
function growingNumbers() {
  let numbers = new Float64Array(16)
  let length = 0
  let [exactSum, inexact] = [0, 0]

  function count(number: number, by: 1 | -1): void {
    if (Number.isInteger(number) && Math.abs(number) <= MOST_EXACT) exactSum += by * number
    else inexact += by
  }

  function insert(index: number, number: number): void {
    if (length === numbers.length) {
      const longer = new Float64Array(2 * length)
      longer.set(numbers)
      numbers = longer
    }
    numbers.copyWithin(index + 1, index, length)
    numbers[index] = number
    length += 1
    count(number, 1)
  }

  return {
    insert,
    remove: (index: number): void => {
      count(numbers[index] as number, -1)
      numbers.copyWithin(index, index + 1, length)
      length -= 1
    },
    total: (): number => {
      if (inexact === 0) return exactSum
      let total = 0
      for (let index = 0; index < length; index++) total += numbers[index] as number
      return total
    },
  }
}

/** What a part adds to each sum. What is not counted in adds nought, which changes no sum, whatever the order. */
const addends = {
  sum: ({ value }: PointAt): number => value ?? 0,
  numerator: ({ rest }: PointAt): number => rest.numerator ?? 0,
  denominator: ({ rest }: PointAt): number => rest.denominator ?? 0,
} as const
type Addend = keyof typeof addends

/** Makes an empty list of parts. */
export function growingParts(rule: Rule): GrowingParts {
  const places: number[] = []
  const parts: PointAt[] = []
  const names: readonly Addend[] = rule === 'sum' ? ['sum'] : ['sum', 'numerator', 'denominator']
  const columns = names.map(name => ({ name, addend: addends[name], numbers: growingNumbers() }))
  let [counted, notApplicable, marked, disputed] = [0, 0, 0, 0]
  /** Undefined: it is to be looked for anew. */
  let latest: KnownTimes | undefined

  /** Counts a part in (1) or out (−1). */
  function count(part: PointAt, by: 1 | -1): void {
    if (part.obsStatus === 'M') notApplicable += by
    if (part.disputed.length > 0) disputed += by
    if (!counts(part, rule)) return
    counted += by
    if (part.obsStatus !== 'A' || part.rest.flags !== undefined) marked += by
  }

  function takeOut(index: number): void {
    const part = parts[index] as PointAt
    count(part, -1)
    if (latest && reaches(part, latest)) latest = undefined
    places.splice(index, 1)
    parts.splice(index, 1)
    for (const { numbers } of columns) numbers.remove(index)
  }

  function putIn(index: number, place: number, part: PointAt): void {
    count(part, 1)
    // Of one part alone the latest is its own.
    if (parts.length === 0) latest = part
    else if (latest) latest = laterOf(latest, part)
    places.splice(index, 0, place)
    parts.splice(index, 0, part)
    const isCounted = counts(part, rule)
    for (const { addend, numbers } of columns) numbers.insert(index, isCounted ? addend(part) : 0)
  }

  function put(place: number, part: PointAt | undefined): void {
    const index = firstNotBelow(places, place)
    if (places[index] === place) takeOut(index)
    if (part) putIn(index, place, part)
  }

  function tally(): Tally {
    latest ??= latestTimes(parts)
    const { knownFrom, position, recordedAt } = latest
    const sums = { sum: 0, numerator: 0, denominator: 0 }
    for (const { name, numbers } of columns) sums[name] = numbers.total()
    return {
      ...{ counted, notApplicable, ...sums, isMarked: marked > 0, isDisputed: disputed > 0 },
      latest: { knownFrom, position, recordedAt },
    }
  }

  return { places, parts, put, tally }
}

/** From when the last of several parts was known and recorded. */
export function latestTimes(parts: readonly KnownTimes[]): KnownTimes {
  let [knownFrom, position, recordedAt] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const part of parts) {
    if (part.knownFrom > knownFrom) knownFrom = part.knownFrom
    if (part.position > position) position = part.position
    if (part.recordedAt > recordedAt) recordedAt = part.recordedAt
  }
  return { knownFrom, position, recordedAt }
}

const laterOf = (a: KnownTimes, b: KnownTimes): KnownTimes => ({
  knownFrom: Math.max(a.knownFrom, b.knownFrom),
  position: Math.max(a.position, b.position),
  recordedAt: Math.max(a.recordedAt, b.recordedAt),
})

/** Whether a part is the latest in anything. */
const reaches = (part: KnownTimes, latest: KnownTimes): boolean =>
  part.knownFrom >= latest.knownFrom || part.position >= latest.position || part.recordedAt >= latest.recordedAt

/** What parts that are all at hand add up to. The latest times are looked for in the same loop: by `latestTimes` all takes half as long again. */
export function tallyOf(parts: readonly PointAt[], rule: Rule): Tally {
  let [counted, notApplicable, sum, numerator, denominator] = [0, 0, 0, 0, 0]
  let [isMarked, isDisputed] = [false, false]
  let knownFrom = Number.NEGATIVE_INFINITY
  let position = Number.NEGATIVE_INFINITY
  let recordedAt = Number.NEGATIVE_INFINITY
  for (const part of parts) {
    const { value, obsStatus, rest } = part
    if (obsStatus === 'M') notApplicable += 1
    if (counts(part, rule)) {
      counted += 1
      sum += value ?? 0
      isMarked ||= obsStatus !== 'A' || rest.flags !== undefined
      if (rule === 'ratio') {
        numerator += rest.numerator ?? 0
        denominator += rest.denominator ?? 0
      }
    }
    isDisputed ||= part.disputed.length > 0
    if (part.knownFrom > knownFrom) knownFrom = part.knownFrom
    if (part.position > position) position = part.position
    if (part.recordedAt > recordedAt) recordedAt = part.recordedAt
  }
  const latest = { knownFrom, position, recordedAt }
  return { counted, notApplicable, sum, numerator, denominator, isMarked, isDisputed, latest }
}
