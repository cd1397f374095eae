/** What a file or an embed says of the chart that it holds: what was chosen, as of when, from where, under which licence. */
import { cellKey } from '../../../events/shapes.ts'
import { asOfDay, type PageState } from '../address.ts'
import type { AssessmentAnswer, DrawnFigure, IndicatorAnswer, SeriesAnswer } from '../answer-types.ts'
import { day, number, type ValueFormat } from '../format.ts'
import { localised } from '../language.ts'
import type { Page } from '../page.ts'
import { type AddedLine, addedLines, lineOffers } from './added-lines.ts'
import { assessedIndicator, formatOf, seriesOf } from './shown.ts'

export interface ShownFigure {
  readonly page: Page
  readonly indicator: IndicatorAnswer
  readonly assessment: AssessmentAnswer
  readonly series: SeriesAnswer
  readonly title: string
  readonly format: ValueFormat
  /** The part that is shown, as a query says it (`sex:F`) and in words; empty for the whole. */
  readonly cell: string
  readonly cellName: string
  readonly lines: readonly AddedLine[]
}

/** What is shown at the pin of a page; undefined where there is no such indicator for whoever asks. */
export async function shownFigure(page: Page, id: string): Promise<ShownFigure | undefined> {
  const assessed = await assessedIndicator(page.ask, id, page.state)
  if (!assessed) return undefined
  const { indicator, assessment } = assessed
  const series = await seriesOf(page.ask, id, assessment.cell)
  if (!series) return undefined
  const title = localised(indicator.title ?? id, page.language).text
  const cell = cellKey(assessment.cell).replaceAll('=', ':').replaceAll(';', ',')
  const cellName = cellNameOf(page, indicator, assessment.cell)
  const format = formatOf(indicator)
  const offers = await lineOffers(page, indicator, format)
  const lines = await addedLines(page.ask, id, page.state.own.lines, offers)
  return { page, indicator, assessment, series, title, format, cell, cellName, lines }
}

/** The labels of a cell's codes; empty for the whole. */
export function cellNameOf(
  { language }: Page,
  { dimensions }: Pick<IndicatorAnswer, 'dimensions'>,
  cell: AssessmentAnswer['cell'],
): string {
  const labels = Object.entries(cell).map(
    ([dimension, code]) => localised(dimensions?.[dimension]?.[code] ?? `${dimension} ${code}`, language).text,
  )
  return labels.join(', ')
}

/** The state of a page, pinned to what it shows: at its address the same is had for good. */
export const pinnedTo = (state: PageState, { pin }: Pick<AssessmentAnswer, 'pin'>): PageState => ({
  ...state,
  asOf: state.asOf ?? pin.on,
  position: String(pin.position),
})

/** What was chosen, in words: the part, the target and the rule, where they are not the ordinary ones. */
function chosenInWords({ page: { words, state }, assessment, cellName }: ShownFigure): string[] {
  const { figures } = words
  const { name, version } = assessment.method
  return [
    cellName,
    state.own.target === 'original' ? figures.firstTarget : '',
    name === 'varde-1' ? '' : figures.byMethod(`${name} ${version}`),
  ].filter(text => text !== '')
}

/** Paragraphs that say what is shown: as of when, of which part, from where, under which licence. */
export function aboutInWords(shown: ShownFigure): string[] {
  const { page, indicator, assessment } = shown
  const { words, language, state } = page
  const { pin } = assessment
  const known = words.asOf.note(day(language, state.asOf === undefined ? pin.on : asOfDay(state.asOf)))
  const chosen = [known, words.figures.atPosition(number(language, pin.position, 0)), ...chosenInWords(shown)]
  const { source } = indicator
  const licence = source?.licence === undefined ? words.indicator.noLicence : localised(source.licence, language).text
  return [
    `${chosen.join(' · ')}.`,
    ...(source
      ? [`${words.indicator.source}: ${localised(source.name, language).text}. ${words.indicator.licence}: ${licence}.`]
      : []),
  ]
}

/** Whether a number of the chart was made for the example; a star stands beside it. */
export const isExample = ({ baseline, target, superseded }: DrawnFigure): boolean =>
  [baseline, target, ...superseded.map(earlier => earlier.target)].some(line => line?.illustrative)
