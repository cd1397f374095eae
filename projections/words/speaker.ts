/** Who speaks a sentence: a language with its words, and what names mean. */
import type { PeriodText } from '../../events/period.ts'
import type { Cell, ObsStatus, Text } from '../../events/shapes.ts'
import { during, listed, type Measure, number, period, valued } from './format.ts'
import { asClause, clipped, type SentenceLanguage, spoken } from './languages.ts'
import type { Terms } from './terms.ts'

/** Things that have a title or a name. */
export type NamedThing =
  | 'mission'
  | 'goal'
  | 'body'
  | 'barrier'
  | 'portfolio'
  | 'project'
  | 'decision'
  | 'learning-loop'
  | 'actor'
  | 'release'

/** What names mean, as known at a pin; undefined: it is not known, and the id stands. */
export interface Names {
  readonly title: (thing: NamedThing, id: string) => Text | undefined
  /** An indicator as it was defined when position was recorded, or first after it. */
  readonly measure: (indicator: string, position: number) => Measure | undefined
  /** What a project's contribution is said to be to. */
  readonly contribution: (
    project: string,
    contribution: string,
  ) => { readonly goal: string } | { readonly indicator: string } | undefined
}

interface Amount {
  readonly value?: number | undefined
  readonly low?: number | undefined
  readonly high?: number | undefined
}

export interface Speaker {
  readonly language: SentenceLanguage
  readonly words: Terms
  readonly names: Names
  /** A text in quotation marks: its first sentence, shortened. */
  readonly quote: (text: Text | undefined, longest?: number) => string
  /** The title of a thing in quotation marks, or its id. */
  readonly title: (thing: NamedThing, id: string) => string
  /** Somebody by name: an actor's id is looked up, anything else stands as it is. */
  readonly who: (name: string) => string
  readonly period: (given: PeriodText) => string
  readonly during: (given: PeriodText) => string
  readonly number: (value: number, decimals?: number) => string
  /** One number or an interval in its unit; empty: there is neither. */
  readonly amount: (amount: Amount, measure: Measure) => string
  /** What qualifies a figure, in parentheses with a space before; empty: nothing does. */
  readonly marks: (marks: {
    readonly cell?: Cell | undefined
    readonly obsStatus?: ObsStatus | undefined
    readonly illustrative?: boolean | undefined
    readonly measure: Measure
  }) => string
  readonly list: (all: readonly string[]) => string
}

/** Longest a title, and a name, may be within a sentence. */
const TITLE = 70
const NAME = 60

/** Quotation marks inside a quotation become single ones. */
const inner = (text: string): string => text.replace(/[«“„]/g, '‘').replace(/[»”"]/g, '’')

/** Makes the speaker of a language. */
export function speakerOf(language: SentenceLanguage, words: Terms, names: Names): Speaker {
  const [open, close] = words.quotes
  const quote = (text: Text | undefined, longest = 100): string =>
    text === undefined ? '' : `${open}${inner(asClause(spoken(text, language), longest))}${close}`
  const title = (thing: NamedThing, id: string): string => quote(names.title(thing, id) ?? id, TITLE)

  function who(name: string): string {
    const known = names.title('actor', name) ?? names.title('body', name)
    const plain = (known === undefined ? name : spoken(known, language))
      .replace(/[{}]/g, '')
      .replace(/\s+/g, ' ')
      .trim()
    return clipped(plain.replace(/[.!?]+(\s|$)/g, '$1'), NAME)
  }

  function amount({ value, low, high }: Amount, measure: Measure): string {
    if (value !== undefined) return valued(language, words, value, measure)
    if (low === undefined || high === undefined) return ''
    return words.between(number(language, low, measure.decimals), valued(language, words, high, measure))
  }

  return {
    language,
    words,
    names,
    quote,
    title,
    who,
    period: given => period(language, words, given),
    during: given => during(language, words, given),
    number: (value, decimals) => number(language, value, decimals),
    amount,
    marks: ({ cell = {}, obsStatus, illustrative, measure }) => {
      const parts = Object.entries(cell).map(([dimension, code]) =>
        clipped(spoken(measure.dimensions?.[dimension]?.[code] ?? code, language), 40),
      )
      const all = [...parts, obsStatus && words.status[obsStatus], illustrative && words.illustrative].filter(Boolean)
      return all.length === 0 ? '' : ` (${all.slice(0, 4).join(', ')})`
    },
    list: all => listed(words, all),
  }
}
