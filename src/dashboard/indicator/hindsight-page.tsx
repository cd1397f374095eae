/** What the trend of an indicator would have said at every year-end, against what then came. */
import type { AnswerAt } from '../../../projections/views/catalogue.ts'
import { amount, day, difference, number, percent, period, type ValueFormat, valued } from '../format.ts'
import type { Page } from '../page.ts'
import { TableHead } from '../parts/table-head.tsx'
import { type IndicatorPage, IndicatorTabPage, indicatorPageOf } from './indicator-layout.tsx'

type HindsightAnswer = AnswerAt<'/indicators/{id}/hindsight'>
type PastProjection = HindsightAnswer['projections'][number]

/** The most rows shown; the others are in the JSON. */
const MOST_ROWS = 120

/** The page; undefined where there is no such indicator for this reader at this pin. */
export async function hindsightPage(page: Page, id: string) {
  const of = await indicatorPageOf(page, id)
  if (!of) return undefined
  const hindsight = await page.ask('/indicators/{id}/hindsight', { id }, page.state.own)
  const { figures } = of.page.words
  return (
    <IndicatorTabPage
      of={of}
      tab="hindsight"
      lead={figures.hindsightLead}
      answer={hindsight}
      query={page.state.own}
      cell={hindsight?.cell}
    >
      {hindsight?.because && <p>{figures.nothingBecause[hindsight.because]}</p>}
      {hindsight && hindsight.because === null && (
        <>
          <Score {...of} hindsight={hindsight} />
          <ByYearsAhead {...of} hindsight={hindsight} />
          <Projections {...of} hindsight={hindsight} />
        </>
      )}
    </IndicatorTabPage>
  )
}

interface HindsightProps extends IndicatorPage {
  readonly hindsight: HindsightAnswer
}

/** How good the projections were, in sentences. */
function Score({ page, format, hindsight: { record } }: HindsightProps) {
  const { words, language } = page
  const { figures } = words
  const { forecasts, inside, promised, meanAbsolute, bias } = record
  const count = (n: number) => number(language, n, 0)
  const size = (value: number) => difference(language, Math.abs(value), format)
  return (
    <>
      <p>{figures.inBand(count(inside), count(forecasts), percent(language, promised))}</p>
      {meanAbsolute !== null && <p>{figures.meanError(size(meanAbsolute))}</p>}
      {bias !== null && bias !== 0 && <p>{bias > 0 ? figures.better(size(bias)) : figures.worse(size(bias))}</p>}
    </>
  )
}

function ByYearsAhead({ page, format, hindsight: { record } }: HindsightProps) {
  const { words, language } = page
  const { figures } = words
  return (
    <section aria-labelledby="years-ahead">
      <h2 id="years-ahead">{figures.byYearsAhead}</h2>
      <table class="cards" aria-labelledby="years-ahead">
        <TableHead columns={[figures.yearsAhead, figures.forecasts, figures.inside, figures.error]} />
        <tbody>
          {record.byYearsAhead.map(({ yearsAhead, forecasts, inside, meanAbsolute }) => (
            <tr key={yearsAhead}>
              <th scope="row">{number(language, yearsAhead, 0)}</th>
              <td data-label={figures.forecasts}>{number(language, forecasts, 0)}</td>
              <td data-label={figures.inside}>{number(language, inside, 0)}</td>
              <td data-label={figures.error}>
                {meanAbsolute === null ? '' : difference(language, meanAbsolute, format)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Every projection beside the figure that came, those made last first. */
function Projections({ page, format, hindsight }: HindsightProps) {
  const { words, language } = page
  const { figures, indicator } = words
  const all = hindsight.projections.toReversed()
  const shown = all.filter(({ definitionVersion }) => definitionVersion === hindsight.record.definitionVersion)
  const rows = shown.slice(0, MOST_ROWS)
  return (
    <section aria-labelledby="projections">
      <h2 id="projections">{figures.pastProjections}</h2>
      {rows.length < all.length && (
        <p class="quiet">{figures.someShown(number(language, rows.length, 0), number(language, all.length, 0))}</p>
      )}
      <table class="cards" aria-labelledby="projections">
        <TableHead columns={[figures.madeOn, indicator.period, figures.said, figures.became, figures.difference]} />
        <tbody>
          {rows.map(row => (
            <ProjectionRow key={`${row.madeOn} ${row.position}`} {...{ page, format, row }} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

interface ProjectionRowProps {
  readonly page: Page
  readonly format: ValueFormat
  readonly row: PastProjection
}

function ProjectionRow({ page, format, row }: ProjectionRowProps) {
  const { words, language } = page
  const { figures, indicator } = words
  const value = (v: number) => valued(language, v, format)
  return (
    <tr>
      <th scope="row">{day(language, row.madeOn)}</th>
      <td data-label={indicator.period}>{period(language, row.period)}</td>
      <td data-label={figures.said}>
        <span>
          <span class="number">{value(row.projected)}</span>{' '}
          <span class="quiet">({amount(language, { low: row.low, high: row.high }, format)})</span>
        </span>
      </td>
      <td data-label={figures.became}>
        <strong class="number">{value(row.actual)}</strong>
      </td>
      <td data-label={figures.difference}>
        <span>
          <span class="number">{difference(language, row.difference, format, true)}</span>{' '}
          {!row.inside && <span class="flag">{figures.isOutside}</span>}
        </span>
      </td>
    </tr>
  )
}
