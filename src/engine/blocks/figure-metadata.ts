/** The metadata of figures: those of one command say the same, and they are read once. */
import { metadataIn } from '../../../events/catalogue.ts'
import type { Metadata } from '../../../events/fact.ts'
import { type Rest, statedIn } from '../../../projections/figures/columns.ts'

/** Metadata that figures share, and what they state of each. */
interface SharedMetadata {
  readonly text: string
  readonly meta: Metadata
  readonly stated: Rest | undefined
}

/** Shared metadata by their texts; those read last are looked at first, since a text of that length is slow to find. */
const shared = new Map<string, SharedMetadata>()
let last: SharedMetadata | undefined

/** The metadata of that text, if other figures had them. */
export function sharedMetadata(text: string): SharedMetadata | undefined {
  if (last?.text !== text) last = shared.get(text) ?? last
  return last?.text === text ? last : undefined
}

/** The metadata of a figure with that text. Evidence each has for itself. */
export function figureMetadata(text: string): Metadata {
  const known = sharedMetadata(text)
  if (known) return known.meta
  const meta = metadataIn(text)
  if (meta.evidence) return meta
  if (shared.size >= 64) shared.clear()
  last = { text, meta, stated: statedIn(meta) }
  shared.set(text, last)
  return meta
}
