/**
 * Tar files (POSIX ustar) in one form only: plain files, in order, with nothing in a header that does not follow from name and
 * size. So a file has one tar, and any byte that is changed shows.
 */

import { closeSync, fstatSync, lstatSync, openSync, readdirSync, readSync } from 'node:fs'
import { join } from 'node:path'

const BLOCK = 512

/** The files of a bundle: a tar file, or a directory that was unpacked from one. */
export interface BundleFiles {
  readonly names: readonly string[]
  /** Bytes; undefined where there is no such file. */
  size(name: string): number | undefined
  /** The content, in chunks. */
  chunks(name: string): Iterable<Buffer>
  close(): void
}

/** What was given is not a bundle; the message says what is wrong with it. */
export class BadBundle extends Error {
  override name = 'BadBundle'
}

const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,98}$/
/** Largest size that a header can hold, 8 GiB. */
const LARGEST = 8 ** 11 - 1

/** The header of a file in a tar. */
export function tarHeader(name: string, size: number): Buffer {
  if (!NAME.test(name)) throw new BadBundle(`a file cannot be named ${JSON.stringify(name)}`)
  if (size > LARGEST) throw new BadBundle(`${name} is too large for a tar`)
  const header = Buffer.alloc(BLOCK)
  header.write(name, 0, 'latin1')
  header.write('0000644\0', 100)
  header.write('0000000\0', 108)
  header.write('0000000\0', 116)
  header.write(`${size.toString(8).padStart(11, '0')}\0`, 124)
  header.write('00000000000\0', 136)
  header.write('        0', 148)
  header.write('ustar\x0000', 257)
  let sum = 0
  for (const byte of header) sum += byte
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return header
}

/** What follows a file of that size, up to the next header. */
export const tarPadding = (size: number): Buffer => Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK)

/** What ends a tar. */
export const TAR_END: Buffer = Buffer.alloc(2 * BLOCK)

/** Opens a bundle for reading. Throws `BadBundle` for what is not one. Nothing is ever written. */
export const openBundle = (path: string): BundleFiles =>
  lstatSync(path).isDirectory() ? openDirectory(path) : openTar(path)

function openTar(path: string): BundleFiles {
  const fd = openSync(path, 'r')
  try {
    const places = placesIn(fd, fstatSync(fd).size)
    return {
      names: [...places.keys()],
      size: name => places.get(name)?.size,
      *chunks(name) {
        const { at, size } = places.get(name) as Place
        yield* chunksOf(fd, at, size)
      },
      close: () => closeSync(fd),
    }
  } catch (error) {
    closeSync(fd)
    throw error
  }
}

interface Place {
  readonly at: number
  readonly size: number
}

function placesIn(fd: number, length: number): Map<string, Place> {
  const places = new Map<string, Place>()
  let at = 0
  for (;;) {
    const header = bytesAt(fd, at, BLOCK)
    if (header.equals(TAR_END.subarray(0, BLOCK))) break
    const name = header.toString('latin1', 0, header.indexOf(0))
    const size = Number.parseInt(header.toString('latin1', 124, 135), 8)
    if (!NAME.test(name))
      throw new BadBundle(`the tar holds a file named ${JSON.stringify(name.slice(0, 200))}, which no bundle does`)
    if (!Number.isSafeInteger(size) || !header.equals(tarHeader(name, size)))
      throw new BadBundle(`${name} is not a plain file as bundles hold them, or its header is damaged`)
    if (places.has(name)) throw new BadBundle(`${name} is in the tar twice`)
    places.set(name, { at: at + BLOCK, size })
    const end = at + BLOCK + size
    const padding = tarPadding(size)
    if (end + padding.length > length) throw new BadBundle(`${name} is cut off`)
    if (!bytesAt(fd, end, padding.length).equals(padding)) throw new BadBundle(`there is something behind ${name}`)
    at = end + padding.length
  }
  if (at + TAR_END.length !== length || !bytesAt(fd, at, TAR_END.length).equals(TAR_END))
    throw new BadBundle('the tar does not end as bundles do')
  return places
}

function bytesAt(fd: number, at: number, length: number): Buffer {
  const bytes = Buffer.alloc(length)
  if (readSync(fd, bytes, 0, length, at) !== length) throw new BadBundle('the tar is cut off')
  return bytes
}

const CHUNK = 1 << 20

function* chunksOf(fd: number, at: number, size: number): Iterable<Buffer> {
  for (let done = 0; done < size; ) {
    const bytes = bytesAt(fd, at + done, Math.min(CHUNK, size - done))
    done += bytes.length
    yield bytes
  }
}

function openDirectory(path: string): BundleFiles {
  const sizes = new Map<string, number>()
  for (const name of readdirSync(path)) {
    const found = lstatSync(join(path, name))
    if (!NAME.test(name) || !found.isFile()) throw new BadBundle(`${name} is not a plain file as bundles hold them`)
    sizes.set(name, found.size)
  }
  return {
    names: [...sizes.keys()],
    size: name => sizes.get(name),
    *chunks(name) {
      const fd = openSync(join(path, name), 'r')
      try {
        yield* chunksOf(fd, 0, sizes.get(name) as number)
      } finally {
        closeSync(fd)
      }
    },
    close: () => undefined,
  }
}
