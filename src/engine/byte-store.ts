/**
 * Bytes kept by name in one piece of memory, of which the part written longest ago is written over. Bytes that are each kept
 * by themselves make the garbage collector go through all memory again and again: it sees how much lies outside its own, and
 * does not know that it is bounded. It does not count memory that threads may share, which this is made as for that reason.
 */

export interface ByteStore {
  /** A copy: what is kept may be written over while somebody is sent the answer. */
  readonly get: (name: string) => Buffer | undefined
  /** Keeps bytes, which a name never has but the same. */
  readonly keep: (name: string, bytes: Uint8Array) => void
}

interface Place {
  readonly at: number
  readonly length: number
}

/** Makes a store with room for so many bytes; the memory is taken as it is filled. What is longer than a quarter of it is not kept. */
export function byteStoreOf(room: number): ByteStore {
  let memory: Buffer | undefined
  /** In the order in which they were written, which is that in which they are written over. */
  const places = new Map<string, Place>()
  /** Where the next bytes are written. */
  let next = 0

  function get(name: string): Buffer | undefined {
    const place = places.get(name)
    if (!memory || !place) return undefined
    const bytes = Buffer.from(memory.subarray(place.at, place.at + place.length))
    // What is asked for again is written anew before it is written over.
    if ((place.at - next + room) % room < room / 2) write(name, bytes, memory)
    return bytes
  }

  function keep(name: string, bytes: Uint8Array): void {
    if (bytes.length > room / 4 || places.has(name)) return
    memory ??= Buffer.from(new SharedArrayBuffer(Math.floor(room)))
    write(name, bytes, memory)
  }

  function write(name: string, bytes: Uint8Array, memory: Buffer): void {
    const { length } = bytes
    places.delete(name)
    if (next + length > memory.length) {
      writeOver(next, memory.length)
      next = 0
    }
    writeOver(next, next + length)
    memory.set(bytes, next)
    places.set(name, { at: next, length })
    next += length
  }

  /** Drops what lies between; of all that is kept it was written first. */
  function writeOver(from: number, to: number): void {
    for (const [name, { at }] of places) {
      if (at < from || at >= to) return
      places.delete(name)
    }
  }

  return { get, keep }
}
