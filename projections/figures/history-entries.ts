/** The facts and figures of a stream as entries of its mission. */
import type { AnyFact } from '../../events/catalogue.ts'
import type { Recorded } from '../../events/fact.ts'
import type { EntryList } from '../base/mission-entries.ts'
import { typeAt } from './columns.ts'
import type { IndicatorHistory } from './indicator.ts'

/** The entries of a history up to a position: of what is no figure, and of the figures. */
export function entriesOfHistory(
  stream: string,
  { facts, series }: IndicatorHistory,
  end: number,
): readonly EntryList[] {
  const others = facts.filter(({ position }) => position <= end)
  const numbers = (of: (fact: Recorded<AnyFact>) => number): Float64Array => Float64Array.from(others, of)
  const rows = series.rowsUpTo(end)
  const { position, knownFrom, recordedAt, kind, rest } = series.columns()
  return [
    {
      stream,
      position: numbers(fact => fact.position),
      knownFrom: numbers(fact => fact.knownFrom),
      recordedAt: numbers(fact => fact.recordedAt),
      typeAt: row => (others[row] as Recorded<AnyFact>).type,
      decisionAt: row => others[row]?.meta.decision ?? null,
    },
    {
      stream,
      position: position.subarray(0, rows),
      knownFrom: knownFrom.subarray(0, rows),
      recordedAt: recordedAt.subarray(0, rows),
      typeAt: row => typeAt({ kind }, row),
      decisionAt: row => rest.get(row)?.decision ?? null,
    },
  ]
}
