/** How is a text of a fact shown? In the page's language, or marked as the language it is in. */
import type { Text as FactText } from '../../../events/shapes.ts'
import { said } from '../language.ts'
import type { Page } from '../page.ts'

export function Text({ page, text }: { page: Page; text: FactText | undefined }) {
  const { text: words, language } = said(text, page.language)
  return language === undefined ? words : <span lang={language}>{words}</span>
}

/** A text in which a stretch is for screen readers alone. */
export const Unseen = ({ children }: { children: string }) => <span class="unseen">{children}</span>
