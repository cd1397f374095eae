/** Who may do what, where and when? Pure: from grants, an attempted command and a moment to a role, or why there is none. */

import { type Role, roles } from '../../events/access.ts'
import { parseKnowledge } from '../../events/period.ts'
import type { RequestParts } from '../../events/refusals.ts'
import { cellsWithin, type Scope } from '../../events/scope.ts'
import type { Cell } from '../../events/shapes.ts'
import type { Sight } from '../../projections/base/viewer.ts'
import type { Grant } from '../commands/access/access-state.ts'

/** A grant with its time read: from the first millisecond of `from` to the last of `until`, in UTC. */
export interface Holding {
  readonly role: Role
  readonly mission: string
  readonly scope: Grant['scope']
  readonly fromMs: number
  readonly untilMs: number
}

/** A grant for any mission is enough. No id is written like this. */
export const ANYWHERE = '?'

/** Where a command acts: in one mission, in any of several, wherever anybody holds a grant, or (null) in none. */
export type Where = string | ReadonlySet<string> | typeof ANYWHERE | null

/** A command that is attempted, on which thing, and where. */
export interface Attempt {
  readonly thing: string
  readonly id: string
  /** The roles that may send it. */
  readonly allowed: readonly Role[]
  readonly where: Where
  /** Undefined: whichever body it may have. */
  readonly body: object | undefined
  /** Whether it is about one cell, the total where its body names none. */
  readonly ofOneCell?: boolean
  /** Milliseconds. */
  readonly at: number
}

const holdingOf = (grant: Grant): Holding => ({
  role: grant.role,
  mission: grant.mission,
  scope: grant.scope,
  fromMs: grant.from === undefined ? Number.NEGATIVE_INFINITY : parseKnowledge(grant.from).firstMs,
  untilMs: grant.until === undefined ? Number.POSITIVE_INFINITY : parseKnowledge(grant.until).lastMs,
})

/** Whether the time of a grant is over. */
export const hasEnded = (grant: Grant, at: number): boolean => holdingOf(grant).untilMs < at
/** Whether a grant stands now. */
export const isInForce = (grant: Grant, at: number): boolean => stands(holdingOf(grant), at)

/** What each principal holds. */
export function holdingsOf(grants: Iterable<Grant>): ReadonlyMap<string, readonly Holding[]> {
  const all = new Map<string, Holding[]>()
  for (const grant of grants) {
    const own = all.get(grant.principal)
    if (own) own.push(holdingOf(grant))
    else all.set(grant.principal, [holdingOf(grant)])
  }
  return all
}

const stands = (held: Holding, at: number): boolean => held.fromMs <= at && at <= held.untilMs
/** A command that belongs to no mission needs a grant for all of them; for a thing that several share, a grant for any of them is enough. */
const covers = (held: Holding, where: Where): boolean =>
  held.mission === '*' ||
  where === ANYWHERE ||
  (typeof where === 'object' ? where?.has(held.mission) === true : held.mission === where)

/** Whether any grant stands for that mission, whatever the role. */
export const belongs = (own: readonly Holding[], where: Where, at: number): boolean =>
  own.some(held => stands(held, at) && covers(held, where))

/** Whether one of those roles stands for all missions. */
export const holdsEverywhere = (own: readonly Holding[], wanted: readonly Role[], at: number): boolean =>
  own.some(held => held.mission === '*' && wanted.includes(held.role) && stands(held, at))

/** Missions in which this role stands; `*` is one of them. */
export const missionsAs = (own: readonly Holding[], role: Role, at: number): ReadonlySet<string> =>
  new Set(own.filter(held => held.role === role && stands(held, at)).map(held => held.mission))

const readers: ReadonlySet<Role> = new Set(roles.filter(role => role !== 'admin'))

/** What grants show of a mission: any role in it reads all of it, back to its beginning; the role of admin alone reads nothing. */
export const sightByGrants = (own: readonly Holding[], mission: string, at: number): Sight =>
  own.some(held => readers.has(held.role) && stands(held, at) && (held.mission === '*' || held.mission === mission))
    ? 'all'
    : 'nothing'

/** The role in which a command may be sent, or why it may not. */
export function roleFor(own: readonly Holding[], attempt: Attempt): Role | 'not-your-role' | 'outside-your-scope' {
  const { allowed } = attempt
  let no: 'not-your-role' | 'outside-your-scope' = 'not-your-role'
  for (const held of own) {
    if (!allowed.includes(held.role) || !covers(held, attempt.where) || !stands(held, attempt.at)) continue
    if (held.scope === undefined || withinScope(held.scope, attempt)) return held.role
    no = 'outside-your-scope'
  }
  return no
}

/** What the grants reach that allow a command by role, mission and time, but not so far: for the refusal. */
export function reachOf(own: readonly Holding[], attempt: Attempt): RequestParts['outside-your-scope']['reach'] {
  const { allowed } = attempt
  return own
    .filter(held => allowed.includes(held.role) && covers(held, attempt.where) && stands(held, attempt.at))
    .flatMap(held => held.scope ?? [])
}

/** A scope names all that may be touched: a command that touches anything else, or nothing the scope names, lies outside. Of no body in particular, its cells may lie inside. */
function withinScope(scope: Scope, { thing, id, body, ofOneCell = false }: Attempt): boolean {
  const named = { indicators: scope.indicators, projects: scope.projects }[thing]
  if (scope.indicators || scope.projects) if (!named?.includes(id)) return false
  if (scope.cells === undefined) return true
  return thing === 'indicators' && (body === undefined || cellsWithin(scope.cells, cellsIn(body, ofOneCell)))
}

/** The cells that a command names; of one cell, or of a list of figures, undefined is the total. */
function cellsIn(body: object, ofOneCell: boolean): readonly (Cell | undefined)[] {
  const { cell, cells, measurements, corrections } = body as Readonly<Record<string, unknown>>
  return [
    ...(ofOneCell || cell !== undefined ? [cell] : []),
    ...(Array.isArray(cells) ? cells : []),
    ...[measurements, corrections].flatMap(list =>
      Array.isArray(list) ? list.map(one => (one as { cell?: unknown }).cell) : [],
    ),
  ] as (Cell | undefined)[]
}
