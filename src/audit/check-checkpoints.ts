/** Checks the signed checkpoints that are kept beside a log: each by a key of the log, and each over what the log holds. */

import { parseCheckpoint } from '../proof/checkpoint.ts'
import { BadNote, openNote, parseNote, type VerifierKey } from '../proof/note.ts'
import type { CheckpointStore, KeptCheckpoint } from './checkpoint-store.ts'
import { type LogTree, rootOfSize } from './fork-guard.ts'

/** Something wrong with a checkpoint, or where that is signed as it should be, with the log, which is not the one that was signed. */
export interface CheckpointFlaw {
  readonly of: 'checkpoint' | 'log'
  readonly what: string
}

/** What is wrong with the first checkpoint that is wrong; undefined where none is. Without keys, signatures are not checked. */
export function checkpointFlaw(
  log: LogTree,
  store: Pick<CheckpointStore, 'all'>,
  keys: readonly VerifierKey[],
): CheckpointFlaw | undefined {
  for (const kept of store.all()) {
    const flaw = flawOf(log, kept, keys)
    if (flaw) return { ...flaw, what: `the checkpoint of size ${kept.size} ${flaw.what}` }
  }
  return undefined
}

function flawOf(
  log: LogTree,
  { size, note }: KeptCheckpoint,
  keys: readonly VerifierKey[],
): CheckpointFlaw | undefined {
  const of = keys.length > 0 ? 'log' : 'checkpoint'
  try {
    const { text } = keys.length > 0 ? openNote(note, keys) : parseNote(note)
    const signed = parseCheckpoint(text)
    if (signed.size !== BigInt(size)) return { of: 'checkpoint', what: `is of size ${signed.size}` }
    if (size > log.head() + 1) return { of, what: `is beyond the log, which has ${log.head() + 1} facts` }
    if (Buffer.compare(rootOfSize(log, size), signed.root) !== 0) return { of, what: 'has another root than the log' }
    return undefined
  } catch (error) {
    if (error instanceof BadNote) return { of: 'checkpoint', what: `cannot be trusted: ${error.message}` }
    throw error
  }
}
