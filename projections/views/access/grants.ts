/** Who may do what? The keys and grants that stand. */
import type { AccessFact } from '../../../events/catalogue.ts'
import { originJson } from '../../base/answer-json.ts'
import { originOf } from '../../base/origin.ts'
import { inside, isLate } from '../../base/pin.ts'
import { defineView, untyped } from '../view.ts'

export const grants = defineView({
  path: '/access/grants',
  summary: 'Keys and grants, standing and ended; a key’s secret is shown nowhere.',
  query: {},
  version: 1,
  about: () => 'access',
  touched: (reader, _params, at) => reader.facts('access').findLast(f => f.position <= at)?.position ?? -1,
  answer: untyped,
  fold: ({ reader, pin }) => {
    const keys = new Map<string, object>()
    const given = new Map<string, object>()
    let [revision, lateEntries] = [-1, 0]
    for (const fact of reader.facts<AccessFact>('access')) {
      if (!inside(fact, pin)) continue
      revision = fact.revision
      if (isLate(fact, pin)) lateEntries += 1
      const origin = originJson(originOf(fact))
      if (fact.type === 'key-issued') {
        const { sha256: _secret, ...key } = fact.data
        keys.set(key.key, { ...key, issued: origin, revoked: null })
      } else if (fact.type === 'key-revoked') keys.set(fact.data.key, { ...keys.get(fact.data.key), revoked: origin })
      else if (fact.type === 'grant-given') given.set(fact.data.grant, { ...fact.data, given: origin, withdrawn: null })
      else given.set(fact.data.grant, { ...given.get(fact.data.grant), withdrawn: origin })
    }
    return { keys: [...keys.values()], grants: [...given.values()], revision, lateEntries }
  },
})
