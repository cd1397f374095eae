/** Keeps views.db up to date: a follower seals what has grown by a block, after the commit. */
import type { Log } from '../../log/log.ts'
import { pauses, type Taken } from './background.ts'
import type { BlockThread } from './block-thread.ts'
import { BLOCK, type Block, type Blocks, nextBlock } from './blocks.ts'

export interface Follower {
  /** Streams that wait to be sealed, and since when (milliseconds). */
  readonly lag: () => { readonly streams: number; readonly since: number | null }
  /** The first error that stopped it; it never skips a fact. */
  readonly failure: () => Error | undefined
  stop(): void
}

export interface FollowOptions {
  /** Facts a block. */
  readonly size?: number
  readonly thread?: BlockThread
  /** How long to pause after a block, milliseconds. */
  readonly pauseAfter?: (taken: Taken) => number
}

/**
 * Follows the log and seals indicator streams block by block: each is made by the thread, and here where that fails; one a
 * turn, and with pauses while there is anything else to do, so that neither commands nor questions are kept waiting.
 */
export function followBlocks(
  log: Log,
  blocks: Blocks,
  { size = BLOCK, thread, pauseAfter = pauses() }: FollowOptions = {},
): Follower {
  /** Since when each stream waits. */
  const waiting = new Map<string, number>()
  /** Up to where each stream is sealed, as far as it was asked for. */
  const sealed = new Map<string, number>()
  /** Blocks in a row that the file did not keep. */
  let lost = 0
  let failure: Error | undefined
  let stopped = false
  let elsewhere = thread
  let timer: NodeJS.Timeout | undefined

  function unsealed(stream: string): number {
    const upTo = sealed.get(stream) ?? blocks.sealedTo(stream)
    sealed.set(stream, upTo)
    return log.revisionOf(stream) - upTo
  }

  async function sealNext(): Promise<void> {
    const [stream] = waiting.keys()
    if (stopped || failure || stream === undefined) return
    const begun = performance.now()
    // Without a thread all of it is done here.
    let made = begun
    try {
      const block = await next(stream)
      if (stopped) return
      if (elsewhere) made = performance.now()
      sealOne(stream, block)
      if (unsealed(stream) < size) waiting.delete(stream)
    } catch (error) {
      failure = error as Error
      return
    }
    const ended = performance.now()
    const pause = pauseAfter({ all: ended - begun, here: ended - made })
    if (waiting.size > 0) schedule(pause)
  }

  function schedule(pause: number): void {
    if (pause < 1) setImmediate(sealNext)
    else timer = setTimeout(sealNext, pause)
  }

  /** A thread that fails is not asked again; what is wrong with the log is told by the error that is thrown here. */
  async function next(stream: string): Promise<Block | undefined> {
    const request = { stream, after: blocks.sealedTo(stream), size }
    try {
      if (elsewhere) return await elsewhere.next(request)
    } catch {
      elsewhere = undefined
      if (stopped) return undefined
    }
    return nextBlock(log, request)
  }

  function sealOne(stream: string, block: Block | undefined): void {
    // A damaged file is started again empty, so one lost block is made good by the next attempt.
    if (block) lost = sealKept(blocks, stream, block) ? 0 : lost + 1
    if (lost === MOST_LOST) throw new BlockNotKept(stream)
    sealed.set(stream, blocks.sealedTo(stream))
  }

  const stop = log.follow(facts => {
    for (const { stream, recordedAt } of facts) {
      if (waiting.has(stream) || !stream.startsWith('indicator-') || unsealed(stream) < size) continue
      if (waiting.size === 0) schedule(0)
      waiting.set(stream, recordedAt)
    }
  })

  return {
    lag: () => ({ streams: waiting.size, since: waiting.size === 0 ? null : Math.min(...waiting.values()) }),
    failure: () => failure,
    stop: () => {
      stopped = true
      clearTimeout(timer)
      thread?.stop()
      stop()
    },
  }
}

/** Blocks in a row that may be lost before the follower stops. */
const MOST_LOST = 3

/** `views.db` does not keep what is written to it. */
export class BlockNotKept extends Error {
  override name = 'BlockNotKept'
  constructor(stream: string) {
    super(`a block of ${stream} was written, but the file does not keep it; the file or its disk is damaged`)
  }
}

/** Writes a block; answers whether it is in the file afterwards. */
export function sealKept(blocks: Blocks, stream: string, block: Block): boolean {
  blocks.seal(stream, block)
  return blocks.sealedTo(stream) === block.last
}
