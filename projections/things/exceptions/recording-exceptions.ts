/** Exceptions in how facts were recorded: long after they were known, in a role nobody had given, without a key, with a reason used again and again. */
import type { Role } from '../../../events/access.ts'
import type { AccessFact, AnyFact } from '../../../events/catalogue.ts'
import type { Recorded } from '../../../events/fact.ts'
import { parseKnowledge } from '../../../events/period.ts'
import type { Entries } from '../../base/mission-entries.ts'
import { inside, type Pin } from '../../base/pin.ts'
import { type Exception, exception } from './exception.ts'

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
export type Recording = Pick<Recorded<AnyFact>, 'position' | 'recordedAt' | 'meta'>

/** Facts in a role that none of these grants gave their principal when they were recorded; those by the local door are listed apart. */
function withoutGrant(recorded: readonly Recording[], grants: readonly GrantAt[]): Exception[] {
  const byPrincipal = Map.groupBy(grants, ({ fact }) => fact.data.principal)
  const isGranted = ({ position, recordedAt, meta }: Recording): boolean =>
    (byPrincipal.get(meta.principal) ?? []).some(
      ({ fact, fromMs, untilMs, withdrawnAt }) =>
        fact.data.role === meta.role &&
        fact.position < position &&
        position < withdrawnAt &&
        fromMs <= recordedAt &&
        recordedAt <= untilMs,
    )
  const found = recorded.filter(one => one.meta.door === undefined && !isGranted(one))
  return [...Map.groupBy(found, ({ meta }) => `${meta.principal} as ${meta.role}`)].map(([who, facts]) =>
    exception('role-without-grant', positionsOf(facts), `${who}: no grant gave that role when this was recorded.`),
  )
}

const positionsOf = (facts: readonly Recording[]): number[] => facts.map(({ position }) => position)

/** Facts that were recorded on the data directory itself. */
function byLocalDoor(recorded: readonly Recording[]): Exception[] {
  const facts = recorded.filter(({ meta }) => meta.door === 'local')
  return [...Map.groupBy(facts, ({ meta }) => meta.key ?? '')].map(([key, own]) =>
    exception(
      'recorded-by-local-door',
      positionsOf(own),
      key === ''
        ? 'Recorded on the data directory itself, without a key.'
        : `Recorded on the data directory itself, with the key ${key}.`,
    ),
  )
}

/** Keys with which several principals recorded. */
function sharedKeys(recorded: readonly Recording[]): Exception[] {
  const byKey = Map.groupBy(recorded, ({ meta }) => meta.key ?? '')
  byKey.delete('')
  return [...byKey].flatMap(([key, facts]) => {
    const principals = [...new Set(facts.map(({ meta }) => meta.principal))]
    if (principals.length < 2) return []
    const text = `The key ${key} recorded for several principals: ${principals.join(', ')}.`
    return [exception('key-of-several-principals', positionsOf(facts), text)]
  })
}

/** A reason is listed once more than so many facts give it, word for word. */
const OFTEN = 10

function repeatedReasons(recorded: readonly Recording[]): Exception[] {
  const byReason = Map.groupBy(recorded, ({ meta }) => meta.reason?.trim() ?? '')
  byReason.delete('')
  return [...byReason].flatMap(([reason, facts]) =>
    facts.length > OFTEN
      ? [exception('reason-repeated', positionsOf(facts), `${facts.length} facts give the same reason: “${reason}”`)]
      : [],
  )
}

/** Exceptions in who recorded the facts of a mission, with which key and why. */
export const recordingExceptions = (recorded: readonly Recording[], grants: readonly GrantAt[]): Exception[] => [
  ...withoutGrant(recorded, grants),
  ...byLocalDoor(recorded),
  ...sharedKeys(recorded),
  ...repeatedReasons(recorded),
]

const judges = (one: Role, other: Role): boolean =>
  (one === 'auditor' && other !== 'auditor') ||
  (one === 'evaluator' && (other === 'operative' || other === 'partnership'))

/** Somebody who holds two roles at the same time that exclude each other, the first set-up's among them until they are withdrawn. */
export function excludingRoles(grants: readonly GrantAt[]): Exception[] {
  const standing = grants.filter(({ withdrawnAt }) => withdrawnAt === Number.POSITIVE_INFINITY)
  return standing.flatMap((one, index) =>
    standing.slice(index + 1).flatMap(other => {
      const [a, b] = [one.fact.data, other.fact.data]
      if (a.principal !== b.principal || !(judges(a.role, b.role) || judges(b.role, a.role))) return []
      if (one.fromMs > other.untilMs || other.fromMs > one.untilMs) return []
      const text = `${a.principal} is both ${a.role} (grant ${a.grant}) and ${b.role} (grant ${b.grant}).`
      return [exception('excluding-roles', [one.fact.position, other.fact.position], text)]
    }),
  )
}

/** Who gave the grants that reach the mission. */
export const grantingAdmins = (grants: readonly GrantAt[]): Exception[] =>
  [...Map.groupBy(grants, ({ fact }) => fact.meta.principal)].map(([principal, given]) =>
    exception(
      'admin-who-grants',
      given.map(({ fact }) => fact.position),
      `${principal} gave ${given.length === 1 ? 'one grant' : `${given.length} grants`} that reach${given.length === 1 ? 'es' : ''} this mission.`,
    ),
  )

const DAY_MS = 86_400_000
/** Entries are grouped by how long after they were known they were recorded: at least so many days. */
const LATENESS = [
  [3650, 'ten years'],
  [365, 'a year'],
  [90, 'ninety days'],
  [30, 'thirty days'],
] as const

/** Entries recorded a month or more after they were known, the latest first, in groups by how late. */
export function lateRecordings(entries: Entries, pin: Pin): Exception[] {
  const groups = LATENESS.map(() => [] as { readonly position: number; readonly late: number }[])
  for (const [row, position] of entries.position.entries()) {
    const [knownFrom, recordedAt] = [entries.knownFrom[row] as number, entries.recordedAt[row] as number]
    if (!inside({ position, knownFrom }, pin)) continue
    const late = recordedAt - knownFrom
    const group = LATENESS.findIndex(([days]) => late >= days * DAY_MS)
    if (group >= 0) groups[group]?.push({ position, late })
  }
  return groups.flatMap((found, index) => {
    if (found.length === 0) return []
    const days = Math.floor(Math.max(...found.map(({ late }) => late)) / DAY_MS)
    const positions = found.sort((a, b) => b.late - a.late || a.position - b.position).map(({ position }) => position)
    const text = `Recorded at least ${LATENESS[index]?.[1]} after it was known; the latest ${days} days after.`
    return [exception('recorded-late', positions, text)]
  })
}
