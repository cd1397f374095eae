import t from 'tap'
import { type Role, roles } from '../../events/access.ts'
import { matrix, rolesFor } from '../../src/access/matrix.ts'
import { addressOf, commands } from '../../src/commands/catalogue.ts'
import { examples } from '../commands/examples.ts'
import { installation, missionBody } from '../http/installation.ts'

t.test('every command has a row, and every row a command', async t => {
  const rows = Object.entries(matrix).flatMap(([thing, own]) => Object.keys(own).map(name => `${thing}/${name}`))
  t.same(rows.sort(), commands.map(({ thing, name }) => `${thing}/${name}`).sort())
})

t.test('what has no row nobody may', async t => {
  t.same(rolesFor('missions', 'erase'), [])
  t.same(rolesFor('streams', 'measure'), [])
  t.same(rolesFor('constructor', 'name'), [])
})

t.test('operative and evaluator share the dispute alone; an auditor has no command', async t => {
  const shared = commands.filter(({ roles }) => roles.includes('operative') && roles.includes('evaluator'))
  t.same(shared.map(addressOf), ['indicators/dispute'])
  for (const { thing, name } of commands) t.notOk(rolesFor(thing, name).includes('auditor'), `${thing}/${name}`)
})

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
      if (rolesFor(thing, name, body).includes(role)) t.not(answer.statusCode, 403, `${role} may ${at}`)
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
