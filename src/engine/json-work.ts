/** JSON of large values, made piece by piece: the same bytes as `JSON.stringify` makes at once. */
import { jsonOf, type Parts, type SharedPart, sharingIn } from '../../projections/base/shared-json.ts'
import type { Work } from '../../projections/base/work.ts'

/** Values of about so many bytes are written in one piece; some tenths of a millisecond. */
const PIECE = 32_768
/** So many characters are kept as text, until they are made bytes of. */
const LONG_TEXT = 1 << 20

/** The JSON of an answer in UTF-8: of objects, lists, texts, numbers, yes and no, as answers have them. It may be interrupted. */
export function* writingJson(value: object): Work<Buffer> {
  const text = new LongText()
  yield* write(value, text)
  return text.bytes()
}

/**
 * A text of many pieces. Bytes lie outside the heap, and whenever many of them were made the whole heap is gone through for
 * some that may be given back: so each byte is made once, in its place, except in texts that are longer than that is worth.
 */
class LongText {
  readonly #before: Buffer[] = []
  #pieces: string[] = []
  #length = 0
  #made = 0

  /** How many characters it has. */
  get length(): number {
    return this.#made + this.#length
  }

  add(piece: string): void {
    this.#pieces.push(piece)
    this.#length += piece.length
    if (this.#length > LONG_TEXT) this.#settle()
  }

  /** All of it in UTF-8. */
  bytes(): Buffer {
    this.#settle()
    const [only, ...more] = this.#before
    return only && more.length === 0 ? only : Buffer.concat(this.#before)
  }

  #settle(): void {
    const bytes = Buffer.allocUnsafeSlow(this.#pieces.reduce((sum, piece) => sum + Buffer.byteLength(piece), 0))
    let at = 0
    for (const piece of this.#pieces) at += bytes.write(piece, at)
    this.#before.push(bytes)
    this.#pieces = []
    this.#made += this.#length
    this.#length = 0
  }
}

function* write(value: unknown, into: LongText): Work<void> {
  if (isStructure(value) && estimatedBytes(value, PIECE) > PIECE) yield* writeInPieces(value, into)
  else {
    into.add(JSON.stringify(value))
    yield
  }
}

const isStructure = (value: unknown): value is object => typeof value === 'object' && value !== null

const writeInPieces = (value: object, into: LongText): Work<void> =>
  Array.isArray(value) ? writeList(value, into) : writeObject(value, into)

function* writeObject(value: object, into: LongText): Work<void> {
  let before = '{'
  for (const [name, own] of Object.entries(value)) {
    if (own === undefined) continue
    into.add(`${before}${JSON.stringify(name)}:`)
    yield* write(own, into)
    before = ','
  }
  into.add(before === '{' ? '{}' : '}')
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
function* writeList(list: readonly unknown[], into: LongText): Work<void> {
  const made = sharingIn(list)
  if (made) return yield* writeSharing(made, into)
  let before = '['
  let [written, bytes] = [0, 0]
  let cameOutLong = false
  for (let from = 0; from < list.length; ) {
    const item = list[from] ?? null
    // What follows a long item is taken for long too, and not measured.
    const first = cameOutLong ? PIECE + 1 : estimatedBytes(item, PIECE)
    into.add(before)
    before = ','
    if (isStructure(item) && first > PIECE) {
      const begun = into.length
      yield* writeInPieces(item, into)
      cameOutLong = into.length - begun > PIECE / 2
      from += 1
      continue
    }
    cameOutLong = false
    // A piece has at most twice as many items as came before it.
    const most = Math.min(1 + 2 * written, Math.ceil(PIECE / Math.max(first, bytes / Math.max(1, written))))
    let to = from + 1
    while (to < list.length && to - from < most && !hasLongList(list[to])) to += 1
    const piece = JSON.stringify(list.slice(from, to)).slice(1, -1)
    into.add(piece)
    written += to - from
    bytes += piece.length
    from = to
    yield
  }
  into.add(before === '[' ? '[]' : ']')
}

/** Objects made of parts are short, and the JSON of most parts was made before. */
function* writeSharing(items: readonly Parts[], into: LongText): Work<void> {
  let before = '['
  for (let from = 0; from < items.length; ) {
    const piece: string[] = []
    for (let length = 0; from < items.length && length < PIECE; from++) {
      const json = jsonOf(items[from] as Parts)
      piece.push(json)
      length += json.length
    }
    into.add(before)
    into.add(piece.join(','))
    before = ','
    yield
  }
  into.add(before === '[' ? '[]' : ']')
}

const estimatedPart = (part: SharedPart, enough: number): number =>
  part.isWritten ? part.json.length : estimatedBytes(part.fields, enough)

/** About how many bytes of JSON a value makes; counting stops where `enough` is passed. */
export function estimatedBytes(value: unknown, enough: number): number {
  if (typeof value === 'string') return value.length + 2
  if (typeof value !== 'object' || value === null) return 8
  let bytes = 2
  if (Array.isArray(value)) {
    const made = sharingIn(value)
    for (let index = 0; made && index < value.length && bytes <= enough; index++)
      for (const part of made[index] as Parts) bytes += 2 + estimatedPart(part, enough - bytes)
    if (made) return bytes
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
