/** The cosigned checkpoints that are kept, as seeds of samples. */

import { base64Of } from '../../proof/base64.ts'
import { parseCheckpoint } from '../../proof/checkpoint.ts'
import { parseNote } from '../../proof/note.ts'
import { type CheckpointStore, type KeptCheckpoint, timedLine } from '../checkpoint-store.ts'
import { seedAmong, type WitnessedRoot } from './request.ts'

/** The seed for a span that ends with a day, or with the newest cosigned checkpoint; undefined where none was cosigned since. */
export function seedFor(store: Pick<CheckpointStore, 'all'>, to?: string | undefined): WitnessedRoot | undefined {
  const found = seedAmong(cosignedIn(store), to)
  if (!found) return undefined
  const { kept, ...seen } = found
  const { root } = parseCheckpoint(parseNote(kept.note).text)
  return { size: kept.size, root: base64Of(root), ...seen }
}

function* cosignedIn(store: Pick<CheckpointStore, 'all'>) {
  for (const kept of store.all()) if (kept.cosignatures.length > 0) yield { kept, ...firstCosignature(kept) }
}

/** Who first cosigned a checkpoint, and when, milliseconds since 1970. */
export function firstCosignature({ size, cosignatures }: KeptCheckpoint): Pick<WitnessedRoot, 'witness' | 'at'> {
  const [first] = cosigned({ cosignatures })
  if (!first) throw new Error(`the checkpoint of ${size} facts has no cosignature`)
  return first
}

/** Who has cosigned a checkpoint, and when, the first first. */
export const cosigned = ({
  cosignatures,
}: Pick<KeptCheckpoint, 'cosignatures'>): Pick<WitnessedRoot, 'witness' | 'at'>[] =>
  cosignatures.map(timedLine).sort((a, b) => a.at - b.at)
