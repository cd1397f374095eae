/**
 * Rule 14b: what was recorded in error is struck by those who may record it. Figures are withdrawn instead, and whatever
 * says by itself that it replaces something (definitions, baselines, targets, releases, keys, grants) is replaced instead.
 */
import { z } from 'zod'
import type { Role } from '../../../events/access.ts'
import { factStruck } from '../../../events/strike.ts'
import { actorCommands } from '../actor/actor-commands.ts'
import {
  type Command,
  commandsOf,
  type RoleContext,
  type RuleContext,
  statedWithReason,
  strictBody,
  type Thing,
  things,
} from '../command.ts'
import { decisionCommands } from '../decision/decision-commands.ts'
import { indicatorCommentaryCommands } from '../indicator/commentary-commands.ts'
import { disputeCommands } from '../indicator/dispute-commands.ts'
import { indicatorCommands } from '../indicator/indicator-commands.ts'
import { learningLoopCommands } from '../learning-loop/learning-loop-commands.ts'
import { barrierCommands } from '../mission/barrier-commands.ts'
import { commentaryCommands } from '../mission/commentary-commands.ts'
import { goalCommands } from '../mission/goal-commands.ts'
import { membershipCommands } from '../mission/membership-commands.ts'
import { missionCommands } from '../mission/mission-commands.ts'
import { observationCommands } from '../observation/observation-commands.ts'
import { portfolioCommands } from '../portfolio/portfolio-commands.ts'
import { projectCommands } from '../project/project-commands.ts'
import { firstRefusal, type Refusal, refuse } from '../refusal.ts'
import { releaseCommands } from '../release/release-commands.ts'
import type { KeptFact, World } from '../world.ts'

/** What rests on a fact: nothing, later facts that name the same (by that field), or every later fact of the thing. */
type Foundation = { readonly by: string; readonly of?: string | 'all' }

/** For each kind of fact that can be struck, the command that records it and what rests on it. */
export const strikable = {
  missions: {
    'mission-proposed': { by: 'propose', of: 'all' },
    'mission-declared': { by: 'declare', of: 'all' },
    'mission-revised': { by: 'revise' },
    'mission-concluded': { by: 'conclude' },
    'phase-begun': { by: 'begin-phase' },
    'criterion-assessed': { by: 'assess-criterion' },
    'capability-assessed': { by: 'assess-capability' },
    'goal-set': { by: 'set-goal', of: 'goal' },
    'goal-adopted': { by: 'adopt-goal' },
    'goal-revised': { by: 'revise-goal' },
    'goal-retired': { by: 'retire-goal' },
    'body-formed': { by: 'form-body', of: 'body' },
    'body-dissolved': { by: 'dissolve-body', of: 'body' },
    'actor-joined-mission': { by: 'add-actor', of: 'actor' },
    'actor-left-mission': { by: 'remove-actor', of: 'actor' },
    'barrier-raised': { by: 'raise-barrier', of: 'barrier' },
    'barrier-escalated': { by: 'escalate-barrier' },
    'barrier-answered': { by: 'answer-barrier' },
    'commentary-written': { by: 'comment' },
  },
  indicators: {
    'indicator-defined': { by: 'define', of: 'all' },
    'indicator-assigned': { by: 'assign-goals' },
    'key-indicator-changed': { by: 'set-key' },
    'commentary-written': { by: 'comment' },
    'measurement-disputed': { by: 'dispute', of: 'dispute' },
    'indicator-retired': { by: 'retire' },
  },
  portfolios: {
    'portfolio-opened': { by: 'open', of: 'all' },
    'project-joined-portfolio': { by: 'add-project', of: 'project' },
    'project-left-portfolio': { by: 'remove-project', of: 'project' },
    'portfolio-closed': { by: 'close' },
  },
  projects: {
    'project-registered': { by: 'register', of: 'all' },
    'project-stage-changed': { by: 'change-stage' },
    'contribution-claimed': { by: 'claim-contribution', of: 'contribution' },
    'contribution-assessed': { by: 'assess-contribution' },
    'contribution-withdrawn': { by: 'withdraw-contribution' },
    'funding-committed': { by: 'commit-funding' },
    'project-ended': { by: 'end' },
  },
  decisions: {
    'advice-given': { by: 'give-advice', of: 'all' },
    'decision-taken': { by: 'take', of: 'all' },
    'decision-confirmed': { by: 'confirm' },
    'advice-answered': { by: 'answer-advice', of: 'all' },
    'answer-received': { by: 'receive-answer' },
    'decision-reviewed': { by: 'review' },
    'evidence-acknowledged': { by: 'acknowledge' },
    'decision-superseded': { by: 'supersede' },
  },
  'learning-loops': {
    'learning-loop-opened': { by: 'open', of: 'all' },
    'evidence-noted': { by: 'note-evidence' },
    'insight-recorded': { by: 'record-insight' },
    'evidence-acknowledged': { by: 'acknowledge' },
    'learning-loop-closed': { by: 'close' },
    'learning-loop-reopened': { by: 'reopen' },
  },
  actors: {
    'actor-registered': { by: 'register', of: 'all' },
    'actor-renamed': { by: 'rename' },
    'actor-merged': { by: 'merge' },
    'actor-split': { by: 'split' },
  },
  releases: {
    'erratum-published': { by: 'add-erratum' },
  },
  observations: {
    'observation-made': { by: 'make', of: 'all' },
    'observation-answered': { by: 'answer' },
    'observation-followed-up': { by: 'follow-up' },
    'observation-closed': { by: 'close' },
  },
} as const satisfies Partial<Record<Thing, Readonly<Record<string, Foundation>>>>

type StrikableThing = keyof typeof strikable

const commandsByThing = {
  missions: [...missionCommands, ...goalCommands, ...membershipCommands, ...barrierCommands, ...commentaryCommands],
  indicators: [...indicatorCommands, ...disputeCommands, ...indicatorCommentaryCommands],
  portfolios: portfolioCommands,
  projects: projectCommands,
  decisions: decisionCommands,
  'learning-loops': learningLoopCommands,
  actors: actorCommands,
  releases: releaseCommands,
  observations: observationCommands,
} as const satisfies Record<StrikableThing, readonly unknown[]>

// biome-ignore lint/suspicious/noExplicitAny: commands of every state and body; each was checked where it was made
type AnyCommand = Command<any, any>

const foundationsOf = (thing: StrikableThing): Readonly<Record<string, Foundation>> => strikable[thing]

const streamOf = (thing: StrikableThing, id: string): string => `${things[thing]}-${id}`

/** Whether a later fact names what an earlier one began: by the field itself, as its parent, or in a list of them. */
function names(later: KeptFact, field: string, id: unknown): boolean {
  const data = later.data as Readonly<Record<string, unknown>>
  const list = data[field === 'body' ? 'bodies' : `${field}s`]
  return data[field] === id || (field === 'goal' && data.parent === id) || (Array.isArray(list) && list.includes(id))
}

/** The first later fact, still standing, that rests on this one. */
function restingOn(fact: KeptFact, of: string | undefined, world: World): KeptFact | undefined {
  if (of === undefined) return undefined
  const struck = world.struckIn(fact.stream)
  const named = (fact.data as Readonly<Record<string, unknown>>)[of]
  // A figure names nothing that was begun, and there may be very many.
  for (const later of world.factsAfter(fact, of === 'all' ? 'all' : 'no figures')) {
    const stands = later.type !== 'fact-struck' && !struck.has(later.position)
    if (stands && (of === 'all' || names(later, of, named))) return later
  }
  return undefined
}

/** What else in the log takes for granted that the fact stands. */
function inUse(fact: KeptFact, context: RuleContext): Refusal | undefined {
  const { id, world } = context
  const goal = goalWithout(fact, context)
  if (goal !== undefined) return refuse('fact-in-use/retired-goal', { goal }, '/position')
  if (fact.type === 'decision-taken') {
    const decision = decisionSupersededBy(id, world)
    return decision === undefined ? undefined : refuse('fact-in-use/superseded', { decision }, '/position')
  }
  if (fact.type === 'goal-set') {
    const { goal } = fact.data as { readonly goal: string }
    const [indicator] =
      [...world.indicatorsOf(id)].find(([, { goals, retired }]) => !retired && goals.includes(goal)) ?? []
    return indicator === undefined ? undefined : refuse('fact-in-use/goal', { indicator, goal }, '/position')
  }
  if (fact.type === 'mission-proposed' || fact.type === 'mission-declared') {
    const [stream] = world.thingsOf(id)
    return stream === undefined ? undefined : refuse('fact-in-use/mission', { stream }, '/position')
  }
  if (fact.type === 'project-registered') {
    const [portfolio] = world.portfoliosWith(id)
    return portfolio === undefined ? undefined : refuse('fact-in-use/project', { portfolio }, '/position')
  }
  if (fact.type !== 'actor-registered') return undefined
  const [mission] = world.missionsWith(id)
  return mission === undefined ? undefined : refuse('fact-in-use/actor', { mission }, '/position')
}

/** Rule 14: a goal that is retired or struck, to which something that stands would belong without the fact. */
function goalWithout(fact: KeptFact, { id, world }: RuleContext): string | undefined {
  if (fact.type === 'goal-retired') {
    const goals = world.mission(id)?.goals
    const parent = goals?.get((fact.data as { readonly goal: string }).goal)?.parent
    return parent === undefined || goals?.get(parent)?.retired === false ? undefined : parent
  }
  const indicator = world.indicator(id)
  const isBack = fact.type === 'indicator-retired' || (fact.type === 'indicator-assigned' && !indicator?.retired)
  if (!indicator || !isBack) return undefined
  const goals = fact.type === 'indicator-retired' ? indicator.goals : goalsWithout(fact, world)
  const known = world.mission(indicator.mission)?.goals
  return goals.find(goal => known?.get(goal)?.retired !== false)
}

/** The goals of an indicator as its other facts have them. */
function goalsWithout(fact: KeptFact, world: World): readonly string[] {
  const struck = world.struckIn(fact.stream)
  let goals: readonly string[] = []
  for (const { type, data, position } of world.factsAfter({ ...fact, revision: -1 }, 'no figures'))
    if (type === 'indicator-defined' || (type === 'indicator-assigned' && position !== fact.position))
      if (!struck.has(position)) goals = (data as { readonly goals: readonly string[] }).goals
  return goals
}

/** A decision that another one supersedes; of the same mission, as it must be. */
function decisionSupersededBy(by: string, world: World): string | undefined {
  const streams = world.thingsOf(world.decision(by)?.mission ?? '')
  return streams
    .filter(stream => stream.startsWith('decision-'))
    .map(stream => stream.slice('decision-'.length))
    .find(id => world.decision(id)?.supersededBy === by)
}

const body = strictBody({ position: z.int().min(0), ...statedWithReason })
type StrikeBody = z.infer<typeof body>

function decideStrike(
  thing: StrikableThing,
  { position }: StrikeBody,
  context: RuleContext,
): ReturnType<Command['decide']> {
  const { id, world } = context
  const stream = streamOf(thing, id)
  const fact = world.factAt(stream, position)
  if (!fact) return refuse('unknown-position/stream', { thing: things[thing], id, position, stream }, '/position')
  const foundation = foundationsOf(thing)[fact.type]
  if (!foundation) return refuse('not-strikable', { kind: fact.type }, '/position')
  return (
    firstRefusal(
      () => notStruck(fact, world),
      () => {
        const later = restingOn(fact, foundation.of, world)
        if (!later) return undefined
        return refuse('fact-in-use/later', { position: later.position, kind: later.type }, '/position')
      },
      () => inUse(fact, context),
    ) ?? [factStruck({ position, kind: fact.type })]
  )
}

const notStruck = ({ stream, position }: KeptFact, { struckIn }: World): Refusal | undefined =>
  struckIn(stream).has(position) ? refuse('already-struck', { position }, '/position') : undefined

/** The roles that may record a fact of that kind, and so may strike it. */
function rolesOf(thing: StrikableThing, fact: KeptFact | undefined, look: RoleContext): readonly Role[] | undefined {
  const by = fact && foundationsOf(thing)[fact.type]?.by
  const command = (commandsByThing[thing] as readonly AnyCommand[]).find(({ name }) => name === by)
  return command && (command.rolesWith?.(fact?.data, look) ?? command.roles)
}

/** Everybody who may record anything that can be struck: of observations alone, auditors too. */
const anyRecorder = (thing: StrikableThing): readonly [Role, ...Role[]] =>
  thing === 'observations'
    ? ['auditor', 'operative', 'partnership']
    : ['operative', 'partnership', 'participation', 'evaluator']

// biome-ignore lint/suspicious/noExplicitAny: the rule looks at no state
type Strike<T extends StrikableThing> = Command<any, StrikeBody, T, 'strike'>

function strikeOf<T extends StrikableThing>(thing: T): Strike<T> {
  const like = (commandsByThing[thing] as readonly AnyCommand[]).find(
    ({ existence }) => existence === 'needs',
  ) as AnyCommand
  const { missionOf, grantsOf } = like
  return commandsOf(thing, { missionOf, ...(grantsOf && { grantsOf }) })({
    name: 'strike',
    summary:
      'Strikes what was recorded in error: it no longer counts, and stays on the record as struck. Figures are withdrawn instead.',
    roles: anyRecorder(thing),
    rolesWith: ({ position }, look) =>
      (look && rolesOf(thing, look.world.factAt(streamOf(thing, look.id), position), look)) ?? anyRecorder(thing),
    body,
    decide: (_state, request, context) => decideStrike(thing, request, context),
  }) as Strike<T>
}

export const strikeCommands = [
  strikeOf('missions'),
  strikeOf('indicators'),
  strikeOf('portfolios'),
  strikeOf('projects'),
  strikeOf('decisions'),
  strikeOf('learning-loops'),
  strikeOf('actors'),
  strikeOf('releases'),
  strikeOf('observations'),
] as const
