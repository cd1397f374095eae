/** The words of the field that sentences use. Every language has all of them. */

import type { roles } from '../../events/access.ts'
import type { sectors } from '../../events/actor.ts'
import type { barrierKinds } from '../../events/barrier.ts'
import type { correctionCauses } from '../../events/indicator.ts'
import type { bodyKinds, capabilities, criteria, phases } from '../../events/mission.ts'
import type { ObsStatus } from '../../events/obs-status.ts'
import type { projectKinds, stages } from '../../events/project.ts'
import type { PathVerdict } from '../progress/path.ts'
import type { TrendVerdict } from '../progress/trend.ts'

type By<Names extends readonly string[]> = Readonly<Record<Names[number], string>>

export interface Terms {
  /** The quotation marks, opening and closing. */
  readonly quotes: readonly [string, string]
  readonly and: string
  readonly more: (n: number) => string
  readonly because: (reason: string) => string
  /** Rule 13b, before a sentence that names somebody who is not on record: it is stated by who recorded it. */
  readonly stated: (recorder: string) => string
  /** The decision on record that it rests on, by its question. */
  readonly onDecision: (question: string) => string
  readonly percent: string
  readonly percentagePoints: string
  readonly units: Readonly<Record<string, string>>
  readonly quarter: (n: number, year: string) => string
  readonly week: (n: number, year: string) => string
  readonly halfYear: (n: number, year: string) => string
  readonly cohort: (start: string, years: number, months: number) => string
  /** The word before a period. */
  readonly during: Readonly<Record<'year' | 'part' | 'month' | 'day' | 'other', string>>
  readonly between: (low: string, high: string) => string
  readonly change: (amount: string, way: 'up' | 'down') => string
  readonly illustrative: string
  /** A figure of this status; an empty text says nothing. */
  readonly status: Readonly<Record<ObsStatus, string>>
  readonly phase: By<typeof phases>
  readonly criterion: By<typeof criteria>
  readonly capability: By<typeof capabilities>
  readonly body: By<typeof bodyKinds>
  readonly barrier: By<typeof barrierKinds>
  readonly barrierOutcome: By<readonly ['removed', 'accepted', 'refused']>
  readonly cause: By<typeof correctionCauses>
  readonly project: By<typeof projectKinds>
  readonly stage: By<typeof stages>
  readonly verdict: By<readonly ['none', 'weak', 'plausible', 'strong']>
  readonly purpose: By<readonly ['measure', 'innovation', 'research']>
  readonly sector: By<typeof sectors>
  readonly role: By<typeof roles>
  readonly path: Readonly<Record<PathVerdict, string>>
  readonly trend: Readonly<Record<TrendVerdict, string>>
}
