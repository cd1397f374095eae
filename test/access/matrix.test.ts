import t from 'tap'
import { type Role, roles } from '../../events/access.ts'
import { matrix, rolesFor } from '../../src/access/matrix.ts'
import { addressOf, commands } from '../../src/commands/catalogue.ts'
import { examples } from '../commands/examples.ts'
import { begin, indicatorBody, installation, missionBody } from '../http/installation.ts'

t.test('every command has a row, and every row a command', async t => {
  const rows = Object.entries(matrix).flatMap(([thing, own]) => Object.keys(own).map(name => `${thing}/${name}`))
  t.same(rows.sort(), commands.map(({ thing, name }) => `${thing}/${name}`).sort())
})

t.test('what has no row nobody may', async t => {
  t.same(rolesFor('missions', 'erase'), [])
  t.same(rolesFor('streams', 'measure'), [])
  t.same(rolesFor('constructor', 'name'), [])
})

t.test(
  'operative and evaluator share the dispute and comments on the mission alone, and each strikes what they record; an auditor has those of their own observations alone',
  async t => {
    const shared = commands.filter(
      ({ name, roles }) => name !== 'strike' && roles.includes('operative') && roles.includes('evaluator'),
    )
    t.same(shared.map(addressOf).sort(), ['indicators/dispute', 'missions/comment'])
    const audited = commands.filter(({ thing, name }) => rolesFor(thing, name).includes('auditor')).map(addressOf)
    t.same(
      audited.sort(),
      ['close', 'follow-up', 'make', 'strike'].map(name => `observations/${name}`),
    )
  },
)

t.test('what some may only in one form they may not in another', async t => {
  t.same(rolesFor('missions', 'set-goal', { status: 'adopted' }), ['partnership'])
  t.same(rolesFor('missions', 'set-goal', {}), ['operative', 'partnership'])
  t.same(rolesFor('indicators', 'set-sign-off', { required: false }), ['partnership'])
  t.same(rolesFor('indicators', 'set-sign-off', { required: true }), ['operative', 'partnership'])
  t.same(rolesFor('decisions', 'take', { minutes: true }), ['partnership', 'operative'])
  t.same(rolesFor('decisions', 'take', {}), ['partnership'])
})

t.test('over HTTP each role may what its rows say, and nothing else', async t => {
  for (const role of roles as readonly Role[]) {
    const it = await installation()
    await it.post('missions/m/declare', missionBody)
    const key = await it.keyFor(`a-${role}`, role)
    for (const command of commands) {
      const { thing, name } = command
      const at = addressOf(command)
      const { body } = examples[at]
      const before = it.log.head()
      const id = thing === 'missions' ? 'm/' : thing === 'access' ? '' : 'x/'
      const answer = await it.post(`${thing}/${id}${name}`, body, key)
      if (rolesFor(thing, name, body, { id: 'm', world: it.engine.states.world }).includes(role))
        t.not(answer.statusCode, 403, `${role} may ${at}`)
      else {
        // An indicator that is not there is not there for anybody; for what is, the role is what is missing.
        t.match(answer.json().code, /^(not-your-role|unknown-thing)$/, `${role} may not ${at}`)
        t.equal(it.log.head(), before, 'nothing is recorded')
      }
      t.not(answer.statusCode, 422, answer.body)
    }
    await it.close()
  }
})

t.test('who has no role for a command is denied before its body is checked, in the same words', async t => {
  const it = await installation()
  await begin(it, 'm', 'x')
  await begin(it, 'other', 'y')
  const keys = {
    nothing: await it.keyFor('nobody'),
    elsewhere: await it.keyFor('else', 'operative', 'other'),
    ...Object.fromEntries(
      await Promise.all(roles.map(async role => [role, await it.keyFor(`an-${role}`, role, 'm')] as const)),
    ),
  }
  let denied = 0
  for (const [who, key] of Object.entries(keys))
    for (const command of commands.filter(({ rolesWith, holder }) => !rolesWith && !holder)) {
      const at = addressOf(command)
      const { thing, name } = command
      const id = thing === 'missions' ? 'm/' : thing === 'access' ? '' : 'x/'
      const { body } = examples[at]
      const send = (sent: object) => it.post(`${thing}/${id}${name}`, sent, key)
      const unfit = await send({ ...body, nonsense: 1 })
      const head = it.log.head()
      const fit = await send(body)
      const { code } = fit.json()
      // What a rule refuses is refused after the body is checked.
      const isDenied = code === 'not-your-role' || (code === 'unknown-thing' && unfit.statusCode === 404)
      if (!isDenied) {
        t.equal(unfit.statusCode, 422, `${who} ${at}: ${unfit.body}`)
        continue
      }
      denied += 1
      const { traceId: _a, ...one } = unfit.json()
      const { traceId: _b, ...other } = fit.json()
      t.same(one, other, `${who} ${at}`)
      t.equal(it.log.head(), head)
    }
  t.ok(denied > 250, `${denied} were denied by their address`)
  await it.close()
})

t.test('a scope that can never hold the thing is told before the body is checked; one of cells is not', async t => {
  const it = await installation()
  await begin(it, 'm', 'x')
  await it.post('indicators/z/define', { mission: 'm', goals: ['g'], ...indicatorBody })
  const elsewhere = await it.keyFor('sam', 'operative', 'm', { scope: { indicators: ['z'] } })
  t.match((await it.post('indicators/x/measure', { nonsense: 1 }, elsewhere)).json(), { code: 'outside-your-scope' })
  const women = await it.keyFor('siv', 'operative', 'm', { scope: { cells: { sex: ['F'] } } })
  t.equal((await it.post('indicators/x/measure', { nonsense: 1 }, women)).statusCode, 422)
  await it.close()
})

t.test('what is remembered by its key is answered again after the grant has ended', async t => {
  const it = await installation()
  await begin(it, 'm', 'x')
  const ann = await it.keyFor('ann', 'operative', 'm', { grant: 'anns' })
  const send = (period: string, name: string) =>
    it.post('indicators/x/measure', { period, value: 1 }, ann, { 'idempotency-key': name })
  t.equal((await send('2020', 'one')).statusCode, 201)
  await it.post('access/withdraw-grant', { grant: 'anns', reason: 'left' })
  t.match((await send('2020', 'one')).headers, { 'idempotency-replayed': 'true' })
  t.equal((await send('2021', 'two')).statusCode, 404)
  await it.close()
})
