/** Bodies and pasts that many tests share: a declared mission with a goal, an indicator, a portfolio … */
import type { BodyAt } from '../../src/commands/catalogue.ts'
import type { Before } from './given.ts'

export const missionBody = {
  title: 'Fewer outside',
  challenge: 'Too many are outside',
  vision: 'All are in',
  horizon: { from: '2025', to: '2035' },
} satisfies BodyAt<'missions/declare'>
export const goalBody = {
  goal: 'g',
  statement: 'Half as many',
  level: 1,
  kind: 'outcome',
} satisfies BodyAt<'missions/set-goal'>

/** A mission declared, with the goal `g`. */
export const mission: readonly Before[] = [
  ['missions/m/declare', missionBody],
  ['missions/m/set-goal', goalBody],
]

export const definitionBody = {
  mission: 'm',
  goals: ['g'],
  title: 'Share outside',
  definition: 'Neither in school nor at work',
  unit: '%',
  direction: 'decrease',
  kind: 'outcome',
  source: { name: 'SSB' },
} satisfies BodyAt<'indicators/define'>

/** The mission with the indicator `i`, as defined by default or with more said. */
export const indicator = (more: object = {}): readonly Before[] => [
  ...mission,
  ['indicators/i/define', { ...definitionBody, ...more }],
]

/** A measurement of the indicator `i` as a step. */
export const measured = (period: unknown, value: number, more: object = {}): Before => [
  'indicators/i/measure',
  { period, value, ...more },
]

/** Two dimensions; the first holds the codes of counties. */
export const counties = { dimensions: { county: { '03': 'Oslo', '11': 'Rogaland' }, sex: { F: 'Women', M: 'Men' } } }

export const projectBody = {
  title: 'Jobs first',
  kind: 'project',
  lead: 'County',
  stage: 'pilot',
} satisfies BodyAt<'projects/register'>
export const project: Before = ['projects/p/register', projectBody]
export const portfolioBody = {
  mission: 'm',
  title: 'Work',
  purpose: 'To learn what works',
} satisfies BodyAt<'portfolios/open'>
/** The mission with the project `p` and the portfolio `f`, which it is not in. */
export const portfolio: readonly Before[] = [...mission, project, ['portfolios/f/open', portfolioBody]]
export const claimBody = {
  contribution: 'c',
  to: { goal: 'g' },
  mission: 'm',
  from: '2025',
  theory: 'By jobs',
} satisfies BodyAt<'projects/claim-contribution'>

export const actorBody = { name: 'Viken', sector: 'public', level: 'county' } satisfies BodyAt<'actors/register'>
/** An actor of an id, by its own name. */
export const actor = (id: string): Before => [`actors/${id}/register`, { ...actorBody, name: `County ${id}` }]

export const adviceBody = {
  mission: 'm',
  body: 'Youth council',
  question: 'What now?',
  advice: 'Ask us',
} satisfies BodyAt<'decisions/give-advice'>
export const decisionBody = {
  mission: 'm',
  body: 'partnership',
  question: 'What now?',
  alternatives: ['Go on', 'Stop'],
  chosen: 'Go on',
  rationale: 'It works',
  decidedOn: '2026-06-15',
} satisfies BodyAt<'decisions/take'>
export const loopBody = {
  mission: 'm',
  question: 'Does it work?',
  hypothesis: 'It does',
  expects: { text: 'Fewer outside' },
  reviewOn: '2027-01-01',
} satisfies BodyAt<'learning-loops/open'>
/** The mission with the learning loop `l`. */
export const loop: readonly Before[] = [...mission, ['learning-loops/l/open', loopBody]]
export const observationBody = {
  mission: 'm',
  about: [{ position: 1 }],
  text: 'Nobody says who decided',
  grade: 'remark',
} satisfies BodyAt<'observations/make'>
/** The mission with the observation `o` on its goal. */
export const observation: readonly Before[] = [...mission, ['observations/o/make', observationBody]]
export const barrierBody = {
  barrier: 'b',
  kind: 'law',
  text: 'Data may not be shared',
} satisfies BodyAt<'missions/raise-barrier'>
