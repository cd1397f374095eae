import t from 'tap'
import { firstKeyOf } from '../../src/access/first-key.ts'
import { holds, keyIdOf } from '../../src/access/keys.ts'
import { memoryLog } from '../../src/log/memory.ts'

t.test('AUTH15 the first key is one key and four grants, recorded at once by the installation itself', async t => {
  const log = memoryLog()
  const first = firstKeyOf(log)
  t.ok(first)
  t.equal(log.head(), -1, 'nothing is recorded before it is shown')
  await first?.record()
  const facts = [...log.read({})]
  t.same(
    facts.map(({ type }) => type),
    ['key-issued', 'grant-given', 'grant-given', 'grant-given', 'grant-given'],
  )
  t.ok(facts.every(fact => fact.principal === 'installation' && fact.stream === 'access'))
  const grants = facts
    .slice(1)
    .map(fact => JSON.parse(fact.data) as { role: string; mission: string; principal: string; setup: boolean })
  t.same(grants.map(({ role }) => role).sort(), ['admin', 'evaluator', 'operative', 'partnership'])
  t.ok(grants.every(({ mission, principal }) => mission === '*' && principal === 'first'))
  t.ok(
    grants.every(({ setup }) => setup),
    'they are marked: no rule has judged them',
  )
  const { sha256 } = JSON.parse(facts[0]?.data ?? '') as { sha256: string }
  t.ok(holds(first?.secret ?? '', sha256))
  t.equal(keyIdOf(first?.secret ?? ''), 'first')
  t.notMatch(facts.map(({ data, meta }) => data + meta).join(), first?.secret, 'the key itself is nowhere')
})

t.test('a key that was chosen is taken as it is', async t => {
  const log = memoryLog()
  const first = firstKeyOf(log, 'x'.repeat(32))
  t.match(first, { secret: 'x'.repeat(32), chosen: true })
})

t.test('where access has begun there is no first key', async t => {
  const log = memoryLog()
  await firstKeyOf(log)?.record()
  t.equal(firstKeyOf(log), undefined)
  t.equal(firstKeyOf(log, 'x'.repeat(32)), undefined)
})

t.test('of two first keys at once one is recorded', async t => {
  const log = memoryLog()
  const [one, two] = [firstKeyOf(log), firstKeyOf(log)]
  const settled = await Promise.allSettled([one?.record(), two?.record()])
  t.same(settled.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
  t.equal(log.head(), 4)
})
