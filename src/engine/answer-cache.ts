/** Answers given before, by etag: the object and, once they have been sent, its bytes, as one entry of a bounded cache. */
import { boundedBy } from './bounded.ts'
import { estimatedBytes } from './json-work.ts'

/** An answer and its JSON. The object is shared between all who ask: nobody may change it. */
export interface CachedAnswer {
  readonly answer: object
  /** The answer as JSON in UTF-8; made when first asked for, and kept. */
  readonly bytes: () => Buffer
}

export interface AnswerCache {
  readonly get: (etag: string) => CachedAnswer | undefined
  /** Takes an answer in, with its bytes where they have been made, and returns it as it is kept. */
  readonly keep: (etag: string, answer: object, bytes?: Buffer) => CachedAnswer
}

/**
 * Keeps answers that weigh up to `bound` bytes together; one that weighs more than a quarter of that is not kept. An
 * object weighs what its JSON is estimated at, and beside that its bytes as soon as they have been made.
 */
export function answerCacheOf(bound: number): AnswerCache {
  const cached = boundedBy<CachedAnswer>(bound)

  function keep(etag: string, answer: object, given?: Buffer): CachedAnswer {
    const estimate = given?.length ?? estimatedBytes(answer, bound / 4)
    let made = given
    const entry: CachedAnswer = { answer, bytes }

    function bytes(): Buffer {
      if (made) return made
      made = Buffer.from(JSON.stringify(answer))
      if (cached.get(etag) === entry) weigh(estimate + made.length)
      return made
    }

    function weigh(weight: number): void {
      if (weight <= bound / 4) cached.keep(etag, entry, weight)
      else cached.drop(etag)
    }

    weigh(estimate + (made?.length ?? 0))
    return entry
  }

  return { get: cached.get, keep }
}
