/** How the first figures of an indicator were revised later: each period from its first figure to the one that stands. */
import type { AnswerAt } from '../../../projections/views/catalogue.ts'
import { amount, difference, number, period } from '../format.ts'
import type { Page } from '../page.ts'
import { Flags } from '../parts/flags.tsx'
import { Evidence, Known } from '../parts/origin.tsx'
import { TableHead } from '../parts/table-head.tsx'
import { Text } from '../parts/text.tsx'
import { type IndicatorPage, IndicatorTabPage, indicatorPageOf } from './indicator-layout.tsx'

type RevisionsAnswer = AnswerAt<'/indicators/{id}/revisions'>
type RevisedPeriod = RevisionsAnswer['triangle'][number]
type Vintage = RevisedPeriod['vintages'][number]

/** The page; undefined where there is no such indicator for this reader at this pin. */
export async function revisionsPage(page: Page, id: string) {
  const of = await indicatorPageOf(page, id)
  const revisions = of && (await page.ask('/indicators/{id}/revisions', { id }, page.state.own))
  if (!revisions) return undefined
  const { figures } = of.page.words
  return (
    <IndicatorTabPage
      of={of}
      tab="revisions"
      lead={figures.revisionsLead}
      answer={revisions}
      query={page.state.own}
      cell={revisions.cell}
    >
      <Summary {...of} revisions={revisions} />
      <RevisionTable {...of} revisions={revisions} />
    </IndicatorTabPage>
  )
}

interface RevisionsProps extends IndicatorPage {
  readonly revisions: RevisionsAnswer
}

/** What the revisions amount to, in sentences. */
function Summary({ page, format, revisions }: RevisionsProps) {
  const { words, language } = page
  const { figures } = words
  const { firstToLatest: size, periods, withdrawn, notComparable, mistakes } = revisions
  const inUnit = (value: number, signed = false) => difference(language, value, format, signed)
  const count = (n: number) => number(language, n, 0)
  const changed = size.count - size.unchanged
  const owned = mistakes.reduce((sum, mistake) => sum + mistake.count, 0)
  const sentences = [
    periods > 0 && (changed === 0 ? figures.noneRevised : figures.revised(count(changed), count(periods))),
    changed > 0 && size.meanAbsolute !== null && size.mean !== null
      ? figures.meanRevision(inUnit(size.meanAbsolute), inUnit(size.mean, true))
      : '',
    changed > 0 && size.largest
      ? figures.largestRevision(inUnit(size.largest.change, true), period(language, size.largest.period))
      : '',
    withdrawn > 0 && figures.withdrawn(count(withdrawn)),
    notComparable > 0 && figures.notComparable(count(notComparable)),
    owned > 0 && figures.mistakes(count(owned)),
  ]
  return (
    <>
      {sentences
        .filter(text => typeof text === 'string' && text !== '')
        .map(text => (
          <p key={String(text)}>{text}</p>
        ))}
    </>
  )
}

function RevisionTable({ page, format, revisions }: RevisionsProps) {
  const { words } = page
  const { figures, indicator } = words
  if (revisions.triangle.length === 0) return <p class="quiet">{indicator.noMeasurements}</p>
  return (
    <section aria-labelledby="revisions">
      <h2 id="revisions">{figures.tabs.revisions}</h2>
      <table class="cards figures" aria-labelledby="revisions">
        <TableHead columns={[indicator.period, indicator.value, indicator.known, figures.delay, indicator.about]} />
        <tbody>
          {revisions.triangle
            .toReversed()
            .flatMap(of =>
              of.vintages
                .toReversed()
                .map((vintage, i) => (
                  <VintageRow key={vintage.position} {...{ page, format, vintage }} of={of.period} stands={i === 0} />
                )),
            )}
        </tbody>
      </table>
    </section>
  )
}

interface VintageRowProps extends Pick<IndicatorPage, 'page' | 'format'> {
  readonly of: RevisedPeriod['period']
  readonly vintage: Vintage
  readonly stands: boolean
}

/** One figure of a period; the one that stands comes first and is strong. */
function VintageRow({ page, format, of, vintage, stands }: VintageRowProps) {
  const { words, language } = page
  const { figures, indicator } = words
  const value = amount(language, vintage, format) ?? '–'
  const isStanding = stands && !vintage.withdrawn
  return (
    <tr class={isStanding ? '' : 'earlier'}>
      <th scope="row">{period(language, of)}</th>
      <td data-label={indicator.value}>
        {isStanding ? <strong class="number">{value}</strong> : <span class="number">{value}</span>}{' '}
        <Flags page={page} marks={vintage} />
        {vintage.withdrawn && <span class="flag">{indicator.withdrawn}</span>}
      </td>
      <td data-label={indicator.known} class="since">
        <Known page={page} origin={vintage} />
      </td>
      <td data-label={figures.delay} class="labelled">
        {figures.days(vintage.delayDays)}
      </td>
      <td data-label={indicator.about} class="about">
        <p>{figures.vintages[vintage.cause]}</p>
        {vintage.reason !== undefined && (
          <p>
            <Text page={page} text={vintage.reason} />
          </p>
        )}
        {vintage.putRight?.map(mistake => (
          <p key={mistake.position}>
            {figures.putRight(amount(language, mistake, format) ?? '–', figures.mistaken[mistake.mistake])}
          </p>
        ))}
        <Evidence page={page} evidence={vintage.evidence} />
      </td>
    </tr>
  )
}
