/** Answers given before, by etag: as JSON for whoever sends them on, as objects for whoever reads them here. */
import { boundedBy } from '../../projections/base/bounded.ts'
import { byteStoreOf, type WhenRead } from './byte-store.ts'
import { estimatedBytes } from './json-work.ts'

export interface AnswerCache {
  /** The answer as an object, where it is kept as one. It is shared between all who ask: nobody may change it. */
  readonly object: (etag: string) => object | undefined
  /** The answer as JSON in UTF-8, where it is kept so: a copy, where nobody tells when it was read. */
  readonly bytes: (etag: string, whenRead?: WhenRead) => Buffer | undefined
  readonly keepObject: (etag: string, answer: object) => void
  readonly keepBytes: (etag: string, bytes: Buffer) => void
}

/**
 * Keeps answers that weigh up to `bound` bytes together, half of them as JSON and half as objects; one that weighs more than a
 * quarter of its half is not kept. An object weighs twice what its JSON is estimated at.
 */
export function answerCacheOf(bound: number): AnswerCache {
  const half = bound / 2
  const objects = boundedBy<object>(half)
  const { get, lend, keep } = byteStoreOf(half)

  return {
    object: objects.get,
    bytes: (etag, whenRead) => (whenRead ? lend(etag, whenRead) : get(etag)),
    keepObject: (etag, answer) => {
      const weight = 2 * estimatedBytes(answer, half / 4)
      if (weight <= half / 4) objects.keep(etag, answer, weight)
    },
    keepBytes: keep,
  }
}
