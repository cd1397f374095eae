/**
 * The funnel of a comparison of places: between which values a place of its size may lie by chance, if it were like the
 * whole. Exact limits at 95 and 99.8 per cent, widened where the places differ by more than chance (D. J. Spiegelhalter,
 * “Funnel plots for comparing institutional performance”, Statistics in Medicine 24, 2005, 1185–1202).
 */
import { z } from 'zod'
import type { Shaped } from '../../base/shaped.ts'
import { binomial, countQuantiles, poisson } from './count-limits.ts'

/** Two-sided 95 % and 99.8 % of the normal distribution. */
export const WARNING = 1.959963984540054
const ACTION = 3.090232306167813
/** Tails of both, ascending. */
const TAILS = [0.001, 0.025, 0.975, 0.999]
/** Fewer places tell nothing about how much places differ. */
const FEWEST = 10
/** Share of the places at each end that are moved in before it is told how much places differ. */
const WINSORISED = 0.1

export const limitsShape = z.strictObject({ low: z.number(), high: z.number() })
export type Limits = Shaped<typeof limitsShape>

/** What the funnel says of a place. */
export const funnelShape = z.strictObject({
  z: z.number().describe('Distance from the whole in standard errors, with how much places differ.'),
  warning: limitsShape.describe('95 %: what is drawn.'),
  action: limitsShape.describe('99.8 %: what is named.'),
  outside: z.enum(['action', 'warning', 'none']).describe('Which limits it lies outside of.'),
  named: z
    .enum(['low', 'high'])
    .nullable()
    .describe(
      'Low or high: outside the limits of 99.8 %, by a count that chance reaches less than once in a thousand.',
    ),
})
export type Funnel = Shaped<typeof funnelShape>

/** Why there is no funnel. */
const noFunnelReasons = {
  'no-counts': 'no place has a numerator and a denominator',
  'not-counts': 'numerators and denominators are not counts of a proportion, nor counts per exposure',
  'one-place': 'there is only one place to compare',
  'no-variation': 'nobody has it, or everybody has',
} as const
export type NoFunnel = keyof typeof noFunnelReasons

/** A comparison of the places of one period. */
export const comparisonShape = z.strictObject({
  places: z.int().describe('How many were compared: those with a value, a numerator and a denominator.'),
  model: z
    .enum(['binomial', 'poisson'])
    .nullable()
    .describe('binomial: counts of a proportion; poisson: counts per exposure; null: there is no funnel.'),
  reason: z
    .enum(Object.keys(noFunnelReasons) as [NoFunnel, ...NoFunnel[]])
    .nullable()
    .describe('Why there is no funnel.'),
  whole: z.number().nullable().describe('Of the places compared together, in the unit of the figures.'),
  overDispersion: z
    .enum(['estimated', 'too-few-places'])
    .nullable()
    .describe('Whether it was estimated how much places differ; of fewer than ten it cannot be.'),
  tau: z.number().nullable().describe('By how much places differ beyond chance (standard deviation), in the unit.'),
})

/** A place: so many of so many, or so many events in so much exposure. */
export interface PlaceCounts {
  readonly code: string
  readonly numerator: number
  readonly denominator: number
}

export interface Comparison extends Shaped<typeof comparisonShape> {
  /** By code. */
  readonly funnels: ReadonlyMap<string, Funnel>
}

/** What the ratio of the definition is: its value is multiplier · numerator / denominator. */
export interface RatioUnit {
  readonly multiplier: number
  /** Whether the unit is a share in itself: per cent, per mille. */
  readonly isShare: boolean
}

type Model = 'binomial' | 'poisson'

/** Which chance moves the counts; undefined where they are none. A rate per 1,000 or 100,000 counts events per exposure. */
function modelOf(places: readonly PlaceCounts[], { multiplier, isShare }: RatioUnit): Model | undefined {
  if (!places.every(({ numerator }) => Number.isInteger(numerator) && numerator >= 0)) return undefined
  const isPerExposure = multiplier > 1 && multiplier !== 100 && !isShare
  if (isPerExposure) return 'poisson'
  const areParts = places.every(
    ({ numerator, denominator }) => Number.isInteger(denominator) && numerator <= denominator,
  )
  return areParts ? 'binomial' : undefined
}

const total = (places: readonly PlaceCounts[], of: 'numerator' | 'denominator'): number =>
  places.reduce((sum, place) => sum + place[of], 0)

/** Standard error of a place's ratio if it were like the whole. */
const errorOf = (model: Model, whole: number, { denominator }: PlaceCounts): number =>
  Math.sqrt((model === 'binomial' ? whole * (1 - whole) : whole) / denominator)

/** Values with the tenth at each end moved to the next one in. */
function winsorised(values: readonly number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b)
  const moved = Math.floor(WINSORISED * sorted.length)
  const [low, high] = [sorted[moved] as number, sorted[sorted.length - 1 - moved] as number]
  return values.map(value => Math.min(high, Math.max(low, value)))
}

/** τ by the method of moments: what is left of the spread of the places when chance is taken out. */
function differenceOf(model: Model, whole: number, places: readonly PlaceCounts[]): number {
  const errors = places.map(place => errorOf(model, whole, place))
  const distances = places.map(
    ({ numerator, denominator }, i) => (numerator / denominator - whole) / (errors[i] as number),
  )
  const spread = winsorised(distances).reduce((sum, distance) => sum + distance ** 2, 0)
  const weights = errors.map(error => error ** -2)
  const weight = weights.reduce((sum, w) => sum + w, 0)
  const squares = weights.reduce((sum, w) => sum + w ** 2, 0)
  return Math.sqrt(Math.max(0, (spread - (places.length - 1)) / (weight - squares / weight)))
}

/** Limits of a place's ratio: the exact ones, widened by how much places differ; a share stays between nobody and everybody. */
function limitsOf(model: Model, whole: number, tau: number, { denominator }: PlaceCounts) {
  const counts = model === 'binomial' ? binomial(denominator, whole) : poisson(whole * denominator)
  const exact = countQuantiles(counts, TAILS).map(count => count / denominator)
  const [least, most] = [0, model === 'binomial' ? 1 : Number.POSITIVE_INFINITY]
  const widened = (limit: number, side: -1 | 1, width: number): number =>
    Math.min(most, Math.max(least, whole + side * Math.hypot(limit - whole, width * tau)))
  const [farLow, low, high, farHigh] = exact as [number, number, number, number]
  return {
    warning: { low: widened(low, -1, WARNING), high: widened(high, 1, WARNING) },
    action: { low: widened(farLow, -1, ACTION), high: widened(farHigh, 1, ACTION) },
    // The limit lies between two counts; the greater one itself may be likely in a place of few.
    mostByChance: Math.ceil(farHigh * denominator - 1e-9),
  }
}

const scaled = ({ low, high }: Limits, by: number): Limits => ({ low: low * by, high: high * by })

const nameOf = (isLow: boolean, isBeyondChance: boolean): Funnel['named'] =>
  isLow ? 'low' : isBeyondChance ? 'high' : null

function funnelOf(model: Model, whole: number, tau: number, place: PlaceCounts, multiplier: number): Funnel {
  const { warning, action, mostByChance } = limitsOf(model, whole, tau, place)
  const value = place.numerator / place.denominator
  const isOutside = ({ low, high }: Limits): boolean => value < low || value > high
  return {
    z: (value - whole) / Math.hypot(errorOf(model, whole, place), tau),
    warning: scaled(warning, multiplier),
    action: scaled(action, multiplier),
    outside: isOutside(action) ? 'action' : isOutside(warning) ? 'warning' : 'none',
    named: isOutside(action) ? nameOf(value < whole, place.numerator > mostByChance) : null,
  }
}

const without = (places: number, reason: NoFunnel): Comparison => ({
  ...{ places, model: null, reason, whole: null, overDispersion: null, tau: null },
  funnels: new Map(),
})

/** Compares the places of one period with what they are together. */
export function comparePlaces(given: readonly PlaceCounts[], unit: RatioUnit): Comparison {
  const places = given.filter(({ denominator }) => denominator > 0)
  const { length } = places
  if (length === 0) return without(length, 'no-counts')
  const model = modelOf(places, unit)
  if (!model) return without(length, 'not-counts')
  if (length === 1) return without(length, 'one-place')
  const whole = total(places, 'numerator') / total(places, 'denominator')
  if (whole === 0 || (model === 'binomial' && whole === 1)) return without(length, 'no-variation')
  const isTold = length >= FEWEST
  const tau = isTold ? differenceOf(model, whole, places) : 0
  const { multiplier } = unit
  return {
    places: length,
    model,
    reason: null,
    whole: whole * multiplier,
    overDispersion: isTold ? 'estimated' : 'too-few-places',
    tau: tau * multiplier,
    funnels: new Map(places.map(place => [place.code, funnelOf(model, whole, tau, place, multiplier)])),
  }
}
