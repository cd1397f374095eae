/** What sentences are spoken with: a language with its words, and the names of things. */

import type { ObsStatus } from '../../events/obs-status.ts'
import type { PeriodText } from '../../events/period.ts'
import type { Cell, Text } from '../../events/shapes.ts'
import { bare, during, inSentence, listed, number, period, type ValueFormat } from './format.ts'
import type { Formats, Writing } from './formats.ts'
import type { Locale } from './locale.ts'
import type { Terms } from './terms.ts'
import { asClause, clipped, textIn } from './text.ts'

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

/** What sentences need of an indicator's definition: its title, unit and decimals, and the texts of its codes. */
export interface IndicatorLabels extends ValueFormat {
  readonly title: Text
  readonly dimensions?: Readonly<Record<string, Readonly<Record<string, Text>>>> | undefined
  readonly scale?: readonly { readonly code: string; readonly label: Text }[] | undefined
}

/** The names of things, as known at a pin; undefined: it has none, and its id stands for it. */
export interface ThingNames {
  readonly title: (thing: NamedThing, id: string) => Text | undefined
  /** An indicator's labels by the definition of that position, or by the first one after it. */
  readonly indicator: (indicator: string, position: number) => IndicatorLabels | undefined
  /** The goal or indicator that a project's contribution is claimed to be to. */
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
  readonly locale: Locale
  readonly formats: Formats
  readonly words: Terms
  readonly names: ThingNames
  /** A text in quotation marks: its first sentence, shortened. */
  readonly quote: (text: Text | undefined, longest?: number) => string
  /** The title of a thing in quotation marks, or its id. */
  readonly title: (thing: NamedThing, id: string) => string
  /** Whether a name is that of an actor, or of a body of the mission. */
  readonly isKnown: (name: string) => boolean
  /** Somebody by name: an actor's or body's id is looked up, other words are their own name. */
  readonly who: (name: string) => string
  readonly period: (given: PeriodText) => string
  readonly during: (given: PeriodText) => string
  readonly number: (value: number, decimals?: number) => string
  /** One number or an interval in its unit; empty: there is neither. */
  readonly amount: (amount: Amount, labels: IndicatorLabels) => string
  /** What qualifies a figure, in parentheses with a space before; empty: nothing does. */
  readonly marks: (marks: {
    readonly cell?: Cell | undefined
    readonly obsStatus?: ObsStatus | undefined
    readonly flags?: readonly ObsStatus[] | undefined
    readonly illustrative?: boolean | undefined
    readonly labels: IndicatorLabels
  }) => string
  readonly list: (all: readonly string[]) => string
}

/** Longest a title, and a name, may be within a sentence. */
const TITLE = 70
const NAME = 60

/** Quotation marks inside a quotation become single ones. */
const inner = (text: string): string => text.replace(/[«“„]/g, '‘').replace(/[»”"]/g, '’')

/** The speaker of a language, who knows these names. */
export function speakerOf(writing: Writing & { readonly terms: Terms }, names: ThingNames): Speaker {
  const { locale, formats, terms: words } = writing
  const [open, close] = formats.quotes
  const quote = (text: Text | undefined, longest = 100): string =>
    text === undefined ? '' : `${open}${inner(asClause(textIn(locale, text), longest))}${close}`
  const title = (thing: NamedThing, id: string): string => quote(names.title(thing, id) ?? id, TITLE)

  const nameOf = (id: string): Text | undefined => names.title('actor', id) ?? names.title('body', id)

  function who(name: string): string {
    const known = nameOf(name)
    const plain = (known === undefined ? name : textIn(locale, known)).replace(/[{}]/g, '').replace(/\s+/g, ' ').trim()
    return clipped(plain.replace(/[.!?]+(\s|$)/g, '$1'), NAME)
  }

  function amount({ value, low, high }: Amount, labels: IndicatorLabels): string {
    if (value !== undefined) return inSentence(writing, value, labels)
    if (low === undefined || high === undefined) return ''
    return formats.between(bare(writing, low, labels), inSentence(writing, high, labels))
  }

  return {
    locale,
    formats,
    words,
    names,
    quote,
    title,
    isKnown: name => nameOf(name) !== undefined,
    who,
    period: given => period(writing, formats.sentence, given),
    during: given => during(writing, given),
    number: (value, decimals) => number(locale, value, decimals),
    amount,
    marks: ({ cell = {}, obsStatus, flags = [], illustrative, labels }) => {
      const parts = Object.entries(cell).map(([dimension, code]) =>
        clipped(textIn(locale, labels.dimensions?.[dimension]?.[code] ?? code), 40),
      )
      const statuses = (obsStatus ? [obsStatus, ...flags] : []).map(code => words.status[code])
      const all = [...parts, ...statuses, illustrative && words.illustrative].filter(Boolean)
      return all.length === 0 ? '' : ` (${all.slice(0, 4).join(', ')})`
    },
    list: all => listed(formats, all),
  }
}
