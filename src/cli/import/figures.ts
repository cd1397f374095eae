/** Compares a figure of a file with the recorded one, and with earlier lines of the file. */
import { type ObsStatuses, statusAndFlags } from '../../../events/obs-status.ts'
import { type PeriodText, parsePeriod } from '../../../events/period.ts'
import { type Cell, cellKey } from '../../../events/shapes.ts'
import type { Vintage } from '../../commands/indicator/vintages.ts'

/** A value that stands, and the one that the file gives in its place. */
export interface Revision {
  readonly indicator: string
  readonly line: number
  readonly period: string
  readonly cell: string
  readonly before: number | string
  readonly after: number | string
}

/** A measurement of a file, whole. */
export type Measurement = Record<string, unknown> & {
  readonly period: PeriodText
  readonly cell?: Cell
  readonly value?: number
  obsStatus?: ObsStatuses
  readonly knownFrom?: string
}

/** Fields that say where and when a figure is, not what. */
const PLACE: ReadonlySet<string> = new Set(['period', 'cell', 'knownFrom', 'reason'])

/** A figure of the file that was met before. */
export interface Listed {
  readonly line: number
  readonly figure: string | number
  readonly ignored: number
}

/**
 * Figures of a file by period and cell (`place`), and from when they were known; undefined where the row does not say. In
 * columns: an object for each of a million rows would take the memory that the rows themselves do not.
 */
export function listedFigures() {
  const first = new Map<string, number>()
  const lines: number[] = []
  const figures: (string | number)[] = []
  const ignoredTexts: number[] = []
  const knownFroms: (string | undefined)[] = []
  /** The next figure of the same place; −1 where it is the last. */
  const next: number[] = []

  /** The figure of that place and knownFrom; `any`: of whichever knownFrom. */
  function at(place: string, knownFrom: string | undefined, any: boolean): Listed | undefined {
    for (let row = first.get(place) ?? -1; row >= 0; row = next[row] as number)
      if (any || knownFroms[row] === knownFrom)
        return {
          line: lines[row] as number,
          figure: figures[row] as string | number,
          ignored: ignoredTexts[row] as number,
        }
    return undefined
  }
  function add(
    place: string,
    knownFrom: string | undefined,
    line: number,
    figure: string | number,
    ignored: number,
  ): void {
    next.push(first.get(place) ?? -1)
    first.set(place, lines.length)
    lines.push(line)
    figures.push(figure)
    ignoredTexts.push(ignored)
    knownFroms.push(knownFrom)
  }
  return { at, add }
}

/** A period as its key. */
export const keyText = (period: PeriodText): string => parsePeriod(period).key

/** A figure in words, for who must see two of them. */
export function figureText({ value, low, high, obsStatus = 'A' }: Record<string, unknown>): string {
  const amount = value !== undefined ? `${value}` : low !== undefined ? `${low} to ${high}` : 'none'
  return obsStatus === 'A' ? amount : `${amount} (${obsStatus})`
}

const vintageText = ({ data }: Vintage): string => {
  const { obsStatus = 'A', flags = [] } = data as { obsStatus?: string; flags?: readonly string[] }
  return figureText({ ...data, obsStatus: [obsStatus, ...flags].join('') })
}

/** Whether a row states anything that the vintage does not say. */
export function differs({ data }: Vintage, measurement: Measurement): boolean {
  const { obsStatus, ...rest } = measurement
  const before = { obsStatus: 'A', ...data } as Record<string, unknown>
  const after: Record<string, unknown> = { ...rest, ...statusAndFlags(obsStatus) }
  for (const [field, value] of Object.entries(after)) {
    if (PLACE.has(field)) continue
    if (field === 'flags') {
      if (String(value) !== String(before.flags ?? '')) return true
    } else if (value !== before[field]) return true
  }
  // A figure without a status, where one with a status stands: what is not stated is not changed.
  return false
}

/** What is said of a figure that differs from the one that stands. */
export const differsFrom = (standing: Vintage, measurement: Measurement): string =>
  `${vintageText(standing)} stands for this period and cell, and the file says ${figureText(measurement)}; if it was revised, record it with --as vintage --known-from DATE, or with --as correct --reason … --cause source-revised`

/** The change that a figure would be. */
export function revisionOf(indicator: string, line: number, standing: Vintage, measurement: Measurement): Revision {
  const { value } = standing.data as { value?: number }
  return {
    indicator,
    line,
    period: keyText(measurement.period),
    cell: cellKey(measurement.cell),
    before: value ?? vintageText(standing),
    after: measurement.value ?? figureText(measurement),
  }
}
