/** One learning loop, with everything that belongs to it. */
import type { LearningLoopFact } from '../../../events/catalogue.ts'
import { day } from '../../../events/shapes.ts'
import { lateEntriesShape } from '../../base/answer-json.ts'
import { foldLearningLoop } from '../../things/learning-loop.ts'
import { lateInLoops, learningLoopJson, learningLoopShape } from '../../things/learning-loop-json.ts'
import { defineView, ofMissionThing } from '../view.ts'

export const learningLoop = defineView({
  path: '/learning-loops/{id}',
  summary:
    'A learning loop: hypothesis, evidence as it was seen, insight and conclusion; what was expected, seen then and is known now, side by side.',
  query: { on: day.optional() },
  version: 3,
  ...ofMissionThing('learning-loop'),
  answer: learningLoopShape.extend({ lateEntries: lateEntriesShape }),
  fold: ({ reader, pin, params: { id = '' } }) => {
    const at = foldLearningLoop(id, reader.facts<LearningLoopFact>(`learning-loop-${id}`), pin)
    return at && { ...learningLoopJson(reader, at, pin), lateEntries: lateInLoops(reader, [at], pin) }
  },
})
