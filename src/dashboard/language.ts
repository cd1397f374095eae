/** The language that a reader asked for, and the text of a fact in it. */
import type { Language, Text } from '../../events/shapes.ts'
import { languages, type ReaderLanguage } from '../../projections/words/languages.ts'
import { preferredLanguage } from '../../projections/words/preferred-language.ts'
import { localText } from '../../projections/words/text.ts'

/** The language of a page: the first of an Accept-Language header that pages have; Bokmål where it names none. */
export const acceptedLanguage = (header: string | undefined): ReaderLanguage => preferredLanguage(header) ?? 'nb'

/** A text and its language; `language` is absent where it is the page's own or not known. */
export interface Localised {
  readonly text: string
  readonly language?: Language
}

/** The text in the page's language, or in the nearest language it has. A plain string is in `main`, where that is known. */
export function localised(text: Text | undefined, page: ReaderLanguage, main?: Language): Localised {
  if (text === undefined) return { text: '' }
  const { locale } = languages[page]
  const { language, ...found } = localText(locale, text, main)
  return language === undefined || language === locale.code ? found : { ...found, language }
}
