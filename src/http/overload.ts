/**
 * Overload: one long turn of the event loop (a start, a large batch) is none; turns that stay long are. And no more
 * connections are open than leave file descriptors for everything else.
 */
import { readFileSync } from 'node:fs'
import { HttpRefused } from './problem.ts'

/** Turns of the event loop longer than this on average, over a sample, are long; milliseconds. */
export const LONG_TURN = 1000
/** How often a sample is taken. */
export const SAMPLE = 1000
/** Requests are let in for so long after turns became long. */
const PATIENCE = 3000

/** Called for each request while turns are long; throws `HttpRefused` (overloaded) once they have stayed so. `now` is monotonic. */
export function overloadAfter(now: () => number): () => Promise<void> {
  let since = Number.NEGATIVE_INFINITY
  let last = Number.NEGATIVE_INFINITY
  return async () => {
    const at = now()
    if (at - last > 2 * SAMPLE + LONG_TURN) since = at
    last = at
    if (at - since >= PATIENCE) throw new HttpRefused('overloaded', undefined, { 'retry-after': '2' })
  }
}

/** File descriptors for everything but connections: files of the log, threads, a backup or a bundle under way. */
const OTHER_FILES = 100
const LEAST_CONNECTIONS = 16

/**
 * Connections that may be open at once, by the limits of the process as Linux lists them; undefined: there is no limit. A
 * process without file descriptors ends: its own measurements of memory fail.
 */
export function mostConnections(limits: string): number | undefined {
  const files = /^Max open files +(\d+)/m.exec(limits)?.[1]
  return files === undefined ? undefined : Math.max(LEAST_CONNECTIONS, Number(files) - OTHER_FILES)
}

/** The limits of this process; empty where the system does not list them. */
export function processLimits(): string {
  try {
    return readFileSync('/proc/self/limits', 'utf8')
  } catch {
    return ''
  }
}
