/** The language that a reader prefers, by the header in which browsers and programs say it. */
import { weighed } from '../../events/text/header-lists.ts'
import { type ReaderLanguage, readerLanguages } from './languages.ts'

export const isReaderLanguage = (text: string | undefined): text is ReaderLanguage =>
  readerLanguages.includes(text as ReaderLanguage)

/** The first language of an Accept-Language header (RFC 9110, 12.5.4) that there are words in, by the reader's order; `no` is Bokmål. */
export const preferredLanguage = (header: string | undefined): ReaderLanguage | undefined =>
  weighed(header)
    .map(({ name }) => name.split('-')[0])
    .map(language => (language === 'no' ? 'nb' : language))
    .find(isReaderLanguage)
