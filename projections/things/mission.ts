/** What is the mission, as known at a pin? Its wording, goals, bodies and assessments, with every earlier wording. */
import type { MissionFact } from '../../events/catalogue.ts'
import type { Recorded } from '../../events/fact.ts'
import type { Text } from '../../events/shapes.ts'
import { type Origin, originOf } from '../base/origin.ts'
import { inside, isLate, type Pin } from '../base/pin.ts'

type Of<N extends MissionFact['type']> = Recorded<Extract<MissionFact, { type: N }>>
type Wording = Of<'mission-declared'>['data']

export interface GoalWording extends Origin {
  readonly statement: Text
  readonly kind: string
  readonly accountable: string | null
  readonly decidedBy?: string
}

export interface GoalAt {
  readonly goal: string
  readonly level: number
  readonly parent: string | null
  readonly statement: Text
  readonly kind: 'outcome' | 'precondition' | 'way-of-working'
  readonly status: 'proposed' | 'adopted' | 'retired'
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
  readonly kind: string
  readonly name: Text
  readonly mandate?: Text
  readonly dissolved: boolean
}

export interface JudgedAt extends Origin {
  readonly assessment: Text
  readonly score?: number
  readonly by: string
}

export interface MissionAt extends Partial<Wording> {
  readonly phase: 'candidate' | 'declared' | 'design' | 'execution'
  readonly concluded: (Origin & { readonly decidedBy: string }) | null
  readonly phases: readonly (Origin & { readonly phase: string; readonly from: unknown })[]
  readonly wordings: readonly (Origin & { readonly decidedBy?: string; readonly changed: Partial<Wording> })[]
  readonly goals: readonly GoalAt[]
  readonly bodies: readonly BodyAt[]
  /** By criterion and by capability, every assessment in order. */
  readonly criteria: Readonly<Record<string, readonly JudgedAt[]>>
  readonly capabilities: Readonly<Record<string, readonly JudgedAt[]>>
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
  criteria: Record<string, JudgedAt[]>
  capabilities: Record<string, JudgedAt[]>
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

const judge = (
  into: Record<string, JudgedAt[]>,
  what: string,
  fact: Recorded & { data: { assessment: Text; score?: number | undefined; by: string } },
): void => {
  const { assessment, score, by } = fact.data
  into[what] = [...(into[what] ?? []), { ...originOf(fact), assessment, by, ...(score !== undefined && { score }) }]
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
  'criterion-assessed': (draft, fact) => judge(draft.criteria, fact.data.criterion, fact),
  'capability-assessed': (draft, fact) => judge(draft.capabilities, fact.data.capability, fact),
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
  criteria: {},
  capabilities: {},
})

/** Folds a mission's facts inside a pin; undefined where it was not known then. */
export function foldMission(facts: readonly Recorded<MissionFact>[], pin: Pin): MissionAt | undefined {
  const draft = begin()
  let [lateEntries, revision] = [0, -1]
  for (const fact of facts) {
    if (!inside(fact, pin)) continue
    if (isLate(fact, pin)) lateEntries += 1
    revision = fact.revision
    ;(evolve as Record<string, ((draft: Draft, fact: Recorded<MissionFact>) => void) | undefined>)[fact.type]?.(
      draft,
      fact,
    )
  }
  if (revision < 0) return undefined
  const { wording, goals, bodies, ...rest } = draft
  return { ...wording, ...rest, goals: [...goals.values()], bodies: [...bodies.values()], lateEntries, revision }
}
