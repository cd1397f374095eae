/** What a view makes of each mission: kept among the answers, by all that it depends on. */
import { pinKey } from '../../projections/base/pin.ts'
import type { Work } from '../../projections/base/work.ts'
import type { FactReader } from '../../projections/figures/fact-reader.ts'
import type { OfEachMission, SeenMission } from '../../projections/views/view.ts'
import type { AnswerCache } from './answer-cache.ts'
import { etagOf } from './etag.ts'
import { readingFirst } from './unread.ts'

/** Makes `ofEachMission` of the view at a path, for one who sees each mission so; undefined: not at all. */
export const ofEachMissionIn = (
  reader: FactReader,
  answers: AnswerCache,
  path: string,
  seenMission: (mission: string) => SeenMission | undefined,
): OfEachMission =>
  function* <Made>(make: (mission: string, seen: SeenMission) => Work<readonly Made[]>) {
    const all: Made[] = []
    for (const mission of reader.all('mission')) {
      const seen = seenMission(mission)
      if (!seen) continue
      const position = reader.lastPositionOf(mission, seen.pin.position)
      const tag = etagOf([path, mission, pinKey({ ...seen.pin, position })])
      let made = answers.object(tag) as readonly Made[] | undefined
      if (!made) {
        made = yield* readingFirst(() => make(mission, seen))
        answers.keepObject(tag, made)
      }
      all.push(...made)
      yield
    }
    return all
  }
