/** A line of the timeline, opened: every text of the fact uncut, when, by whom and in which role it was recorded, and its proof. */
import { type Text as FactText, languages } from '../../../events/shapes.ts'
import { address } from '../address.ts'
import type { TimelineEntry } from '../answer-types.ts'
import { moment, number } from '../format.ts'
import { type Page, termOf } from '../page.ts'
import { Text } from '../parts/text.tsx'
import { capital } from '../words.ts'

/** The texts that people wrote in what a fact says: those with several words, and those in languages. */
function textsIn(said: unknown): FactText[] {
  if (typeof said === 'string') return /\s/.test(said) ? [said] : []
  if (typeof said !== 'object' || said === null) return []
  const isInLanguages = Object.keys(said).every(name => (languages as readonly string[]).includes(name))
  if (isInLanguages && !Array.isArray(said) && Object.keys(said).length > 0) return [said as FactText]
  return Object.values(said).flatMap(textsIn)
}

interface WholeFactProps {
  readonly page: Page
  readonly mission: string
  readonly entry: TimelineEntry
}

export function WholeFact({ page, mission, entry }: WholeFactProps) {
  const { words, language, state } = page
  const { timelinePage } = words
  const { position, recordedAt, organisation, role, reason } = entry
  const texts = [...textsIn(entry.data), ...(reason === undefined ? [] : [reason])]
  const proof = address(state, `/missions/${mission}/auditors`, { proof: String(position) })
  return (
    <details>
      <summary>{timelinePage.whole}</summary>
      {texts.map((text, i) => (
        <p key={String(i)}>
          <Text page={page} text={text} />
        </p>
      ))}
      <p class="small">
        {timelinePage.recorded(moment(language, Date.parse(recordedAt)), organisation, termOf(words.role, role))}{' '}
        {capital(words.changes.recorded(number(language, position, 0)))}.{' '}
        <a href={`${proof}#proof`}>{timelinePage.proof}</a>
      </p>
    </details>
  )
}
