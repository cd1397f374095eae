/** A mission as known at a pin: its wording, goals, bodies and assessments, with every earlier wording. */
import type { MissionFact } from '../../events/catalogue.ts'
import type { Recorded } from '../../events/fact.ts'
import { type BodyKind, type Capability, type Criterion, type GoalKind, phases } from '../../events/mission.ts'
import type { Text } from '../../events/shapes.ts'
import { factsInPin } from '../base/facts-in-pin.ts'
import { type Origin, originOf } from '../base/origin.ts'
import type { Pin } from '../base/pin.ts'

type Of<N extends MissionFact['type']> = Recorded<Extract<MissionFact, { type: N }>>
/** What a mission says of itself. */
type Wording = Of<'mission-declared'>['data']

export interface GoalWording extends Origin {
  readonly statement: Text
  readonly kind: GoalKind
  readonly accountable: string | null
  readonly decidedBy?: string
}

export const goalStates = ['proposed', 'adopted', 'retired'] as const

export interface GoalAt {
  readonly goal: string
  readonly level: number
  readonly parent: string | null
  readonly statement: Text
  readonly kind: GoalKind
  readonly status: (typeof goalStates)[number]
  readonly accountable: string | null
  readonly decidedBy: string | null
  readonly illustrative: boolean
  readonly adopted: Origin | null
  readonly retired: Origin | null
  /** Every wording it has had, the first one first. */
  readonly wordings: readonly GoalWording[]
}

export interface BodyAt extends Origin {
  readonly body: string
  readonly kind: BodyKind
  readonly name: Text
  readonly mandate?: Text
  readonly dissolved: boolean
}

/** An assessment of a mission by one criterion or capability. */
export interface JudgementAt extends Origin {
  readonly assessment: Text
  /** 0 to 4. */
  readonly score?: number
  readonly by: string
}

/** The assessments by one criterion or capability: the latest, and all in the order they were recorded. */
export interface Judgements {
  readonly latest: JudgementAt
  readonly all: readonly JudgementAt[]
}

/** The phases of a mission: two that follow from how it began, and two that are begun. */
export const missionPhases = ['candidate', 'declared', ...phases] as const

export interface MissionAt extends Partial<Wording> {
  readonly phase: (typeof missionPhases)[number]
  readonly concluded: (Origin & { readonly decidedBy: string }) | null
  readonly phases: readonly (Origin & Of<'phase-begun'>['data'])[]
  readonly wordings: readonly (Origin & { readonly decidedBy?: string; readonly changed: Partial<Wording> })[]
  readonly goals: readonly GoalAt[]
  readonly bodies: readonly BodyAt[]
  readonly criteria: ReadonlyMap<Criterion, Judgements>
  readonly capabilities: ReadonlyMap<Capability, Judgements>
  readonly lateEntries: number
  readonly revision: number
}

interface Draft {
  wording: Partial<Wording>
  phase: MissionAt['phase']
  concluded: MissionAt['concluded']
  phases: MissionAt['phases'][number][]
  wordings: MissionAt['wordings'][number][]
  goals: Map<string, GoalAt>
  bodies: Map<string, BodyAt>
  criteria: Map<Criterion, Judgements>
  capabilities: Map<Capability, Judgements>
}

type Evolve = { readonly [N in MissionFact['type']]?: (draft: Draft, fact: Of<N>) => void }

function changeGoal(draft: Draft, goal: string, change: Partial<GoalAt>): void {
  const before = draft.goals.get(goal)
  if (before) draft.goals.set(goal, { ...before, ...change })
}

function worded(draft: Draft, fact: Of<'mission-proposed'> | Of<'mission-declared'>): void {
  draft.wording = fact.data
  draft.wordings.push({ ...originOf(fact), changed: fact.data })
}

function addJudgement<Name>(
  to: Map<Name, Judgements>,
  name: Name,
  fact: Of<'criterion-assessed'> | Of<'capability-assessed'>,
): void {
  const { assessment, score, by } = fact.data
  const latest = { ...originOf(fact), assessment, by, ...(score !== undefined && { score }) }
  to.set(name, { latest, all: [...(to.get(name)?.all ?? []), latest] })
}

const evolve: Evolve = {
  'mission-proposed': worded,
  'mission-declared': (draft, fact) => {
    worded(draft, fact)
    draft.phase = 'declared'
  },
  'mission-revised': (draft, fact) => {
    const { decidedBy, ...changed } = fact.data
    draft.wording = { ...draft.wording, ...changed } as Partial<Wording>
    draft.wordings.push({ ...originOf(fact), decidedBy, changed: changed as Partial<Wording> })
  },
  'phase-begun': (draft, fact) => {
    draft.phase = fact.data.phase
    draft.phases.push({ ...originOf(fact), ...fact.data })
  },
  'criterion-assessed': (draft, fact) => addJudgement(draft.criteria, fact.data.criterion, fact),
  'capability-assessed': (draft, fact) => addJudgement(draft.capabilities, fact.data.capability, fact),
  'goal-set': (draft, fact) => {
    const { goal, level, parent, statement, kind, status, decidedBy, illustrative } = fact.data
    const accountable = fact.data.accountable ?? null
    const origin = originOf(fact)
    draft.goals.set(goal, {
      goal,
      level,
      parent: parent ?? null,
      statement,
      kind,
      status,
      accountable,
      decidedBy: decidedBy ?? null,
      illustrative: illustrative ?? false,
      adopted: status === 'adopted' ? origin : null,
      retired: null,
      wordings: [{ ...origin, statement, kind, accountable, ...(decidedBy !== undefined && { decidedBy }) }],
    })
  },
  'goal-adopted': (draft, fact) => {
    const { goal, decidedBy } = fact.data
    changeGoal(draft, goal, { status: 'adopted', decidedBy, adopted: originOf(fact) })
  },
  'goal-revised': (draft, fact) => {
    const { goal, decidedBy } = fact.data
    const before = draft.goals.get(goal)
    if (!before) return
    const { statement = before.statement, kind = before.kind, accountable = before.accountable } = fact.data
    const now = { statement, kind, accountable, decidedBy }
    changeGoal(draft, goal, { ...now, wordings: [...before.wordings, { ...originOf(fact), ...now }] })
  },
  'goal-retired': (draft, fact) => changeGoal(draft, fact.data.goal, { status: 'retired', retired: originOf(fact) }),
  'body-formed': (draft, fact) => {
    const { mandate, ...body } = fact.data
    draft.bodies.set(body.body, {
      ...originOf(fact),
      ...body,
      ...(mandate !== undefined && { mandate }),
      dissolved: false,
    })
  },
  'body-dissolved': (draft, { data }) => {
    const before = draft.bodies.get(data.body)
    if (before) draft.bodies.set(data.body, { ...before, dissolved: true })
  },
  'mission-concluded': (draft, fact) => {
    draft.concluded = { ...originOf(fact), decidedBy: fact.data.decidedBy }
  },
}

const begin = (): Draft => ({
  wording: {},
  phase: 'candidate',
  concluded: null,
  phases: [],
  wordings: [],
  goals: new Map(),
  bodies: new Map(),
  criteria: new Map(),
  capabilities: new Map(),
})

/** Folds a mission's facts inside a pin; undefined where it was not known then. */
export function foldMission(facts: readonly Recorded<MissionFact>[], pin: Pin): MissionAt | undefined {
  const draft = begin()
  const { facts: inPin, lateEntries, revision } = factsInPin(facts, pin)
  for (const fact of inPin)
    (evolve as Record<string, ((draft: Draft, fact: Recorded<MissionFact>) => void) | undefined>)[fact.type]?.(
      draft,
      fact,
    )
  if (inPin.length === 0) return undefined
  const { wording, goals, bodies, ...rest } = draft
  return { ...wording, ...rest, goals: [...goals.values()], bodies: [...bodies.values()], lateEntries, revision }
}
