/** Ids of facts: time-ordered; with a command key, the same for the same principal, key, request and place. */
import { hash, randomFillSync } from 'node:crypto'
import { uuidText } from '../proof/hex.ts'

const pool = Buffer.alloc(4096)
let used = pool.length

function random(bytes: number): Buffer {
  if (used + bytes > pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += bytes
  return pool.subarray(used - bytes, used)
}

const bytes = Buffer.alloc(16)

/** UUIDs of 12 bytes and a place (0 … 2^32−1), in that version: ids of one command lie side by side. */
function uuids(head: Buffer, version: 7 | 8): (place: number) => string {
  bytes.set(head)
  bytes[6] = (version << 4) | ((bytes[6] as number) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] as number) & 0x3f)
  const start = uuidText(bytes).slice(0, -8)
  return place => `${start}${place.toString(16).padStart(8, '0')}`
}

/** What makes two requests the same: their key, and a digest of what they ask. */
export interface Keyed {
  readonly key: string
  readonly digest: string
}

/**
 * Makes the ids of one command's facts, by their place in it. With a key they are derived (UUID version 8), so that a
 * retry after an unknown outcome makes the same facts, and a key used for two requests on two nodes does not; without one
 * they are time-ordered (version 7, RFC 9562).
 */
export function factIds(principal: string, keyed: Keyed | undefined, at: number): (place: number) => string {
  if (keyed !== undefined) {
    const derived = hash('sha256', `${principal}\u0000${keyed.key}\u0000${keyed.digest}`, 'buffer').subarray(0, 12)
    return uuids(derived, 8)
  }
  const head = Buffer.alloc(12)
  head.writeUIntBE(at, 0, 6)
  random(6).copy(head, 6)
  return uuids(head, 7)
}
