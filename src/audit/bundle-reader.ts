/** Reading the files of a bundle, each once from beginning to end, with its hash. */

import { createHash } from 'node:crypto'
import type { Manifest } from './bundle-format.ts'
import { BadBundle, type BundleFiles } from './tar.ts'

/** Bytes of a text file at most; tables are read line by line. */
const MOST_TEXT = 16 << 20
const LONGEST_LINE = 64 << 20

/** The whole of a small file. */
export function textIn(files: BundleFiles, name: string): string {
  const size = files.size(name)
  if (size === undefined) throw new BadBundle(`${name} is missing`)
  if (size > MOST_TEXT) throw new BadBundle(`${name} is larger than any bundle’s`)
  const bytes = Buffer.concat([...files.chunks(name)])
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new BadBundle(`${name} is not UTF-8`)
  }
}

/** Hashes what passes; at the end it must be what the manifest says. */
export function* checked(files: BundleFiles, name: string, manifest: Manifest): Generator<Buffer> {
  const hash = createHash('sha256')
  for (const chunk of files.chunks(name)) {
    hash.update(chunk)
    yield chunk
  }
  if (hash.digest('hex') !== manifest.files[name]?.sha256) throw new BadBundle(`${name} is not what the manifest says`)
}

/** Reads a file through, for its hash alone. */
export function readThrough(files: BundleFiles, name: string, manifest: Manifest): void {
  for (const _ of checked(files, name, manifest));
}

/** The lines of a table, without their newlines. A line is good until the next one is asked for. */
export function* linesOf(chunks: Iterable<Buffer>, name: string): Generator<Buffer> {
  let rest: Buffer = Buffer.alloc(0)
  for (const chunk of chunks) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
    let from = 0
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, from)) {
      yield bytes.subarray(from, end)
      from = end + 1
    }
    rest = bytes.subarray(from)
    if (rest.length > LONGEST_LINE) throw new BadBundle(`${name} has a line that is too long`)
  }
  if (rest.length > 0) throw new BadBundle(`${name} does not end in a newline`)
}

/** Pieces of 32 bytes, in hex, one at a time. */
export function* hashesOf(chunks: Iterable<Buffer>): Generator<string> {
  let rest: Buffer = Buffer.alloc(0)
  for (const chunk of chunks) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
    const whole = bytes.length - (bytes.length % 32)
    for (let at = 0; at < whole; at += 32) yield bytes.toString('hex', at, at + 32)
    rest = bytes.subarray(whole)
  }
  if (rest.length > 0) throw new BadBundle('leaves does not hold whole hashes')
}
