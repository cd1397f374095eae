/** Facts that arrive from the store are applied to a node's file: whole commands, in the order of the store, one transaction a batch. */

import type { LogUnavailable, StoredFact } from '../log.ts'
import { hexOf } from '../seal.ts'
import type { SqliteFile } from '../sqlite/file.ts'
import { commandAssembler, type SaltedAppend } from './envelope.ts'
import { isMovedOut } from './metadata.ts'
import { FellBehind, type StoreEvent, UnreadableEvent } from './store.ts'

/** A command that has arrived, with its facts as they are now in the log. */
export interface ArrivedCommand {
  readonly append: SaltedAppend
  readonly facts: readonly StoredFact[]
}

export interface Arrivals {
  /** Takes the next event of the log's stream; one that the file has already is ignored. Throws `UnreadableEvent`, `FellBehind`. */
  take(event: StoreEvent): void
  /** Facts taken that are not committed yet. */
  pendingFacts(): number
  /** Commits the commands that were taken, in one transaction. Throws `LogUnavailable`, `UnreadableEvent`. */
  commit(): readonly ArrivedCommand[]
  /** Whether the mark was taken that the log has moved out. */
  hasMovedOut(): boolean
}

/** The arrivals of one reading of the log's stream into that file, from the file's head on. */
export function arrivalsIn(file: SqliteFile): Arrivals {
  const { writer } = file
  const revisions = new Map<string, number>()
  let assembler = commandAssembler(file.origin)
  let batch: SaltedAppend[] = []
  let facts = 0
  /** The head of the file that the batch and the assembler go on from. */
  let from = writer.head()
  let movedOut = false

  function goOnAtHead(): void {
    batch = []
    facts = 0
    revisions.clear()
    from = writer.head()
  }

  /** Another reading may have committed part of what was taken here. */
  function dropIfOvertaken(): void {
    if (writer.head() === from) return
    assembler = commandAssembler(file.origin)
    goOnAtHead()
  }

  function take(event: StoreEvent): void {
    dropIfOvertaken()
    const next = from + 1 + facts + assembler.partial()
    if (event.revision < next) return
    if (event.revision > next) throw missing(event, next)
    if (isMovedOut(event)) {
      movedOut = true
      return
    }
    const append = assembler.take(event)
    if (!append) return
    requireNext(append, event)
    batch.push(append)
    facts += append.data.length
  }

  /** Requires that a command follows on its stream here. */
  function requireNext({ append: { stream, expectedRevision, facts: own } }: SaltedAppend, event: StoreEvent): void {
    const before = revisions.get(stream) ?? writer.revisionOf(stream)
    if (before !== expectedRevision)
      throw new UnreadableEvent(
        event,
        `it is at revision ${expectedRevision + own.length} of ${stream}, which the log has up to revision ${before}`,
      )
    revisions.set(stream, expectedRevision + own.length)
  }

  function commit(): readonly ArrivedCommand[] {
    dropIfOvertaken()
    if (batch.length === 0) return []
    const arrived = keepCommands(file, batch)
    goOnAtHead()
    return arrived
  }

  return { take, pendingFacts: () => facts, commit, hasMovedOut: () => movedOut }
}

/** Events are missing: the first ones of a stream that was truncated in the store, or some that a subscription passed over. */
const missing = (event: StoreEvent, next: number): Error =>
  next === 0
    ? new UnreadableEvent(event, 'the log begins at revision 0, and nothing of it may be missing')
    : new FellBehind(`the event at revision ${next} has not arrived`)

/** SQLite's result code for a name, id or key that is there already. */
const CONSTRAINT = 19

/** Stores commands at the end of the log, in one transaction. Throws `LogUnavailable`, `UnreadableEvent`. */
export function keepCommands(file: SqliteFile, commands: readonly SaltedAppend[]): ArrivedCommand[] {
  return write().map((facts, i) => ({ append: commands[i] as SaltedAppend, facts }))

  function write(): StoredFact[][] {
    try {
      return file.writer.write(commands)
    } catch (error) {
      if (!isDuplicate(error)) throw error
    }
    try {
      return file.writer.write(withoutUsedKeys(file, commands))
    } catch (error) {
      if (!isDuplicate(error)) throw error
      throw new UnreadableEvent(
        { stream: 'the log', revision: file.writer.head() + 1, type: commands[0]?.append.facts[0]?.type ?? '' },
        'it, or one shortly after it, has the id of another fact',
      )
    }
  }
}

/**
 * Where two nodes used one key for two commands at the same moment, every node remembers it for the command that the store
 * has first.
 */
function withoutUsedKeys(file: SqliteFile, commands: readonly SaltedAppend[]): SaltedAppend[] {
  const keys = new Set<string>()
  return commands.map(append => {
    const { command, ...withoutKey } = append
    if (!command) return append
    const name = hexOf(command.hash)
    const free = !keys.has(name) && !file.reader.commandOf(command.hash)
    keys.add(name)
    return free ? append : withoutKey
  })
}

const isDuplicate = (error: unknown): boolean =>
  (((error as LogUnavailable).cause as { errcode?: number } | undefined)?.errcode ?? 0) % 256 === CONSTRAINT
