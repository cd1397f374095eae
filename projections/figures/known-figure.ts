/** What is known of one figure, the value of a period and cell, at a pin: its value and its status, a gap being a status too. */
import { z } from 'zod'
import { type PeriodText, parsePeriod } from '../../events/period.ts'
import { type Cell, cellKey } from '../../events/shapes.ts'
import { instant } from '../base/answer-json.ts'
import { inside, type Pin } from '../base/pin.ts'
import { atOnce } from '../base/work.ts'
import { same } from '../progress/compare.ts'
import { asksSignOff } from './approved-figures.ts'
import { makesFigures, readingEveryPointOf } from './cell-points.ts'
import { differenceFields } from './figure-json.ts'
import { foldIndicator, type IndicatorHistory } from './indicator.ts'
import { differences, disputesOf, type PointAt, pointAt } from './points.ts'
import type { Row, Series } from './series.ts'

/** A figure that something rests on. */
export interface FigureKey {
  readonly indicator: string
  readonly period: PeriodText
  readonly cell?: Cell | undefined
}

/** `missing`: nobody has recorded one; `not-shown`: the reader may not see what was not signed off. */
const knownFigureStates = ['figure', 'missing', 'withdrawn', 'not-shown'] as const
export type KnownFigureState = (typeof knownFigureStates)[number]

/** A figure at a pin. */
export interface KnownFigure {
  readonly state: KnownFigureState
  readonly value: number | null
  readonly low?: number
  readonly high?: number
  /** Code of a judgement, where it is no number. */
  readonly judgement?: string
  readonly obsStatus: string | null
  /** Further status codes beside it. */
  readonly flags?: readonly string[]
  /** Ids of the disputes that are open. */
  readonly disputed: readonly string[]
  /** Set where it is made of cells or finer periods: the share of them that are there, and what they come to where some lack. */
  readonly rolledUp?: { readonly coverage: number; readonly partial?: number }
  /** What a recorded total is above the sum of its cells, or what its finer periods come to, where it differs. */
  readonly differsFromCells?: number
  readonly differsFromParts?: number
  /** Position and RFC 3339 instant of the latest fact it is made of. */
  readonly position?: number
  readonly knownFrom?: string
}

/** The shape of `KnownFigure`. */
export const knownFigureShape = z.strictObject({
  state: z.enum(knownFigureStates),
  value: z.number().nullable(),
  low: z.number().optional(),
  high: z.number().optional(),
  judgement: z.string().optional().describe('Code of a judgement, where it is no number.'),
  obsStatus: z.string().nullable(),
  flags: z.array(z.string()).optional().describe('Further status codes beside it.'),
  disputed: z.array(z.string()).describe('Ids of the disputes that are open.'),
  rolledUp: z
    .strictObject({ coverage: z.number(), partial: z.number().optional() })
    .optional()
    .describe(
      'Where it is made of cells or finer periods: the share that is there, and what that comes to where some lack.',
    ),
  ...differenceFields,
  position: z.int().optional(),
  knownFrom: z.string().optional(),
})

const nothing = (state: KnownFigureState): KnownFigure => ({ state, value: null, obsStatus: null, disputed: [] })

/** The last word on a key inside a pin, a withdrawal included. */
function lastRow(series: Series, pin: Pin, period: string, cell: string): Row | undefined {
  const index = series.keys.findIndex(key => key.cellKey === cell && key.period.key === period)
  const { key, knownFrom, position } = series.columns()
  const end = index < 0 ? 0 : series.rowsUpTo(pin.position)
  let best = -1
  for (let row = 0; row < end; row++) {
    if (key[row] !== index || !inside({ knownFrom: knownFrom[row] as number, position: position[row] as number }, pin))
      continue
    if (best < 0 || (knownFrom[row] as number) >= (knownFrom[best] as number)) best = row
  }
  return best < 0 ? undefined : series.row(best)
}

function figure(point: PointAt): KnownFigure {
  const { value, obsStatus, disputed, rest, rolledUp, position, knownFrom } = point
  const { low, high, judgement, flags } = rest
  return {
    state: 'figure',
    value,
    ...(low !== undefined && { low }),
    ...(high !== undefined && { high }),
    ...(judgement && { judgement: judgement.code }),
    obsStatus,
    ...(flags && { flags }),
    disputed,
    ...(rolledUp && {
      rolledUp: { coverage: rolledUp.coverage, ...(rolledUp.partial !== undefined && { partial: rolledUp.partial }) },
    }),
    ...differences(point),
    position,
    knownFrom: instant(knownFrom),
  }
}

/** The figure of a key as known at a pin; made of finer cells or periods where the indicator’s rules say so and none is recorded. */
export function knownFigure(
  history: IndicatorHistory,
  pin: Pin,
  { period, cell }: Omit<FigureKey, 'indicator'>,
): KnownFigure {
  const { key } = parsePeriod(period)
  const at = foldIndicator(history, pin)
  const made =
    at && makesFigures(at)
      ? atOnce(readingEveryPointOf(history, at, pin, cell)).find(p => p.key.period.key === key)
      : undefined
  if (made) return figure(made)
  const row = at && lastRow(history.series, pin, key, cellKey(cell))
  if (row && row.type !== 'measurement-withdrawn') return figure(pointAt(row, at, disputesOf(at)))
  if (row) return nothing('withdrawn')
  return nothing(pin.figures !== 'all' && asksSignOff(history.facts, pin.position) ? 'not-shown' : 'missing')
}

/** A sum may differ from the same total recorded by the noise of adding. */
function sameNumber(a: KnownFigure, b: KnownFigure, of: (key: KnownFigure) => number | null | undefined): boolean {
  const [one, other] = [of(a) ?? null, of(b) ?? null]
  if (one === null || other === null || !(a.rolledUp || b.rolledUp)) return one === other
  return same(one, other)
}

/** Whether value and status are the same: where the figure came from is not asked, nor which dispute marks it. */
export const sameFigure = (a: KnownFigure, b: KnownFigure): boolean =>
  a.state === b.state &&
  a.obsStatus === b.obsStatus &&
  String(a.flags) === String(b.flags) &&
  a.judgement === b.judgement &&
  a.low === b.low &&
  a.high === b.high &&
  a.disputed.length > 0 === b.disputed.length > 0 &&
  sameNumber(a, b, key => key.value) &&
  sameNumber(a, b, key => key.rolledUp?.partial)
