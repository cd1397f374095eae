/**
 * Long streams are read in turns. Who asks something for which much of the log is yet to be read is told so by an error, has it
 * read while others are served, and asks again from the beginning: so the first question or command after a start holds nobody
 * up. How much may be read at once is set around each call of whoever can wait so; for all others there is no limit.
 */
import type { Work } from '../../projections/base/work.ts'
import { type SharedWork, sharedWork, type Turns } from './turns.ts'

/** Facts that may be read at once: some five milliseconds, and three times as long in code that has not run before. */
const AT_ONCE = 500
/** Facts read between two moments at which reading may be interrupted: less than a millisecond. */
export const STEP = 64

/** What was read, by name. */
type Read = readonly (readonly [name: string, read: unknown])[]

/**
 * What was read for one who asks, by name. It is kept for them until they are answered: one question may need more than is kept
 * for all. Should it be gone all the same, it is read at once, for else they would never come to an end.
 */
export type WasRead = ReadonlyMap<string, unknown>

/** Reads what is named; where several are likely to be asked for, about so many of them that were not read before. */
export type Reading = (count: number, before: WasRead) => Work<Read>

/** More is to be read than may be at once. */
export class Unread extends Error {
  override name = 'Unread'
  readonly what: string
  readonly reading: Reading

  constructor(what: string, reading: Reading) {
    super(`${what} is to be read first`)
    this.what = what
    this.reading = reading
  }
}

let limit: { left: number; readonly wasRead: WasRead } | undefined

/** What `ask` answers; throws `Unread` where more would have to be read for it than may be at once. */
function readingLittle<A>(ask: () => A, wasRead: WasRead): A {
  const before = limit
  limit = { left: AT_ONCE, wasRead }
  try {
    return ask()
  } finally {
    limit = before
  }
}

/** Told by whoever is about to read so many facts at once, with a name that nothing else has. Throws `Unread` where they are too many. */
export function requireFew(what: string, facts: number, reading: Reading): void {
  if (!limit || limit.wasRead.has(what)) return
  if (facts > limit.left) throw new Unread(what, reading)
  limit.left -= facts
}

const NOTHING: WasRead = new Map()
/** What was read for whoever asks now. */
export const wasReadNow = (): WasRead => limit?.wasRead ?? NOTHING

/** Notes that it is being read; throws any other error. */
function unreadIn(error: unknown, wasRead: Map<string, unknown>): Unread {
  if (!(error instanceof Unread)) throw error
  if (!wasRead.has(error.what)) wasRead.set(error.what, undefined)
  return error
}

/**
 * Work that first reads, in steps of its own, what it needs: it is begun anew each time something was read. What was read for it
 * alone is let go with it, so that who does much such work, one after the other, never has all of that in memory.
 */
export function* readingFirst<A>(begin: () => Work<A>): Work<A> {
  const wasRead = new Map<string, unknown>()
  for (let count = 1; ; count *= 2)
    try {
      return yield* readingLittleEach(begin(), wasRead)
    } catch (error) {
      for (const [name, read] of yield* unreadIn(error, wasRead).reading(count, wasRead)) wasRead.set(name, read)
    }
}

/** Work that reads little in each of its steps; it throws `Unread` where that is not enough. */
export function* readingLittleEach<A>(work: Work<A>, wasRead: WasRead): Work<A> {
  try {
    for (;;) {
      const step = readingLittle(() => work.next(), wasRead)
      if (step.done) return step.value
      yield
    }
  } finally {
    work.return(undefined as A)
  }
}

const underWay = new WeakMap<Turns, SharedWork<Read>>()

/** What is being read in these turns: once for all who wait for it, who then go on in the order in which they came. */
function readingsIn(turns: Turns): SharedWork<Read> {
  const known = underWay.get(turns) ?? sharedWork<Read>(turns)
  underWay.set(turns, known)
  return known
}

/** One who asks, and waits until what is unread was read. */
export function patienceOf(turns: Turns, signal?: AbortSignal) {
  const wasRead = new Map<string, unknown>()
  let times = 0
  return {
    wasRead: wasRead as WasRead,
    /** What `ask` answers; throws `Unread` where something is to be read first. */
    ask: <A>(ask: () => A): A => readingLittle(ask, wasRead),
    /** Has it read. Rejects with any other error, and where the signal is aborted. */
    async read(error: unknown): Promise<void> {
      const unread = unreadIn(error, wasRead)
      // Each time twice as much, so that who needs many streams does not begin anew for each of them.
      const count = 2 ** times++
      const reading = (): Work<Read> => unread.reading(count, wasRead)
      for (const [name, read] of await readingsIn(turns).run(unread.what, reading, signal)) wasRead.set(name, read)
    },
  }
}

/**
 * What `ask` answers: at once, or, where something is to be read first, later. It is asked again each time something was read,
 * and given what was, for work that it begins.
 */
export function patiently<A>(
  turns: Turns,
  ask: (wasRead: WasRead) => A,
  signal?: AbortSignal,
): A | Promise<Awaited<A>> {
  const patient = patienceOf(turns, signal)
  const once = (): A => patient.ask(() => ask(patient.wasRead))
  try {
    const answer = once()
    return answer instanceof Promise ? answer.catch(later) : answer
  } catch (error) {
    if (error instanceof Unread) return later(error)
    throw error
  }

  async function later(error: unknown): Promise<Awaited<A>> {
    await patient.read(error)
    try {
      return await once()
    } catch (next) {
      return later(next)
    }
  }
}

let owners = 0

/** Gives names to what one owner reads, which are nobody else's. */
export function ownNames(): (stream: string) => string {
  const owner = ++owners
  return stream => `${owner} ${stream}`
}
