/** Does a subscription still say what the store has? What neither ends nor speaks is asked for a sign of life. */

import { type EventStore, FellBehind, orderOf, StoreAway, type StoreEvent, type StorePosition } from './store.ts'

export interface Listener {
  readonly stop: AbortSignal
  /** Told of each event, in order, once. */
  readonly onEvent: (event: StoreEvent) => void
  /** Called once after all events that came in a turn of the event loop. */
  readonly onTurn: () => void
  /** Called when the store has nothing more than was told. */
  readonly onLife: () => void
}

/** Milliseconds of silence after which the store is asked. */
const QUIET = 1_000
export const NOT_COMING = 'what the event store has does not come'

/** Listens to the streams of a prefix from a place on. Ends only by an error: the store's, the listener's, or the reason it is stopped for. */
export async function listenTo(
  store: EventStore,
  prefix: string,
  after: StorePosition | null,
  { stop, onEvent, onTurn, onLife }: Listener,
): Promise<void> {
  const own = new AbortController()
  let place = after
  /** Of an event of ours that the store had when it was last asked: it must have come by the next time. */
  let due: StorePosition | null = null
  let heardAt = performance.now()
  let failure: unknown
  let scheduled = false

  function turn(): void {
    scheduled = false
    try {
      onTurn()
    } catch (error) {
      failure = error
      own.abort()
    }
  }

  const isQuiet = () => performance.now() - heardAt >= QUIET

  async function askForLife(): Promise<void> {
    if (!isQuiet()) return
    if (due && (!place || orderOf(place, due) < 0)) return own.abort(new FellBehind(NOT_COMING))
    try {
      const event = await store.last()
      if (event?.stream.startsWith(prefix)) due = event.place
      if (!due || (place && orderOf(place, due) >= 0)) onLife()
    } catch (error) {
      // An event may have come while the sign of life was waited for.
      if (isQuiet()) own.abort(error)
    }
  }

  const asking = setInterval(askForLife, QUIET)
  try {
    for await (const event of store.subscribe(prefix, after, AbortSignal.any([stop, own.signal]))) {
      heardAt = performance.now()
      const order = place ? orderOf(event.place, place) : 1
      if (order === 0) continue
      if (order < 0) throw new StoreAway('the event store goes on before where it was; it is looked at again')
      place = event.place
      onEvent(event)
      if (!scheduled) setImmediate(turn)
      scheduled = true
    }
  } catch (error) {
    throw failure ?? error
  } finally {
    clearInterval(asking)
  }
}
