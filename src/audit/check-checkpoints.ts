/** Checks the signed checkpoints that are kept beside a log: each by a key of the log, and each over what the log holds. */

import { parseCheckpoint } from '../proof/checkpoint.ts'
import { BadNote, openNote, parseNote, type VerifierKey } from '../proof/note.ts'
import type { CheckpointStore, KeptCheckpoint } from './checkpoint-store.ts'
import { type LogTree, rootOfSize } from './fork-guard.ts'

/** What is wrong with the first checkpoint that is wrong; undefined where none is. Without keys, signatures are not checked. */
export function checkpointFlaw(
  log: LogTree,
  store: Pick<CheckpointStore, 'all'>,
  keys: readonly VerifierKey[],
): string | undefined {
  for (const kept of store.all()) {
    const flaw = flawOf(log, kept, keys)
    if (flaw !== undefined) return `the checkpoint of size ${kept.size} ${flaw}`
  }
  return undefined
}

function flawOf(log: LogTree, { size, note }: KeptCheckpoint, keys: readonly VerifierKey[]): string | undefined {
  try {
    const { text } = keys.length > 0 ? openNote(note, keys) : parseNote(note)
    const signed = parseCheckpoint(text)
    if (signed.size !== BigInt(size)) return `is of size ${signed.size}`
    if (size > log.head() + 1) return `is beyond the log, which has ${log.head() + 1} facts`
    if (Buffer.compare(rootOfSize(log, size), signed.root) !== 0) return 'has another root than the log'
    return undefined
  } catch (error) {
    if (error instanceof BadNote) return `cannot be trusted: ${error.message}`
    throw error
  }
}
