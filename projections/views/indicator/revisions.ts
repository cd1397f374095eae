/** How did first figures of this source move later? The revision triangle, and what the moves amount to. */
import { parsePeriod } from '../../../events/period.ts'
import { cellKey } from '../../../events/shapes.ts'
import { instant } from '../../base/answer-json.ts'
import { type Comparability, comparability, versionAt } from '../../figures/comparability.ts'
import { vintageJson } from '../../figures/figure-json.ts'
import { declaredCell, foldIndicator } from '../../figures/indicator.ts'
import { type PeriodVintages, type Vintage, vintagesByPeriod } from '../../figures/vintages.ts'
import { same } from '../../progress/compare.ts'
import { cellInQuery, defineView, ofIndicator, untyped } from '../view.ts'

/** From one figure of a period to another. */
interface Move {
  readonly period: PeriodVintages['key']['given']
  /** In today's unit. */
  readonly change: number
  readonly from: Vintage
  readonly to: Vintage
}

/** What some moves amount to, in the unit. */
export interface Moves {
  readonly count: number
  /** How many of them left the figure as it was. */
  readonly unchanged: number
  readonly mean: number | null
  readonly meanAbsolute: number | null
  /** Standard deviation of the moves (n − 1); null for fewer than two. */
  readonly spread: number | null
  readonly largest: {
    readonly change: number
    readonly period: Move['period']
    /** Positions of the two figures. */
    readonly from: number
    readonly to: number
  } | null
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, n) => sum + n, 0)

function amount(moves: readonly Move[]): Moves {
  const changes = moves.map(m => m.change)
  const count = changes.length
  const mean = count === 0 ? null : sumOf(changes) / count
  const largest = moves.reduce<Move | null>((a, b) => (a && Math.abs(a.change) >= Math.abs(b.change) ? a : b), null)
  return {
    count,
    unchanged: changes.filter(c => c === 0).length,
    mean,
    meanAbsolute: count === 0 ? null : sumOf(changes.map(Math.abs)) / count,
    spread: mean === null || count < 2 ? null : Math.sqrt(sumOf(changes.map(c => (c - mean) ** 2)) / (count - 1)),
    largest: largest && {
      change: largest.change,
      period: largest.period,
      from: largest.from.row.position,
      to: largest.to.row.position,
    },
  }
}

/** Figures that can be computed with; a forecast is no figure of what was. */
const isFigure = ({ row }: Vintage): boolean => row.value !== null && row.obsStatus !== 'F'

/** The move from one figure to another, in today's unit; undefined across a break that nobody bridged. */
function moved(key: PeriodVintages['key'], from: Vintage, to: Vintage, { convert }: Comparability): Move | undefined {
  const before = convert(from.row.value as number, from.definitionVersion)
  const after = convert(to.row.value as number, to.definitionVersion)
  if (before === null || after === null) return undefined
  return { period: key.given, change: same(before, after) ? 0 : after - before, from, to }
}

/** The moves of one period: from each figure to the next, and from the first to the one that stands. */
function movesOf({ key, vintages }: PeriodVintages, comparable: Comparability) {
  const figures = vintages.filter(isFigure)
  const steps = figures.slice(1).map((to, i) => moved(key, figures[i] as Vintage, to, comparable))
  const [first, last] = [figures[0], figures.at(-1)]
  const stands = last && last === vintages.at(-1) && !last.withdrawn
  const whole = first && last && stands && first !== last ? [moved(key, first, last, comparable)] : []
  const mistakes = figures.flatMap(to =>
    to.mistakes.flatMap(({ row, cause }) =>
      row.value === null ? [] : [{ cause, move: moved(key, { ...to, row }, to, comparable) }],
    ),
  )
  return { steps, whole, mistakes }
}

const finality = ({ row }: Vintage): 'provisional' | 'final' => (row.obsStatus === 'P' ? 'provisional' : 'final')

/** Moves that share something, each with what they share. */
function split<By extends object>(moves: readonly Move[], by: (move: Move) => By): (By & Moves)[] {
  const groups = Map.groupBy(moves, move => JSON.stringify(by(move)))
  return [...groups.values()].map(some => ({ ...by(some[0] as Move), ...amount(some) }))
}

const known = (moves: readonly (Move | undefined)[]): Move[] => moves.filter(m => m !== undefined)

/** What the moves of all periods amount to, together, step by step, and split. */
function summary(triangle: readonly PeriodVintages[], comparable: Comparability) {
  const periods = triangle.map(period => movesOf(period, comparable))
  const all = periods.flatMap(p => p.steps)
  const furthest = periods.reduce((most, p) => Math.max(most, p.steps.length), 0)
  const mistakes = Map.groupBy(
    periods.flatMap(p => p.mistakes),
    m => m.cause,
  )
  return {
    firstToLatest: amount(known(periods.flatMap(p => p.whole))),
    steps: Array.from({ length: furthest }, (_, i) => ({
      step: i + 1,
      ...amount(known(periods.map(p => p.steps[i]))),
    })),
    byStatus: split(known(all), ({ from, to }) => ({ from: finality(from), to: finality(to) })),
    byCause: split(known(all), ({ to }) => ({ cause: to.cause })),
    // Our own: they say nothing of the source.
    mistakes: [...mistakes].map(([cause, some]) => ({ cause, ...amount(known(some.map(m => m.move))) })),
    notComparable: all.length - known(all).length,
  }
}

function shownPeriod({ key, vintages }: PeriodVintages) {
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
  version: 1,
  ...ofIndicator,
  answer: untyped,
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
      triangle: triangle.map(shownPeriod),
      lateEntries: at.lateEntries,
    }
  },
})
