/** A subscription to the streams of a log, which notices when the store falls silent or holds back events. */

import {
  comparePositions,
  type EventStore,
  FellBehind,
  StoreAway,
  type StoreEvent,
  type StorePosition,
} from './store.ts'

export interface SubscriptionHandlers {
  readonly stop: AbortSignal
  /** Called with each event, in order, once. */
  readonly onEvent: (event: StoreEvent) => void
  /** Called once after all events that came in one turn of the event loop. */
  readonly onTurn: () => void
  /** Called when the store is known to have no more events. */
  readonly onUpToDate: () => void
}

/** Milliseconds of silence after which the store is asked for its last event. */
const QUIET = 1_000
export const EVENTS_MISSING = 'events that the event store has do not arrive'

/**
 * Follows the streams of a prefix from a position on. A subscription neither ends nor says anything when the store freezes,
 * so a silent store is asked for its last event. Ends only by an error: the store's, a handler's, or the reason for `stop`.
 */
export async function followSubscription(
  store: EventStore,
  prefix: string,
  after: StorePosition | null,
  { stop, onEvent, onTurn, onUpToDate }: SubscriptionHandlers,
): Promise<void> {
  const own = new AbortController()
  let position = after
  /** Of the last event of ours when the store was asked before: it must have arrived by the next time. */
  let due: StorePosition | null = null
  let heardAt = performance.now()
  let failure: unknown
  let scheduled = false

  function endTurn(): void {
    scheduled = false
    try {
      onTurn()
    } catch (error) {
      failure = error
      own.abort()
    }
  }

  const isQuiet = () => performance.now() - heardAt >= QUIET

  async function checkSilence(): Promise<void> {
    if (!isQuiet()) return
    if (due && (!position || comparePositions(position, due) < 0)) return own.abort(new FellBehind(EVENTS_MISSING))
    try {
      const event = await store.last()
      if (event?.stream.startsWith(prefix)) due = event.position
      if (!due || (position && comparePositions(position, due) >= 0)) onUpToDate()
    } catch (error) {
      // An event may have arrived while the answer was waited for.
      if (isQuiet()) own.abort(error)
    }
  }

  const checking = setInterval(checkSilence, QUIET)
  try {
    for await (const event of store.subscribe(prefix, after, AbortSignal.any([stop, own.signal]))) {
      heardAt = performance.now()
      const order = position ? comparePositions(event.position, position) : 1
      if (order === 0) continue
      if (order < 0) throw new StoreAway('the event store has gone back to an earlier event; it is checked again')
      position = event.position
      onEvent(event)
      if (!scheduled) setImmediate(endTurn)
      scheduled = true
    }
  } catch (error) {
    throw failure ?? error
  } finally {
    clearInterval(checking)
  }
}
