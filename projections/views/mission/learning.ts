/** What do we learn? One learning loop, and all of a mission with those whose review is overdue or whose evidence has moved. */
import type { LearningLoopFact, MissionFact } from '../../../events/catalogue.ts'
import { day } from '../../../events/shapes.ts'
import { foldLearningLoop } from '../../things/learning-loop.ts'
import { lateInLoops, learningLoopJson, loopOverdue, loopsOf } from '../../things/learning-loop-json.ts'
import { foldMission } from '../../things/mission.ts'
import { ofThing } from '../of-thing.ts'
import { defineView, ofMission, untyped } from '../view.ts'

export const learningLoop = defineView({
  path: '/learning-loops/{id}',
  summary:
    'A learning loop: hypothesis, evidence as it was seen, insight and conclusion; what was expected, seen then and is known now, side by side.',
  query: { on: day.optional() },
  version: 1,
  ...ofThing('learning-loop'),
  answer: untyped,
  fold: ({ reader, pin, params: { id = '' } }) => {
    const at = foldLearningLoop(id, reader.facts<LearningLoopFact>(`learning-loop-${id}`), pin)
    return at && { ...learningLoopJson(reader, at, pin), lateEntries: lateInLoops(reader, [at], pin) }
  },
})

export const missionLearning = defineView({
  path: '/missions/{id}/learning',
  summary:
    'Every learning loop of the mission; those whose review is overdue, and those that may be reopened, for their evidence has moved.',
  query: { on: day.optional() },
  version: 1,
  ...ofMission,
  answer: untyped,
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
