/** The days on which something became known of an indicator, from one of which to the next its pages step. */
import { z } from 'zod'
import { day } from '../../../events/shapes.ts'
import { gatheredDays } from '../../base/days.ts'
import { foldIndicator, type IndicatorAt, lateEntriesOf } from '../../figures/indicator.ts'
import { factsOf } from '../../figures/reading-cost.ts'
import { defineView, ofIndicator } from '../view.ts'

const answer = z.strictObject({
  indicator: z.string(),
  days: z.array(day).describe('Ascending; UTC.'),
  lateEntries: z.int(),
})

/** Times at which its definitions, baselines, targets and disputes became known, milliseconds since 1970. */
const timesOfLines = ({ versions, baselines, targets, disputes }: IndicatorAt): number[] =>
  [
    versions,
    ...baselines.values(),
    ...targets.values(),
    disputes.flatMap(({ resolved, ...opened }) => (resolved ? [opened, resolved] : [opened])),
  ].flatMap(lines => lines.map(({ knownFrom }) => knownFrom))

export const days = defineView({
  path: '/indicators/{id}/days',
  summary: 'The days on which a figure, definition, baseline, target or dispute became known.',
  query: {},
  version: 1,
  ...ofIndicator,
  answer,
  cost: {
    of: ({ reader, pin, params: { id = '' } }) => factsOf(reader.indicator(id), pin),
    instead: 'Ask about an earlier `asOf`.',
  },
  fold: function* ({ reader, pin, params: { id = '' } }) {
    const history = reader.indicator(id)
    const at = foldIndicator(history, pin)
    if (!at) return undefined
    const { series } = history
    yield
    const days = gatheredDays()
    for (const time of timesOfLines(at)) days.add(time)
    const { knownFrom } = series.columns()
    const end = series.rowsUpTo(pin.position)
    for (let row = 0; row < end; row++) {
      const time = knownFrom[row] as number
      if (time <= pin.asOfMs) days.add(time)
    }
    return {
      indicator: id,
      days: days.inOrder(),
      lateEntries: lateEntriesOf(history, pin),
    }
  },
})
