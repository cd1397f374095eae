import t from 'tap'
import { UnreadableFact } from '../../events/catalogue.ts'
import { missionConcluded } from '../../events/mission.ts'
import { beginState, commandNamed, commands, evolve, streamOf } from '../../src/commands/catalogue.ts'
import { commandOf, type Example, examples } from './examples.ts'
import { given } from './given.ts'

/** The commands whose facts are never told without a why, as the interface lists them. */
const needReason = new Set(
  `missions/revise missions/conclude missions/revise-goal missions/retire-goal missions/dissolve-body
  indicators/assign-goals indicators/redefine indicators/reestimate-baseline indicators/revise-target indicators/correct indicators/correct-many
  indicators/withdraw indicators/dispute indicators/resolve-dispute indicators/retire access/revoke-key
  missions/remove-actor missions/escalate-barrier portfolios/remove-project portfolios/close projects/change-stage
  projects/assess-contribution projects/withdraw-contribution decisions/supersede learning-loops/reopen actors/merge
  actors/split`.split(/\s+/),
)
/** The commands whose facts name who decided. */
const needDecidedBy = new Set(
  'missions/revise missions/conclude missions/adopt-goal missions/revise-goal indicators/revise-target'.split(' '),
)

const fresh = ({ before }: Example) => given(...before)
const without = (body: object, field: string): object =>
  Object.fromEntries(Object.entries(body).filter(([name]) => name !== field))

t.test('there is an example of every command, and none of another', async t => {
  const names = commands.map(({ thing, name }) => `${thing}/${name}`)
  t.same(examples.map(commandOf).sort(), names.sort())
  t.equal(new Set(names).size, names.length, 'no two commands share an address')
})

for (const example of examples) {
  const { path, body } = example
  const command = commandOf(example)

  t.test(`${command} is accepted, and records facts of one stream`, async t => {
    const told = fresh(example).ledger.submit(path, body)
    t.ok('recorded' in told && told.recorded.length > 0, JSON.stringify(told))
    if ('recorded' in told) t.equal(new Set(told.recorded.map(fact => fact.stream)).size, 1)
  })

  t.test(`${command} is refused where it is known from the future`, async () => {
    fresh(example)
      .when(path, { ...body, knownFrom: '2027' })
      .isRefused('known-in-future', '/knownFrom')
  })

  t.test(`${command} refuses a field it does not know, and a body that is none`, async t => {
    fresh(example)
      .when(path, { ...body, recordedAt: '2026' })
      .isInvalid('/recordedAt')
    for (const bad of [null, [], 'text', 5])
      t.ok('invalid' in fresh(example).ledger.submit(path, bad), JSON.stringify(bad))
  })

  t.test(`${command} may carry knownFrom, reason, decision and evidence, which become metadata`, async () => {
    const evidence = [{ title: 'Minutes', url: 'https://a.no/1' }]
    const said = { knownFrom: '2026', reason: 'Why', decision: 'd-1', evidence }
    const after = fresh(example)
    after.when(path, { ...body, decision: 'D 1' }).isInvalid('/decision')
    after.when(path, { ...body, evidence: [{}] }).isInvalid('/evidence/0/title')
    after.when(path, { ...body, ...said }).records({ meta: said })
  })

  t.test(`${command} ${needReason.has(command) ? 'asks for a reason' : 'asks for no reason'}`, async () => {
    const silent = fresh(example).when(path, without(body, 'reason'))
    if (needReason.has(command)) silent.isInvalid('/reason')
    else silent.records({})
  })

  t.test(`${command} ${needDecidedBy.has(command) ? 'names who decided' : 'need not name who decided'}`, async () => {
    const nobody = fresh(example).when(path, without(body, 'decidedBy'))
    if (needDecidedBy.has(command)) nobody.isInvalid('/decidedBy')
    else nobody.records({})
  })
}

t.test('a command is found by its address, and nothing else is', async t => {
  t.equal(commandNamed('indicators', 'measure')?.name, 'measure')
  for (const [thing, name] of [
    ['indicators', 'constructor'],
    ['constructor', 'name'],
    ['missions', 'measure'],
    ['indicators', ''],
  ])
    t.equal(commandNamed(thing as string, name as string), undefined)
})

t.test('a thing has one stream, named by what it is; access has one for all', async t => {
  const stream = (thing: string, name: string) => streamOf(commandNamed(thing, name) as (typeof commands)[number], 'x')
  t.equal(stream('missions', 'propose'), 'mission-x')
  t.equal(stream('indicators', 'measure'), 'indicator-x')
  t.equal(stream('releases', 'publish'), 'release-x')
  t.equal(stream('access', 'issue-key'), 'access')
})

t.test('a fact of another life is never skipped in silence', async t => {
  const fact = { ...missionConcluded({ decidedBy: 'p' }), revision: 0, recordedAt: 0, knownFrom: 0, meta: {} as never }
  t.throws(() => evolve('indicator', beginState('indicator'), fact), UnreadableFact)
  t.throws(() => evolve('mission', beginState('mission'), { ...fact, type: 'constructor' }), UnreadableFact)
})
