/** By which name is an actor shown? By the one of the day it is asked for, or by today's and that of its successors. */
import { z } from 'zod'
import type { Pin } from '../base/pin.ts'
import type { FactReader } from '../figures/fact-reader.ts'
import { type ActorAt, actorAt, nameOn } from './actor.ts'

/** How a question chooses; the names of then, where it does not. */
export const namesInQuery = z.enum(['then', 'now']).optional()
export type Names = z.infer<typeof namesInQuery>

export interface Named {
  /** Null: the words name no registered actor. */
  readonly actor: string | null
  readonly name: string
  /** Whom it was merged or split into, and they in turn: those that are there now. Only of names now. */
  readonly successors?: readonly { readonly actor: string; readonly name: string }[]
}

/** The last that was recorded up to the pin's position, whatever day it was asked for. */
const latest = (pin: Pin): Pin => ({ ...pin, asOfMs: Number.POSITIVE_INFINITY })

function lastingOf(reader: FactReader, at: ActorAt, pin: Pin, seen: ReadonlySet<string> = new Set()): ActorAt[] {
  const { succession, actor } = at
  if (!succession) return [at]
  const before = new Set([...seen, actor])
  // Whoever becomes what it was made of is told once.
  const next = succession.into.filter(id => !before.has(id)).flatMap(id => actorAt(reader, id, pin) ?? [])
  return [...new Map(next.flatMap(one => lastingOf(reader, one, pin, before)).map(one => [one.actor, one])).values()]
}

/**
 * Names by id. `then`: the name on the pin's day, as known at the pin. `now`: the name recorded last up to the pin's
 * position, or the names of those it became; what is decided ahead is part of it, for no fold reads a clock. Words that
 * are no actor's id stand for themselves.
 */
export function naming(reader: FactReader, pin: Pin, names: Names): (words: string) => Named {
  const known = new Map<string, Named>()
  const name = (words: string): Named => {
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
