/** The sentences of refusals in a language: one for each message, made of the parts that it names. */
import type { NamedFigure, NamedKind, NamedScope } from '../../events/named-parts.ts'
import type { Detail, RefusalParts, RequestParts, WarningParts } from '../../events/refusals.ts'

/** Parts as a sentence takes them: what is itself a message comes as its sentence. */
type InWords<Parts> = {
  readonly [P in keyof Parts]: Detail extends Parts[P]
    ? string
    : readonly Detail[] extends Parts[P]
      ? readonly string[]
      : Parts[P]
}

type Sentences<Parts> = { readonly [M in keyof Parts]: string | ((parts: InWords<Parts[M]>) => string) }

/** What the refusals of rules say, what is said of a request before a rule is asked, and of a figure that is recorded. */
export type RefusalSentences = Sentences<RefusalParts>
export type RequestSentences = Sentences<RequestParts & WarningParts>

/** The names of kinds of thing, as sentences of a language take them. */
export type KindNames = Readonly<Record<NamedKind, string>>

/** How a language writes a figure: `9,5 (P)`, `7 til 9`. */
export interface FigureWriting {
  readonly number: (value: number) => string
  readonly quoted: (text: string) => string
  readonly to: string
  readonly none: string
}

/** A figure in words. */
export function figureWritten({ value, low, high, code, status }: NamedFigure, writing: FigureWriting): string {
  const { number, quoted, to, none } = writing
  const amount =
    value !== undefined
      ? number(value)
      : low !== undefined && high !== undefined
        ? `${number(low)} ${to} ${number(high)}`
        : code !== undefined
          ? quoted(code)
          : none
  return status === undefined ? amount : `${amount} (${status})`
}

/** In which fields two figures differ, in brackets; nothing where it is their values alone, which the sentence names. */
export const differing = (word: string, fields: readonly string[]): string =>
  fields.join() === 'value' ? '' : ` (${word}: ${fields.join(', ')})`

/** How a language names what a grant reaches. */
export interface ReachNames {
  readonly indicators: string
  readonly projects: string
  readonly cells: (dimension: string) => string
  readonly or: string
  readonly inAll: (count: number) => string
}

/** What grants reach, in words; at most twenty names of each kind. */
export function reachWritten(reach: readonly NamedScope[], names: ReachNames): string {
  const some = (all: readonly string[]): string =>
    all.length <= 20 ? all.join(', ') : `${someOf(all)} (${names.inAll(all.length)})`
  const written = reach.map(({ indicators, projects, cells }) =>
    [
      ...(indicators ? [`${names.indicators} ${some(indicators)}`] : []),
      ...(projects ? [`${names.projects} ${some(projects)}`] : []),
      ...Object.entries(cells ?? {}).map(([dimension, codes]) => `${names.cells(dimension)} ${some(codes)}`),
    ].join(', '),
  )
  return [...new Set(written)].join(names.or)
}

/** What a schema asks for, as a language says it: of each rule that may be broken. */
export interface ValueRules {
  readonly types: Readonly<Record<string, string>>
  readonly type: (type: string) => string
  readonly choice: (choices: readonly string[]) => string
  readonly empty: string
  readonly short: (limit: number) => string
  readonly long: (limit: number) => string
  readonly few: (limit: number) => string
  readonly many: (limit: number) => string
  readonly low: (limit: number) => string
  readonly high: (limit: number) => string
  readonly url: string
  readonly form: string
}

/** What is wrong with a value, by the rule that it breaks. */
export function brokenRuleWritten(
  { rule, expected, choices = [] }: RequestParts['wrong-value'],
  rules: ValueRules,
): string {
  if (rule === 'form') return expected === 'url' ? rules.url : rules.form
  if (rule === 'choice') return rules.choice(choices)
  if (rule === 'type') return rules.type(rules.types[String(expected)] ?? String(expected))
  return rule === 'short' && expected === 1 ? rules.empty : rules[rule](Number(expected))
}

/** How a language names kinds of period, and how many of them make a window. */
export interface PeriodKinds {
  readonly one: Readonly<Record<string, string>>
  readonly many: Readonly<Record<string, string>>
  readonly window: (count: string, units: string) => string
  readonly cohort: (unit: string, after: string) => string
}

/** A kind of period (`quarter`, `window of 3 years`, `cohort of a year after P6Y`) in words. */
export function periodKindWritten(kind: string, { one, many, window, cohort }: PeriodKinds): string {
  const [, count = '', units = ''] = /^window of (\d+) (.+)s$/.exec(kind) ?? []
  if (count !== '') return window(count, many[units] ?? units)
  const [, unit = '', after = ''] = /^cohort of a (.+) after (.+)$/.exec(kind) ?? []
  return unit === '' ? (one[kind] ?? kind) : cohort(one[unit] ?? unit, after)
}

/** With a capital letter, as sentences begin. */
export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

/** Texts in a row, with commas; at most twenty of them. */
export const someOf = (all: readonly string[]): string => `${all.slice(0, 20).join(', ')}${all.length > 20 ? ' …' : ''}`
