/** Which pin did a release freeze, and under which name? */
import type { ReleaseFact } from '../events/catalogue.ts'
import { parseKnowledge } from '../events/period.ts'
import { originOf } from './indicator.ts'
import { inside } from './pin.ts'
import { instant, shownOrigin } from './shown.ts'
import { type About, type Books, defineView, type Params } from './view.ts'

const published = (books: Books, id: string) => books.facts<ReleaseFact>(`release-${id}`)[0]

export const release = defineView({
  path: '/releases/{id}',
  summary: 'A release: the name of a frozen pin, with the addresses that answer as it was.',
  query: {},
  version: 1,
  about: (books: Books, { id = '' }: Params): About | undefined => {
    const fact = published(books, id)
    return fact && { mission: fact.data.mission }
  },
  touched: (books, { id = '' }, at) => {
    const position = published(books, id)?.position ?? -1
    return position <= at ? position : -1
  },
  answer: ({ books, pin, params: { id = '' }, viewer }) => {
    const fact = published(books, id)
    if (!fact || !inside(fact, pin)) return undefined
    const { mission, title, position, embargoUntil } = fact.data
    const until = embargoUntil === undefined ? undefined : parseKnowledge(embargoUntil).firstMs
    // The day of the question stands for the clock: no view reads one.
    const embargoed = until !== undefined && parseKnowledge(pin.on).lastMs < until
    if (embargoed && viewer.sees(mission) !== 'all') return undefined
    return {
      release: id,
      mission,
      title,
      position,
      revision: fact.revision,
      ...(until !== undefined && { embargoUntil: instant(until), embargoed }),
      published: shownOrigin(originOf(fact)),
      lateEntries: 0,
      views: [
        `/api/v1/missions/${mission}?position=${position}`,
        `/api/v1/missions/${mission}/progress?position=${position}`,
      ],
    }
  },
})
