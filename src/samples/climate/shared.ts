/** What the emission series have in common. */
import type { Words } from '../step.ts'

/** A definition of yearly emissions; `knownFrom` is from when it stands in the mission. */
export const emissionsOf = (title: Words, definition: Words, rest: object): object => ({
  mission: 'climate',
  goals: ['utslipp-som-lovet'],
  direction: 'decrease',
  kind: 'outcome',
  limits: { min: 0 },
  frequency: 'P1Y',
  title,
  definition,
  ...rest,
})

/** Emissions add up over time; an index does not. */
export const SUMS = { rollUp: { time: 'sum', cells: 'none' } }

export const chosen = (year: string): string => `Tallet er publisert; at ${year} er nullpunkt, følger av målet.`
