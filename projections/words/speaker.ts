/** What sentences are spoken with: a language with its words, and the names of things. */

import type { ObsStatus } from '../../events/obs-status.ts'
import type { PeriodText } from '../../events/period.ts'
import type { Cell, Language, Text } from '../../events/shapes.ts'
import { bare, day, duringWord, inSentence, listed, number, period, type ValueFormat } from './format.ts'
import type { Writing } from './formats.ts'
import { datePart, type NamedThing, namePart, numberPart, type Part, type PartMarks, partMarks } from './part.ts'
import type { Terms } from './terms.ts'
import { asClause, clipped, type LocalText, localText, oneLine } from './text.ts'

/** What sentences need of an indicator's definition: its title, unit and decimals, and the texts of its codes. */
export interface IndicatorLabels extends ValueFormat {
  readonly title: Text
  readonly dimensions?: Readonly<Record<string, Readonly<Record<string, Text>>>> | undefined
  readonly scale?: readonly { readonly code: string; readonly label: Text }[] | undefined
}

/** The names of things, as known at a pin; undefined: it has none, and its id stands for it. */
export interface ThingNames {
  /** The language of what the mission wrote without saying in which. */
  readonly language?: Language | undefined
  readonly title: (thing: NamedThing, id: string) => Text | undefined
  /** An indicator's labels by the definition of that position, or by the first one after it. */
  readonly indicator: (indicator: string, position: number) => IndicatorLabels | undefined
  /** The goal or indicator that a project's contribution is claimed to be to. */
  readonly contribution: (
    project: string,
    contribution: string,
  ) => { readonly goal: string } | { readonly indicator: string } | undefined
  /** Who made the claim of a dispute about an indicator. */
  readonly claimant: (indicator: string, dispute: string) => string | undefined
  /** What an actor was called before the fact of that position. */
  readonly formerName: (actor: string, position: number) => string | undefined
}

/** Whether a name is that of an actor or of a body of the mission, by its id. */
export const isOnRecord = ({ title }: Pick<ThingNames, 'title'>, name: string): boolean =>
  (title('actor', name) ?? title('body', name)) !== undefined

interface Amount {
  readonly value?: number | undefined
  readonly low?: number | undefined
  readonly high?: number | undefined
}

/** What a part names: a thing by its id. */
type Reference = Pick<Part, 'thing' | 'id'>

/** Says things of facts. What it says are texts with marks; `partsOf` makes parts of them. */
export interface Speaker extends Writing {
  readonly words: Terms
  readonly names: ThingNames
  readonly partsOf: PartMarks['partsOf']
  /** A text in quotation marks: its first sentence, shortened. */
  readonly quote: (text: Text | undefined, longest?: number, of?: Reference) => string
  /** The title of a thing in quotation marks, or its id. */
  readonly title: (thing: NamedThing, id: string) => string
  /** The title of an indicator in quotation marks. */
  readonly indicator: (id: string, labels: IndicatorLabels) => string
  /** Whether a name is that of an actor, or of a body of the mission. */
  readonly isKnown: (name: string) => boolean
  /** Somebody by name, exactly as it is: an actor's or body's id is looked up, other words are their own name. */
  readonly who: (name: string) => string
  readonly period: (given: PeriodText) => string
  readonly during: (given: PeriodText) => string
  readonly day: (given: string) => string
  readonly number: (value: number, decimals?: number) => string
  /** Words that rest on a fact, by its position. */
  readonly restingOn: (text: string, position: number) => string
  /** A number that is written with more than itself: an amount in its unit. */
  readonly written: (text: string, value: number) => string
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

/** Longest a title may be within a sentence. */
const TITLE = 120

/** Quotation marks inside a quotation become single ones. */
const inner = (text: string): string => text.replace(/[«“„]|(?<=^|[\s(])"/g, '‘').replace(/[»”"]/g, '’')

/** The speaker of a language, who knows these names. */
export function speakerOf(writing: Writing & { readonly terms: Terms }, names: ThingNames): Speaker {
  const { locale, formats, terms: words } = writing
  const { mark, partsOf } = partMarks()
  const [open, close] = formats.quotes
  const local = (text: Text): LocalText => localText(locale, text, names.language)

  function quote(given: Text | undefined, longest = 100, of: Reference = {}): string {
    if (given === undefined) return ''
    const { text, language } = local(given)
    const quoted = mark({
      kind: 'quotation',
      text: inner(asClause(text, longest)),
      ...(language && { language }),
      ...of,
    })
    return `${open}${quoted}${close}`
  }
  const title = (thing: NamedThing, id: string): string => quote(names.title(thing, id) ?? id, TITLE, { thing, id })

  function who(name: string): string {
    for (const thing of ['actor', 'body'] as const) {
      const known = names.title(thing, name)
      if (known === undefined) continue
      const { text, language } = local(known)
      return mark({ kind: 'link', text: oneLine(text), ...(language && { language }), thing, id: name })
    }
    return mark(namePart(oneLine(name), names.language))
  }

  const written = (text: string, value: number): string => mark(numberPart(text, value))
  const writtenPeriod = (given: PeriodText): string => mark(datePart(period(writing, formats.sentence, given), given))

  function amount({ value, low, high }: Amount, labels: IndicatorLabels): string {
    if (value !== undefined) return written(inSentence(writing, value, labels), value)
    if (low === undefined || high === undefined) return ''
    return formats.between(written(bare(writing, low, labels), low), written(inSentence(writing, high, labels), high))
  }

  /** The text of a code of a dimension. */
  function codeText(labels: IndicatorLabels, dimension: string, code: string): string {
    const { text, language } = local(labels.dimensions?.[dimension]?.[code] ?? code)
    return mark(namePart(clipped(oneLine(text), 40), language))
  }

  return {
    ...writing,
    words,
    names,
    partsOf,
    quote,
    title,
    indicator: (id, labels) => quote(labels.title, TITLE, { thing: 'indicator', id }),
    isKnown: name => isOnRecord(names, name),
    who,
    period: writtenPeriod,
    during: given => `${duringWord(formats, given)} ${writtenPeriod(given)}`.trim(),
    day: given => mark(datePart(day(locale, given), given)),
    number: (value, decimals) => written(number(locale, value, decimals), value),
    restingOn: (text, position) => mark({ kind: 'link', text, position }),
    written,
    amount,
    marks: ({ cell = {}, obsStatus, flags = [], illustrative, labels }) => {
      const parts = Object.entries(cell).map(([dimension, code]) => codeText(labels, dimension, code))
      const statuses = (obsStatus ? [obsStatus, ...flags] : []).map(code => words.status[code])
      const all = [...parts, ...statuses, illustrative && words.illustrative].filter(Boolean)
      return all.length === 0 ? '' : ` (${all.slice(0, 4).join(', ')})`
    },
    list: all => listed(formats, all),
  }
}
