/** What was written of how it goes with a mission or an indicator, as known at a pin. */
import type { AnyFact } from '../../events/catalogue.ts'
import { commentaryShape as writtenShape } from '../../events/commentary.ts'
import type { Recorded } from '../../events/fact.ts'
import { lineJson, lineShape } from '../base/answer-json.ts'
import { originOf } from '../base/origin.ts'
import { inside, type Pin } from '../base/pin.ts'
import type { Shaped } from '../base/shaped.ts'

export const commentaryShape = lineShape(writtenShape)

/** Every commentary among the facts of a thing, the latest first. */
export const commentaryOf = (facts: readonly Recorded<AnyFact>[], pin: Pin): Shaped<typeof commentaryShape>[] =>
  facts
    .flatMap(fact =>
      fact.type === 'commentary-written' && inside(fact, pin) ? [lineJson({ ...fact.data, ...originOf(fact) })] : [],
    )
    .reverse()
