/** Where does a line come from? Why, since when known, by whom, on which evidence. */
import type { EvidenceShown, OriginShown } from '../answers.ts'
import { known } from '../format.ts'
import type { Page } from '../page.ts'

/** The sources of a line, as links where they have an address. */
export function Evidence({ page, evidence }: { page: Page; evidence: readonly EvidenceShown[] | undefined }) {
  if (!evidence?.length) return null
  return (
    <ul class="evidence" aria-label={page.words.evidence}>
      {evidence.map(({ title, url }) => (
        <li key={url ?? title}>
          {url === undefined ? (
            title
          ) : (
            <a href={url} rel="noreferrer external">
              {title}
            </a>
          )}
        </li>
      ))}
    </ul>
  )
}

/** The day from which it is known, as it was given. */
export const Known = ({ page, origin }: { page: Page; origin: Pick<OriginShown, 'knownFrom' | 'knownFromGiven'> }) => (
  <time dateTime={origin.knownFrom}>{known(page.language, origin)}</time>
)

/** Why, and the sources. */
export const Why = ({ page, origin }: { page: Page; origin: OriginShown }) => (
  <>
    {origin.reason !== undefined && <p class="reason">{origin.reason}</p>}
    <Evidence page={page} evidence={origin.evidence} />
  </>
)
