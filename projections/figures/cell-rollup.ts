/** When are cells a total? Only when every combination of codes is there; ratios go through numerator and denominator. */
import type { ObsStatus } from '../../events/obs-status.ts'
import { type Cell, cellKey } from '../../events/shapes.ts'
import type { Pin } from '../base/pin.ts'
import { same } from '../progress/compare.ts'
import type { Definition, DefinitionVersion, IndicatorAt, IndicatorHistory } from './indicator.ts'
import { type PointAt, type RolledUp, recordedPoints } from './points.ts'
import { byTime } from './series.ts'

type Rule = 'sum' | 'ratio'

/** By which rule a definition rolls its cells up, if it does. */
export function ruleOf({ dimensions, rollUp }: Definition): Rule | undefined {
  const rule = dimensions && rollUp?.cells
  return rule === 'none' ? undefined : rule
}

/** Whether a part can be counted in: with its value, or with what its ratio is made of. */
const counts = ({ value, rest }: PointAt, rule: Rule): boolean =>
  value !== null && (rule === 'sum' || (rest.numerator !== undefined && rest.denominator !== undefined))

const total = (parts: readonly PointAt[], of: (p: PointAt) => number | null | undefined): number =>
  parts.reduce((sum, p) => sum + (of(p) ?? 0), 0)

/** The cells together: a sum, or multiplier · Σ numerators / Σ denominators. Null where there is nothing to divide by. */
function together(parts: readonly PointAt[], rule: Rule, { multiplier = 1 }: Definition): number | null {
  if (parts.length === 0) return null
  if (rule === 'sum') return total(parts, p => p.value)
  const denominator = total(parts, p => p.rest.denominator)
  return denominator === 0 ? null : (multiplier * total(parts, p => p.rest.numerator)) / denominator
}

/** What a ratio of cells is made of, so that whoever holds it knows how much it rests on. */
const partsOf = (parts: readonly PointAt[]) => ({
  numerator: total(parts, p => p.rest.numerator),
  denominator: total(parts, p => p.rest.denominator),
})

/** What is worth less makes the whole worth less: a forecast part, a break, a provisional one. */
function statusOf(counted: readonly PointAt[], present: readonly PointAt[]): ObsStatus {
  if (counted.length === 0)
    return present.every(p => p.obsStatus === present[0]?.obsStatus) ? (present[0]?.obsStatus ?? 'L') : 'L'
  return (['F', 'P', 'B'] as const).find(status => counted.some(p => p.obsStatus === status)) ?? 'A'
}

function rolled(present: readonly PointAt[], needed: number, cell: Cell, rule: Rule, definition: Definition): PointAt {
  const [some] = present as [PointAt]
  const counted = present.filter(p => counts(p, rule))
  const value = together(counted, rule, definition)
  const complete = value !== null && counted.length === needed
  const coverage = counted.length / needed
  const rolledUp: RolledUp = { coverage, complete, ...(!complete && value !== null && { partial: value }) }
  const latest = (field: 'knownFrom' | 'position' | 'recordedAt'): number => Math.max(...present.map(p => p[field]))
  return {
    key: { ...some.key, cell, cellKey: cellKey(cell) },
    value: complete ? value : null,
    obsStatus: statusOf(counted, present),
    knownFrom: latest('knownFrom'),
    position: latest('position'),
    recordedAt: latest('recordedAt'),
    rest: complete && rule === 'ratio' ? partsOf(counted) : {},
    definitionVersion: some.definitionVersion,
    disputed: present.flatMap(p => p.disputed),
    rolledUp,
  }
}

/** How a definition version rolls up the cells below one. */
interface RollUpRule {
  readonly definition: Definition
  readonly rule: Rule
  /** Codes of each dimension the cell leaves open. */
  readonly open: ReadonlyMap<string, Readonly<Record<string, unknown>>>
}

function ruleOver({ definition }: DefinitionVersion, cell: Cell): RollUpRule | undefined {
  const rule = ruleOf(definition)
  const open = Object.entries(definition.dimensions ?? {}).filter(([dimension]) => !Object.hasOwn(cell, dimension))
  return rule && open.length > 0 ? { definition, rule, open: new Map(open) } : undefined
}

/** The open dimensions a part is broken down by; undefined where it is no part of the cell. */
function brokenDownBy(part: Cell, cell: Cell, { open }: RollUpRule): string[] | undefined {
  if (!Object.keys(cell).every(dimension => part[dimension] === cell[dimension])) return undefined
  const own = Object.keys(part).filter(dimension => !Object.hasOwn(cell, dimension))
  const isDeclared = own.every(dimension => Object.hasOwn(open.get(dimension) ?? {}, part[dimension] ?? ''))
  return own.length > 0 && isDeclared ? own.sort() : undefined
}

/** The sums there are of a period, one for each way in which its cells are broken down; the fullest first, of those the plainest. */
function sumsOf(parts: readonly PointAt[], cell: Cell, over: RollUpRule): PointAt[] {
  const ways = Map.groupBy(parts, p => brokenDownBy(p.key.cell, cell, over)?.join() ?? '')
  ways.delete('')
  const sums = [...ways].map(([dimensions, present]) => {
    // Combinations are counted, never listed: a few dimensions make millions.
    const codes = dimensions.split(',').map(dimension => Object.keys(over.open.get(dimension) ?? {}).length)
    const needed = codes.reduce((product, count) => product * count, 1)
    return { needed, sum: rolled(present, needed, cell, over.rule, over.definition) }
  })
  const fullness = ({ rolledUp }: PointAt): number => (rolledUp?.complete ? 2 : (rolledUp?.coverage ?? 0))
  return sums.sort((a, b) => fullness(b.sum) - fullness(a.sum) || a.needed - b.needed).map(({ sum }) => sum)
}

/**
 * Adds rolled-up points where none is recorded, and says by how much a recorded total differs from its cells. Each period
 * is rolled up by the definition that covers it.
 */
export function rollUpCells(
  all: readonly PointAt[],
  recorded: readonly PointAt[],
  cell: Cell,
  versions: readonly DefinitionVersion[],
): PointAt[] {
  const rules = versions.map(version => ruleOver(version, cell))
  const points = new Map(recorded.map(p => [p.key.period.key, p]))
  for (const [period, parts] of Map.groupBy(all, p => p.key.period.key)) {
    const by = rules[(parts[0] as PointAt).definitionVersion - 1]
    const sum = by && sumsOf(parts, cell, by)[0]
    if (!sum) continue
    const total = points.get(period)
    if (total === undefined) points.set(period, sum)
    else if (sum.value !== null && total.value !== null && !same(total.value, sum.value))
      points.set(period, { ...total, differsFromCells: total.value - sum.value })
  }
  return [...points.values()]
}

/** Whether any definition version rolls cells up. */
export const rollsUp = ({ versions }: IndicatorAt): boolean => versions.some(v => ruleOf(v.definition) !== undefined)

/** The points of one cell by time, out of all recorded: rolled up from finer ones by the indicator's rule where none is recorded. */
export function pointsIn(all: readonly PointAt[], at: IndicatorAt, cell: Cell | undefined): PointAt[] {
  const wanted = cellKey(cell)
  const recorded = all.filter(point => point.key.cellKey === wanted)
  if (recorded.length === all.length || !rollsUp(at)) return recorded
  return rollUpCells(all, recorded, cell ?? {}, at.versions).sort((a, b) => byTime(a.key, b.key))
}

/** The points of one cell by time. */
export const pointsOf = (history: IndicatorHistory, at: IndicatorAt, pin: Pin, cell: Cell | undefined): PointAt[] =>
  rollsUp(at) ? pointsIn(recordedPoints(history, at, pin), at, cell) : recordedPoints(history, at, pin, cellKey(cell))
