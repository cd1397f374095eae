/** What there is by its words: missions, indicators, decisions, projects and actors. */
import type { FoundThing, SearchAnswer } from './answer-types.ts'
import type { Page } from './page.ts'
import { Layout } from './parts/layout.tsx'
import { Text } from './parts/text.tsx'
import { SearchField } from './search/search-field.tsx'
import { pageOfThing } from './thing-titles.ts'

export const searchParameters = ['q'] as const
/** With fewer letters nearly everything would be found. */
const LEAST = 2

/** The page. It is always there: without words to search for it asks for some. */
export async function searchPage(page: Page) {
  const { words, state, ask } = page
  const q = (state.own.q ?? '').trim()
  const answer = q.length < LEAST ? undefined : await ask('/search', {}, { q })
  return (
    <Layout
      page={page}
      title={q === '' ? words.search.label : `${words.search.label}: ${q}`}
      crumbs={[{ name: words.missions, path: '/' }]}
      answered={answer && { ...answer.pin, lateEntries: answer.lateEntries }}
      shows={answer ? [['/search', { q }]] : []}
    >
      <h1>{words.search.label}</h1>
      <SearchField page={page} id="q" q={q} />
      {answer ? <Results page={page} answer={answer} q={q} /> : <p>{words.search.empty}</p>}
    </Layout>
  )
}

function Results({ page, answer, q }: { page: Page; answer: SearchAnswer; q: string }) {
  const { search } = page.words
  if (answer.total === 0) return <p role="status">{search.none(q)}</p>
  return (
    <>
      <p role="status">{search.total(answer.total)}</p>
      <ul class="found">
        {answer.found.map(found => (
          <li key={`${found.thing} ${found.id}`}>
            <Found page={page} found={found} />
          </li>
        ))}
      </ul>
      {answer.total > answer.found.length && <p>{search.more(answer.found.length, answer.total)}</p>}
    </>
  )
}

function Found({ page, found }: { page: Page; found: FoundThing }) {
  const { search } = page.words
  const [mission] = found.missions
  const to = pageOfThing(page.state, found, mission)
  const title = <Text page={page} text={found.title} />
  return (
    <>
      <span class="kind">{search.things[found.thing]}</span>
      <span>
        {to === undefined ? title : <a href={to}>{title}</a>}
        {!found.inTitle && <span class="quiet"> ({search.inDescription})</span>}
      </span>
    </>
  )
}
