/** What an import map says, settled: a column by its name alone, and a condition by one text, are written out. */
import type { z } from 'zod'
import { type WrittenMap, writtenMap } from '../../events/import-map.ts'

export type Condition = { readonly is: readonly string[] } | { readonly not: readonly string[] }

const columnOf = <C extends object>(given: string | C): C =>
  typeof given === 'string' ? ({ column: given } as unknown as C) : given
const optionalColumn = <C extends object>(given: string | C | undefined): C | undefined =>
  given === undefined ? undefined : columnOf(given)

const listOf = (texts: string | readonly string[]): readonly string[] => (typeof texts === 'string' ? [texts] : texts)

function conditionOf(given: NonNullable<WrittenMap['where']>[string]): Condition {
  return typeof given === 'object' && 'not' in given ? { not: listOf(given.not) } : { is: listOf(given) }
}

const eachOf = <A, B>(members: Readonly<Record<string, A>>, settle: (member: A) => B): Record<string, B> =>
  Object.fromEntries(Object.entries(members).map(([name, member]) => [name, settle(member)]))

/** A map as it is written in a file, read and settled. */
export const importMapShape = writtenMap.transform(({ cell = {}, where = {}, ignore = [], ...written }) => ({
  ...written,
  period: optionalColumn(written.period),
  value: optionalColumn(written.value),
  low: optionalColumn(written.low),
  high: optionalColumn(written.high),
  numerator: optionalColumn(written.numerator),
  denominator: optionalColumn(written.denominator),
  standardError: optionalColumn(written.standardError),
  status: optionalColumn(written.status),
  note: optionalColumn(written.note),
  cell: eachOf(cell, columnOf),
  where: eachOf(where, conditionOf),
  ignore,
}))
export type ImportMap = z.infer<typeof importMapShape>

/** What a map says of all figures at once. */
export function statedOfAll({ knownFrom, reason, decision, evidence: given }: ImportMap): {
  readonly knownFrom?: string
  readonly reason?: string
} {
  return {
    ...(typeof knownFrom === 'string' && { knownFrom }),
    ...(reason !== undefined && { reason }),
    ...(decision !== undefined && { decision }),
    ...(given !== undefined && { evidence: given }),
  }
}
