/** The codes of a dimension, in the order in which they are shown. */
import { byName, type CodedDimensions, readName } from '../../../events/codes.ts'
import type { Text } from '../../../events/shapes.ts'
import { eachOf, sorting, type Work } from '../../base/work.ts'

/** The codes of a dimension with their labels, in the order declared, else by name. Empty where there is no such dimension. */
export function* readingCodes(
  { dimensions = {}, codeOrder = {} }: CodedDimensions,
  dimension: string,
): Work<readonly (readonly [code: string, label: Text])[]> {
  const labels = Object.hasOwn(dimensions, dimension) ? (dimensions[dimension] ?? {}) : {}
  const declared = Object.hasOwn(codeOrder, dimension) ? (codeOrder[dimension] ?? []) : []
  // Of a code that is declared twice the last place counts.
  const places = new Map(declared.map((code, place) => [code, place]))
  const ordered = [...places]
    .sort(([, a], [, b]) => a - b)
    .flatMap(([code]) => (Object.hasOwn(labels, code) ? [code] : []))
  yield
  const others = yield* eachOf(
    Object.keys(labels).filter(code => !places.has(code)),
    readName,
  )
  const named = (yield* sorting(others, byName)).map(({ name }) => name)
  return [...ordered, ...named].map(code => [code, labels[code] as Text])
}
