/** What an auditor of a mission should look at first: each rule that finds something, with the facts and what was found. */
import { z } from 'zod'
import type { AccessFact, AnyFact, MissionFact } from '../../../events/catalogue.ts'
import type { Recorded } from '../../../events/fact.ts'
import { day, id } from '../../../events/shapes.ts'
import { lateEntriesShape } from '../../base/answer-json.ts'
import { inside, type Pin } from '../../base/pin.ts'
import { STRIDE, type Work } from '../../base/work.ts'
import type { FactReader } from '../../figures/fact-reader.ts'
import { ASSESSMENT } from '../../figures/reading-cost.ts'
import {
  decisionPins,
  mandatesNotOnRecord,
  unansweredCorrections,
} from '../../things/exceptions/decision-exceptions.ts'
import { exceptionRules, exceptionShape, type FoundException } from '../../things/exceptions/exception.ts'
import {
  changedBeforeRelease,
  droppedWhileFailing,
  neverReported,
  ownApprovals,
  weakenedTargets,
} from '../../things/exceptions/figure-exceptions.ts'
import {
  excludingRoles,
  grantingAdmins,
  grantsReaching,
  lateRecordings,
  recordingExceptions,
} from '../../things/exceptions/recording-exceptions.ts'
import { farFromWitnesses } from '../../things/exceptions/witness-exceptions.ts'
import { lateAmong, membersOf } from '../../things/members.ts'
import { foldMission } from '../../things/mission.ts'
import { findingsIn } from '../../words/exception-fields.ts'
import { readerLanguages } from '../../words/languages.ts'
import { partShape, textOf } from '../../words/part.ts'
import { thingNamesAt } from '../../words/thing-names.ts'
import { defineView, ofMission } from '../view.ts'

/** The facts of a mission inside a pin, in recording order. */
function* factsInside(reader: FactReader, mission: string, pin: Pin): Work<Recorded<AnyFact>[]> {
  const { position, knownFrom } = reader.entries(mission)
  const facts: Recorded<AnyFact>[] = []
  for (const [row, at] of position.entries()) {
    if (row % STRIDE === STRIDE - 1) yield
    if (inside({ position: at, knownFrom: knownFrom[row] as number }, pin)) facts.push(...reader.factsAt([at]))
  }
  return facts
}

const saidShape = exceptionShape.extend({
  parts: z.array(partShape).describe('The text in its parts.'),
})

export const exceptions = defineView({
  path: '/missions/{id}/exceptions',
  summary:
    'What an auditor should look at first: figures approved by their recorder, targets weakened while failing, mandates not on record, late entries, roles without a grant, and more. For auditors of the mission.',
  query: {
    on: day.optional(),
    rule: z.enum(exceptionRules).optional().describe('One rule alone; left out: all.'),
    lang: z.enum(readerLanguages).default('en').describe('The language of the sentences.'),
  },
  version: 4,
  ...ofMission,
  about: (reader, params) => {
    const about = ofMission.about(reader, params)
    return typeof about === 'object' ? { ...about, auditorsOnly: true } : about
  },
  touched: (reader, { id = '' }, at) =>
    Math.max(
      reader.lastPositionOf(id, at),
      reader.facts('access').findLast(({ position }) => position <= at)?.position ?? -1,
    ),
  answer: z.strictObject({
    mission: id,
    rows: z.array(saidShape).describe('By rule, in the order in which the rules are listed.'),
    lateEntries: lateEntriesShape,
  }),
  cost: {
    // Every fact is read whole, which takes as long as an assessment.
    of: ({ reader, pin, params: { id = '' } }) =>
      ASSESSMENT * reader.entries(id).position.filter(position => position <= pin.position).length,
    instead: 'Ask about a position at which less was recorded.',
  },
  fold: function* ({ reader, pin, query, params: { id = '' } }) {
    const mission = foldMission(reader.facts<MissionFact>(`mission-${id}`), pin)
    if (!mission) return undefined
    const facts = yield* factsInside(reader, id, pin)
    const grants = grantsReaching(reader.facts<AccessFact>('access'), id, pin)
    const members = membersOf(reader, id, pin)
    const found: FoundException[] = []
    for (const member of members) {
      yield
      found.push(
        ...ownApprovals(reader, member, pin),
        ...weakenedTargets(member, pin),
        ...droppedWhileFailing(member, pin),
        ...neverReported(member, pin),
        ...changedBeforeRelease(reader, id, member, pin),
      )
    }
    yield
    found.push(
      ...mandatesNotOnRecord(facts, mission, reader),
      ...decisionPins(reader, id, pin),
      ...unansweredCorrections(reader, id, pin),
      ...lateRecordings(reader.entries(id), pin),
      ...recordingExceptions(facts, grants),
      ...excludingRoles(grants),
      ...grantingAdmins(grants),
      ...(yield* farFromWitnesses(reader.entries(id), reader.witnessTimes?.() ?? [], pin)),
    )
    const say = findingsIn(query.lang, thingNamesAt(reader, id, pin))
    const listed = query.rule === undefined ? exceptionRules : [query.rule]
    return {
      mission: id,
      rows: listed.flatMap(rule =>
        found
          .filter(row => row.rule === rule)
          .map(({ finding, ...row }) => {
            const parts = say(finding)
            return { ...row, text: textOf(parts), parts }
          }),
      ),
      lateEntries: lateAmong(members, pin, mission.lateEntries),
    }
  },
})
