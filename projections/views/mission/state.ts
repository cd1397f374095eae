/** The state of a mission in five plain sentences: what it wants, where it stands, what moved, who answers for it, what is uncertain. */
import { z } from 'zod'
import { addMonths, readSpan } from '../../../events/calendar.ts'
import type { FactName } from '../../../events/catalogue.ts'
import { type Cell, cellKey, day, id } from '../../../events/shapes.ts'
import { lateEntriesShape } from '../../base/answer-json.ts'
import { inside, type Pin } from '../../base/pin.ts'
import type { FactReader } from '../../figures/fact-reader.ts'
import { factsOfMission } from '../../figures/reading-cost.ts'
import { type Responsibility, responsibilitiesOf } from '../../things/accountability.ts'
import type { AssessedMember } from '../../things/assessed/assessed-members.ts'
import { assessedMission } from '../../things/assessed/assessed-mission.ts'
import { barriersOf } from '../../things/barriers.ts'
import { decisionsOf } from '../../things/decision.ts'
import { goalTree } from '../../things/goal-tree.ts'
import type { MissionAt } from '../../things/mission.ts'
import { joined } from '../../words/format.ts'
import { gapsInWords } from '../../words/gaps.ts'
import { languages, readerLanguages } from '../../words/languages.ts'
import { partShape, textOf } from '../../words/part.ts'
import { type Speaker, speakerOf } from '../../words/speaker.ts'
import { type Doubt, doubts, type Moved, moved, type StateWords } from '../../words/state.ts'
import type { Terms } from '../../words/terms.ts'
import { thingNamesAt } from '../../words/thing-names.ts'
import { verdictOf } from '../../words/verdicts.ts'
import { defineView, ofMission } from '../view.ts'

/** What the sentences are made from. */
interface StateContext {
  readonly mission: MissionAt
  readonly members: readonly AssessedMember[]
  readonly responsibilities: readonly Responsibility[]
  readonly s: Speaker
  readonly w: StateWords
}

function wants(id: string, { mission, s, w }: StateContext): string {
  const { vision, horizon } = mission
  const [from, to] = horizon ? [s.period(horizon.from), s.period(horizon.to)] : ['', '']
  return w.wants({ mission: s.title('mission', id), vision: s.quote(vision, 160), from, to })
}

/** How many have each verdict, most first. */
function distribution<Answer extends 'path' | 'trend'>(
  s: Speaker,
  answer: Answer,
  verdicts: readonly (keyof Terms[Answer] & string)[],
): string {
  const counted = [...Map.groupBy(verdicts, verdict => verdict)].map(([verdict, all]) => [all.length, verdict] as const)
  return joined(
    s.formats.and,
    counted.sort(([a], [b]) => b - a).map(([n, verdict]) => `${n} ${verdictOf(s.words, answer, verdict, n)}`),
  )
}

/** Those that may speak for a goal, each once; one whose target or baseline is an example speaks in no sentence. */
const speaking = ({ mission, members }: StateContext): AssessedMember[] =>
  [...new Set(goalTree(mission.goals, members).flatMap(node => node.speaking))].filter(
    m => !m.assessment.reasons.includes('example-target'),
  )

function standing(context: StateContext): string {
  const { mission, s, w } = context
  const speakers = speaking(context)
  const all = speakers.map(m => m.assessment)
  const aim = mission.goals.find(g => g.level === 1 && g.status === 'adopted') ?? mission.goals[0]
  if (aim && !speakers.some(m => m.assessment.target !== null && m.assessment.target.illustrative !== true))
    return w.noTarget({ goal: s.quote(aim.statement, 120, { thing: 'goal', id: aim.goal }) })
  if (all.length === 0) return w.noneSpeaks
  const can = all.filter(a => a.path.verdict !== 'not-assessed').length
  if (can === 0) return w.noneCan({ of: all.length })
  if (can * 2 < all.length) return w.tooFew({ can, of: all.length })
  return w.stands({
    of: all.length,
    path: distribution(
      s,
      'path',
      all.map(a => a.path.verdict),
    ),
    trend: distribution(
      s,
      'trend',
      all.map(a => a.trend.verdict),
    ),
  })
}

const movedBy: Partial<Record<FactName, Moved>> = {
  'mission-revised': 'goals',
  'goal-revised': 'goals',
  'goal-retired': 'goals',
  'target-revised': 'targets',
  'baseline-reestimated': 'baselines',
  'indicator-redefined': 'definitions',
  'indicator-measured': 'figures',
  'measurement-corrected': 'corrections',
  'measurement-withdrawn': 'corrections',
}

/** Of these it is told how many things have changed, however often each did; of figures how many facts there are. */
const THINGS: ReadonlySet<Moved> = new Set<Moved>(['goals', 'targets', 'baselines', 'definitions'])

/** How many goals, or targets, baselines and definitions of cells, these facts are about. */
function thingsIn(reader: FactReader, positions: readonly number[]): number {
  const things = reader.factsAt(positions).map(({ stream, data }) => {
    const { goal = null, cell } = data as { readonly goal?: string; readonly cell?: Cell }
    return JSON.stringify([stream, goal, cellKey(cell)])
  })
  return new Set(things).size
}

/** One year before a day. */
function yearBefore(on: string): string {
  const span = readSpan(on)
  if (!span) throw new Error(`${on} is no day`)
  const { year, month, day } = addMonths(span.first, -12)
  return [year, month, day].map(part => String(part).padStart(2, '0')).join('-')
}

/** What became known since one year before the day. */
function movedLately(reader: FactReader, id: string, pin: Pin, { s, w }: StateContext): string {
  const since = yearBefore(pin.on)
  const from = Date.parse(since)
  const entries = reader.entries(id)
  const came: { kind: Moved; knownFrom: number; position: number; stream: string }[] = []
  for (let row = 0; row < entries.position.length; row++) {
    const knownFrom = entries.knownFrom[row] as number
    // Most entries of a long history are older: nothing is made for them.
    if (knownFrom < from) continue
    const position = entries.position[row] as number
    const kind = inside({ knownFrom, position }, pin) && movedBy[entries.type[row] as FactName]
    if (kind) came.push({ kind, knownFrom, position, stream: entries.stream[row] as string })
  }
  const byKind = Map.groupBy(came, one => one.kind)
  const counts = moved.flatMap(kind => {
    // In recording order: the last one came last.
    const all = byKind.get(kind) ?? []
    const last = all.at(-1)
    if (!last) return []
    const positions = all.map(({ position }) => position)
    const count = THINGS.has(kind) ? thingsIn(reader, positions) : all.length
    return [s.restingOn(w.moved[kind](count), last.position)]
  })
  if (counts.length === 0) return w.nothingMoved({ since: s.day(since) })
  const last = came
    .filter(one => one.stream.startsWith('indicator-'))
    .sort((a, b) => a.knownFrom - b.knownFrom || a.position - b.position)
    .at(-1)
  const indicator = last?.stream.slice('indicator-'.length) ?? ''
  const labels = last && s.names.indicator(indicator, last.position)
  return w.movedSince({
    since: s.day(since),
    what: joined(s.formats.and, counts),
    count: came.length,
    last: labels ? s.indicator(indicator, labels) : '',
  })
}

/** Who answers for the goals, indicators, barriers and decisions in force, and how many of them nobody answers for. */
function answers({ responsibilities, members, s, w }: StateContext): string {
  const named = responsibilities.flatMap(one => one.accountable ?? [])
  const who = s.list([...new Set(named)].map(s.who))
  const open = responsibilities.filter(one => one.accountable === null)
  const [gap] = open
  if (responsibilities.length === 0) return w.nothingToAnswerFor
  if (!gap) return w.allAnswered({ who })
  const { thing, id } = gap
  const title = members.find(m => m.id === id)?.definition.title
  const first = thing === 'indicator' ? s.quote(title, 120, { thing, id }) : s.title(thing, id)
  const gaps = gapsInWords({ formats: s.formats, state: w }, open)
  const said = { gaps, open: open.length, first }
  return who === '' ? w.nobodyAnswers(said) : w.answers({ who, ...said })
}

/** The disputes that are open. */
const openDisputes = (members: readonly AssessedMember[]) =>
  members.flatMap(({ id, at }) => at.disputes.filter(d => d.outcome === 'open').map(dispute => ({ id, at, dispute })))

function uncertain(context: StateContext): string {
  const { mission, members, s, w } = context
  const standing = members.filter(m => m.at.retired === null)
  const disputes = openDisputes(members)
  const illustrativeLines = standing.filter(m => m.at.targets.get('')?.at(-1)?.illustrative)
  const reasonsOf = (m: AssessedMember): readonly string[] =>
    (m.assessment.path as { readonly reasons?: readonly string[] }).reasons ?? []
  const counts: Readonly<Record<Doubt, number>> = {
    provisional: standing.filter(m => m.assessment.provisional).length,
    disputed: disputes.length,
    stale: standing.filter(m => reasonsOf(m).includes('stale')).length,
    unassessed: speaking(context).filter(m => m.assessment.path.verdict === 'not-assessed').length,
    illustrative: illustrativeLines.length + mission.goals.filter(g => g.illustrative && g.status !== 'retired').length,
  }
  const named = doubts.flatMap(doubt => (counts[doubt] === 0 ? [] : [w.doubts[doubt](counts[doubt])]))
  if (named.length === 0) return w.certain
  const claims = disputes.slice(0, 1).map(({ id, at, dispute }) => {
    const title = s.quote(at.versions.at(-1)?.definition.title, 120, { thing: 'indicator', id })
    return `${s.who(dispute.claimant)}: ${title}, ${s.period(dispute.period)}`
  })
  return w.uncertain({ what: joined(s.formats.and, named), claims: claims.join('') })
}

export const stateInWords = defineView({
  path: '/missions/{id}/state',
  summary:
    'The mission’s state in five plain sentences: what it wants, where it stands, what moved, who answers, what is uncertain.',
  query: {
    lang: z.enum(readerLanguages).default('nb').describe('The language of the sentences.'),
    on: day.optional(),
  },
  version: 6,
  ...ofMission,
  answer: z.strictObject({
    mission: id,
    lang: z.enum(readerLanguages),
    inWords: z.array(z.string()).describe('Five sentences.'),
    parts: z.array(z.array(partShape)).describe('The same sentences in their parts.'),
    lateEntries: lateEntriesShape,
  }),
  cost: {
    of: ({ reader, pin, params: { id = '' } }) => factsOfMission(reader, id, pin),
    instead: 'Ask about single indicators.',
  },
  fold: function* ({ reader, pin, params: { id = '' }, query: { lang } }) {
    const choice = { target: 'current', method: 'varde-1', cell: undefined } as const
    const assessed = yield* assessedMission(reader, id, pin, choice)
    if (!assessed) return undefined
    const { mission, members, lateEntries } = assessed
    const s = speakerOf(languages[lang], thingNamesAt(reader, id, pin))
    const [barriers, decisions] = [barriersOf(reader, id, pin), decisionsOf(reader, id, pin)]
    const responsibilities = responsibilitiesOf({ goals: mission.goals, members, barriers, decisions })
    const context = { mission, members, responsibilities, s, w: languages[lang].state }
    const sentences = [
      wants(id, context),
      standing(context),
      movedLately(reader, id, pin, context),
      answers(context),
      uncertain(context),
    ].map(s.partsOf)
    return {
      mission: id,
      lang,
      inWords: sentences.map(textOf),
      parts: sentences,
      lateEntries,
    }
  },
})
