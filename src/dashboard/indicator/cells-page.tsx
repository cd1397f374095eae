/** The places and groups of an indicator compared: a table in their declared order, and a funnel where chance has limits. */
import type { AnswerAt, QueryAt } from '../../../projections/views/catalogue.ts'
import { outlookOf } from '../../../projections/words/verdicts.ts'
import { Funnel } from '../chart/funnel.tsx'
import { amount, isPercent, number, percent, period, type ValueFormat, valued } from '../format.ts'
import { localised } from '../language.ts'
import type { Page } from '../page.ts'
import { Flags } from '../parts/flags.tsx'
import { StateFields } from '../parts/form-fields.tsx'
import { TableHead } from '../parts/table-head.tsx'
import { Text } from '../parts/text.tsx'
import { PathTag, reasonsInWords, TrendTag } from '../parts/verdict.tsx'
import { type IndicatorPage, IndicatorTabPage, indicatorPageOf } from './indicator-layout.tsx'

type CellsAnswer = AnswerAt<'/indicators/{id}/cells'>
type ComparedCell = CellsAnswer['cells'][number]
type Comparison = CellsAnswer['comparisons'][number]

/** The page; undefined where there is no such indicator for this reader at this pin. */
export async function cellsPage(page: Page, id: string) {
  const of = await indicatorPageOf(page, id)
  if (!of) return undefined
  const [first] = Object.keys(of.indicator.dimensions ?? {})
  const { figures } = of.page.words
  if (first === undefined) return <IndicatorTabPage of={of} tab="cells" lead={figures.noCells} />
  const query = { dimension: first, ...page.state.own }
  const compared = await page.ask('/indicators/{id}/cells', { id }, query as QueryAt<'/indicators/{id}/cells'>)
  if (!compared) return undefined
  return (
    <IndicatorTabPage of={of} tab="cells" lead={figures.cellsLead} answer={compared} query={query}>
      <DimensionChoice {...of} compared={compared} />
      <FunnelOf {...of} compared={compared} />
      <CellTable {...of} compared={compared} />
    </IndicatorTabPage>
  )
}

interface ComparedProps extends IndicatorPage {
  readonly compared: CellsAnswer
}

/** The choice of a dimension, where there are several. */
function DimensionChoice({ page, indicator, compared }: ComparedProps) {
  const { words, state } = page
  const dimensions = Object.keys(indicator.dimensions ?? {})
  if (dimensions.length < 2) return null
  return (
    <form class="filters" method="get" action={state.path} aria-label={words.figures.dividedBy}>
      <StateFields page={page} without={['dimension']} />
      <div>
        <label for="dimension">{words.figures.dividedBy}</label>
        <select id="dimension" name="dimension">
          {dimensions.map(name => (
            <option key={name} value={name} selected={name === compared.dimension}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <button type="submit">{words.asOf.show}</button>
    </form>
  )
}

/** The comparison that most places are in: figures of other periods are compared with their own. */
const widest = ({ comparisons }: CellsAnswer): Comparison | undefined =>
  comparisons.reduce<Comparison | undefined>(
    (most, each) => (most && most.places >= each.places ? most : each),
    undefined,
  )

function FunnelOf({ page, format, compared, indicator }: ComparedProps) {
  const { words, language } = page
  const { figures } = words
  const comparison = widest(compared)
  if (!comparison) return null
  const { whole, reason, overDispersion } = comparison
  if (reason !== null || whole === null) return <p class="quiet">{reason && figures.noFunnel[reason]}</p>
  const ofPeriod = JSON.stringify(comparison.period)
  const label = (cell: ComparedCell) => localised(cell.label, language).text
  const places = compared.cells.flatMap(cell =>
    cell.funnel && cell.value !== null && cell.size !== null && JSON.stringify(cell.period) === ofPeriod
      ? [
          {
            code: cell.code,
            label: label(cell),
            size: cell.size,
            value: cell.value,
            ...cell.funnel.warning,
            isNamed: cell.funnel.named !== null,
          },
        ]
      : [],
  )
  const value = (v: number): string => valued(language, v, format)
  const named = compared.cells.filter(cell => cell.funnel?.named)
  const inWords = named.map(cell => `${label(cell)} (${cell.funnel?.named ? figures.named[cell.funnel.named] : ''})`)
  return (
    <section aria-labelledby="funnel">
      <h2 id="funnel">{figures.funnel(period(language, comparison.period))}</h2>
      <figure class="figure card">
        <Funnel
          places={places}
          whole={whole}
          title={figures.funnelOf(localised(indicator.title, language).text)}
          description={`${figures.funnelNote(value(whole))} ${inWords.length > 0 ? figures.outside(inWords.join(', ')) : figures.nobodyOutside}`}
          value={value}
          tick={(v, decimals) =>
            isPercent(format) ? percent(language, v / 100, decimals) : number(language, v, decimals)
          }
          sizeLabel={figures.size}
          size={size => number(language, size, 0)}
        />
        <figcaption>
          {figures.funnelNote(value(whole))}{' '}
          {inWords.length > 0 ? figures.outside(inWords.join(', ')) : figures.nobodyOutside}{' '}
          {overDispersion === 'too-few-places' && figures.tooFewPlaces}
        </figcaption>
      </figure>
    </section>
  )
}

function CellTable({ page, format, compared }: ComparedProps) {
  const { words } = page
  const { figures, indicator, goal } = words
  const hasSizes = compared.cells.some(({ size }) => size !== null)
  const hasMargins = compared.cells.some(({ margin }) => margin !== null)
  const isAssessed = compared.cells.some(({ path, trend }) => isAnswered(path.verdict) || isAnswered(trend.verdict))
  const why = [...new Set(compared.cells.flatMap(({ path, trend }) => [...path.reasons, ...trend.reasons]))]
  const columns = [
    indicator.period,
    indicator.value,
    ...(hasMargins ? [figures.margin] : []),
    ...(hasSizes ? [figures.size] : []),
    ...(isAssessed ? [goal.onTheWay, goal.ifItContinues] : []),
  ]
  return (
    <section aria-labelledby="cells">
      <h2 id="cells">{figures.tabs.cells}</h2>
      {!isAssessed && <p class="quiet">{figures.noneAssessed(reasonsInWords(page, why))}</p>}
      <table class="cards" aria-labelledby="cells">
        <TableHead columns={[indicator.cell, ...columns]} />
        <tbody>
          {compared.cells.map(cell => (
            <CellRow key={cell.code} {...{ page, format, cell, hasSizes, hasMargins, isAssessed }} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

interface CellRowProps {
  readonly page: Page
  readonly format: ValueFormat
  readonly cell: ComparedCell
  readonly hasSizes: boolean
  readonly hasMargins: boolean
  readonly isAssessed: boolean
}

const isAnswered = (verdict: string): boolean => verdict !== 'not-assessed' && verdict !== 'too-early'

function CellRow({ page, format, cell, hasSizes, hasMargins, isAssessed }: CellRowProps) {
  const { words, language } = page
  const { figures, indicator, goal } = words
  const { value, low, high, margin, size, funnel, path, trend } = cell
  const outlook = typeof trend.chance === 'string' && outlookOf(words, trend.verdict, trend.chance)
  return (
    <tr>
      <th scope="row">
        <Text page={page} text={cell.label} />
      </th>
      <td data-label={indicator.period}>{cell.period === null ? '' : period(language, cell.period)}</td>
      <td data-label={indicator.value}>
        <strong class="number">{amount(language, { value, low, high }, format) ?? figures.noFigure}</strong>{' '}
        <Flags page={page} marks={cell} />
        {funnel?.named && <span class="flag">{figures.named[funnel.named]}</span>}
      </td>
      {hasMargins && <td data-label={figures.margin}>{margin && amount(language, margin, format)}</td>}
      {hasSizes && <td data-label={figures.size}>{size === null ? '' : number(language, size, 0)}</td>}
      {isAssessed && (
        <td data-label={goal.onTheWay}>
          <PathTag page={page} verdict={path.verdict} />
        </td>
      )}
      {isAssessed && (
        <td data-label={goal.ifItContinues}>
          <TrendTag page={page} verdict={trend.verdict} chance={trend.chance} />
          {outlook && <p class="small">{outlook}</p>}
        </td>
      )}
    </tr>
  )
}
