/** First steps where nothing is shown, from nothing to the first figure: for whoever runs the installation, and for readers. */
import type { Page } from '../page.ts'

/** The first mission with a goal and an indicator, as anybody can send them from a terminal. */
const recordAt = (origin: string): string => `post() { curl -H "Authorization: Bearer $VARDE_KEY" \\
  -H "Content-Type: application/json" "${origin}/api/v1/$1" -d "$2"; }

post missions/my-mission/declare '{"title": "My mission", "challenge": "Too many are outside",
  "vision": "Everybody belongs", "horizon": {"from": "2025", "to": "2035"}}'
post missions/my-mission/set-goal '{"goal": "my-goal", "statement": "Fewer are outside", "level": 1, "kind": "outcome"}'
post indicators/my-indicator/define '{"mission": "my-mission", "goals": ["my-goal"], "title": "Outside",
  "unit": "percent", "definition": "Share of all who are outside", "direction": "decrease", "kind": "outcome",
  "source": {"name": "Our own count"}}'`

const FIRST_FIGURE = '/indicators/my-indicator/measure'

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
      {words.list.firstFigure} <a href={FIRST_FIGURE}>{`${origin}${FIRST_FIGURE}`}</a>
    </p>
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
