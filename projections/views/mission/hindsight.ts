/** `/missions/{id}/hindsight`: how good a mission's past projections were, over all its indicators. */
import { z } from 'zod'
import type { MissionFact } from '../../../events/catalogue.ts'
import { text } from '../../../events/shapes.ts'
import { type Backtest, backtest, backtestCost, backtestPointShape } from '../../change/backtest.ts'
import {
  byYearsAhead,
  byYearsAheadShape,
  forecastScore,
  forecastScoreFields,
  inHalfWidths,
  worstOf,
} from '../../change/forecast-score.ts'
import { becauseOf, becauseShape, recordsFields, recordsOf } from '../../change/projection-record.ts'
import { lateAmong, type Member, membersOf } from '../../things/members.ts'
import { foldMission } from '../../things/mission.ts'
import { defineView, ofMission } from '../view.ts'

/** How many of the projections furthest off are named. */
const WORST = 10

const answer = z.strictObject({
  mission: z.string(),
  title: text.optional(),
  record: z.strictObject({ unit: z.literal('half-width'), ...forecastScoreFields, byYearsAhead: byYearsAheadShape }),
  indicators: z.array(
    z.strictObject({ indicator: z.string(), title: text.optional(), because: becauseShape, ...recordsFields }),
  ),
  worst: z
    .array(backtestPointShape.extend({ indicator: z.string() }))
    .describe('Outside their band, the furthest off first.'),
  lateEntries: z.int(),
})

export const missionHindsight = defineView({
  path: '/missions/{id}/hindsight',
  summary:
    'What a mission’s projections were worth: how many came to lie in their band, how far off they were, which were worst.',
  query: {},
  version: 3,
  ...ofMission,
  answer,
  cost: {
    of: ({ reader, pin, params: { id = '' } }) =>
      reader
        .ofMission(id, 'indicator')
        .reduce((sum, indicator) => sum + backtestCost(reader.indicator(indicator), pin), 0),
    instead: 'Ask about an earlier `asOf`, or about single indicators.',
  },
  fold: function* ({ reader, pin, params: { id = '' } }) {
    const mission = foldMission(reader.facts<MissionFact>(`mission-${id}`), pin)
    if (!mission) return undefined
    const members: (Member & { readonly result: Backtest })[] = []
    for (const m of membersOf(reader, id, pin))
      members.push({ ...m, result: yield* backtest(m.history, m.at, pin, undefined) })
    const projections = members.flatMap(m => m.result.projections.map(p => ({ indicator: m.id, ...p })))
    return {
      mission: id,
      title: mission.title,
      // Indicators of different units stand together in half-widths of their bands: 1 is the edge of a band.
      record: {
        unit: 'half-width' as const,
        ...forecastScore(projections, inHalfWidths),
        byYearsAhead: byYearsAhead(projections, inHalfWidths),
      },
      indicators: members.map(({ id: indicator, at, result }) => ({
        indicator,
        title: at.versions.at(-1)?.definition.title,
        because: becauseOf(result),
        ...recordsOf(at, result),
      })),
      worst: worstOf(projections, WORST),
      lateEntries: lateAmong(members, pin, mission.lateEntries),
    }
  },
})
