/** What were the projections worth? Those made at every past year-end, held against what then happened. */
import type { MissionFact } from '../../../events/catalogue.ts'
import { type Backtest, type BacktestPoint, backtest } from '../../change/backtest.ts'
import { byYearsAhead, forecastScore, inHalfWidths, inUnit, worstOf } from '../../change/forecast-score.ts'
import { declaredCell, foldIndicator, type IndicatorAt } from '../../figures/indicator.ts'
import { lateAmong, membersOf } from '../../things/members.ts'
import { foldMission } from '../../things/mission.ts'
import { cellInQuery, defineView, ofIndicator, ofMission, untyped } from '../view.ts'

/** Why there is nothing to look back on; whoever shows one finds its meaning here. */
export const nothingBecause = {
  'no-measurement': 'no figure is known that a trend could be read from',
  'no-year-end': 'no year has ended since the first figure was known',
  'too-few-points': 'at no year-end were there as many comparable points as a trend needs',
  'nothing-since': 'no figure has come since the first projection that it could be held against',
} as const
export type NothingBecause = keyof typeof nothingBecause

function becauseOf({ points, yearEnds, kept }: Backtest): NothingBecause | null {
  if (kept.length > 0) return null
  if (points === 0) return 'no-measurement'
  if (yearEnds.length === 0) return 'no-year-end'
  return yearEnds.some(y => y.slope !== null) ? 'nothing-since' : 'too-few-points'
}

const WORST_OF_ONE = 5
const WORST_OF_ALL = 10

/** What the projections told in the unit of one definition version were worth; all numbers in it. */
function recordIn(at: IndicatorAt, version: number, kept: readonly BacktestPoint[]) {
  const definition = at.versions[version - 1]?.definition
  return {
    definitionVersion: version,
    unit: definition?.unit,
    decimals: definition?.decimals ?? null,
    direction: definition?.direction,
    ...forecastScore(kept, inUnit),
    byYearsAhead: byYearsAhead(kept, inUnit),
  }
}

/** The record in today's unit, and those of units that nobody bridged to it. */
function recordsOf(at: IndicatorAt, { kept, currentVersion }: Backtest) {
  const byUnit = Map.groupBy(kept, k => k.definitionVersion)
  return {
    record: recordIn(at, currentVersion, byUnit.get(currentVersion) ?? []),
    earlier: [...byUnit]
      .filter(([version]) => version !== currentVersion)
      .sort(([a], [b]) => a - b)
      .map(([version, some]) => recordIn(at, version, some)),
  }
}

export const indicatorHindsight = defineView({
  path: '/indicators/{id}/hindsight',
  summary:
    'The projections that would have been made at every past year-end with what was known then, against what then happened.',
  query: { cell: cellInQuery.optional() },
  version: 1,
  ...ofIndicator,
  answer: untyped,
  fold: ({ reader, pin, params: { id = '' }, query }) => {
    const history = reader.indicator(id)
    const at = foldIndicator(history, pin)
    if (!at || at.versions.length === 0) return undefined
    const cell = declaredCell(at, query.cell)
    const looked = backtest(history, at, pin, cell)
    return {
      indicator: id,
      cell: cell ?? {},
      title: at.versions.at(-1)?.definition.title,
      because: becauseOf(looked),
      ...recordsOf(at, looked),
      worst: worstOf(looked.kept, WORST_OF_ONE),
      projections: looked.kept,
      yearEnds: looked.yearEnds,
      lateEntries: at.lateEntries,
    }
  },
})

export const missionHindsight = defineView({
  path: '/missions/{id}/hindsight',
  summary:
    'What a mission’s projections were worth: how many came to lie in their band, how far off they were, which were worst.',
  query: {},
  version: 1,
  ...ofMission,
  answer: untyped,
  fold: ({ reader, pin, params: { id = '' } }) => {
    const mission = foldMission(reader.facts<MissionFact>(`mission-${id}`), pin)
    if (!mission) return undefined
    const members = membersOf(reader, id, pin).map(m => ({ ...m, looked: backtest(m.history, m.at, pin, undefined) }))
    const kept = members.flatMap(m => m.looked.kept.map(k => ({ indicator: m.id, ...k })))
    return {
      mission: id,
      title: mission.title,
      // Indicators of different units stand together in half-widths of their bands: 1 is the edge of a band.
      record: {
        unit: 'half-width',
        ...forecastScore(kept, inHalfWidths),
        byYearsAhead: byYearsAhead(kept, inHalfWidths),
      },
      indicators: members.map(({ id: indicator, at, looked }) => ({
        indicator,
        title: at.versions.at(-1)?.definition.title,
        because: becauseOf(looked),
        ...recordsOf(at, looked),
      })),
      worst: worstOf(kept, WORST_OF_ALL),
      lateEntries: lateAmong(members, mission.lateEntries),
    }
  },
})
