/** When are cells a total? Only when every combination of codes is there; ratios go through numerator and denominator. */
import { type Cell, cellKey } from '../events/shapes.ts'
import type { DefinitionVersion } from './indicator.ts'
import type { PointAt, RolledUp } from './points.ts'
import { same } from './progress/compare.ts'

type Definition = DefinitionVersion['definition']
type Rule = 'sum' | 'ratio'

/** By which rule a definition rolls its cells up, if it does. */
export function ruleOf({ dimensions, rollUp }: Definition): Rule | undefined {
  const rule = dimensions && rollUp?.cells
  return rule === 'none' ? undefined : rule
}

/** All combinations of codes below a cell: its own codes fixed, every other dimension run through. */
function combinations({ dimensions = {} }: Definition, cell: Cell): ReadonlySet<string> {
  let cells: Cell[] = [cell]
  for (const [dimension, codes] of Object.entries(dimensions)) {
    if (dimension in cell) continue
    cells = cells.flatMap(c => Object.keys(codes).map(code => ({ ...c, [dimension]: code })))
  }
  return new Set(cells.map(cellKey))
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
function statusOf(counted: readonly PointAt[], present: readonly PointAt[]): string {
  if (counted.length === 0)
    return present.every(p => p.obsStatus === present[0]?.obsStatus) ? (present[0]?.obsStatus ?? 'L') : 'L'
  return ['F', 'P', 'B'].find(status => counted.some(p => p.obsStatus === status)) ?? 'A'
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

/** What a definition version asks of the cells below one. */
interface Asked {
  readonly definition: Definition
  readonly rule: Rule
  readonly needed: ReadonlySet<string>
}

function askedBy({ definition }: DefinitionVersion, cell: Cell): Asked | undefined {
  const rule = ruleOf(definition)
  const needed = rule ? combinations(definition, cell) : undefined
  return rule && needed && needed.size > 1 ? { definition, rule, needed } : undefined
}

/**
 * Adds rolled-up points where none is recorded, and says by how much a recorded total differs from its cells. Each period
 * is rolled up by the definition that covers it.
 */
export function summed(
  all: readonly PointAt[],
  recorded: readonly PointAt[],
  cell: Cell,
  versions: readonly DefinitionVersion[],
): PointAt[] {
  const asked = versions.map(version => askedBy(version, cell))
  const points = new Map(recorded.map(p => [p.key.period.key, p]))
  for (const [period, parts] of Map.groupBy(all, p => p.key.period.key)) {
    const by = asked[(parts[0] as PointAt).definitionVersion - 1]
    const present = by ? parts.filter(p => by.needed.has(p.key.cellKey)) : []
    if (!by || present.length === 0) continue
    const sum = rolled(present, by.needed.size, cell, by.rule, by.definition)
    const recordedTotal = points.get(period)
    if (recordedTotal === undefined) points.set(period, sum)
    else if (sum.value !== null && recordedTotal.value !== null && !same(recordedTotal.value, sum.value))
      points.set(period, { ...recordedTotal, differsFromCells: recordedTotal.value - sum.value })
  }
  return [...points.values()]
}
