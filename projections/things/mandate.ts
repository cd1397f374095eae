/** What was recorded on a decision’s mandate: every fact of the mission, and of the projects in its portfolios, that names it. */
import { z } from 'zod'
import { type AnyFact, factNames, type PortfolioFact } from '../../events/catalogue.ts'
import type { Recorded } from '../../events/fact.ts'
import { instant } from '../base/answer-json.ts'
import { inside, type Pin } from '../base/pin.ts'
import type { Shaped } from '../base/shaped.ts'
import type { FactReader } from '../figures/fact-reader.ts'

/** Projects that ever joined a portfolio of the mission. Their facts are not among the mission's own. */
function projectsOf(reader: FactReader, mission: string): string[] {
  const joined = reader
    .ofMission(mission, 'portfolio')
    .flatMap(id => reader.facts<PortfolioFact>(`portfolio-${id}`))
    .flatMap(({ type, data }) => (type === 'project-joined-portfolio' ? [data.project] : []))
  return [...new Set(joined)]
}

const projectFacts = (reader: FactReader, mission: string): Recorded<AnyFact>[] =>
  projectsOf(reader, mission).flatMap(id => reader.facts(`project-${id}`))

/** Last position up to `at` among the facts of a mission and of its projects; −1: none. */
export const lastWithProjects = (reader: FactReader, mission: string, at: number): number =>
  projectFacts(reader, mission).reduce(
    (last, { position }) => (position <= at ? Math.max(last, position) : last),
    reader.lastPositionOf(mission, at),
  )

/** By decision, the facts inside a pin that were recorded on its mandate, in recording order. */
export function mandated(
  reader: FactReader,
  mission: string,
  pin: Pin,
): ReadonlyMap<string, readonly Recorded<AnyFact>[]> {
  const { position, knownFrom, decision } = reader.entries(mission)
  const named: number[] = []
  for (let row = 0; row < decision.length; row++) {
    // Most facts name none.
    if (decision[row] === null) continue
    const at = position[row] as number
    if (inside({ position: at, knownFrom: knownFrom[row] as number }, pin)) named.push(at)
  }
  const ofProjects = projectFacts(reader, mission).filter(f => f.meta.decision !== undefined && inside(f, pin))
  const facts = [...reader.factsAt(named), ...ofProjects].sort((a, b) => a.position - b.position)
  return Map.groupBy(facts, fact => fact.meta.decision as string)
}

export const mandatedShape = z.strictObject({
  position: z.int(),
  type: z.enum(factNames),
  stream: z.string(),
  knownFrom: z.string(),
  recordedAt: z.string(),
  principal: z.string(),
  organisation: z.string(),
  reason: z.string().optional(),
})

/** A fact on a mandate, without its data: the view of its thing has that. */
export const mandatedJson = ({
  position,
  type,
  stream,
  knownFrom,
  recordedAt,
  meta,
}: Recorded<AnyFact>): Shaped<typeof mandatedShape> => ({
  position,
  type,
  stream,
  knownFrom: instant(knownFrom),
  recordedAt: instant(recordedAt),
  principal: meta.principal,
  organisation: meta.organisation,
  ...(meta.reason !== undefined && { reason: meta.reason }),
})
