/** Ids of facts: time-ordered; with a command key, the same for the same principal, key, request and place. */
import { hash, randomFillSync } from 'node:crypto'

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

/** Formats 12 bytes and a place (0 … 2^32−1) as a UUID of that version; ids of one command lie side by side. */
function uuids(head: Buffer, version: string): (place: number) => string {
  const hex = head.toString('hex')
  const variant = ((Number.parseInt(hex[16] ?? '0', 16) & 0x3) | 0x8).toString(16)
  const start = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${version}${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 24)}`
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
    return uuids(derived, '8')
  }
  const head = Buffer.alloc(12)
  head.writeUIntBE(at, 0, 6)
  random(6).copy(head, 6)
  return uuids(head, '7')
}
