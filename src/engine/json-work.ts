/** JSON of large values, made piece by piece: the same bytes as `JSON.stringify` makes at once. */
import type { Work } from '../../projections/base/work.ts'

/** Values of about so many bytes are written in one piece; some tenths of a millisecond. */
const PIECE = 32_768

/** The JSON of an answer in UTF-8: of objects, lists, texts, numbers, yes and no, as answers have them. It may be interrupted. */
export function* writingJson(value: object): Work<Buffer> {
  const pieces: Buffer[] = []
  yield* write(value, pieces)
  return Buffer.concat(pieces)
}

function* write(value: unknown, pieces: Buffer[]): Work<void> {
  if (isStructure(value) && estimatedBytes(value, PIECE) > PIECE) yield* writeInPieces(value, pieces)
  else {
    pieces.push(Buffer.from(JSON.stringify(value)))
    yield
  }
}

const isStructure = (value: unknown): value is object => typeof value === 'object' && value !== null

const writeInPieces = (value: object, pieces: Buffer[]): Work<void> =>
  Array.isArray(value) ? writeList(value, pieces) : writeObject(value, pieces)

function* writeObject(value: object, pieces: Buffer[]): Work<void> {
  let before = '{'
  for (const [name, own] of Object.entries(value)) {
    if (own === undefined) continue
    pieces.push(Buffer.from(`${before}${JSON.stringify(name)}:`))
    yield* write(own, pieces)
    before = ','
  }
  pieces.push(Buffer.from(before === '{' ? '{}' : '}'))
}

/** A list in an item, longer than this, may make it long. */
const LONG = 256

/** Whether one of an item's own fields is a long list. */
function hasLongList(item: unknown): boolean {
  if (!isStructure(item)) return false
  const fields = item as Readonly<Record<string, unknown>>
  for (const name in fields) {
    const field = fields[name]
    if (Array.isArray(field) && field.length > LONG) return true
  }
  return false
}

/**
 * Items that follow each other are written together. Those of a list are alike: the first of a piece is measured, and how long
 * those before it came out; of the others it is only looked whether they hold a long list.
 */
function* writeList(list: readonly unknown[], pieces: Buffer[]): Work<void> {
  let before = '['
  let [written, bytes] = [0, 0]
  let cameOutLong = false
  for (let from = 0; from < list.length; ) {
    const item = list[from] ?? null
    // What follows a long item is taken for long too, and not measured.
    const first = cameOutLong ? PIECE + 1 : estimatedBytes(item, PIECE)
    pieces.push(Buffer.from(before))
    before = ','
    if (isStructure(item) && first > PIECE) {
      const begun = pieces.length
      yield* writeInPieces(item, pieces)
      cameOutLong = pieces.slice(begun).reduce((sum, piece) => sum + piece.length, 0) > PIECE / 2
      from += 1
      continue
    }
    cameOutLong = false
    // A piece has at most twice as many items as came before it.
    const most = Math.min(1 + 2 * written, Math.ceil(PIECE / Math.max(first, bytes / Math.max(1, written))))
    let to = from + 1
    while (to < list.length && to - from < most && !hasLongList(list[to])) to += 1
    const piece = JSON.stringify(list.slice(from, to)).slice(1, -1)
    pieces.push(Buffer.from(piece))
    written += to - from
    bytes += piece.length
    from = to
    yield
  }
  pieces.push(Buffer.from(before === '[' ? '[]' : ']'))
}

/** About how many bytes of JSON a value makes; counting stops where `enough` is passed. */
export function estimatedBytes(value: unknown, enough: number): number {
  if (typeof value === 'string') return value.length + 2
  if (typeof value !== 'object' || value === null) return 8
  let bytes = 2
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length && bytes <= enough; index++)
      bytes += 1 + estimatedBytes(value[index], enough - bytes)
    return bytes
  }
  const fields = value as Readonly<Record<string, unknown>>
  for (const name in fields) {
    bytes += name.length + 4 + estimatedBytes(fields[name], enough - bytes)
    if (bytes > enough) break
  }
  return bytes
}
