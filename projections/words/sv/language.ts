/** Swedish: how it is written, and everything said in it. */
import type { LanguageWords } from '../language-words.ts'
import { clauses } from './clauses.ts'
import { state } from './state.ts'
import { terms } from './terms.ts'

export const sv: LanguageWords = {
  locale: { code: 'sv', tag: 'sv-SE', fallbacks: ['nb', 'nn', 'da', 'en', 'fi', 'se'] },
  terms,
  clauses,
  state,
}
