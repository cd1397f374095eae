/** A project as known at a pin: its stages, the contributions it claims, its money, and how it ended. */
import type { ProjectFact } from '../../events/catalogue.ts'
import { dayOf, type PeriodText, parsePeriod } from '../../events/period.ts'
import type { Stage } from '../../events/project.ts'
import { begunBy } from '../base/dated.ts'
import { factsInPin } from '../base/facts-in-pin.ts'
import { type Origin, originOf } from '../base/origin.ts'
import type { Pin } from '../base/pin.ts'
import type { FactReader } from '../figures/fact-reader.ts'

type ProjectData<N extends ProjectFact['type']> = Extract<ProjectFact, { type: N }>['data']

export interface StageAt extends Origin {
  readonly stage: Stage
  /** Null: the stage it was registered in. */
  readonly on: PeriodText | null
}

export interface ContributionAt extends ProjectData<'contribution-claimed'>, Origin {
  readonly verdicts: readonly (Origin & Omit<ProjectData<'contribution-assessed'>, 'contribution'>)[]
  readonly withdrawn: Origin | null
}

export type FundingAt = ProjectData<'funding-committed'> & Origin

export interface ProjectAt {
  readonly project: string
  readonly registered: ProjectData<'project-registered'> & Origin
  readonly stages: readonly StageAt[]
  readonly contributions: readonly ContributionAt[]
  readonly funding: readonly FundingAt[]
  readonly ended: (ProjectData<'project-ended'> & Origin) | null
  readonly lateEntries: number
  readonly revision: number
}

interface Draft {
  registered: ProjectAt['registered'] | undefined
  stages: StageAt[]
  contributions: Map<string, ContributionAt>
  funding: FundingAt[]
  ended: ProjectAt['ended']
}

type Evolve = {
  readonly [N in ProjectFact['type']]: (draft: Draft, data: ProjectData<N>, origin: Origin) => void
}

function changeContribution(draft: Draft, id: string, how: (before: ContributionAt) => Partial<ContributionAt>): void {
  const before = draft.contributions.get(id)
  if (before) draft.contributions.set(id, { ...before, ...how(before) })
}

const evolve: Evolve = {
  'project-registered': (draft, data, origin) => {
    draft.registered = { ...data, ...origin }
    draft.stages.push({ ...origin, stage: data.stage, on: null })
  },
  'project-stage-changed': (draft, data, origin) => {
    draft.stages.push({ ...origin, ...data })
  },
  'contribution-claimed': (draft, data, origin) => {
    draft.contributions.set(data.contribution, { ...data, ...origin, verdicts: [], withdrawn: null })
  },
  'contribution-assessed': (draft, { contribution, ...verdict }, origin) =>
    changeContribution(draft, contribution, ({ verdicts }) => ({ verdicts: [...verdicts, { ...origin, ...verdict }] })),
  'contribution-withdrawn': (draft, { contribution }, origin) =>
    changeContribution(draft, contribution, () => ({ withdrawn: origin })),
  'funding-committed': (draft, data, origin) => {
    draft.funding.push({ ...data, ...origin })
  },
  'project-ended': (draft, data, origin) => {
    draft.ended = { ...data, ...origin }
  },
  'fact-struck': () => {},
}

/** Folds a project's facts inside a pin; undefined where it was not registered then. */
export function projectAt(reader: FactReader, project: string, pin: Pin): ProjectAt | undefined {
  const { facts, ...rest } = factsInPin(reader.facts<ProjectFact>(`project-${project}`), pin)
  const draft: Draft = { registered: undefined, stages: [], contributions: new Map(), funding: [], ended: null }
  for (const fact of facts)
    (evolve[fact.type] as (draft: Draft, data: unknown, origin: Origin) => void)(draft, fact.data, originOf(fact))
  const { registered, contributions } = draft
  return registered && { project, ...draft, registered, contributions: [...contributions.values()], ...rest }
}

/** The stage on a day: of the changes that had begun, the latest by its date; of one date, the one recorded last. */
export function stageOn({ stages }: ProjectAt, on: string): Stage {
  const day = ({ on: from }: StageAt): number => (from === null ? Number.NEGATIVE_INFINITY : parsePeriod(from).firstDay)
  const begun = stages.filter(({ on: from }) => from === null || begunBy(from, on))
  return begun.reduce((last, next) => (day(next) >= day(last) ? next : last), begun[0] as StageAt).stage
}

/** Whether it runs on a day: neither stopped nor ended by then. */
export const isRunning = (at: ProjectAt, on: string): boolean =>
  stageOn(at, on) !== 'stopped' && !(at.ended && begunBy(at.ended.on, on))

/** Whether a claim is in force on a day: it has begun, and was not withdrawn by then. */
export const standsOn = ({ from, withdrawn }: ContributionAt, on: string): boolean =>
  begunBy(from, on) && !(withdrawn && dayOf(withdrawn.knownFrom) <= on)
