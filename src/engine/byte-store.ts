/**
 * Bytes kept by name in one piece of memory, of which the part written longest ago is written over. Bytes that are each kept
 * by themselves make the garbage collector go through the whole heap again and again: it sees how much more lies outside the
 * heap, and does not know that it is bounded.
 */

export interface ByteStore {
  /** A copy. */
  readonly get: (name: string) => Buffer | undefined
  /** The bytes where they lie: they are not written over until `whenRead` calls what it is given. A copy, where half of all is lent. */
  readonly lend: (name: string, whenRead: WhenRead) => Buffer | undefined
  /** Keeps bytes, which a name never has but the same. */
  readonly keep: (name: string, bytes: Uint8Array) => void
}

/** Is given what is to be called once nobody reads the bytes any more. */
export type WhenRead = (done: () => void) => void

interface Stretch {
  readonly at: number
  readonly length: number
}

/** Makes a store with room for so many bytes; the memory is taken as it is filled. What is longer than a quarter of it is not kept. */
export function byteStoreOf(room: number): ByteStore {
  const size = Math.floor(room)
  let memory: Buffer | undefined
  /** In the order in which they were written, which is that in which they are written over. */
  const places = new Map<string, Stretch>()
  /** Those that somebody reads, once for each reader. */
  const lent = new Set<Stretch>()
  let bytesLent = 0
  /** Where the next bytes are written. */
  let next = 0

  function found(name: string): { readonly place: Stretch; readonly bytes: Buffer } | undefined {
    const place = places.get(name)
    return memory && place && { place, bytes: memory.subarray(place.at, place.at + place.length) }
  }

  /** What is asked for again is written anew before it is written over. */
  function renew(name: string, { at }: Stretch, bytes: Buffer): void {
    if ((at - next + size) % size < size / 8) write(name, bytes)
  }

  function get(name: string): Buffer | undefined {
    const kept = found(name)
    if (!kept) return undefined
    const bytes = Buffer.from(kept.bytes)
    renew(name, kept.place, bytes)
    return bytes
  }

  function lend(name: string, whenRead: WhenRead): Buffer | undefined {
    const kept = found(name)
    // Who reads slowly, or never to the end, is not to take the room of all others.
    if (!kept || bytesLent + kept.place.length > size / 2) return get(name)
    const place = { ...kept.place }
    lent.add(place)
    bytesLent += place.length
    whenRead(() => {
      if (lent.delete(place)) bytesLent -= place.length
    })
    renew(name, place, kept.bytes)
    return kept.bytes
  }

  function keep(name: string, bytes: Uint8Array): void {
    if (bytes.length <= size / 4 && !places.has(name)) write(name, bytes)
  }

  function write(name: string, bytes: Uint8Array): void {
    const { length } = bytes
    const at = freeFor(length)
    if (at === undefined) return
    memory ??= Buffer.allocUnsafeSlow(size)
    memory.set(bytes, at)
    places.delete(name)
    places.set(name, { at, length })
    next = at + length
  }

  /** Where so many bytes find room between those that are lent, next to what was written last; what is passed or written over is dropped. */
  function freeFor(length: number): number | undefined {
    let at = next
    for (let isSecondTime = false; ; ) {
      if (at + length > size) {
        if (isSecondTime) return undefined
        isSecondTime = true
        drop(next, size)
        next = at = 0
      }
      const inTheWay = lent.values().find(place => place.at < at + length && at < place.at + place.length)
      if (!inTheWay) break
      at = inTheWay.at + inTheWay.length
    }
    drop(next, at + length)
    return at
  }

  /** Drops what begins between; of all that is kept it was written first. */
  function drop(from: number, to: number): void {
    for (const [name, { at }] of places) {
      if (at < from || at >= to) return
      places.delete(name)
    }
  }

  return { get, lend, keep }
}
