/** The language that a reader asked for, and the text of a fact in it. */
import type { Language, Text } from '../../events/shapes.ts'
import { languages, type ReaderLanguage, readerLanguages } from '../../projections/words/languages.ts'
import { localText } from '../../projections/words/text.ts'

export const isReaderLanguage = (text: string | undefined): text is ReaderLanguage =>
  readerLanguages.includes(text as ReaderLanguage)

/** The first language of an Accept-Language header that pages have, by the reader's order (`no` is Bokmål); Bokmål where it names none. */
export function acceptedLanguage(header: string | undefined): ReaderLanguage {
  const preferences = (header ?? '')
    .split(',')
    .map(range => {
      const [tag = '', ...parameters] = range.trim().toLowerCase().split(';')
      const weight = /^\s*q=([01](?:\.\d{0,3})?)\s*$/.exec(parameters[0] ?? 'q=1')?.[1]
      const language = tag.split('-')[0]
      return { language: language === 'no' ? 'nb' : language, weight: Number(weight ?? 0) }
    })
    .filter(preference => preference.weight > 0)
    .sort((a, b) => b.weight - a.weight)
  return preferences.map(preference => preference.language).find(isReaderLanguage) ?? 'nb'
}

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
