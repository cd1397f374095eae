/** What is an indicator, what was measured, and how does it stand? */
import { z } from 'zod'
import { type Cell, cellKey, day } from '../../../events/shapes.ts'
import { lineJson, originJson } from '../../base/answer-json.ts'
import { UnfitQuestion } from '../../base/unfit-question.ts'
import { assess } from '../../figures/assessment.ts'
import { pointJson, versionJson, vintageJson } from '../../figures/figure-json.ts'
import { foldIndicator, type IndicatorAt } from '../../figures/indicator.ts'
import { historyOf, type PointAt, pointsOf, recordedPoints } from '../../figures/points.ts'
import type { Key, Row } from '../../figures/series.ts'
import { choiceInQuery } from '../mission/progress.ts'
import { type Asked, cellInQuery, defineView, flag, ofIndicator, untyped } from '../view.ts'

const revisionOf = ({ reader, pin, params: { id = '' } }: Asked<unknown>): number => {
  const { facts, series } = reader.indicator(id)
  return facts.filter(f => f.position <= pin.position).length + series.rowsUpTo(pin.position) - 1
}

const lines = <L>(byCell: ReadonlyMap<string, readonly L[]>): L[] => [...byCell.values()].flat()

/** The cell asked for, if a definition has ever declared it: one that was misspelt would look like one without figures. */
export function declared({ versions }: IndicatorAt, cell: Cell | undefined): Cell | undefined {
  if (versions.length === 0) return cell
  for (const [dimension, code] of Object.entries(cell ?? {})) {
    const codes = versions.flatMap(({ definition }) => {
      const { [dimension]: own = {} } = definition.dimensions ?? {}
      return Object.keys(own)
    })
    if (codes.includes(code)) continue
    const known = codes.length > 0 ? codes : versions.flatMap(v => Object.keys(v.definition.dimensions ?? {}))
    const lacking =
      codes.length > 0 ? `the dimension “${dimension}” has no code “${code}”` : `no dimension “${dimension}”`
    throw new UnfitQuestion('cell', `${lacking}; declared: ${[...new Set(known)].slice(0, 20).join(', ') || 'none'}`)
  }
  return cell
}

const current = (at: IndicatorAt) => at.versions.at(-1)?.definition

export const indicator = defineView({
  path: '/indicators/{id}',
  summary: 'An indicator: every definition version, baseline, target and dispute.',
  query: {},
  version: 1,
  ...ofIndicator,
  answer: untyped,
  fold: asked => {
    const { reader, pin, params } = asked
    const at = foldIndicator(reader.indicator(params.id ?? ''), pin)
    if (!at) return undefined
    return {
      indicator: params.id,
      mission: at.mission || null,
      goals: at.goals,
      ...current(at),
      retired: at.retired && originJson(at.retired),
      versions: at.versions.map(versionJson),
      baselines: lines(at.baselines).map(lineJson),
      targets: lines(at.targets).map(lineJson),
      disputes: at.disputes.map(({ resolved, ...d }) => ({
        ...lineJson(d),
        ...(resolved && { resolved: originJson(resolved) }),
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
  answer: untyped,
  fold: asked => {
    const { reader, pin, params, query } = asked
    const history = reader.indicator(params.id ?? '')
    const at = foldIndicator(history, pin)
    if (!at) return undefined
    const cell = declared(at, query.cell)
    const points = cell === undefined ? recordedPoints(history, at, pin) : pointsOf(history, at, pin, cell)
    const vintages = query.includeHistory ? historyOf(history, pin) : undefined
    const { title, unit, decimals, source } = current(at) ?? {}
    const shown = (p: PointAt) => ({
      ...pointJson(p),
      ...(vintages && { vintages: (vintages.get(p.key) ?? []).map(vintageJson) }),
    })
    const withdrawn = vintages ? withdrawnValues(vintages, cell) : []
    return {
      indicator: params.id,
      title,
      unit,
      decimals,
      source,
      revision: revisionOf(asked),
      lateEntries: at.lateEntries,
      points: points.map(shown),
      ...(withdrawn.length > 0 && { withdrawn }),
    }
  },
})

/** Values whose last word is a withdrawal: no point stands, their history does. */
const withdrawnValues = (history: ReadonlyMap<Key, readonly Row[]>, cell: Cell | undefined): object[] =>
  [...history].flatMap(([key, vintages]) =>
    vintages.at(-1)?.type === 'measurement-withdrawn' && (cell === undefined || cellKey(cell) === key.cellKey)
      ? [{ period: key.given, cell: key.cell, vintages: vintages.map(vintageJson) }]
      : [],
  )

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
  answer: untyped,
  fold: ({ reader, pin, params: { id = '' }, query }) => {
    const history = reader.indicator(id)
    const at = foldIndicator(history, pin)
    if (!at) return undefined
    const choice = { ...query, cell: declared(at, query.cell) }
    return { ...assess(id, history, at, pin, choice), status: pin.figures, lateEntries: at.lateEntries }
  },
})
