/** How does an append go the long way round: to the store, and back with everybody's facts? */

import { setTimeout as wait } from 'node:timers/promises'
import { type Appended, AppendTooLarge, LogUnavailable, NotHereYet, StreamMoved } from '../log.ts'
import type { SqliteFile } from '../sqlite-file.ts'
import type { Arrivals } from './awaited-facts.ts'
import { type Arrived, eventsOf } from './envelope.ts'
import { within } from './flow.ts'
import type { Following } from './side.ts'
import { type EventStore, StoreAway, StoreConflict } from './store.ts'
import { turnsOf } from './turns.ts'

export interface RoundOptions {
  readonly store: EventStore
  readonly prefix: string
  readonly file: SqliteFile
  readonly arrivals: Arrivals
  /** Says that the store is not what it was. */
  readonly suspect: () => void
  readonly following: () => Following
  /** Says that what the store keeps does not come. */
  readonly readOn: () => void
  /** Says that so many facts are in the store and come, until that settles. */
  readonly expect: (facts: number, until: Promise<unknown>) => void
}

/** An append under way. */
export interface UnderWay {
  /** An answer within so many milliseconds, each time it is asked: the places, or why there are none. */
  readonly answered: (ms: number) => Promise<Appended>
  /** Settles when its place may be left. */
  readonly free: Promise<void>
}

/** Milliseconds within which everybody is answered, and within which a store that is there has answered. */
export const PATIENCE = 1_900
/** Milliseconds after which what is stored and does not come is no longer waited for. */
const GIVEN_UP = 10_000
/** Appends sent at once. */
const MOST_SENT = 64
const UNKNOWN = 'the event store has not answered in time; whether it keeps this is not known yet'

/** Sends appends on their way, each behind the one `before` it in its stream; `leave` gives up its place. */
export function sendingRound({ store, prefix, file, arrivals, following, suspect, readOn, expect }: RoundOptions) {
  const turns = turnsOf(MOST_SENT)

  function send(prepared: Arrived, before: Promise<void> | undefined, leave: () => void): UnderWay {
    const { stream, expectedRevision, facts, patience = PATIENCE } = prepared.append
    const deadline = performance.now() + patience
    const arrival = arrivals.of(facts.map(({ id }) => id))
    let stored = false

    async function goRound(): Promise<Appended> {
      await before
      const revision = file.writer.revisionOf(stream)
      if (revision !== expectedRevision) throw new StreamMoved(stream, expectedRevision, revision)
      const done = await turns.take()
      try {
        await storeBy(deadline)
      } catch (error) {
        if (!(error instanceof StoreConflict)) throw error
        await conflict(error.actual)
      } finally {
        done()
      }
      stored = true
      if (!arrival.isHere()) expect(facts.length, free)
      return arrival.here
    }

    /** Sends it until the store has answered: sent again, it is stored once. Throws `StoreConflict`, or why it is not kept. */
    async function storeBy(deadline: number): Promise<void> {
      const events = eventsOf(prepared, file.origin)
      for (;;) {
        const left = deadline - performance.now()
        if (left <= 0) throw new LogUnavailable(UNKNOWN)
        try {
          return await store.append(prefix + stream, expectedRevision, events, Math.ceil(left))
        } catch (error) {
          if (error instanceof StoreConflict || error instanceof AppendTooLarge) throw error
          if (!(error instanceof StoreAway)) throw new LogUnavailable((error as Error).message, { cause: error })
        }
        await wait(20 + Math.random() * 80)
      }
    }

    /** Others were first, or it was there already: what was recorded must arrive before anybody can tell. */
    async function conflict(actual: number): Promise<void> {
      if (actual < expectedRevision) {
        suspect()
        throw new LogUnavailable(`the event store has ${stream} up to ${actual}, this log up to ${expectedRevision}`)
      }
      if (!(await arrivals.revision(stream, actual, deadline - performance.now())))
        throw new LogUnavailable('others have changed the thing, and what they recorded is still on its way')
      if (!arrival.isHere()) throw new StreamMoved(stream, expectedRevision, actual)
    }

    // Whichever is first: an append whose own answer was lost is known by its arrival.
    const outcome = Promise.race([arrival.here, goRound()])
      .then(appended => ownOrOthers(prepared, appended))
      // Before anybody is answered: who goes on from the answer finds the place free.
      .finally(leave)
    // What a store has lost again, or took after the log had moved on, never comes.
    const free = within(GIVEN_UP, outcome).then(
      () => undefined,
      () => {
        arrival.forget()
        leave()
      },
    )
    function late(): Error {
      if (!stored) return new LogUnavailable(UNKNOWN)
      const { state, why = state } = following()
      // Stored when the log had gone already, it is no part of it.
      if (state === 'read-only') return new LogUnavailable(why)
      readOn()
      return new NotHereYet(placesOf(prepared))
    }
    return { answered: ms => within(ms, outcome, late), free }
  }

  /** With a command key another node may have stored the same facts, made with other salts. */
  function ownOrOthers({ command, salts }: Arrived, appended: Appended): Appended {
    const position = appended.facts[0]?.position ?? -1
    const [sealed] = command ? file.reader.readSealed(position, position) : []
    return sealed && Buffer.compare(sealed.salt, salts[0] as Uint8Array) !== 0
      ? { ...appended, byOthers: true }
      : appended
  }

  return send
}

const placesOf = ({ append: { stream, expectedRevision, facts } }: Arrived): NotHereYet['facts'] =>
  facts.map(({ id, type }, i) => ({ id, type, stream, revision: expectedRevision + 1 + i }))
