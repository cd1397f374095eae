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
  if (typeof value !== 'object' || value === null || estimatedBytes(value, PIECE) <= PIECE) {
    pieces.push(Buffer.from(JSON.stringify(value)))
    yield
  } else if (Array.isArray(value)) yield* writeList(value, pieces)
  else yield* writeObject(value, pieces)
}

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

/** Small items that follow each other are written together. */
function* writeList(list: readonly unknown[], pieces: Buffer[]): Work<void> {
  let before = '['
  for (let from = 0; from < list.length; ) {
    let [to, bytes] = [from, 0]
    while (to < list.length && bytes <= PIECE) bytes += estimatedBytes(list[to++] ?? null, PIECE)
    pieces.push(Buffer.from(before))
    if (to === from + 1) yield* write(list[from] ?? null, pieces)
    else {
      pieces.push(Buffer.from(JSON.stringify(list.slice(from, to)).slice(1, -1)))
      yield
    }
    before = ','
    from = to
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
