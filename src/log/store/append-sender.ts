/** Sends appends to the event store, and answers them when their facts have come back among those of all nodes. */

import { setTimeout as wait } from 'node:timers/promises'
import { type Appended, AppendTooLarge, LogUnavailable, NotHereYet, StreamMoved } from '../log.ts'
import type { SqliteFile } from '../sqlite/file.ts'
import type { AwaitedFacts } from './awaited-facts.ts'
import { eventsOf, type SaltedAppend } from './envelope.ts'
import { type EventStore, StoreAway, StoreConflict } from './store.ts'
import type { ReplicaStatus } from './store-link.ts'
import { within } from './timeouts.ts'

export interface SenderOptions {
  readonly store: EventStore
  readonly prefix: string
  readonly file: SqliteFile
  readonly awaited: AwaitedFacts
  /** Has the replica check that the store still holds what this log holds. */
  readonly recheck: () => void
  readonly status: () => ReplicaStatus
  /** Has the replica read what should have arrived by now. */
  readonly catchUp: () => void
  /** Tells the replica that so many facts are in the store and will arrive, until that promise settles. */
  readonly expectFacts: (facts: number, until: Promise<unknown>) => void
}

/** An append under way. */
export interface SentAppend {
  /** Answers within so many milliseconds, whenever it is called: the positions, or why there are none. */
  readonly answer: (ms: number) => Promise<Appended>
  /** Settles when its reserved revisions, ids and key may be released. */
  readonly settled: Promise<void>
}

/** Milliseconds within which every append is answered, and in which a store that is there has answered. */
export const PATIENCE = 1_900
/** Milliseconds after which facts that are stored and do not arrive are no longer waited for. */
const GIVEN_UP = 10_000
/** Appends sent at once. */
const MOST_SENT = 64
const UNKNOWN = 'the event store has not answered in time; whether it has stored this is not known yet'

/** A sender of appends, each after the one `before` it in its stream; `release` gives up what the append has reserved. */
export function appendSender({ store, prefix, file, awaited, status, recheck, catchUp, expectFacts }: SenderOptions) {
  const slots = slotsOf(MOST_SENT)

  function send(prepared: SaltedAppend, before: Promise<void> | undefined, release: () => void): SentAppend {
    const { stream, expectedRevision, facts, patience = PATIENCE } = prepared.append
    const deadline = performance.now() + patience
    const command = awaited.command(facts.map(({ id }) => id))
    let stored = false

    async function sendInTurn(): Promise<Appended> {
      await before
      const revision = file.writer.revisionOf(stream)
      if (revision !== expectedRevision) throw new StreamMoved(stream, expectedRevision, revision)
      const done = await slots.take()
      try {
        await storeBy(deadline)
      } catch (error) {
        if (!(error instanceof StoreConflict)) throw error
        await resolveConflict(error.actual)
      } finally {
        done()
      }
      stored = true
      if (!command.hasArrived()) expectFacts(facts.length, settled)
      return command.arrived
    }

    /** Sends it until the store has answered; however often it is sent, it is stored once. Throws `StoreConflict`, or why it is not stored. */
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

    /** Other facts are at that revision, or these were stored already: which it is shows when the facts have arrived. */
    async function resolveConflict(actual: number): Promise<void> {
      if (actual < expectedRevision) {
        recheck()
        throw new LogUnavailable(`the event store has ${stream} up to ${actual}, this log up to ${expectedRevision}`)
      }
      if (!(await awaited.revision(stream, actual, deadline - performance.now())))
        throw new LogUnavailable('another node has changed this, and what it recorded has not arrived here yet')
      if (!command.hasArrived()) throw new StreamMoved(stream, expectedRevision, actual)
    }

    // Whichever comes first: an append whose answer was lost is known by the arrival of its facts.
    const outcome = Promise.race([command.arrived, sendInTurn()])
      .then(appended => markOthers(prepared, appended))
      // Before the answer, so that whoever goes on from it finds the reservation gone.
      .finally(release)
    // What the store has lost again, or stored after the log had moved out, never arrives.
    const settled = within(GIVEN_UP, outcome).then(
      () => undefined,
      () => {
        command.forget()
        release()
      },
    )
    function late(): Error {
      if (!stored) return new LogUnavailable(UNKNOWN)
      const { state, why = state } = status()
      // Stored after the log had moved out, it is not part of the log.
      if (state === 'read-only') return new LogUnavailable(why)
      catchUp()
      return new NotHereYet(factsOf(prepared))
    }
    return { answer: ms => within(ms, outcome, late), settled }
  }

  /** Marks facts that another node stored for the same command: their salts are not ours. */
  function markOthers({ command, salts }: SaltedAppend, appended: Appended): Appended {
    const position = appended.facts[0]?.position ?? -1
    const [sealed] = command ? file.reader.readSealed(position, position) : []
    return sealed && Buffer.compare(sealed.salt, salts[0] as Uint8Array) !== 0
      ? { ...appended, byOthers: true }
      : appended
  }

  return send
}

const factsOf = ({ append: { stream, expectedRevision, facts } }: SaltedAppend): NotHereYet['facts'] =>
  facts.map(({ id, type }, i) => ({ id, type, stream, revision: expectedRevision + 1 + i }))

/** A number of slots, given to whoever asks in the order of asking. */
export interface Slots {
  /** Resolves when a slot is free, with the function that gives it back. */
  take(): Promise<() => void>
}

/** That many slots, all free. */
export function slotsOf(most: number): Slots {
  const waiting: (() => void)[] = []
  let free = most
  function done(): void {
    const next = waiting.shift()
    if (next) next()
    else free += 1
  }
  return {
    async take() {
      if (free > 0) free -= 1
      else await new Promise<void>(resolve => waiting.push(resolve))
      return done
    },
  }
}
