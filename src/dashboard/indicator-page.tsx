/** The page of an indicator: what it measures, its figures, its targets, and whether it is on course. */
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
import { indicatorDays, type KnownDays } from './known-days.ts'
import { localised } from './language.ts'
import { answeredBy, dayPinOf, ofMission, type Page } from './page.ts'
import { About } from './parts/about.tsx'
import { Answers, type RestingOn } from './parts/answers.tsx'
import { AsOf } from './parts/as-of.tsx'
import { Definitions, Disputes } from './parts/definitions.tsx'
import { Example } from './parts/flags.tsx'
import { Layout } from './parts/layout.tsx'
import { Lines } from './parts/lines.tsx'
import { Measurements } from './parts/measurements.tsx'
import { Text } from './parts/text.tsx'
import { capital } from './words.ts'

interface AssessedIndicator {
  readonly indicator: IndicatorAnswer
  readonly assessment: AssessmentAnswer
}

async function assessedIndicator(ask: Ask, id: string): Promise<AssessedIndicator | undefined> {
  const [indicator, assessment] = await Promise.all([
    ask('/indicators/{id}', { id }),
    ask('/indicators/{id}/assessment', { id }),
  ])
  return indicator && assessment && { indicator, assessment }
}

/** The page; undefined where there is no such indicator for this reader at this pin. */
export async function indicatorPage(page: Page, id: string) {
  const [assessed, series, days] = await Promise.all([
    assessedIndicator(page.ask, id),
    page.ask('/indicators/{id}/series', { id }, { includeHistory: 'true' }),
    indicatorDays(page.askAtAll, id, dayPinOf(page)),
  ])
  if (!assessed || !series) return undefined
  const ever = (await assessedIndicator(everOf(page), id)) ?? assessed
  const { mission: of } = ever.indicator
  const mission = of === null ? undefined : await page.ask('/missions/{id}', { id: of })
  const ofIts = mission ? ofMission(page, mission) : page
  return <Indicator page={ofIts} mission={mission} {...assessed} series={series} ever={ever} days={days} />
}

/** Asks without a knowledge date, up to the page's position: what a page shows at a position must never change. */
function everOf({ askAtAll, state: { position } }: Page): Ask {
  return askingWith(askAtAll, position === undefined ? {} : { position })
}

interface IndicatorProps extends AssessedIndicator {
  readonly page: Page
  readonly series: SeriesAnswer
  readonly mission: MissionAnswer | undefined
  /** At no knowledge date: the axes reach around all that was ever known, so that they stay when the date changes. */
  readonly ever: AssessedIndicator
  readonly days: KnownDays
}

function Indicator({ page, mission, indicator, series, assessment, ever, days }: IndicatorProps) {
  const { words, language } = page
  const path = `/indicators/${indicator.indicator}`
  const isDefined = indicator.versions.length > 0
  const shown = isDefined ? indicator : ever.indicator
  const { title: name = indicator.indicator, unit = '' } = shown
  const title = localised(name, language).text
  const format = { unit, decimals: shown.decimals ?? shown.decimalsRecorded ?? null }
  const of = ever.indicator.mission
  const answered = answeredBy([indicator, series, assessment], indicator.lateEntries)
  return (
    <Layout
      page={page}
      title={name}
      crumbs={[
        { name: words.missions, path: '/' },
        ...(of === null ? [] : [{ name: <Text page={page} text={mission?.title ?? of} />, path: `/missions/${of}` }]),
      ]}
      answered={answered}
      shows={[[path], [`${path}/series`, { includeHistory: 'true' }], [`${path}/assessment`]]}
    >
      <h1>
        <Text page={page} text={name} />
      </h1>
      {!isDefined && <p class="direction-only">{words.indicator.notDefined}</p>}
      {indicator.retired && <p class="direction-only">{words.indicator.retired}</p>}
      {indicator.illustrative && (
        <p class="quiet">
          <Example page={page} /> {words.goal.illustrativeNote}
        </p>
      )}
      {of !== null && (
        <Actions page={page} on="indicator" id={indicator.indicator} mission={of} without={signOffSteps(indicator)} />
      )}
      <AsOf page={page} answered={answered} days={days} />
      <Course {...{ page, title, format, indicator }} figure={assessment.figure} ever={ever.assessment.figure} />
      {indicator.definition !== undefined && (
        <p class="lead">
          <Text page={page} text={indicator.definition} />
        </p>
      )}
      <Answers page={page} assessment={assessment} format={format} facts={restingOn(indicator, series, assessment)} />
      <Measurements page={page} indicator={indicator} series={series} format={format} />
      <Lines page={page} indicator={indicator} format={format} id="baselines" />
      <Lines page={page} indicator={indicator} format={format} id="targets" />
      <Disputes page={page} indicator={indicator} format={format} />
      <About page={page} indicator={indicator} mission={mission} format={format} />
      <Definitions page={page} versions={indicator.versions} />
    </Layout>
  )
}

/** The steps of sign-off, where it is not asked for. */
const signOffSteps = ({ signOff }: IndicatorAnswer) => (signOff ? [] : (['submit', 'approve', 'return'] as const))

/** The facts that the answers rest on: the latest figure, the baseline and the target that are in force. */
function restingOn(indicator: IndicatorAnswer, series: SeriesAnswer, assessment: AssessmentAnswer): RestingOn {
  const isTotal = (cell: object | undefined): boolean => Object.keys(cell ?? {}).length === 0
  const recorded = (point: AssessmentAnswer['latest']): number | undefined =>
    series.points.find(
      ({ period, cell, rolledUp }) =>
        !rolledUp && isTotal(cell) && JSON.stringify(period) === JSON.stringify(point?.period),
    )?.position
  const line = (lines: readonly BaselineLine[], version: number | undefined): number | undefined =>
    lines.find(each => isTotal(each.cell) && each.version === version)?.position
  return {
    latest: recorded(assessment.latest),
    judging: recorded(assessment.judging),
    baseline: line(indicator.baselines, assessment.baseline?.version),
    target: line(indicator.targets, assessment.target?.version),
  }
}

interface CourseProps {
  readonly page: Page
  readonly title: string
  readonly format: ValueFormat
  readonly indicator: IndicatorAnswer
  readonly figure: DrawnFigure
  readonly ever: DrawnFigure
}

function Course({ page, title, format, indicator, figure, ever }: CourseProps) {
  const { words, language } = page
  const extent = extentOf([figure, ever])
  if (!extent || !extentOf([figure])) return null
  const marks = figure.stretches.flat()
  const hasMilestones = [figure.path, ...figure.superseded].some(path => path.milestones.length > 0)
  return (
    <section aria-labelledby="course">
      <h2 id="course">{words.indicator.chart}</h2>
      <figure class="figure card">
        <Chart figure={figure} extent={extent} words={chartWords(language, title, figure, format)} />
        <figcaption>
          {[figure.baseline, figure.target, ...figure.superseded.map(s => s.target)].some(
            line => line?.illustrative,
          ) && <>* {capital(words.illustrative)}. </>}
          {marks.some(mark => mark.tentative) && <>○ {words.chart.provisional}. </>}
          {figure.incomplete.length > 0 && <>◌ {words.chart.incomplete}. </>}
          {hasMilestones && <>◇ {words.chart.milestone}. </>}
          {figure.breaks.length > 0 && <>┊ {words.chart.break}. </>}
          {figure.projection && (
            <>
              ┈ {words.chart.projected}, ▒ {words.chart.band}.{' '}
            </>
          )}
          {words.chart.endOfYear} {words.indicator.chartTwin}
          {indicator.source && (
            <>
              {' '}
              {words.indicator.source}: <Text page={page} text={indicator.source.name} />.
            </>
          )}
        </figcaption>
      </figure>
    </section>
  )
}
