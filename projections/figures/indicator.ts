/** What is the indicator, as known at a pin? Its definition versions, baselines, targets and disputes, every line kept. */

import type { FactsOf, IndicatorFact } from '../../events/catalogue.ts'
import type { DataOf, Recorded } from '../../events/fact.ts'
import type { baselineSet, sourceBound, targetSet } from '../../events/indicator.ts'
import { type PeriodText, parsePeriod } from '../../events/period.ts'
import { message } from '../../events/refusals.ts'
import { type Cell, cellKey } from '../../events/shapes.ts'
import { haveSameItems } from '../base/list.ts'
import { type Origin, originOf } from '../base/origin.ts'
import { inside, isLate, type Pin } from '../base/pin.ts'
import { UnfitQuestion } from '../base/unfit-question.ts'
import type { Series } from './series.ts'

/** An indicator's facts, split: the few that keep recording order, and the columns of what was measured. */
export interface IndicatorHistory {
  readonly facts: readonly Recorded<IndicatorFact>[]
  readonly series: Series
}

export type Definition = Omit<Extract<IndicatorFact, { type: 'indicator-defined' }>['data'], 'mission' | 'goals'>

export interface DefinitionVersion extends Origin {
  readonly version: number
  readonly definition: Definition
  /** The first period it covers; the first version covers all before. */
  readonly breakAt: PeriodText | null
  /** Decimal year of the break; −∞ for the first. */
  readonly from: number
  /** new = old · factor + offset from the version before; null: nothing is computed across. */
  readonly bridge: { readonly factor: number; readonly offset: number } | null
}

export type BaselineVersion = DataOf<typeof baselineSet> &
  Origin & { readonly version: number; readonly definitionVersion: number; readonly decidedBy?: string }
export type TargetVersion = DataOf<typeof targetSet> &
  Origin & { readonly version: number; readonly definitionVersion: number }

export interface DisputeAt extends Origin {
  readonly dispute: string
  readonly period: PeriodText
  readonly cell: Cell
  readonly claimant: string
  readonly claimedValue?: number
  readonly outcome: 'open' | 'upheld' | 'corrected' | 'withdrawn'
  readonly resolved?: Origin
}

export type BoundSource = DataOf<typeof sourceBound> & Origin

export interface IndicatorAt {
  readonly mission: string
  readonly goals: readonly string[]
  /** Whether it is a key indicator of its mission. */
  readonly isKey: boolean
  readonly versions: readonly DefinitionVersion[]
  /** By cell, in recording order; the last one stands. */
  readonly baselines: ReadonlyMap<string, readonly BaselineVersion[]>
  readonly targets: ReadonlyMap<string, readonly TargetVersion[]>
  readonly disputes: readonly DisputeAt[]
  /** The source that it is bound to. */
  readonly boundSource: BoundSource | null
  readonly retired: Origin | null
}

interface Draft {
  mission: string
  goals: readonly string[]
  isKey: boolean
  versions: DefinitionVersion[]
  baselines: Map<string, BaselineVersion[]>
  targets: Map<string, TargetVersion[]>
  disputes: DisputeAt[]
  boundSource: BoundSource | null
  retired: Origin | null
}

const begin = (): Draft => ({
  mission: '',
  goals: [],
  isKey: false,
  versions: [],
  baselines: new Map(),
  targets: new Map(),
  disputes: [],
  boundSource: null,
  retired: null,
})

type Evolve = {
  readonly [N in IndicatorFact['type']]?: (
    draft: Draft,
    fact: Recorded<Extract<FactsOf<'indicator'>, { type: N }>>,
  ) => void
}

function addLine<D extends { cell?: Cell | undefined }>(
  lines: Map<string, (D & Origin & { version: number; definitionVersion: number })[]>,
  draft: Draft,
  fact: Recorded & { data: D },
): void {
  const key = cellKey(fact.data.cell)
  const before = lines.get(key) ?? []
  const line = { ...fact.data, ...originOf(fact), version: before.length + 1, definitionVersion: draft.versions.length }
  lines.set(key, [...before, line])
}

const baselineLine = (draft: Draft, fact: Recorded & { data: DataOf<typeof baselineSet> }): void =>
  addLine(draft.baselines as never, draft, fact)
const targetLine = (draft: Draft, fact: Recorded & { data: DataOf<typeof targetSet> }): void =>
  addLine(draft.targets as never, draft, fact)

const evolve: Evolve = {
  'indicator-defined': (draft, fact) => {
    const { mission, goals, ...definition } = fact.data
    Object.assign(draft, { mission, goals, isKey: definition.key ?? false })
    draft.versions.push({
      ...originOf(fact),
      version: 1,
      definition,
      breakAt: null,
      from: Number.NEGATIVE_INFINITY,
      bridge: null,
    })
  },
  'indicator-assigned': (draft, { data }) => {
    draft.goals = data.goals
  },
  'key-indicator-changed': (draft, { data }) => {
    draft.isKey = data.key
  },
  'indicator-redefined': (draft, fact) => {
    const { breakAt, comparable, bridge, ...changed } = fact.data
    const definition = { ...draft.versions.at(-1)?.definition, ...changed } as Definition
    const across = comparable
      ? { factor: 1, offset: 0 }
      : bridge
        ? { factor: bridge.factor ?? 1, offset: bridge.offset ?? 0 }
        : null
    const version = draft.versions.length + 1
    draft.versions.push({
      ...originOf(fact),
      version,
      definition,
      breakAt,
      from: parsePeriod(breakAt).start,
      bridge: across,
    })
  },
  'source-bound': (draft, fact) => {
    draft.boundSource = { ...fact.data, ...originOf(fact) }
  },
  'source-unbound': draft => {
    draft.boundSource = null
  },
  'baseline-set': baselineLine,
  'baseline-reestimated': baselineLine,
  'target-set': targetLine,
  'target-revised': targetLine,
  'measurement-disputed': (draft, fact) => {
    const { dispute, period, cell, claimant, claimedValue } = fact.data
    draft.disputes.push({
      ...originOf(fact),
      dispute,
      period,
      cell: cell ?? {},
      claimant,
      outcome: 'open',
      ...(claimedValue !== undefined && { claimedValue }),
    })
  },
  'dispute-resolved': (draft, fact) => {
    const { dispute, outcome } = fact.data
    draft.disputes = draft.disputes.map(d => (d.dispute === dispute ? { ...d, outcome, resolved: originOf(fact) } : d))
  },
  'indicator-retired': (draft, fact) => {
    draft.retired = originOf(fact)
  },
}

type AnyEvolve = Readonly<Record<string, ((draft: Draft, fact: Recorded<IndicatorFact>) => void) | undefined>>

/** The indicator with one more fact, the next in recording order; what it was before stays as it is. The same object where the fact says nothing of it. */
export function withFact(before: IndicatorAt, fact: Recorded<IndicatorFact>): IndicatorAt {
  const tell = (evolve as AnyEvolve)[fact.type]
  if (!tell) return before
  const draft = {
    ...before,
    versions: [...before.versions],
    baselines: new Map(before.baselines) as Draft['baselines'],
    targets: new Map(before.targets) as Draft['targets'],
    disputes: [...before.disputes],
  }
  tell(draft, fact)
  return draft
}

/** The indicator that these facts tell of, in recording order. */
export function foldFacts(facts: Iterable<Recorded<IndicatorFact>>): IndicatorAt {
  const draft = begin()
  for (const fact of facts) (evolve as AnyEvolve)[fact.type]?.(draft, fact)
  return draft
}

interface Folded {
  readonly facts: readonly Recorded<IndicatorFact>[]
  readonly at: IndicatorAt
}

/** What was folded last of each history. Facts that are no figures are few: at most pins the same ones lie inside. */
const foldedLast = new WeakMap<IndicatorHistory, Folded>()

/** What these facts of a history tell, given in recording order; the same object as was told last where they are the same. */
export function foldedFrom(history: IndicatorHistory, facts: readonly Recorded<IndicatorFact>[]): IndicatorAt {
  const before = foldedLast.get(history)
  if (before && haveSameItems(before.facts, facts)) return before.at
  const folded = { facts: [...facts], at: foldFacts(facts) }
  foldedLast.set(history, folded)
  return folded.at
}

/**
 * Folds an indicator's facts that keep recording order, inside a pin; undefined where nothing was known of it. The same object
 * as at the pin before where the same facts lie inside, so that whoever made something of it can tell that it still holds.
 */
export function foldIndicator(history: IndicatorHistory, pin: Pin): IndicatorAt | undefined {
  const at = foldedFrom(
    history,
    history.facts.filter(fact => inside(fact, pin)),
  )
  // Figures may be known from before anybody defined the indicator here: they are shown, without a definition.
  return at.versions.length === 0 && history.series.known(pin) === 0 ? undefined : at
}

/** How many of an indicator's facts inside a pin were recorded after its day. */
export function lateEntriesOf(history: IndicatorHistory, pin: Pin): number {
  let late = history.series.late(pin)
  for (const fact of history.facts) if (isLate(fact, pin) && inside(fact, pin)) late += 1
  return late
}

/** The definition of the latest version known. */
export const latestDefinition = ({ versions }: Pick<IndicatorAt, 'versions'>): Definition | undefined =>
  versions.at(-1)?.definition

/** Revision of the indicator's last fact up to the pin's position. */
export const revisionAt = ({ facts, series }: IndicatorHistory, pin: Pin): number =>
  facts.filter(f => f.position <= pin.position).length + series.rowsUpTo(pin.position) - 1

/** The cell asked for, if a definition has ever declared it: one that was misspelt would look like one without figures. */
export function declaredCell({ versions }: IndicatorAt, cell: Cell | undefined): Cell | undefined {
  if (versions.length === 0) return cell
  for (const [dimension, code] of Object.entries(cell ?? {})) {
    const codes = versions.flatMap(({ definition }) => {
      const { [dimension]: own = {} } = definition.dimensions ?? {}
      return Object.keys(own)
    })
    if (codes.includes(code)) continue
    const known = codes.length > 0 ? codes : versions.flatMap(v => Object.keys(v.definition.dimensions ?? {}))
    const unique = [...new Set(known)]
    throw new UnfitQuestion(
      'cell',
      codes.length > 0
        ? message('unknown-cell/code', { dimension, code, known: unique })
        : message('unknown-cell/dimension', { dimension, known: unique }),
    )
  }
  return cell
}
