/** The words of the field that sentences use. Every language has all of them. */

import type { roles } from '../../events/access.ts'
import type { sectors } from '../../events/actor.ts'
import type { barrierKinds } from '../../events/barrier.ts'
import type { commentaryKinds } from '../../events/commentary.ts'
import type { correctionCauses, directions, indicatorKinds } from '../../events/indicator.ts'
import type { bodyKinds, capabilities, criteria, goalKinds } from '../../events/mission.ts'
import type { ObsStatus } from '../../events/obs-status.ts'
import type { projectKinds, stages } from '../../events/project.ts'
import type { PathVerdict } from '../progress/path.ts'
import type { ChanceInWords, TrendVerdict } from '../progress/trend.ts'

type By<Names extends readonly string[]> = Readonly<Record<Names[number], string>>

export interface Terms {
  readonly because: (reason: string) => string
  /** What is left of an entry that was struck, by its kind. */
  readonly struck: (kind: string) => string
  /** Rule 13b, before a sentence that names somebody who is not on record: it is stated by who recorded it. */
  readonly stated: (recorder: string) => string
  /** The decision on record that it rests on, by its question. */
  readonly onDecision: (question: string) => string
  /** A change from the baseline. */
  readonly change: Readonly<Record<'up' | 'down', (amount: string) => string>>
  /** The mark of a figure, and of a goal or an indicator, that is only an example. */
  readonly illustrative: string
  readonly example: string
  /** A figure of this status; an empty text says nothing. */
  readonly status: Readonly<Record<ObsStatus, string>>
  readonly phase: By<readonly ['candidate', 'declared', 'design', 'execution', 'concluded']>
  readonly criterion: By<typeof criteria>
  readonly capability: By<typeof capabilities>
  readonly body: By<typeof bodyKinds>
  readonly barrier: By<typeof barrierKinds>
  readonly barrierOutcome: By<readonly ['removed', 'accepted', 'refused']>
  readonly commentary: By<typeof commentaryKinds>
  readonly cause: By<typeof correctionCauses>
  readonly project: By<typeof projectKinds>
  readonly stage: By<typeof stages>
  readonly verdict: By<readonly ['none', 'weak', 'plausible', 'strong']>
  readonly purpose: By<readonly ['measure', 'innovation', 'research']>
  readonly sector: By<typeof sectors>
  readonly role: By<typeof roles>
  readonly path: Readonly<Record<PathVerdict, string>>
  readonly trend: Readonly<Record<TrendVerdict, string>>
  readonly goalKind: By<typeof goalKinds>
  /** That a goal of its kind is reached, within a sentence. */
  readonly theGoal: By<typeof goalKinds>
  readonly goalStatus: By<readonly ['proposed', 'adopted', 'retired']>
  readonly indicatorKind: By<typeof indicatorKinds>
  readonly direction: By<typeof directions>
  /** How often figures come, by an ISO 8601 duration. */
  readonly frequency: Readonly<Record<string, string>>
  /** Verdicts that read otherwise of several indicators than of one. */
  readonly many: {
    readonly path: Readonly<Partial<Record<PathVerdict, string>>>
    readonly trend: Readonly<Partial<Record<TrendVerdict, string>>>
  }
  /** The verdict `reaches` where its chance is unlikely. */
  readonly reachesIfItLasts: string
  /** One sentence for the pace and the chance that the target is met. */
  readonly outlook: Readonly<Record<'holds' | 'short' | 'away' | 'met', Readonly<Record<ChanceInWords, string>>>>
  /** How much of the way is covered. */
  readonly covered: By<readonly ['away', 'start', 'little', 'under', 'half', 'over', 'nearly', 'all', 'beyond']>
  readonly disputed: string
  /** How a dispute ended. */
  readonly dispute: By<readonly ['open', 'upheld', 'corrected', 'withdrawn']>
}
