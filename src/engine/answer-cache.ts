/** Answers given before, by etag: as JSON for whoever sends them on, as objects for whoever reads them here. */
import { boundedBy } from '../../projections/base/bounded.ts'
import { estimatedBytes } from './json-work.ts'

export interface AnswerCache {
  /** The answer as an object, where it is kept as one. It is shared between all who ask: nobody may change it. */
  readonly object: (etag: string) => object | undefined
  /** The answer as JSON in UTF-8, where it is kept so. */
  readonly bytes: (etag: string) => Buffer | undefined
  readonly keepObject: (etag: string, answer: object) => void
  readonly keepBytes: (etag: string, bytes: Buffer) => void
}

/**
 * Keeps answers that weigh up to `bound` bytes together; one that weighs more than a quarter of that is not kept. An object
 * weighs twice what its JSON is estimated at.
 */
export function answerCacheOf(bound: number): AnswerCache {
  const kept = boundedBy<object>(bound)
  const written = (etag: string): string => `JSON ${etag}`

  function keep(name: string, answer: object, weight: number): void {
    if (weight <= bound / 4) kept.keep(name, answer, weight)
  }

  return {
    object: kept.get,
    bytes: etag => kept.get(written(etag)) as Buffer | undefined,
    keepObject: (etag, answer) => keep(etag, answer, 2 * estimatedBytes(answer, bound / 4)),
    keepBytes: (etag, bytes) => keep(written(etag), bytes, bytes.length),
  }
}
