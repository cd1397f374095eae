/** When are cells a total? Only when every combination of codes is there; ratios go through numerator and denominator. */
import { type Cell, cellKey } from '../events/shapes.ts'
import type { DefinitionVersion } from './indicator.ts'
import type { PointAt, RolledUp } from './points.ts'

type Definition = DefinitionVersion['definition']

/** All combinations of codes below a cell: its own codes fixed, every other dimension run through. */
function combinations(dimensions: NonNullable<Definition['dimensions']>, cell: Cell): string[] {
  let cells: Cell[] = [cell]
  for (const [dimension, codes] of Object.entries(dimensions)) {
    if (dimension in cell) continue
    cells = cells.flatMap(c => Object.keys(codes).map(code => ({ ...c, [dimension]: code })))
  }
  return cells.map(cellKey)
}

interface Part {
  readonly present: readonly PointAt[]
  readonly needed: number
}

/** The value of the cells together: a sum, or multiplier · Σ numerators / Σ denominators. Null where parts are lacking. */
function together({ present }: Part, rule: 'sum' | 'ratio', multiplier: number): number | null {
  if (rule === 'sum')
    return present.every(p => p.value !== null) ? present.reduce((sum, p) => sum + (p.value as number), 0) : null
  let [numerator, denominator] = [0, 0]
  for (const { rest } of present) {
    if (rest.numerator === undefined || rest.denominator === undefined) return null
    numerator += rest.numerator
    denominator += rest.denominator
  }
  return denominator === 0 ? null : (multiplier * numerator) / denominator
}

/** A rolled value is provisional if any part is; otherwise it is as normal as its parts. */
const statusOf = (present: readonly PointAt[]): string =>
  present.some(p => p.obsStatus === 'P')
    ? 'P'
    : present.some(p => p.obsStatus === 'B')
      ? 'B'
      : present.every(p => p.obsStatus === 'F')
        ? 'F'
        : 'A'

function rolled(part: Part, cell: Cell, rule: 'sum' | 'ratio', multiplier: number): PointAt | undefined {
  const [some] = part.present
  if (!some) return undefined
  const counted = part.present.filter(p => p.value !== null).length
  const value = together(part, rule, multiplier)
  const complete = value !== null && counted === part.needed
  const rolledUp: RolledUp = { coverage: counted / part.needed, complete }
  const latest = (field: 'knownFrom' | 'position' | 'recordedAt'): number =>
    Math.max(...part.present.map(p => p[field]))
  return {
    key: { ...some.key, cell, cellKey: cellKey(cell) },
    value: complete ? value : null,
    obsStatus: statusOf(part.present),
    knownFrom: latest('knownFrom'),
    position: latest('position'),
    recordedAt: latest('recordedAt'),
    rest: {},
    definitionVersion: some.definitionVersion,
    disputed: part.present.flatMap(p => p.disputed),
    rolledUp,
  }
}

/** Adds rolled-up points where none is recorded, and says by how much a recorded total differs from its cells. */
export function summed(
  all: readonly PointAt[],
  recorded: readonly PointAt[],
  cell: Cell,
  definition: Definition,
  rule: 'sum' | 'ratio',
): PointAt[] {
  const needed = new Set(combinations(definition.dimensions ?? {}, cell))
  if (needed.size === 1) return [...recorded]
  const multiplier = definition.multiplier ?? 1
  const byPeriod = Map.groupBy(
    all.filter(p => needed.has(p.key.cellKey)),
    p => p.key.period.key,
  )
  const points = new Map(recorded.map(p => [p.key.period.key, p]))
  for (const [period, present] of byPeriod) {
    const sum = rolled({ present, needed: needed.size }, cell, rule, multiplier)
    const total = points.get(period)
    if (!sum) continue
    if (total === undefined) points.set(period, sum)
    else if (sum.value !== null && total.value !== null) {
      const differs = total.value - sum.value
      if (Math.abs(differs) > 1e-9 * Math.max(1, Math.abs(total.value)))
        points.set(period, { ...total, differsFromCells: differs })
    }
  }
  return [...points.values()]
}
