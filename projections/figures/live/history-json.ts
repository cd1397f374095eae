/**
 * An indicator's facts as columns of JSON, from which its figures at any earlier day are folded elsewhere: by the slider of
 * its page, in the reader's browser. It holds what figures are made of; reasons, notes and evidence are left out.
 */
import { z } from 'zod'
import type { IndicatorFact } from '../../../events/catalogue.ts'
import type { Recorded } from '../../../events/fact.ts'
import { cell, period } from '../../../events/shapes.ts'
import { countingFrom } from '../../base/list.ts'
import { inside, type Pin } from '../../base/pin.ts'
import type { Shaped } from '../../base/shaped.ts'
import { eachOf, type Work } from '../../base/work.ts'
import type { Rest } from '../columns.ts'
import type { IndicatorHistory } from '../indicator.ts'
import { historyFrom } from '../indicator-history.ts'

const numbers = z.array(z.number())

export const historyShape = z.strictObject({
  facts: z
    .array(
      z.strictObject({
        type: z.string(),
        version: z.int(),
        position: z.int(),
        knownFrom: z.number().describe('Milliseconds since 1970.'),
        recordedAt: z.number().describe('Milliseconds since 1970.'),
        decision: z.string().optional().describe('Id of the decision that is its mandate.'),
        data: z.record(z.string(), z.unknown()),
      }),
    )
    .describe('What is no figure: definitions, baselines, targets, disputes; in recording order.'),
  keys: z.array(z.strictObject({ period, cell })).describe('The periods and cells that have figures.'),
  rows: z
    .strictObject({
      key: numbers.describe('Index of its period and cell.'),
      value: z.array(z.number().nullable()),
      knownFrom: numbers.describe('Milliseconds since 1970.'),
      position: numbers,
      recordedAt: numbers.describe('Milliseconds since 1970.'),
      kind: numbers.describe('Status and kind of fact, as one number.'),
    })
    .describe('One entry a figure that was measured, corrected or withdrawn, in recording order.'),
  more: z
    .array(z.tuple([z.int(), z.record(z.string(), z.unknown())]))
    .describe('What else a few figures have, by their row: an interval, an error, flags, the parts of a ratio.'),
})
export type HistoryJson = Shaped<typeof historyShape>

/** What of a figure's other fields decides how it is read or drawn, and whether it puts right a mistake. */
const OWN = ['low', 'high', 'flags', 'numerator', 'denominator', 'standardError', 'margin', 'cause'] as const

function moreOf(rest: Rest): Partial<Rest> | undefined {
  const own = OWN.flatMap(field => (rest[field] === undefined ? [] : [[field, rest[field]] as const]))
  return own.length === 0 ? undefined : Object.fromEntries(own)
}

/** Whether a fact counts at no day: it was struck as known from then on from which it was known itself. */
const countsNever = ({ struck, knownFrom }: Recorded, pin: Pin): boolean =>
  struck !== undefined && struck.position <= pin.position && struck.knownFrom <= knownFrom

/** The facts of a history inside a pin. It may be interrupted. */
export function* historyJson({ facts, series }: IndicatorHistory, pin: Pin): Work<HistoryJson> {
  const { key, value, knownFrom, position, recordedAt, kind, rest, keys } = series.columns()
  const rows = countingFrom(0, series.rowsUpTo(pin.position)).filter(row => (knownFrom[row] as number) <= pin.asOfMs)
  const used = [...new Set(rows.map(row => key[row] as number))]
  yield
  const newKey = new Map(used.map((of, index) => [of, index]))
  const column = (of: Float64Array | Uint8Array): Work<number[]> => eachOf(rows, row => of[row] as number, MANY)
  const more: [number, Record<string, unknown>][] = []
  for (const [index, row] of rest.size === 0 ? [] : rows.entries()) {
    const own = rest.get(row)
    const told = own && moreOf(own)
    if (told) more.push([index, told])
  }
  yield
  return {
    facts: facts
      .filter(({ struck: _, ...fact }) => inside(fact, pin))
      .filter(fact => !countsNever(fact, pin))
      .map(fact => ({
        type: fact.type,
        version: fact.version,
        position: fact.position,
        knownFrom: fact.knownFrom,
        recordedAt: fact.recordedAt,
        ...(fact.meta.decision !== undefined && { decision: fact.meta.decision }),
        data: fact.data,
      })),
    keys: yield* eachOf(used, of => ({ period: keys[of]?.given ?? '', cell: keys[of]?.cell ?? {} }), MANY),
    rows: {
      key: yield* eachOf(rows, row => newKey.get(key[row] as number) as number, MANY),
      value: yield* eachOf(rows, row => (Number.isNaN(value[row]) ? null : (value[row] as number)), MANY),
      knownFrom: yield* column(knownFrom),
      position: yield* column(position),
      recordedAt: yield* column(recordedAt),
      kind: yield* column(kind),
    },
    more,
  }
}

/** Rows of a column that are read without a pause: a row takes some nanoseconds. */
const MANY = 16_384

/** The history that such columns hold, to be folded at pins up to theirs. */
export function historyOf({ facts, keys, rows, more }: HistoryJson): IndicatorHistory {
  const recorded = facts.map(({ decision, ...fact }, revision) => ({
    ...fact,
    id: '',
    stream: '',
    revision,
    meta: { principal: '', organisation: '', role: '', correlationId: '', ...(decision !== undefined && { decision }) },
  }))
  const history = historyFrom(recorded as unknown as readonly Recorded<IndicatorFact>[])
  history.series.append({
    rows: rows.key.length,
    key: Int32Array.from(rows.key),
    value: Float64Array.from(rows.value, value => value ?? Number.NaN),
    knownFrom: Float64Array.from(rows.knownFrom),
    knownText: new Int32Array(rows.key.length).fill(-1),
    knownTexts: [],
    position: Float64Array.from(rows.position),
    recordedAt: Float64Array.from(rows.recordedAt),
    kind: Uint8Array.from(rows.kind),
    rest: new Map(more as readonly (readonly [number, Rest])[]),
    keys: keys.map(({ period: given, cell: of }) => ({ given, cell: of })),
  })
  return history
}
