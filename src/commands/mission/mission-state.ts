/** What the rules of a mission must know: its phase, goals, bodies, barriers and members. */
import type { MissionFact } from '../../../events/catalogue.ts'
import type { phases } from '../../../events/mission.ts'
import { parsePeriod } from '../../../events/period.ts'
import type { StateFold } from '../stream-state.ts'

export interface GoalState {
  readonly level: number
  readonly parent: string | undefined
  /** From when it was known that the goal was set, milliseconds. */
  readonly knownFrom: number
  adopted: boolean
  retired: boolean
}

export interface MissionState {
  /** From when the mission was known at all, milliseconds. */
  knownFrom: number
  phase: 'candidate' | 'declared' | (typeof phases)[number]
  concluded: boolean
  /** IANA name; undefined: UTC. */
  timeZone: string | undefined
  readonly goals: Map<string, GoalState>
  readonly bodies: Set<string>
  /** Barriers by id. */
  readonly barriers: Map<string, 'open' | 'answered'>
  /** Actors in it now, with the decimal year they joined. */
  readonly actors: Map<string, number>
}

export const missionFold: StateFold<MissionState, MissionFact> = {
  initial: () => ({
    knownFrom: Number.POSITIVE_INFINITY,
    phase: 'candidate',
    concluded: false,
    timeZone: undefined,
    goals: new Map(),
    bodies: new Set(),
    barriers: new Map(),
    actors: new Map(),
  }),
  evolve: {
    'mission-proposed': (state, fact) => {
      state.knownFrom = Math.min(state.knownFrom, fact.knownFrom)
      state.timeZone = fact.data.timeZone
    },
    'mission-declared': (state, fact) => {
      state.knownFrom = Math.min(state.knownFrom, fact.knownFrom)
      state.phase = 'declared'
      state.timeZone = fact.data.timeZone
    },
    'mission-revised': (state, { data }) => {
      state.timeZone = data.timeZone ?? state.timeZone
    },
    'phase-begun': (state, { data }) => {
      state.phase = data.phase
    },
    'criterion-assessed': () => {},
    'capability-assessed': () => {},
    'goal-set': (state, { data, knownFrom }) => {
      const { goal, level, parent, status } = data
      state.goals.set(goal, { level, parent, knownFrom, adopted: status === 'adopted', retired: false })
    },
    'goal-adopted': (state, { data }) => {
      const goal = state.goals.get(data.goal)
      if (goal) goal.adopted = true
    },
    'goal-revised': () => {},
    'goal-retired': (state, { data }) => {
      const goal = state.goals.get(data.goal)
      if (goal) goal.retired = true
    },
    'body-formed': (state, { data }) => {
      state.bodies.add(data.body)
    },
    'body-dissolved': (state, { data }) => {
      state.bodies.delete(data.body)
    },
    'actor-joined-mission': (state, { data }) => {
      state.actors.set(data.actor, parsePeriod(data.from).start)
    },
    'actor-left-mission': (state, { data }) => {
      state.actors.delete(data.actor)
    },
    'barrier-raised': (state, { data }) => {
      state.barriers.set(data.barrier, 'open')
    },
    'barrier-escalated': () => {},
    'commentary-written': () => {},
    'barrier-answered': (state, { data }) => {
      state.barriers.set(data.barrier, 'answered')
    },
    'mission-concluded': state => {
      state.concluded = true
    },
    // The state is folded anew, without what was struck (states.ts).
    'fact-struck': () => {},
  },
}
