/** What is an indicator, what was measured, and how does it stand? */
import { z } from 'zod'
import { day } from '../events/shapes.ts'
import { assess } from './assessment.ts'
import { foldIndicator, type IndicatorAt } from './indicator.ts'
import { choiceInQuery } from './mission-progress.ts'
import { allPoints, type PointAt, pointsOf, vintagesOf } from './points.ts'
import { shownLine, shownOrigin, shownPoint, shownVersion, shownVintage } from './shown.ts'
import { type Asked, cellInQuery, defineView, flag, ofIndicator } from './view.ts'

const revisionOf = ({ books, pin, params: { id = '' } }: Asked<unknown>): number => {
  const { facts, series } = books.indicator(id)
  return facts.filter(f => f.position <= pin.position).length + series.rowsUpTo(pin.position) - 1
}

const lines = <L>(byCell: ReadonlyMap<string, readonly L[]>): L[] => [...byCell.values()].flat()

const current = (at: IndicatorAt) => at.versions.at(-1)?.definition

export const indicator = defineView({
  path: '/indicators/{id}',
  summary: 'An indicator: every definition version, baseline, target and dispute.',
  query: {},
  version: 1,
  ...ofIndicator,
  answer: asked => {
    const { books, pin, params } = asked
    const at = foldIndicator(books.indicator(params.id ?? ''), pin)
    if (!at) return undefined
    return {
      indicator: params.id,
      mission: at.mission,
      goals: at.goals,
      ...current(at),
      retired: at.retired && shownOrigin(at.retired),
      versions: at.versions.map(shownVersion),
      baselines: lines(at.baselines).map(shownLine),
      targets: lines(at.targets).map(shownLine),
      disputes: at.disputes.map(({ resolved, ...d }) => ({
        ...shownLine(d),
        ...(resolved && { resolved: shownOrigin(resolved) }),
      })),
      revision: revisionOf(asked),
      lateEntries: at.lateEntries,
    }
  },
})

export const series = defineView({
  path: '/indicators/{id}/series',
  summary: 'What was measured: one point a period and cell, with its flags; with includeHistory every vintage of it.',
  query: { cell: cellInQuery.optional(), includeHistory: flag.default(false) },
  version: 1,
  ...ofIndicator,
  answer: asked => {
    const { books, pin, params, query } = asked
    const book = books.indicator(params.id ?? '')
    const at = foldIndicator(book, pin)
    if (!at) return undefined
    const points = query.cell === undefined ? allPoints(book, at, pin) : pointsOf(book, at, pin, query.cell)
    const { title, unit, decimals, source } = current(at) ?? {}
    const withHistory = (p: PointAt) => ({
      ...shownPoint(p),
      ...(query.includeHistory && { vintages: p.rolledUp ? [] : vintagesOf(book, p.key, pin).map(shownVintage) }),
    })
    const withdrawn = query.includeHistory ? withdrawnKeys(asked, points) : []
    return {
      indicator: params.id,
      title,
      unit,
      decimals,
      source,
      revision: revisionOf(asked),
      lateEntries: at.lateEntries,
      points: points.map(withHistory),
      ...(withdrawn.length > 0 && { withdrawn }),
    }
  },
})

/** Keys whose last word is a withdrawal: no point stands, their history does. */
function withdrawnKeys(
  { books, pin, params, query }: Asked<{ cell?: Record<string, string> | undefined }>,
  points: readonly PointAt[],
): object[] {
  const book = books.indicator(params.id ?? '')
  const standing = new Set(points.map(p => p.key))
  const wanted = query.cell && Object.entries(query.cell)
  return book.series.keys.flatMap(key => {
    const matches =
      !wanted || (wanted.length === Object.keys(key.cell).length && wanted.every(([d, code]) => key.cell[d] === code))
    if (standing.has(key) || !matches) return []
    const vintages = vintagesOf(book, key, pin)
    return vintages.length === 0 || vintages.at(-1)?.type !== 'measurement-withdrawn'
      ? []
      : [{ period: key.given, cell: key.cell, vintages: vintages.map(shownVintage) }]
  })
}

export const assessment = defineView({
  path: '/indicators/{id}/assessment',
  summary:
    'One assessment with its inputs, rule, versions and reasons: against the agreed path, and if the trend continues.',
  query: {
    ...choiceInQuery,
    on: day.optional(),
    cell: cellInQuery.optional(),
    status: z.enum(['approved', 'all']).optional(),
  },
  version: 1,
  ...ofIndicator,
  answer: ({ books, pin, params: { id = '' }, query }) => {
    const book = books.indicator(id)
    const at = foldIndicator(book, pin)
    return at && { ...assess(id, book, at, pin, { ...query, cell: query.cell }), lateEntries: at.lateEntries }
  },
})
