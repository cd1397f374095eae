/** A part of an indicator's history, to which facts are added one at a time: what stands then is never looked for anew. */
import type { IndicatorFact } from '../../events/catalogue.ts'
import type { Recorded } from '../../events/fact.ts'
import { inside, type Pin } from '../base/pin.ts'
import { isWithdrawal } from '../figures/columns.ts'
import { foldedFrom, foldFacts, type IndicatorAt, type IndicatorHistory, withFact } from '../figures/indicator.ts'
import type { Series } from '../figures/series.ts'
import type { KnownBefore } from './facts-between.ts'

/** The figures of a pin that were known before, and those added since. */
export function partOfSeries(whole: Series, knew: KnownBefore, pin: Pin) {
  const columns = whole.columns()
  const { key, knownFrom, position } = columns
  const last: number[] = new Array(whole.keys.length).fill(-1)
  const standing = last.slice()

  function letIn(row: number): number {
    const of = key[row] as number
    const before = last[of] as number
    if (before >= 0) {
      const known = knownFrom[row] as number
      const knownBefore = knownFrom[before] as number
      // Of what was known at once the later recorded one stands.
      if (known < knownBefore || (known === knownBefore && row < before)) return of
    }
    last[of] = row
    standing[of] = isWithdrawal(columns, row) ? -1 : row
    return of
  }

  const end = whole.rowsUpTo(pin.position)
  for (let row = 0; row < end; row++) {
    const known = knownFrom[row] as number
    if (known <= pin.asOfMs && knew(known, position[row] as number)) letIn(row)
  }
  return {
    /** The part as a series, to be read at that pin alone. */
    part: seriesStanding(whole, () => standing),
    /** Adds the figure of a row; answers with its key. */
    add: letIn,
  }
}

/** The series with other figures standing. Written field by field: to copy an object that has a getter takes twenty times as long. */
const seriesStanding = (whole: Series, standing: Series['standing']): Series => ({
  keys: whole.keys,
  order: whole.order,
  ordering: whole.ordering,
  orderOf: whole.orderOf,
  rows: whole.rows,
  marksBreaks: whole.marksBreaks,
  add: whole.add,
  standing,
  span: whole.span,
  known: whole.known,
  late: whole.late,
  row: whole.row,
  history: whole.history,
  revised: whole.revised,
  lastPosition: whole.lastPosition,
  rowsUpTo: whole.rowsUpTo,
  append: whole.append,
  columns: whole.columns,
})

/** What the facts of a pin that are no figures, known before or added since, say of the indicator. */
export function partOfFacts(history: IndicatorHistory, knew: KnownBefore, pin: Pin) {
  const known = history.facts.filter(fact => inside(fact, pin) && knew(fact.knownFrom, fact.position))
  let at = foldedFrom(history, known)
  let folded = known.at(-1)?.position ?? -1

  return {
    at: (): IndicatorAt => at,
    /** Adds the fact recorded at a position. One recorded before another that is in is told before it, so that all are told anew. */
    add: (position: number): void => {
      const fact = history.facts.find(fact => fact.position === position) as Recorded<IndicatorFact>
      known.push(fact)
      at = position > folded ? withFact(at, fact) : foldFacts(known.sort((a, b) => a.position - b.position))
      folded = Math.max(folded, position)
    },
  }
}
