/** Following a subscription, which may fall silent: what comes in one turn goes together, and beside a silent one the store is read. */

import { FellBehind, type StoreEvent } from './store.ts'

export interface SubscriptionOptions {
  readonly events: AsyncIterable<StoreEvent>
  /** Ends the subscription when it is aborted, with its reason. */
  readonly ending: AbortController
  /** Called with each event, in order. */
  readonly onEvent: (event: StoreEvent) => void
  /** Called once after all events that came in one turn of the event loop. */
  readonly onTurn: () => void
  /** Reads the store; answers whether it has brought what the subscription should have. */
  readonly readBeside: () => Promise<boolean>
}

/** Milliseconds of silence after which the store is read beside a subscription. */
const QUIET = 1_000

/**
 * Follows a subscription until it ends. It neither ends nor says anything when the store freezes or the network drops
 * everything, so a silent one is checked by reading. Ends only by an error: the store's, a handler's, or the reason for
 * ending it; then nothing is under way any more.
 */
export async function followSubscription(options: SubscriptionOptions): Promise<void> {
  const { events, ending, onEvent, onTurn, readBeside } = options
  let last = performance.now()
  let turn: NodeJS.Immediate | undefined
  let checking: Promise<void> | undefined

  function endTurn(): void {
    turn = undefined
    try {
      onTurn()
    } catch (error) {
      ending.abort(error)
    }
  }
  async function check(): Promise<void> {
    try {
      if (await readBeside()) ending.abort(new FellBehind('events that the event store has do not arrive'))
    } catch (error) {
      ending.abort(error)
    }
    checking = undefined
  }
  const timer = setInterval(() => {
    if (performance.now() - last >= QUIET) checking ??= check()
  }, QUIET)
  try {
    for await (const event of events) {
      last = performance.now()
      onEvent(event)
      turn ??= setImmediate(endTurn)
    }
  } catch (error) {
    throw ending.signal.aborted ? ending.signal.reason : error
  } finally {
    clearInterval(timer)
    clearImmediate(turn)
    await checking
  }
}
