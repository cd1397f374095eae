/** Missions, indicators, projects, decisions and actors by the words in what they are called and how they are described. */
import { z } from 'zod'
import type { MissionFact } from '../../../events/catalogue.ts'
import { id, type Text, text } from '../../../events/shapes.ts'
import { lateEntriesShape } from '../../base/answer-json.ts'
import type { Pin } from '../../base/pin.ts'
import type { Shaped } from '../../base/shaped.ts'
import { missionsOfStream, seesShared } from '../../base/sight.ts'
import type { Viewer } from '../../base/viewer.ts'
import { type Work, within } from '../../base/work.ts'
import type { FactReader } from '../../figures/fact-reader.ts'
import { actorAt, nameOn } from '../../things/actor.ts'
import { decisionsOf } from '../../things/decision.ts'
import { describedIn, lateOf } from '../../things/members.ts'
import { foldMission } from '../../things/mission.ts'
import { projectAt } from '../../things/project.ts'
import { defineView, eachMissionCost, type SeenMission } from '../view.ts'

/** So many are listed. */
const MOST = 100

const things = ['mission', 'indicator', 'decision', 'project', 'actor'] as const
const foundShape = z.strictObject({
  thing: z.enum(things),
  id,
  title: text,
  missions: z.array(id).describe('Those it belongs to; projects and actors may be in several.'),
  inTitle: z.boolean().describe('false: the words are in its id or its description.'),
})
type Found = Shaped<typeof foundShape>

/** What there is to find: its title, and all other words by which it is found. */
interface Findable {
  readonly thing: Found['thing']
  readonly id: string
  /** The one it belongs to; of projects and actors it is asked later, only where they are found. */
  readonly mission?: string
  readonly title: Text | undefined
  readonly others: readonly (Text | undefined)[]
  readonly lateEntries: number
}

/** Small letters without accents: who searches for “aria” finds “Ária”. */
const plain = (words: string): string => words.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

const wordsOf = (given: Text | undefined): string =>
  plain(typeof given === 'object' ? Object.values(given).join('\n') : (given ?? ''))

function* inMission(mission: string, { reader, pin }: SeenMission): Work<Findable[]> {
  const at = foldMission(reader.facts<MissionFact>(`mission-${mission}`), pin)
  if (!at) return []
  const { title, vision, challenge, lateEntries } = at
  const all: Findable[] = [{ thing: 'mission', id: mission, mission, title, others: [vision, challenge], lateEntries }]
  for (const { id, definition } of describedIn(reader, mission, pin)) {
    const of = { id, mission, title: definition.title, others: [definition.definition] }
    all.push({ thing: 'indicator', ...of, lateEntries: lateOf(reader, id, pin) })
    yield
  }
  for (const { decision: id, taken, advice, lateEntries: late } of decisionsOf(reader, mission, pin)) {
    const of = { id, mission, title: taken?.data.question ?? advice[0]?.given.question, others: [taken?.data.chosen] }
    all.push({ thing: 'decision', ...of, lateEntries: late })
  }
  return all
}

function* inSeveral(reader: FactReader, pin: Pin): Generator<Findable> {
  for (const id of reader.all('project')) {
    const at = projectAt(reader, id, pin)
    if (!at) continue
    const { title, summary } = at.registered
    yield { thing: 'project', id, title, others: [summary], lateEntries: at.lateEntries }
  }
  for (const id of reader.all('actor')) {
    const at = actorAt(reader, id, pin)
    if (!at) continue
    const names = at.names.map(({ name }) => name)
    yield { thing: 'actor', id, title: nameOn(at, pin.on) || names[0], others: names, lateEntries: at.lateEntries }
  }
}

/** Whether somebody sees it; what is of one mission was read as they see that. */
const isSeen = (reader: FactReader, viewer: Viewer, { position }: Pin, { thing, id, mission }: Findable): boolean =>
  mission !== undefined || seesShared(reader, viewer, `${thing}-${id}`, position)

/** The missions that a project or an actor is or was in, of those somebody sees. */
const missionsWith = (reader: FactReader, { sees }: Viewer, { position }: Pin, stream: string): string[] =>
  missionsOfStream(reader, stream, position).filter(mission => sees(mission) !== 'nothing')

export const search = defineView({
  path: '/search',
  summary:
    'Missions, indicators, projects, decisions and actors in whose titles, names or descriptions all these words are.',
  query: {
    q: z
      .string()
      .trim()
      .min(2, 'must have two letters at least')
      .max(200)
      .describe('Words, in any order; capital letters and accents make no difference.'),
  },
  version: 1,
  about: () => 'each-mission',
  touched: (reader, _params, at) => {
    const missions = reader.all('mission').map(id => reader.lastPositionOf(id, at))
    const shared = ['project', 'actor'].flatMap(life => reader.all(life).map(id => `${life}-${id}`))
    const last = shared.map(stream => reader.facts(stream).findLast(({ position }) => position <= at)?.position ?? -1)
    return Math.max(-1, ...missions, ...last)
  },
  answer: z.strictObject({
    found: z
      .array(foundShape)
      .describe(`Those with the words in their title first, each kind by itself; ${MOST} at the most.`),
    total: z.int().describe('How many there are.'),
    lateEntries: lateEntriesShape,
  }),
  cost: eachMissionCost,
  fold: function* ({ reader, pin, viewer, ofEachMission, query: { q } }) {
    const wanted = plain(q).split(/\s+/)
    const has = (words: string): boolean => wanted.every(word => words.includes(word))
    const ofMissions = yield* within(ofEachMission?.(inMission) ?? [])
    const all = [...ofMissions, ...inSeveral(reader, pin)].flatMap(one => {
      const title = wordsOf(one.title)
      const inTitle = has(title)
      const isFound = inTitle || has([title, plain(one.id), ...one.others.map(wordsOf)].join('\n'))
      return isFound && isSeen(reader, viewer, pin, one) ? [{ one, inTitle }] : []
    })
    const rank = ({ one, inTitle }: (typeof all)[number]): number =>
      things.indexOf(one.thing) + (inTitle ? 0 : things.length)
    const listed = all.toSorted((a, b) => rank(a) - rank(b)).slice(0, MOST)
    return {
      found: listed.map(({ one: { thing, id, mission, title }, inTitle }) => ({
        thing,
        id,
        title: title ?? id,
        missions: mission === undefined ? missionsWith(reader, viewer, pin, `${thing}-${id}`) : [mission],
        inTitle,
      })),
      total: all.length,
      lateEntries: listed.reduce((sum, { one }) => sum + one.lateEntries, 0),
    }
  },
})
