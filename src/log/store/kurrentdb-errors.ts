/** What does an error of the client mean for us? They are told apart by `type`, for their names are not their own. */

import { FellBehind, StoreAway, UnusableStore } from './store.ts'

/** What the client's errors may have. */
export interface ClientError {
  readonly type?: string
  readonly code?: number
  readonly maxAppendSize?: number
  readonly actualVersion?: bigint | string
}

/** gRPC's status with which a server says that no event begins at a place. */
const UNKNOWN = 2

/** The refusals that trying again will not change. */
const FINAL: Readonly<Record<string, string>> = {
  'access-denied': 'it does not let us in; check the name and password in VARDE_LOG, and what they may do',
  'stream-deleted': 'a stream of ours was deleted there; facts are never deleted, so restore the store',
}

/** There is no stream of that name. */
export class NoStream extends Error {
  override name = 'NoStream'
}

/** What is thrown on in place of an error of the client's. */
export function storeError(error: unknown): Error {
  if (error instanceof StoreAway || error instanceof UnusableStore) return error
  const { type, message, code } = error as ClientError & Error
  if (type === 'stream-not-found') return new NoStream()
  if (type === 'timeout') return new FellBehind(message)
  const final = FINAL[type ?? '']
  if (final) return new UnusableStore(`the event store refuses: ${final}`)
  return new StoreAway(`the event store does not answer: ${message || type || `code ${code}`}`, { cause: error })
}

/** Whether reading failed because no event begins at the place given. */
export const isNoPlace = (error: unknown): boolean =>
  ((error as Error).cause as ClientError | undefined)?.code === UNKNOWN
