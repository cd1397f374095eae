/** How many things nobody answers for, in words; one way of counting them for sentences and pages. */
import { type AccountableThing, accountableThings } from '../things/accountability.ts'
import { joined } from './format.ts'
import type { LanguageWords } from './language-words.ts'

/** The things counted by their kind, `8 goals, 18 indicators and one decision`; empty: there is none. */
export const gapsInWords = (
  { formats, state }: Pick<LanguageWords, 'formats' | 'state'>,
  gaps: readonly { readonly thing: AccountableThing }[],
): string =>
  joined(
    formats.and,
    accountableThings.flatMap(thing => {
      const count = gaps.filter(gap => gap.thing === thing).length
      return count === 0 ? [] : [state.things[thing](count)]
    }),
  )
