/** The texts of pages in every language. The catalogue is typed, so that no language can lack a text. */
import type { FactName } from '../../events/catalogue.ts'
import type { ObsStatus } from '../../events/obs-status.ts'
import type { PathVerdict } from '../progress/path.ts'
import type { Reason } from '../progress/reasons.ts'
import type { TrendVerdict } from '../progress/trend.ts'
import { facts as daFacts } from './da/facts.ts'
import { indicator as daIndicator } from './da/indicator.ts'
import { terms as daTerms } from './da/page-terms.ts'
import { pages as daPages } from './da/pages.ts'
import { reasons as daReasons } from './da/reasons.ts'
import { facts as enFacts } from './en/facts.ts'
import { indicator as enIndicator } from './en/indicator.ts'
import { terms as enTerms } from './en/page-terms.ts'
import { pages as enPages } from './en/pages.ts'
import { reasons as enReasons } from './en/reasons.ts'
import { languages, type SentenceLanguage } from './languages.ts'
import { facts as nbFacts } from './nb/facts.ts'
import { indicator as nbIndicator } from './nb/indicator.ts'
import { terms as nbTerms } from './nb/page-terms.ts'
import { pages as nbPages } from './nb/pages.ts'
import { reasons as nbReasons } from './nb/reasons.ts'
import { facts as nnFacts } from './nn/facts.ts'
import { indicator as nnIndicator } from './nn/indicator.ts'
import { terms as nnTerms } from './nn/page-terms.ts'
import { pages as nnPages } from './nn/pages.ts'
import { reasons as nnReasons } from './nn/reasons.ts'
import { facts as svFacts } from './sv/facts.ts'
import { indicator as svIndicator } from './sv/indicator.ts'
import { terms as svTerms } from './sv/page-terms.ts'
import { pages as svPages } from './sv/pages.ts'
import { reasons as svReasons } from './sv/reasons.ts'

type Pages = typeof nbPages & { readonly indicator: typeof nbIndicator }
type Terms = typeof nbTerms & {
  readonly path: Readonly<Record<PathVerdict, string>>
  readonly trend: Readonly<Record<TrendVerdict, string>>
  readonly status: Readonly<Record<ObsStatus, string>>
}

/** The texts of one language. */
export type Words = Pages &
  Terms & { readonly facts: Readonly<Record<FactName, string>>; readonly reasons: Readonly<Record<Reason, string>> }

const catalogue: Readonly<Record<SentenceLanguage, Words>> = {
  nb: {
    ...nbPages,
    indicator: nbIndicator,
    ...nbTerms,
    status: languages.nb.terms.status,
    facts: nbFacts,
    reasons: nbReasons,
  },
  nn: {
    ...nnPages,
    indicator: nnIndicator,
    ...nnTerms,
    status: languages.nn.terms.status,
    facts: nnFacts,
    reasons: nnReasons,
  },
  sv: {
    ...svPages,
    indicator: svIndicator,
    ...svTerms,
    status: languages.sv.terms.status,
    facts: svFacts,
    reasons: svReasons,
  },
  da: {
    ...daPages,
    indicator: daIndicator,
    ...daTerms,
    status: languages.da.terms.status,
    facts: daFacts,
    reasons: daReasons,
  },
  en: {
    ...enPages,
    indicator: enIndicator,
    ...enTerms,
    status: languages.en.terms.status,
    facts: enFacts,
    reasons: enReasons,
  },
}

/** The texts of pages in a language. */
export const wordsOf = (language: SentenceLanguage): Words => catalogue[language]
