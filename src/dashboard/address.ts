/** What of a page's state stands in its address: the language, the knowledge date and the position; nothing else is kept. */
import { parseKnowledge } from '../../events/period.ts'
import { acceptedLanguage, isPageLanguage, type PageLanguage } from './language.ts'

/** The query every page takes, and what it asks the views. */
export interface PageState {
  /** `/missions/demens`, as in the address. */
  readonly path: string
  readonly language: PageLanguage
  /** Whether the language was chosen in the address, so that links go on in it. */
  readonly languageChosen: boolean
  readonly asOf?: string
  readonly position?: string
  /** Of a long list: up to which entry, counted from the first. */
  readonly before?: string
}

/** What is wrong with an address: the date has its own explanation, beside its field. */
export interface BadAddress {
  readonly fault: 'unreadable-date' | 'future-date' | 'unknown' | 'twice'
  readonly name: string
  readonly given: string
}

const NAMES = ['lang', 'asOf', 'position', 'before'] as const
type Name = (typeof NAMES)[number]
type Query = Readonly<Partial<Record<Name, string>>>

/** One query name, once: a second one would say something else, and which is meant nobody knows. */
function readQuery(raw: Readonly<Record<string, unknown>>): Query | BadAddress {
  const query: Partial<Record<Name, string>> = {}
  for (const [name, given] of Object.entries(raw)) {
    if (!NAMES.includes(name as Name)) return { fault: 'unknown', name, given: String(given) }
    if (typeof given !== 'string') return { fault: 'twice', name, given: String(given) }
    if (given !== '') query[name as Name] = given
  }
  return query
}

function dateFault(asOf: string, now: number): BadAddress['fault'] | undefined {
  try {
    return parseKnowledge(asOf).firstMs > now ? 'future-date' : undefined
  } catch {
    return 'unreadable-date'
  }
}

/**
 * Reads a page's address. An unknown name is refused as everywhere in Varde: a misspelt `asof` must not show today's
 * figures as if they were those of the day. An empty field of the form is none.
 */
export function readAddress(
  path: string,
  raw: Readonly<Record<string, unknown>>,
  acceptLanguage: string | undefined,
  now: number,
): { readonly state: PageState; readonly bad?: BadAddress } {
  const query = readQuery(raw)
  const chosen = 'fault' in query ? (raw.lang as string | undefined) : query.lang
  const base = {
    path,
    language: isPageLanguage(chosen) ? chosen : acceptedLanguage(acceptLanguage),
    languageChosen: isPageLanguage(chosen),
  }
  if ('fault' in query) return { state: base, bad: query }
  const { asOf, position, before } = query
  const fault = asOf === undefined ? undefined : dateFault(asOf, now)
  if (fault) return { state: base, bad: { fault, name: 'asOf', given: asOf ?? '' } }
  return {
    state: {
      ...base,
      ...(asOf !== undefined && { asOf }),
      ...(position !== undefined && { position }),
      ...(before !== undefined && { before }),
    },
  }
}

/** What a page's state asks of every view. */
export const pinOf = ({ asOf, position }: PageState): Readonly<Record<string, string>> => ({
  ...(asOf !== undefined && { asOf }),
  ...(position !== undefined && { position }),
})

/** The last day a knowledge date reaches to, as a date field writes it. */
export const asOfDay = (asOf: string): string => new Date(parseKnowledge(asOf).lastMs).toISOString().slice(0, 10)

type Change = Partial<Record<'asOf' | 'position' | 'lang' | 'before', string | null>>

/** An address with the page's state in it; a change sets a name, or with null leaves it out. */
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

/** The same question put to the API. */
export const apiAddress = (state: PageState, path: string, more: Readonly<Record<string, string>> = {}): string => {
  const text = new URLSearchParams({ ...pinOf(state), ...more }).toString()
  return `/api/v1${path}${text === '' ? '' : `?${text}`}`
}
