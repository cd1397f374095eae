/** Where does an actor come from, and what became of it? Merged, split and renamed, on both sides. */
import type { ActorFact } from '../../events/catalogue.ts'
import type { Pin } from '../base/pin.ts'
import { shownLine } from '../figures/answer-json.ts'
import type { Books } from '../views/view.ts'
import type { ActorAt } from './actor.ts'
import { actorAt } from './actor.ts'

/** Actors whose facts up to a position name this one as what they became, whenever that was. */
export const forerunnersOf = (books: Books, actor: string, upTo: number): string[] =>
  books
    .all('actor')
    .filter(id =>
      books
        .facts<ActorFact>(`actor-${id}`)
        .some(
          ({ type, data, position }) =>
            position <= upTo &&
            ((type === 'actor-merged' && data.into === actor) || (type === 'actor-split' && data.into.includes(actor))),
        ),
    )

/** What it was made of and what it became, by `nameOf`. */
export function lineageOf(books: Books, at: ActorAt, pin: Pin, nameOf: (words: string) => object) {
  const from = forerunnersOf(books, at.actor, pin.position).flatMap(id => {
    const succession = actorAt(books, id, pin)?.succession
    if (!succession) return []
    const { how, into: _into, ...line } = succession
    return [{ how, ...shownLine(line), ...nameOf(id) }]
  })
  const { succession } = at
  return {
    from,
    into: succession && {
      ...shownLine({ ...succession }),
      into: succession.into.map(nameOf),
    },
  }
}
