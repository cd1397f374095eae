/** The client's errors, translated to those of the port. They are told apart by `type`, since their class names are not reliable. */

import { FellBehind, StoreAway, UnusableStore } from './store.ts'

/** Members that the client's errors may have. */
export interface ClientError {
  readonly type?: string
  readonly code?: number
  readonly maxAppendSize?: number
  readonly actualVersion?: bigint | string
}

/** Refusals that trying again will not change. */
const FINAL: Readonly<Record<string, string>> = {
  'access-denied': 'access denied; check the name and password in VARDE_LOG, and the rights of that user',
  'stream-deleted':
    'the stream of this log was deleted there; facts are never deleted, so restore the store from a backup',
}

/** There is no stream of that name. */
export class NoStream extends Error {
  override name = 'NoStream'
}

/** The port's error for an error of the client. */
export function storeError(error: unknown): Error {
  if (error instanceof StoreAway || error instanceof UnusableStore) return error
  const { type, message, code } = error as ClientError & Error
  if (type === 'stream-not-found') return new NoStream()
  if (type === 'timeout') return new FellBehind(message)
  const final = FINAL[type ?? '']
  if (final) return new UnusableStore(`the event store refuses: ${final}`)
  return new StoreAway(`the event store does not answer: ${message || type || `code ${code}`}`, { cause: error })
}
