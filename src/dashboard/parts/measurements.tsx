/** The table of figures, period by period, with every earlier vintage struck through. */

import type { PeriodText } from '../../../events/period.ts'
import { type Cell, cellKey } from '../../../events/shapes.ts'
import { ALL, address, here } from '../address.ts'
import type { IndicatorAnswer, Mark, SeriesPoint, TableRow, VintageLine } from '../answer-types.ts'
import type { ValueFormat } from '../format.ts'
import { amount, difference, number, period, valued } from '../format.ts'
import { shownVintages, type TableRows } from '../indicator/table-rows.ts'
import type { Page } from '../page.ts'
import { Flags, type MadeOf, madeOfInWords } from './flags.tsx'
import { Evidence, Known } from './origin.tsx'
import { Text, Unseen } from './text.tsx'

interface MeasurementsProps {
  readonly page: Page
  readonly indicator: IndicatorAnswer
  readonly table: TableRows
  /** What was measured of the cell that the chart shows, held against the agreed path. */
  readonly marks: readonly Mark[]
  /** The cell that the chart shows. */
  readonly shown: Cell
  readonly format: ValueFormat
}

export function Measurements({ page, indicator, table, marks, shown, format }: MeasurementsProps) {
  const { words } = page
  const { rows } = table
  const hasCells = rows.some(({ cell }) => Object.keys(cell).length > 0)
  const hasTotals = rows.some(({ point }) => point?.runningTotal !== undefined)
  const held = new Map(marks.flatMap(mark => (mark.expected === null ? [] : [[keyOf(mark.period, shown), mark]])))
  const hasFirst = rows.some(({ point }) => point?.first !== undefined)
  const columns = { hasCells, hasTotals, hasFirst, hasPath: held.size > 0 }
  return (
    <section aria-labelledby="measurements">
      <h2 id="measurements">{words.indicator.measurements}</h2>
      {indicator.signOff && <p class="quiet">{words.indicator.signedOff}</p>}
      {rows.length === 0 && <p class="quiet">{words.indicator.noMeasurements}</p>}
      <Part page={page} table={table} />
      {rows.length > 0 && (
        <table class="cards figures" aria-labelledby="measurements">
          <thead>
            <tr>
              <th scope="col">{words.indicator.period}</th>
              {hasCells && <th scope="col">{words.indicator.cell}</th>}
              {hasFirst && <th scope="col">{words.figures.firstValue}</th>}
              <th scope="col">{words.indicator.value}</th>
              {hasTotals && <th scope="col">{words.indicator.runningTotal}</th>}
              {columns.hasPath && <th scope="col">{words.figures.agreed}</th>}
              {columns.hasPath && <th scope="col">{words.figures.deviation}</th>}
              <th scope="col">{words.indicator.known}</th>
              <th scope="col">{words.indicator.about}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(row => (
              <Vintages
                key={keyOf(row.period, row.cell)}
                {...{ page, indicator, format, row, columns }}
                held={held.get(keyOf(row.period, row.cell))}
              />
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

/** How many of how many figures the table shows, where these are not all of them, and the way to more. */
function Part({ page: { words, language, state }, table }: { page: Page; table: TableRows }) {
  const { rows, count, part } = table
  const { latestOf, latestOnly, aroundOf } = words.indicator
  const [shown, all] = [number(language, rows.length, 0), number(language, count, 0)]
  if (part === 'whole') return null
  if (part === 'most') return <p class="quiet">{latestOnly(shown, all)}</p>
  const isLatest = part === 'latest'
  return (
    <p>
      <a href={`${here(state, { fact: null, figures: isLatest ? ALL : null })}#measurements`}>
        {(isLatest ? latestOf : aroundOf)(shown, all)}
      </a>
    </p>
  )
}

const keyOf = (period: PeriodText, cell: Cell): string => JSON.stringify([period, cellKey(cell)])

/** One period and cell: the current figure, then earlier vintages, the latest first. */
function Vintages({ page, indicator, format, row, columns, held }: Omit<LineProps, 'line' | 'stands'>) {
  const stands = row.vintages.at(-1)
  const isWithdrawn = row.point === undefined
  const { latest, left, first } = shownVintages(row, Number(page.state.own.fact))
  return (
    <>
      {row.point && stands === undefined && (
        <Line {...{ page, indicator, format, row, columns, held }} line={row.point} stands />
      )}
      {latest.map((vintage, i) => (
        <Line
          key={vintage.position}
          {...{ page, indicator, format, row, columns, held }}
          line={{ ...vintage, ...(i === 0 && row.point && marksOf(row.point)) }}
          stands={i === 0 && !isWithdrawn}
        />
      ))}
      {left > 0 && (
        <tr class="earlier">
          <th scope="row">{period(page.language, row.period)}</th>
          <td colSpan={widthOf(columns)}>
            <a href={address(page.state, `/indicators/${indicator.indicator}/revisions`)}>
              {page.words.indicator.moreVintages(left)}
            </a>
          </td>
        </tr>
      )}
      {first && <Line {...{ page, indicator, format, row, columns, held }} line={first} stands={false} />}
    </>
  )
}

/** How many columns stand beside the period. */
const widthOf = ({ hasCells, hasTotals, hasFirst, hasPath }: LineProps['columns']): number =>
  3 + Number(hasCells) + Number(hasTotals) + Number(hasFirst) + 2 * Number(hasPath)

/** What a point says of itself beside its latest vintage. */
function marksOf({ disputed, differsFromCells, differsFromParts }: SeriesPoint): MadeOf & Pick<FigureLine, 'disputed'> {
  return { disputed, differsFromCells, differsFromParts }
}

/** One line of the table: a vintage, or a point without any. */
type FigureLine = Omit<VintageLine, 'type'> &
  MadeOf & {
    readonly type?: VintageLine['type']
    readonly disputed?: readonly string[] | undefined
  }

interface LineProps extends Omit<MeasurementsProps, 'table' | 'marks' | 'shown'> {
  readonly row: TableRow
  readonly line: FigureLine
  readonly stands: boolean
  readonly columns: Readonly<Record<'hasCells' | 'hasTotals' | 'hasFirst' | 'hasPath', boolean>>
  /** What the agreed path says of the figure that stands. */
  readonly held: Mark | undefined
}

function Line({ page, indicator, format, row, line, stands, columns, held }: LineProps) {
  const { words, language } = page
  const terms = words.indicator
  const isWithdrawal = line.type === 'measurement-withdrawn'
  const value = amount(language, line, format)
  return (
    <tr {...(!line.rolledUp && { id: `fact-${line.position}` })} class={stands ? '' : 'earlier'}>
      <th scope="row">{period(language, row.period)}</th>
      {columns.hasCells && (
        <td data-label={terms.cell}>
          <CellName page={page} indicator={indicator} cell={row.cell} />
        </td>
      )}
      {columns.hasFirst && (
        <td data-label={words.figures.firstValue} class="labelled">
          {stands && row.point?.first !== undefined && valued(language, row.point.first, format)}
        </td>
      )}
      <td data-label={terms.value}>
        {isWithdrawal ? (
          <span class="flag">{terms.withdrawn}</span>
        ) : stands ? (
          <strong class="number">{value ?? '–'}</strong>
        ) : (
          <s class="number">
            <Unseen>{`${terms.earlierValue}: `}</Unseen>
            {value ?? '–'}
          </s>
        )}{' '}
        <Flags page={page} marks={line} />
        {madeOfInWords(page, line, format).map(text => (
          <span key={text} class="flag">
            {text}
          </span>
        ))}
      </td>
      {columns.hasTotals && (
        <td data-label={terms.runningTotal}>
          {stands && row.point && <RunningTotal {...{ page, format }} of={row.point} />}
        </td>
      )}
      {columns.hasPath && (
        <td data-label={words.figures.agreed} class="labelled">
          {stands && typeof held?.expected === 'number' && valued(language, held.expected, format)}
        </td>
      )}
      {columns.hasPath && (
        <td data-label={words.figures.deviation} class="labelled">
          {stands && typeof held?.deviation === 'number' && difference(language, held.deviation, format, true)}
        </td>
      )}
      <td data-label={terms.known} class="since">
        <Known page={page} origin={line} />
      </td>
      <td data-label={terms.about} class="about">
        {line.cause !== undefined && <p>{words.cause[line.cause]}</p>}
        {line.reason !== undefined && (
          <p>
            <Text page={page} text={line.reason} />
          </p>
        )}
        {line.note !== undefined && (
          <p>
            <Text page={page} text={line.note} />
          </p>
        )}
        <Evidence page={page} evidence={line.evidence} />
      </td>
    </tr>
  )
}

/** The running total at a figure, or how much of it is known. */
function RunningTotal({ page, format, of }: Pick<LineProps, 'page' | 'format'> & { of: SeriesPoint }) {
  const { runningTotal, runningTotalSoFar } = of
  const lacking = runningTotalSoFar && madeOfInWords(page, { rolledUp: runningTotalSoFar }, format)
  return (
    <>
      <span class="number">{typeof runningTotal === 'number' ? valued(page.language, runningTotal, format) : '–'}</span>{' '}
      {lacking && <span class="flag">{lacking}</span>}
    </>
  )
}

interface CellNameProps {
  readonly page: Page
  readonly indicator: Pick<IndicatorAnswer, 'dimensions'>
  readonly cell: Cell
}

/** The labels of a cell's codes; “total” for the whole. */
export function CellName({ page, indicator: { dimensions }, cell }: CellNameProps) {
  const codes = Object.entries(cell)
  if (codes.length === 0) return page.words.indicator.total
  return codes.map(([dimension, code], i) => (
    <span key={dimension}>
      {i > 0 && ', '}
      <Text page={page} text={dimensions?.[dimension]?.[code] ?? `${dimension} ${code}`} />
    </span>
  ))
}
