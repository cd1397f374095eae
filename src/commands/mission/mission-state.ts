/** What the rules of a mission must know: its phase, goals, bodies, barriers and members. */
import type { MissionFact } from '../../../events/catalogue.ts'
import type { DataOf } from '../../../events/fact.ts'
import type { goalRevised, missionRevised, phases } from '../../../events/mission.ts'
import type { PeriodText } from '../../../events/period.ts'
import type { StateFold } from '../stream-state.ts'

type GoalTerms = Omit<DataOf<typeof goalRevised>, 'goal' | 'decidedBy'>
type MissionTerms = Omit<DataOf<typeof missionRevised>, 'decidedBy'>

export interface GoalState {
  readonly level: number
  readonly parent: string | undefined
  /** From when it was known that the goal was set, milliseconds. */
  readonly knownFrom: number
  adopted: boolean
  retired: boolean
  /** What a revision may change, as it stands. */
  stands: GoalTerms
}

export interface MissionState {
  /** From when the mission was known at all, milliseconds. */
  knownFrom: number
  phase: 'candidate' | 'declared' | (typeof phases)[number]
  concluded: boolean
  /** What it says of itself. */
  stands: MissionTerms
  readonly goals: Map<string, GoalState>
  readonly bodies: Set<string>
  /** Barriers by id. */
  readonly barriers: Map<string, 'open' | 'answered'>
  /** From when the phase runs; undefined in none. */
  phaseFrom: PeriodText | undefined
  /** Actors in it now, with when they joined. */
  readonly actors: Map<string, PeriodText>
  /** Actors that were in it, with when they left last. */
  readonly actorsLeft: Map<string, PeriodText>
}

export const missionFold: StateFold<MissionState, MissionFact> = {
  initial: () => ({
    knownFrom: Number.POSITIVE_INFINITY,
    phase: 'candidate',
    concluded: false,
    stands: {},
    goals: new Map(),
    bodies: new Set(),
    barriers: new Map(),
    phaseFrom: undefined,
    actors: new Map(),
    actorsLeft: new Map(),
  }),
  evolve: {
    'mission-proposed': (state, fact) => {
      state.knownFrom = Math.min(state.knownFrom, fact.knownFrom)
      state.stands = fact.data
    },
    'mission-declared': (state, fact) => {
      state.knownFrom = Math.min(state.knownFrom, fact.knownFrom)
      state.phase = 'declared'
      state.stands = fact.data
    },
    'mission-revised': (state, { data: { decidedBy: _by, ...changes } }) => {
      state.stands = { ...state.stands, ...changes }
    },
    'phase-begun': (state, { data }) => {
      state.phase = data.phase
      state.phaseFrom = data.from
    },
    'criterion-assessed': () => {},
    'capability-assessed': () => {},
    'goal-set': (state, { data, knownFrom }) => {
      const { goal, level, parent, status, statement, kind, accountable } = data
      const stands = { statement, kind, accountable }
      state.goals.set(goal, { level, parent, knownFrom, adopted: status === 'adopted', retired: false, stands })
    },
    'goal-adopted': (state, { data }) => {
      const goal = state.goals.get(data.goal)
      if (goal) goal.adopted = true
    },
    'goal-revised': (state, { data: { goal, decidedBy: _by, ...changes } }) => {
      const found = state.goals.get(goal)
      if (found) found.stands = { ...found.stands, ...changes }
    },
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
      state.actors.set(data.actor, data.from)
    },
    'actor-left-mission': (state, { data }) => {
      state.actors.delete(data.actor)
      state.actorsLeft.set(data.actor, data.until)
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
