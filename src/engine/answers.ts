/** Which answers were given before? Answers at a fixed position never change, so they are kept by their etag, the oldest dropped first. */

export interface Answers {
  readonly get: (etag: string) => string | undefined
  readonly keep: (etag: string, body: string) => void
}

/** Keeps answers up to so many bytes (counted as characters). */
export function answersOf(bytes: number): Answers {
  const kept = new Map<string, string>()
  let size = 0

  function get(etag: string): string | undefined {
    const body = kept.get(etag)
    if (body === undefined) return undefined
    kept.delete(etag)
    kept.set(etag, body)
    return body
  }

  function keep(etag: string, body: string): void {
    if (body.length > bytes / 4) return
    kept.set(etag, body)
    size += body.length
    for (const [oldest, dropped] of kept) {
      if (size <= bytes) return
      kept.delete(oldest)
      size -= dropped.length
    }
  }
  return { get, keep }
}
