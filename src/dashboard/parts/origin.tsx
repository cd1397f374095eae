/** The origin of a line: since when it is known, why, and on which evidence. */
import type { LineOrigin } from '../answer-types.ts'
import { known } from '../format.ts'
import type { Page } from '../page.ts'
import { Text } from './text.tsx'

/** The evidence of a line, as links where it has an address. */
export function Evidence({ page, evidence }: { page: Page; evidence: LineOrigin['evidence'] }) {
  if (!evidence?.length) return null
  return (
    <ul class="evidence" aria-label={page.words.evidence}>
      {evidence.map(({ title, url }) => (
        <li key={url ?? title}>
          {url === undefined ? (
            <Text page={page} text={title} />
          ) : (
            <a href={url} rel="noreferrer external">
              <Text page={page} text={title} />
            </a>
          )}
        </li>
      ))}
    </ul>
  )
}

/** The knowledge date of a line, as it was given. */
export const Known = ({ page, origin }: { page: Page; origin: Pick<LineOrigin, 'knownFrom' | 'knownFromGiven'> }) => (
  <time dateTime={origin.knownFrom}>{known(page.language, origin)}</time>
)

/** The reason for a line, and its evidence. */
export const Why = ({ page, origin }: { page: Page; origin: LineOrigin }) => (
  <>
    {origin.reason !== undefined && (
      <p class="reason">
        <Text page={page} text={origin.reason} />
      </p>
    )}
    <Evidence page={page} evidence={origin.evidence} />
  </>
)
