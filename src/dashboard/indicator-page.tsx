/** The page of an indicator: what it measures, its figures, its targets, and whether it is on course. */
import { type Cell, cellKey } from '../../events/shapes.ts'
import { address, here } from './address.ts'
import type {
  AssessmentAnswer,
  BaselineLine,
  DrawnFigure,
  IndicatorAnswer,
  MissionAnswer,
  SeriesAnswer,
} from './answer-types.ts'
import { type Ask, askingWith } from './asking.ts'
import { Chart } from './chart/chart.tsx'
import { extentOf } from './chart/frame.ts'
import { chartWords } from './chart/words.ts'
import type { ValueFormat } from './format.ts'
import { Actions } from './forms/actions.tsx'
import { type AddedLine, addedLines, type LineOffers, lineOffers } from './indicator/added-lines.ts'
import { ChartKey, DecisionKey } from './indicator/chart-key.tsx'
import { Downloads } from './indicator/downloads.tsx'
import { IndicatorLayout } from './indicator/indicator-layout.tsx'
import { LineChoice } from './indicator/line-choice.tsx'
import { type AssessedIndicator, assessedIndicator, chosenIn, formatOf, seriesOf } from './indicator/shown.ts'
import { holds, type TableRows, tableRows } from './indicator/table-rows.ts'
import { vintagePoints } from './indicator/vintage-points.ts'
import type { LiveAbout } from './islands/figure-program.tsx'
import { localised } from './language.ts'
import { answeredBy, dayPinOf, ofMission, type Page } from './page.ts'
import { About } from './parts/about.tsx'
import { Answers, type RestingOn } from './parts/answers.tsx'
import { Definitions, Disputes } from './parts/definitions.tsx'
import { Example } from './parts/flags.tsx'
import { Lines } from './parts/lines.tsx'
import { Measurements } from './parts/measurements.tsx'
import { Text } from './parts/text.tsx'
import { indicatorDays, type KnownDays } from './time/known-days.ts'

/** The page; undefined where there is no such indicator for this reader at this pin. */
export async function indicatorPage(page: Page, id: string) {
  const ask = everOf(page)
  const [assessed, ever, table, days] = await Promise.all([
    assessedIndicator(page.ask, id, page.state),
    assessedIndicator(ask, id, page.state),
    tableRows(page.ask, id, page.state),
    indicatorDays(page.askAtAll, id, dayPinOf(page)),
  ])
  if (!assessed || !table) return undefined
  const { cell } = assessed.assessment
  const [series, everSeries] = await Promise.all([seriesOf(page.ask, id, cell), seriesOf(ask, id, cell)])
  if (!series) return undefined
  const offers = await lineOffers(page, assessed.indicator, formatOf(assessed.indicator))
  const lines = await addedLines(page.ask, id, page.state.own.lines, offers)
  const { mission: of } = (ever ?? assessed).indicator
  const mission = of === null ? undefined : await page.ask('/missions/{id}', { id: of })
  const ofIts = mission ? ofMission(page, mission) : page
  return (
    <Indicator
      page={ofIts}
      {...assessed}
      {...{ mission, table, series, days, offers, lines }}
      ever={ever ?? assessed}
      everSeries={everSeries ?? series}
    />
  )
}

/** Asks without a knowledge date, up to the page's position: what a page shows at a position must never change. */
function everOf({ askAtAll, state: { position } }: Page): Ask {
  return askingWith(askAtAll, position === undefined ? {} : { position })
}

interface IndicatorProps extends AssessedIndicator {
  readonly page: Page
  readonly table: TableRows
  /** Of the cell that the chart shows. */
  readonly series: SeriesAnswer
  readonly mission: MissionAnswer | undefined
  /** At no knowledge date: the axes reach around all that was ever known, so that they stay when the date changes. */
  readonly ever: AssessedIndicator
  readonly everSeries: SeriesAnswer
  readonly days: KnownDays
  readonly offers: LineOffers
  readonly lines: readonly AddedLine[]
}

function Indicator(props: IndicatorProps) {
  const { page, mission, indicator, table, assessment, ever, everSeries, days, offers, lines } = props
  const { words, language } = page
  const path = `/indicators/${indicator.indicator}`
  const isDefined = indicator.versions.length > 0
  const shown = isDefined ? indicator : ever.indicator
  const { title: name = indicator.indicator } = shown
  const title = localised(name, language).text
  const format = formatOf(shown)
  const of = ever.indicator.mission
  const { lines: _ofTheChart, figures: _ofTheTable, fact: _inTheTable, ...chosen } = page.state.own
  const answered = answeredBy([indicator, table, assessment], indicator.lateEntries)
  return (
    <IndicatorLayout
      {...{ page, mission, days, answered }}
      indicator={shown}
      title={name}
      tab="figures"
      shows={[[path], [`${path}/series`, { includeHistory: 'true' }], [`${path}/assessment`, chosen]]}
    >
      {!isDefined && <p class="direction-only">{words.indicator.notDefined}</p>}
      {indicator.retired && <p class="direction-only">{words.indicator.retired}</p>}
      {indicator.illustrative && (
        <p class="quiet">
          <Example page={page} /> {words.goal.illustrativeNote}
        </p>
      )}
      {of !== null && (
        <Actions
          page={page}
          on="indicator"
          id={indicator.indicator}
          mission={of}
          without={otherSteps(indicator, table)}
        />
      )}
      <Course
        {...{ page, title, format, indicator, lines, assessment, everSeries, offers }}
        ever={ever.assessment.figure}
      />
      {of !== null && page.signedIn?.maySuppose(of) && (
        <p class="suppose">
          <a href={address(page.state, `${path}/what-if`, { asOf: null, position: null })}>
            {words.forms.titles['what-if']}
          </a>
        </p>
      )}
      <LineChoice page={page} offers={offers} />
      <Downloads page={page} assessment={assessment} title={title} />
      {indicator.definition !== undefined && (
        <p class="lead">
          <Text page={page} text={indicator.definition} />
        </p>
      )}
      <Answers page={page} assessment={assessment} format={format} facts={restingOn(props)} />
      <Measurements
        {...{ page, indicator, table, format }}
        marks={assessment.figure.stretches.flat()}
        shown={assessment.cell}
      />
      <Lines page={page} indicator={indicator} format={format} id="baselines" />
      <Lines page={page} indicator={indicator} format={format} id="targets" />
      <Disputes page={page} indicator={indicator} format={format} />
      <About page={page} indicator={indicator} mission={mission} format={format} />
      <Definitions page={page} versions={indicator.versions} />
    </IndicatorLayout>
  )
}

/** What is not done here: the steps of sign-off, where no figure waits for it, and commentary, which has a page of its own. */
const otherSteps = ({ signOff }: IndicatorAnswer, { awaitsApproval }: TableRows) =>
  signOff || awaitsApproval ? (['comment'] as const) : (['submit', 'approve', 'return', 'comment'] as const)

/** Where the facts stand that the answers rest on: the latest figure, the baseline and the target that are in force. */
function restingOn({ page, indicator, table, series, assessment }: IndicatorProps): RestingOn {
  const isShown = (cell: Cell | undefined): boolean => cellKey(cell) === cellKey(assessment.cell)
  const recorded = (point: AssessmentAnswer['latest']): number | undefined =>
    series.points.find(({ period, rolledUp }) => !rolledUp && JSON.stringify(period) === JSON.stringify(point?.period))
      ?.position
  const line = (lines: readonly BaselineLine[], version: number | undefined): number | undefined =>
    lines.find(each => isShown(each.cell) && each.version === version)?.position
  const onPage = (position: number | undefined) => (position === undefined ? undefined : `#fact-${position}`)
  // A figure that the table does not show now has an address at which it does.
  const figure = (position: number | undefined) =>
    position === undefined || table.rows.some(row => holds(row, position))
      ? onPage(position)
      : `${here(page.state, { fact: String(position) })}#fact-${position}`
  return {
    latest: figure(recorded(assessment.latest)),
    judging: figure(recorded(assessment.judging)),
    baseline: onPage(line(indicator.baselines, assessment.baseline?.version)),
    target: onPage(line(indicator.targets, assessment.target?.version)),
  }
}

interface CourseProps {
  readonly page: Page
  readonly title: string
  readonly format: ValueFormat
  readonly indicator: IndicatorAnswer
  readonly assessment: AssessmentAnswer
  readonly ever: DrawnFigure
  readonly everSeries: SeriesAnswer
  readonly offers: LineOffers
  readonly lines: readonly AddedLine[]
}

function Course(props: CourseProps) {
  const { page, title, format, indicator, assessment, ever, everSeries, lines } = props
  const { figure } = assessment
  const { words, language } = page
  const added = lines.flatMap(({ stretches }) => stretches.flat())
  const extent = extentOf([figure, ever], [...added, ...vintagePoints(ever, givenValues(everSeries))])
  if (!extent) return null
  const chart = { figure, ever, extent, lines, words: chartWords(language, title, figure, format) }
  return (
    <section class="course" aria-labelledby="course">
      <h2 id="course" class="unseen">
        {words.indicator.chart}
      </h2>
      <figure class="figure card">
        <live-figure data-program={`/assets/figure-${language}.js`} data-about={JSON.stringify(liveAbout(props))}>
          <Chart {...chart} />
        </live-figure>
        <figcaption>
          <div id="chart-key">
            <ChartKey page={page} chart={chart} />
          </div>
          {words.indicator.chartTwin}
          {indicator.source && (
            <>
              {' '}
              {words.indicator.source}: <Text page={page} text={indicator.source.name} />.
            </>
          )}
          <div id="decision-key">
            <DecisionKey page={page} figure={figure} />
          </div>
        </figcaption>
      </figure>
    </section>
  )
}

/** Every value that was ever given. */
const givenValues = ({ points, withdrawn = [] }: SeriesAnswer) =>
  [...points, ...withdrawn].flatMap(({ period, vintages = [] }) => vintages.map(({ value }) => ({ period, value })))

/** What the program that follows the slider must know: what is shown, and where its facts are. */
function liveAbout({ page, title, format, indicator, assessment, lines, offers }: CourseProps): LiveAbout {
  const { state } = page
  const { target, method } = chosenIn(state)
  const compared = lines.map(({ id }) => id).filter(id => offers.comparators.some(offer => offer.id === id))
  const historyOf = (id: string): string =>
    address({ ...state, languageChosen: false }, `/indicators/${id}/history.json`, { asOf: null })
  return {
    state,
    indicator: indicator.indicator,
    choice: { target: target ?? 'current', method: method ?? 'varde-1', cell: assessment.cell },
    lines: lines.map(({ stretches: _, ...line }) => {
      const [dimension = '', code = ''] = line.id.split(':')
      const of = compared.indexOf(line.id)
      return of < 0 ? { ...line, cell: { [dimension]: code }, history: 0 } : { ...line, history: of + 1 }
    }),
    histories: [indicator.indicator, ...compared].map(historyOf),
    title,
    format,
  }
}
