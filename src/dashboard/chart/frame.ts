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

const bounds = ({ at, low, high }: { readonly at: number; readonly low: number; readonly high: number }) => [
  { at, value: low },
  { at, value: high },
]

/** Where the pace leads if it holds: from the latest point of the trend to the target's date; nothing where that is not known. */
export const paceHeld = ({
  from,
  at,
  ifPaceHolds,
}: NonNullable<DrawnFigure['projection']>): readonly [ValueAtTime, ValueAtTime] | readonly [] =>
  ifPaceHolds === null ? [] : [from, { at, value: ifPaceHolds }]

const firstOf = ({ at, first }: Mark): ValueAtTime[] => (first === null ? [] : [{ at, value: first }])

/** Half of what lies between the beginning of a year and the first point in one: half a month of monthly figures, half a year of yearly ones. */
const yearOffsetOf = (points: readonly ValueAtTime[]): number =>
  Math.min(1, ...points.map(({ at }) => at - Math.ceil(at - 1e-6) + 1).map(part => (part < 1e-6 ? 1 : part))) / 2

/** The extent of several figures, and of `more` points, together; undefined where they do not reach from one time to another. */
export function extentOf(figures: readonly DrawnFigure[], more: readonly ValueAtTime[] = []): Extent | undefined {
  const drawn = figures.flatMap(figure => [
    ...figure.stretches.flat(),
    ...figure.stretches.flat().flatMap(firstOf),
    ...figure.path.corners,
    ...figure.path.milestones,
    ...figure.superseded.flatMap(({ corners, milestones, target }) => [...corners, ...milestones, ...bounds(target)]),
    ...figure.incomplete,
    ...figure.intervals.flatMap(bounds),
    ...(figure.baseline ? [figure.baseline] : []),
    ...figure.earlierBaselines,
    ...(figure.target ? bounds(figure.target) : []),
    ...(figure.projection ? [figure.projection, ...figure.projection.course].flatMap(bounds) : []),
    ...(figure.projection ? paceHeld(figure.projection) : []),
  ])
  const all = [...drawn, ...more]
  const [times, values] = [all.map(each => each.at), all.map(each => each.value)]
  if (!(Math.min(...times) < Math.max(...times))) return undefined
  const yearOffset = yearOffsetOf(all)
  const days = [...new Set(figures.flatMap(({ decisions }) => decisions.map(({ at }) => at)))].sort((a, b) => a - b)
  const reached = [...times, ...days.map(day => day + yearOffset)]
  return {
    time: [Math.min(...reached), Math.max(...reached)],
    value: [Math.min(...values), Math.max(...values)],
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
