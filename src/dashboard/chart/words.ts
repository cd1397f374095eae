/** What does the chart say in words? Its name, a description that tells the same, and labels on the lines themselves. */
import type { Measure } from '../answers.ts'
import { isPercent, number, percent, period, unitName, valued, yearOf } from '../format.ts'
import type { PageLanguage } from '../language.ts'
import { wordsOf } from '../words/words.ts'
import type { Figure, Mark } from './figure.ts'

export interface ChartWords {
  readonly title: string
  readonly description: string
  /** A value as a label: the unit is written once, above the axis, unless it is per cent. */
  readonly value: (value: number) => string
  /** Two bounds as a label; equal ones are one value. */
  readonly range: (low: number, high: number) => string
  readonly unit: string
  readonly tick: (value: number, decimals: number) => string
  readonly point: (mark: Mark) => string
  readonly names: ReturnType<typeof wordsOf>['chart']
}

/** The words of a figure in a language. */
export function chartWords(language: PageLanguage, title: string, figure: Figure, measure: Measure): ChartWords {
  const words = wordsOf(language)
  const value = (v: number): string => valued(language, v, measure)
  const point = (mark: Mark): string => `${period(language, mark.period)}: ${value(mark.value)}`
  const label = (v: number): string => (isPercent(measure) ? value(v) : number(language, v, measure.decimals))
  return {
    title: words.indicator.chartOf(title),
    description: describe(figure, words.chart, value, point),
    value: label,
    range: (low, high) => (low === high ? label(low) : `${number(language, low, measure.decimals)}–${label(high)}`),
    unit: isPercent(measure) ? '' : unitName(language, measure),
    tick: (v, decimals) => (isPercent(measure) ? percent(language, v / 100, decimals) : number(language, v, decimals)),
    point,
    names: words.chart,
  }
}

function describe(
  { stretches, baseline, target, ghosts, projection }: Figure,
  names: ChartWords['names'],
  value: (v: number) => string,
  point: (mark: Mark) => string,
): string {
  const marks = stretches.flat()
  const range = (low: number, high: number): string => (low === high ? value(low) : `${value(low)}–${value(high)}`)
  const said = [
    marks.length > 0 &&
      `${names.measured}: ${[marks[0], marks.at(-1)]
        .filter((m, i, all) => m && m !== all[i - 1])
        .map(m => point(m as Mark))
        .join(' → ')}`,
    baseline && `${names.baseline}: ${value(baseline.value)} (${yearOf(baseline.t)})`,
    target && `${names.target}: ${range(target.low, target.high)} (${yearOf(target.t)})`,
    ...ghosts.map(({ aim }) => `${names.earlierTarget}: ${range(aim.low, aim.high)} (${yearOf(aim.t)})`),
    projection &&
      `${names.projected}: ${value(projection.value)}, ${range(projection.low, projection.high)} (${yearOf(projection.t)})`,
  ]
  return said
    .filter(text => typeof text === 'string')
    .map(text => `${text}.`)
    .join(' ')
}
