/** The shape of a command: its address, its body, the roles that may send it, and the pure rule that decides which facts it becomes. */

import { z } from 'zod'
import type { Role } from '../../events/access.ts'
import type { Life } from '../../events/catalogue.ts'
import type { Annotations, Fact } from '../../events/fact.ts'
import type { Message } from '../../events/refusals.ts'
import type { figuresDigest } from '../../events/release.ts'
import { reason, statedFields } from '../../events/shapes.ts'
import type { KnownFrom } from './known-from.ts'
import type { Refusal } from './refusal.ts'
import type { StateOf } from './states.ts'
import type { World } from './world.ts'

/** What a rule is given beside state and body. Time and ids are input: rules read no clock. */
export interface RuleContext {
  /** Id of the thing the command is for. */
  readonly id: string
  /** Milliseconds: when it is decided, never before the last recordedAt. */
  readonly at: number
  /** UTC day of `at`. */
  readonly today: string
  readonly knownFrom: KnownFrom
  readonly principal: string
  readonly world: World
  /** Whether who sends it sees a project, an actor or a decision that it names, by its stream; what they do not see is unknown to them. */
  readonly sees: (stream: string) => boolean
  /** A key made for this command: its id and the SHA-256 of its secret. */
  readonly freshKey: () => { readonly key: string; readonly sha256: string }
  /** What a release at that position promises of a mission’s figures; absent where nothing computes them. */
  readonly figuresAt?: (mission: string, position: number) => z.infer<typeof figuresDigest> | undefined
}

/** In place of a sender’s sight (`RuleContext.sees`), for those who see everything. */
export const seesAll = (): boolean => true

export const warningCodes = [
  'awaits-approval',
  'date-passed',
  'earlier-vintage',
  'order-of-magnitude',
  'reveals-hidden',
  'target-not-after-baseline',
] as const

/** What should be looked at twice, though it is recorded: for people, with the field it is about. */
export interface Warning {
  readonly code: (typeof warningCodes)[number]
  readonly text: Message
  readonly pointer?: string
}

/** A fact decided, with its own knownFrom and annotations where they differ from the body’s, and warnings for who recorded it. */
export interface Decided {
  readonly fact: Fact
  readonly warnings?: readonly Warning[]
  readonly knownFrom?: KnownFrom
  readonly annotations?: Annotations
}

/** Facts to record, a refusal, or the revisions of the facts that record the same already. */
export type RuleOutcome = readonly (Fact | Decided)[] | Refusal | { readonly same: readonly number[] }

/**
 * In place of a mission: the thing may be in several missions, as projects and actors are. A grant in one it is in is
 * enough; until it is in one, that of its recorder, or of those who are operative where its recorder is. No id is written
 * like this.
 */
export const SHARED = '?'

/** The plural in the address of each thing. */
export const things = {
  missions: 'mission',
  indicators: 'indicator',
  portfolios: 'portfolio',
  projects: 'project',
  decisions: 'decision',
  'learning-loops': 'learning-loop',
  actors: 'actor',
  releases: 'release',
  observations: 'observation',
  access: 'access',
} as const satisfies Record<string, Life>
export type Thing = keyof typeof things

/** What else may decide who may send a command: the thing it is for, and what is recorded. */
export interface RoleContext {
  readonly id: string
  readonly world: World
}

export interface Command<State = unknown, Body = unknown, T extends Thing = Thing, Name extends string = string> {
  readonly thing: T
  readonly name: Name
  /** One sentence for the reader of the API. */
  readonly summary: string
  /** The roles that may send it; nobody else may. */
  readonly roles: readonly [Role, ...Role[]]
  /** Where it depends on the body who of them may: the roles for that body. */
  readonly rolesWith?: (body: Body, look?: RoleContext) => readonly Role[]
  /** The principal who may send it with a valid key alone, whatever their roles. */
  readonly holder?: (body: Body) => string
  /** Whether it creates the thing, needs one that exists, or takes either. */
  readonly existence: 'creates' | 'needs' | 'either'
  readonly body: z.ZodType<Body>
  /** Its facts may be known out of recording order. */
  readonly measurement: boolean
  /** The field of the body that holds a list of rows; such a body may have 8 MiB. */
  readonly list?: string
  /** The mission its facts belong to; null: none (access, projects, actors). */
  readonly missionOf: (state: State, body: Body, id: string) => string | null
  /** The mission whose grants decide, where it is not that of `missionOf`: a project’s facts belong to no single mission. */
  readonly grantsOf?: (state: State, body: Body) => string
  /** The refusal where that mission is hidden from who sends it: the one of what is not there. Left out: that of the thing itself. */
  readonly whenHidden?: (body: Body) => Refusal
  readonly decide: (state: State, body: Body, context: RuleContext) => RuleOutcome
}

/** What the commands of one thing share. */
type SharedParts<State> = Pick<Command<State, object>, 'missionOf' | 'grantsOf'> & Partial<Pick<Command, 'existence'>>

/** What each command says itself. */
type OwnParts<State, Body, Name extends string> = Pick<
  Command<State, Body, Thing, Name>,
  'name' | 'summary' | 'roles' | 'body' | 'decide'
> &
  Partial<
    Pick<
      Command<State, Body>,
      'rolesWith' | 'holder' | 'existence' | 'measurement' | 'list' | 'missionOf' | 'grantsOf' | 'whenHidden'
    >
  >

/** Makes the function that makes the commands of one thing: they need the thing to exist unless they say otherwise. */
export const commandsOf =
  <T extends Thing>(thing: T, shared: SharedParts<StateOf<(typeof things)[T]>>) =>
  <Body extends object, const Name extends string>(
    own: OwnParts<StateOf<(typeof things)[T]>, Body, Name>,
  ): Command<StateOf<(typeof things)[T]>, Body, T, Name> => ({
    thing,
    existence: 'needs',
    measurement: false,
    ...shared,
    ...own,
  })

/** What every body may carry, with the reason required where a rule asks for one. */
export const statedWithReason = { ...statedFields, reason }
export { statedFields }

/** A strict body: unknown fields are refused, never dropped. */
export const strictBody = <S extends z.core.$ZodShape>(shape: S) => z.strictObject(shape)

/** The fact’s data in a body: all but the fields that go into the fact’s metadata. */
export function dataOf<B extends object>(body: B): Omit<B, 'knownFrom' | 'reason' | 'decision' | 'evidence'> {
  const { knownFrom: _k, reason: _r, decision: _d, evidence: _e, ...data } = body as B & Record<string, unknown>
  return data as Omit<B, 'knownFrom' | 'reason' | 'decision' | 'evidence'>
}

/** The reason, decision and evidence of one figure in a list, where any is given. */
export function annotationsOf({
  reason,
  decision,
  evidence,
}: { readonly [F in keyof Annotations]: Annotations[F] | undefined }): Annotations | undefined {
  if (reason === undefined && decision === undefined && evidence === undefined) return undefined
  return {
    ...(reason !== undefined && { reason }),
    ...(decision !== undefined && { decision }),
    ...(evidence !== undefined && { evidence }),
  }
}
