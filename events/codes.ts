/** The order of the codes of a dimension: as declared, which a JSON object does not always keep. */
import type { Text } from './shapes.ts'

type Dimensions = Readonly<Record<string, Readonly<Record<string, Text>>>>

const partsOf = (name: string): readonly string[] => name.match(/\d+|\D+/g) ?? []

/** Compares names, reading the numbers in them as numbers: `6-12` comes before `13-17`. */
export function byName(a: string, b: string): number {
  const [x, y] = [partsOf(a), partsOf(b)]
  for (const [i, part] of x.entries()) {
    const other = y[i]
    if (other === undefined) return 1
    if (part === other) continue
    return Number(part) - Number(other) || (part < other ? -1 : 1)
  }
  return x.length - y.length
}

/** Whether a name is a whole number, which JavaScript moves to the front of every object. */
export const isIndex = (code: string): boolean => /^(0|[1-9]\d*)$/.test(code)

/** The order of the codes of each dimension whose declared order differs from that by name. */
export function declaredOrder(dimensions: Dimensions): Record<string, string[]> {
  const orders = Object.entries(dimensions).map(([dimension, codes]) => [dimension, Object.keys(codes)] as const)
  return Object.fromEntries(
    orders.filter(([, codes]) => !codes.some(isIndex) && codes.join('\n') !== codes.toSorted(byName).join('\n')),
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
  const places = new Map(declared.map((code, place) => [code, place]))
  const placeOf = (code: string): number => places.get(code) ?? places.size
  return Object.entries(labels).sort(([a], [b]) => placeOf(a) - placeOf(b) || byName(a, b))
}
