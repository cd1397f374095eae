/**
 * The weather symbols of the German sustainability strategy (Destatis): carry the mean change of the last five years on
 * to the target year; how much would be lacking, as a share of what is left today?
 * https://dns-indikatoren.de/en/status/
 */
import { type Case, isBand, signOf } from './case.ts'
import { above, atLeast, below } from './compare.ts'
import type { Dated } from './growth.ts'
import type { Method, MethodResult } from './method.ts'
import { type Measured, marksOn, measured, sameSeason } from './points.ts'
import type { Reason } from './reasons.ts'

type Symbol = 'sun' | 'slightly_cloudy' | 'cloud' | 'thunderstorm'

const NAME = { name: 'destatis-weather', version: '1' }
const WINDOW_YEARS = 5
const FEWEST_POINTS = 4

function assess(c: Case): MethodResult {
  const points = lastFiveYears(sameSeason(measured(c)))
  const latest = points.at(-1)
  const reasons: Reason[] = latest ? marksOn(c, points) : ['no-measurement']
  if (latest && points.length < FEWEST_POINTS) reasons.push('too-few-points')
  if (c.direction === 'hold') reasons.push(c.target ? 'band-target' : 'hold-needs-band')
  if (c.target?.version !== undefined && c.target.version !== c.current) reasons.push('break')
  const isFit = points.length >= FEWEST_POINTS && c.direction !== 'hold' && !reasons.includes('break')
  if (!latest || !isFit) return { ...NAME, status: null, value: null, reasons }
  const target = nextTarget(c, latest, reasons)
  const weather = target ? towards(c, points, target) : onDirection(c, points)
  return { ...NAME, ...weather, pointsUsed: points.length, reasons }
}

/** The points of the last five years, the one five years back included: six where none is lacking. */
function lastFiveYears(points: readonly Measured[]): Measured[] {
  const latest = points.at(-1)
  return latest ? points.filter(p => atLeast(p.t, latest.t - WINDOW_YEARS)) : []
}

/** Of a band the bound that is easier to reach; of several dated targets the next. */
function nextTarget(c: Case, latest: Measured, reasons: Reason[]): Dated | null {
  const { target } = c
  if (!target) return null
  const next = c.milestones.toSorted((a, b) => a.t - b.t).find(m => above(m.t, latest.t) && below(m.t, target.t))
  if (next) reasons.push('next-milestone')
  if (next) return next
  if (!isBand(target)) return target
  reasons.push('weakest-bound')
  return { t: target.t, value: c.direction === 'increase' ? target.low : target.high }
}

const meanChange = (points: readonly Measured[]): number => {
  const [first, last] = [points[0] as Measured, points.at(-1) as Measured]
  return (last.value - first.value) / (last.t - first.t)
}

function towards(c: Case, points: readonly Measured[], target: Dated) {
  const [sign, change, latest] = [signOf(c.direction), meanChange(points), points.at(-1) as Measured]
  const years = target.t - latest.t
  const isMet = atLeast(sign * latest.value, sign * target.value)
  const constant = (status: Symbol) => ({ status, value: null, change, hypothetical: null })
  if (isMet) return constant(sign * change >= 0 ? 'sun' : 'slightly_cloudy')
  if (!above(years, 0)) return constant(sign * change > 0 ? 'cloud' : 'thunderstorm')
  const hypothetical = latest.value + change * years
  const value = (sign * (target.value - hypothetical)) / Math.abs(target.value - latest.value)
  return { status: symbolOf(sign * change, value), value, change, hypothetical }
}

function symbolOf(gain: number, shortfall: number): Symbol {
  if (gain <= 0) return 'thunderstorm'
  if (below(shortfall, 0.05)) return 'sun'
  return above(shortfall, 0.2) ? 'cloud' : 'slightly_cloudy'
}

/** Without a number to reach: do the mean change and the last change point the right way? */
function onDirection(c: Case, points: readonly Measured[]) {
  const [sign, change] = [signOf(c.direction), meanChange(points)]
  const lastIsRight = sign * meanChange(points.slice(-2)) > 0
  const status: Symbol =
    sign * change > 0 ? (lastIsRight ? 'sun' : 'slightly_cloudy') : lastIsRight ? 'cloud' : 'thunderstorm'
  return { status, value: null, change, hypothetical: null }
}

export const destatisWeather: Method = {
  ...NAME,
  assess,
}
