/** What is there to ask of a log beside its port, where an event store that other nodes write too keeps the facts? */

/** How a log stands that follows an event store. */
export interface Following {
  /**
   * `following`: what anybody records arrives. `catching-up`: older facts are on their way. `away`: the store does not
   * answer. `read-only`: it does not hold what this log holds, or the log has moved on. `stopped`: an event can't be read.
   * Facts are taken only while following; reads go on in all of them.
   */
  readonly state: 'following' | 'catching-up' | 'away' | 'read-only' | 'stopped'
  /** Why it is not following, in words for whoever runs it: names and addresses are in it. */
  readonly why: string | undefined
  /** Milliseconds since 1970: when it was last known that this log holds all that the store holds; 0: it never did. */
  readonly heardAt: number
}

/** Told when a log stands otherwise than before. */
export type OnChange = (now: Following) => void

/** How such a log is asked. */
export interface StoreSide {
  following(): Following
  /**
   * Settles when nothing of a stream is under way, undefined where nothing is: a command is decided on what has come back
   * from the store, never ahead of it. Rejects with `LogUnavailable` where that takes more than so many milliseconds.
   */
  settled(stream: string, patience?: number): Promise<void> | undefined
  /** Milliseconds within which everybody is answered. */
  readonly patience: number
  /** Whether the log reaches that position, now or within two seconds. */
  reaches(position: number): Promise<boolean>
}
