/** Figures as numbers: one row a measurement fact, in typed arrays that grow by half; what only few figures have is kept beside them. */
import type { IndicatorFact } from '../../events/catalogue.ts'
import type { Recorded } from '../../events/fact.ts'
import type { correctionCauses, PlainFigure } from '../../events/indicator.ts'
import { carriesCode, type ObsStatus, obsStatus } from '../../events/obs-status.ts'
import type { PeriodText } from '../../events/period.ts'
import type { Cell } from '../../events/shapes.ts'
import { NumberedTexts } from '../../events/text/numbered-texts.ts'

/** The facts that give a value: measured, corrected, withdrawn. */
export type ValueFact = Recorded<
  Extract<IndicatorFact, { type: 'indicator-measured' | 'measurement-corrected' | 'measurement-withdrawn' }>
>
type Data = ValueFact['data']

/** What else may be recorded of a figure. */
export type Rest = Partial<
  Pick<
    Extract<Data, { note?: unknown }>,
    'low' | 'high' | 'flags' | 'numerator' | 'denominator' | 'standardError' | 'margin' | 'note' | 'judgement'
  >
> & {
  readonly cause?: (typeof correctionCauses)[number]
  readonly reason?: string
  readonly evidence?: ValueFact['meta']['evidence']
  /** The decision on whose mandate it was recorded. */
  readonly decision?: string
}

/** Whether a figure carries a code, as its status or as a flag beside it. */
export const carries = (
  { obsStatus, rest }: { readonly obsStatus: ObsStatus; readonly rest: Rest },
  code: ObsStatus,
): boolean => carriesCode({ obsStatus, flags: rest.flags }, code)

export interface Columns {
  /** Index of the value's key. */
  readonly key: Int32Array
  /** NaN where there is none. */
  readonly value: Float64Array
  readonly knownFrom: Float64Array
  /** Number of the text it was given as, −1 where it was not. */
  readonly knownText: Int32Array
  readonly position: Float64Array
  readonly recordedAt: Float64Array
  /** status + type · 32 + 128 where the figure is no plain number: an interval, or one with an error or with flags. */
  readonly kind: Uint8Array
  readonly rest: ReadonlyMap<number, Rest>
  readonly keys: readonly { readonly given: PeriodText; readonly cell: Cell }[]
  readonly knownTexts: readonly string[]
  readonly rows: number
}

/** Columns with room to grow, without the keys. */
export type GrowingColumns = {
  -readonly [C in Exclude<keyof Columns, 'keys' | 'knownTexts' | 'rest'>]: Columns[C]
} & {
  readonly knownTexts: NumberedTexts
  readonly rest: Map<number, Rest>
}

const TYPES = ['indicator-measured', 'measurement-corrected', 'measurement-withdrawn'] as const
const WITHDRAWN = 2
const TYPE = 3
const MARKED = 128
const TYPE_SHIFT = 5
const STATUS = 31
const STATUSES = obsStatus.options.join('')

/** Columns without rows, with room for so many. */
export const emptyColumns = (room = 16): GrowingColumns => ({
  key: new Int32Array(room),
  value: new Float64Array(room),
  knownFrom: new Float64Array(room),
  knownText: new Int32Array(room),
  knownTexts: new NumberedTexts(),
  position: new Float64Array(room),
  recordedAt: new Float64Array(room),
  kind: new Uint8Array(room),
  rest: new Map(),
  rows: 0,
})

function longer<A extends Int32Array | Float64Array | Uint8Array>(old: A, length: number): A {
  const next = new (old.constructor as new (length: number) => A)(length)
  next.set(old as never)
  return next
}

/** Makes room for so many rows in all. */
function makeRoom(into: GrowingColumns, rows: number): void {
  if (rows <= into.key.length) return
  const length = Math.max(rows, Math.ceil(into.key.length * 1.5))
  into.key = longer(into.key, length)
  into.value = longer(into.value, length)
  into.knownFrom = longer(into.knownFrom, length)
  into.knownText = longer(into.knownText, length)
  into.position = longer(into.position, length)
  into.recordedAt = longer(into.recordedAt, length)
  into.kind = longer(into.kind, length)
}

const OWN = [
  'low',
  'high',
  'flags',
  'numerator',
  'denominator',
  'standardError',
  'margin',
  'note',
  'judgement',
  'cause',
] as const

function restOf({ data, meta }: ValueFact): Rest | undefined {
  const rest: Record<string, unknown> = {}
  for (const field of OWN) {
    const value = (data as Record<string, unknown>)[field]
    if (value !== undefined) rest[field] = value
  }
  Object.assign(rest, statedIn(meta))
  for (const _ in rest) return rest as Rest
  return undefined
}

/** What metadata state, by the metadata: a million figures of one command share them. */
const stated = new WeakMap<ValueFact['meta'], Rest>()

/** What the metadata state of a figure beside the text of its knowledge date; undefined where they state nothing. */
function statedIn(meta: ValueFact['meta']): Rest | undefined {
  const known = stated.get(meta)
  if (known) return known
  const fresh = restIn(meta)
  if (fresh) stated.set(meta, fresh)
  return fresh
}

function restIn({ reason, evidence, decision }: ValueFact['meta']): Rest | undefined {
  if (reason === undefined && evidence === undefined && decision === undefined) return undefined
  return {
    ...(reason !== undefined && { reason }),
    ...(evidence !== undefined && { evidence }),
    ...(decision !== undefined && { decision }),
  }
}

const numberOfText = ({ knownTexts }: GrowingColumns, text: string | undefined): number =>
  text === undefined ? -1 : knownTexts.numberOf(text)

function kindOf({ type, data }: ValueFact): number {
  const status = 'obsStatus' in data ? data.obsStatus : undefined
  const { low, flags, standardError, margin } = data as Rest
  const isMarked = [low, flags, standardError, margin].some(given => given !== undefined)
  return STATUSES.indexOf(status ?? 'A') + (TYPES.indexOf(type) << TYPE_SHIFT) + (isMarked ? MARKED : 0)
}

/** Adds a fact as the next row. */
export function addRow(into: GrowingColumns, fact: ValueFact, key: number): void {
  const { rows: row } = into
  const { data } = fact
  makeRoom(into, row + 1)
  into.key[row] = key
  into.value[row] = 'value' in data && data.value !== undefined ? data.value : Number.NaN
  into.knownFrom[row] = fact.knownFrom
  into.knownText[row] = numberOfText(into, fact.meta.knownFrom)
  into.position[row] = fact.position
  into.recordedAt[row] = fact.recordedAt
  into.kind[row] = kindOf(fact)
  const rest = restOf(fact)
  if (rest) into.rest.set(row, rest)
  into.rows += 1
}

/** What is stored of a figure beside its data. */
type FigureTimes = Pick<ValueFact, 'position' | 'recordedAt' | 'knownFrom'>

/** Adds a plain figure as the next row, as `addRow` would the fact that it was measured. */
export function addPlainRow(
  into: GrowingColumns,
  { value, obsStatus }: PlainFigure,
  { position, recordedAt, knownFrom }: FigureTimes,
  key: number,
  meta: ValueFact['meta'],
): void {
  const { rows: row } = into
  makeRoom(into, row + 1)
  into.key[row] = key
  into.value[row] = value
  into.knownFrom[row] = knownFrom
  into.knownText[row] = numberOfText(into, meta.knownFrom)
  into.position[row] = position
  into.recordedAt[row] = recordedAt
  into.kind[row] = STATUSES.indexOf(obsStatus ?? 'A')
  const stated = statedIn(meta)
  if (stated) into.rest.set(row, stated)
  into.rows += 1
}

/** Whether the figure of a row marks a break (B), as its status or as a flag beside it. */
export const marksBreak = ({ kind, rest }: Pick<Columns, 'kind' | 'rest'>, row: number): boolean =>
  STATUSES[(kind[row] as number) & STATUS] === 'B' || rest.get(row)?.flags?.includes('B') === true

/** Adds the rows of other columns; `keys` gives, for each of their keys, its index here. */
export function appendRows(into: GrowingColumns, added: Columns, keys: readonly number[]): void {
  const { rows: first } = into
  makeRoom(into, first + added.rows)
  for (let row = 0; row < added.rows; row++) into.key[first + row] = keys[added.key[row] as number] as number
  const texts = added.knownTexts.map(text => into.knownTexts.numberOf(text))
  for (let row = 0; row < added.rows; row++) into.knownText[first + row] = texts[added.knownText[row] as number] ?? -1
  into.value.set(added.value.subarray(0, added.rows), first)
  into.knownFrom.set(added.knownFrom.subarray(0, added.rows), first)
  into.position.set(added.position.subarray(0, added.rows), first)
  into.recordedAt.set(added.recordedAt.subarray(0, added.rows), first)
  into.kind.set(added.kind.subarray(0, added.rows), first)
  for (const [row, rest] of added.rest) into.rest.set(first + row, rest)
  into.rows += added.rows
}

export const isWithdrawal = ({ kind }: Pick<Columns, 'kind'>, row: number): boolean =>
  (((kind[row] as number) >> TYPE_SHIFT) & TYPE) === WITHDRAWN

/** The kind of fact a row is. */
export const typeAt = ({ kind }: Pick<Columns, 'kind'>, row: number): ValueFact['type'] =>
  TYPES[((kind[row] as number) >> TYPE_SHIFT) & TYPE] as ValueFact['type']

const NOTHING: Rest = Object.freeze({})

/** A row, with its key out of `keys`. */
export function rowAt<K>(columns: GrowingColumns, row: number, keys: readonly K[]) {
  const { key, value, knownFrom, knownText, knownTexts, position, recordedAt, kind, rest } = columns
  const figure = value[row] as number
  return {
    key: keys[key[row] as number] as K,
    type: typeAt(columns, row),
    value: Number.isNaN(figure) ? null : figure,
    obsStatus: STATUSES[(kind[row] as number) & STATUS] as ObsStatus,
    knownFrom: knownFrom[row] as number,
    knownText: knownTexts.at(knownText[row] as number),
    position: position[row] as number,
    recordedAt: recordedAt[row] as number,
    rest: rest.size === 0 ? NOTHING : (rest.get(row) ?? NOTHING),
  }
}

/** Columns without the room they have to grow, in the same memory. */
export function trimmedColumns(c: Omit<Columns, 'keys'>): Omit<Columns, 'keys'> {
  const { rows, rest, knownTexts } = c
  return {
    rows,
    rest,
    knownTexts,
    key: c.key.subarray(0, rows),
    value: c.value.subarray(0, rows),
    knownFrom: c.knownFrom.subarray(0, rows),
    knownText: c.knownText.subarray(0, rows),
    position: c.position.subarray(0, rows),
    recordedAt: c.recordedAt.subarray(0, rows),
    kind: c.kind.subarray(0, rows),
  }
}
