/** The names actors are shown by: those of the day that is asked for, or the latest, with their successors. */
import { z } from 'zod'
import { id } from '../../events/shapes.ts'
import type { Pin } from '../base/pin.ts'
import type { Shaped } from '../base/shaped.ts'
import type { FactReader } from '../figures/fact-reader.ts'
import { type ActorAt, actorAt, nameOn } from './actor.ts'

/** How a question chooses between the names of then and of now; then, where it does not say. */
export const namesInQuery = z.enum(['then', 'now']).optional()
export type NamesChoice = z.infer<typeof namesInQuery>

export const actorNameFields = {
  actor: id.nullable().describe('Null: the words name no registered actor.'),
  name: z.string(),
  successors: z
    .array(z.strictObject({ actor: id, name: z.string() }))
    .optional()
    .describe('With names=now: the actors there are now, where it was merged or split.'),
}
export const actorNameShape = z.strictObject(actorNameFields)
export type ActorName = Shaped<typeof actorNameShape>

/** The pin without its knowledge date: everything recorded up to its position. */
const latest = (pin: Pin): Pin => ({ ...pin, asOfMs: Number.POSITIVE_INFINITY })

/** The actors there are now: this one, or those it became, and they in turn. */
function lastingOf(reader: FactReader, at: ActorAt, pin: Pin, seen: ReadonlySet<string> = new Set()): ActorAt[] {
  const { succession, actor } = at
  if (!succession) return [at]
  const before = new Set([...seen, actor])
  // Mergers may run in a circle: each actor is followed once.
  const next = succession.into.filter(id => !before.has(id)).flatMap(id => actorAt(reader, id, pin) ?? [])
  return [...new Map(next.flatMap(one => lastingOf(reader, one, pin, before)).map(one => [one.actor, one])).values()]
}

/**
 * Finds names by id. `then`: the name on the pin's day, as known at the pin. `now`: the name recorded last up to the pin's
 * position, or the names of its successors, even where they are to begin later: no fold reads a clock. Words that are no
 * actor's id are their own name.
 */
export function actorNamesAt(reader: FactReader, pin: Pin, names: NamesChoice): (words: string) => ActorName {
  const known = new Map<string, ActorName>()
  const name = (words: string): ActorName => {
    const then = actorAt(reader, words, pin)
    if (!then) return { actor: null, name: words }
    if (names !== 'now') return { actor: words, name: nameOn(then, pin.on) }
    const now = actorAt(reader, words, latest(pin)) ?? then
    const lasting = lastingOf(reader, now, latest(pin)).map(at => ({
      actor: at.actor,
      name: at.names.at(-1)?.name ?? '',
    }))
    if (!now.succession || lasting.length === 0) return { actor: words, name: now.names.at(-1)?.name ?? '' }
    return { actor: words, name: lasting.map(one => one.name).join(', '), successors: lasting }
  }
  return words => {
    const shown = known.get(words) ?? name(words)
    known.set(words, shown)
    return shown
  }
}
