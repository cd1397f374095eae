/**
 * Long streams are read in turns. Who asks something for which much of the log is yet to be read is told so by an error, has it
 * read while others are served, and asks again: so the first question or command after a start holds nobody up.
 */
import { isWork, type Work, within } from '../../projections/base/work.ts'
import type { Turns } from './turns.ts'

/** Facts that may be read at once: some five milliseconds, and three times as long in code that has not run before. */
const AT_ONCE = 500
/** Facts read between two moments at which reading may be interrupted: less than a millisecond. */
export const STEP = 64

/** More of a stream is to be read than may be at once. */
export class Unread extends Error {
  override name = 'Unread'
  readonly stream: string
  /** Reads it, and keeps what was read. */
  readonly reading: () => Work<void>

  constructor(stream: string, reading: () => Work<void>) {
    super(`${stream} is to be read first`)
    this.stream = stream
    this.reading = reading
  }
}

/** How many more facts may be read at once: as many as there are for those who do not ask in turns. */
let left = Number.POSITIVE_INFINITY

/** What `ask` answers; throws `Unread` where more would have to be read for it than may be at once. */
function readingLittle<A>(ask: () => A): A {
  const before = left
  left = Math.min(left, AT_ONCE)
  try {
    return ask()
  } finally {
    left = before
  }
}

/** Told by whoever is about to read so many facts of a stream at once. Throws `Unread` where they are too many. */
export function requireFew(stream: string, facts: number, reading: () => Work<void>): void {
  if (facts > left) throw new Unread(stream, reading)
  left -= facts
}

/** The streams that are being read: of those who wait for the same each goes on where the others have stopped. */
export function readingsTogether() {
  const underWay = new Map<string, Work<unknown>>()
  return function* (stream: string, begin: () => Work<unknown>): Work<void> {
    const work = underWay.get(stream) ?? begin()
    underWay.set(stream, work)
    let done = false
    try {
      while (!done) {
        // Should it throw, it is not gone on with.
        done = true
        done = work.next().done === true
        if (!done) yield
      }
    } finally {
      if (done && underWay.get(stream) === work) underWay.delete(stream)
    }
  }
}

/** One who asks, and waits until what is unread was read: each stream once, and all at once where it is not kept until then. */
export function patienceOf(turns: Turns, signal?: AbortSignal) {
  const wasRead = wasReadBefore()
  return {
    /** What `ask` answers; throws `Unread` where something is to be read first. */
    ask: <A>(ask: () => A): A => (wasRead.inVain() ? ask() : readingLittle(ask)),
    /** Has it read. Rejects with any other error, and where the signal is aborted. */
    async read(error: unknown): Promise<void> {
      const reading = wasRead.readingFor(error)
      if (reading) await turns.run(reading, signal)
    },
  }
}

/** What `ask` answers: at once, or, where something is to be read first, later. It is asked again each time something was read. */
export function patiently<A>(turns: Turns, ask: () => A, signal?: AbortSignal): A | Promise<Awaited<A>> {
  const patient = patienceOf(turns, signal)
  try {
    return patient.ask(ask)
  } catch (error) {
    if (error instanceof Unread) return later(error)
    throw error
  }

  async function later(unread: unknown): Promise<Awaited<A>> {
    await patient.read(unread)
    try {
      return await patient.ask(ask)
    } catch (error) {
      return later(error)
    }
  }
}

/** As `begin`, which is done again from its beginning each time something was read for it. */
export function* readingFirst<A>(begin: () => Work<A> | A): Work<A> {
  const wasRead = wasReadBefore()
  for (;;)
    try {
      return yield* wasRead.inVain() ? within(begin()) : stepByStep(begin)
    } catch (error) {
      const reading = wasRead.readingFor(error)
      if (reading) yield* reading
    }
}

function* stepByStep<A>(begin: () => Work<A> | A): Work<A> {
  const work = readingLittle(begin)
  if (!isWork(work)) return work
  try {
    for (;;) {
      const step = readingLittle(() => work.next())
      if (step.done) return step.value
      yield
    }
  } finally {
    work.return(undefined as A)
  }
}

/** Which streams were read for one who asks. */
function wasReadBefore() {
  const streams = new Set<string>()
  let isInVain = false
  return {
    /** Whether something was read that was not there any more when it was asked for: reading it again would go on for ever. */
    inVain: () => isInVain,
    /** The reading that an error asks for; undefined where it would be in vain. Throws any other error. */
    readingFor(error: unknown): Work<void> | undefined {
      if (!(error instanceof Unread)) throw error
      isInVain ||= streams.has(error.stream)
      streams.add(error.stream)
      return isInVain ? undefined : error.reading()
    },
  }
}
