/** What does one indicator say: what it measures, what was measured, where it was to go, and how it stands? */
import type { Measure, MissionAnswer } from './answers.ts'
import { type Ask, askingWith } from './asking.ts'
import type { AssessmentShown } from './assessment-answers.ts'
import { Chart } from './chart/chart.tsx'
import { extentOf, type Figure, figureOf } from './chart/figure.ts'
import { chartWords } from './chart/words.ts'
import type { IndicatorAnswer, SeriesAnswer } from './indicator-answers.ts'
import { indicatorDays } from './known-days.ts'
import { said } from './language.ts'
import { answeredBy, dayPinOf, type Page } from './page.ts'
import { About } from './parts/about.tsx'
import { Answers } from './parts/answers.tsx'
import { AsOf } from './parts/as-of.tsx'
import { Definitions, Disputes } from './parts/definitions.tsx'
import { Illustrative } from './parts/flags.tsx'
import { Layout } from './parts/layout.tsx'
import { Lines } from './parts/lines.tsx'
import { Measurements } from './parts/measurements.tsx'
import { Text } from './parts/text.tsx'

interface Asked {
  readonly indicator: IndicatorAnswer
  readonly series: SeriesAnswer
  readonly assessment: AssessmentShown
}

function answersOf(ask: Ask, id: string): Asked | undefined {
  const indicator = ask<IndicatorAnswer>('/indicators/{id}', { id })
  const series = ask<SeriesAnswer>('/indicators/{id}/series', { id }, { includeHistory: 'true' })
  const assessment = ask<AssessmentShown>('/indicators/{id}/assessment', { id })
  return indicator && series && assessment && { indicator, series, assessment }
}

/** Undefined: there is no such indicator for this reader at this pin. */
export function indicatorPage(page: Page, id: string) {
  const answers = answersOf(page.ask, id)
  if (!answers) return undefined
  const ever = answersOf(everOf(page), id) ?? answers
  const { mission: of } = ever.indicator
  const mission = of === null ? undefined : page.ask<MissionAnswer>('/missions/{id}', { id: of })
  const withBodies = mission ? { ...page, bodies: mission.bodies, actors: mission.actors } : page
  return <Indicator page={withBodies} mission={mission} {...answers} ever={ever} />
}

/** Everything ever known, as far as the page's position: what is at a position must never change. */
function everOf({ askAtAll, state: { position } }: Page): Ask {
  return askingWith(askAtAll, position === undefined ? {} : { position })
}

interface Shown extends Asked {
  readonly page: Page
  readonly mission: MissionAnswer | undefined
  /** At no knowledge date: the axes reach as far as anything ever known, so that they stand still while time travels. */
  readonly ever: Asked
}

function Indicator({ page, mission, indicator, series, assessment, ever }: Shown) {
  const { words, language } = page
  const path = `/indicators/${indicator.indicator}`
  const isDefined = indicator.versions.length > 0
  const { title: name = indicator.indicator, unit = '', decimals = null } = isDefined ? indicator : ever.indicator
  const title = said(name, language).text
  const measure = { unit, decimals }
  const of = ever.indicator.mission
  const answered = answeredBy([indicator, series, assessment], indicator.lateEntries ?? 0)
  return (
    <Layout
      page={page}
      title={title}
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
      {indicator.definition !== undefined && (
        <p class="lead">
          <Text page={page} text={indicator.definition} />
        </p>
      )}
      {indicator.illustrative && (
        <p class="quiet">
          <Illustrative page={page} /> {words.goal.illustrativeNote}
        </p>
      )}
      <AsOf page={page} answered={answered} days={indicatorDays(page.askAtAll, indicator.indicator, dayPinOf(page))} />
      <Answers page={page} assessment={assessment} measure={measure} />
      <Course
        {...{ page, title, measure, indicator }}
        figure={figureOf(indicator, series, assessment)}
        ever={figureOf(ever.indicator, ever.series, ever.assessment)}
      />
      <Measurements page={page} indicator={indicator} series={series} measure={measure} />
      <Lines page={page} indicator={indicator} measure={measure} id="baselines" />
      <Lines page={page} indicator={indicator} measure={measure} id="targets" />
      <Disputes page={page} indicator={indicator} measure={measure} />
      <About page={page} indicator={indicator} mission={mission} measure={measure} />
      <Definitions page={page} versions={indicator.versions} />
    </Layout>
  )
}

interface CourseShown {
  readonly page: Page
  readonly title: string
  readonly measure: Measure
  readonly indicator: IndicatorAnswer
  readonly figure: Figure
  readonly ever: Figure
}

function Course({ page, title, measure, indicator, figure, ever }: CourseShown) {
  const { words, language } = page
  const extent = extentOf([figure, ever])
  if (!extent || !extentOf([figure])) return null
  const marks = figure.stretches.flat()
  return (
    <section aria-labelledby="course">
      <h2 id="course">{words.indicator.chart}</h2>
      <figure class="figure card">
        <Chart figure={figure} extent={extent} words={chartWords(language, title, figure, measure)} />
        <figcaption>
          {[figure.baseline, figure.target, ...figure.ghosts.map(g => g.aim)].some(line => line?.isMadeUp) && (
            <>* {words.goal.illustrative}. </>
          )}
          {marks.some(mark => mark.isTentative) && <>○ {words.chart.provisional}. </>}
          {figure.milestones.length > 0 && <>◇ {words.chart.milestone}. </>}
          {figure.breaks.length > 0 && <>┊ {words.chart.break}. </>}
          {figure.projection && (
            <>
              ┈ {words.chart.projected}, ▒ {words.chart.band}.{' '}
            </>
          )}
          {words.chart.endOfYear} {words.indicator.chartTwin}
          {indicator.source && ` ${words.indicator.source}: ${indicator.source.name}.`}
        </figcaption>
      </figure>
    </section>
  )
}
