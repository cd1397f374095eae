/** The languages of pages, the one a reader asked for, and the text of a fact in it. */
import type { Language, Text } from '../../events/shapes.ts'

/** The languages of pages. */
export const pageLanguages = ['nb', 'nn', 'sv', 'da', 'en'] as const
export type PageLanguage = (typeof pageLanguages)[number]

/** The name of each language in that language. */
export const languageNames: Readonly<Record<PageLanguage, string>> = {
  nb: 'Bokmål',
  nn: 'Nynorsk',
  sv: 'Svenska',
  da: 'Dansk',
  en: 'English',
}

/** The languages to fall back on where a text lacks one: those its readers read most easily come first. */
const fallbacks: Readonly<Record<PageLanguage, readonly Language[]>> = {
  nb: ['nn', 'da', 'sv', 'en', 'se', 'fi'],
  nn: ['nb', 'da', 'sv', 'en', 'se', 'fi'],
  sv: ['nb', 'nn', 'da', 'en', 'fi', 'se'],
  da: ['nb', 'nn', 'sv', 'en', 'se', 'fi'],
  en: ['nb', 'sv', 'da', 'nn', 'fi', 'se'],
}

export const isPageLanguage = (text: string | undefined): text is PageLanguage =>
  pageLanguages.includes(text as PageLanguage)

/** The first page language of an Accept-Language header by the reader's order (`no` is Bokmål); Bokmål where it names none. */
export function acceptedLanguage(header: string | undefined): PageLanguage {
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
  return preferences.map(preference => preference.language).find(isPageLanguage) ?? 'nb'
}

/** A text and its language; `language` is absent where it is the page's own or not known. */
export interface Localised {
  readonly text: string
  readonly language?: Language
}

/** The text in the page's language, or in the nearest language it has. The language of a plain string is not known. */
export function localised(text: Text | undefined, page: PageLanguage): Localised {
  if (text === undefined) return { text: '' }
  if (typeof text === 'string') return { text }
  const own = text[page]
  if (own !== undefined) return { text: own }
  const language = fallbacks[page].find(each => text[each] !== undefined)
  return language === undefined ? { text: '' } : { text: text[language] as string, language }
}
