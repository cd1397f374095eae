/** Every learning loop of a mission; those whose review is overdue, and those whose evidence is no longer what was seen. */
import { z } from 'zod'
import type { MissionFact } from '../../../events/catalogue.ts'
import { day, id, text } from '../../../events/shapes.ts'
import { lateEntriesShape } from '../../base/answer-json.ts'
import {
  lateInLoops,
  learningLoopJson,
  learningLoopShape,
  loopOverdue,
  loopsOf,
} from '../../things/learning-loop-json.ts'
import { foldMission } from '../../things/mission.ts'
import { defineView, ofMission } from '../view.ts'

export const missionLearning = defineView({
  path: '/missions/{id}/learning',
  summary:
    'Every learning loop of the mission; those whose review is overdue, and those that may be reopened, for their evidence has moved.',
  query: { on: day.optional() },
  version: 3,
  ...ofMission,
  answer: z.strictObject({
    mission: id,
    title: text.optional(),
    learningLoops: z.array(learningLoopShape),
    overdue: z
      .array(z.strictObject({ learningLoop: id, reviewOn: day, overdueDays: z.int() }))
      .describe('The longest overdue first.'),
    flagged: z.array(id),
    mayBeReopened: z.array(id),
    lateEntries: lateEntriesShape,
  }),
  fold: ({ reader, pin, params: { id = '' } }) => {
    const mission = foldMission(reader.facts<MissionFact>(`mission-${id}`), pin)
    if (!mission) return undefined
    const loops = loopsOf(reader, id, pin)
    const learningLoops = loops.map(at => learningLoopJson(reader, at, pin))
    const overdue = loops.flatMap(at => {
      const overdueDays = loopOverdue(at, pin)
      return overdueDays === null ? [] : [{ learningLoop: at.loop, reviewOn: at.opened.data.reviewOn, overdueDays }]
    })
    return {
      mission: id,
      title: mission.title,
      learningLoops,
      overdue: overdue.sort((a, b) => b.overdueDays - a.overdueDays),
      flagged: learningLoops.filter(l => l.flagged).map(l => l.learningLoop),
      mayBeReopened: learningLoops.filter(l => l.mayBeReopened).map(l => l.learningLoop),
      lateEntries: lateInLoops(reader, loops, pin) + mission.lateEntries,
    }
  },
})
