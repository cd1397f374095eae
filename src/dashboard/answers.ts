/** What do the pages read? The part of each answer of the API that is shown, as it leaves the API. */
import type { FactName } from '../../events/catalogue.ts'
import type { IndicatorKind } from '../../events/indicator.ts'
import type { GoalKind } from '../../events/mission.ts'
import type { PeriodText } from '../../events/period.ts'
import type { Text } from '../../events/shapes.ts'
import type { PathVerdict } from '../../projections/progress/path.ts'
import type { RolledUp } from '../../projections/progress/roll-up.ts'
import type { TrendVerdict } from '../../projections/progress/trend.ts'
import type { AssessmentAnswer } from './assessment-answers.ts'

export interface Pinned {
  readonly pin: { readonly asOf: string | null; readonly position: number; readonly on: string }
  readonly lateEntries?: number
}

export interface EvidenceItem {
  readonly title: string
  readonly url?: string
}

/** Where a line came from. */
export interface LineOrigin {
  readonly knownFrom: string
  readonly knownFromGiven?: string
  readonly recordedAt: string
  readonly position: number
  readonly principal?: string
  readonly organisation?: string
  readonly reason?: string
  readonly decision?: string
  readonly evidence?: readonly EvidenceItem[]
}

export type Phase = 'candidate' | 'declared' | 'design' | 'execution'
export interface Horizon {
  readonly from: PeriodText
  readonly to: PeriodText
}

export interface MissionsAnswer extends Pinned {
  readonly missions: readonly {
    readonly mission: string
    readonly title: Text
    readonly vision?: Text
    readonly horizon?: Horizon
    readonly phase: Phase
    readonly concluded: boolean
    readonly goals: number
    readonly indicators: number
  }[]
}

export interface MissionTexts {
  readonly title?: Text
  readonly challenge?: Text
  readonly vision?: Text
  readonly horizon?: Horizon
  readonly plainLanguage?: Text
  readonly population?: { readonly text: Text; readonly ageFrom?: number; readonly ageTo?: number }
}

export interface GoalWordingLine extends LineOrigin {
  readonly statement: Text
  readonly kind: GoalKind
  readonly decidedBy?: string
}

export interface JudgementLine extends LineOrigin {
  readonly assessment: Text
  readonly score?: number
  readonly by: string
  readonly history: readonly object[]
}

export interface MissionAnswer extends Pinned, MissionTexts {
  readonly mission: string
  readonly phase: Phase
  readonly concluded: (LineOrigin & { readonly decidedBy: string }) | null
  readonly phases: readonly (LineOrigin & { readonly phase: Phase; readonly from: PeriodText })[]
  readonly wordings: readonly (LineOrigin & { readonly decidedBy?: string; readonly changed: MissionTexts })[]
  readonly goals: readonly {
    readonly goal: string
    readonly statement: Text
    readonly accountable: string | null
    readonly status: 'proposed' | 'adopted' | 'retired'
    readonly wordings: readonly GoalWordingLine[]
  }[]
  readonly bodies: readonly (LineOrigin & {
    readonly body: string
    readonly kind: string
    readonly name: Text
    readonly mandate?: Text
    readonly dissolved: boolean
  })[]
  readonly actors: readonly { readonly actor: string; readonly name: string }[]
  readonly criteria: readonly (JudgementLine & { readonly criterion: string })[]
  readonly capabilities: readonly (JudgementLine & { readonly capability: string })[]
  readonly indicators: readonly string[]
  readonly releases: readonly string[]
  readonly accountability: { readonly gaps: readonly { readonly thing: 'goal' | 'indicator'; readonly id: string }[] }
}

/** What it takes to write an indicator's values. */
export interface ValueFormat {
  readonly unit: Text
  readonly decimals?: number | null
}

export interface GoalIndicator extends AssessmentAnswer, ValueFormat {
  readonly title: Text
  readonly kind: IndicatorKind
  readonly direction: 'increase' | 'decrease' | 'hold'
  readonly accountable: string | null
  readonly retired: boolean
  readonly speaks: boolean
  readonly illustrative?: boolean
}

export interface GoalProgress {
  readonly goal: string
  readonly level: number
  readonly statement: Text
  readonly kind: GoalKind
  readonly status: 'proposed' | 'adopted' | 'retired'
  readonly accountable: string | null
  readonly decidedBy: string | null
  readonly illustrative: boolean
  readonly directionOnly: boolean
  readonly rollUp: { readonly path: RolledUp<PathVerdict>; readonly trend: RolledUp<TrendVerdict> }
  readonly indicators: readonly GoalIndicator[]
  readonly goals: readonly GoalProgress[]
}

export interface ProgressAnswer extends Pinned {
  readonly mission: string
  readonly goals: readonly GoalProgress[]
}

export interface TimelineEntry extends LineOrigin {
  /** What happened, in the language that was asked for. */
  readonly sentence: string
  readonly type: FactName
  readonly stream: string
  readonly data: Readonly<Record<string, unknown>>
}

export interface TimelineAnswer extends Pinned {
  readonly mission: string
  readonly count: number
  readonly entries: readonly TimelineEntry[]
  /** How many entries lie before the first one shown. */
  readonly earlier?: number
}
