/** What must an indicator's rules know? Its definition versions, baselines, targets, and every vintage of every value. */
import type { IndicatorFact } from '../../../events/catalogue.ts'
import type { StatedMetadata } from '../../../events/fact.ts'
import { type Period, type PeriodText, parsePeriod } from '../../../events/period.ts'
import { type Cell, cellKey } from '../../../events/shapes.ts'
import type { StateFold, StreamFact } from '../command.ts'

type DefinedFact = Extract<IndicatorFact, { type: 'indicator-defined' }>
export type Definition = Omit<DefinedFact['data'], 'mission' | 'goals'>

export interface VersionState {
  /** Decimal year from which it covers; −∞ for the first. */
  readonly from: number
  readonly definition: Definition
  /** The kind of period it has: that of its baseline, or of the figures that stand in it. */
  kind: string | undefined
}

/** A baseline or target as it was stated, and the definition version then in force (counted from 1). */
export interface Line {
  readonly period: PeriodText
  readonly version: number
}

type ValueFact = StreamFact<
  Extract<IndicatorFact, { type: 'indicator-measured' | 'measurement-corrected' | 'measurement-withdrawn' }>
>

/** A value as it was recorded once. */
export interface Vintage {
  readonly type: ValueFact['type']
  readonly data: ValueFact['data']
  readonly knownFrom: number
  readonly knownText: string | undefined
  readonly revision: number
  /** Where any of it was given. */
  readonly said: Pick<StatedMetadata, 'reason' | 'decision' | 'evidence'> | undefined
}

export interface IndicatorState {
  /** From when it was known that the indicator was defined, milliseconds. */
  knownFrom: number
  mission: string
  goals: readonly string[]
  /** The definition in force: the last version's. */
  definition: Definition | undefined
  readonly versions: VersionState[]
  /** Every line stated, by cell; the last one stands. */
  readonly baselines: Map<string, Line[]>
  readonly targets: Map<string, Line[]>
  /** By period and cell, in recording order. */
  readonly vintages: Map<string, Vintage[]>
  readonly disputes: Map<string, { readonly period: PeriodText; readonly cell: Cell | undefined; open: boolean }>
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

/** What settles the kind of a definition version (counted from 1). */
function kindStated({ versions, baselines, vintages }: IndicatorState, version: number): string | undefined {
  for (const lines of baselines.values()) {
    const own = lines.find(line => line.version === version)
    if (own) return parsePeriod(own.period).kind
  }
  for (const ofKey of vintages.values()) {
    const standing = standingAt(ofKey, Number.POSITIVE_INFINITY)
    if (!standing || standing.type === 'measurement-withdrawn') continue
    const period = parsePeriod(standing.data.period)
    if (versionFor(versions, period) === version) return period.kind
  }
  return undefined
}

/** A figure settles the kind of its definition version, where nothing else had. */
export function settleKind({ versions }: Pick<IndicatorState, 'versions'>, given: PeriodText): void {
  const period = parsePeriod(given)
  const version = versions[versionFor(versions, period) - 1]
  if (version) version.kind ??= period.kind
}

function keepVintage(state: IndicatorState, fact: ValueFact): void {
  const { type, data, knownFrom, revision, meta } = fact
  const { reason, decision, evidence } = meta
  const said = (reason ?? decision ?? evidence) ? { reason, decision, evidence } : undefined
  const vintage = { type, data, knownFrom, revision, knownText: meta.knownFrom, said } as Vintage
  const key = valueKey(data.period, data.cell)
  const others = state.vintages.get(key)
  if (others) others.push(vintage)
  else state.vintages.set(key, [vintage])
  if (type === 'measurement-withdrawn') resettle(state, versionFor(state.versions, parsePeriod(data.period)))
  else settleKind(state, data.period)
}

/** What settled the kind may be gone. */
function resettle(state: IndicatorState, version: number): void {
  const of = state.versions[version - 1]
  if (of) of.kind = kindStated(state, version)
}

type LineData = { readonly period: PeriodText; readonly cell?: Cell | undefined }

function keepLine(lines: Map<string, Line[]>, state: IndicatorState, { period, cell }: LineData): void {
  const ofCell = lines.get(cellKey(cell)) ?? []
  lines.set(cellKey(cell), [...ofCell, { period, version: state.versions.length }])
}

function keepBaseline(state: IndicatorState, { data }: { readonly data: LineData }): void {
  keepLine(state.baselines, state, data)
  const version = state.versions.at(-1)
  if (version) version.kind ??= parsePeriod(data.period).kind
}

const keepTarget = (state: IndicatorState, { data }: { readonly data: LineData }): void =>
  keepLine(state.targets, state, data)

/** A definition version begins; figures recorded before may be covered by it now. */
function begin(state: IndicatorState, definition: Definition, from: number): void {
  state.definition = definition
  state.versions.push({ from, definition, kind: undefined })
  for (let version = 1; version <= state.versions.length; version++) resettle(state, version)
}

export const indicatorFold: StateFold<IndicatorState, IndicatorFact> = {
  initial: () => ({
    knownFrom: Number.POSITIVE_INFINITY,
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
    'indicator-defined': (state, { data, knownFrom }) => {
      const { mission, goals, ...definition } = data
      Object.assign(state, { knownFrom, mission, goals })
      begin(state, definition, Number.NEGATIVE_INFINITY)
    },
    'indicator-assigned': (state, { data }) => {
      state.goals = data.goals
    },
    'indicator-redefined': (state, { data }) => {
      const { breakAt, comparable: _c, bridge: _b, ...changed } = data
      begin(state, { ...state.definition, ...changed } as Definition, parsePeriod(breakAt).start)
    },
    'baseline-set': keepBaseline,
    'baseline-reestimated': keepBaseline,
    'target-set': keepTarget,
    'target-revised': keepTarget,
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
