/**
 * How did projections of published series turn out? `npm run backtest -- FILE [--json]`, FILE with yearly series in order of
 * the years: `{"series": [{"id": "…", "v": [14.9, 14.6, …]}]}`. From every run of six points the trend is carried on one,
 * three, five and seven years and held against the value that came.
 */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { type Case, type Point, signOf } from '../../projections/progress/case.ts'
import { atLeast } from '../../projections/progress/compare.ts'
import { LEVEL, project, smoothnessOf } from '../../projections/progress/forecast.ts'
import type { Measured } from '../../projections/progress/points.ts'
import { tQuantile } from '../../projections/progress/student-t.ts'
import { theilSen } from '../../projections/progress/theil-sen.ts'
import { assessTrend, type ChanceInWords } from '../../projections/progress/trend.ts'

/** A yearly series without gaps. */
export interface OfficialSeries {
  readonly id: string
  readonly v: readonly number[]
}

const WINDOW = 6
export const HORIZONS = [1, 3, 5, 7] as const
/** Upper ends of the classes of |b|/s at the origin. */
const SMOOTHNESS: readonly (readonly [name: string, below: number])[] = [
  ['< 0.5', 0.5],
  ['0.5–1', 1],
  ['1–2', 2],
  ['2–4', 4],
  ['> 4', Number.POSITIVE_INFINITY],
]
const classOf = (smoothness: number): string =>
  (SMOOTHNESS.find(([, below]) => smoothness < below) ?? (SMOOTHNESS.at(-1) as (typeof SMOOTHNESS)[number]))[0]

/** The most decimals that a value of the series shows. */
export function decimalsShown(values: readonly number[]): number {
  const shown = values.map(value => {
    const [digits = '', exponent = '0'] = String(value).split('e')
    return Math.max(0, (digits.split('.')[1]?.length ?? 0) - Number(exponent))
  })
  return Math.max(0, ...shown)
}

interface Band {
  readonly projected: number
  readonly low: number
  readonly high: number
}

/** A way of projecting, by its name. */
const METHODS = ['varde', 'phi-0.85', 'pace-held', 'last-value'] as const
type MethodName = (typeof METHODS)[number]
const byMethod = <T>(of: (method: MethodName) => T): Readonly<Record<MethodName, T>> => ({
  varde: of('varde'),
  'phi-0.85': of('phi-0.85'),
  'pace-held': of('pace-held'),
  'last-value': of('last-value'),
})

/** One projection that can be held against what came; sizes in mean yearly changes of its series. */
interface Outcome {
  readonly horizon: number
  readonly smoothness: string
  readonly covered: boolean
  readonly error: Readonly<Record<MethodName, number>>
  readonly score: Readonly<Record<MethodName, number>>
}

/** What became of a target that was on pace. */
interface OnPace {
  readonly chance: ChanceInWords
  readonly isMet: boolean
}

/** Interval score of an 80 % band (T. Gneiting & A. E. Raftery, J. Am. Stat. Assoc. 102, 2007, eq. 43): less is better. */
function intervalScore({ low, high }: Band, actual: number): number {
  const penalty = 2 / (1 - LEVEL)
  return high - low + penalty * Math.max(0, low - actual) + penalty * Math.max(0, actual - high)
}

/** How far the 80 % band reaches to either side where the pace itself is not doubted: a random walk with drift. */
function halfWidth(points: readonly Measured[], horizon: number, decimals: number): number {
  const [first, last] = [points[0] as Measured, points.at(-1) as Measured]
  const years = last.t - first.t
  const drift = (last.value - first.value) / years
  const steps = points.slice(1).map((p, i) => p.value - (points[i] as Measured).value - drift)
  const squares = steps.reduce((sum, step) => sum + step * step, 0)
  const variance = Math.max(squares / (points.length - 2), 10 ** (-2 * decimals) / 6)
  return tQuantile((1 + LEVEL) / 2, points.length - 2) * Math.sqrt(variance * horizon * (1 + horizon / years))
}

const pointsOf = (values: readonly number[], first: number): Point[] =>
  values.map((value, i) => ({ t: first + i, start: first + i - 1, value, obsStatus: 'A', version: 1, period: '' }))

/** Targets lie at these shares of the way that the pace would go if it held: all of them are on pace. */
const SHARES_OF_PACE = [0.25, 0.5, 0.75, 1]

interface Origin {
  readonly case: Case
  readonly points: readonly Measured[]
  readonly slope: number
  /** Mean size of a yearly change of the whole series; the unit in which errors are told. */
  readonly scale: number
  readonly decimals: number
}

function meanChange(values: readonly number[]): number {
  const changes = values.slice(1).map((value, i) => Math.abs(value - (values[i] as number)))
  return changes.reduce((sum, change) => sum + change, 0) / changes.length
}

function originAt({ v }: OfficialSeries, at: number, decimals: number, scale: number): Origin {
  const points = pointsOf(v.slice(at - WINDOW + 1, at + 1), at) as Measured[]
  const on = points.at(-1)?.t ?? 0
  const c: Case = { direction: 'increase', decimals, milestones: [], points, on, current: 1 }
  return { case: c, points, slope: theilSen(points), scale, decimals }
}

function outcomeOf({ case: c, points, slope, scale, decimals }: Origin, horizon: number, actual: number): Outcome {
  const last = points.at(-1) as Measured
  const varde = project(c, last.t + horizon, points, slope)
  const half = halfWidth(points, horizon, decimals)
  const around = (projected: number): Band => ({ projected, low: projected - half, high: projected + half })
  const bands: Readonly<Record<MethodName, Band>> = {
    varde,
    'phi-0.85': around(last.value + (slope * 0.85 * (1 - 0.85 ** horizon)) / 0.15),
    'pace-held': around(last.value + slope * horizon),
    'last-value': around(last.value),
  }
  return {
    horizon,
    smoothness: classOf(smoothnessOf(c, points, slope)),
    covered: varde.low <= actual && actual <= varde.high,
    error: byMethod(method => Math.abs(actual - bands[method].projected) / scale),
    score: byMethod(method => intervalScore(bands[method], actual) / scale),
  }
}

/** Of the targets on pace, what the chance was told as and whether they were met at their date. */
function promisesOf({ case: c, points, slope }: Origin, horizon: number, actual: number): OnPace[] {
  const last = points.at(-1) as Measured
  const direction = slope > 0 ? 'increase' : 'decrease'
  return SHARES_OF_PACE.flatMap(part => {
    const target = { t: last.t + horizon, value: last.value + part * slope * horizon }
    const { verdict, chance } = assessTrend({ ...c, direction, target })
    if (verdict !== 'reaches') return []
    return [
      { chance: chance as ChanceInWords, isMet: atLeast(signOf(direction) * actual, signOf(direction) * target.value) },
    ]
  })
}

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
const share = (values: readonly boolean[]): number | null => mean(values.map(Number))

/** What a backtest found; shares are 0 to 1, errors and scores in mean yearly changes of the series. */
export interface BacktestReport {
  readonly series: number
  readonly forecasts: number
  /** Share of outcomes inside the 80 % band, by years ahead. */
  readonly coverage: readonly {
    readonly horizon: number
    readonly forecasts: number
    readonly covered: number | null
  }[]
  /** The same at five years, by |b|/s at the origin. */
  readonly bySmoothness: readonly {
    readonly smoothness: string
    readonly forecasts: number
    readonly covered: number | null
  }[]
  readonly meanError: Readonly<Record<MethodName, number | null>>
  /** Every method but `varde` has the same band around its projection. */
  readonly intervalScore: Readonly<Record<MethodName, number | null>>
  /** How often a target that was on pace was met, by the chance that was told with it. */
  readonly reaches: readonly { readonly chance: ChanceInWords; readonly targets: number; readonly met: number | null }[]
}

/** Projects every series from every six points. A series without any change has no unit for errors and scores and is left out. */
export function backtestOf(all: readonly OfficialSeries[]): BacktestReport {
  const outcomes: Outcome[] = []
  const promises: OnPace[] = []
  const moving = all.filter(({ v }) => v.length > WINDOW && meanChange(v) > 0)
  for (const series of moving) {
    const [decimals, scale] = [decimalsShown(series.v), meanChange(series.v)]
    for (let at = WINDOW - 1; at < series.v.length - 1; at += 1) {
      const origin = originAt(series, at, decimals, scale)
      for (const horizon of HORIZONS) {
        const actual = series.v[at + horizon]
        if (actual === undefined) continue
        outcomes.push(outcomeOf(origin, horizon, actual))
        promises.push(...promisesOf(origin, horizon, actual))
      }
    }
  }
  const fiveYears = outcomes.filter(o => o.horizon === 5)
  return {
    series: moving.length,
    forecasts: outcomes.length,
    coverage: HORIZONS.map(horizon => {
      const own = outcomes.filter(o => o.horizon === horizon)
      return { horizon, forecasts: own.length, covered: share(own.map(o => o.covered)) }
    }),
    bySmoothness: SMOOTHNESS.map(([smoothness]) => {
      const own = fiveYears.filter(o => o.smoothness === smoothness)
      return { smoothness, forecasts: own.length, covered: share(own.map(o => o.covered)) }
    }),
    meanError: byMethod(method => mean(outcomes.map(o => o.error[method]))),
    intervalScore: byMethod(method => mean(outcomes.map(o => o.score[method]))),
    reaches: (['likely', 'uncertain', 'unlikely'] as const).map(chance => {
      const own = promises.filter(p => p.chance === chance)
      return { chance, targets: own.length, met: share(own.map(p => p.isMet)) }
    }),
  }
}

const percent = (part: number | null): string => (part === null ? '–' : `${(100 * part).toFixed(1)} %`)
const number = (value: number | null): string => (value === null ? '–' : value.toFixed(2))

/** The report as text. */
export function reportText(report: BacktestReport): string {
  const { series, forecasts, coverage, bySmoothness, meanError, intervalScore: score, reaches } = report
  return [
    `${forecasts} projections of ${series} series from six points`,
    '',
    'Inside the 80 % band, by years ahead',
    ...coverage.map(c => `  ${String(c.horizon).padEnd(10)}${percent(c.covered).padStart(8)}  of ${c.forecasts}`),
    '',
    'Inside the 80 % band at five years, by |pace|/noise',
    ...bySmoothness.map(c => `  ${c.smoothness.padEnd(10)}${percent(c.covered).padStart(8)}  of ${c.forecasts}`),
    '',
    'Mean error, in mean yearly changes of the series',
    ...METHODS.map(method => `  ${method.padEnd(10)}${number(meanError[method]).padStart(8)}`),
    '',
    'Interval score of the 80 % band, in the same unit (less is better)',
    ...METHODS.map(method => `  ${method.padEnd(10)}${number(score[method]).padStart(8)}`),
    '',
    'Targets on pace that were met at their date, by the chance told with them',
    ...reaches.map(r => `  ${r.chance.padEnd(10)}${percent(r.met).padStart(8)}  of ${r.targets}`),
  ].join('\n')
}

const seriesFile = z.object({ series: z.array(z.object({ id: z.string(), v: z.array(z.number()) })) })

function main(args: readonly string[]): void {
  const file = args.find(arg => !arg.startsWith('--'))
  if (!file) {
    process.stderr.write('usage: npm run backtest -- FILE [--json]\n')
    process.exitCode = 2
    return
  }
  const report = backtestOf(seriesFile.parse(JSON.parse(readFileSync(file, 'utf8'))).series)
  process.stdout.write(`${args.includes('--json') ? JSON.stringify(report, null, 2) : reportText(report)}\n`)
}

if (import.meta.main) main(process.argv.slice(2))
