/** The size and axes of the chart: one for wide pages and one for phones, so that text stays readable on both. */
import type { DrawnFigure, Mark, ValueAtTime } from '../answer-types.ts'
import { linear, roundTicks, type Scale, type Ticks, type YearSpan, yearSpans } from './scale.ts'
import { widthOf } from './text-width.ts'

export interface Frame {
  readonly name: 'wide' | 'narrow'
  readonly width: number
  readonly height: number
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  /** Font size of its texts. */
  readonly letters: number
  readonly x: Scale
  readonly y: Scale
  /** Where a day lies, or the beginning of a period: inside its own year. */
  readonly xOfDay: Scale
  readonly ticks: Ticks
  readonly years: readonly YearSpan[]
  /** Days that are marked on the axis, each in a lane in which it touches no other. */
  readonly lanes: ReadonlyMap<number, number>
}

/** How far figures reach in time (decimal years) and value, and how the years lie on their axis. */
export interface Extent {
  readonly time: readonly [number, number]
  readonly value: readonly [number, number]
  /** By how much later than in the calendar a year begins on the axis, so that each figure stands inside its own year. */
  readonly yearOffset: number
  /** Days that are marked on the axis, decimal years. */
  readonly days: readonly number[]
}

/** Where the pace leads if it holds: from the latest point of the trend to the target's date; nothing where that is not known. */
export const paceHeld = ({
  from,
  at,
  ifPaceHolds,
}: NonNullable<DrawnFigure['projection']>): readonly [ValueAtTime, ValueAtTime] | readonly [] =>
  ifPaceHolds === null ? [] : [from, { at, value: ifPaceHolds }]

/** How far what is drawn reaches, to be joined with more of it; of points not one is kept. */
export interface Reach {
  readonly from: number
  readonly to: number
  readonly low: number
  readonly high: number
  /** From the beginning of a year to the first point in one: a month of monthly figures, a year of yearly ones. */
  readonly yearPart: number
  /** Days that are marked on the axis. */
  readonly days: ReadonlySet<number>
}

type GrowingReach = { -readonly [Field in Exclude<keyof Reach, 'days'>]: number } & { readonly days: Set<number> }

const reachOfNothing = (): GrowingReach => ({
  ...{ from: Number.POSITIVE_INFINITY, to: Number.NEGATIVE_INFINITY },
  ...{ low: Number.POSITIVE_INFINITY, high: Number.NEGATIVE_INFINITY },
  yearPart: 1,
  days: new Set(),
})

function addPoint(into: GrowingReach, at: number, value: number): void {
  if (at < into.from) into.from = at
  if (at > into.to) into.to = at
  if (value < into.low) into.low = value
  if (value > into.high) into.high = value
  const part = at - Math.ceil(at - 1e-6) + 1
  if (part >= 1e-6 && part < into.yearPart) into.yearPart = part
}

function addPoints(into: GrowingReach, points: readonly ValueAtTime[]): void {
  for (const { at, value } of points) addPoint(into, at, value)
}

function addBounds(into: GrowingReach, { at, low, high }: Interval): void {
  addPoint(into, at, low)
  addPoint(into, at, high)
}

function addMarks(into: GrowingReach, marks: readonly Mark[]): void {
  for (const { at, value, first } of marks) {
    addPoint(into, at, value)
    if (first !== null) addPoint(into, at, first)
  }
}

function addFigure(into: GrowingReach, figure: DrawnFigure): void {
  const { stretches, path, superseded, incomplete, intervals, baseline, earlierBaselines, target, projection } = figure
  for (const stretch of stretches) addMarks(into, stretch)
  const earlier = superseded.flatMap(({ corners, milestones }) => [corners, milestones])
  for (const points of [path.corners, path.milestones, incomplete, earlierBaselines, ...earlier])
    addPoints(into, points)
  for (const interval of [...intervals, ...superseded.map(each => each.target)]) addBounds(into, interval)
  if (baseline) addPoint(into, baseline.at, baseline.value)
  if (target) addBounds(into, target)
  for (const stop of projection ? [projection, ...projection.course] : []) addBounds(into, stop)
  if (projection) addPoints(into, paceHeld(projection))
  for (const { at } of figure.decisions) into.days.add(at)
}

/** How far figures, `more` points, and what was measured out before reach together. */
export function reachOf(
  figures: readonly DrawnFigure[],
  more: readonly ValueAtTime[] = [],
  before: readonly Reach[] = [],
): Reach {
  const reach = reachOfNothing()
  for (const figure of figures) addFigure(reach, figure)
  addPoints(reach, more)
  for (const { from, to, low, high, yearPart, days } of before) {
    if (from < reach.from) reach.from = from
    if (to > reach.to) reach.to = to
    if (low < reach.low) reach.low = low
    if (high > reach.high) reach.high = high
    if (yearPart < reach.yearPart) reach.yearPart = yearPart
    for (const day of days) reach.days.add(day)
  }
  return reach
}

/** The extent of several figures, of `more` points and of what was measured out before, together; undefined where they do not reach from one time to another. */
export function extentOf(
  figures: readonly DrawnFigure[],
  more: readonly ValueAtTime[] = [],
  before: readonly Reach[] = [],
): Extent | undefined {
  const { from, to, low, high, yearPart, ...reach } = reachOf(figures, more, before)
  if (!(from < to)) return undefined
  // Half of it: so each figure stands in the middle of its part of the year.
  const yearOffset = yearPart / 2
  const days = [...reach.days].sort((a, b) => a - b)
  const marked = days.map(day => day + yearOffset)
  return {
    time: [Math.min(from, ...marked), Math.max(to, ...marked)],
    value: [low, high],
    yearOffset,
    days,
  }
}

const sizes = {
  wide: { width: 1000, height: 400, right: 24, top: 34, bottom: 36, ticks: 5, years: 14, letters: 14 },
  narrow: { width: 310, height: 320, right: 20, top: 34, bottom: 36, ticks: 4, years: 4, letters: 13 },
} as const

/** The room between a line and its label. */
const BESIDE = 22
/** The height of a lane for the numbers of days, and their width. */
const LANE = 20

/** The lane of each day, from the axis downwards: those that would touch lie below one another. */
function lanesOf(days: readonly number[], x: Scale): Map<number, number> {
  const last: number[] = []
  const lanes = new Map<number, number>()
  for (const day of days) {
    const free = last.findIndex(at => x(day) - at >= LANE)
    const lane = free < 0 ? last.length : free
    last[lane] = x(day)
    lanes.set(day, lane)
  }
  return lanes
}

/**
 * A frame around an extent. The value axis ends at round values, the time axis has two per cent of room at both ends, the
 * left margin is as wide as the longest tick label, and the right one on wide pages as the longest of the labels beside it.
 */
export function frameFor(
  name: Frame['name'],
  { time, value, yearOffset, days }: Extent,
  tick: (value: number, decimals: number) => string,
  beside: readonly string[] = [],
): Frame {
  const { ticks: count, years, height: plot, bottom: below, ...size } = sizes[name]
  const labels = name === 'wide' ? Math.max(0, ...beside.map(text => widthOf(text, size.letters) + BESIDE)) : 0
  const right = Math.min(size.width / 3, Math.max(size.right, labels))
  const ticks = roundTicks(value[0], value[1], count)
  const left = 16 + Math.max(...ticks.values.map(each => widthOf(tick(each, ticks.decimals), size.letters)))
  const room = (time[1] - time[0]) * 0.02
  const times = [time[0] - room, time[1] + room] as const
  const x = linear(times, [left, size.width - right])
  const xOfDay: Scale = day => x(day + yearOffset)
  const lanes = lanesOf(days, xOfDay)
  const forDays = lanes.size === 0 ? 0 : (Math.max(...lanes.values()) + 1) * LANE + 4
  const [height, bottom] = [plot + forDays, below + forDays]
  return {
    ...{ name, ...size, height, bottom, left, right, x, xOfDay, ticks, lanes },
    y: linear(ticks.domain, [height - bottom, size.top]),
    years: yearSpans(times[0], times[1], yearOffset, years),
  }
}

const round = (n: number): number => Math.round(n * 10) / 10

/** The coordinates of a point in the picture, to a tenth of a unit. */
export const placeOf = (frame: Frame, point: ValueAtTime): readonly [number, number] => [
  round(frame.x(point.at)),
  round(frame.y(point.value)),
]

/** The SVG path data of a line through points. */
export const line = (frame: Frame, points: readonly ValueAtTime[]): string =>
  points.map((point, i) => `${i === 0 ? 'M' : 'L'}${placeOf(frame, point).join(' ')}`).join('')

/** The height of the middle of the number of a marked day. */
export const laneOf = (frame: Frame, day: number): number =>
  frame.height - frame.bottom + LANE / 2 + 3 + (frame.lanes.get(day) ?? 0) * LANE

/** Narrower than this a span of time is not drawn: it says no more than what stands in it. */
export const NARROWEST = 10

interface Interval {
  readonly at: number
  readonly low: number
  readonly high: number
}

/** A bar with ends, for a value known only to lie between two bounds. */
export function bar(frame: Frame, { at, low, high }: Interval): string {
  const [x, bottom] = placeOf(frame, { at, value: low })
  const [, top] = placeOf(frame, { at, value: high })
  return `M${x - 5} ${bottom}h10M${x} ${bottom}V${top}M${x - 5} ${top}h10`
}
