/** Writes all blocks of views.db anew: reading and checking the facts is most of the work, and threads share it. */
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Log } from '../../log/log.ts'
import { BLOCK, type Block, type Blocks, blockOf, take } from './blocks.ts'
import { BlockNotKept, sealKept } from './follow.ts'

/** What there is to be sealed of a stream. */
export interface Unsealed {
  readonly stream: string
  /** Its last revision that is in a block, −1 where none is. */
  readonly sealed: number
}

/** A block that was missing, or the end of a stream, after all of its blocks. */
export type Missing = { readonly stream: string; readonly block: Block } | { readonly ended: string }

/** The blocks that streams lack, each stream from where it is sealed to its end. */
export function* missingBlocks(log: Log, streams: Iterable<Unsealed>, size: number): Generator<Missing> {
  for (const { stream, sealed } of streams) {
    for (let from = sealed + 1; ; ) {
      const facts = take(log.readStream(stream, from), size)
      if (facts.length === 0) break
      const block = blockOf(log, stream, facts)
      yield { stream, block }
      from = block.last + 1
    }
    yield { ended: stream }
  }
}

const unsealedOf = (log: Log, blocks: Blocks): Unsealed[] =>
  log.streamsNamed('indicator-').map(stream => ({ stream, sealed: blocks.sealedTo(stream) }))

/** How many facts of how many streams are done. */
export interface Rebuilt {
  readonly facts: number
  readonly streams: number
}

type Progress = (facts: number, streams: number) => void

/** Takes blocks in as they come. Throws `BlockNotKept` where one is not in the file after it was written. */
function sealerOf(blocks: Blocks, progress: Progress) {
  let [facts, streams] = [0, 0]
  const seal = (missing: readonly Missing[]): void =>
    blocks.together(() => {
      for (const one of missing) {
        if ('ended' in one) streams += 1
        else if (sealKept(blocks, one.stream, one.block)) facts += one.block.last - one.block.first + 1
        else throw new BlockNotKept(one.stream)
      }
      progress(facts, streams)
    })
  return { seal, done: (): Rebuilt => ({ facts, streams }) }
}

/** So many blocks and ends of streams are written in one transaction. */
export const TOGETHER = 16

/** The items in lists of so many. */
export function* inLists<Item>(items: Iterable<Item>, length: number): Generator<Item[]> {
  let list: Item[] = []
  for (const item of items)
    if (list.push(item) === length) {
      yield list
      list = []
    }
  if (list.length > 0) yield list
}

/** Seals every indicator stream to its end, in this thread. `progress` is told what is done so far. Throws `BlockNotKept`. */
export function rebuild(log: Log, blocks: Blocks, progress: Progress = () => {}, size = BLOCK): Rebuilt {
  const { seal, done } = sealerOf(blocks, progress)
  for (const some of inLists(missingBlocks(log, unsealedOf(log, blocks), size), TOGETHER)) seal(some)
  return done()
}

/** What a thread is given: where the log is, and all streams, of which it takes one after another. */
export interface RebuildWork {
  readonly directory: string
  readonly streams: readonly Unsealed[]
  /** How many streams have been taken, by any thread. */
  readonly taken: Int32Array<SharedArrayBuffer>
  /** How many of this thread's lists have been written. */
  readonly written: Int32Array<SharedArrayBuffer>
  readonly size: number
}

/** With fewer facts than this a thread would take longer to start than it saves. */
const FEW = 20_000

/** As `rebuild`, by as many threads as there are processors, four at most; each reads the log that lies in `directory`. */
export async function rebuildInThreads(
  directory: string,
  log: Log,
  blocks: Blocks,
  progress: Progress = () => {},
  few = FEW,
): Promise<Rebuilt> {
  const count = Math.min(4, availableParallelism())
  if (count === 1 || log.head() < few) return rebuild(log, blocks, progress)
  const { seal, done } = sealerOf(blocks, progress)
  const shared = { directory, streams: unsealedOf(log, blocks), taken: counter(), size: BLOCK }
  const threads = Array.from({ length: count }, () => sealingThread({ ...shared, written: counter() }, seal))
  try {
    await Promise.all(threads.map(({ ended }) => ended))
  } finally {
    await Promise.all(threads.map(({ thread }) => thread.terminate()))
  }
  return done()
}

const counter = (): Int32Array<SharedArrayBuffer> => new Int32Array(new SharedArrayBuffer(4))

/** Of a thread, MiB; without limits it collects its garbage so late that it takes a third more, and is no faster. */
const MEMORY = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 64 } as const

/** Begins a thread, whose blocks are sealed as they come. */
function sealingThread(workerData: RebuildWork, seal: (missing: readonly Missing[]) => void) {
  const { written } = workerData
  const thread = new Worker(new URL('./rebuild-worker.ts', import.meta.url), {
    workerData,
    execArgv: [],
    resourceLimits: MEMORY,
  })
  const ended = new Promise<void>((resolve, reject) => {
    thread.on('message', (missing: readonly Missing[]) => {
      try {
        seal(missing)
        Atomics.add(written, 0, 1)
        Atomics.notify(written, 0)
      } catch (error) {
        reject(error)
      }
    })
    thread.on('error', reject)
    thread.on('exit', code => (code === 0 ? resolve() : reject(new Error(`a thread of the rebuild ended (${code})`))))
  })
  return { thread, ended }
}
