/** The state of a page as its address holds it: language, knowledge date and position. Pages keep no other state. */
import { parseKnowledge } from '../../events/period.ts'
import { dayRead } from '../../projections/words/format.ts'
import type { ReaderLanguage } from '../../projections/words/languages.ts'
import { isReaderLanguage } from '../../projections/words/preferred-language.ts'
import { acceptedLanguage } from './language.ts'

/** What a parameter says that asks for all of a list, where a page shows only some of it. */
export const ALL = 'all'

/** The query every page takes; knowledge date and position go on to the views it asks. */
export interface PageState {
  /** `/missions/demens`, as in the address. */
  readonly path: string
  readonly language: ReaderLanguage
  /** Whether the language was chosen in the address, so that links go on in it. */
  readonly languageChosen: boolean
  readonly asOf?: string
  readonly position?: string
  /** The parameters that this page alone takes, as they were given. */
  readonly own: Readonly<Record<string, string>>
}

/** What is wrong with an address. Faults of the date are explained beside the date field. */
export interface BadAddress {
  readonly fault: 'unreadable-date' | 'future-date' | 'unknown' | 'twice'
  readonly name: string
  readonly given: string
}

/** The parameters that every page takes. */
const NAMES = ['lang', 'asOf', 'position'] as const
/** Parameters that fields hold as days, written as the reader’s language does. */
const DAYS = new Set(['asOf', 'from', 'to'])
export const isDay = (name: string): boolean => DAYS.has(name)
/** Parameters that a form may send several times: their values stand one after the other. */
const SEVERAL = new Set(['lines'])
type Query = Readonly<Partial<Record<string, string>>>

/** Reads the query. A name given twice is refused: nobody can tell which of the two is meant. */
function readQuery(raw: Readonly<Record<string, unknown>>, names: readonly string[]): Query | BadAddress {
  const query: Partial<Record<string, string>> = {}
  for (const [name, sent] of Object.entries(raw)) {
    if (!names.includes(name)) return { fault: 'unknown', name, given: String(sent) }
    const given = SEVERAL.has(name) && Array.isArray(sent) ? sent.join('|') : sent
    if (typeof given !== 'string') return { fault: 'twice', name, given: String(given) }
    if (given !== '') query[name] = isDay(name) ? dayRead(given) : given
  }
  return query
}

/** No page takes a parameter of the name `fault`. */
const isBad = (query: Query | BadAddress): query is BadAddress => 'fault' in query

/** What is wrong with a day; undefined where it can be shown. */
export function dateFault(asOf: string, now: number): 'unreadable-date' | 'future-date' | undefined {
  try {
    return parseKnowledge(asOf).firstMs > now ? 'future-date' : undefined
  } catch {
    return 'unreadable-date'
  }
}

/**
 * Reads a page's address. An unknown name is refused, as in the API: with a misspelt `asof` the page would show today's
 * figures as if they were those of the day. A field that the form sends empty counts as not given. `own`: the names that this
 * page takes beside those of every page.
 */
export function readAddress(
  path: string,
  raw: Readonly<Record<string, unknown>>,
  acceptLanguage: string | undefined,
  now: number,
  own: readonly string[] = [],
): { readonly state: PageState; readonly bad?: BadAddress } {
  const query = readQuery(raw, [...NAMES, ...own])
  const chosen = isBad(query) ? (raw.lang as string | undefined) : query.lang
  const base = {
    path,
    language: isReaderLanguage(chosen) ? chosen : acceptedLanguage(acceptLanguage),
    languageChosen: isReaderLanguage(chosen),
    own: {},
  }
  if (isBad(query)) return { state: base, bad: query }
  const { asOf, position, lang: _lang, ...rest } = query
  const fault = asOf === undefined ? undefined : dateFault(asOf, now)
  if (fault) return { state: base, bad: { fault, name: 'asOf', given: asOf ?? '' } }
  return {
    state: {
      ...base,
      ...(asOf !== undefined && { asOf }),
      ...(position !== undefined && { position }),
      own: rest as Readonly<Record<string, string>>,
    },
  }
}

/** The pin of a page, as query parameters of a view. */
export const pinInQuery = ({ asOf, position }: PageState): Readonly<Record<string, string>> => ({
  ...(asOf !== undefined && { asOf }),
  ...(position !== undefined && { position }),
})

/** The last day of a knowledge date (`2021` ends on `2021-12-31`), as a date field needs it. */
export const asOfDay = (asOf: string): string => new Date(parseKnowledge(asOf).lastMs).toISOString().slice(0, 10)

type Change = Readonly<Record<string, string | null>>

/** The address of a page with the state of this one; `change` sets a parameter, or removes it with null. */
export function address(state: PageState, path: string, change: Change = {}): string {
  const query = {
    lang: state.languageChosen ? state.language : undefined,
    asOf: state.asOf,
    position: state.position,
    ...change,
  }
  const pairs = Object.entries(query).filter((pair): pair is [string, string] => typeof pair[1] === 'string')
  const text = new URLSearchParams(pairs).toString()
  return text === '' ? path : `${path}?${text}`
}

/** The address of a fact on a page that shows the part of a list which holds it. */
export const factOn = (state: PageState, path: string, position: number): string =>
  `${address(state, path, { fact: String(position) })}#fact-${position}`

/** The address of a fact in the timeline of its mission. */
export const inTimeline = (state: PageState, mission: string, position: number): string =>
  factOn(state, `/missions/${mission}/timeline`, position)

/** The address of this very page; `change` sets a parameter, or removes it with null. */
export const here = (state: PageState, change: Change = {}): string =>
  address(state, state.path, { ...state.own, ...change })

/** The address in the API of a view that a page shows, at the page's pin. */
export const apiAddress = (state: PageState, path: string, more: Readonly<Record<string, string>> = {}): string => {
  const text = new URLSearchParams({ ...pinInQuery(state), ...more }).toString()
  return `/api/v1${path}${text === '' ? '' : `?${text}`}`
}
