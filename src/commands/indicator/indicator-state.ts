/** What the rules of an indicator must know: its definition versions, baselines, targets, and every vintage of every value. */
import { noteTerms } from '../../../events/approval-terms.ts'
import type { IndicatorFact } from '../../../events/catalogue.ts'
import type { Annotations, DataOf } from '../../../events/fact.ts'
import type { sourceBound } from '../../../events/indicator.ts'
import { coarserPeriod, type Period, type PeriodText, parsePeriod } from '../../../events/period.ts'
import { type Cell, cellKey } from '../../../events/shapes.ts'
import type { StateFold } from '../stream-state.ts'
import { chosenOf, noSignOff, noteRecorded, type SignOffState } from './sign-off-state.ts'
import { type ValueFact, Vintages, vintageAsOf } from './vintages.ts'

type DefinedFact = Extract<IndicatorFact, { type: 'indicator-defined' }>
export type Definition = Omit<DefinedFact['data'], 'mission' | 'goals'>

export interface VersionState {
  /** Decimal year from which it covers; −∞ for the first. */
  readonly from: number
  readonly definition: Definition
  /** A period of the kind (year, quarter …) of its baseline, or of the figures in force in it. Undefined until the first. */
  period: PeriodText | undefined
  /** The kind of finer figures, where the definition allows them beside that kind. */
  partKind: string | undefined
}

/** A baseline or target as it was stated, and the definition version then in force (counted from 1). */
export interface StatedLine {
  readonly period: PeriodText
  readonly version: number
  /** All that was stated. */
  readonly data: LineData
}

export interface IndicatorState {
  /** From when it was known that the indicator was defined, milliseconds. */
  knownFrom: number
  mission: string
  goals: readonly string[]
  /** Whether it is a key indicator of its mission. */
  isKey: boolean
  /** The definition in force: the last version's. */
  definition: Definition | undefined
  readonly versions: VersionState[]
  /** Every baseline and target stated, by cell; the last one is in force. */
  readonly baselines: Map<string, StatedLine[]>
  readonly targets: Map<string, StatedLine[]>
  readonly vintages: Vintages
  /** The latest number of each cell, by the end of its period (decimal year). */
  readonly latestValues: Map<string, { at: number; value: number }>
  /** Whether any figure was ever suppressed (Q). */
  hasHidden: boolean
  readonly disputes: Map<string, { readonly period: PeriodText; readonly cell: Cell | undefined; open: boolean }>
  readonly signOff: SignOffState
  /** The source it is bound to. */
  source: DataOf<typeof sourceBound> | undefined
  retired: boolean
}

/** The definition version (counted from 1) that covers a period: the last whose break is not after its beginning. */
export function versionFor(versions: readonly { readonly from: number }[], period: Period): number {
  return (
    Math.max(
      0,
      versions.findLastIndex(version => period.start >= version.from - 1e-9),
    ) + 1
  )
}

/** Of each cell the latest period (decimal year) that has a number, and that number. */
export type LatestValues = Pick<IndicatorState['latestValues'], 'get'> & {
  set(key: string, value: { at: number; value: number }): unknown
}

/** Notes a figure where it is the latest of its cell that has a number; `key` is that of its cell. */
export function noteLatest(
  latest: LatestValues,
  {
    period,
    cell,
    value,
  }: { readonly period: PeriodText; readonly cell?: Cell | undefined; readonly value?: number | undefined },
  key = cellKey(cell),
): void {
  if (value === undefined) return
  const at = parsePeriod(period).reference
  if ((latest.get(key)?.at ?? Number.NEGATIVE_INFINITY) <= at) latest.set(key, { at, value })
}

/** Whether figures may be of a finer kind of period than baseline and target: they are made into coarser ones, or added up. */
export const takesFiner = ({ rollUp, cumulative }: Definition): boolean =>
  rollUp?.time !== undefined || cumulative === true

/** The baselines of a definition version (counted from 1), then the figures in force in it. */
function* periodsIn({ versions, baselines, vintages }: IndicatorState, version: number): Generator<PeriodText> {
  for (const lines of baselines.values()) for (const line of lines) if (line.version === version) yield line.period
  for (const ofValue of vintages.ofEach()) {
    const current = vintageAsOf(ofValue, Number.POSITIVE_INFINITY)
    if (!current || current.type === 'measurement-withdrawn') continue
    if (versionFor(versions, parsePeriod(current.data.period)) === version) yield current.data.period
  }
}

/** The first figure of a definition version settles its kind of period, unless a baseline has; one of another kind, the kind of parts. */
export function settlePeriodKind({ versions }: Pick<IndicatorState, 'versions'>, text: PeriodText): void {
  const period = parsePeriod(text)
  const version = versions[versionFor(versions, period) - 1]
  if (version) settle(version, text)
}

function settle(version: VersionState, text: PeriodText): void {
  version.period ??= text
  const [settled, given] = [parsePeriod(version.period), parsePeriod(text)]
  if (given.kind === settled.kind || !takesFiner(version.definition)) return
  const isCoarser = coarserPeriod(settled, given) !== undefined
  version.partKind ??= isCoarser ? settled.kind : given.kind
  if (isCoarser) version.period = text
}

/** Whether all that can be settled of a version's kinds of period is. */
export const isSettled = ({ period, partKind, definition }: VersionState): boolean =>
  period !== undefined && (partKind !== undefined || !takesFiner(definition))

function addVintage(state: IndicatorState, fact: ValueFact): void {
  const { type, data, knownFrom, revision, meta } = fact
  noteRecorded(state.signOff, data, meta.principal)
  const { reason, decision, evidence } = meta
  const annotations = (reason ?? decision ?? evidence) ? ({ reason, decision, evidence } as Annotations) : undefined
  state.vintages.add({ type, data, knownFrom, revision, knownFromText: meta.knownFrom, annotations })
  if (type !== 'measurement-withdrawn') {
    noteLatest(state.latestValues, data)
    state.hasHidden ||= (data as { obsStatus?: string }).obsStatus === 'Q'
  }
  if (type === 'measurement-withdrawn') recomputePeriodKind(state, versionFor(state.versions, parsePeriod(data.period)))
  else settlePeriodKind(state, data.period)
}

/** Settles the kind of period anew: what had settled it may be withdrawn, or belong to another version now. */
function recomputePeriodKind(state: IndicatorState, version: number): void {
  const found = state.versions[version - 1]
  if (!found) return
  Object.assign(found, { period: undefined, partKind: undefined })
  for (const period of periodsIn(state, version)) {
    settle(found, period)
    if (isSettled(found)) return
  }
}

type LineData = { readonly period: PeriodText; readonly cell?: Cell | undefined }

function addLine(lines: Map<string, StatedLine[]>, state: IndicatorState, data: LineData): void {
  const key = cellKey(data.cell)
  const ofCell = lines.get(key) ?? []
  lines.set(key, [...ofCell, { period: data.period, version: state.versions.length, data }])
}

function addBaseline(state: IndicatorState, { data }: { readonly data: LineData }): void {
  addLine(state.baselines, state, data)
  const version = state.versions.at(-1)
  if (version) settle(version, data.period)
}

const addTarget = (state: IndicatorState, { data }: { readonly data: LineData }): void =>
  addLine(state.targets, state, data)

/** Begins a definition version; figures recorded before may belong to it now. */
function beginVersion(state: IndicatorState, definition: Definition, from: number): void {
  state.definition = definition
  state.versions.push({ from, definition, period: undefined, partKind: undefined })
  for (let version = 1; version <= state.versions.length; version++) recomputePeriodKind(state, version)
}

export const indicatorFold: StateFold<IndicatorState, IndicatorFact> = {
  initial: () => ({
    knownFrom: Number.POSITIVE_INFINITY,
    mission: '',
    goals: [],
    isKey: false,
    definition: undefined,
    versions: [],
    baselines: new Map(),
    targets: new Map(),
    vintages: new Vintages(),
    latestValues: new Map(),
    hasHidden: false,
    disputes: new Map(),
    signOff: noSignOff(),
    source: undefined,
    retired: false,
  }),
  evolve: {
    'indicator-defined': (state, fact) => {
      const { data, knownFrom } = fact
      const { mission, goals, ...definition } = data
      Object.assign(state, { knownFrom, mission, goals, isKey: definition.key ?? false })
      noteTerms(state.signOff, fact)
      beginVersion(state, definition, Number.NEGATIVE_INFINITY)
    },
    'indicator-assigned': (state, { data }) => {
      state.goals = data.goals
    },
    'key-indicator-changed': (state, { data }) => {
      state.isKey = data.key
    },
    'indicator-redefined': (state, { data }) => {
      const { breakAt, comparable: _c, bridge: _b, ...changed } = data
      beginVersion(state, { ...state.definition, ...changed } as Definition, parsePeriod(breakAt).start)
    },
    'baseline-set': addBaseline,
    'baseline-reestimated': addBaseline,
    'target-set': addTarget,
    'target-revised': addTarget,
    'indicator-measured': addVintage,
    'measurement-corrected': addVintage,
    'measurement-withdrawn': addVintage,
    'measurement-disputed': (state, { data }) => {
      state.disputes.set(data.dispute, { period: data.period, cell: data.cell, open: true })
    },
    'dispute-resolved': (state, { data }) => {
      const dispute = state.disputes.get(data.dispute)
      if (dispute) dispute.open = false
    },
    'source-bound': (state, fact) => {
      state.source = fact.data
      noteTerms(state.signOff, fact)
    },
    'source-unbound': (state, fact) => {
      state.source = undefined
      noteTerms(state.signOff, fact)
    },
    'sign-off-changed': ({ signOff }, fact) => noteTerms(signOff, fact),
    'figures-submitted': ({ signOff }, { data }) => {
      for (const [, figure] of chosenOf(signOff, data)) figure.step = 'submitted'
    },
    'figures-returned': ({ signOff }, { data }) => {
      for (const [, figure] of chosenOf(signOff, data)) if (figure.step === 'submitted') figure.step = 'returned'
    },
    'figures-approved': ({ signOff }, { data }) => {
      for (const [key, figure] of chosenOf(signOff, data)) if (figure.step === 'submitted') signOff.awaited.delete(key)
    },
    'period-locked': ({ signOff }, fact) => noteTerms(signOff, fact),
    'period-reopened': ({ signOff }, fact) => noteTerms(signOff, fact),
    'commentary-written': () => {},
    'indicator-retired': state => {
      state.retired = true
    },
    // The state is folded anew, without what was struck (states.ts).
    'fact-struck': () => {},
  },
}
