/** The language that a reader prefers, by the header in which browsers and programs say it. */
import { type ReaderLanguage, readerLanguages } from './languages.ts'

export const isReaderLanguage = (text: string | undefined): text is ReaderLanguage =>
  readerLanguages.includes(text as ReaderLanguage)

/** The first language of an Accept-Language header (RFC 9110, 12.5.4) that there are words in, by the reader's order; `no` is Bokmål. */
export function preferredLanguage(header: string | undefined): ReaderLanguage | undefined {
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
  return preferences.map(preference => preference.language).find(isReaderLanguage)
}
