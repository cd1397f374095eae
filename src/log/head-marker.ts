/**
 * The head marker, `varde.head`: position and leaf hash of the last group of facts, in a file of its own beside the log, so
 * that a log that has lost its end is told from one that never had it.
 *
 * It is written after each commit, which the log has already flushed, and is itself flushed at most 200 ms later: a flush for
 * each group would cost almost half of the writes. So after a power cut the marker may be behind the log, but never ahead.
 *
 * Two lines of 512 bytes are written in turn, each with a checksum: a write that is cut off leaves the other one readable.
 */

import { hash } from 'node:crypto'
import { closeSync, constants, existsSync, fdatasync, fdatasyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** The end of a log: its last position (−1 where it is empty) and the leaf hash there, in hex. */
export interface MarkedHead {
  readonly position: number
  readonly leaf: string
}

export interface HeadMarker {
  /** Notes the end of the log. Throws where the file can't be written. */
  write(head: MarkedHead): void
  /** Flushes it to the disk, and closes the file. */
  close(): void
}

const LINE = 512
/** Milliseconds from a write to the flush that makes it durable; the flush itself takes some more. */
const FLUSH_AFTER = 150
/** What stands for the leaf of an empty log. */
const NO_LEAF = '-'

/** The marker's path in a data directory. */
export const markerPath = (directory: string): string => join(directory, 'varde.head')

/**
 * The end that the marker of a directory names; undefined where there is no marker, `unreadable` where neither of its lines
 * is whole.
 */
export function readMarker(directory: string): MarkedHead | 'unreadable' | undefined {
  const path = markerPath(directory)
  if (!existsSync(path)) return undefined
  const bytes = readFileSync(path)
  const lines = [0, LINE].map(at => parseLine(bytes.toString('latin1', at, at + LINE)))
  const whole = lines.filter(line => line !== undefined)
  return whole.toSorted((a, b) => b.position - a.position)[0] ?? 'unreadable'
}

/** Opens the marker for writing, and notes that end in both lines. */
export function openMarker(directory: string, head: MarkedHead): HeadMarker {
  const fd = openSync(markerPath(directory), constants.O_RDWR | constants.O_CREAT, 0o600)
  let timer: NodeJS.Timeout | undefined
  let line = 0

  function put(head: MarkedHead): void {
    line = 1 - line
    writeSync(fd, lineOf(head), line * LINE, 'latin1')
  }

  function flushLater(): void {
    timer = setTimeout(() => {
      timer = undefined
      // An error of the flush is no error of the log, whose own flush has succeeded; the next write is flushed again.
      fdatasync(fd, () => undefined)
    }, FLUSH_AFTER)
    timer.unref()
  }

  put(head)
  put(head)
  fdatasyncSync(fd)
  return {
    write(head) {
      put(head)
      if (!timer) flushLater()
    },
    close() {
      clearTimeout(timer)
      try {
        fdatasyncSync(fd)
      } finally {
        closeSync(fd)
      }
    },
  }
}

/** `position leaf checksum`, filled up with spaces. */
function lineOf({ position, leaf }: MarkedHead): string {
  const text = `${position} ${leaf === '' ? NO_LEAF : leaf}`
  return `${`${text} ${checksum(text)}`.padEnd(LINE - 1)}\n`
}

function parseLine(line: string): MarkedHead | undefined {
  const [, position = '', leaf = '', sum] = /^(-1|\d{1,15}) ([0-9a-f]{64}|-) ([0-9a-f]{16}) *\n$/.exec(line) ?? []
  if (sum !== checksum(`${position} ${leaf}`)) return undefined
  return { position: Number(position), leaf: leaf === NO_LEAF ? '' : leaf }
}

const checksum = (text: string): string => hash('sha256', text).slice(0, 16)
