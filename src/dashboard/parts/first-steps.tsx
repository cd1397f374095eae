/** First steps where nothing is shown: for whoever runs the installation, and for readers. */
import type { Page } from '../page.ts'

/** The first mission, as anybody can send it from a terminal. */
const recordAt = (
  origin: string,
): string => `curl -H "Authorization: Bearer $VARDE_KEY" -H "Content-Type: application/json" \\
  -d '{"title": "My mission", "challenge": "Too many are outside", "vision": "Everybody belongs",
       "horizon": {"from": "2025", "to": "2035"}}' \\
  ${origin}/api/v1/missions/my-mission/declare`

export const FirstSteps = ({ page: { words, origin } }: { page: Page }) => (
  <>
    <p>{words.list.emptyOwner}</p>
    <pre>
      <code>npm run varde -- demo</code>
    </pre>
    <pre>
      <code>{recordAt(origin)}</code>
    </pre>
    <p>
      {words.list.emptyReader} <code>VARDE_PUBLIC_READ=1</code>.
    </p>
    <p>
      <a href="/docs" hreflang="en">
        {words.documentation}
      </a>
    </p>
  </>
)
