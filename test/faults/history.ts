/** A history of concurrent calls, and whether one log, in one order, explains it. */

/** A write that was sent, and where it was acknowledged, if it was: one without an answer may be in the log or not. */
export interface WriteCall {
  readonly sentAt: number
  readonly acknowledged?: { readonly id: string; readonly position: number; readonly at: number }
}

/** A read, and the last position it showed. */
export interface ReadCall {
  readonly sentAt: number
  readonly position: number
}

interface Stored {
  readonly id: string
  readonly position: number
  readonly stream: string
  readonly revision: number
}

/**
 * What contradicts one order: an acknowledged fact that is not where it was said to be, a write that comes before one that was
 * acknowledged before it was sent, and a read that shows less than had been acknowledged before it was sent.
 */
export function contradictions(
  facts: readonly Stored[],
  writes: readonly WriteCall[],
  reads: readonly ReadCall[],
): readonly string[] {
  const idAt = new Map(facts.map(({ id, position }) => [position, id]))
  const acknowledged = writes.flatMap(({ sentAt, acknowledged }) => (acknowledged ? [{ sentAt, ...acknowledged }] : []))
  const elsewhere = acknowledged.filter(({ id, position }) => idAt.get(position) !== id)
  const byAnswer = acknowledged.toSorted((a, b) => a.at - b.at)
  /** The last position that was acknowledged before a moment. */
  const known = (moment: number): number =>
    Math.max(-1, ...byAnswer.filter(({ at }) => at < moment).map(({ position }) => position))
  const early = acknowledged.filter(({ sentAt, position }) => position <= known(sentAt))
  const stale = reads.filter(({ sentAt, position }) => position < known(sentAt))
  const revisions = [...Map.groupBy(facts, ({ stream }) => stream)].filter(([, own]) =>
    own.some(({ revision }, n) => revision !== n),
  )
  return [
    ...elsewhere.map(({ position }) => `another fact is at ${position}`),
    ...early.map(({ position }) => `the write at ${position} comes before one acknowledged earlier`),
    ...stale.map(({ position }) => `a read shows ${position}, less than was acknowledged`),
    ...revisions.map(([stream]) => `the revisions of ${stream} have a gap or another order`),
  ]
}
