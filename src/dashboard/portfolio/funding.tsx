/** The money of a portfolio: its sums, how much of it is early, and how far it reaches into the years of the mission. */
import { address } from '../address.ts'
import type { PortfolioAnswer } from '../answer-types.ts'
import { money, number, percent, yearOf } from '../format.ts'
import type { Page } from '../page.ts'
import { TableHead } from '../parts/table-head.tsx'
import { Text, Who } from '../parts/text.tsx'
import { capital } from '../words.ts'

interface FundingProps {
  readonly page: Page
  readonly portfolio: PortfolioAnswer
}

export function Money({ page, portfolio }: FundingProps) {
  const { words, language } = page
  return (
    <section aria-labelledby="money">
      <h2 id="money">{words.portfolio.money}</h2>
      {portfolio.money.length === 0 ? (
        <p class="quiet">{words.portfolio.noMoney}</p>
      ) : (
        <dl class="pairs">
          {portfolio.money.map(({ amount, currency, status }) => (
            <div key={`${currency} ${status}`}>
              <dt>{capital(words.portfolio.status[status])}</dt>
              <dd>
                <strong class="number">{money(language, amount, currency)}</strong>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {portfolio.earlyMoney.map(
        ({ currency, status, amount, all, share }) =>
          share !== null && (
            <p key={`${currency} ${status}`}>
              {words.portfolio.early(
                percent(language, share),
                money(language, amount, currency),
                `${money(language, all, currency)} ${words.portfolio.status[status]}`,
              )}
            </p>
          ),
      )}
    </section>
  )
}

const WIDTH = 240

/** Each line of money as a bar on the years of the mission. */
export function Horizon({ page, portfolio }: FundingProps) {
  const { words, language } = page
  const { lines, start, end, fundedUntil, yearsWithout } = portfolio.fundingHorizon
  if (lines.length === 0) return null
  const from = Math.floor(Math.min(...lines.map(line => line.start), start ?? Number.POSITIVE_INFINITY))
  const to = Math.ceil(Math.max(...lines.map(line => line.end), end ?? 0))
  const x = (t: number): number => ((t - from) / (to - from)) * WIDTH
  const bar = (kind: string, a: number, b: number) => (
    <svg class={`span ${kind}`} viewBox={`0 0 ${WIDTH} 12`} aria-hidden="true" focusable="false">
      {start !== null && end !== null && (
        <rect class="mission" x={x(start).toFixed(1)} y="0" width={(x(end) - x(start)).toFixed(1)} height="12" />
      )}
      <rect class="money" x={x(a).toFixed(1)} y="3" width={Math.max(2, x(b) - x(a)).toFixed(1)} height="6" />
    </svg>
  )
  const years = (a: number, b: number): string =>
    yearOf(b) === String(Math.floor(a)) ? yearOf(b) : `${Math.floor(a)}–${yearOf(b)}`
  const titleOf = new Map(portfolio.projects.map(({ project, title }) => [project, title]))
  return (
    <section aria-labelledby="horizon">
      <h2 id="horizon">{words.portfolio.horizon}</h2>
      <p>
        {fundedUntil === null ? words.portfolio.noneCommitted : words.portfolio.until(yearOf(fundedUntil))}{' '}
        {fundedUntil !== null &&
          yearsWithout !== null &&
          yearsWithout > 0 &&
          words.portfolio.without(number(language, yearsWithout, 0))}
      </p>
      <table class="cards" aria-labelledby="horizon">
        <TableHead
          columns={[
            capital(words.portfolio.kinds.project),
            words.portfolio.funder,
            words.portfolio.money,
            words.portfolio.span,
          ]}
        />
        <tbody>
          {start !== null && end !== null && (
            <tr>
              <th scope="row">{words.mission.mission}</th>
              <td class="none" />
              <td class="none" />
              <td data-label={words.portfolio.span}>
                {bar('whole', start, end)}
                <span class="small">
                  {Math.floor(start)}–{Math.floor(end)}
                </span>
              </td>
            </tr>
          )}
          {lines.map((line, i) => (
            <tr key={`${line.project} ${i}`}>
              <th scope="row">
                <a href={address(page.state, `/projects/${line.project}`)}>
                  <Text page={page} text={titleOf.get(line.project) ?? line.project} />
                </a>
              </th>
              <td data-label={words.portfolio.funder}>
                <Who page={page} named={line.funder} />
              </td>
              <td data-label={words.portfolio.money}>
                <span class="number">{money(language, line.amount, line.currency)}</span>{' '}
                <span class="small">{words.portfolio.status[line.status]}</span>
              </td>
              <td data-label={words.portfolio.span}>
                {bar(line.status, line.start, line.end)}
                <span class="small">
                  {years(line.start, line.end)}
                  {!line.hasEnd && ' …'}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
