/** Swedish: how it is written, and everything said in it. */
import type { LanguageWords } from '../language-words.ts'
import { clauses } from './clauses.ts'
import { facts } from './facts.ts'
import { formats } from './formats.ts'
import { forms } from './forms.ts'
import { indicator } from './indicator.ts'
import { methods } from './methods.ts'
import { missionPages } from './mission-pages.ts'
import { pages } from './pages.ts'
import { reasons } from './reasons.ts'
import { state } from './state.ts'
import { terms } from './terms.ts'

export const sv: LanguageWords = {
  locale: { code: 'sv', name: 'Svenska', tag: 'sv-SE', fallbacks: ['nb', 'nn', 'da', 'en', 'fi', 'se'] },
  formats,
  terms,
  clauses,
  state,
  pages,
  missionPages,
  indicator,
  forms,
  facts,
  reasons,
  methods,
}
