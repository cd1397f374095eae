/** The lineage of an actor: what it was merged or split from, and into. */
import { z } from 'zod'
import { period } from '../../events/shapes.ts'
import { lineJson, lineShape } from '../base/answer-json.ts'
import type { Pin } from '../base/pin.ts'
import type { Shaped } from '../base/shaped.ts'
import { forerunnersOf } from '../base/sight.ts'
import type { FactReader } from '../figures/fact-reader.ts'
import { type ActorAt, actorAt } from './actor.ts'
import { type ActorName, actorNameFields, actorNameShape } from './actor-names.ts'

const successionFields = { how: z.enum(['merged', 'split']), from: period }

export const lineageShape = z.strictObject({
  from: z.array(lineShape({ ...successionFields, ...actorNameFields })),
  into: lineShape({ ...successionFields, into: z.array(actorNameShape) }).nullable(),
})

/** What an actor was made from and what it became, by their names. */
export function lineageJson(
  reader: FactReader,
  at: ActorAt,
  pin: Pin,
  nameOf: (words: string) => ActorName,
): Shaped<typeof lineageShape> {
  const from = forerunnersOf(reader, at.actor, pin.position).flatMap(id => {
    const succession = actorAt(reader, id, pin)?.succession
    if (!succession) return []
    const { into: _into, ...line } = succession
    return [{ ...lineJson(line), ...nameOf(id) }]
  })
  const { succession } = at
  return { from, into: succession && { ...lineJson(succession), into: succession.into.map(nameOf) } }
}
