/** Applies the store's events to a node's file: whole commands of this log, in the order of the store, one transaction a batch. */

import type { LogUnavailable, StoredFact } from '../log.ts'
import type { SqliteFile } from '../sqlite/file.ts'
import { commandAssembler, type SaltedAppend } from './envelope.ts'
import { isMetadata, type LogLocation, locationAfter, metadataStream } from './metadata.ts'
import { positionText, type StoreEvent, UnreadableEvent } from './store.ts'

export interface EventApplier {
  /** Takes the next event of the store. Throws `UnreadableEvent`. */
  take(event: StoreEvent): void
  /** Facts taken that are not committed yet. */
  pendingFacts(): number
  /** Commits what was taken, and how far that is in the store, in one transaction. Throws `LogUnavailable`, `UnreadableEvent`. */
  commit(): readonly StoredFact[]
  /** Where the log is, according to its metadata. */
  location(): LogLocation
}

/** SQLite's result code for a name, id or key that is there already. */
const CONSTRAINT = 19

/** The applier for one reading of the store into that file. */
export function eventApplier(file: SqliteFile, prefix: string): EventApplier {
  const assembler = commandAssembler(file.origin)
  const revisions = new Map<string, number>()
  const metadata = metadataStream(prefix)
  let location: LogLocation = 'here'
  let batch: SaltedAppend[] = []
  let facts = 0
  let last: StoreEvent | undefined

  function take(event: StoreEvent): void {
    if (!event.stream.startsWith(prefix)) return
    if (isMetadata(event)) {
      if (event.stream === metadata) location = locationAfter(event, location)
      return
    }
    // Stored by a node that did not know yet that the log had moved out: never acknowledged, and not part of the log.
    if (location === 'moved-out') return
    const append = assembler.take(event, event.stream.slice(prefix.length))
    if (!append) return
    requireNext(append, event)
    batch.push(append)
    facts += append.data.length
    last = event
  }

  /** Requires that a command follows on its stream here; it does not where the stream was truncated or deleted in the store. */
  function requireNext({ append: { stream, expectedRevision, facts: own } }: SaltedAppend, event: StoreEvent): void {
    const before = revisions.get(stream) ?? file.writer.revisionOf(stream)
    if (before !== expectedRevision)
      throw new UnreadableEvent(
        event,
        `the log has its stream up to revision ${before}, and nothing of it may be missing`,
      )
    revisions.set(stream, expectedRevision + own.length)
  }

  function commit(): readonly StoredFact[] {
    if (!last) return []
    const [taken, event] = [batch, last]
    batch = []
    facts = 0
    last = undefined
    revisions.clear()
    return write(taken, event).flat()
  }

  function write(taken: readonly SaltedAppend[], event: StoreEvent): StoredFact[][] {
    const checkpoint = positionText(event.position)
    try {
      return file.writer.write(taken, checkpoint)
    } catch (error) {
      if (!isDuplicate(error)) throw error
    }
    try {
      return file.writer.write(withoutUsedKeys(taken), checkpoint)
    } catch (error) {
      if (!isDuplicate(error)) throw error
      throw new UnreadableEvent(event, 'it, or one shortly before it, has the id of another fact')
    }
  }

  /**
   * Where two nodes used one key for two commands at the same moment, every node remembers it for the command that the store
   * has first.
   */
  function withoutUsedKeys(taken: readonly SaltedAppend[]): SaltedAppend[] {
    const keys = new Set<string>()
    return taken.map(append => {
      const { command, ...withoutKey } = append
      if (!command) return append
      const name = Buffer.from(command.hash).toString('hex')
      const free = !keys.has(name) && !file.reader.commandOf(command.hash)
      keys.add(name)
      return free ? append : withoutKey
    })
  }

  return { take, pendingFacts: () => facts, commit, location: () => location }
}

const isDuplicate = (error: unknown): boolean =>
  (((error as LogUnavailable).cause as { errcode?: number } | undefined)?.errcode ?? 0) % 256 === CONSTRAINT
