/** What every language says about each exception that is found. */
import type { FindingName, FindingOf } from '../things/exceptions/exception.ts'

export type ExceptionTexts = { readonly [Name in FindingName]: (finding: FindingOf<Name>) => string }
