/** Targets and baselines that moved, and which way: the lines of one cell compared in the unit of the day. */
import { z } from 'zod'
import { parsePeriod } from '../../events/period.ts'
import { type Cell, cell as cellShape } from '../../events/shapes.ts'
import { differenceBetween } from '../base/rounding.ts'
import type { Shaped } from '../base/shaped.ts'
import { datedValueShape } from '../figures/assessment-shape.ts'
import { type Comparability, comparability, versionOn } from '../figures/comparability.ts'
import { baselineLineJson, baselineLineShape, targetLineJson, targetLineShape } from '../figures/figure-json.ts'
import type { BaselineVersion, IndicatorAt, TargetVersion } from '../figures/indicator.ts'
import { resolveLine } from '../figures/target-line.ts'
import { valueAt } from '../progress/agreed-path.ts'
import type { Direction, Milestone, Target } from '../progress/case.ts'
import { same } from '../progress/compare.ts'

/** How a target compares with an earlier one: asking more, asking it sooner, or a narrower band is stronger. */
const changeKinds = ['weakened', 'strengthened', 'mixed', 'same', 'not-comparable'] as const
export type TargetChange = (typeof changeKinds)[number]
export const changeKindShape = z.enum(changeKinds)

/** A target in numbers, with the milestones on the way to it. */
export interface Aim {
  readonly t: number
  /** Comparable group. */
  readonly version?: number | undefined
  readonly value?: number
  readonly low?: number
  readonly high?: number
  readonly milestones?: readonly Milestone[]
}

/** Where the path to a target starts. */
export type Start = Milestone | undefined

/** +1: more, −1: less, 0: the same but for noise. */
const more = (before: number, now: number): number => (same(before, now) ? 0 : Math.sign(now - before))

/** The path of an aim as a line; empty where nothing says how it begins. */
const lineOf = ({ t, value = Number.NaN, milestones = [] }: Aim, start: Start): Milestone[] =>
  [...(start && start.t < t ? [start] : []), ...milestones, { t, value }].sort((a, b) => a.t - b.t)

/** By how much more is asked at each milestone of either. */
function onTheWay(before: Aim, now: Aim, start: Start): number[] {
  const [was, is] = [lineOf(before, start), lineOf(now, start)]
  const times = [...(before.milestones ?? []), ...(now.milestones ?? [])].map(m => m.t)
  const first = Math.max((was[0] as Milestone).t, (is[0] as Milestone).t)
  const last = Math.min(before.t, now.t)
  return times.filter(t => t >= first && t < last).map(t => more(valueAt(was, t), valueAt(is, t)))
}

/** What more is asked, one sign for each thing that can be; null where a number is held against a band. */
function demands(before: Aim, now: Aim, direction: Direction, start: Start): number[] | null {
  if (before.value !== undefined && now.value !== undefined) {
    const wanted = direction === 'decrease' ? -1 : 1
    return [more(before.value, now.value), ...onTheWay(before, now, start)].map(sign => sign * wanted)
  }
  if (before.low === undefined || before.high === undefined || now.low === undefined || now.high === undefined)
    return null
  return [more(before.low, now.low), more(now.high, before.high)]
}

/** Compares two aims in one unit: what is asked, on the way and at the end, and by when. */
export function changeOf(before: Aim, now: Aim, direction: Direction, start?: Start): TargetChange {
  // Across a break that nobody bridged nothing is compared.
  const asked = before.version === now.version ? demands(before, now, direction, start) : null
  if (asked === null) return 'not-comparable'
  const signs = [...asked, more(now.t, before.t)]
  const [stronger, weaker] = [signs.some(s => s > 0), signs.some(s => s < 0)]
  if (stronger && weaker) return 'mixed'
  return stronger ? 'strengthened' : weaker ? 'weakened' : 'same'
}

/** By what an indicator's lines are compared on a day. */
export const scaleOn = (at: IndicatorAt, on: string): Comparability =>
  comparability(at.versions, versionOn(at.versions, on), [])

const aimShape = z.strictObject({
  t: z.number().describe('Decimal year.'),
  period: z.string().optional(),
  value: z.number().optional(),
  low: z.number().optional(),
  high: z.number().optional(),
  relativeTo: z.number().optional(),
  milestones: z.array(datedValueShape).optional(),
  comparable: z.boolean().describe('Whether it is comparable with figures of the day.'),
})

const aimJson = (
  target: Target | undefined,
  milestones: readonly Milestone[],
  scale: Comparability,
): Shaped<typeof aimShape> | null => {
  if (!target) return null
  const { version, season: _season, perBaseline: _perBaseline, ...aim } = target
  return { ...aim, ...(milestones.length > 0 && { milestones }), comparable: version === scale.current }
}

const targetLineChangeShape = targetLineShape.extend({
  resolved: aimShape.nullable().describe('What it comes to in the unit of the day.'),
  move: changeKindShape.optional().describe('Against the line before it.'),
})
type TargetLine = Shaped<typeof targetLineChangeShape>

/** The shape of `targetChanges`' rows. */
export const targetChangesShape = z.strictObject({
  cell: cellShape,
  original: targetLineChangeShape,
  current: targetLineChangeShape,
  move: changeKindShape.describe('The current target against the original one.'),
  lines: z.array(targetLineChangeShape),
})

/** Every cell whose target was revised: its lines with what they come to in the unit of the day, and how each moved. */
export function targetChanges(at: IndicatorAt, on: string): Shaped<typeof targetChangesShape>[] {
  const scale = scaleOn(at, on)
  const direction = at.versions[scale.version - 1]?.definition.direction ?? 'increase'
  return [...at.targets].flatMap(([cell, lines]) => {
    if (lines.length < 2) return []
    const baselines = at.baselines.get(cell) ?? []
    const start = startOf(baselines.at(-1), scale)
    const like = baselines[0] && parsePeriod(baselines[0].period)
    const resolved = lines.map(line => resolveLine(line, baselines[(line.baselineVersion ?? 0) - 1], scale, like))
    const between = (from: number, to: number): TargetChange => {
      const [a, b] = [resolved[from], resolved[to]]
      if (!a?.target || !b?.target) return 'not-comparable'
      return changeOf(
        { ...a.target, milestones: a.milestones },
        { ...b.target, milestones: b.milestones },
        direction,
        start,
      )
    }
    const written = lines.map((line, index) => ({
      ...targetLineJson(line),
      resolved: aimJson(resolved[index]?.target, resolved[index]?.milestones ?? [], scale),
      ...(index > 0 && { move: between(index - 1, index) }),
    }))
    const cellAt: Cell = (lines[0] as TargetVersion).cell ?? {}
    return [
      {
        cell: cellAt,
        original: written[0] as TargetLine,
        current: written.at(-1) as TargetLine,
        move: between(0, lines.length - 1),
        lines: written,
      },
    ]
  })
}

function startOf(line: BaselineVersion | undefined, scale: Comparability): Start {
  const value = line?.value === undefined ? null : scale.convert(line.value, line.definitionVersion)
  return line && value !== null ? { t: parsePeriod(line.period).reference, value } : undefined
}

/** The shape of `baselineChanges`' rows. */
export const baselineChangesShape = z.strictObject({
  cell: cellShape,
  original: baselineLineShape,
  current: baselineLineShape,
  change: z.number().nullable().describe('From the first to the last, in the unit of the day.'),
  changePercent: z.number().nullable(),
  lines: z.array(baselineLineShape),
})

/**
 * Every cell whose baseline was re-estimated: its lines, and the change from the first to the last in the unit of the day;
 * null where one is an interval or an unbridged break lies between. `changePercent` is of the size of the first.
 */
export function baselineChanges(at: IndicatorAt, on: string): Shaped<typeof baselineChangesShape>[] {
  const scale = scaleOn(at, on)
  return [...at.baselines].flatMap(([, lines]) => {
    if (lines.length < 2) return []
    const [original, current] = [lines[0] as BaselineVersion, lines.at(-1) as BaselineVersion]
    const [from, to] = [startOf(original, scale), startOf(current, scale)]
    const change = from && to ? differenceBetween(from.value, to.value) : null
    const changePercent = change === null || !from || from.value === 0 ? null : (100 * change) / Math.abs(from.value)
    const [first, last] = [baselineLineJson(original), baselineLineJson(current)]
    const cell: Cell = original.cell ?? {}
    return [{ cell, original: first, current: last, change, changePercent, lines: lines.map(baselineLineJson) }]
  })
}
