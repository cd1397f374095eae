/** What must an indicator's rules know? Its definition versions, baselines, targets, and every vintage of every value. */
import type { IndicatorFact } from '../../events/catalogue.ts'
import { type Period, type PeriodText, parsePeriod } from '../../events/period.ts'
import { type Cell, cellKey } from '../../events/shapes.ts'
import type { Fold, Kept } from './command.ts'

type DefinedFact = Extract<IndicatorFact, { type: 'indicator-defined' }>
export type Definition = Omit<DefinedFact['data'], 'mission' | 'goals'>

export interface VersionState {
  /** Decimal year from which it covers; −∞ for the first. */
  readonly from: number
  /** The kind of period its figures have, once a first one was given. */
  kind: string | undefined
}

/** A value as it was recorded once. */
export interface Vintage {
  readonly knownFrom: number
  readonly knownText: string | undefined
  readonly revision: number
  readonly type: 'indicator-measured' | 'measurement-corrected' | 'measurement-withdrawn'
  readonly data: Kept<IndicatorFact>['data']
}

export interface IndicatorState {
  mission: string
  goals: readonly string[]
  definition: Definition | undefined
  readonly versions: VersionState[]
  /** How many baselines and targets stand, by cell. */
  readonly baselines: Map<string, number>
  readonly targets: Map<string, number>
  /** By period and cell, in recording order. */
  readonly vintages: Map<string, Vintage[]>
  readonly disputes: Map<string, { readonly period: PeriodText; readonly cell: Cell | undefined; open: boolean }>
  retired: boolean
}

/** The definition version (counted from 1) that covers a period: the last whose break is not after its beginning. */
export function versionFor(versions: readonly { readonly from: number }[], period: Period): number {
  let covering = 1
  versions.forEach((version, index) => {
    if (period.start >= version.from - 1e-9) covering = index + 1
  })
  return covering
}

/** One key for one value: its period and its cell. */
export const valueKey = (period: PeriodText, cell: Cell | undefined): string =>
  `${parsePeriod(period).key}|${cellKey(cell)}`

/** The vintage that stood at a time of knowledge (milliseconds): the last by (knownFrom, recording order). */
export function standingAt(vintages: readonly Vintage[] | undefined, knownAt: number): Vintage | undefined {
  let standing: Vintage | undefined
  for (const vintage of vintages ?? [])
    if (vintage.knownFrom <= knownAt && (standing === undefined || vintage.knownFrom >= standing.knownFrom))
      standing = vintage
  return standing
}

/** The first figure of a definition version settles its kind of period. */
export function settleKind(state: IndicatorState, given: PeriodText): void {
  const period = parsePeriod(given)
  const version = state.versions[versionFor(state.versions, period) - 1]
  if (version) version.kind ??= period.kind
}

type ValueFact = Kept<Extract<IndicatorFact, { type: Vintage['type'] }>>

function keepVintage(state: IndicatorState, fact: ValueFact): void {
  const { type, data, knownFrom, revision, meta } = fact
  const key = valueKey(data.period, data.cell)
  const vintage: Vintage = { type, data, knownFrom, revision, knownText: meta.knownFrom }
  const others = state.vintages.get(key)
  if (others) others.push(vintage)
  else state.vintages.set(key, [vintage])
  settleKind(state, data.period)
}

const count = (map: Map<string, number>, cell: Cell | undefined): void => {
  map.set(cellKey(cell), (map.get(cellKey(cell)) ?? 0) + 1)
}

const { assign } = Object

export const indicatorFold: Fold<IndicatorState, IndicatorFact> = {
  initial: () => ({
    mission: '',
    goals: [],
    definition: undefined,
    versions: [],
    baselines: new Map(),
    targets: new Map(),
    vintages: new Map(),
    disputes: new Map(),
    retired: false,
  }),
  evolve: {
    'indicator-defined': (state, { data }) => {
      const { mission, goals, ...definition } = data
      assign(state, { mission, goals, definition })
      state.versions.push({ from: Number.NEGATIVE_INFINITY, kind: undefined })
    },
    'indicator-assigned': (state, { data }) => {
      state.goals = data.goals
    },
    'indicator-redefined': (state, { data }) => {
      const { breakAt, comparable: _c, bridge: _b, ...changed } = data
      state.definition = { ...state.definition, ...changed } as Definition
      state.versions.push({ from: parsePeriod(breakAt).start, kind: undefined })
    },
    'baseline-set': (state, { data }) => {
      count(state.baselines, data.cell)
      settleKind(state, data.period)
    },
    'baseline-reestimated': (state, { data }) => {
      count(state.baselines, data.cell)
    },
    'target-set': (state, { data }) => count(state.targets, data.cell),
    'target-revised': (state, { data }) => count(state.targets, data.cell),
    'indicator-measured': keepVintage,
    'measurement-corrected': keepVintage,
    'measurement-withdrawn': keepVintage,
    'measurement-disputed': (state, { data }) => {
      state.disputes.set(data.dispute, { period: data.period, cell: data.cell, open: true })
    },
    'dispute-resolved': (state, { data }) => {
      const dispute = state.disputes.get(data.dispute)
      if (dispute) dispute.open = false
    },
    'indicator-retired': state => {
      state.retired = true
    },
  },
}
