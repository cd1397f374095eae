/** When somebody last read about a mission: what is remembered of visits, and when a new one begins. */

/** Up to which position of the log something was read, and when (milliseconds since 1970). */
export interface Visit {
  readonly position: number
  readonly at: number
}

/** The visit that goes on, and the one before it. */
export interface Visits {
  readonly now: Visit
  readonly before?: Visit
}

/** After so long without a page of the mission a visit is over. */
export const VISIT_MS = 30 * 60_000

/** What is to be remembered when a page of the mission is read. */
export function visitsAfter(known: Visits | undefined, { position, at }: Visit): Visits {
  if (!known) return { now: { position, at } }
  if (at - known.now.at >= VISIT_MS) return { before: known.now, now: { position, at } }
  return { ...known, now: { position: Math.max(position, known.now.position), at } }
}

/** Where a comparison with the visit before begins, as parameters of the page of changes: its UTC day, and the position that was read up to. */
export const startOf = ({ position, at }: Visit): { readonly from: string; readonly fromPosition: string } => ({
  from: new Date(at).toISOString().slice(0, 10),
  fromPosition: String(position),
})

/** Visits by mission, from what a browser has kept; none where that cannot be read. */
export function visitsIn(kept: string | null): Readonly<Record<string, Visits>> {
  try {
    const read: unknown = JSON.parse(kept ?? '{}')
    return typeof read === 'object' && read !== null ? (read as Readonly<Record<string, Visits>>) : {}
  } catch {
    return {}
  }
}
