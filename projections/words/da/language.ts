/** Danish: how it is written, and everything said in it. */
import type { LanguageWords } from '../language-words.ts'
import { clauses } from './clauses.ts'
import { state } from './state.ts'
import { terms } from './terms.ts'

export const da: LanguageWords = {
  locale: { code: 'da', tag: 'da-DK', fallbacks: ['nb', 'nn', 'sv', 'en', 'se', 'fi'] },
  terms,
  clauses,
  state,
}
