/** What each language says in the five sentences about a mission's state. */

import type { AccountableThing } from '../things/accountability.ts'

/** The kinds of change that are counted. */
export const moved = ['goals', 'targets', 'baselines', 'definitions', 'figures', 'corrections'] as const
export type Moved = (typeof moved)[number]

/** The kinds of uncertainty that are counted. */
export const doubts = ['provisional', 'disputed', 'stale', 'unassessed', 'illustrative'] as const
export type Doubt = (typeof doubts)[number]

/** The words for a number of things. */
type Count = (n: number) => string

export interface StateWords {
  readonly wants: (s: { mission: string; vision: string; from: string; to: string }) => string
  /** `path` and `trend` are distributions, `1 on the path and 2 behind the path`. */
  readonly stands: (s: { of: number; path: string; trend: string }) => string
  readonly noneSpeaks: string
  /** No target that anybody adopted or published stands behind a goal. */
  readonly noTarget: (s: { goal: string }) => string
  /** Less than half of the indicators that speak can be assessed. */
  readonly noneCan: (s: { of: number }) => string
  readonly tooFew: (s: { can: number; of: number }) => string
  readonly moved: Readonly<Record<Moved, Count>>
  /** `count`: how many changes there were; `last`: what the last figure was of. */
  readonly movedSince: (s: { since: string; what: string; count: number; last: string }) => string
  readonly nothingMoved: (s: { since: string }) => string
  /** Things that somebody should answer for. */
  readonly things: Readonly<Record<AccountableThing, Count>>
  /** `open`: how many the gaps are; `first`: one of them. */
  readonly answers: (s: { who: string; gaps: string; open: number; first: string }) => string
  readonly allAnswered: (s: { who: string }) => string
  readonly nobodyAnswers: (s: { gaps: string; open: number; first: string }) => string
  readonly nothingToAnswerFor: string
  readonly doubts: Readonly<Record<Doubt, Count>>
  readonly uncertain: (s: { what: string; claims: string }) => string
  readonly certain: string
}
