/** The things most rules are about: a declared mission with a goal, and indicators under it. */
import type { Before } from './given.ts'

export const missionBody = {
  title: 'Fewer outside',
  challenge: 'Too many are outside',
  vision: 'All are in',
  horizon: { from: '2025', to: '2035' },
}
export const goalBody = { goal: 'g', statement: 'Half as many', level: 1, kind: 'outcome' }

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
}

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
