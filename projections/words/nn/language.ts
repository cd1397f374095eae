/** Nynorsk: how it is written, and everything said in it. */
import type { LanguageWords } from '../language-words.ts'
import { clauses } from './clauses.ts'
import { state } from './state.ts'
import { terms } from './terms.ts'

export const nn: LanguageWords = {
  locale: { code: 'nn', tag: 'nn-NO', fallbacks: ['nb', 'da', 'sv', 'en', 'se', 'fi'] },
  terms,
  clauses,
  state,
}
