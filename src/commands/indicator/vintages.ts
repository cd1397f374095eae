/**
 * Every figure of an indicator as it was recorded, in columns of numbers: a rule looks at one value at a time, so that what it
 * reads is made when it is read, and a million figures are a few arrays.
 */
import { isDeepStrictEqual } from 'node:util'
import type { IndicatorFact } from '../../../events/catalogue.ts'
import type { Annotations } from '../../../events/fact.ts'
import { type ObsStatus, obsStatus } from '../../../events/obs-status.ts'
import { type PeriodText, parsePeriod } from '../../../events/period.ts'
import { type Cell, cellKey } from '../../../events/shapes.ts'
import { NumberedTexts } from '../../../events/text/numbered-texts.ts'
import type { StreamFact } from '../stream-state.ts'

export type ValueFact = StreamFact<
  Extract<IndicatorFact, { type: 'indicator-measured' | 'measurement-corrected' | 'measurement-withdrawn' }>
>

/** A figure as it was recorded once: measured, corrected or withdrawn. */
export interface Vintage {
  readonly type: ValueFact['type']
  readonly data: ValueFact['data']
  /** Milliseconds since 1970. */
  readonly knownFrom: number
  readonly knownFromText: string | undefined
  readonly revision: number
  readonly annotations: Annotations | undefined
}

/** The vintage in force as of a time of knowledge (milliseconds): the last by (knownFrom, recording order). */
export function vintageAsOf(vintages: readonly Vintage[], knownAt: number): Vintage | undefined {
  let current: Vintage | undefined
  for (const vintage of vintages)
    if (vintage.knownFrom <= knownAt && (current === undefined || vintage.knownFrom >= current.knownFrom))
      current = vintage
  return current
}

/** A cell of the indicator. */
interface CellRows {
  readonly cell: Cell | undefined
  readonly number: number
  /** The row of the latest vintage, by the number of its period. */
  readonly latest: number[]
}

const TYPES = ['indicator-measured', 'measurement-corrected', 'measurement-withdrawn'] as const
/** A figure that states no status has the first. */
const STATUSES: readonly (ObsStatus | undefined)[] = [undefined, ...obsStatus.options]
/** The status is in the lower bits of what a row is, the type above. */
const TYPE_SHIFT = 5
const STATUS = (1 << TYPE_SHIFT) - 1

const columnsOf = (room: number) => ({
  /** Numbers of its period and of its cell. */
  period: new Int32Array(room),
  cell: new Int32Array(room),
  /** The row of the vintage of the same value that was recorded before, −1 where there is none. */
  before: new Int32Array(room),
  /** NaN where there is none. */
  value: new Float64Array(room),
  knownFrom: new Float64Array(room),
  /** Number of the text it was given as, −1 where it was not. */
  knownFromText: new Int32Array(room),
  revision: new Int32Array(room),
  kind: new Uint8Array(room),
})
type Columns = ReturnType<typeof columnsOf>

/** The same columns with room for half as much again; the first ones have none, for most indicators begin without figures. */
function longer(columns: Columns): Columns {
  const grown = columnsOf(Math.max(16, Math.ceil(columns.kind.length * 1.5)))
  for (const name of Object.keys(columns) as (keyof Columns)[]) grown[name].set(columns[name])
  return grown
}

const NONE: readonly Vintage[] = Object.freeze([])

/** The vintages of an indicator, in recording order. */
export class Vintages {
  private columns = columnsOf(0)
  private rows = 0
  private readonly periods = new NumberedTexts()
  private readonly knownTexts = new NumberedTexts()
  private readonly cells: CellRows[] = []
  private readonly cellsByKey = new Map<string, CellRows>()
  /** Of the rows that the columns do not tell all of: what their facts say. */
  private readonly whole = new Map<number, Vintage['data']>()
  private readonly annotations = new Map<number, Annotations>()
  private lastAnnotations: Annotations | undefined

  /** Those of a period and cell, in recording order. */
  of(period: PeriodText, cell: Cell | undefined): readonly Vintage[] {
    const latest = this.cellsByKey.get(cellKey(cell))?.latest[this.periods.find(parsePeriod(period).key)]
    return latest === undefined ? NONE : this.upTo(latest)
  }

  /** Those of each period and cell that has any, in the order in which the first of each was recorded. */
  *ofEach(): Generator<readonly Vintage[]> {
    const { period, cell, before } = this.columns
    for (let row = 0; row < this.rows; row++) {
      if ((before[row] as number) >= 0) continue
      const { latest } = this.cells[cell[row] as number] as CellRows
      yield this.upTo(latest[period[row] as number] as number)
    }
  }

  /** Adds one that was recorded after all that are here. */
  add({ type, data, knownFrom, knownFromText, revision, annotations }: Vintage): void {
    if (this.rows === this.columns.kind.length) this.columns = longer(this.columns)
    const row = this.rows++
    const { columns } = this
    const { cell, number, latest } = this.rowsOf(data.cell)
    const { value, obsStatus: status } = data as { value?: number; obsStatus?: ObsStatus }
    const period = this.periods.numberOf(parsePeriod(data.period).key)
    columns.period[row] = period
    columns.cell[row] = number
    columns.before[row] = latest[period] ?? -1
    columns.value[row] = value ?? Number.NaN
    columns.knownFrom[row] = knownFrom
    columns.knownFromText[row] = knownFromText === undefined ? -1 : this.knownTexts.numberOf(knownFromText)
    columns.revision[row] = revision
    columns.kind[row] = (TYPES.indexOf(type) << TYPE_SHIFT) | STATUSES.indexOf(status)
    latest[period] = row
    if (!isTold(data, cell)) this.whole.set(row, data)
    if (annotations) this.annotations.set(row, this.sharedAnnotations(annotations))
  }

  private rowsOf(cell: Cell | undefined): CellRows {
    const key = cellKey(cell)
    const known = this.cellsByKey.get(key)
    if (known) return known
    const fresh = { cell: key === '' ? undefined : cell, number: this.cells.length, latest: [] }
    this.cells.push(fresh)
    this.cellsByKey.set(key, fresh)
    return fresh
  }

  private upTo(latest: number): Vintage[] {
    const found: Vintage[] = []
    for (let row = latest; row >= 0; row = this.columns.before[row] as number) found.push(this.at(row))
    return found.reverse()
  }

  private at(row: number): Vintage {
    const { kind, knownFrom, knownFromText, revision } = this.columns
    return {
      type: TYPES[(kind[row] as number) >> TYPE_SHIFT] as Vintage['type'],
      data: this.whole.get(row) ?? this.dataAt(row),
      knownFrom: knownFrom[row] as number,
      knownFromText: this.knownTexts.at(knownFromText[row] as number),
      revision: revision[row] as number,
      annotations: this.annotations.get(row),
    }
  }

  /** What the columns tell of a figure. */
  private dataAt(row: number): Vintage['data'] {
    const { columns } = this
    const { cell } = this.cells[columns.cell[row] as number] as CellRows
    const value = columns.value[row] as number
    const status = STATUSES[(columns.kind[row] as number) & STATUS]
    return {
      period: this.periods.at(columns.period[row] as number),
      ...(cell && { cell }),
      ...(!Number.isNaN(value) && { value }),
      ...(status && { obsStatus: status }),
    } as Vintage['data']
  }

  /** The figures of one command often say the same of themselves. */
  private sharedAnnotations(own: Annotations): Annotations {
    if (!isDeepStrictEqual(own, this.lastAnnotations)) this.lastAnnotations = own
    return this.lastAnnotations as Annotations
  }
}

/** Whether the columns tell all of a figure, with the cell that is kept for it. */
function isTold(data: Vintage['data'], cell: Cell | undefined): boolean {
  for (const field in data) if (!TOLD.has(field)) return false
  return data.period === parsePeriod(data.period).key && (data.cell === undefined) === (cell === undefined)
}

/** The fields of a figure that have columns. */
const TOLD: ReadonlySet<string> = new Set(['period', 'cell', 'value', 'obsStatus'])
