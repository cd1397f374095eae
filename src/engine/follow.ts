/** Who keeps views.db up to date? A follower that seals what has grown by a block, in its own time, after the commit. */
import type { Log, StoredFact } from '../log/log.ts'
import { BLOCK, type Blocks } from './blocks.ts'

export interface Follower {
  /** Streams that wait to be sealed, and since when (milliseconds). */
  readonly lag: () => { readonly streams: number; readonly since: number | null }
  /** The first error that stopped it; it never skips a fact. */
  readonly failure: () => Error | undefined
  stop(): void
}

/** Follows the log and seals indicator streams block by block, one a turn so that commands are not kept waiting. */
export function followBlocks(log: Log, blocks: Blocks): Follower {
  const unsealed = new Map<string, number>()
  const waiting = new Set<string>()
  let since: number | null = null
  let failure: Error | undefined
  let stopped = false

  function sealNext(): void {
    const [stream] = waiting
    if (stopped || failure || stream === undefined) return
    try {
      if (sealOne(stream) < BLOCK) waiting.delete(stream)
    } catch (error) {
      failure = error as Error
      return
    }
    if (waiting.size === 0) since = null
    else setImmediate(sealNext)
  }

  function sealOne(stream: string): number {
    const facts = take(log.readStream(stream, blocks.sealedTo(stream) + 1), BLOCK)
    if (facts.length === BLOCK) blocks.seal(stream, facts)
    const left = log.revisionOf(stream) - blocks.sealedTo(stream)
    unsealed.set(stream, left)
    return left
  }

  const stop = log.follow(facts => {
    for (const { stream, recordedAt } of facts) {
      if (!stream.startsWith('indicator-')) continue
      const count = (unsealed.get(stream) ?? log.revisionOf(stream) - blocks.sealedTo(stream) - 1) + 1
      unsealed.set(stream, count)
      if (count < BLOCK || waiting.has(stream)) continue
      if (waiting.size === 0) setImmediate(sealNext)
      waiting.add(stream)
      since ??= recordedAt
    }
  })

  return {
    lag: () => ({ streams: waiting.size, since }),
    failure: () => failure,
    stop: () => {
      stopped = true
      stop()
    },
  }
}

function take(facts: Iterable<StoredFact>, most: number): StoredFact[] {
  const taken: StoredFact[] = []
  for (const fact of facts) if (taken.push(fact) === most) break
  return taken
}

/** Seals every indicator stream to its end. `progress` is told how many facts of how many streams are done. */
export function rebuild(
  log: Log,
  blocks: Blocks,
  progress: (facts: number, streams: number) => void = () => {},
): { facts: number; streams: number } {
  let facts = 0
  let streams = 0
  const names = log.streamsNamed('indicator-')
  for (let from = 0; from < names.length; from += 100) {
    blocks.together(() => {
      for (const stream of names.slice(from, from + 100)) {
        for (let sealed = blocks.sealedTo(stream); ; sealed = blocks.sealedTo(stream)) {
          const next = take(log.readStream(stream, sealed + 1), BLOCK)
          if (next.length === 0) break
          blocks.seal(stream, next)
          facts += next.length
        }
        streams += 1
      }
    })
    progress(facts, streams)
  }
  return { facts, streams }
}
