/** The size and axes of the chart: one for wide pages and one for phones, so that text stays readable on both. */
import type { DrawnFigure, ValueAtTime } from '../answer-types.ts'
import { linear, roundTicks, type Scale, type Ticks, yearTicks } from './scale.ts'

export interface Frame {
  readonly name: 'wide' | 'narrow'
  readonly width: number
  readonly height: number
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly x: Scale
  readonly y: Scale
  readonly ticks: Ticks
  readonly years: readonly { readonly t: number; readonly year: number }[]
}

/** How far figures reach in time (decimal years) and value. */
export interface Extent {
  readonly time: readonly [number, number]
  readonly value: readonly [number, number]
}

const bounds = ({ at, low, high }: { readonly at: number; readonly low: number; readonly high: number }) => [
  { at, value: low },
  { at, value: high },
]

/** The extent of several figures together; undefined where they do not reach from one time to another. */
export function extentOf(figures: readonly DrawnFigure[]): Extent | undefined {
  const all = figures.flatMap(figure => [
    ...figure.stretches.flat(),
    ...figure.path.corners,
    ...figure.path.milestones,
    ...figure.superseded.flatMap(({ corners, milestones, target }) => [...corners, ...milestones, ...bounds(target)]),
    ...figure.incomplete,
    ...figure.intervals.flatMap(bounds),
    ...(figure.baseline ? [figure.baseline] : []),
    ...(figure.target ? bounds(figure.target) : []),
    ...(figure.projection ? [figure.projection, ...figure.projection.course].flatMap(bounds) : []),
  ])
  const [times, values] = [all.map(each => each.at), all.map(each => each.value)]
  const time = [Math.min(...times), Math.max(...times)] as const
  return time[0] < time[1] ? { time, value: [Math.min(...values), Math.max(...values)] } : undefined
}

const sizes = {
  wide: { width: 1000, height: 400, right: 120, top: 32, bottom: 34, ticks: 5, years: 14, letter: 8.2 },
  narrow: { width: 310, height: 310, right: 14, top: 32, bottom: 34, ticks: 4, years: 4, letter: 7.6 },
} as const

/** About the width of a bold letter, and the room between a line and its label. */
const [BOLD, BESIDE] = [8.8, 18]

/**
 * A frame around an extent. The value axis ends at round values, the time axis has two per cent of room at both ends, and
 * the left margin is as wide as the longest tick label, the right one on wide pages as the longest of the labels beside it.
 */
export function frameFor(
  name: Frame['name'],
  { time, value }: Extent,
  tick: (value: number, decimals: number) => string,
  beside: readonly string[] = [],
): Frame {
  const { ticks: count, years, letter, ...size } = sizes[name]
  const labels = name === 'wide' ? Math.max(0, ...beside.map(({ length }) => length * BOLD + BESIDE)) : 0
  const right = Math.min(size.width / 2, Math.max(size.right, labels))
  const ticks = roundTicks(value[0], value[1], count)
  const longest = Math.max(...ticks.values.map(each => tick(each, ticks.decimals).length))
  const left = 14 + longest * letter
  const room = (time[1] - time[0]) * 0.02
  const times = [time[0] - room, time[1] + room] as const
  return {
    name,
    ...size,
    left,
    right,
    x: linear(times, [left, size.width - right]),
    y: linear(ticks.domain, [size.height - size.bottom, size.top]),
    ticks,
    years: yearTicks(times[0], times[1], years),
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
