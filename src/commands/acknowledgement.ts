/** To answer for what has changed in the figures that a decision or a learning loop rests on (rule 13). */
import { acknowledgementShape, evidenceAcknowledged } from '../../events/decision.ts'
import { type RuleContext, type RuleOutcome, statedFields, strictBody } from './command.ts'
import { refuse } from './refusal.ts'

const { upTo, ...fields } = acknowledgementShape

/** `upTo`: the last position that was read; left out, the last one there is. */
export const acknowledgementBody = strictBody({ ...fields, upTo: upTo.optional(), ...statedFields })

type Acknowledgement = Omit<Parameters<typeof evidenceAcknowledged>[0], 'upTo'> & { readonly upTo?: number | undefined }

/** The fact of an acknowledgement, or the refusal of a position that nobody can have read. */
export function acknowledged({ upTo, ...request }: Acknowledgement, { world }: RuleContext): RuleOutcome {
  const head = world.head()
  if (upTo === undefined || upTo <= head) return [evidenceAcknowledged({ ...request, upTo: upTo ?? head })]
  return refuse('unknown-position/beyond', { head, field: 'upTo' }, '/upTo')
}
