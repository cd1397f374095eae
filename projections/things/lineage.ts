/** Where does an actor come from, and what became of it? Merged, split and renamed, on both sides. */
import type { ActorFact } from '../../events/catalogue.ts'
import { lineJson } from '../base/answer-json.ts'
import type { Pin } from '../base/pin.ts'
import type { FactReader } from '../figures/fact-reader.ts'
import type { ActorAt } from './actor.ts'
import { actorAt } from './actor.ts'

/** Actors whose facts up to a position name this one as what they became, whenever that was. */
export const forerunnersOf = (reader: FactReader, actor: string, upTo: number): string[] =>
  reader
    .all('actor')
    .filter(id =>
      reader
        .facts<ActorFact>(`actor-${id}`)
        .some(
          ({ type, data, position }) =>
            position <= upTo &&
            ((type === 'actor-merged' && data.into === actor) || (type === 'actor-split' && data.into.includes(actor))),
        ),
    )

/** What it was made of and what it became, by `nameOf`. */
export function lineageOf(reader: FactReader, at: ActorAt, pin: Pin, nameOf: (words: string) => object) {
  const from = forerunnersOf(reader, at.actor, pin.position).flatMap(id => {
    const succession = actorAt(reader, id, pin)?.succession
    if (!succession) return []
    const { how, into: _into, ...line } = succession
    return [{ how, ...lineJson(line), ...nameOf(id) }]
  })
  const { succession } = at
  return {
    from,
    into: succession && {
      ...lineJson({ ...succession }),
      into: succession.into.map(nameOf),
    },
  }
}
