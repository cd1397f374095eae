/** First steps where nothing is shown: for whoever runs the installation, and for readers. */
import type { Page } from '../page.ts'

const RECORD = `curl -H "Authorization: Bearer $VARDE_KEY" -H "Content-Type: application/json" \\
  -d @mission.json http://127.0.0.1:3000/api/v1/missions/my-mission/declare`

export const FirstSteps = ({ page: { words } }: { page: Page }) => (
  <>
    <p>{words.list.emptyOwner}</p>
    <pre>
      <code>npm run varde -- demo</code>
    </pre>
    <pre>
      <code>{RECORD}</code>
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
