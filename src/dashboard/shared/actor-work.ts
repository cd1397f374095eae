/** What an actor does in the missions that the reader sees: what it answers for, and what it has decided or advised. */
import { dayOf } from '../../../events/period.ts'
import type { Text as FactText } from '../../../events/shapes.ts'
import { runsOn } from '../../../projections/base/dated.ts'
import type { ActorAnswer, DecisionsAnswer } from '../answer-types.ts'
import type { Page } from '../page.ts'
import type { ThingReference } from '../thing-titles.ts'

/** Something that an actor answers for. */
export interface AnsweredThing extends ThingReference {
  readonly mission: string
}

/** A decision that an actor took, or advice that it gave, by itself or as a member of a body. */
export interface ActorDecision {
  readonly decision: string
  readonly mission: string
  readonly question: FactText | undefined
  readonly how: 'hasDecided' | 'hasAdvised'
  /** The body as whose member; undefined: by itself. */
  readonly body: string | undefined
  readonly on: string
}

export interface ActorWork {
  readonly answersFor: readonly AnsweredThing[]
  /** The latest first. */
  readonly decisions: readonly ActorDecision[]
}

/** Asks every mission: an actor may answer for things in one that it never joined. */
export async function actorWorkOf({ ask }: Page, actor: ActorAnswer, id: string): Promise<ActorWork> {
  const missions = (await ask('/missions', {}))?.missions.map(({ mission }) => mission) ?? []
  const asked = await Promise.all(
    missions.map(mission =>
      Promise.all([
        ask('/missions/{id}/accountability', { id: mission }),
        ask('/missions/{id}/decisions', { id: mission }),
      ]),
    ),
  )
  const answersFor = asked.flatMap(([accountability]) =>
    (accountability?.answers ?? [])
      .filter(each => each.actor === id)
      .flatMap(each => each.answersFor)
      .flatMap(({ thing, id: of }) =>
        thing === 'project' ? [] : [{ thing, id: of, mission: accountability?.mission ?? '' }],
      ),
  )
  const decisions = asked.flatMap(([, answer]) => (answer?.decisions ?? []).flatMap(one => decisionsBy(actor, id, one)))
  return { answersFor, decisions: decisions.sort((a, b) => b.on.localeCompare(a.on)) }
}

function decisionsBy(
  { missions }: ActorAnswer,
  id: string,
  one: DecisionsAnswer['decisions'][number],
): readonly ActorDecision[] {
  const { decision, mission, question } = one
  /** How it had a part in what a body did on a day; undefined: it had none. */
  const partIn = (body: string, on: string): Pick<ActorDecision, 'body'> | undefined => {
    if (body === id) return { body: undefined }
    const isMember = missions.some(stay => stay.mission === mission && stay.bodies.includes(body) && runsOn(stay, on))
    return isMember ? { body } : undefined
  }
  const act = (how: ActorDecision['how'], body: string, on: string): ActorDecision[] => {
    const part = partIn(body, on)
    return part ? [{ decision, mission, question, how, on, ...part }] : []
  }
  return [
    ...('decidedOn' in one ? act('hasDecided', one.body, one.decidedOn) : []),
    ...one.advice.flatMap(({ body, knownFrom }) => act('hasAdvised', body, dayOf(Date.parse(knownFrom)))),
  ]
}
