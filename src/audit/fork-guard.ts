/** Whether a log still begins with what it has signed: a shorter log, or another one, must never be signed under the same name. */

import type { Damage } from '../log/damage.ts'
import type { Log } from '../log/log.ts'
import { parseCheckpoint } from '../proof/checkpoint.ts'
import { openNote, type VerifierKey } from '../proof/note.ts'
import { rangesOfNodes } from '../proof/tiles.ts'
import type { KeptCheckpoint } from './checkpoint-store.ts'

/** A log's tree: what is needed to tell its root at any size. */
export type LogTree = Pick<Log, 'head' | 'treeNode'>

/** The root of the first `size` leaves of a log, size ≥ 1. Throws RangeError where there are fewer. */
export const rootOfSize = ({ treeNode }: Pick<Log, 'treeNode'>, size: number): Uint8Array =>
  rangesOfNodes(treeNode)(0, size)

/**
 * Why a log does not continue a checkpoint that it has signed; undefined where it does. Throws `BadNote` where the checkpoint is
 * not signed by one of the keys.
 */
export function forkFrom(
  log: LogTree,
  { note }: Pick<KeptCheckpoint, 'note'>,
  keys: readonly VerifierKey[],
): Damage | undefined {
  const { size, root } = parseCheckpoint(openNote(note, keys).text)
  const [signed, length] = [Number(size), log.head() + 1]
  if (signed > length)
    return {
      position: length,
      what: `the log ends here, but ${signed} facts had been signed; if it was put back to an earlier state, put the newest one back, or go on under another name with \`varde restore --accept-fork\``,
    }
  if (Buffer.compare(rootOfSize(log, signed), root) === 0) return undefined
  return {
    what: `its first ${signed} facts are not those that were signed; put back the log that was, or go on under another name with \`varde restore --accept-fork\``,
  }
}
