/** The life of a mission: proposed, declared, steered by goals and bodies, concluded. */
import { z } from 'zod'
import { defineFact } from './fact.ts'
import { parsePeriod } from './period.ts'
import { id, name, number, period, text, timeZone } from './shapes.ts'

export const goalKinds = ['outcome', 'precondition', 'way-of-working'] as const
export type GoalKind = (typeof goalKinds)[number]
/** The five criteria of a good mission (Mazzucato 2018, “Missions”, European Commission). */
export const criteria = ['bold', 'clear', 'realistic', 'across', 'bottom-up'] as const
export type Criterion = (typeof criteria)[number]
/** The six capabilities to govern one (Mazzucato 2019, “Governing Missions”, European Commission). */
export const capabilities = ['silos', 'leadership', 'risk', 'procurement', 'regulation', 'evaluation'] as const
export type Capability = (typeof capabilities)[number]
export const bodyKinds = [
  'partnership',
  'operative-group',
  'task-force',
  'participation-group',
  'secretariat',
  'evaluator',
] as const
export type BodyKind = (typeof bodyKinds)[number]

/** The languages that a mission may write in. */
export const mainLanguages = ['nb', 'nn', 'sv', 'da', 'en'] as const

const age = z.int().min(0).max(150)
export const missionShape = {
  title: text,
  challenge: text,
  vision: text,
  horizon: z
    .strictObject({ from: period, to: period })
    .refine(({ from, to }) => parsePeriod(from).start < parsePeriod(to).reference, {
      error: 'the end of the horizon (to) must come after its start (from)',
      path: ['to'],
    }),
  population: z
    .strictObject({ text, ageFrom: age.optional(), ageTo: age.optional() })
    .refine(({ ageFrom = 0, ageTo = ageFrom }) => ageFrom <= ageTo, {
      error: 'ageTo must not be below ageFrom',
      path: ['ageTo'],
    })
    .optional(),
  plainLanguage: text.optional(),
  timeZone: timeZone.optional(),
  /** The language of its texts that are not given by language. */
  language: z.enum(mainLanguages).optional(),
}

export const missionProposed = defineFact('mission-proposed', 1, z.strictObject(missionShape))
export const missionDeclared = defineFact('mission-declared', 1, z.strictObject(missionShape))
export const missionRevised = defineFact(
  'mission-revised',
  1,
  z.strictObject({ ...z.strictObject(missionShape).partial().shape, decidedBy: name }),
)
export const phases = ['design', 'execution'] as const
export const phaseBegun = defineFact('phase-begun', 1, z.strictObject({ phase: z.enum(phases), from: period }))

const assessed = { assessment: text, score: number.min(0).max(4).optional(), by: name }
export const criterionShape = { criterion: z.enum(criteria), ...assessed }
export const criterionAssessed = defineFact('criterion-assessed', 1, z.strictObject(criterionShape))
export const capabilityShape = { capability: z.enum(capabilities), ...assessed }
export const capabilityAssessed = defineFact('capability-assessed', 1, z.strictObject(capabilityShape))

export const goalShape = {
  goal: id,
  statement: text,
  /** 1 is a main goal; the level of a goal is higher in number than that of its parent. */
  level: z.int().min(1).max(9),
  kind: z.enum(goalKinds),
  parent: id.optional(),
  accountable: name.optional(),
  decidedBy: name.optional(),
  illustrative: z.boolean().optional(),
}
export const goalSet = defineFact(
  'goal-set',
  1,
  z.strictObject({ ...goalShape, status: z.enum(['proposed', 'adopted']) }),
)
export const goalAdopted = defineFact('goal-adopted', 1, z.strictObject({ goal: id, decidedBy: name }))
export const goalRevisionShape = {
  goal: id,
  decidedBy: name,
  statement: text.optional(),
  kind: z.enum(goalKinds).optional(),
  accountable: name.optional(),
}
export const goalRevised = defineFact('goal-revised', 1, z.strictObject(goalRevisionShape))
export const goalRetired = defineFact('goal-retired', 1, z.strictObject({ goal: id, decidedBy: name }))

export const bodyShape = { body: id, kind: z.enum(bodyKinds), name: text, mandate: text.optional() }
export const bodyFormed = defineFact('body-formed', 1, z.strictObject(bodyShape))
export const bodyDissolved = defineFact('body-dissolved', 1, z.strictObject({ body: id }))

export const missionConcluded = defineFact('mission-concluded', 1, z.strictObject({ decidedBy: name }))

export const missionFacts = [
  missionProposed,
  missionDeclared,
  missionRevised,
  phaseBegun,
  criterionAssessed,
  capabilityAssessed,
  goalSet,
  goalAdopted,
  goalRevised,
  goalRetired,
  bodyFormed,
  bodyDissolved,
  missionConcluded,
] as const
