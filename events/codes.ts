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

/** Compares names, reading the numbers in them as numbers: `6-12` comes before `13-17`. */
export const byName = (a: string, b: string): number => compareParts(partsOf(a), partsOf(b))

/** Names in the order of `byName`. Each is read once: a dimension may have thousands of codes, and others wait meanwhile. */
export const sortedByName = (names: readonly string[]): string[] =>
  names
    .map(name => ({ name, parts: partsOf(name) }))
    .sort((a, b) => compareParts(a.parts, b.parts))
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

/** The codes of a dimension with their labels, in the order declared, else by name. Empty where there is no such dimension. */
export function codesOf(
  { dimensions = {}, codeOrder = {} }: CodedDimensions,
  dimension: string,
): readonly (readonly [code: string, label: Text])[] {
  const labels = Object.hasOwn(dimensions, dimension) ? (dimensions[dimension] ?? {}) : {}
  const declared = Object.hasOwn(codeOrder, dimension) ? (codeOrder[dimension] ?? []) : []
  // Of a code that is declared twice the last place counts.
  const places = new Map(declared.map((code, place) => [code, place]))
  const ordered = [...places]
    .sort(([, a], [, b]) => a - b)
    .flatMap(([code]) => (Object.hasOwn(labels, code) ? [code] : []))
  const others = Object.keys(labels).filter(code => !places.has(code))
  return [...ordered, ...sortedByName(others)].map(code => [code, labels[code] as Text])
}
