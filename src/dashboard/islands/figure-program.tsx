/**
 * The program that folds an indicator's facts in the reader's browser and draws them as the server does: by the same folds
 * of the projections, with the same parts of the page. Made for each language on its own.
 *
 * Every frame is exact: the figures of its day are folded as at rest, so that it shows what the server's page of that day
 * does. That costs about 1 ms of CPU for a thousand periods (measured of 10,000 days: 5 ms to fold, 4 to draw, of a line with
 * as many corners as the picture has room for), and of facts that give a period anew next to nothing. Where it takes longer
 * than a frame of the screen there are fewer frames, each of the slider's newest position: none is queued.
 */
import { render, type VNode } from 'preact'
import { parseKnowledge } from '../../../events/period.ts'
import { type Cell, cellKey } from '../../../events/shapes.ts'
import type { Pin } from '../../../projections/base/pin.ts'
import { atOnce } from '../../../projections/base/work.ts'
import type { Choice } from '../../../projections/figures/assessment.ts'
import { foldIndicator, type IndicatorHistory, latestDefinition } from '../../../projections/figures/indicator.ts'
import { assessingFigure } from '../../../projections/figures/live/assessed-figure.ts'
import { historyOf } from '../../../projections/figures/live/history-json.ts'
import { recordedDecimals } from '../../../projections/figures/recorded-decimals.ts'
import type { ReaderLanguage } from '../../../projections/words/languages.ts'
import type { PageState } from '../address.ts'
import type { AssessmentAnswer, DrawnFigure, HistoryAnswer, ValueAtTime } from '../answer-types.ts'
import { Chart, type ChartProps } from '../chart/chart.tsx'
import { type Extent, extentOf, reachOf } from '../chart/frame.ts'
import { chartWords } from '../chart/words.ts'
import type { ValueFormat } from '../format.ts'
import type { AddedLine } from '../indicator/added-lines.ts'
import { ChartKey, DecisionKey } from '../indicator/chart-key.tsx'
import { vintagePoints } from '../indicator/vintage-points.ts'
import { localised } from '../language.ts'
import type { Page } from '../page.ts'
import { AnswerCards } from '../parts/answers.tsx'
import { wordsOf } from '../words.ts'

/** A line beside the indicator's own: of a cell of it, or of another indicator by its place among the histories. */
export interface LiveLine extends Omit<AddedLine, 'stretches'> {
  readonly cell?: Cell
  readonly history: number
}

/** What a page shows of an indicator, for the program that follows its slider. */
export interface LiveAbout {
  readonly state: PageState
  readonly indicator: string
  readonly choice: { readonly target: Choice['target']; readonly method: string; readonly cell: Cell }
  readonly lines: readonly LiveLine[]
  /** Addresses of the facts: the indicator's own, then those of the indicators it is compared with. */
  readonly histories: readonly string[]
  /** Its name and how its values are written, for days on which it was not defined yet. */
  readonly title: string
  readonly format: ValueFormat
}

/** The parts of the page that follow the slider; no chart where there is nothing to draw. */
export interface LiveParts {
  readonly chart: VNode | null
  readonly key: VNode | null
  readonly decisions: VNode
  readonly answers: VNode
}

export interface FigureProgram {
  readonly figuresAt: typeof figuresAt
  readonly showing: typeof showing
}

function pinAt({ pin, figures }: HistoryAnswer, day: string | undefined): Pin {
  if (day === undefined) return { ...pin, asOfMs: Number.POSITIVE_INFINITY, figures }
  return { asOfMs: parseKnowledge(day).lastMs, asOf: day, position: pin.position, on: day, figures }
}

/** The decisions that concern the indicator as they were known at a pin. */
const decisionsAt = ({ decisions }: HistoryAnswer, { asOfMs }: Pin) =>
  decisions.findLast(({ knownFrom }) => knownFrom <= asOfMs)?.decisions ?? []

type AssessedFigure = Omit<AssessmentAnswer, 'pin'> & { readonly pin: AssessmentAnswer['pin'] }

/** Makes the parts of the page at any day; none on days before anything was known. */
export function figuresAt(
  about: LiveAbout,
  answers: readonly HistoryAnswer[],
): (day: string | undefined, only?: ChartProps['only']) => LiveParts | undefined {
  const histories = answers.map(historyOf)
  const page = pageOf(about.state)
  const { choice } = about
  const own = histories[0] as IndicatorHistory
  const ownAnswer = answers[0] as HistoryAnswer

  function assessed(of: number, day: string | undefined, chosen: Choice): AssessedFigure | undefined {
    const [history, answer] = [histories[of], answers[of]]
    if (!history || !answer) return undefined
    const pin = pinAt(answer, day)
    return atOnce(assessingFigure(answer.indicator, history, pin, chosen, () => decisionsAt(answer, pin)))
  }

  const ever = assessed(0, undefined, choice)
  const given = givenValues(own, choice.cell)
  const everReach = ever ? [reachOf([ever.figure], vintagePoints(ever.figure, given))] : []
  const first = ever?.figure.stretches[0]?.[0]
  let reached: readonly ValueAtTime[] = []

  /** The axes reach around all that was ever known; the value axis stays as long as it was while the slider moves. */
  function extentWith(figure: DrawnFigure, lines: readonly AddedLine[]): Extent | undefined {
    const added = lines.flatMap(({ stretches }) => stretches.flat())
    const extent = extentOf([figure], [...added, ...reached], everReach)
    if (extent && first) reached = extent.value.map(value => ({ at: first.at, value }))
    return extent
  }

  function lineAt({ cell, history, ...line }: LiveLine, day: string | undefined): AddedLine {
    try {
      const found = assessed(history, day, { target: 'current', method: 'varde-1', cell })
      return { ...line, stretches: found?.figure.stretches ?? [] }
    } catch {
      // On that day no definition had this cell.
      return { ...line, stretches: [] }
    }
  }

  return (day, only) => {
    const assessment = assessed(0, day, choice)
    if (!assessment) return undefined
    const { figure } = assessment
    const pin = pinAt(ownAnswer, day)
    const { title, format } = namedAt(about, page, own, pin)
    const lines = about.lines.map(line => lineAt(line, day))
    const extent = extentWith(figure, lines)
    const words = chartWords(page.language, title, figure, format)
    const chart = extent && { figure, ever: ever?.figure, extent, lines, words, only }
    return {
      chart: chart ? <Chart {...chart} /> : null,
      key: chart ? <ChartKey page={page} chart={chart} /> : null,
      decisions: <DecisionKey page={pageAsOf(page, day)} figure={figure} />,
      answers: <AnswerCards page={page} assessment={assessment} format={format} facts={{}} />,
    }
  }
}

/** What the parts of a page need to write in its language. */
function pageOf(state: PageState): Page {
  const language: ReaderLanguage = state.language
  return { state, language, words: wordsOf(language), actorName: () => undefined } as unknown as Page
}

/** The page as of a day: its links lead on as of that day. */
function pageAsOf(page: Page, day: string | undefined): Page {
  const { asOf: _, ...state } = page.state
  return { ...page, state: { ...state, ...(day !== undefined && { asOf: day }) } }
}

/** The name of the indicator on a day, and how its values are written. */
function namedAt(about: LiveAbout, { language }: Page, history: IndicatorHistory, pin: Pin) {
  const at = foldIndicator(history, pin)
  const definition = at && latestDefinition(at)
  if (!definition) return { title: about.title, format: about.format }
  const decimals = definition.decimals ?? recordedDecimals(history, pin)
  return { title: localised(definition.title, language).text, format: { unit: definition.unit, decimals } }
}

/** Every value that was ever given of a cell. */
function givenValues({ series }: IndicatorHistory, cell: Cell) {
  const { key, value, rows, keys } = series.columns()
  const wanted = cellKey(cell)
  return Array.from({ length: rows }, (_, row) => row).flatMap(row => {
    const of = keys[key[row] as number]
    return of && cellKey(of.cell) === wanted ? [{ period: of.given, value: value[row] as number }] : []
  })
}

/** Where the stylesheet shows the narrow chart. */
const NARROW = 'screen and (max-width: 44rem)'

/** Draws the parts into the page: the chart into its element, the key and the answers into theirs. */
export function showing(about: LiveAbout, answers: readonly HistoryAnswer[], chart: Element) {
  const at = figuresAt(about, answers)
  const begun = new Set<Element>()
  let shown: string | undefined

  function put(part: VNode | null, into: Element | null): void {
    if (!into) return
    // What the server made is replaced once; from then on only what changes is touched.
    if (!begun.has(into)) into.replaceChildren()
    begun.add(into)
    render(part, into)
  }

  return (day: string | undefined): void => {
    // The other size is not seen; when the window changes, it is drawn again.
    const only = matchMedia(NARROW).matches ? 'narrow' : 'wide'
    if (shown === `${only} ${day}`) return
    shown = `${only} ${day}`
    const parts = at(day, only)
    put(parts?.chart ?? null, chart)
    put(parts?.key ?? null, document.getElementById('chart-key'))
    put(parts?.decisions ?? null, document.getElementById('decision-key'))
    put(parts?.answers ?? null, document.getElementById('answers'))
  }
}
