/**
 * What refusals name: for each message the parts of its sentence. The rules fill them in, and the words room makes the sentence
 * in the language of the reader.
 */
import type { Role } from './access.ts'
import type { CommandedThings, NamedFigure, NamedKind, NamedScope } from './named-parts.ts'
import type { Stage } from './project.ts'

/** A message without parts. */
export type NoParts = Readonly<Record<never, never>>

interface WithId {
  readonly id: string
}

interface WithThing extends WithId {
  readonly thing: NamedKind
}

/** The names most like one that nobody knows. */
interface Misspelt {
  readonly word: string
  readonly near: readonly string[]
}

/** What the refusals of rules name. A message is the code of its rule, with a variant where the code has several sentences. */
export interface RefusalParts {
  'unknown-thing': WithThing
  'unknown-thing/here': NoParts
  'unknown-thing/at-pin': NoParts
  'unknown-thing/mission': WithId
  'unknown-thing/whole-mission': WithId
  'unknown-mission': WithId
  'unknown-goal': WithId
  'unknown-key': WithId
  'unknown-grant': WithId
  'unknown-body': WithId
  'unknown-dispute': WithId
  'unknown-vintage': { readonly given: string; readonly known: readonly string[] }
  'unknown-position/beyond': { readonly head: number; readonly field: string }
  'unknown-position/mission': { readonly mission: string; readonly position: number }
  'unknown-position/stream': WithThing & { readonly position: number; readonly stream: string }
  'unknown-indicator': WithId & { readonly mission: string }
  'unknown-indicator/itself': NoParts
  /** Without a mission: none has it. */
  'unknown-indicator/scope': Misspelt & { readonly mission: string | undefined }
  'unknown-project': WithId
  'unknown-project/scope': Misspelt
  'unknown-actor': WithId
  'unknown-decision/in-mission': WithId
  'unknown-decision/not-taken': WithId
  'unknown-decision/not-taken-here': WithId
  'unknown-subject': WithThing & { readonly mission: string }
  'unknown-barrier': WithId
  'unknown-contribution': WithId
  'not-a-member/actor': WithId
  'not-a-member/project': WithId
  'other-mission': { readonly mission: string }
  'portfolio-closed': NoParts
  'project-ended': NoParts
  'actor-ended': { readonly successors: readonly string[] }
  'actor-ended/other': WithId
  'already-taken': NoParts
  'not-strikable': { readonly kind: string }
  'already-struck': { readonly position: number }
  'fact-in-use/later': { readonly position: number; readonly kind: string }
  'fact-in-use/goal': { readonly indicator: string; readonly goal: string }
  'fact-in-use/mission': { readonly stream: string }
  'fact-in-use/project': { readonly portfolio: string }
  'fact-in-use/actor': { readonly mission: string }
  'fact-in-use/retired-goal': { readonly goal: string }
  'fact-in-use/superseded': { readonly decision: string }
  'decided-earlier': { readonly by: string; readonly own: string }
  'seen-after-decision': { readonly position: number; readonly day: string; readonly last: number }
  'not-taken': NoParts
  'already-superseded': { readonly by: string }
  'already-answered': WithId
  'no-answer': NoParts
  'no-advice': NoParts
  'observation-closed': NoParts
  'loop-closed': NoParts
  'loop-open': NoParts
  /** `since`: the day or period that the date in the field follows. */
  'ends-before-it-begins': { readonly field: string; readonly since: string }
  'not-yet': { readonly period: string }
  'already-exists': WithThing
  'already-exists/struck': WithThing
  'already-exists/body': WithId
  'already-exists/barrier': WithId
  'already-exists/actor': WithId
  'already-exists/goal': WithId
  'already-exists/project': WithId
  'already-exists/contribution': WithId
  'already-exists/dispute': WithId
  'already-exists/grant': WithId
  'already-declared': NoParts
  'already-in-phase': { readonly phase: 'design' | 'execution' }
  'already-adopted': NoParts
  'already-measured': {
    readonly recorded: NamedFigure
    readonly given: NamedFigure
    /** The names of the fields that differ. */
    readonly fields: readonly string[]
  }
  'already-measured/listed': NoParts
  'already-set/baseline': NoParts
  'already-set/target': NoParts
  'already-revoked': WithId
  'not-declared': NoParts
  'not-set/baseline': NoParts
  'not-set/target': NoParts
  'not-measured': NoParts
  'not-measured/withdrawn': NoParts
  'not-measured/valueless': { readonly before: string; readonly now: string }
  'mission-concluded': NoParts
  'goal-retired': WithId
  'goal-in-use': { readonly goals: readonly string[]; readonly indicators: readonly string[] }
  'needs-decision': { readonly goal: string }
  'needs-decision/key': { readonly goal: string }
  'goal-level': { readonly parent: string; readonly level: number }
  'indicator-retired': NoParts
  'known-in-future': { readonly given: string }
  'known-in-future/seen': { readonly given: string }
  'known-before-its-subject': {
    readonly subject: 'mission' | 'project' | 'actor' | 'decision' | 'indicator' | 'goal'
    readonly id: string
  }
  'known-before-its-subject/disputed': NoParts
  'known-before-its-subject/last': { readonly at: string }
  'period-not-begun': NoParts
  'known-before-its-period': { readonly given: string }
  'needs-parts': { readonly numerator: number; readonly denominator: number }
  'needs-status': NoParts
  'period-kind': {
    readonly version: number
    readonly expected: string
    /** The kind of the parts of which figures may be made. */
    readonly part: string | undefined
    readonly given: string
    /** Whether a definition with rollUp.time would take it. */
    readonly isPart: boolean
  }
  'definition-contradiction/level-summed': NoParts
  'definition-contradiction/ratio-summed': NoParts
  'definition-contradiction/cumulative-level': NoParts
  'definition-contradiction/cumulative-ratio': NoParts
  'definition-contradiction/cumulative-rolled': { readonly time: string }
  'definition-contradiction/cumulative-changed': NoParts
  'break-order': NoParts
  'milestone-order/after': NoParts
  'milestone-order/same': NoParts
  'unknown-cell/dimension': { readonly dimension: string; readonly known: readonly string[] }
  'unknown-cell/code': { readonly dimension: string; readonly code: string; readonly known: readonly string[] }
  'unknown-cell/unbound': NoParts
  'unknown-cell/scope-dimension': Misspelt
  'unknown-cell/scope-code': Misspelt & { readonly dimension: string }
  'period-locked': NoParts
  'not-locked': NoParts
  'not-bound': NoParts
  'nothing-to-submit': { readonly period: string }
  'not-submitted': { readonly period: string }
  'own-figure': { readonly period: string }
  /** Infinite where there is no limit. */
  'out-of-limits': { readonly field: string; readonly given: number; readonly min: number; readonly max: number }
  'ratio-mismatch': {
    readonly value: number
    readonly multiplier: number
    readonly numerator: number
    readonly denominator: number
    readonly computed: number
  }
  'ratio-mismatch/nothing': NoParts
  'off-scale': { readonly code: string; readonly codes: readonly string[] }
  'off-scale/none': NoParts
  'needs-band': NoParts
  'no-such-baseline': { readonly versions: number }
  'no-such-baseline/none': NoParts
  'same-as-before/mission': NoParts
  'same-as-before/goal': NoParts
  'same-as-before/standing': NoParts
  'same-as-before/disputed': NoParts
  'same-as-before/stage': { readonly stage: Stage }
  'same-as-before/name': { readonly name: string }
  'same-as-before/actor': NoParts
  'same-as-before/decision': NoParts
  'same-as-before/minutes': NoParts
  'same-as-before/sign-off': { readonly required: boolean }
  'same-as-before/source': NoParts
  'same-as-before/key': { readonly key: boolean }
  'same-as-before/locked': NoParts
  'excluding-roles': {
    readonly principal: string
    readonly held: Role
    /** All missions where it is undefined. */
    readonly mission: string | undefined
    readonly wanted: Role
    readonly grant: string
  }
  'own-grant': { readonly principal: string; readonly role: Role }
  'other-organisation': { readonly principal: string; readonly organisation: string }
  'renewed-too-long': { readonly day: string }
  'last-admin': NoParts
}

/** What is said of a request before a rule is asked, and of several refusals at once. */
export interface RequestParts {
  /** Some rows of a list are refused; `first`: the first of their sentences. */
  'several-refused': { readonly count: number; readonly of: 'measurement' | 'correction'; readonly first: Detail }
  /** More faults than are listed; `all`: what is said of them together. */
  'first-faults': { readonly most: number; readonly all: Detail }
  'first-refusals': { readonly most: number; readonly all: Detail }
  /** A body or a query that does not fit, by its first fault; `field` is empty where it is the whole. */
  unfit: { readonly field: string; readonly first: Detail }
  'unfit/whole': { readonly field: string }
  /** Days without one between them. */
  'unfit/no-day': { readonly from: string; readonly to: string }
  'unfit/steps': { readonly most: number }
  'unfit/pins': NoParts
  'unfit/no-dimensions': NoParts
  'unfit/which-dimension': { readonly known: readonly string[] }
  'unknown-field': { readonly field: string }
  'no-value': NoParts
  /** A rule of the schema is broken; `written`: what the schema says of it, which may be a fixed text. */
  'wrong-value': {
    readonly written: string
    readonly rule: 'type' | 'choice' | 'short' | 'long' | 'few' | 'many' | 'low' | 'high' | 'form'
    /** The type that is expected, or the limit. */
    readonly expected?: string | number | undefined
    readonly choices?: readonly string[] | undefined
  }
  'needs-key': NoParts
  'bad-key': NoParts
  'not-your-role': { readonly command: string; readonly things: CommandedThings }
  'outside-your-scope': { readonly reach: readonly NamedScope[] }
  'at-revision': { readonly thing: NamedKind; readonly revision: number; readonly wanted: number | undefined }
  'no-revision': { readonly thing: NamedKind }
  'question-too-large': { readonly wanted: number; readonly most: number; readonly instead: Detail }
  damaged: { readonly position: number | undefined }
  'not-ready': { readonly reasons: readonly Detail[] }
  'not-allowed-method': { readonly method: string; readonly allowed: string }
}

/** What whoever records a figure should look at twice, though it is recorded. */
export interface WarningParts {
  'awaits-approval': NoParts
  /** `since`: from when the figure that stands is known. */
  'earlier-vintage': { readonly standing: NamedFigure; readonly since: string }
  'date-passed': { readonly day: string }
  /** The periods of both. */
  'target-not-after-baseline': { readonly target: string; readonly baseline: string }
  'order-of-magnitude/above': { readonly value: number; readonly latest: number }
  'order-of-magnitude/below': { readonly value: number; readonly latest: number }
  'reveals-hidden': { readonly dimension: string; readonly code: string }
}

export interface MessageParts extends RefusalParts, RequestParts, WarningParts {}

export type RefusalMessage = keyof RefusalParts

/** The code of a message: what stands before its variant. */
export type CodeOf<M extends string> = M extends `${infer Code}/${string}` ? Code : M

/** Every code a rule may refuse with. */
export type RefusalCode = CodeOf<RefusalMessage>

/** A message with its parts: what is said, before it is put into words. */
export type Message = {
  readonly [M in keyof MessageParts]: { readonly message: M; readonly parts: MessageParts[M] }
}[keyof MessageParts]

/** What is wrong and the way out: a message, or a fixed English text, which the words room has in other languages by that text. */
export type Detail = Message | string

/** A message with its parts. */
export const message = <M extends keyof MessageParts>(name: M, parts: MessageParts[M]): Message =>
  ({ message: name, parts }) as Message
