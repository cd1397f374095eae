/** What do the pages of one indicator read? */
import type { FactName } from '../../events/catalogue.ts'
import type { IndicatorKind } from '../../events/indicator.ts'
import type { PeriodText } from '../../events/period.ts'
import type { Cell, ObsStatus, Text } from '../../events/shapes.ts'
import type { Measure, OriginShown, Pinned } from './answers.ts'
import type { AmountShown } from './assessment-answers.ts'

export interface DefinitionShown extends Measure {
  readonly title: Text
  readonly definition: Text
  readonly direction: 'increase' | 'decrease' | 'hold'
  readonly kind: IndicatorKind
  readonly source: { readonly name: string; readonly url?: string; readonly licence?: string }
  readonly dimensions?: Readonly<Record<string, Readonly<Record<string, Text>>>>
  readonly population?: Text
  readonly frequency?: string
  readonly accountable?: string
  readonly signOff?: boolean
  readonly illustrative?: boolean
}

export interface VersionShown extends DefinitionShown, OriginShown {
  readonly version: number
  readonly breakAt: PeriodText | null
  readonly bridge: { readonly factor: number; readonly offset: number } | null
}

export interface BaselineShown extends AmountShown, OriginShown {
  readonly period: PeriodText
  readonly cell?: Cell
  readonly version: number
  readonly definitionVersion: number
  readonly decidedBy?: string
  readonly illustrative?: boolean
}

export interface MilestoneShown {
  readonly period: PeriodText
  readonly value?: number
  readonly changePercent?: number
  readonly changePoints?: number
}

export interface TargetShown extends BaselineShown {
  readonly changePercent?: number
  readonly changePoints?: number
  readonly baselineVersion?: number
  readonly path?: readonly MilestoneShown[]
}

export interface DisputeShown extends OriginShown {
  readonly dispute: string
  readonly period: PeriodText
  readonly cell: Cell
  readonly claimant: string
  readonly claimedValue?: number
  readonly outcome: 'open' | 'upheld' | 'corrected' | 'withdrawn'
  readonly resolved?: OriginShown
}

/** The definition is absent where figures are known from before anybody defined the indicator. */
export interface IndicatorAnswer extends Pinned, Partial<DefinitionShown> {
  readonly indicator: string
  /** Null before it was defined. */
  readonly mission: string | null
  readonly goals: readonly string[]
  readonly retired: OriginShown | null
  readonly versions: readonly VersionShown[]
  readonly baselines: readonly BaselineShown[]
  readonly targets: readonly TargetShown[]
  readonly disputes: readonly DisputeShown[]
}

export interface VintageShown extends OriginShown, AmountShown {
  readonly type: Extract<FactName, 'indicator-measured' | 'measurement-corrected' | 'measurement-withdrawn'>
  readonly obsStatus: ObsStatus | null
  readonly note?: string
  readonly cause?: string
}

export interface PointShown extends OriginShown, AmountShown {
  readonly period: PeriodText
  readonly cell: Cell
  readonly obsStatus: ObsStatus
  readonly definitionVersion: number
  readonly disputed?: readonly string[]
  readonly note?: string
  readonly vintages?: readonly VintageShown[]
}

export interface SeriesAnswer extends Pinned {
  readonly indicator: string
  readonly points: readonly PointShown[]
  readonly withdrawn?: readonly {
    readonly period: PeriodText
    readonly cell: Cell
    readonly vintages: readonly VintageShown[]
  }[]
}
