/** Bokmål: how it is written, and everything said in it. */
import type { LanguageWords } from '../language-words.ts'
import { clauses } from './clauses.ts'
import { state } from './state.ts'
import { terms } from './terms.ts'

export const nb: LanguageWords = {
  locale: { code: 'nb', tag: 'nb-NO', fallbacks: ['nn', 'da', 'sv', 'en', 'se', 'fi'] },
  terms,
  clauses,
  state,
}
