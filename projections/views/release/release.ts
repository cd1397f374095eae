/** A release: the pin it froze, under a name. */
import { z } from 'zod'
import type { ReleaseFact } from '../../../events/catalogue.ts'
import { id, text } from '../../../events/shapes.ts'
import { instant, lateEntriesShape, originJson, originShape, revisionShape } from '../../base/answer-json.ts'
import { embargoEnd } from '../../base/embargo.ts'
import { originOf } from '../../base/origin.ts'
import { inside, isLate } from '../../base/pin.ts'
import type { About } from '../../base/sight.ts'
import type { FactReader } from '../../figures/fact-reader.ts'
import { defineView, type Params } from '../view.ts'

const published = (reader: FactReader, id: string) =>
  reader.facts<ReleaseFact>(`release-${id}`).find(fact => fact.type === 'release-published')

export const release = defineView({
  path: '/releases/{id}',
  summary: 'A release: the name of a frozen pin, with the addresses that answer as it was.',
  query: {},
  version: 1,
  about: (reader: FactReader, { id = '' }: Params): About | undefined => {
    const data = published(reader, id)?.data
    return (
      data && {
        mission: data.mission,
        embargoedUntil: embargoEnd(data.embargoUntil),
        insidersOnly: data.audience === 'mission',
        isRelease: true,
      }
    )
  },
  touched: (reader, { id = '' }, at) => {
    const position = published(reader, id)?.position ?? -1
    return position <= at ? position : -1
  },
  answer: z.strictObject({
    release: id,
    mission: id,
    title: text,
    audience: z.enum(['public', 'mission']),
    position: z.int().describe('The position of the frozen pin.'),
    revision: revisionShape,
    embargoUntil: z.string().optional().describe('Instant at which the embargo ends.'),
    published: originShape,
    lateEntries: lateEntriesShape,
    views: z.array(z.string()).describe('Addresses that answer as it was.'),
  }),
  fold: ({ reader, pin, params: { id = '' } }) => {
    const fact = published(reader, id)
    if (!fact || !inside(fact, pin)) return undefined
    const { mission, title, position, audience = 'public', embargoUntil } = fact.data
    const end = embargoEnd(embargoUntil)
    return {
      release: id,
      mission,
      title,
      audience,
      position,
      revision: fact.revision,
      ...(end !== undefined && { embargoUntil: instant(end) }),
      published: originJson(originOf(fact)),
      lateEntries: isLate(fact, pin) ? 1 : 0,
      views: [
        `/api/v1/missions/${mission}?position=${position}`,
        `/api/v1/missions/${mission}/progress?position=${position}`,
      ],
    }
  },
})
