/** A mission with its indicators, assessed: kept for the next question, which is often about a day on which nothing else was known. */
import type { MissionFact } from '../../../events/catalogue.ts'
import type { Recorded } from '../../../events/fact.ts'
import { parsePeriod } from '../../../events/period.ts'
import { cellKey } from '../../../events/shapes.ts'
import { boundedBy } from '../../base/bounded.ts'
import type { Pin } from '../../base/pin.ts'
import { ALWAYS, apartBy, isWithin, overlap, type Span } from '../../base/span.ts'
import type { Work } from '../../base/work.ts'
import type { Choice } from '../../figures/assessment.ts'
import { startsOfVersion } from '../../figures/comparability.ts'
import type { FactReader } from '../../figures/fact-reader.ts'
import type { IndicatorHistory } from '../../figures/indicator.ts'
import { type Days, daysInBoth, isAmong } from '../../progress/days.ts'
import { lateAmong, membersOf } from '../members.ts'
import { foldMission, type MissionAt } from '../mission.ts'
import { type AssessedMember, assessedMembers, type Once, once } from './assessed-members.ts'

export interface AssessedMission {
  readonly mission: MissionAt
  readonly members: readonly AssessedMember[]
  /** Facts inside the pin that were recorded after its day: the mission's own and its indicators'. */
  readonly lateEntries: number
  /** Makes something of it once, as long as it is the same: what is made is to be the same on every such day. */
  readonly once: Once
}

/** What was assessed last of a mission, and for which other pins it is the same. */
interface KeptMission {
  readonly reader: FactReader
  /** What was chosen, and whether figures that were not signed off were seen. */
  readonly asked: string
  /** The last position of the mission inside the pin: it tells which facts were recorded by then. */
  readonly last: number
  /** Knowledge dates: the same was known. */
  readonly known: Span
  /** Beginnings of days: the same versions of definitions cover them. */
  readonly starts: Span
  /** The day itself, and on which others each assessment is the same. */
  readonly on: string
  readonly alikeOn: Days | undefined
  readonly assessed: AssessedMission
}

/** So many facts may the missions have together that are kept. */
const MOST_FACTS = 500_000

const kept = boundedBy<KeptMission>(MOST_FACTS)

/** Assesses each indicator of a mission at a pin; undefined where nothing was known of the mission. It may be interrupted. */
export function* assessedMission(
  reader: FactReader,
  id: string,
  pin: Pin,
  choice: Choice,
): Work<AssessedMission | undefined> {
  const facts = reader.facts<MissionFact>(`mission-${id}`)
  const asked = `${choice.target}|${choice.method}|${pin.figures}|${cellKey(choice.cell)}`
  const last = reader.lastPositionOf(id, pin.position)
  const before = kept.get(id)
  if (before?.reader === reader && before.asked === asked && before.last === last && isAlikeAt(pin, before))
    return before.assessed
  const mission = foldMission(facts, pin)
  if (!mission) return undefined
  const members = yield* assessedMembers(membersOf(reader, id, pin), pin, choice)
  const assessed = { mission, members, lateEntries: lateAmong(members, pin, mission.lateEntries), once: once() }
  const alike = { known: knownAlike(facts, historiesIn(reader, id, members), pin), ...daysAlike(members, pin) }
  kept.keep(id, { reader, asked, last, ...alike, on: pin.on, assessed }, facts.length + factsOf(members))
  return assessed
}

function isAlikeAt({ asOfMs, on: day }: Pin, { known, starts, on, alikeOn }: KeptMission): boolean {
  if (!isWithin(asOfMs, known)) return false
  if (day === on) return true
  const { start, reference } = parsePeriod(day)
  return alikeOn !== undefined && isAmong(reference, alikeOn) && isWithin(start, starts)
}

/**
 * The part of a span of knowledge dates in which as many of these facts are known, and as many late (until they were recorded).
 * What strikes another is a fact like any.
 */
function untilNext(facts: readonly Recorded[], span: Span, { asOfMs }: Pin): Span {
  let left = span
  for (const { knownFrom, recordedAt } of facts) left = apartBy(recordedAt, apartBy(knownFrom, left, asOfMs), asOfMs)
  return left
}

/** The histories of a mission's indicators: of those too that nobody has defined yet at the pin, and may have at another one. */
function historiesIn(reader: FactReader, id: string, members: readonly AssessedMember[]): IndicatorHistory[] {
  const all = reader.ofMission(id, 'indicator')
  return all.length === members.length ? members.map(m => m.history) : all.map(reader.indicator)
}

/** The knowledge dates at which the same is known of a mission and its indicators, and as much of it is late. */
function knownAlike(own: readonly Recorded[], histories: readonly IndicatorHistory[], pin: Pin): Span {
  let known = untilNext(own, ALWAYS, pin)
  for (const { facts, series } of histories) known = untilNext(facts, overlap(known, series.span(pin)), pin)
  return known
}

/** The days on which each assessment is the same as on the pin's, as long as nothing else is known. */
function daysAlike(members: readonly AssessedMember[], pin: Pin): Pick<KeptMission, 'starts' | 'alikeOn'> {
  const { start } = parsePeriod(pin.on)
  let starts: Span = ALWAYS
  let alikeOn: Days | undefined = { from: 0, after: 0, to: Number.POSITIVE_INFINITY }
  for (const member of members) {
    starts = overlap(starts, startsOfVersion(member.at.versions, start))
    alikeOn = member.alikeOn && alikeOn && daysInBoth(alikeOn, member.alikeOn)
  }
  return { starts, alikeOn }
}

const factsOf = (members: readonly AssessedMember[]): number =>
  members.reduce((sum, { history: { facts, series } }) => sum + facts.length + series.rows, 0)
