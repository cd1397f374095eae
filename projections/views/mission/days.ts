/** The days on which something became known of a mission, from one of which to the next its pages step. */
import { z } from 'zod'
import { day, id } from '../../../events/shapes.ts'
import { lateEntriesShape } from '../../base/answer-json.ts'
import { gatheredDays } from '../../base/days.ts'
import { countingFrom } from '../../base/list.ts'
import { inside, isLate } from '../../base/pin.ts'
import { visiting } from '../../base/work.ts'
import { defineView, ofMission } from '../view.ts'

export const missionDays = defineView({
  path: '/missions/{id}/days',
  summary: 'The days on which a fact of the mission became known: those of its timeline.',
  query: {},
  version: 1,
  ...ofMission,
  answer: z.strictObject({
    mission: id,
    days: z.array(day).describe('Ascending; UTC.'),
    lateEntries: lateEntriesShape,
  }),
  cost: {
    of: ({ reader, params: { id = '' } }) => reader.entries(id).position.length,
    instead: 'Ask about an earlier `asOf`.',
  },
  fold: function* ({ reader, pin, params: { id = '' } }) {
    if (!reader.facts(`mission-${id}`).some(fact => inside(fact, pin))) return undefined
    const { position, knownFrom, recordedAt } = reader.entries(id)
    const days = gatheredDays()
    let lateEntries = 0
    yield* visiting(countingFrom(0, position.length), row => {
      const time = knownFrom[row] as number
      if (!inside({ position: position[row] as number, knownFrom: time }, pin)) return
      days.add(time)
      if (isLate({ recordedAt: recordedAt[row] as number }, pin)) lateEntries += 1
    })
    return { mission: id, days: days.inOrder(), lateEntries }
  },
})
