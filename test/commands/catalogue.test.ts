import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { roles } from '../../events/access.ts'
import { factNames, lives } from '../../events/catalogue.ts'
import {
  type AnyCommand,
  addressOf,
  type BodyAt,
  type CommandAddress,
  commandAt,
  commandNamed,
  commands,
  streamOf,
} from '../../src/commands/catalogue.ts'
import { type Example, examples, pathOf } from './examples.ts'
import { type Before, given } from './given.ts'
import { decisionBody } from './scenes.ts'

const addresses = commands.map(addressOf)
const without = (body: object, field: string): object =>
  Object.fromEntries(Object.entries(body).filter(([name]) => name !== field))

t.test('every command has an address of its own and an example body', async t => {
  t.equal(new Set(addresses).size, addresses.length, 'no two commands share an address')
  for (const address of addresses) t.ok(Object.hasOwn(examples, address), `${address} has an example body`)
  for (const address of Object.keys(examples)) t.ok(addresses.includes(address as CommandAddress), `${address} exists`)
})

t.test('every command says in a sentence what it does, and names roles that exist', async t => {
  for (const command of commands) {
    t.match(command.summary, /^[A-Z][^\n]{10,}[.…]$/, addressOf(command))
    t.ok(command.roles.length > 0 && command.roles.every(role => roles.includes(role)), addressOf(command))
  }
})

for (const address of addresses) {
  const { before, body }: Example = examples[address] ?? { before: [], body: {} }
  const path = pathOf(address)

  t.test(`${address} is accepted, and records facts of one stream`, async t => {
    const outcome = given(before).ledger.submit(path, body)
    t.ok('recorded' in outcome && outcome.recorded.length > 0, JSON.stringify(outcome))
    if ('recorded' in outcome) t.equal(new Set(outcome.recorded.map(fact => fact.stream)).size, 1)
  })

  t.test(`${address} needs every field of its example, a reason among them where it asks for one`, async t => {
    for (const field of Object.keys(body)) {
      const outcome = given(before).ledger.submit(path, without(body, field))
      t.notOk('recorded' in outcome, `nothing is recorded without ${field}`)
    }
    for (const field of ['reason', 'decidedBy'].filter(field => Object.hasOwn(body, field)))
      given(before).when(path, without(body, field)).isInvalid(`/${field}`)
  })

  t.test(`${address} is refused where knownFrom lies in the future`, async () => {
    given(before)
      .when(path, { ...body, knownFrom: '2027' })
      .isRefused('known-in-future', '/knownFrom')
  })

  t.test(`${address} refuses an unknown field, and a body that is no object`, async t => {
    given(before)
      .when(path, { ...body, recordedAt: '2026' })
      .isInvalid('/recordedAt')
    for (const bad of [null, [], 'text', 5])
      t.ok('invalid' in given(before).ledger.submit(path, bad), JSON.stringify(bad))
  })

  t.test(`${address} may carry knownFrom, reason, decision and evidence, which become metadata`, async () => {
    const evidence = [{ title: 'Minutes', url: 'https://a.no/1' }]
    // A mandate is a decision of the mission: what begins a mission has none yet.
    const begun = before.some(step => 0 in step && step[0] === 'missions/m/declare')
    const mandate: Before = ['decisions/d-1/take', decisionBody]
    const metadata = { knownFrom: '2026', reason: 'Why', ...(begun && { decision: 'd-1' }), evidence }
    const past = given(begun ? [...before, mandate] : before)
    if (!begun) past.when(path, { ...body, decision: 'd-1' }).isRefused('unknown-decision', '/decision')
    past.when(path, { ...body, decision: 'D 1' }).isInvalid('/decision')
    past.when(path, { ...body, evidence: [{}] }).isInvalid('/evidence/0/title')
    past.when(path, { ...body, ...metadata }).records({ meta: metadata })
  })
}

t.test('every kind of fact but those of the log itself is recorded by the example of some command', async t => {
  const recorded = addresses.flatMap(address => {
    const { before, body }: Example = examples[address]
    const outcome = given(before).ledger.submit(pathOf(address), body)
    return 'recorded' in outcome ? outcome.recorded.map(fact => fact.type) : []
  })
  t.same(
    factNames.filter(name => !recorded.includes(name)).sort(),
    lives.audit.map(({ factName }) => factName as string).sort(),
  )
})

t.test('a command is found by its address, and nothing else is', async t => {
  t.equal(commandNamed('indicators', 'measure'), commandAt('indicators/measure'))
  for (const [thing, name] of [
    ['indicators', 'constructor'],
    ['constructor', 'name'],
    ['missions', 'measure'],
    ['indicators', ''],
  ])
    t.equal(commandNamed(thing as string, name as string), undefined)
})

t.test('an unknown command does not compile, nor the body of another command', async t => {
  const measurement: BodyAt<'indicators/measure'> = { period: '2024', value: 9.5 }
  const adoption: BodyAt<'missions/adopt-goal'> = { goal: 'g', decidedBy: 'partnership' }
  // @ts-expect-error there is no such command
  t.equal(commandAt('indicators/erase'), undefined)
  // @ts-expect-error a command belongs to one thing
  t.equal(commandAt('missions/measure'), undefined)
  // @ts-expect-error the body of another command
  const wrong: BodyAt<'missions/adopt-goal'> = measurement
  t.ok(commandAt('missions/adopt-goal').body.safeParse(adoption).success)
  t.notOk(commandAt('missions/adopt-goal').body.safeParse(wrong).success)
  // @ts-expect-error a body without one of its fields
  const incomplete: BodyAt<'missions/adopt-goal'> = { goal: 'g' }
  t.notOk(commandAt('missions/adopt-goal').body.safeParse(incomplete).success)
  // @ts-expect-error a kind of goal that does not exist
  const unknown: BodyAt<'missions/set-goal'> = { goal: 'g', statement: 'S', level: 1, kind: 'dream' }
  t.notOk(commandAt('missions/set-goal').body.safeParse(unknown).success)
})

t.test('a thing has one stream, named after it; access has one for all', async t => {
  t.equal(streamOf(commandAt('missions/propose'), 'x'), 'mission-x')
  t.equal(streamOf(commandAt('indicators/measure'), 'x'), 'indicator-x')
  t.equal(streamOf(commandAt('releases/publish'), 'x'), 'release-x')
  t.equal(streamOf(commandAt('access/issue-key'), 'x'), 'access')
})

const root = join(import.meta.dirname, '../..')
const isCommand = (value: unknown): value is AnyCommand =>
  typeof value === 'object' && value !== null && 'decide' in value && 'summary' in value

t.test('every command is made in a file whose test sends it, and is in the list', async t => {
  const untested = new Set<string>(addresses)
  for (const file of globSync('src/commands/*/*-commands.ts', { cwd: root })) {
    const test = readFileSync(join(root, file.replace('src/', 'test/').replace('.ts', '.test.ts')), 'utf8')
    const module: Record<string, unknown> = await import(join(root, file))
    for (const command of Object.values(module).flat().filter(isCommand)) {
      t.ok(untested.delete(addressOf(command)), `${addressOf(command)} is in the list, from one file`)
      t.match(test, new RegExp(`['/]${command.name}['\`]`), `${addressOf(command)} is sent in the test of ${file}`)
    }
  }
  t.same([...untested], [], 'commands made elsewhere than in a *-commands.ts file')
})
