/** The commands of an auditor’s observation: to make it, answer it, follow it up and close it. */
import type { z } from 'zod'
import {
  followUpShape,
  observationAnswered,
  observationAnswerShape,
  observationClosed,
  observationFollowedUp,
  observationMade,
  observationShape,
  type observed,
} from '../../../events/observation.ts'
import { commandsOf, dataOf, type RuleContext, statedFields, statedWithReason, strictBody } from '../command.ts'
import { dueLater, missionExists, noEarlier, notInFuture } from '../referenced-things.ts'
import { firstRefusal, type Refusal, refuse } from '../refusal.ts'
import type { ObservationState } from './observation-state.ts'

type Observed = z.infer<typeof observed>

const observationCommand = commandsOf('observations', { missionOf: state => state.mission })

const notClosed = ({ closed }: ObservationState): Refusal | undefined =>
  closed ? refuse('observation-closed', {}) : undefined

/** Whether a thing is part of a mission, and seen by who names it. */
function isOfMission(mission: string, { thing, id }: Exclude<Observed, { position: number }>, context: RuleContext) {
  const { world, sees } = context
  const state = world.mission(mission)
  if (thing === 'mission') return id === mission
  if (thing === 'goal') return state?.goals.has(id) === true
  if (thing === 'body') return state?.bodies.has(id) === true
  if (thing === 'barrier') return state?.barriers.has(id) === true
  if (thing === 'project') return world.project(id) !== undefined && sees(`project-${id}`)
  if (thing === 'actor') return world.actor(id) !== undefined && sees(`actor-${id}`)
  if (thing === 'indicator') return world.indicator(id)?.mission === mission
  if (thing === 'decision') return world.decision(id)?.mission === mission
  return world.thingsOf(mission).includes(`${thing}-${id}`)
}

/** Whether a fact belongs to a mission, to a project or an actor in it, or is a grant that reaches it. */
function isFactOfMission(mission: string, position: number, context: RuleContext): boolean {
  const { world } = context
  if (position > world.head()) return false
  if (world.lastPositionOf(mission, position) === position) return true
  const stream = world.streamAt(position)
  if (stream === undefined) return false
  if (stream === 'access') {
    const { data = {} } = world.factAt(stream, position) ?? {}
    return 'mission' in data && (data.mission === mission || data.mission === '*')
  }
  const projects = [...world.projectsOf(mission)].map(id => `project-${id}`)
  const actors = [...(world.mission(mission)?.actors.keys() ?? [])].map(id => `actor-${id}`)
  return projects.includes(stream) || actors.includes(stream)
}

function observable(mission: string, about: Observed, context: RuleContext, pointer: string): Refusal | undefined {
  if ('position' in about) {
    if (isFactOfMission(mission, about.position, context)) return undefined
    return refuse('unknown-position/mission', { mission, position: about.position }, `${pointer}/position`)
  }
  if (isOfMission(mission, about, context)) return undefined
  return refuse('unknown-subject', { mission, ...about }, `${pointer}/id`)
}

const make = observationCommand({
  name: 'make',
  summary: 'Makes an observation on facts or things of a mission, which those answerable for it answer.',
  roles: ['auditor'],
  existence: 'creates',
  body: strictBody({ ...observationShape, ...statedFields }),
  missionOf: (_state, request) => request.mission,
  decide: (_state, request, context) => {
    const { mission, about } = request
    return (
      firstRefusal(
        () => missionExists(mission, context),
        ...about.map((one, index) => () => observable(mission, one, context, `/about/${index}`)),
      ) ?? [dueLater(observationMade(dataOf(request)), request.respondBy, context, '/respondBy')]
    )
  },
})

const answer = observationCommand({
  name: 'answer',
  summary: 'Answers an observation, for those answerable.',
  roles: ['operative', 'partnership'],
  body: strictBody({ ...observationAnswerShape, ...statedFields }),
  decide: (state, request) => notClosed(state) ?? [observationAnswered(dataOf(request))],
})

const followUp = observationCommand({
  name: 'follow-up',
  summary: 'Says what was found when the observation was followed up, and on which day.',
  roles: ['auditor'],
  body: strictBody({ ...followUpShape, ...statedFields }),
  decide: (state, request, context) =>
    firstRefusal(
      () => notClosed(state),
      () => notInFuture(request.on, context, '/on'),
      () => noEarlier(request.on, state.madeOn, '/on'),
    ) ?? [observationFollowedUp(dataOf(request))],
})

const close = observationCommand({
  name: 'close',
  summary: 'Closes an observation, with the reason.',
  roles: ['auditor'],
  body: strictBody(statedWithReason),
  decide: state => notClosed(state) ?? [observationClosed({})],
})

export const observationCommands = [make, answer, followUp, close] as const
