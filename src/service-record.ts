/**
 * Where the record of the service goes: standard error. Nothing waits for its reader: what a full pipe does not take is kept up
 * to a bound, then dropped and counted.
 */
import { fstatSync, write } from 'node:fs'
import { Socket } from 'node:net'

export interface ServiceRecord {
  /** Takes a line, with its line break. */
  write(line: string): void
  /** Resolves when all that was taken is written, or after those milliseconds. */
  flush(ms: number): Promise<void>
}

/** How a text is written; `done` is called with the error, if there is one, and the number of bytes that were. */
export type WriteText = (bytes: Buffer, done: (error: NodeJS.ErrnoException | null, written: number) => void) => void

/** Bytes that wait for the reader at most. */
const MOST = 4 << 20
/** Milliseconds until a pipe that was full is tried again. */
const AGAIN = 50

/** Node's handle of a pipe, as its own standard streams use it. */
interface PipeHandle {
  readonly _handle?: { readonly setBlocking?: (on: boolean) => void } | null
}

/** Standard error. A pipe is written without blocking: a thread that waits for its reader could not be ended either. */
function standardError(): WriteText {
  const about = fstatSync(process.stderr.fd)
  if (!about.isFIFO() && !about.isSocket()) return (bytes, done) => write(2, bytes, 0, bytes.length, null, done)
  const pipe = new Socket({ fd: 2, readable: false, writable: true }) as Socket & PipeHandle
  pipe.on('error', () => undefined)
  return (bytes, done) => {
    // Each process that is started with this standard error sets the pipe, which it shares with this one, to blocking.
    pipe._handle?.setBlocking?.(false)
    pipe.write(bytes, error => done(error ?? null, bytes.length))
  }
}

/** The record of the service, on standard error unless said otherwise. */
export function serviceRecord(writeText: WriteText = standardError(), most = MOST): ServiceRecord {
  let waiting: string[] = []
  let size = 0
  let dropped = 0
  let busy = false
  let idle: (() => void)[] = []

  function next(): void {
    if (dropped > 0 && size < most / 2) {
      waiting.push(
        `${JSON.stringify({ level: 40, time: Date.now(), dropped, msg: 'lines of this record were dropped' })}\n`,
      )
      dropped = 0
    }
    const text = waiting.join('')
    waiting = []
    size = 0
    busy = text !== ''
    if (busy) {
      writeAll(Buffer.from(text))
      return
    }
    for (const resolve of idle) resolve()
    idle = []
  }

  function writeAll(bytes: Buffer): void {
    writeText(bytes, (error, written) => {
      const rest = bytes.subarray(written)
      if (error?.code === 'EAGAIN') setTimeout(writeAll, AGAIN, rest).unref()
      // After any other error there is nobody to tell.
      else if (error || rest.length === 0) next()
      else writeAll(rest)
    })
  }

  return {
    write(line) {
      if (size + line.length > most) {
        dropped += 1
        return
      }
      waiting.push(line)
      size += line.length
      if (!busy) next()
    },
    flush(ms) {
      if (!busy) return Promise.resolve()
      return new Promise(resolve => {
        idle.push(resolve)
        setTimeout(resolve, ms)
      })
    },
  }
}
