/** Rule 13b: a decision that is named as the mandate of a fact has been taken, in a mission of the thing, and was known by then. */
import type { AnyCommand } from './catalogue.ts'
import type { RuleContext } from './command.ts'
import { knownBefore } from './referenced-things.ts'
import { type Refusal, refuse } from './refusal.ts'
import type { StreamState } from './stream-state.ts'

/** What a body states beside the command’s own fields; of a list, each row may. */
export interface StatedBody {
  readonly knownFrom?: string | undefined
  readonly decision?: string | undefined
  readonly measurements?: readonly StatedBody[]
  readonly corrections?: readonly StatedBody[]
}

/** Each decision that a body names is a mandate for what it records; the refusal of the first that is none. */
export function mandatesExist(
  command: AnyCommand,
  { state }: StreamState,
  body: StatedBody,
  context: RuleContext,
): Refusal | undefined {
  const mission = command.missionOf(state, body, context.id)
  const isTheirs =
    mission === null ? sharedMandate(command, state as object, body, context) : (of: string) => of === mission
  const check = (decision: string | undefined, pointer: string) =>
    decision === undefined ? undefined : mandateExists(decision, { isTheirs, mission, command, context, pointer })
  const inRows = (list: readonly StatedBody[], field: string): Refusal | undefined => {
    for (const [index, { decision }] of list.entries()) {
      const refusal = decision === undefined ? undefined : check(decision, `/${field}/${index}/decision`)
      if (refusal) return refusal
    }
    return undefined
  }
  return (
    check(body.decision, '/decision') ??
    inRows(body.measurements ?? [], 'measurements') ??
    inRows(body.corrections ?? [], 'corrections')
  )
}

/** Whether the decision of a mission may be the mandate: of the mission, and the decision’s id. */
type MandateTest = (mission: string, decision: string) => boolean

interface NamedMandate {
  readonly isTheirs: MandateTest
  readonly mission: string | null
  readonly command: AnyCommand
  readonly context: RuleContext
  readonly pointer: string
}

/** A decision of another mission is as good as none; figures alone may be known before it. */
function mandateExists(
  id: string,
  { isTheirs, mission, command, context, pointer }: NamedMandate,
): Refusal | undefined {
  const decision = context.world.decision(id)
  if (!decision?.taken || !isTheirs(decision.mission, id)) {
    const message = mission === null ? 'unknown-decision/not-taken' : 'unknown-decision/not-taken-here'
    return refuse(message, { id }, pointer)
  }
  const isKnown = command.measurement || context.knownFrom.ms >= decision.knownFrom
  return isKnown ? undefined : knownBefore('decision', id)
}

/**
 * For what belongs to no single mission. A grant rests on a decision of its own mission. Everything else rests on one that
 * its sender sees (rule 13e): of a mission that the thing is in or that the body names, or of any where it is in none.
 */
function sharedMandate(command: AnyCommand, state: object, body: object, context: RuleContext): MandateTest {
  const granted = command.thing === 'access' ? missionGranted(body, context) : undefined
  if (granted !== undefined && granted !== '*') return mission => mission === granted
  const named = command.grantsOf?.(state, body)
  const isIn = missionTest(command, context)
  return (mission, decision) =>
    context.sees(`decision-${decision}`) && (mission === named || isIn === undefined || isIn(mission))
}

/** The mission of the grant that is given or withdrawn. */
function missionGranted(body: object, { world }: RuleContext): string | undefined {
  const { mission, grant } = body as { readonly mission?: string; readonly grant?: string }
  return mission ?? world.access().grants.get(grant ?? '')?.mission
}

/** Whether the thing is in a mission; undefined: it is in none. */
function missionTest({ thing }: AnyCommand, { id, world }: RuleContext): ((mission: string) => boolean) | undefined {
  if (thing === 'actors') {
    const missions = world.missionsWith(id)
    return missions.length === 0 ? undefined : mission => missions.includes(mission)
  }
  if (thing !== 'projects') return undefined
  const claimed = [...(world.project(id)?.contributions.values() ?? [])]
  if (claimed.length === 0 && world.portfoliosWith(id).length === 0) return undefined
  return mission => claimed.some(claim => claim.mission === mission) || world.projectsOf(mission).has(id)
}
