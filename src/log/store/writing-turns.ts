/**
 * When a node that writes without a pause gives way to the other nodes of its log. The node that wrote last is the first to
 * know the new head, so it could always be the next to write as well: another node must read what it wrote, and its append
 * arrives too late again. So a node gives way where others have written lately, and now and then even where they have not,
 * for they may be trying.
 */

export interface WritingTurns {
  /** Notes that the store has taken a group, sent at that time. */
  sent(begun: number): void
  /** Notes that another node's facts have arrived. */
  othersWrote(): void
  /** Notes that the store was read to its end. */
  looked(): void
  /** Until when this node gives way before it sends again; undefined where it need not. */
  givesWayUntil(): number | undefined
}

/** Groups before which a node gives way, after others have written. */
const GROUPS = 3
/** Milliseconds for which a busy node sends on without looking at what others do. */
const UNSEEING = 1_000
/** How long it gives way: another node reads and sends in two round trips. At least and at most so many milliseconds. */
const [ROUND_TRIPS, LEAST, MOST] = [3, 20, 250]

/** The turns of a node that has just begun to follow its log. `now`: milliseconds of a clock that never goes back. */
export function writingTurns(now: () => number = () => performance.now()): WritingTurns {
  let groups = 0
  let [sentAt, roundTrip, lookedAt] = [0, 0, now()]
  return {
    sent(begun) {
      sentAt = now()
      roundTrip = sentAt - begun
    },
    othersWrote() {
      groups = GROUPS
    },
    looked() {
      lookedAt = now()
    },
    givesWayUntil() {
      if (groups === 0 && now() - lookedAt < UNSEEING) return undefined
      groups = Math.max(0, groups - 1)
      return sentAt + Math.min(MOST, Math.max(LEAST, ROUND_TRIPS * roundTrip))
    },
  }
}
