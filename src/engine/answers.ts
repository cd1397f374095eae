/** Which answers were given before? One at a pin never changes, so it is kept by its etag. */
import { boundedBy } from './bounded.ts'

export interface Answers {
  readonly get: (etag: string) => string | undefined
  readonly keep: (etag: string, body: string) => void
}

/** Keeps answers up to so many bytes (counted as characters); one that would take a quarter of the room is not kept. */
export function answersOf(bytes: number): Answers {
  const kept = boundedBy<string>(bytes)
  return {
    get: kept.get,
    keep: (etag, body) => {
      if (body.length <= bytes / 4) kept.keep(etag, body, body.length)
    },
  }
}
