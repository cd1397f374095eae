/**
 * A text of a fact in the page's language, or in another one that is marked with `lang`. Its direction of writing is its own
 * (`bdi`), so that it never turns around the words of the page beside it.
 */
import type { Text as FactText } from '../../../events/shapes.ts'
import { localised } from '../language.ts'
import type { Page } from '../page.ts'

export function Text({ page, text }: { page: Page; text: FactText | undefined }) {
  const { text: words, language } = localised(text, page.language)
  return <bdi lang={language}>{words}</bdi>
}

/** Text for screen readers only. */
export const Unseen = ({ children }: { children: string }) => <span class="unseen">{children}</span>
