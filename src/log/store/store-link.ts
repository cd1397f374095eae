/** What a log offers beyond its port where its facts are in an event store that other nodes write too. */

/** How well a node's log follows its event store. */
export interface ReplicaStatus {
  /**
   * `following`: everything that anybody records arrives. `catching-up`: older facts are still arriving. `away`: the store
   * does not answer. `read-only`: the store does not hold what this log holds, or the log has moved elsewhere. `stopped`: an
   * event can't be read as a fact. Appends are taken only while following; reads always work.
   */
  readonly state: 'following' | 'catching-up' | 'away' | 'read-only' | 'stopped'
  /** Why it does not follow, for whoever runs the node: it may have names and addresses in it. */
  readonly why: string | undefined
  /** Milliseconds since 1970: when this log was last known to hold all that the store holds; 0: never. */
  readonly heardAt: number
}

/** Called whenever the status changes. */
export type OnStatusChange = (now: ReplicaStatus) => void

/** A log's link to its event store. */
export interface StoreLink {
  status(): ReplicaStatus
  /**
   * Settles when no append to the stream is under way; undefined where none is. Commands are decided on facts that are in
   * the store and here, never on facts that are still on their way there. Rejects with `LogUnavailable` where that takes
   * more than so many milliseconds.
   */
  settled(stream: string, patience?: number): Promise<void> | undefined
  /** Milliseconds within which every append is answered. */
  readonly patience: number
  /** Whether the log reaches that position, now or within two seconds. */
  reaches(position: number): Promise<boolean>
}
