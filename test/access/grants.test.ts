import t from 'tap'
import {
  ANYWHERE,
  type Attempt,
  belongs,
  holdingsOf,
  holdsEverywhere,
  missionsAs,
  roleFor,
  sightByGrants,
} from '../../src/access/grants.ts'
import { isOfOneCell, rolesFor } from '../../src/access/matrix.ts'
import type { Grant } from '../../src/commands/access/access-state.ts'
import { type AnyCommand, commandNamed } from '../../src/commands/catalogue.ts'

const held = (...grants: Partial<Grant>[]) =>
  holdingsOf(
    grants.map((g, i) => ({ grant: `g${i}`, principal: 'p', role: 'operative', mission: 'a', ...g }) as Grant),
  ).get('p') ?? []
const submit = ({ command = 'measure', ...own }: Partial<Attempt> & { command?: string } = {}): Attempt => ({
  thing: 'indicators',
  allowed: rolesFor(own.thing ?? 'indicators', command, own.body),
  id: 'i',
  where: 'a',
  body: {},
  at: Date.parse('2026-05-17T12:00:00Z'),
  ...own,
})

t.test('a grant reaches its mission and no other; * reaches all', async t => {
  t.equal(roleFor(held({}), submit()), 'operative')
  t.equal(roleFor(held({}), submit({ where: 'b' })), 'not-your-role')
  t.equal(roleFor(held({ mission: '*' }), submit({ where: 'b' })), 'operative')
  t.equal(roleFor(held({}), submit({ where: null })), 'not-your-role', 'what belongs to no mission takes *')
  t.equal(roleFor([], submit()), 'not-your-role')
})

t.test('of what several missions share, a grant for any of them will do, within its role, time and scope', async t => {
  const shared = { thing: 'projects', command: 'end', id: 'p', where: ANYWHERE }
  t.equal(roleFor(held({}), submit(shared)), 'operative')
  t.equal(roleFor(held({ role: 'evaluator' }), submit(shared)), 'not-your-role')
  t.equal(roleFor(held({ until: '2025' }), submit(shared)), 'not-your-role')
  t.equal(roleFor(held({ scope: { projects: ['p'] } }), submit(shared)), 'operative')
  t.equal(roleFor(held({ scope: { projects: ['q'] } }), submit(shared)), 'outside-your-scope')
  t.equal(roleFor([], submit(shared)), 'not-your-role')
  const inTwo = { ...shared, where: new Set(['a', 'b']) }
  t.equal(roleFor(held({ mission: 'b' }), submit(inTwo)), 'operative')
  t.equal(roleFor(held({ mission: '*' }), submit(inTwo)), 'operative')
  t.equal(roleFor(held({ mission: 'c' }), submit(inTwo)), 'not-your-role')
  t.equal(roleFor(held({}), submit({ ...shared, where: new Set() })), 'not-your-role')
})

t.test('a grant stands from the first millisecond of its first day to the last of its last, in UTC', async t => {
  const may = held({ from: '2026-05-01', until: '2026-05-31' })
  const at = (instant: string) => roleFor(may, submit({ at: Date.parse(instant) }))
  t.equal(at('2026-04-30T23:59:59.999Z'), 'not-your-role')
  t.equal(at('2026-05-01T00:00:00.000Z'), 'operative')
  t.equal(at('2026-05-31T23:59:59.999Z'), 'operative')
  t.equal(at('2026-06-01T00:00:00.000Z'), 'not-your-role')
  t.equal(at('2026-05-01T00:00:00.000+02:00'), 'not-your-role', 'midnight in Oslo is still April in UTC')
  t.equal(sightByGrants(may, 'a', Date.parse('2026-06-01T00:00:00Z')), 'nothing')
})

t.test('the role is the first that may, of those that stand', async t => {
  const own = held({ role: 'admin', mission: '*' }, { role: 'evaluator' }, { role: 'operative' })
  t.equal(roleFor(own, submit()), 'operative')
  t.equal(roleFor(own, submit({ thing: 'missions', command: 'assess-criterion' })), 'evaluator')
  t.equal(roleFor(own, submit({ thing: 'access', command: 'issue-key', where: null })), 'admin')
})

t.test('a scope limits to its indicators', async t => {
  const own = held({ scope: { indicators: ['i', 'j'] } })
  t.equal(roleFor(own, submit()), 'operative')
  t.equal(roleFor(own, submit({ id: 'k' })), 'outside-your-scope')
  t.equal(roleFor(own, submit({ thing: 'missions', command: 'set-goal', id: 'a' })), 'outside-your-scope')
  t.equal(roleFor([...own, ...held({})], submit({ id: 'k' })), 'operative', 'a wider grant beside it still reaches')
})

t.test('a scope limits to its cells: every cell named must lie within, and one must be named', async t => {
  const own = held({ scope: { cells: { county: ['39', '40'] } } })
  const may = (body: object, command = 'measure') => roleFor(own, submit({ body, command }))
  t.equal(may({ cell: { county: '39' } }), 'operative')
  t.equal(may({ cell: { county: '39', sex: 'F' } }), 'operative')
  t.equal(may({ cell: { county: '03' } }), 'outside-your-scope')
  t.equal(may({}), 'outside-your-scope', 'the total lies outside')
  t.equal(may({ cell: {} }), 'outside-your-scope')
  const many = (...cells: (string | undefined)[]) => ({
    measurements: cells.map(c => (c ? { cell: { county: c } } : {})),
  })
  t.equal(may(many('39', '40'), 'measure-many'), 'operative')
  t.equal(may(many('39', '03'), 'measure-many'), 'outside-your-scope')
  t.equal(may(many('39', undefined), 'measure-many'), 'outside-your-scope')
  t.equal(may({}, 'retire'), 'outside-your-scope', 'so does the indicator as a whole')
})

t.test('a scope names the total as no code: a command without a cell is about it', async t => {
  const own = held({ scope: { cells: { county: ['39', ''] } } })
  const may = (body: object, command: string) => {
    const ofOneCell = isOfOneCell(commandNamed('indicators', command) as AnyCommand)
    return roleFor(own, submit({ body, command, ofOneCell }))
  }
  for (const command of ['measure', 'correct', 'withdraw', 'dispute', 'set-target', 'set-baseline'])
    t.equal(may({}, command), 'operative', command)
  t.equal(may({ cell: { county: '03' } }, 'measure'), 'outside-your-scope')
  t.equal(may({ measurements: [{}] }, 'measure-many'), 'operative')
  t.equal(may({ periods: ['2025'] }, 'submit'), 'outside-your-scope', 'without cells it is about all of them')
  t.equal(may({}, 'retire'), 'outside-your-scope')
})

t.test('any role in a mission reads it; an admin by that alone reads nothing', async t => {
  const at = submit().at
  for (const role of ['operative', 'partnership', 'participation', 'evaluator', 'auditor'] as const)
    t.equal(sightByGrants(held({ role }), 'a', at), 'all', role)
  t.equal(sightByGrants(held({ role: 'admin' }), 'a', at), 'nothing')
  t.equal(sightByGrants(held({}), 'b', at), 'nothing')
  t.ok(belongs(held({ role: 'admin' }), 'a', at), 'but belongs to it')
  t.notOk(belongs(held({ role: 'admin' }), 'b', at))
})

t.test('what concerns the whole installation takes a grant for all missions', async t => {
  const at = submit().at
  t.ok(holdsEverywhere(held({ role: 'auditor', mission: '*' }), ['admin', 'auditor'], at))
  t.notOk(holdsEverywhere(held({ role: 'auditor' }), ['admin', 'auditor'], at))
  t.notOk(holdsEverywhere(held({ role: 'auditor', mission: '*', until: '2025' }), ['auditor'], at))
  t.same([...missionsAs(held({ role: 'auditor' }, { role: 'auditor', mission: 'b' }, {}), 'auditor', at)], ['a', 'b'])
})
