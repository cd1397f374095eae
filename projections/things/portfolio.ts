/** A portfolio as known at a pin: the projects in it, each from when until when. A project may be in several portfolios. */
import type { PortfolioFact } from '../../events/catalogue.ts'
import { dayOf, type PeriodText } from '../../events/period.ts'
import { runsOn } from '../base/dated.ts'
import { factsInPin, lastOf } from '../base/facts-in-pin.ts'
import { type Origin, originOf } from '../base/origin.ts'
import type { Pin } from '../base/pin.ts'
import type { FactReader } from '../figures/fact-reader.ts'

type OpenedData = Extract<PortfolioFact, { type: 'portfolio-opened' }>['data']

/** One stay of a project in a portfolio. */
export interface StayAt extends Origin {
  readonly project: string
  readonly portfolio: string
  readonly mission: string
  readonly from: PeriodText
  readonly until: PeriodText | null
  readonly left: Origin | null
  /** When the portfolio was closed: nothing is in it from that day on. */
  readonly closed: Origin | null
}

export interface PortfolioAt {
  readonly portfolio: string
  readonly opened: OpenedData & Origin
  readonly stays: readonly StayAt[]
  readonly closed: Origin | null
  readonly lateEntries: number
  readonly revision: number
}

/** Folds a portfolio's facts inside a pin; undefined where it was not open then. */
export function portfolioAt(reader: FactReader, portfolio: string, pin: Pin): PortfolioAt | undefined {
  const { facts, ...rest } = factsInPin(reader.facts<PortfolioFact>(`portfolio-${portfolio}`), pin)
  let opened: PortfolioAt['opened'] | undefined
  let closed: Origin | null = null
  const stays: StayAt[] = []
  for (const fact of facts) {
    const origin = originOf(fact)
    if (fact.type === 'portfolio-opened') opened = { ...fact.data, ...origin }
    else if (fact.type === 'portfolio-closed') closed = origin
    else if (fact.type === 'project-joined-portfolio')
      stays.push({
        ...origin,
        ...fact.data,
        portfolio,
        mission: opened?.mission ?? '',
        until: null,
        left: null,
        closed: null,
      })
    else if (fact.type === 'project-left-portfolio') {
      const index = stays.findLastIndex(({ project }) => project === fact.data.project)
      const before = stays[index]
      if (before) stays[index] = { ...before, until: fact.data.until, left: origin }
    }
  }
  return opened && { portfolio, opened, stays: stays.map(stay => ({ ...stay, closed })), closed, ...rest }
}

/** Whether a project is in the portfolio on a day. */
export const staysOn = (stay: StayAt, on: string): boolean =>
  runsOn(stay, on) && !(stay.closed && dayOf(stay.closed.knownFrom) <= on)

/** Projects that ever joined a portfolio, whenever that was. */
export const everIn = (reader: FactReader, portfolio: string): string[] =>
  reader
    .facts<PortfolioFact>(`portfolio-${portfolio}`)
    .flatMap(({ type, data }) => (type === 'project-joined-portfolio' ? [data.project] : []))

/** The portfolios, of whichever mission, that ever held one of these projects. */
export function portfoliosWith(reader: FactReader, projects: Iterable<string>): string[] {
  const wanted = new Set(projects)
  return reader.all('portfolio').filter(id => everIn(reader, id).some(project => wanted.has(project)))
}

/** The stays of projects inside a pin, by project. */
export function staysOf(reader: FactReader, projects: Iterable<string>, pin: Pin): Map<string, StayAt[]> {
  const wanted = new Set(projects)
  const stays = portfoliosWith(reader, wanted).flatMap(id => portfolioAt(reader, id, pin)?.stays ?? [])
  return Map.groupBy(
    stays.filter(({ project }) => wanted.has(project)),
    ({ project }) => project,
  )
}

/** Last position up to `at` among the facts of projects and of the portfolios that ever held one; −1: none. */
export const lastOfProjects = (reader: FactReader, projects: readonly string[], at: number): number =>
  Math.max(
    -1,
    ...projects.map(id => lastOf(reader.facts(`project-${id}`), at)),
    ...portfoliosWith(reader, projects).map(id => lastOf(reader.facts(`portfolio-${id}`), at)),
  )
