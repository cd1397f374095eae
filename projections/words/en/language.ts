/** English: how it is written, and everything said in it. */
import type { LanguageWords } from '../language-words.ts'
import { clauses } from './clauses.ts'
import { state } from './state.ts'
import { terms } from './terms.ts'

export const en: LanguageWords = {
  locale: { code: 'en', tag: 'en-GB', fallbacks: ['nb', 'sv', 'da', 'nn', 'fi', 'se'] },
  terms,
  clauses,
  state,
}
