/** Exceptions in how facts were recorded: long after they were known, in a role nobody had given, without a key, with a reason used again and again. */
import type { Role } from '../../../events/access.ts'
import { DAY_MS } from '../../../events/calendar.ts'
import type { AccessFact, AnyFact } from '../../../events/catalogue.ts'
import type { Recorded } from '../../../events/fact.ts'
import { parseKnowledge } from '../../../events/period.ts'
import { scopeReaches } from '../../../events/scope.ts'
import type { Entries } from '../../base/mission-entries.ts'
import { inside, type Pin } from '../../base/pin.ts'
import { exception, type FoundException } from './exception.ts'

type Given = Recorded<Extract<AccessFact, { type: 'grant-given' }>>

/** A grant, with the milliseconds in which it is in force and the position at which it was withdrawn. */
export interface GrantAt {
  readonly fact: Given
  readonly fromMs: number
  readonly untilMs: number
  readonly withdrawnAt: number
}

/** The grants that reach a mission, given inside a pin. */
export function grantsReaching(facts: readonly Recorded<AccessFact>[], mission: string, pin: Pin): GrantAt[] {
  const known = facts.filter(fact => inside(fact, pin))
  const withdrawn = new Map(
    known.flatMap(({ type, data, position }) => (type === 'grant-withdrawn' ? [[data.grant, position]] : [])),
  )
  return known
    .filter((fact): fact is Given => fact.type === 'grant-given')
    .filter(({ data }) => data.mission === '*' || data.mission === mission)
    .map(fact => ({
      fact,
      fromMs: fact.data.from === undefined ? Number.NEGATIVE_INFINITY : parseKnowledge(fact.data.from).firstMs,
      untilMs: fact.data.until === undefined ? Number.POSITIVE_INFINITY : parseKnowledge(fact.data.until).lastMs,
      withdrawnAt: withdrawn.get(fact.data.grant) ?? Number.POSITIVE_INFINITY,
    }))
}

/** What of a fact's recording is looked at. */
export type Recording = Pick<Recorded<AnyFact>, 'position' | 'recordedAt' | 'meta' | 'stream' | 'type' | 'data'>

/** Facts in a role that none of these grants gave their principal when they were recorded, or not for that thing or cell; those by the local door are listed apart. */
function withoutGrant(recorded: readonly Recording[], grants: readonly GrantAt[]): FoundException[] {
  const byPrincipal = Map.groupBy(grants, ({ fact }) => fact.data.principal)
  const isGranted = ({ position, recordedAt, meta, stream, type, data }: Recording): boolean =>
    (byPrincipal.get(meta.principal) ?? []).some(
      ({ fact, fromMs, untilMs, withdrawnAt }) =>
        fact.data.role === meta.role &&
        fact.position < position &&
        position < withdrawnAt &&
        fromMs <= recordedAt &&
        recordedAt <= untilMs &&
        (fact.data.scope === undefined || scopeReaches(fact.data.scope, { stream, type, data: () => data })),
    )
  const found = recorded.filter(one => one.meta.door === undefined && !isGranted(one))
  return [...Map.groupBy(found, ({ meta }) => JSON.stringify([meta.principal, meta.role])).values()].map(facts => {
    const { principal = '', role = '' } = facts[0]?.meta ?? {}
    return exception('role-without-grant', positionsOf(facts), { found: 'no-grant', principal, role })
  })
}

const positionsOf = (facts: readonly Recording[]): number[] => facts.map(({ position }) => position)

/** Facts that were recorded on the data directory itself. */
function byLocalDoor(recorded: readonly Recording[]): FoundException[] {
  const facts = recorded.filter(({ meta }) => meta.door === 'local')
  return [...Map.groupBy(facts, ({ meta }) => meta.key ?? '')].map(([key, own]) =>
    exception('recorded-by-local-door', positionsOf(own), { found: 'local-door', key: key === '' ? null : key }),
  )
}

/** Keys with which several principals recorded. */
function sharedKeys(recorded: readonly Recording[]): FoundException[] {
  const byKey = Map.groupBy(recorded, ({ meta }) => meta.key ?? '')
  byKey.delete('')
  return [...byKey].flatMap(([key, facts]) => {
    const principals = [...new Set(facts.map(({ meta }) => meta.principal))]
    if (principals.length < 2) return []
    return [exception('key-of-several-principals', positionsOf(facts), { found: 'shared-key', key, principals })]
  })
}

/** A reason is listed once more than so many facts give it, word for word. */
const OFTEN = 10

function repeatedReasons(recorded: readonly Recording[]): FoundException[] {
  const byReason = Map.groupBy(recorded, ({ meta }) => meta.reason?.trim() ?? '')
  byReason.delete('')
  return [...byReason].flatMap(([reason, facts]) =>
    facts.length > OFTEN
      ? [exception('reason-repeated', positionsOf(facts), { found: 'same-reason', count: facts.length, reason })]
      : [],
  )
}

/** Exceptions in who recorded the facts of a mission, with which key and why. */
export const recordingExceptions = (recorded: readonly Recording[], grants: readonly GrantAt[]): FoundException[] => [
  ...withoutGrant(recorded, grants),
  ...byLocalDoor(recorded),
  ...sharedKeys(recorded),
  ...repeatedReasons(recorded),
]

const judges = (one: Role, other: Role): boolean =>
  (one === 'auditor' && other !== 'auditor') ||
  (one === 'evaluator' && (other === 'operative' || other === 'partnership'))

/** Somebody who holds two roles at the same time that exclude each other, the first set-up's among them until they are withdrawn. */
export function excludingRoles(grants: readonly GrantAt[]): FoundException[] {
  const standing = grants.filter(({ withdrawnAt }) => withdrawnAt === Number.POSITIVE_INFINITY)
  return standing.flatMap((one, index) =>
    standing.slice(index + 1).flatMap(other => {
      const [a, b] = [one.fact.data, other.fact.data]
      if (a.principal !== b.principal || !(judges(a.role, b.role) || judges(b.role, a.role))) return []
      if (one.fromMs > other.untilMs || other.fromMs > one.untilMs) return []
      const roles = { one: [a.role, a.grant], other: [b.role, b.grant] } as const
      const finding = { found: 'two-roles', principal: a.principal, ...roles } as const
      return [exception('excluding-roles', [one.fact.position, other.fact.position], finding)]
    }),
  )
}

/** Who gave the grants that reach the mission. */
export const grantingAdmins = (grants: readonly GrantAt[]): FoundException[] =>
  [...Map.groupBy(grants, ({ fact }) => fact.meta.principal)].map(([principal, given]) =>
    exception(
      'admin-who-grants',
      given.map(({ fact }) => fact.position),
      { found: 'gave-grants', principal, count: given.length },
    ),
  )

/** Entries are grouped by how long after they were known they were recorded: at least so many days. */
const LATENESS = [
  [3650, 'ten-years'],
  [365, 'a-year'],
  [90, 'ninety-days'],
  [30, 'thirty-days'],
] as const

/** Entries recorded a month or more after they were known, the latest first, in groups by how late. */
export function lateRecordings(entries: Entries, pin: Pin): FoundException[] {
  const groups = LATENESS.map(() => [] as { readonly position: number; readonly late: number }[])
  for (const [row, position] of entries.position.entries()) {
    const [knownFrom, recordedAt] = [entries.knownFrom[row] as number, entries.recordedAt[row] as number]
    if (!inside({ position, knownFrom }, pin)) continue
    const late = recordedAt - knownFrom
    const group = LATENESS.findIndex(([days]) => late >= days * DAY_MS)
    if (group >= 0) groups[group]?.push({ position, late })
  }
  return LATENESS.flatMap(([, least], index) => {
    const latestFirst = (groups[index] ?? []).sort((a, b) => b.late - a.late || a.position - b.position)
    const [latest] = latestFirst
    if (!latest) return []
    const finding = { found: 'late', least, days: Math.floor(latest.late / DAY_MS) } as const
    return [
      exception(
        'recorded-late',
        latestFirst.map(({ position }) => position),
        finding,
      ),
    ]
  })
}
