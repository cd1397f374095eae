/** When are cells a total? Only when every combination of codes is there; ratios go through numerator and denominator. */

import { cautionCodes, type ObsStatus } from '../../events/obs-status.ts'
import { type Cell, cellKey } from '../../events/shapes.ts'
import { differenceBetween, sumWithoutNoise } from '../base/rounding.ts'
import type { Work } from '../base/work.ts'
import { same } from '../progress/compare.ts'
import type { Rest } from './columns.ts'
import type { Definition, DefinitionVersion, IndicatorAt } from './indicator.ts'
import { counts, type Rule, type Tally, tallyOf } from './part-tally.ts'
import type { PointAt, RolledUp } from './points.ts'

/** By which rule a definition rolls its cells up, if it does. */
export function ruleOf({ dimensions, rollUp }: Definition): Rule | undefined {
  const rule = dimensions && rollUp?.cells
  return rule === 'none' ? undefined : rule
}

/** The cells together: a sum, or multiplier · Σ numerators / Σ denominators. Null where there is nothing to add or to divide by. */
function together(tally: Tally, rule: Rule, { multiplier = 1 }: Definition): number | null {
  const { counted, sum, numerator, denominator } = tally
  if (counted === 0) return null
  if (rule === 'sum') return sumWithoutNoise(sum)
  return denominator === 0 ? null : (multiplier * numerator) / denominator
}

/**
 * Status of a whole by its parts. What is worth less makes the whole worth less: a forecast part, a break, a provisional one. Of
 * nothing but parts that are not applicable it is not applicable where all are there; where others lack nobody knows, and it is missing.
 */
export function statusOf(counted: readonly PointAt[], present: readonly PointAt[], isComplete: boolean): ObsStatus {
  if (counted.length === 0) {
    const [some] = present
    const isOne = some !== undefined && present.every(p => p.obsStatus === some.obsStatus)
    return isOne && (isComplete || !isNotApplicable(some)) ? some.obsStatus : 'L'
  }
  const codes = codesOf(counted)
  return (['F', 'P', 'B'] as const).find(code => codes.has(code)) ?? 'A'
}

type Flagged = Pick<PointAt, 'obsStatus' | 'rest'>

/** The codes that any of these figures carries, as its status or as a flag beside it; most are as those before them. */
function codesOf(points: readonly Flagged[]): ReadonlySet<ObsStatus> {
  const codes = new Set<ObsStatus>()
  let before: ObsStatus | undefined
  for (const { obsStatus, rest } of points) {
    if (obsStatus !== before) codes.add(obsStatus)
    before = obsStatus
    if (rest.flags) for (const flag of rest.flags) codes.add(flag)
  }
  return codes
}

/** Flags of a whole by the parts it rests on: whoever is to be careful with a part must be with the whole. */
export function cautionsOf(parts: readonly Flagged[]): Pick<Rest, 'flags'> {
  const codes = codesOf(parts)
  if (codes.size === 1 && codes.has('A')) return NO_FLAGS
  const flags = cautionCodes.filter(code => codes.has(code))
  return flags.length > 0 ? { flags } : NO_FLAGS
}

const NO_FLAGS: Pick<Rest, 'flags'> = Object.freeze({})

/** Whether a part is not applicable (M): it adds nothing and is no hole. */
export const isNotApplicable = ({ obsStatus }: PointAt): boolean => obsStatus === 'M'

/** How much of a whole is there. Of nothing but parts that are not applicable the whole is not applicable, and complete. */
export function coverageOf(counted: number, needed: number, value: number | null, from: RolledUp['from']): RolledUp {
  const complete = needed === 0 || (value !== null && counted === needed)
  const coverage = needed === 0 ? 1 : counted / needed
  return { coverage, complete, from, ...(!complete && value !== null && { partial: value }) }
}

const NO_DISPUTES: readonly string[] = []

function rolled(present: readonly PointAt[], tally: Tally, all: number, cell: Cell, over: RollUpRule): PointAt {
  const { rule, definition } = over
  const [some] = present as [PointAt]
  const { counted, notApplicable, numerator, denominator, isMarked, isDisputed, latest } = tally
  const value = together(tally, rule, definition)
  const rolledUp = coverageOf(counted, all - notApplicable, value, 'cells')
  const { complete } = rolledUp
  const isPlain = counted > 0 && !isMarked
  const included = isPlain ? present : present.filter(p => counts(p, rule))
  return {
    key: { ...some.key, cell, cellKey: cellKey(cell) },
    value: complete ? value : null,
    obsStatus: isPlain ? 'A' : statusOf(included, present, complete),
    ...latest,
    // What a ratio of cells is made of, so that whoever holds it knows how much it rests on.
    rest: {
      ...(complete && rule === 'ratio' ? { numerator, denominator } : {}),
      ...(isPlain ? NO_FLAGS : cautionsOf(included)),
    },
    definitionVersion: some.definitionVersion,
    disputed: isDisputed ? present.flatMap(p => p.disputed) : NO_DISPUTES,
    rolledUp,
  }
}

/** How a definition version rolls up the cells below one. */
export interface RollUpRule {
  readonly definition: Definition
  readonly rule: Rule
  /** Codes of each dimension the cell leaves open, and how many they are. */
  readonly open: ReadonlyMap<string, Readonly<Record<string, unknown>>>
  readonly counts: ReadonlyMap<string, number>
}

/** How a definition version rolls up the cells below a cell; undefined where it does not. */
export function ruleOver({ definition }: DefinitionVersion, cell: Cell): RollUpRule | undefined {
  const rule = ruleOf(definition)
  const open = Object.entries(definition.dimensions ?? {}).filter(([dimension]) => !Object.hasOwn(cell, dimension))
  if (!rule || open.length === 0) return undefined
  const counts = new Map(open.map(([dimension, codes]) => [dimension, Object.keys(codes).length]))
  return { definition, rule, open: new Map(open), counts }
}

/** The open dimensions a part is broken down by; undefined where it is no part of the cell. */
function brokenDownBy(part: Cell, cell: Cell, { open }: RollUpRule): string[] | undefined {
  if (!Object.keys(cell).every(dimension => part[dimension] === cell[dimension])) return undefined
  const own = Object.keys(part).filter(dimension => !Object.hasOwn(cell, dimension))
  const isDeclared = own.every(dimension => Object.hasOwn(open.get(dimension) ?? {}, part[dimension] ?? ''))
  return own.length > 0 && isDeclared ? own.sort() : undefined
}

/** In which way a part breaks a cell down: the names of its dimensions; '' where it is no part of the cell. */
export const wayOf = (part: Cell, cell: Cell, over: RollUpRule): string => brokenDownBy(part, cell, over)?.join() ?? ''

/** A sum of the parts that break a cell down in one way, and how many parts that takes. */
export interface WaySum {
  readonly needed: number
  readonly sum: PointAt
}

/** What the parts of one way come to; there is at least one. */
export function sumOfWay(
  way: string,
  present: readonly PointAt[],
  cell: Cell,
  over: RollUpRule,
  tally = tallyOf(present, over.rule),
): WaySum {
  // Combinations are counted, never listed: a few dimensions make millions.
  let needed = 1
  for (const dimension of way.split(',')) needed *= over.counts.get(dimension) ?? 0
  return { needed, sum: rolled(present, tally, needed, cell, over) }
}

/** Of the sums there are of a period, one a way, the fullest, and of those the plainest; undefined where there is none. */
export function fullestSum(sums: readonly WaySum[]): PointAt | undefined {
  if (sums.length < 2) return sums[0]?.sum
  const fullness = ({ rolledUp }: PointAt): number => (rolledUp?.complete ? 2 : (rolledUp?.coverage ?? 0))
  return sums.toSorted((a, b) => fullness(b.sum) - fullness(a.sum) || a.needed - b.needed)[0]?.sum
}

function sumOf(
  parts: readonly PointAt[],
  cell: Cell,
  over: RollUpRule,
  known: Map<string, string>,
): PointAt | undefined {
  const ways = Map.groupBy(parts, ({ key }) => {
    const way = known.get(key.cellKey) ?? wayOf(key.cell, cell, over)
    known.set(key.cellKey, way)
    return way
  })
  ways.delete('')
  return fullestSum([...ways].map(([way, present]) => sumOfWay(way, present, cell, over)))
}

/** The figure of a cell in a period: what is recorded, with its distance from the sum of its cells; else that sum. */
export function besideSum(recorded: PointAt | undefined, sum: PointAt | undefined): PointAt | undefined {
  if (recorded === undefined || sum === undefined) return recorded ?? sum
  if (sum.value === null || recorded.value === null || same(recorded.value, sum.value)) return recorded
  return { ...recorded, differsFromCells: differenceBetween(sum.value, recorded.value) }
}

/**
 * Adds rolled-up points where none is recorded, and says by how much a recorded total differs from its cells. Each period
 * is rolled up by the definition that covers it.
 */
export function* rollingUpCells(
  all: readonly PointAt[],
  recorded: readonly PointAt[],
  cell: Cell,
  versions: readonly DefinitionVersion[],
): Work<PointAt[]> {
  const rules = versions.map(version => ruleOver(version, cell))
  /** The way of each cell, by rule: it is looked up once a cell, not once a figure. */
  const ways = rules.map(() => new Map<string, string>())
  const points = new Map(recorded.map(p => [p.key.period.key, p]))
  for (const [period, parts] of Map.groupBy(all, p => p.key.period.key)) {
    const of = (parts[0] as PointAt).definitionVersion - 1
    const [by, known] = [rules[of], ways[of] as Map<string, string>]
    const point = by && besideSum(points.get(period), sumOf(parts, cell, by, known))
    if (point) points.set(period, point)
    yield
  }
  return [...points.values()]
}

/** Whether any definition version rolls cells up. */
export const rollsUpCells = ({ versions }: IndicatorAt): boolean =>
  versions.some(v => ruleOf(v.definition) !== undefined)
