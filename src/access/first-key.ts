/** The first key: at the first start of an installation one key is recorded, with every role that is needed to go on. */
import { randomBytes } from 'node:crypto'
import { grantGiven, keyIssued, type Role } from '../../events/access.ts'
import { factIds } from '../engine/fact-ids.ts'
import type { Log } from '../log/log.ts'
import { freshKey } from './keys.ts'

/** A key about to be the first. */
export interface FirstKey {
  /** Its text. Shown once; a key that was chosen is not shown. */
  readonly secret: string
  readonly chosen: boolean
  /** Records it. Before this it opens nothing, so it may be shown first: a start cut short between the two makes another. */
  readonly record: () => Promise<void>
}

const FIRST = 'first'
const firstRoles: readonly Role[] = ['admin', 'operative', 'partnership', 'evaluator']

/** The first key of a log without access facts, generated or chosen; undefined where there are some. */
export function firstKeyOf(log: Log, chosen?: string): FirstKey | undefined {
  if (log.revisionOf('access') >= 0) return undefined
  const secret = chosen ?? `varde_${FIRST}_${randomBytes(32).toString('base64url')}`
  return { secret, chosen: chosen !== undefined, record: () => recordFirst(log, secret) }
}

async function recordFirst(log: Log, secret: string): Promise<void> {
  const { key, sha256 } = freshKey(FIRST, secret)
  const issued = keyIssued({ key, sha256, principal: FIRST, organisation: 'installation', name: 'The first key' })
  const given = firstRoles.map(role =>
    grantGiven({ grant: `first-${role}`, principal: FIRST, role, mission: '*', setup: true }),
  )
  const recordedAt = log.now()
  const idAt = factIds('installation', undefined, recordedAt)
  await log.append({
    stream: 'access',
    expectedRevision: -1,
    mission: null,
    principal: 'installation',
    recordedAt,
    meta: { organisation: 'installation', role: 'admin', door: 'local', correlationId: 'first-start' },
    facts: [issued, ...given].map((fact, index) => ({ ...fact, id: idAt(index), knownFrom: null })),
  })
}
