/** What moved the numbers of indicators: for each the causes as a picture, and all of it as a table. */
import { address, factOn } from '../address.ts'
import type { IndicatorChange } from '../answer-types.ts'
import { Waterfall } from '../chart/waterfall.tsx'
import { number, percent, period, type ValueFormat, valued } from '../format.ts'
import type { Page } from '../page.ts'
import { Text } from '../parts/text.tsx'
import { capital } from '../words.ts'

type NumberName = IndicatorChange['waterfalls'][number]['number']

/** So many pictures of one indicator, and so many facts of one cause, are shown. */
const [PICTURES, FACTS] = [2, 6]
/** Shares are written with so many decimals, the number of a method with so many. */
const [SHARE, METHOD] = [1, 2]
const isShare = (name: NumberName): boolean => name === 'covered' || name === 'share'

const formatOf = ({ unit = '', decimals, decimalsRecorded }: IndicatorChange): ValueFormat => ({
  unit,
  decimals: decimals ?? decimalsRecorded,
})

/** A number in its unit. */
function written({ language }: Page, name: NumberName, value: number, format: ValueFormat): string {
  if (isShare(name)) return percent(language, value, SHARE)
  return name === 'value' ? number(language, value, METHOD) : valued(language, value, format)
}

/** By how much a number moved, without its unit; shares in percentage points. */
function moved({ language }: Page, name: NumberName, did: number, { decimals }: ValueFormat): string {
  if (isShare(name)) return number(language, did * 100, SHARE, true)
  return number(language, did, name === 'value' ? METHOD : decimals, true)
}

interface MovedNumbersProps {
  readonly page: Page
  readonly indicators: readonly IndicatorChange[]
}

export const MovedNumbers = ({ page, indicators }: MovedNumbersProps) => (
  <ul class="changed">
    {indicators.map(indicator => (
      <li key={indicator.indicator} class="card">
        <h3>
          <IndicatorLink page={page} indicator={indicator} />
        </h3>
        <Became page={page} indicator={indicator} />
        <Pictures page={page} indicator={indicator} />
        <ByCause page={page} indicator={indicator} />
      </li>
    ))}
  </ul>
)

interface MovedProps {
  readonly page: Page
  readonly indicator: IndicatorChange
}

export const IndicatorLink = ({ page, indicator: { indicator, title } }: MovedProps) => (
  <a href={address(page.state, `/indicators/${indicator}`)}>
    <Text page={page} text={title ?? indicator} />
  </a>
)

/** The numbers that there were not before, or are no longer. */
function Became({ page, indicator }: MovedProps) {
  const { from, to, became } = indicator
  const format = formatOf(indicator)
  if (became.length === 0) return null
  const side = (name: NumberName, value: number | null): string =>
    value === null ? page.words.changes.notKnown : written(page, name, value, format)
  return (
    <ul class="facts">
      {became.map(({ number: name }) => (
        <li key={name}>
          {page.words.changes.numbers[name]}: {side(name, from.numbers[name])} → {side(name, to.numbers[name])}
        </li>
      ))}
    </ul>
  )
}

function Pictures({ page, indicator }: MovedProps) {
  const { changes } = page.words
  const format = formatOf(indicator)
  if (indicator.waterfalls.length === 0) return null
  return (
    <div class="waterfalls">
      {indicator.waterfalls.slice(0, PICTURES).map(({ number: name, from, to, bars }) => {
        const end = (label: string, value: number) => ({
          label,
          text: written(page, name, value, format),
          from: value,
          to: value,
        })
        const rows = [
          end(changes.first, from),
          ...bars.map(({ cause, did, ...bar }) => ({
            ...bar,
            label: changes.causes[cause],
            text: moved(page, name, did, format),
          })),
          end(changes.last, to),
        ]
        const told = rows.map(row => `${row.label} ${row.text}`).join(', ')
        return (
          <figure key={name}>
            <figcaption>{changes.numbers[name]}</figcaption>
            <Waterfall rows={rows} label={`${changes.numbers[name]}: ${told}`} />
          </figure>
        )
      })}
    </div>
  )
}

/** Every number that moved, cause by cause, with the facts behind each cause. */
function ByCause({ page, indicator }: MovedProps) {
  const { changes } = page.words
  const { waterfalls, parts } = indicator
  const format = formatOf(indicator)
  const ends = (label: string, side: 'from' | 'to') => (
    <tr class="end">
      <th scope="row">{label}</th>
      {waterfalls.map(({ number: name, ...fall }) => (
        <td key={name} data-label={changes.numbers[name]}>
          {written(page, name, fall[side], format)}
        </td>
      ))}
      <td />
    </tr>
  )
  return (
    <details>
      <summary>{changes.byCause}</summary>
      <table class="cards">
        <thead>
          <tr>
            <th scope="col">{changes.cause}</th>
            {waterfalls.map(({ number: name }) => (
              <th key={name} scope="col">
                {changes.numbers[name]}
              </th>
            ))}
            <th scope="col">{changes.facts}</th>
          </tr>
        </thead>
        <tbody>
          {waterfalls.length > 0 && ends(changes.first, 'from')}
          {parts.map(({ cause, did }) => (
            <tr key={cause}>
              <th scope="row">{capital(changes.causes[cause])}</th>
              {waterfalls.map(({ number: name }) => (
                <td key={name} data-label={changes.numbers[name]}>
                  {moved(page, name, did[name] ?? 0, format)}
                </td>
              ))}
              <td data-label={changes.facts}>
                <Behind page={page} indicator={indicator} cause={cause} />
              </td>
            </tr>
          ))}
          {waterfalls.length > 0 && ends(changes.last, 'to')}
        </tbody>
      </table>
    </details>
  )
}

/** The facts behind a cause, each linked to its place on the indicator's page. */
function Behind({ page, indicator, cause }: MovedProps & { cause: string }) {
  const { words, language, state } = page
  const facts = indicator.facts.filter(fact => fact.cause === cause && fact.position !== undefined)
  const names = words.facts as Readonly<Record<string, string>>
  return (
    <>
      {facts.slice(0, FACTS).map(({ position, type = '', period: of }, i) => (
        <span key={position}>
          {i > 0 && ', '}
          <a href={factOn(state, `/indicators/${indicator.indicator}`, position ?? 0)}>
            {names[type] ?? type}
            {of !== undefined && ` ${period(language, of)}`}
          </a>
        </span>
      ))}
      {facts.length > FACTS && ` ${words.changes.moreFacts(facts.length - FACTS)}`}
    </>
  )
}
