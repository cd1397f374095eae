import t from 'tap'
import { factIds } from '../../src/engine/fact-ids.ts'

const AT = Date.parse('2026-06-15T12:00:00Z')
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[78][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const ids = (principal: string, key: string | undefined, at = AT, count = 3, digest = 'd') => {
  const idAt = factIds(principal, key === undefined ? undefined : { key, digest }, at)
  return Array.from({ length: count }, (_, place) => idAt(place))
}

t.test('ids are UUIDs, in the order of their places', async t => {
  for (const key of [undefined, 'once']) {
    const made = ids('kari', key, AT, 300)
    for (const id of made) t.match(id, UUID)
    t.same(made.toSorted(), made)
    t.equal(new Set(made).size, 300)
  }
})

t.test('ids of a key are the same for the same principal, key, request and place, at any time', async t => {
  t.same(ids('kari', 'once', AT), ids('kari', 'once', AT + 1e9))
  t.equal(ids('kari', 'once')[2], '774e3bb0-9603-80c7-9c0f-cb8f00000002', 'by every version of the software')
  const all = [
    ids('kari', 'once'),
    ids('kari', 'twice'),
    ids('ola', 'once'),
    ids('kar', 'ionce'),
    ids('', 'kari\u0000once'),
    ids('kari', 'once', AT, 3, 'another request'),
  ]
  t.equal(new Set(all.flat()).size, 18)
  t.match(ids('kari', 'once')[0], /^.{14}8/, 'version 8')
})

t.test('ids without a key begin with the time, and no two commands share one', async t => {
  const [first] = ids('kari', undefined)
  t.equal(Number.parseInt((first ?? '').replaceAll('-', '').slice(0, 12), 16), AT)
  t.match(first, /^.{14}7/, 'version 7')
  t.ok((ids('kari', undefined, AT)[0] ?? '') < (ids('kari', undefined, AT + 1)[0] ?? ''))
  const many = Array.from({ length: 2000 }, () => ids('kari', undefined, AT, 1)).flat()
  t.equal(new Set(many).size, 2000)
})
