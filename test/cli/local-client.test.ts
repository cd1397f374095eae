import t from 'tap'
import { localClient } from '../../src/cli/local-client.ts'
import { Refused } from '../../src/cli/log-client.ts'
import { memoryLog } from '../../src/log/memory.ts'

const declaration = { title: 'M', challenge: 'c', vision: 'v', horizon: { from: '2020', to: '2035' } }
const definition = {
  mission: 'm',
  goals: ['g'],
  title: 'I',
  definition: 'D',
  unit: '%',
  direction: 'decrease',
  kind: 'outcome',
  source: { name: 'S' },
}

/** A log with a mission and an indicator, recorded without a key, and the key of an operative of indicator `i`. */
async function given() {
  const log = memoryLog()
  const { submit } = localClient(log)
  await submit('missions/m/declare', declaration)
  await submit('missions/m/set-goal', { goal: 'g', statement: 's', level: 1, kind: 'outcome' })
  for (const indicator of ['i', 'j']) await submit(`indicators/${indicator}/define`, definition)
  const { issued } = await submit('access/issue-key', { principal: 'kari', organisation: 'SSB', name: 'k' })
  const scope = { indicators: ['i'] }
  await submit('access/give-grant', { principal: 'kari', role: 'operative', mission: 'm', scope })
  const { key = '', secret = '' } = issued ?? {}
  return { log, submit, key, secret }
}

const figure = { period: '2024', value: 1 }
const lastMeta = (log: ReturnType<typeof memoryLog>) =>
  JSON.parse([...log.read({ order: 'desc', limit: 1 })][0]?.meta ?? '')

t.test('without a key the data directory’s own door records as operator, a role that no grant gives', async t => {
  const { log, submit } = await given()
  await submit('indicators/i/measure', figure)
  t.match(lastMeta(log), { principal: 'cli', organisation: 'local', role: 'operator', door: 'local', key: undefined })
})

t.test('with a key it records as the holder of the key, under their grants', async t => {
  const { log, key, secret } = await given()
  const client = localClient(log, { key: secret })
  await client.submit('indicators/i/measure', figure)
  t.match(lastMeta(log), { principal: 'kari', organisation: 'SSB', role: 'operative', key, door: undefined })
  const head = log.head()
  await t.rejects(client.submit('indicators/j/measure', figure), { code: 'outside-your-scope' })
  await t.rejects(client.submit('missions/m/conclude', { reason: 'because', decidedBy: 'x' }), {
    code: 'not-your-role',
  })
  t.equal(log.head(), head)
})

t.test('with a key a list is tried under the grants of the key', async t => {
  const { log, secret } = await given()
  const client = localClient(log, { key: secret })
  t.same(await client.tryOut?.('indicators/i/measure-many', { measurements: [figure] }), [])
  t.match(await client.tryOut?.('indicators/j/measure-many', { measurements: [figure] }), [
    { index: 0, code: 'outside-your-scope' },
  ])
  t.equal(localClient(log).tryOut, undefined)
})

t.test('a key that does not stand is refused before anything is tried', async t => {
  const { log, secret } = await given()
  t.throws(() => localClient(log, { key: `${secret}x` }), Refused)
})
