/** `/indicators/{id}/revisions`: how first figures of this source were revised later, as a triangle and in numbers. */

import { z } from 'zod'
import { parsePeriod } from '../../../events/period.ts'
import { cellKey, cell as cellShape, period, text } from '../../../events/shapes.ts'
import { instant } from '../../base/answer-json.ts'
import { differenceBetween, noiseRemover } from '../../base/rounding.ts'
import type { Shaped } from '../../base/shaped.ts'
import { carries } from '../../figures/columns.ts'
import { type Comparability, comparability, versionAt } from '../../figures/comparability.ts'
import { definitionFields, vintageJson, vintageShape } from '../../figures/figure-json.ts'
import { declaredCell, foldIndicator, lateEntriesOf } from '../../figures/indicator.ts'
import {
  mistakeCauses,
  type PeriodVintages,
  type Vintage,
  vintageCauses,
  vintagesByPeriod,
} from '../../figures/vintages.ts'
import { same } from '../../progress/compare.ts'
import { cellInQuery, defineView, ofIndicator } from '../view.ts'

/** The revision from one figure of a period to another. */
interface Revision {
  readonly period: PeriodVintages['key']['given']
  /** In today's unit. */
  readonly change: number
  readonly from: Vintage
  readonly to: Vintage
}

/** The size of some revisions, in the unit. */
export interface RevisionSize {
  readonly count: number
  /** How many of them left the figure as it was. */
  readonly unchanged: number
  readonly mean: number | null
  readonly meanAbsolute: number | null
  /** Standard deviation of the revisions (n − 1); null for fewer than two. */
  readonly spread: number | null
  readonly largest: {
    readonly change: number
    readonly period: Revision['period']
    /** Positions of the two figures. */
    readonly from: number
    readonly to: number
  } | null
}

const sizeFields = {
  count: z.int(),
  unchanged: z.int().describe('How many of them left the figure as it was.'),
  mean: z.number().nullable(),
  meanAbsolute: z.number().nullable(),
  spread: z.number().nullable().describe('Standard deviation (n − 1).'),
  largest: z
    .strictObject({ change: z.number(), period, from: z.int(), to: z.int() })
    .nullable()
    .describe('With the positions of its two figures.'),
}
const size = z.strictObject(sizeFields)
const finality = z.enum(['provisional', 'final'])
const mistake = z.enum(mistakeCauses)

const periodShape = z.strictObject({
  period,
  vintages: z.array(
    vintageShape.extend({
      cause: z.enum(vintageCauses),
      delayDays: z.int().describe('From the last day of the period to the day it was known.'),
      definitionVersion: z.int(),
      putRight: z
        .array(vintageShape.extend({ mistake }))
        .optional()
        .describe('What it said before a mistake of those who recorded it was put right.'),
      withdrawn: vintageShape.optional(),
    }),
  ),
})

const answer = z.strictObject({
  indicator: z.string(),
  cell: cellShape,
  title: text.optional(),
  unit: text.optional(),
  decimals: z.int().nullable(),
  source: definitionFields.source.optional(),
  periods: z.int(),
  withdrawn: z.int(),
  firstToLatest: size,
  steps: z.array(z.strictObject({ step: z.int(), ...sizeFields })),
  byStatus: z.array(z.strictObject({ from: finality, to: finality, ...sizeFields })),
  byCause: z.array(z.strictObject({ cause: z.enum(vintageCauses), ...sizeFields })),
  mistakes: z
    .array(z.strictObject({ cause: mistake, ...sizeFields }))
    .describe('Ours: they say nothing of the source.'),
  notComparable: z.int().describe('Revisions across a break that nobody bridged.'),
  triangle: z.array(periodShape),
  lateEntries: z.int(),
})

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, n) => sum + n, 0)

function sizeOf(revisions: readonly Revision[]): RevisionSize {
  const changes = revisions.map(r => r.change)
  const count = changes.length
  const largest = revisions.reduce<Revision | null>(
    (a, b) => (a && Math.abs(a.change) >= Math.abs(b.change) ? a : b),
    null,
  )
  const clean = noiseRemover(Math.abs(largest?.change ?? 0))
  const meanOf = (numbers: readonly number[]): number | null => (count === 0 ? null : clean(sumOf(numbers) / count))
  const mean = meanOf(changes)
  return {
    count,
    unchanged: changes.filter(c => c === 0).length,
    mean,
    meanAbsolute: meanOf(changes.map(Math.abs)),
    spread:
      mean === null || count < 2 ? null : clean(Math.sqrt(sumOf(changes.map(c => (c - mean) ** 2)) / (count - 1))),
    largest: largest && {
      change: largest.change,
      period: largest.period,
      from: largest.from.row.position,
      to: largest.to.row.position,
    },
  }
}

/** Figures that can be computed with; a forecast is no figure of what was. */
const isFigure = ({ row }: Vintage): boolean => row.value !== null && !carries(row, 'F')

/** The revision from one figure to another, in today's unit; undefined across a break that nobody bridged. */
function revisionOf(
  key: PeriodVintages['key'],
  from: Vintage,
  to: Vintage,
  { convert }: Comparability,
): Revision | undefined {
  const before = convert(from.row.value as number, from.definitionVersion)
  const after = convert(to.row.value as number, to.definitionVersion)
  if (before === null || after === null) return undefined
  return { period: key.given, change: same(before, after) ? 0 : differenceBetween(before, after), from, to }
}

/** The revisions of one period: from each figure to the next, and from the first to the one that stands. */
function revisionsOf({ key, vintages }: PeriodVintages, comparable: Comparability) {
  const figures = vintages.filter(isFigure)
  const steps = figures.slice(1).map((to, i) => revisionOf(key, figures[i] as Vintage, to, comparable))
  const [first, last] = [figures[0], figures.at(-1)]
  const stands = last && last === vintages.at(-1) && !last.withdrawn
  const whole = first && last && stands && first !== last ? [revisionOf(key, first, last, comparable)] : []
  const mistakes = figures.flatMap(to =>
    to.mistakes.flatMap(({ row, cause }) =>
      row.value === null ? [] : [{ cause, revision: revisionOf(key, { ...to, row }, to, comparable) }],
    ),
  )
  return { steps, whole, mistakes }
}

const finalityOf = ({ row }: Vintage): 'provisional' | 'final' => (carries(row, 'P') ? 'provisional' : 'final')

/** The size of revisions by something they share. */
function split<By extends object>(
  revisions: readonly Revision[],
  by: (revision: Revision) => By,
): (By & RevisionSize)[] {
  const groups = Map.groupBy(revisions, revision => JSON.stringify(by(revision)))
  return [...groups.values()].map(some => ({ ...by(some[0] as Revision), ...sizeOf(some) }))
}

const comparableOnly = (revisions: readonly (Revision | undefined)[]): Revision[] =>
  revisions.filter(r => r !== undefined)

/** The size of the revisions of all periods: together, step by step, and split. */
function summary(triangle: readonly PeriodVintages[], comparable: Comparability) {
  const periods = triangle.map(period => revisionsOf(period, comparable))
  const all = periods.flatMap(p => p.steps)
  const furthest = periods.reduce((most, p) => Math.max(most, p.steps.length), 0)
  const mistakes = Map.groupBy(
    periods.flatMap(p => p.mistakes),
    m => m.cause,
  )
  return {
    firstToLatest: sizeOf(comparableOnly(periods.flatMap(p => p.whole))),
    steps: Array.from({ length: furthest }, (_, i) => ({
      step: i + 1,
      ...sizeOf(comparableOnly(periods.map(p => p.steps[i]))),
    })),
    byStatus: split(comparableOnly(all), ({ from, to }) => ({ from: finalityOf(from), to: finalityOf(to) })),
    byCause: split(comparableOnly(all), ({ to }) => ({ cause: to.cause })),
    // Our own: they say nothing of the source.
    mistakes: [...mistakes].map(([cause, some]) => ({ cause, ...sizeOf(comparableOnly(some.map(m => m.revision))) })),
    notComparable: all.length - comparableOnly(all).length,
  }
}

function periodJson({ key, vintages }: PeriodVintages): Shaped<typeof periodShape> {
  return {
    period: key.given,
    vintages: vintages.map(({ row, cause, knownFrom, delayDays, definitionVersion, mistakes, withdrawn }) => ({
      // What it says, from when its first record was known.
      ...vintageJson(row),
      cause,
      knownFrom: instant(knownFrom),
      delayDays,
      definitionVersion,
      ...(mistakes.length > 0 && { putRight: mistakes.map(m => ({ ...vintageJson(m.row), mistake: m.cause })) }),
      ...(withdrawn && { withdrawn: vintageJson(withdrawn) }),
    })),
  }
}

export const revisions = defineView({
  path: '/indicators/{id}/revisions',
  summary: 'How first figures of this source moved later: every vintage of every period, and what the moves amount to.',
  query: { cell: cellInQuery.optional() },
  version: 2,
  ...ofIndicator,
  answer,
  fold: ({ reader, pin, params: { id = '' }, query }) => {
    const history = reader.indicator(id)
    const at = foldIndicator(history, pin)
    if (!at) return undefined
    const cell = declaredCell(at, query.cell)
    const version = versionAt(at.versions, parsePeriod(pin.on).start)
    const triangle = vintagesByPeriod(history, at, pin, cellKey(cell))
    const definition = at.versions[version - 1]?.definition
    return {
      indicator: id,
      cell: cell ?? {},
      title: definition?.title,
      unit: definition?.unit,
      decimals: definition?.decimals ?? null,
      source: definition?.source,
      periods: triangle.length,
      withdrawn: triangle.filter(p => p.vintages.at(-1)?.withdrawn).length,
      ...summary(triangle, comparability(at.versions, version, [])),
      triangle: triangle.map(periodJson),
      lateEntries: lateEntriesOf(history, pin),
    }
  },
})
