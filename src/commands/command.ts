/** What is a wish? A named command on one thing, with a body; a pure rule decides which facts it becomes, or refuses. */
import { z } from 'zod'
import type { Life } from '../../events/catalogue.ts'
import type { Fact, Metadata } from '../../events/fact.ts'
import { prose, statedFields } from '../../events/shapes.ts'
import type { Refusal } from './refusal.ts'
import type { World } from './world.ts'

/** A fact with what a rule may see of its recording. */
export type StreamFact<F extends Fact = Fact> = F & {
  readonly revision: number
  readonly recordedAt: number
  readonly knownFrom: number
  readonly meta: Metadata
}

/** What folds one life's facts into what its rules must know. State may be changed in place; it has one owner. */
export interface StateFold<State, F extends Fact> {
  readonly initial: () => State
  readonly evolve: { readonly [N in F['type']]: (state: State, fact: StreamFact<Extract<F, { type: N }>>) => void }
}

/** When a body says it was known: milliseconds, and the text given. */
export interface KnownFrom {
  readonly ms: number
  readonly text: string | undefined
}

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
  /** A key made for this command: its id and the SHA-256 of its secret. */
  readonly freshKey: () => { readonly key: string; readonly sha256: string }
}

/** A fact decided, with its own knownFrom and sayings where they differ from the body's. */
export interface Decided {
  readonly fact: Fact
  readonly knownFrom?: KnownFrom
  readonly said?: Pick<Metadata, 'reason' | 'decision' | 'evidence'>
}

/** Facts to record, a refusal, or “that is recorded already” with the revisions of the facts that say it. */
export type RuleOutcome = readonly (Fact | Decided)[] | Refusal | { readonly same: readonly number[] }

/** In place of a mission: a grant for any of them will do. No id is written like this. */
export const ANY_MISSION = '?'

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
  access: 'access',
} as const satisfies Record<string, Life>
export type Thing = keyof typeof things

export interface Command<State = unknown, Body = unknown> {
  readonly thing: Thing
  readonly name: string
  /** One sentence for the API’s reader. */
  readonly summary: string
  /** Whether it begins the thing’s life, needs it begun, or either. */
  readonly life: 'begins' | 'needs' | 'either'
  readonly body: z.ZodType<Body>
  /** Its facts may be known out of recording order. */
  readonly measurement: boolean
  /** Bodies up to 8 MiB. */
  readonly large: boolean
  /** The mission whose chain its facts belong to; null: none (access, projects, actors). */
  readonly missionOf: (state: State, body: Body, id: string) => string | null
  /** The mission whose grants decide, where it is not that of `missionOf`: a project's facts belong to no one mission. */
  readonly grantsOf?: (state: State, body: Body) => string
  readonly decide: (state: State, body: Body, context: RuleContext) => RuleOutcome
}

/** What every body may carry, with the reason required where a rule asks for one. */
export const statedWithReason = { ...statedFields, reason: prose }
export { statedFields }

/** A strict body: unknown fields are refused, never dropped. */
export const strictBody = <S extends z.core.$ZodShape>(shape: S) => z.strictObject(shape)

/** The body without what goes into the fact's metadata. */
export function dataOf<B extends object>(given: B): Omit<B, 'knownFrom' | 'reason' | 'decision' | 'evidence'> {
  const { knownFrom: _k, reason: _r, decision: _d, evidence: _e, ...data } = given as B & Record<string, unknown>
  return data as Omit<B, 'knownFrom' | 'reason' | 'decision' | 'evidence'>
}
