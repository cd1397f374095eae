/** Keys and grants, those in force and those that have ended. */
import { z } from 'zod'
import { grantShape as givenShape, keyShape as issuedShape, setup } from '../../../events/access.ts'
import type { AccessFact } from '../../../events/catalogue.ts'
import { id } from '../../../events/shapes.ts'
import { lateEntriesShape, originJson, originShape, revisionShape } from '../../base/answer-json.ts'
import { originOf } from '../../base/origin.ts'
import { inside, isLate } from '../../base/pin.ts'
import type { Shaped } from '../../base/shaped.ts'
import type { Viewer } from '../../base/viewer.ts'
import { defineView } from '../view.ts'

const keyShape = z.strictObject({ key: id, ...issuedShape, issued: originShape, revoked: originShape.nullable() })
const grantShape = z.strictObject({
  grant: id,
  ...givenShape,
  setup,
  given: originShape,
  withdrawn: originShape.nullable(),
})

/** The facts of access that a viewer is shown: all of them, or for an auditor of missions the grants that reach those, and the keys of who holds them. */
function shownTo({ seesAccess, audits }: Viewer, facts: readonly AccessFact[]): (fact: AccessFact) => boolean {
  if (seesAccess) return () => true
  const [grants, principals, keys] = [new Set<string>(), new Set<string>(), new Set<string>()]
  for (const { type, data } of facts)
    if (type === 'grant-given' && (data.mission === '*' || audits?.has(data.mission))) {
      grants.add(data.grant)
      principals.add(data.principal)
    }
  for (const { type, data } of facts) if (type === 'key-issued' && principals.has(data.principal)) keys.add(data.key)
  return ({ data }) => ('grant' in data ? grants.has(data.grant) : keys.has(data.key))
}

export const grants = defineView({
  path: '/access/grants',
  summary:
    'Keys and grants, standing and ended; a key’s secret is shown nowhere. To an auditor of missions: the grants that reach those, and the keys of who holds them.',
  query: {},
  version: 1,
  about: () => 'access',
  touched: (reader, _params, at) => reader.facts('access').findLast(f => f.position <= at)?.position ?? -1,
  answer: z.strictObject({
    keys: z.array(keyShape),
    grants: z.array(grantShape),
    revision: revisionShape,
    lateEntries: lateEntriesShape,
  }),
  fold: ({ reader, pin, viewer }) => {
    const keys = new Map<string, Shaped<typeof keyShape>>()
    const given = new Map<string, Shaped<typeof grantShape>>()
    let [revision, lateEntries] = [-1, 0]
    const facts = reader.facts<AccessFact>('access').filter(fact => inside(fact, pin))
    const isShown = shownTo(viewer, facts)
    for (const fact of facts) {
      revision = fact.revision
      if (!isShown(fact)) continue
      if (isLate(fact, pin)) lateEntries += 1
      const origin = originJson(originOf(fact))
      if (fact.type === 'key-issued') {
        const { sha256: _secret, ...key } = fact.data
        keys.set(key.key, { ...key, issued: origin, revoked: null })
      } else if (fact.type === 'key-revoked') {
        const key = keys.get(fact.data.key)
        if (key) keys.set(key.key, { ...key, revoked: origin })
      } else if (fact.type === 'grant-given')
        given.set(fact.data.grant, { ...fact.data, given: origin, withdrawn: null })
      else {
        const grant = given.get(fact.data.grant)
        if (grant) given.set(grant.grant, { ...grant, withdrawn: origin })
      }
    }
    return { keys: [...keys.values()], grants: [...given.values()], revision, lateEntries }
  },
})
