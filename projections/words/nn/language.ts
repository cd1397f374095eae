/** Nynorsk: how it is written, and everything said in it. */
import type { LanguageWords } from '../language-words.ts'
import { audit } from './audit.ts'
import { clauses } from './clauses.ts'
import { codes } from './codes.ts'
import { exceptions } from './exceptions.ts'
import { facts } from './facts.ts'
import { figures } from './figures.ts'
import { formats } from './formats.ts'
import { forms } from './forms.ts'
import { indicator } from './indicator.ts'
import { methods } from './methods.ts'
import { missionPages } from './mission-pages.ts'
import { pages } from './pages.ts'
import { phrases } from './phrases.ts'
import { reasons } from './reasons.ts'
import { refusals } from './refusals.ts'
import { requests } from './requests.ts'
import { state } from './state.ts'
import { terms } from './terms.ts'
import { thingPages } from './thing-pages.ts'

export const nn: LanguageWords = {
  locale: { code: 'nn', name: 'Nynorsk', tag: 'nn-NO', fallbacks: ['nb', 'da', 'sv', 'en', 'se', 'fi'] },
  formats,
  terms,
  clauses,
  state,
  pages,
  missionPages,
  thingPages,
  audit,
  exceptions,
  indicator,
  figures,
  forms,
  facts,
  reasons,
  refusals: { ...refusals, ...requests },
  codes,
  phrases,
  methods,
}
