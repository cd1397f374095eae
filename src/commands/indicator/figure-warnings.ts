/**
 * What should the person who records a figure look at twice? Nothing is refused: a figure for a locked period, which waits
 * for approval, an earlier vintage than the one that stands, or its withdrawal, a value ten times the latest or a tenth of it, and a total shown beside all its cells but a hidden one.
 */
import { isLocked } from '../../../events/approval-terms.ts'
import { carriesNoValue } from '../../../events/obs-status.ts'
import { dayOf, parsePeriod } from '../../../events/period.ts'
import { message } from '../../../events/refusals.ts'
import { type Cell, cellKey } from '../../../events/shapes.ts'
import type { Decided, Warning } from '../command.ts'
import type { KnownFrom } from '../known-from.ts'
import { type Figure, namedFigure } from './figure-rules.ts'
import { type IndicatorState, type LatestValues, noteLatest } from './indicator-state.ts'
import { valueKey } from './value-key.ts'
import { vintageAsOf } from './vintages.ts'

/** A figure about to be recorded: from when it is known (milliseconds), and where it stands in the body. */
export interface NewFigure {
  readonly figure: Figure
  readonly knownFrom: number
  readonly pointer: string
}

/** The warnings on the figures of one command, in their order. */
export function figureWarnings(state: IndicatorState, figures: readonly NewFigure[]): Warning[] {
  const latest = latestAbove(state.latestValues)
  const warnings: Warning[] = []
  for (const each of figures) {
    const cell = cellKey(each.figure.cell)
    const locked = lockedPeriod(state, each)
    if (locked) warnings.push(locked)
    const earlier = earlierVintage(state, each)
    if (earlier) warnings.push(earlier)
    const magnitude = otherMagnitude(latest.get(cell)?.value, each)
    if (magnitude) warnings.push(magnitude)
    noteLatest(latest, each.figure, cell)
  }
  return [...warnings, ...revealedCells(state, figures)]
}

/** The latest values with those that are noted beside; the state's own, of which there may be thousands, are neither changed nor copied. */
function latestAbove(values: IndicatorState['latestValues']): LatestValues {
  const noted: IndicatorState['latestValues'] = new Map()
  return { get: key => noted.get(key) ?? values.get(key), set: (key, value) => noted.set(key, value) }
}

/** Decided facts with warnings: the first carries them all, for they are answered together. */
export const withWarnings = (decided: readonly Decided[], warnings: readonly Warning[]): readonly Decided[] =>
  warnings.length === 0 ? decided : decided.map((each, index) => (index === 0 ? { ...each, warnings } : each))

const FOREVER = Number.POSITIVE_INFINITY

function lockedPeriod({ signOff }: IndicatorState, { figure, pointer }: NewFigure): Warning | undefined {
  if (!isLocked(signOff, parsePeriod(figure.period))) return undefined
  return { code: 'awaits-approval', text: message('awaits-approval', {}), pointer: `${pointer}/period` }
}

/** The warnings on a figure that is withdrawn: one that was known later still stands. */
export function withdrawalWarnings(state: IndicatorState, figure: PeriodAndCell, { ms }: KnownFrom): Warning[] {
  const later = earlierVintage(state, { figure, knownFrom: ms, pointer: '' })
  return later ? [later] : []
}

type PeriodAndCell = Pick<Figure, 'period' | 'cell'>

function earlierVintage(
  state: IndicatorState,
  { figure, knownFrom, pointer }: Omit<NewFigure, 'figure'> & { readonly figure: PeriodAndCell },
): Warning | undefined {
  const standing = vintageAsOf(state.vintages.of(figure.period, figure.cell), FOREVER)
  if (!standing || standing.type === 'measurement-withdrawn' || standing.knownFrom <= knownFrom) return undefined
  const since = standing.knownFromText ?? dayOf(standing.knownFrom)
  const text = message('earlier-vintage', { standing: namedFigure(standing.data as Figure), since })
  return { code: 'earlier-vintage', text, pointer: `${pointer}/knownFrom` }
}

/** So many times the latest value, or so small a part of it, is worth a second look. */
const MAGNITUDE = 10

function otherMagnitude(before: number | undefined, { figure: { value }, pointer }: NewFigure): Warning | undefined {
  if (!value || !before) return undefined
  const times = Math.abs(value / before)
  if (times < MAGNITUDE && times > 1 / MAGNITUDE) return undefined
  const text = message(`order-of-magnitude/${times >= MAGNITUDE ? 'above' : 'below'}`, { value, latest: before })
  return { code: 'order-of-magnitude', text, pointer: `${pointer}/value` }
}

type StandingFigure = (period: Figure['period'], cell: Cell) => Figure | undefined

/** The figures that stand once the new ones are recorded. */
function standingWith(state: IndicatorState, figures: readonly NewFigure[]): StandingFigure {
  const added = new Map(figures.map(({ figure }) => [valueKey(figure.period, figure.cell), figure]))
  return (period, cell) => {
    const key = valueKey(period, cell)
    const own = added.get(key)
    if (own) return own
    const standing = vintageAsOf(state.vintages.of(period, cell), FOREVER)
    return standing?.type === 'measurement-withdrawn' ? undefined : (standing?.data as Figure | undefined)
  }
}

const isHidden = (figure: Figure | undefined): boolean => figure?.obsStatus === 'Q'

/** A total less all its cells but one is that one: said where that one is suppressed (Q). */
function revealedCells(state: IndicatorState, figures: readonly NewFigure[]): Warning[] {
  if (!state.hasHidden && !figures.some(({ figure }) => isHidden(figure))) return []
  const standing = standingWith(state, figures)
  const asked = new Set<string>()
  const warnings: Warning[] = []
  for (const { figure, pointer } of figures) {
    for (const [dimension, codes] of Object.entries(state.definition?.dimensions ?? {})) {
      const { [dimension]: _own, ...total } = figure.cell ?? {}
      const question = `${dimension}|${valueKey(figure.period, total)}`
      if (asked.has(question)) continue
      asked.add(question)
      const hidden = revealedCode(standing, figure.period, total, dimension, Object.keys(codes))
      if (hidden === undefined) continue
      const text = message('reveals-hidden', { dimension, code: hidden })
      warnings.push({ code: 'reveals-hidden', text, pointer: `${pointer}/cell` })
    }
  }
  return warnings
}

/** The one code whose figure is hidden while the total and all others are shown. */
function revealedCode(
  standing: StandingFigure,
  period: Figure['period'],
  total: Cell,
  dimension: string,
  codes: readonly string[],
): string | undefined {
  const whole = standing(period, total)
  if (!whole || carriesNoValue(whole.obsStatus)) return undefined
  let hidden: string | undefined
  for (const code of codes) {
    const part = standing(period, { ...total, [dimension]: code })
    if (part?.value !== undefined) continue
    if (!isHidden(part) || hidden !== undefined) return undefined
    hidden = code
  }
  return hidden
}
