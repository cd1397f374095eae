/** How far a file's commits have been flushed to the disk: what has not been is read by nobody in this process. */

import { closeSync, fdatasync, fdatasyncSync, openSync } from 'node:fs'

export interface Flushed {
  /** Last position that may be read; beyond every position where all has been flushed. */
  position(): number
  /** Whether none of the stream's facts has been flushed. */
  isUnbegun(stream: string): boolean
  /** Notes that what is committed behind a position, with the streams that begin there, is not flushed yet. */
  stopAt(position: number, begun: Iterable<string>): void
  /** Notes that all has been flushed. */
  passAll(): void
}

/** A note that all has been flushed. */
export function allFlushed(): Flushed {
  let last = Number.MAX_SAFE_INTEGER
  let unbegun: ReadonlySet<string> = new Set()
  return {
    position: () => last,
    isUnbegun: stream => unbegun.has(stream),
    stopAt(position, begun) {
      last = position
      unbegun = new Set(begun)
    },
    passAll() {
      last = Number.MAX_SAFE_INTEGER
      unbegun = new Set()
    },
  }
}

/** Flushes a write-ahead log to the disk, one flush at a time. */
export interface WalFlush {
  /** Opens the file, which must be there; the flushes need it open. Throws where it can't be opened. */
  open(): void
  /** Flushes it by another thread, and calls `done` afterwards. */
  begin(done: (error: Error | null) => void): void
  /** Flushes at once what is under way, and calls its `done`. */
  endNow(): void
  close(): void
}

/** The flush of the write-ahead log at a path. */
export function walFlush(path: string): WalFlush {
  let file: number | undefined
  let end: ((error: Error | null) => void) | undefined
  return {
    open() {
      file ??= openSync(path, 'r+')
    },
    begin(done) {
      const finish = (error: Error | null): void => {
        // Otherwise it has been flushed at once meanwhile.
        if (end !== finish) return
        end = undefined
        done(error)
      }
      end = finish
      fdatasync(file as number, finish)
    },
    endNow() {
      if (!end) return
      let failed: Error | null = null
      try {
        fdatasyncSync(file as number)
      } catch (error) {
        failed = error as Error
      }
      end(failed)
    },
    close() {
      if (file !== undefined) closeSync(file)
      file = undefined
    },
  }
}
