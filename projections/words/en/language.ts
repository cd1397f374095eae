/** English: how it is written, and everything said in it. */
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

export const en: LanguageWords = {
  locale: { code: 'en', name: 'English', tag: 'en-GB', fallbacks: ['nb', 'sv', 'da', 'nn', 'fi', 'se'] },
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
