/** What every language says about each exception that is found. */
import type { PeriodText } from '../../events/period.ts'
import type { FindingName, FindingOf } from '../things/exceptions/exception.ts'

/** How often an indicator is reported: a rhythm that has a name, or a number of years. */
export type Rhythm = 'week' | 'month' | 'quarter' | 'half-year' | 'year' | number

/** What is found, as texts take it: periods and names written out. */
export type Worded<Finding> = {
  readonly [Field in keyof Finding]: Field extends 'every'
    ? Rhythm
    : PeriodText extends Finding[Field]
      ? null extends Finding[Field]
        ? string | null
        : string
      : Finding[Field] extends number
        ? Field extends 'days'
          ? string
          : number
        : Finding[Field]
}

export type ExceptionTexts = { readonly [Name in FindingName]: (finding: Worded<FindingOf<Name>>) => string }
