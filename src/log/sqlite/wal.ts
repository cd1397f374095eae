/**
 * What is left of commits in the write-ahead log behind the point up to which SQLite will recover it.
 *
 * SQLite recovers a write-ahead log up to the first frame whose checksum is wrong, and silently forgets all behind it, for it
 * can't tell a commit that a power cut has cut short from one that was damaged later. Frames of the present salt (the number
 * that is new each time the file is begun again) that end a commit there were written and then lost.
 *
 * The format: https://www.sqlite.org/fileformat2.html#the_write_ahead_log
 */

import { existsSync, readFileSync } from 'node:fs'

const HEADER = 32
const FRAME_HEADER = 24
/** The magic numbers: checksums over words with the least, and with the most significant byte first. */
const [LITTLE_ENDIAN, BIG_ENDIAN] = [0x377f0682, 0x377f0683]

export interface WalEnd {
  /** There is no file, or nothing in it. */
  readonly empty: boolean
  /** Commits that SQLite will recover. */
  readonly recovered: number
  /** Commits of which frames are left behind that point. */
  readonly lost: number
  /** The file begins with something else than the header of a write-ahead log. */
  readonly unreadable: boolean
}

type Checksum = readonly [number, number]

/** Looks at the write-ahead log at a path, which nobody may be writing. */
export function walEnd(path: string): WalEnd {
  const nothing = { empty: true, recovered: 0, lost: 0, unreadable: false }
  const bytes = existsSync(path) ? readFileSync(path) : Buffer.alloc(0)
  if (bytes.length === 0) return nothing
  const header = readHeader(bytes)
  // A power cut may leave a file of zeros, to which no commit had been flushed.
  if (!header) return { ...nothing, empty: false, unreadable: bytes.some(byte => byte !== 0) }
  const { pageSize, littleEndian } = header
  const frame = FRAME_HEADER + pageSize
  const frames = Math.floor((bytes.length - HEADER) / frame)
  let { sum } = header
  let recovered = 0
  let lost = 0
  let broken = false
  for (let n = 0; n < frames; n++) {
    const at = HEADER + n * frame
    const present = bytes.compare(bytes, 16, 24, at + 8, at + 16) === 0
    const commits = bytes.readUInt32BE(at + 4) !== 0
    if (!broken) {
      sum = checksum(bytes, at, at + 8, sum, littleEndian)
      sum = checksum(bytes, at + FRAME_HEADER, at + frame, sum, littleEndian)
      broken = !present || bytes.readUInt32BE(at + 16) !== sum[0] || bytes.readUInt32BE(at + 20) !== sum[1]
    }
    if (present && commits && broken) lost += 1
    else if (commits && !broken) recovered += 1
  }
  return { empty: false, recovered, lost, unreadable: false }
}

/** The header's page size and checksum; undefined where it is not whole. */
function readHeader(bytes: Buffer): { pageSize: number; littleEndian: boolean; sum: Checksum } | undefined {
  if (bytes.length < HEADER) return undefined
  const magic = bytes.readUInt32BE(0)
  if (magic !== LITTLE_ENDIAN && magic !== BIG_ENDIAN) return undefined
  const littleEndian = magic === LITTLE_ENDIAN
  const sum = checksum(bytes, 0, 24, [0, 0], littleEndian)
  if (bytes.readUInt32BE(24) !== sum[0] || bytes.readUInt32BE(28) !== sum[1]) return undefined
  return { pageSize: bytes.readUInt32BE(8), littleEndian, sum }
}

/** The checksum of those bytes, continued from the one before. */
function checksum(bytes: Buffer, from: number, to: number, before: Checksum, littleEndian: boolean): Checksum {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let [a, b] = before
  for (let at = from; at < to; at += 8) {
    a = (a + view.getUint32(at, littleEndian) + b) >>> 0
    b = (b + view.getUint32(at + 4, littleEndian) + a) >>> 0
  }
  return [a, b]
}
