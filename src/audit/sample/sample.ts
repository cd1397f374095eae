/**
 * Samples of facts, for auditors. Which facts are drawn follows from a seed and from their positions alone, so that anybody
 * draws the same ones from the same facts (method `varde-sample-1`):
 *
 * - Consistent sampling (Rivest 2018, arXiv:1808.10016): the ticket of a fact is the SHA-256 of the text `<seed>,<position>`;
 *   the facts with the lowest tickets are drawn. In strata, each has a number of its own, by highest averages (D’Hondt), one at
 *   the least.
 * - Money-unit sampling with a fixed interval (AICPA, Audit Guide: Audit Sampling), for funding: the hundredths of each
 *   currency are numbered in the order of positions; of T hundredths, m are drawn: ⌊(kT + h mod T) / m⌋ for k from 0 to m−1,
 *   where h is the SHA-256 of `<seed>,<currency>` as a number. A fact that holds several of them is listed once.
 */

import { hash } from 'node:crypto'
import { csvLines } from '../../../events/text/csv.ts'

export const SAMPLE_METHOD = 'varde-sample-1'
/** Facts of this type are drawn by their money. */
export const FUNDING = 'funding-committed'
/** A sample has at most so many facts. */
export const LARGEST_SAMPLE = 1000

/** Which facts can be drawn, and how many are. */
export interface SampleRequest {
  readonly n: number
  readonly seed: string
  /** The last position that can be drawn. */
  readonly position: number
  readonly type?: string | undefined
  /** Days on which a fact was recorded (UTC, `YYYY-MM-DD`), both included. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  /** Whether each type of fact has a number of its own. */
  readonly stratify?: boolean | undefined
}

/** A fact that can be drawn. */
export interface SampleFact {
  readonly position: number
  readonly id: string
  readonly type: string
  readonly stream: string
  readonly revision: number
  /** ISO 8601, UTC. */
  readonly recordedAt: string
  readonly knownFrom: string
  /** Hex. */
  readonly leafHash: string
  readonly meta: Readonly<Record<string, unknown>>
  readonly data: Readonly<Record<string, unknown>>
}

/** A fact that was drawn. */
export interface DrawnFact extends SampleFact {
  /** Its type where types are strata, its currency where money is drawn, and `all` otherwise. */
  readonly stratum: string
  /** Hex; null where money is drawn. */
  readonly ticket: string | null
  /** How many of the money units drawn it holds; null where facts are drawn. */
  readonly units: number | null
}

export interface Sample {
  readonly method: typeof SAMPLE_METHOD
  /** How many facts could be drawn of each stratum, how much money they hold in hundredths, and how many facts were. */
  readonly strata: readonly {
    readonly stratum: string
    readonly facts: number
    readonly hundredths: string | null
    readonly drawn: number
  }[]
  /** In the order of their positions. */
  readonly rows: readonly DrawnFact[]
}

/** What is looked at of every fact, before it is known whether it is drawn. */
export type Candidate = Pick<SampleFact, 'position' | 'type' | 'recordedAt'>

export interface Sampler {
  /** Takes a fact, in the order of positions; `whole` is called where it may be drawn. */
  offer(candidate: Candidate, whole: () => SampleFact): void
  end(): Sample
}

/** A sampler for one request. */
export function sampler(request: SampleRequest): Sampler {
  const { position, type, from, to } = request
  const drawing = type === FUNDING ? moneySampler(request) : ticketSampler(request)
  return {
    offer(candidate, whole) {
      const day = candidate.recordedAt.slice(0, 10)
      if (candidate.position > position || (type !== undefined && candidate.type !== type)) return
      if ((from !== undefined && day < from) || (to !== undefined && day > to)) return
      drawing.offer(candidate, whole)
    },
    end: drawing.end,
  }
}

/** The ticket of a fact, in hex. */
export const ticketOf = (seed: string, position: number): string => hash('sha256', `${seed},${position}`)

interface TicketStratum {
  facts: number
  /** The facts with the lowest tickets so far, the lowest first; not more than are asked for. */
  readonly lowest: { readonly ticket: string; readonly fact: SampleFact }[]
}

function ticketSampler({ n, seed, stratify = false }: SampleRequest): Sampler {
  const strata = new Map<string, TicketStratum>()
  return {
    offer({ position, type }, whole) {
      const name = stratify ? type : 'all'
      const stratum = strata.get(name) ?? { facts: 0, lowest: [] }
      strata.set(name, stratum)
      stratum.facts += 1
      const { lowest } = stratum
      const ticket = ticketOf(seed, position)
      if (lowest.length === n && ticket >= (lowest[n - 1] as { ticket: string }).ticket) return
      const after = lowest.findIndex(each => each.ticket > ticket)
      lowest.splice(after < 0 ? lowest.length : after, 0, { ticket, fact: whole() })
      if (lowest.length > n) lowest.pop()
    },
    end() {
      const numbers = shared(n, new Map([...strata].map(([name, { facts }]) => [name, facts])))
      const rows = [...strata].flatMap(([stratum, { lowest }]) =>
        lowest
          .slice(0, numbers.get(stratum))
          .map(({ ticket, fact }): DrawnFact => ({ ...fact, stratum, ticket, units: null })),
      )
      return sampleOf(
        [...strata].map(([stratum, { facts }]) => ({ stratum, facts, hundredths: null })),
        rows,
      )
    },
  }
}

interface MoneyStratum {
  total: bigint
  readonly facts: { readonly fact: SampleFact; readonly upTo: bigint }[]
}

function moneySampler({ n, seed }: SampleRequest): Sampler {
  const strata = new Map<string, MoneyStratum>()
  return {
    offer(_, whole) {
      const fact = whole()
      const { amount, currency } = fact.data as { readonly amount: number; readonly currency: string }
      const stratum = strata.get(currency) ?? { total: 0n, facts: [] }
      strata.set(currency, stratum)
      stratum.total += BigInt(Math.round(amount * 100))
      stratum.facts.push({ fact, upTo: stratum.total })
    },
    end() {
      const withMoney = [...strata].filter(([, { total }]) => total > 0n)
      const numbers = shared(n, new Map(withMoney.map(([currency, { facts }]) => [currency, facts.length])))
      const rows = withMoney.flatMap(([currency, stratum]) =>
        drawnByMoney(seed, currency, stratum, numbers.get(currency) ?? 0),
      )
      return sampleOf(
        [...strata].map(([stratum, { facts, total }]) => ({ stratum, facts: facts.length, hundredths: `${total}` })),
        rows,
      )
    },
  }
}

/** The facts that hold the units drawn: the unit numbered u, from 0, is in the first fact whose money, added up, is above u. */
function drawnByMoney(seed: string, currency: string, { total, facts }: MoneyStratum, units: number): DrawnFact[] {
  const start = BigInt(`0x${hash('sha256', `${seed},${currency}`)}`) % total
  const drawn = new Map<SampleFact, number>()
  let at = 0
  for (let k = 0n; k < BigInt(units); k++) {
    const unit = (k * total + start) / BigInt(units)
    while ((facts[at] as { upTo: bigint }).upTo <= unit) at += 1
    const { fact } = facts[at] as { fact: SampleFact }
    drawn.set(fact, (drawn.get(fact) ?? 0) + 1)
  }
  return [...drawn].map(([fact, units]) => ({ ...fact, stratum: currency, ticket: null, units }))
}

/**
 * How many of n each stratum gets, by its size: one for each, the largest first, and the others by highest averages (D’Hondt).
 * None gets more than it has.
 */
function shared(n: number, sizes: ReadonlyMap<string, number>): Map<string, number> {
  const largestFirst = [...sizes].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
  const numbers = new Map(largestFirst.map(([name], i) => [name, i < n ? 1 : 0]))
  for (let left = n - Math.min(n, largestFirst.length); left > 0; left--) {
    let best: { readonly name: string; readonly size: number; readonly divisor: number } | undefined
    for (const [name, size] of largestFirst) {
      const divisor = (numbers.get(name) as number) + 1
      if (divisor <= size && (!best || size * best.divisor > best.size * divisor)) best = { name, size, divisor }
    }
    if (!best) break
    numbers.set(best.name, best.divisor)
  }
  return numbers
}

function sampleOf(strata: readonly Omit<Sample['strata'][number], 'drawn'>[], rows: readonly DrawnFact[]): Sample {
  const drawn = Map.groupBy(rows, ({ stratum }) => stratum)
  return {
    method: SAMPLE_METHOD,
    strata: strata
      .map(each => ({ ...each, drawn: drawn.get(each.stratum)?.length ?? 0 }))
      .sort((a, b) => (a.stratum < b.stratum ? -1 : 1)),
    rows: rows.toSorted((a, b) => a.position - b.position),
  }
}

const HEADINGS = [
  ...['no', 'position', 'type', 'stream', 'recorded', 'known from', 'recorded by', 'organisation', 'role', 'key'],
  ...['reason', 'data', 'stratum', 'money units', 'ticket', 'leaf hash'],
  // For the auditor to fill in.
  ...['evidence seen', 'agrees', 'finding', 'checked by', 'checked on'],
]
const EMPTY = 5

/** A working paper as CSV (RFC 4180): one row a fact drawn, with columns for what the auditor finds. */
export function workingPaper(rows: readonly DrawnFact[]): string {
  const lines = rows.map(({ meta, ...row }, i) => {
    // A bundle may hold anything there: all of it is text.
    const said = ['principal', 'organisation', 'role', 'key', 'reason'].map(name => String(meta[name] ?? ''))
    return [
      ...[i + 1, row.position, row.type, row.stream, row.recordedAt, row.knownFrom, ...said],
      ...[JSON.stringify(row.data), row.stratum, row.units, row.ticket, row.leafHash],
      ...Array.from({ length: EMPTY }, () => ''),
    ]
  })
  return csvLines([HEADINGS, ...lines])
}
