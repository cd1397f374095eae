/** Sums of money, each with what it is: announced, committed and paid may be the same money in turn. */
import type { MoneyLine } from '../answer-types.ts'
import { money } from '../format.ts'
import type { Page } from '../page.ts'

export const MoneyLines = ({ page, sums }: { page: Page; sums: readonly MoneyLine[] }) => (
  <>
    {sums.map(({ amount, currency, status }) => (
      <span key={`${currency} ${status}`} class="money">
        <span class="number">{money(page.language, amount, currency)}</span>{' '}
        <span class="age">{page.words.portfolio.status[status]}</span>
      </span>
    ))}
  </>
)
