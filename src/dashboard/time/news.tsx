/** Where a page of today says that something new was recorded in what it shows; empty until then, and without scripts. */
import { here } from '../address.ts'
import type { Answered, Page } from '../page.ts'

interface NewsProps {
  readonly page: Page
  readonly answered: Answered
  /** What it shows: a mission, or the stream of one thing. */
  readonly of: { readonly mission: string } | { readonly stream: string }
}

export function News({ page, answered, of }: NewsProps) {
  const { state, words, hasNews } = page
  if (!hasNews || state.asOf !== undefined || state.position !== undefined || answered.position < 0) return null
  return (
    <live-news
      data-address={`/news?${new URLSearchParams({ ...of })}`}
      data-after={String(answered.position)}
      data-one={words.asOf.news('1')}
      data-many={words.asOf.news('{n}')}
      data-page={here(state)}
    >
      <p role="status">
        <span />{' '}
        <a href={here(state)} hidden>
          {words.asOf.show}
        </a>
      </p>
    </live-news>
  )
}
