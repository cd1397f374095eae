/** The order of the codes of a dimension: as declared, which a JSON object does not always keep. */
import type { Text } from './shapes.ts'

type Dimensions = Readonly<Record<string, Readonly<Record<string, Text>>>>

/** A number in a name, or what stands between two (NaN). */
interface Part {
  readonly text: string
  readonly number: number
}

const partsOf = (name: string): readonly Part[] =>
  (name.match(/\d+|\D+/g) ?? []).map(text => ({ text, number: Number(text) }))

function compareParts(a: readonly Part[], b: readonly Part[]): number {
  for (let i = 0; i < a.length; i++) {
    const [part, other] = [a[i] as Part, b[i]]
    if (other === undefined) return 1
    if (part.text === other.text) continue
    return part.number - other.number || (part.text < other.text ? -1 : 1)
  }
  return a.length - b.length
}

/** A name that was read, to be compared with others: a dimension may have thousands of codes, and each is to be read once. */
export interface ReadName {
  readonly name: string
  readonly parts: readonly Part[]
}

export const readName = (name: string): ReadName => ({ name, parts: partsOf(name) })

/** Compares names, reading the numbers in them as numbers: `6-12` comes before `13-17`. */
export const byName = (a: ReadName, b: ReadName): number => compareParts(a.parts, b.parts)

/** Names in the order of `byName`. */
export const sortedByName = (names: readonly string[]): string[] =>
  names
    .map(readName)
    .sort(byName)
    .map(({ name }) => name)

/** Whether a name is a whole number, which JavaScript moves to the front of every object. */
export const isIndex = (code: string): boolean => /^(0|[1-9]\d*)$/.test(code)

/** The order of the codes of each dimension whose declared order differs from that by name. */
export function declaredOrder(dimensions: Dimensions): Record<string, string[]> {
  const orders = Object.entries(dimensions).map(([dimension, codes]) => [dimension, Object.keys(codes)] as const)
  return Object.fromEntries(
    orders.filter(([, codes]) => !codes.some(isIndex) && codes.join('\n') !== sortedByName(codes).join('\n')),
  )
}

/** The dimensions of a definition, with the order of their codes where it is stated. */
export interface CodedDimensions {
  readonly dimensions?: Dimensions | undefined
  readonly codeOrder?: Readonly<Record<string, readonly string[]>> | undefined
}
