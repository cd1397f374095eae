/** Writing to the file of a log: a batch of appends is one transaction and one flush to the disk, all or nothing. */

import { randomBytes } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { frontier } from '../../proof/frontier.ts'
import type { NodeHash } from '../../proof/tiles.ts'
import { type Damage, DamagedLog, damageText } from '../damage.ts'
import type { MarkedHead } from '../head-marker.ts'
import { LogUnavailable, type StoredFact } from '../log.ts'
import type { PreparedAppend } from '../prepare.ts'
import { hexOf, type LogEnd, type MissionEnd, seal } from '../seal.ts'
import type { Dictionaries } from './dictionaries.ts'
import { factInserter } from './fact-rows.ts'
import { type Flushed, walFlush } from './flushed.ts'
import { endsWriting, treeNodeWriter } from './schema.ts'

export interface FileWriter {
  /** Why nothing can be written until the log is opened again; undefined where it can. */
  unavailable(): string | undefined
  /** Why a commit would fail now: another process writes, or the last one failed and so does another, tried now, that changes nothing. */
  trouble(): string | undefined
  /** Writes all or nothing. Throws `LogUnavailable`. */
  write(batch: readonly PreparedAppend[]): StoredFact[][]
  /**
   * Writes all or nothing, and leaves the flush to the disk to another thread: `done` is called after it, with an error where
   * it failed. Until then the facts are seen by no reader of this process, and nothing else may be written. Throws
   * `LogUnavailable`.
   */
  writeAhead(batch: readonly PreparedAppend[], done: (error?: LogUnavailable) => void): StoredFact[][]
  /** Flushes at once what was written ahead, and calls its `done`. */
  flushNow(): void
  /** Milliseconds that the last commit of facts took, with its flush. */
  commitMs(): number
  close(): void
  /** Last position that is committed and flushed, −1 when empty. */
  head(): number
  /** recordedAt of the last fact, milliseconds since 1970; 0 when empty. */
  lastRecordedAt(): number
  revisionOf(stream: string): number
}

const TAKEN_OVER = 'another process has begun to write the log, so this one writes nothing more'

/** Last facts of missions, and last revisions of streams, remembered at most. */
const MOST_ENDS = 100_000

export interface WriterOptions {
  /** Path of the write-ahead log. */
  readonly walPath: string
  readonly flushed: Flushed
  /** The committed nodes of the tree. */
  readonly treeNode: NodeHash
  readonly damage: () => Damage | undefined
  /** Called after each commit of facts, with the end of the log. */
  readonly committed: (head: MarkedHead) => void
}

export function writerOn(
  db: DatabaseSync,
  origin: string,
  dictionaries: Dictionaries,
  { walPath, flushed, treeNode, damage, committed }: WriterOptions,
): FileWriter {
  const { missions, types, principals, streams } = dictionaries
  const flush = walFlush(walPath)
  const begin = db.prepare('BEGIN IMMEDIATE')
  const commit = db.prepare('COMMIT')
  const insert = factInserter(db, dictionaries)
  const selectWriter = db.prepare(`SELECT value FROM about WHERE name = 'writer'`)
  const writeWriter = db.prepare(`INSERT OR REPLACE INTO about (name, value) VALUES ('writer', ?)`)
  const selectLast = db.prepare('SELECT position, recorded_at FROM facts ORDER BY position DESC LIMIT 1')
  const selectRevision = db.prepare('SELECT max(revision) AS revision FROM facts WHERE sid = ? AND +position <= ?')
  const selectMissionEnd = db.prepare(
    'SELECT mission_seq, leaf_hash FROM facts WHERE mid = ? ORDER BY position DESC LIMIT 1',
  )

  const missionEnds = new Map<string, MissionEnd>()
  const revisions = new Map<string, number>()
  let broken: string | undefined
  let committedIn = 0
  /** Why the last commit failed; undefined once another has succeeded. */
  let failing: string | undefined
  /** Stands in the file for as long as this process is the one that writes it. */
  const token = randomBytes(16).toString('hex')
  let claimed = false

  const storeNode = treeNodeWriter(db)
  /** The end of the tree; its nodes are stored with the facts. */
  let tree = frontier()

  let end: LogEnd = {
    origin,
    nextPosition: 0,
    lastRecordedAt: 0,
    missionEnd: mission => missionEnds.get(mission) ?? readMissionEnd(mission),
    setMissionEnd: (mission, missionEnd) => missionEnds.set(mission, missionEnd),
  }

  function readMissionEnd(mission: string): MissionEnd | undefined {
    const row = selectMissionEnd.get(missions.find(mission) ?? null)
    return row && { missionSeq: row.mission_seq as number, leaf: hexOf(row.leaf_hash as Uint8Array) }
  }

  /** Drops what is remembered, and reads the end of the log from the file. */
  function readEnd(): void {
    for (const dictionary of [missions, types, principals, streams]) dictionary.forget()
    missionEnds.clear()
    revisions.clear()
    const last = selectLast.get()
    end.nextPosition = last ? (last.position as number) + 1 : 0
    end.lastRecordedAt = last ? (last.recorded_at as number) : 0
    try {
      tree = frontier(storeNode, end.nextPosition, treeNode)
    } catch (error) {
      // The damage is noted, and with it nothing is written.
      if (!(error instanceof DamagedLog)) throw error
    }
  }

  /** Leaf hash of the last fact in the open transaction. */
  let lastLeaf: string | undefined

  function writeOne(prepared: PreparedAppend, after: LogEnd): StoredFact[] {
    const sealed = seal(prepared, after)
    const facts = sealed.map(({ fact }) => fact)
    const last = facts[facts.length - 1] as StoredFact
    const { command } = prepared
    // A command may have more facts than this append: the others follow in appends of their own.
    const further = (command?.facts ?? facts.length) - facts.length
    const row = command && { key: command.hash, digest: command.digest, last: last.position + further }
    insert(sealed, row)
    for (const { leaf } of sealed) tree.add(leaf)
    lastLeaf = sealed[sealed.length - 1]?.leaf
    return facts
  }

  function write(batch: readonly PreparedAppend[]): StoredFact[][] {
    const facts = commitAll(batch)
    confirm(facts)
    return facts
  }

  /** The end of what has been flushed, where more is committed. */
  let flushedEnd: LogEnd | undefined

  function writeAhead(batch: readonly PreparedAppend[], done: (error?: LogUnavailable) => void): StoredFact[][] {
    const before = { ...end }
    const facts = commitUnflushed(batch)
    const flushing = performance.now()
    const begun = batch.filter(({ append }) => append.expectedRevision < 0).map(({ append }) => append.stream)
    flushedEnd = before
    flushed.stopAt(before.nextPosition - 1, begun)
    flush.begin(error => {
      committedIn += performance.now() - flushing
      if (error) {
        done(ioError(error))
        return
      }
      flushedEnd = undefined
      flushed.passAll()
      confirm(facts)
      done()
    })
    return facts
  }

  /** A commit that does not wait for the disk: SQLite flushes by itself only before it moves the write-ahead log into the file. */
  function commitUnflushed(batch: readonly PreparedAppend[]): StoredFact[][] {
    try {
      flush.open()
      db.exec('PRAGMA synchronous = NORMAL')
    } catch (error) {
      throw new LogUnavailable(`the log stored nothing: ${(error as Error).message}`, { cause: error })
    }
    try {
      return commitAll(batch)
    } finally {
      db.exec('PRAGMA synchronous = FULL')
    }
  }

  function commitAll(batch: readonly PreparedAppend[]): StoredFact[][] {
    const found = damage()
    if (found) throw new LogUnavailable(damageText(found))
    if (missionEnds.size > MOST_ENDS) missionEnds.clear()
    const after = { ...end }
    lastLeaf = undefined
    try {
      begin.run()
      claim()
      const written = batch.map(prepared => writeOne(prepared, after))
      const filled = performance.now()
      commit.run()
      committedIn = performance.now() - filled
      end = after
      claimed = true
      failing = undefined
      return written
    } catch (error) {
      throw recover(error)
    }
  }

  /** Makes this process the file's writer, and requires that none has become it since: two would give one position to two facts. */
  function claim(): void {
    if (!claimed) writeWriter.run(token)
    if (!claimed || selectWriter.get()?.value === token) return
    broken = TAKEN_OVER
    throw new LogUnavailable(broken)
  }

  /** Notes that the facts are on the disk. */
  function confirm(facts: readonly StoredFact[][]): void {
    for (const ofAppend of facts) {
      const last = ofAppend[ofAppend.length - 1]
      if (last) revisions.set(last.stream, last.revision)
    }
    if (lastLeaf === undefined) return
    try {
      committed({ position: end.nextPosition - 1, leaf: lastLeaf })
    } catch (error) {
      // The facts are stored; but the next start could not tell whether facts after these are missing.
      broken = `the head marker cannot be written: ${(error as Error).message}`
    }
  }

  /** Commits without changing anything: it succeeds if the disk has room and no other process writes. */
  function tryCommit(): void {
    try {
      begin.run()
      claim()
      writeWriter.run(token)
      commit.run()
      claimed = true
      failing = undefined
    } catch (error) {
      recover(error)
    }
  }

  function recover(cause: unknown): LogUnavailable {
    const { message, errcode = 0 } = cause as Error & { errcode?: number }
    failing = message
    // After a failed flush the system may have dropped the pages and report the next flush as a success: never try again.
    if (endsWriting(errcode)) ioError(cause as Error)
    try {
      if (db.isTransaction) db.exec('ROLLBACK')
      readEnd()
    } catch (error) {
      if (broken === undefined) ioError(error as Error)
    }
    return new LogUnavailable(broken ?? `the log stored nothing: ${message}`, { cause })
  }

  function ioError(cause: Error): LogUnavailable {
    broken = `the log is read-only until it is opened again, because of: ${cause.message}`
    return new LogUnavailable(broken, { cause })
  }

  readEnd()
  // On a full disk it fails, and is done with the first commit that succeeds.
  tryCommit()
  return {
    unavailable() {
      const found = damage()
      return found ? damageText(found) : broken
    },
    trouble() {
      if (broken !== undefined) return broken
      if (failing !== undefined) tryCommit()
      else if (claimed && selectWriter.get()?.value !== token) return TAKEN_OVER
      return broken ?? failing
    },
    write,
    writeAhead,
    flushNow: flush.endNow,
    commitMs: () => committedIn,
    head: () => (flushedEnd ?? end).nextPosition - 1,
    lastRecordedAt: () => (flushedEnd ?? end).lastRecordedAt,
    revisionOf(stream) {
      const known = revisions.get(stream)
      if (known !== undefined) return known
      const row = streams.find(stream)
      if (!row) return -1
      const revision = (selectRevision.get(row.sid, flushed.position())?.revision ?? -1) as number
      if (revisions.size >= MOST_ENDS) revisions.clear()
      revisions.set(stream, revision)
      return revision
    },
    close: flush.close,
  }
}
