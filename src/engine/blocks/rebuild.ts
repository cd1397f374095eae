/** Writes all blocks of views.db anew: reading and checking the facts is most of the work, and threads share it. */
import { availableParallelism } from 'node:os'
import { setTimeout } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { Log, StoredFact } from '../../log/log.ts'
import { BLOCK, type Block, type Blocks, blockOf } from './blocks.ts'
import { BlockNotKept, sealKept } from './follow.ts'

/** Revisions of a stream that are to be sealed, from one to another; where all of it is sealed, `to` comes before `from`. */
export interface Part {
  readonly stream: string
  readonly from: number
  readonly to: number
  /** Whether the stream ends there. */
  readonly ends: boolean
}

/** What is made by one thread and written in one transaction. */
export type Job = readonly Part[]

/** Blocks a job: long streams are shared in parts of so many, and short streams are put together. */
const JOB_BLOCKS = 8

/** All that is to be sealed, in the order in which it is written: a stream's blocks follow each other. */
export function jobsOf(log: Log, blocks: Blocks, size: number): Job[] {
  const most = JOB_BLOCKS * size
  const jobs: Part[][] = []
  let room = 0
  for (const stream of log.streamsNamed('indicator-')) {
    const last = log.revisionOf(stream)
    for (let from = blocks.sealedTo(stream) + 1, ends = false; !ends; from += most) {
      ends = from + most > last
      const to = ends ? last : from + most - 1
      if (room <= 0) {
        jobs.push([])
        room = most
      }
      jobs.at(-1)?.push({ stream, from, to, ends })
      room -= Math.max(to - from + 1, 1)
    }
  }
  return jobs
}

/** A block, and the stream that lacked it. */
export interface Missing {
  readonly stream: string
  readonly block: Block
}

/** The blocks of a job. */
export function blocksOf(log: Log, job: Job, size: number): Missing[] {
  const missing: Missing[] = []
  for (const { stream, from, to } of job) {
    const facts = log.readStream(stream, from, Infinity, to)[Symbol.iterator]()
    for (let first = from; first <= to; first += size)
      missing.push({ stream, block: blockOf(log, stream, next(facts, Math.min(size, to - first + 1))) })
  }
  return missing
}

/** The next facts, so many: the iterator goes on behind them. */
function* next(facts: Iterator<StoredFact>, count: number): Iterable<StoredFact> {
  for (let left = count; left > 0; left--) {
    const { done, value } = facts.next()
    if (done) return
    yield value
  }
}

/** How many facts of how many streams are done. */
export interface Rebuilt {
  readonly facts: number
  readonly streams: number
}

type Progress = (facts: number, streams: number) => void

/** Takes the blocks of jobs in as they come. Throws `BlockNotKept` where one is not in the file after it was written. */
function sealerOf(blocks: Blocks, progress: Progress) {
  let [facts, streams] = [0, 0]
  const seal = (job: Job, missing: readonly Missing[]): void => {
    blocks.together(() => {
      for (const { stream, block } of missing) {
        if (!sealKept(blocks, stream, block)) throw new BlockNotKept(stream)
        facts += block.last - block.first + 1
      }
    })
    streams += job.filter(({ ends }) => ends).length
    progress(facts, streams)
  }
  return { seal, done: (): Rebuilt => ({ facts, streams }) }
}

/** Seals every indicator stream to its end, in this thread. `progress` is told what is done so far. Throws `BlockNotKept`. */
export function rebuild(log: Log, blocks: Blocks, progress: Progress = () => {}, size = BLOCK): Rebuilt {
  const { seal, done } = sealerOf(blocks, progress)
  for (const job of jobsOf(log, blocks, size)) seal(job, blocksOf(log, job, size))
  return done()
}

/** What a thread is given: where the log is, and all jobs, of which it takes one after another. */
export interface RebuildWork {
  readonly directory: string
  readonly jobs: readonly Job[]
  /** How many jobs have been taken, by any thread. */
  readonly taken: Int32Array<SharedArrayBuffer>
  /** How many jobs have been written: all before that one. */
  readonly written: Int32Array<SharedArrayBuffer>
  readonly size: number
}

/** What a thread has made: the blocks of the job of that number. */
export interface Made {
  readonly job: number
  readonly missing: readonly Missing[]
}

/** With fewer facts than this a thread would take longer to start than it saves. */
const FEW = 20_000

/** Jobs that may be under way, or made and not yet written: memory stays bounded however slow a thread or the disk is. */
export const AHEAD = 6

/**
 * As `rebuild`, by as many threads as there are processors, four at most; each reads the log that lies in `directory`. This
 * thread is one of them: it has read its code already, and begins while the others start.
 */
export async function rebuildInThreads(
  directory: string,
  log: Log,
  blocks: Blocks,
  progress: Progress = () => {},
  { few, size } = { few: FEW, size: BLOCK },
): Promise<Rebuilt> {
  const count = Math.min(4, availableParallelism())
  if (count === 1 || log.head() < few) return rebuild(log, blocks, progress, size)
  const { seal, done } = sealerOf(blocks, progress)
  const jobs = jobsOf(log, blocks, size)
  const work: RebuildWork = { directory, jobs, taken: counter(), written: counter(), size }
  const waiting = new Map<number, readonly Missing[]>()
  let next = 0

  /** A job made before its turn waits: a stream's blocks are written in their order. */
  function take({ job, missing }: Made): void {
    waiting.set(job, missing)
    for (let made = waiting.get(next); made; made = waiting.get(next)) {
      seal(jobs[next] as Job, made)
      waiting.delete(next)
      next += 1
    }
    Atomics.store(work.written, 0, next)
    Atomics.notify(work.written, 0)
  }

  const threads = Array.from({ length: count - 1 }, () => sealingThread(work, take))
  const ended = Promise.all(threads.map(({ ended }) => ended))
  const failed = new Promise<never>((_, reject) => void ended.catch(reject))
  // Who waits for all threads is told as well; this is for who waits for the next job.
  failed.catch(() => {})

  /** Makes jobs here; between two of them what the others have made is taken. */
  async function make(): Promise<void> {
    for (;;) {
      const number = Atomics.add(work.taken, 0, 1)
      const job = jobs[number]
      if (!job) return
      do await Promise.race([setTimeout(), failed])
      while (number - next >= AHEAD)
      take({ job: number, missing: blocksOf(log, job, size) })
    }
  }

  try {
    await Promise.all([make(), ended])
  } finally {
    await Promise.all(threads.map(({ thread }) => thread.terminate()))
  }
  return done()
}

const counter = (): Int32Array<SharedArrayBuffer> => new Int32Array(new SharedArrayBuffer(4))

/** Of a thread, MiB; with more it takes up to a third more in all, and is no faster. */
const MEMORY = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 48 } as const

/** Begins a thread, whose blocks are taken as they come. */
function sealingThread(workerData: RebuildWork, take: (made: Made) => void) {
  const thread = new Worker(new URL('./rebuild-worker.ts', import.meta.url), {
    workerData,
    execArgv: [],
    resourceLimits: MEMORY,
  })
  const ended = new Promise<void>((resolve, reject) => {
    thread.on('message', (made: Made) => {
      try {
        take(made)
      } catch (error) {
        reject(error)
      }
    })
    thread.on('error', reject)
    thread.on('exit', code => (code === 0 ? resolve() : reject(new Error(`a thread of the rebuild ended (${code})`))))
  })
  return { thread, ended }
}
