/** A release: the pin it froze, under a name. */
import { z } from 'zod'
import type { ReleaseFact } from '../../../events/catalogue.ts'
import { erratumShape } from '../../../events/release.ts'
import { cell as cellShape, id, period as periodShape, text } from '../../../events/shapes.ts'
import { instant, lateEntriesShape, lineShape, originJson, originShape, revisionShape } from '../../base/answer-json.ts'
import { embargoEnd } from '../../base/embargo.ts'
import { lastOf } from '../../base/facts-in-pin.ts'
import { originOf } from '../../base/origin.ts'
import type { About } from '../../base/sight.ts'
import type { FactReader } from '../../figures/fact-reader.ts'
import { knownFigureShape } from '../../figures/known-figure.ts'
import { changedFigures, releaseAt } from '../../things/release-figures.ts'
import { defineView, type Params } from '../view.ts'

const published = (reader: FactReader, id: string) =>
  reader.facts<ReleaseFact>(`release-${id}`).find(fact => fact.type === 'release-published')

const flaggedShape = z.strictObject({
  indicator: id,
  period: periodShape,
  cell: cellShape,
  was: knownFigureShape.describe('What the release says.'),
  now: knownFigureShape,
  position: z.int().nullable().describe('Position of the last fact that changed it.'),
})

export const release = defineView({
  path: '/releases/{id}',
  summary: 'A release: the name of a frozen pin, with the addresses that answer as it was.',
  query: {},
  version: 3,
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
  touched: (reader, { id = '' }, at) =>
    Math.max(
      lastOf(reader.facts(`release-${id}`), at),
      reader.lastPositionOf(published(reader, id)?.data.mission ?? '', at),
    ),
  answer: z.strictObject({
    release: id,
    mission: id,
    title: text,
    audience: z.enum(['public', 'mission']),
    position: z.int().describe('The position of the frozen pin.'),
    revision: revisionShape,
    embargoUntil: z.string().optional().describe('Instant at which the embargo ends.'),
    published: originShape,
    flagged: z.array(flaggedShape).describe('Figures that are known otherwise now, which no erratum has named since.'),
    errata: z.array(lineShape(erratumShape)),
    lateEntries: lateEntriesShape,
    views: z.array(z.string()).describe('Addresses that answer as it was.'),
  }),
  fold: ({ reader, pin, params: { id = '' } }) => {
    const at = releaseAt(reader, id, pin)
    if (!at) return undefined
    const { published: fact, errata } = at
    const { mission, title, position, audience = 'public', embargoUntil } = fact.data
    const end = embargoEnd(embargoUntil)
    return {
      release: id,
      mission,
      title,
      audience,
      position,
      revision: at.revision,
      ...(end !== undefined && { embargoUntil: instant(end) }),
      published: originJson(originOf(fact)),
      flagged: changedFigures(reader, at, pin)
        .filter(({ isFlagged }) => isFlagged)
        .map(({ figure: { indicator, period, cell, seen, now }, position }) => ({
          indicator,
          period,
          cell,
          was: seen,
          now,
          position,
        })),
      errata: errata.map(({ text, figures, ...origin }) => ({ text, figures: [...figures], ...originJson(origin) })),
      lateEntries: at.lateEntries,
      views: [
        `/api/v1/missions/${mission}?position=${position}`,
        `/api/v1/missions/${mission}/progress?position=${position}`,
      ],
    }
  },
})
