/** In which language does the reader read, and in which is there a text? */
import type { Language, Text } from '../../events/shapes.ts'

/** The languages a page can speak. */
export const pageLanguages = ['nb', 'nn', 'sv', 'da', 'en'] as const
export type PageLanguage = (typeof pageLanguages)[number]

/** What each language calls itself. */
export const languageNames: Readonly<Record<PageLanguage, string>> = {
  nb: 'Bokmål',
  nn: 'Nynorsk',
  sv: 'Svenska',
  da: 'Dansk',
  en: 'English',
}

/** Where a text is not there in a language: those its readers read most easily, the nearest first. */
const fallbacks: Readonly<Record<PageLanguage, readonly Language[]>> = {
  nb: ['nn', 'da', 'sv', 'en', 'se', 'fi'],
  nn: ['nb', 'da', 'sv', 'en', 'se', 'fi'],
  sv: ['nb', 'nn', 'da', 'en', 'fi', 'se'],
  da: ['nb', 'nn', 'sv', 'en', 'se', 'fi'],
  en: ['nb', 'sv', 'da', 'nn', 'fi', 'se'],
}

export const isPageLanguage = (text: string | undefined): text is PageLanguage =>
  pageLanguages.includes(text as PageLanguage)

/** The language of an Accept-Language header that a page speaks, by the reader's order; `no` is Bokmål; otherwise Bokmål. */
export function acceptedLanguage(header: string | undefined): PageLanguage {
  const wished = (header ?? '')
    .split(',')
    .map(range => {
      const [tag = '', ...parameters] = range.trim().toLowerCase().split(';')
      const weight = /^\s*q=([01](?:\.\d{0,3})?)\s*$/.exec(parameters[0] ?? 'q=1')?.[1]
      const language = tag.split('-')[0]
      return { language: language === 'no' ? 'nb' : language, weight: Number(weight ?? 0) }
    })
    .filter(wish => wish.weight > 0)
    .sort((a, b) => b.weight - a.weight)
  return wished.map(wish => wish.language).find(isPageLanguage) ?? 'nb'
}

/** A text as it can be said: `language` is set where it is another than the page's; undefined: not known, or the page's. */
export interface Said {
  readonly text: string
  readonly language?: Language
}

/** The text in the page's language, or in the nearest that there is. A plain string is in no known language. */
export function said(text: Text | undefined, page: PageLanguage): Said {
  if (text === undefined) return { text: '' }
  if (typeof text === 'string') return { text }
  const own = text[page]
  if (own !== undefined) return { text: own }
  const language = fallbacks[page].find(each => text[each] !== undefined)
  return language === undefined ? { text: '' } : { text: text[language] as string, language }
}
