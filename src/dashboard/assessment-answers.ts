/** What do the pages read of an assessment? */
import type { PeriodText } from '../../events/period.ts'
import type { ObsStatus } from '../../events/shapes.ts'
import type { PathVerdict } from '../../projections/progress/path.ts'
import type { Reason } from '../../projections/progress/reasons.ts'
import type { ChanceInWords, TrendVerdict } from '../../projections/progress/trend.ts'
import type { Pinned } from './answers.ts'

/** One number, or an interval. */
export interface Amount {
  readonly value?: number | null
  readonly low?: number
  readonly high?: number
}

export interface AssessmentAnswer extends Pinned {
  readonly indicator: string
  readonly definitionVersion: number
  readonly baseline:
    | (Amount & { readonly period: PeriodText; readonly version: number; readonly illustrative?: boolean })
    | null
  readonly target:
    | (Amount & {
        readonly period: PeriodText
        readonly version: number
        readonly kind: 'value' | 'band' | 'changePercent' | 'changePoints'
        readonly changePercent?: number
        readonly changePoints?: number
        readonly baselineVersion?: number
        readonly relativeTo?: number
        readonly milestones?: readonly { readonly t: number; readonly value: number }[]
        readonly illustrative?: boolean
      })
    | null
  readonly latest:
    | (Amount & {
        readonly period: PeriodText
        readonly obsStatus: ObsStatus
        readonly disputed?: readonly string[]
        readonly recorded?: number
      })
    | null
  readonly covered: number | null
  readonly provisional: boolean
  readonly path: {
    readonly expected: number | null
    readonly deviation: number | null
    readonly share: number | null
    readonly verdict: PathVerdict
    readonly reasons: readonly Reason[]
  }
  readonly trend: {
    readonly slope: number | null
    readonly needed: number | null
    readonly pace: number | null
    readonly ifPaceHolds: number | null
    readonly verdict: TrendVerdict
    readonly at: number | null
    readonly projected: number | null
    readonly low: number | null
    readonly high: number | null
    readonly level: number
    readonly chance: ChanceInWords | null
    readonly reasons: readonly Reason[]
  }
  readonly method: { readonly name: string; readonly version: string }
}
