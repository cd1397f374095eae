/** Keys and grants, those in force and those that have ended. */
import { z } from 'zod'
import { grantShape as givenShape, keyShape as issuedShape } from '../../../events/access.ts'
import type { AccessFact } from '../../../events/catalogue.ts'
import { id } from '../../../events/shapes.ts'
import { lateEntriesShape, originJson, originShape, revisionShape } from '../../base/answer-json.ts'
import { originOf } from '../../base/origin.ts'
import { inside, isLate } from '../../base/pin.ts'
import type { Shaped } from '../../base/shaped.ts'
import { defineView } from '../view.ts'

const keyShape = z.strictObject({ key: id, ...issuedShape, issued: originShape, revoked: originShape.nullable() })
const grantShape = z.strictObject({ grant: id, ...givenShape, given: originShape, withdrawn: originShape.nullable() })

export const grants = defineView({
  path: '/access/grants',
  summary: 'Keys and grants, standing and ended; a key’s secret is shown nowhere.',
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
  fold: ({ reader, pin }) => {
    const keys = new Map<string, Shaped<typeof keyShape>>()
    const given = new Map<string, Shaped<typeof grantShape>>()
    let [revision, lateEntries] = [-1, 0]
    for (const fact of reader.facts<AccessFact>('access')) {
      if (!inside(fact, pin)) continue
      revision = fact.revision
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
