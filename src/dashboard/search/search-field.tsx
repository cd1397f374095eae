/** The field to search with: in the head of every page, and on the page of what was found. */
import type { Page } from '../page.ts'

export function SearchField({ page, id, q = '' }: { page: Page; id: string; q?: string }) {
  const { state, words } = page
  const { languageChosen, language, asOf, position } = state
  return (
    <search>
      <form action="/search" class="search">
        <label for={id} class="unseen">
          {words.search.label}: {words.search.hint}
        </label>
        <input type="search" id={id} name="q" value={q} minlength={2} maxlength={200} required />
        {languageChosen && <input type="hidden" name="lang" value={language} />}
        {asOf !== undefined && <input type="hidden" name="asOf" value={asOf} />}
        {position !== undefined && <input type="hidden" name="position" value={position} />}
        <button type="submit" class="second">
          {words.search.label}
        </button>
      </form>
    </search>
  )
}
