/** How far a file's commits have been flushed to the disk: what has not been is read by nobody in this process. */

export interface Flushed {
  /** Last position that may be read; beyond every position where all has been flushed. */
  position(): number
  /** Whether none of the stream's facts has been flushed. */
  isUnbegun(stream: string): boolean
  /** Notes that what is committed behind a position, with the streams that begin there, is not flushed yet. */
  stopAt(position: number, begun: Iterable<string>): void
  /** Notes that all has been flushed. */
  passAll(): void
}

/** A note that all has been flushed. */
export function allFlushed(): Flushed {
  let last = Number.MAX_SAFE_INTEGER
  let unbegun: ReadonlySet<string> = new Set()
  return {
    position: () => last,
    isUnbegun: stream => unbegun.has(stream),
    stopAt(position, begun) {
      last = position
      unbegun = new Set(begun)
    },
    passAll() {
      last = Number.MAX_SAFE_INTEGER
      unbegun = new Set()
    },
  }
}
