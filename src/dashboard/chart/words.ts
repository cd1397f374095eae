/** The texts of the chart: its title, a description of what it shows, and its labels. */

import type { ReaderLanguage } from '../../../projections/words/languages.ts'
import type { DrawnFigure, IncompleteMark, Mark } from '../answer-types.ts'
import type { ValueFormat } from '../format.ts'
import { day, isPercent, number, percent, period, unitName, valued, yearOf } from '../format.ts'
import { localised } from '../language.ts'
import { type MadeOf, madeOfInWords } from '../parts/flags.tsx'
import { wordsOf } from '../words.ts'

export interface ChartWords {
  readonly title: string
  readonly description: string
  /** A value as a label, without its unit, which stands above the axis; per cent is written with each value. */
  readonly value: (value: number) => string
  /** Two bounds as a label; equal bounds as one value. */
  readonly range: (low: number, high: number) => string
  readonly unit: string
  readonly tick: (value: number, decimals: number) => string
  readonly point: (mark: Mark) => string
  /** A total that lacks parts. */
  readonly incomplete: (mark: IncompleteMark) => string
  /** A figure that was revised, with what was first said of it. */
  readonly first: (mark: Mark) => string
  /** A decision on the axis. */
  readonly decision: (decision: DrawnFigure['decisions'][number]) => string
  readonly names: ReturnType<typeof wordsOf>['chart']
}

/** The texts of a chart in a language. */
export function chartWords(
  language: ReaderLanguage,
  title: string,
  figure: DrawnFigure,
  format: ValueFormat,
): ChartWords {
  const words = wordsOf(language)
  const value = (v: number): string => valued(language, v, format)
  const made = (of: MadeOf): string =>
    madeOfInWords({ words, language }, of, format)
      .map(text => `, ${text}`)
      .join('')
  const point = (mark: Mark): string => `${period(language, mark.period)}: ${value(mark.value)}${made(mark)}`
  const label = (v: number): string => (isPercent(format) ? value(v) : number(language, v, format.decimals))
  return {
    title: words.indicator.chartOf(title),
    description: describe(figure, words, value, point),
    value: label,
    range: (low, high) => (low === high ? label(low) : `${number(language, low, format.decimals)}–${label(high)}`),
    unit: isPercent(format) ? '' : unitName(language, format),
    tick: (v, decimals) => (isPercent(format) ? percent(language, v / 100, decimals) : number(language, v, decimals)),
    point,
    incomplete: mark =>
      `${period(language, mark.period)}${made({ rolledUp: { ...mark.rolledUp, partial: mark.value } })}`,
    first: mark => `${period(language, mark.period)}: ${words.figures.firstValue} ${value(mark.first ?? mark.value)}`,
    decision: ({ decidedOn, question, chosen }) =>
      `${day(language, decidedOn)}: ${localised(question, language).text} – ${localised(chosen, language).text}`,
    names: words.chart,
  }
}

function describe(
  { stretches, baseline, earlierBaselines, target, superseded, projection, decisions }: DrawnFigure,
  { chart: names, illustrative: example }: ReturnType<typeof wordsOf>,
  value: (v: number) => string,
  point: (mark: Mark) => string,
): string {
  const marks = stretches.flat()
  const ends = marks.length > 1 ? [marks[0] as Mark, marks.at(-1) as Mark] : marks
  const range = (low: number, high: number): string => (low === high ? value(low) : `${value(low)}–${value(high)}`)
  const dated = (name: string, { at, illustrative }: { at: number; illustrative: boolean }, text: string): string =>
    `${name}: ${text} (${[yearOf(at), illustrative && example].filter(Boolean).join(', ')})`
  const sentences = [
    ends.length > 0 && `${names.measured}: ${ends.map(point).join(' → ')}`,
    baseline && dated(names.baseline, baseline, value(baseline.value)),
    ...earlierBaselines.map(earlier => dated(names.earlierBaseline, earlier, value(earlier.value))),
    target && dated(names.target, target, range(target.low, target.high)),
    ...superseded.map(({ target: earlier }) => dated(names.earlierTarget, earlier, range(earlier.low, earlier.high))),
    projection &&
      `${names.projected}: ${value(projection.value)}, ${range(projection.low, projection.high)} (${yearOf(projection.at)})`,
    typeof projection?.ifPaceHolds === 'number' &&
      `${names.paceHolds}: ${value(projection.ifPaceHolds)} (${yearOf(projection.at)})`,
    decisions.length > 0 && `${names.decisions}: ${decisions.length}`,
  ]
  return sentences
    .filter(text => typeof text === 'string')
    .map(text => `${text}.`)
    .join(' ')
}
