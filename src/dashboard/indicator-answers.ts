/** What do the pages of one indicator read? */
import type { FactName } from '../../events/catalogue.ts'
import type { IndicatorKind } from '../../events/indicator.ts'
import type { PeriodText } from '../../events/period.ts'
import type { Cell, ObsStatus, Text } from '../../events/shapes.ts'
import type { LineOrigin, Pinned, ValueFormat } from './answers.ts'
import type { Amount } from './assessment-answers.ts'

export interface IndicatorDefinition extends ValueFormat {
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

export interface DefinitionLine extends IndicatorDefinition, LineOrigin {
  readonly version: number
  readonly breakAt: PeriodText | null
  readonly bridge: { readonly factor: number; readonly offset: number } | null
}

export interface BaselineLine extends Amount, LineOrigin {
  readonly period: PeriodText
  readonly cell?: Cell
  readonly version: number
  readonly definitionVersion: number
  readonly decidedBy?: string
  readonly illustrative?: boolean
}

export interface MilestoneLine {
  readonly period: PeriodText
  readonly value?: number
  readonly changePercent?: number
  readonly changePoints?: number
}

export interface TargetLine extends BaselineLine {
  readonly changePercent?: number
  readonly changePoints?: number
  readonly baselineVersion?: number
  readonly path?: readonly MilestoneLine[]
}

export interface DisputeLine extends LineOrigin {
  readonly dispute: string
  readonly period: PeriodText
  readonly cell: Cell
  readonly claimant: string
  readonly claimedValue?: number
  readonly outcome: 'open' | 'upheld' | 'corrected' | 'withdrawn'
  readonly resolved?: LineOrigin
}

/** The definition is absent where figures are known from before anybody defined the indicator. */
export interface IndicatorAnswer extends Pinned, Partial<IndicatorDefinition> {
  readonly indicator: string
  /** Null before it was defined. */
  readonly mission: string | null
  readonly goals: readonly string[]
  readonly retired: LineOrigin | null
  readonly versions: readonly DefinitionLine[]
  readonly baselines: readonly BaselineLine[]
  readonly targets: readonly TargetLine[]
  readonly disputes: readonly DisputeLine[]
}

export interface VintageLine extends LineOrigin, Amount {
  readonly type: Extract<FactName, 'indicator-measured' | 'measurement-corrected' | 'measurement-withdrawn'>
  readonly obsStatus: ObsStatus | null
  readonly note?: string
  readonly cause?: string
}

export interface PointLine extends LineOrigin, Amount {
  readonly period: PeriodText
  readonly cell: Cell
  readonly obsStatus: ObsStatus
  readonly definitionVersion: number
  readonly disputed?: readonly string[]
  readonly note?: string
  readonly vintages?: readonly VintageLine[]
}

export interface SeriesAnswer extends Pinned {
  readonly indicator: string
  readonly points: readonly PointLine[]
  readonly withdrawn?: readonly {
    readonly period: PeriodText
    readonly cell: Cell
    readonly vintages: readonly VintageLine[]
  }[]
}
