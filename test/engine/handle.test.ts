import t from 'tap'
import { isRefusal } from '../../src/commands/refusal.ts'
import { InvalidInput, KeyReused, Stale } from '../../src/engine/errors.ts'
import { LogUnavailable, StreamMoved } from '../../src/log/log.ts'
import { memoryLog } from '../../src/log/memory.ts'
import type { CommandRequest } from '../commands/given.ts'
import { definitionBody, goalBody, indicator, mission, missionBody } from '../commands/scenes.ts'
import { failing, furnished, NOON, type Room, roomOf } from './room.ts'

const measure = 'indicators/i/measure'
const setGoal = 'missions/m/set-goal'
const begun = indicator() as readonly CommandRequest[]

const facts = ({ log }: Room) => [...log.read({})]
const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index))

/** How many of the answers were of each kind. */
function tally(answers: readonly PromiseSettledResult<Awaited<ReturnType<Room['send']>>>[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const each of answers) {
    const name =
      each.status === 'rejected'
        ? (each.reason as Error).name
        : isRefusal(each.value)
          ? each.value.refused
          : each.value.replayed
            ? 'replayed'
            : each.value.recorded
              ? 'recorded'
              : 'same'
    counts[name] = (counts[name] ?? 0) + 1
  }
  return counts
}

const decisionTaken = {
  mission: 'm',
  body: 'Partnership',
  question: 'Which figures?',
  alternatives: ['These'],
  chosen: 'These',
  rationale: 'They are there',
  decidedOn: '2025-01-01',
}

t.test('a submit becomes facts, with what the log and the caller add', async t => {
  const room = await furnished(begun)
  await room.tell('decisions/d/take', decisionTaken)
  const evidence = [{ title: 'Table' }]
  const body = { period: '2024', value: 9.5, knownFrom: '2025-05', reason: 'yearly', decision: 'd', evidence }
  const answer = await room.tell(measure, body, { idempotencyKey: 'once' })
  t.match(answer, { position: 4, revision: 1, recorded: true, replayed: false })
  t.match(answer.events, [{ type: 'indicator-measured', stream: 'indicator-i', revision: 1, position: 4 }])
  const fact = facts(room).at(-1)
  t.match(fact, { mission: 'm', principal: 'kari', knownFrom: Date.UTC(2025, 5, 1) - 1 })
  t.same(JSON.parse(fact?.data ?? ''), { period: '2024', value: 9.5 })
  t.same(JSON.parse(fact?.meta ?? ''), {
    principal: 'kari',
    organisation: 'org',
    role: 'operative',
    correlationId: 'c',
    commandKey: 'once',
    knownFrom: '2025-05',
    reason: 'yearly',
    decision: 'd',
    evidence,
  })
})

t.test('of many figures each is kept with its own knownFrom and sayings', async t => {
  const room = await furnished(begun)
  const [one, other] = [
    { period: '2023', value: 1, knownFrom: '2024', reason: 'own' },
    { period: '2024', value: 2 },
  ]
  await room.tell('indicators/i/measure-many', { measurements: [one, other], knownFrom: '2025', reason: 'shared' })
  const kept = facts(room).slice(-2)
  t.same(
    kept.map(fact => [fact.knownFrom, JSON.parse(fact.meta).knownFrom, JSON.parse(fact.meta).reason]),
    [
      [Date.UTC(2025, 0, 1) - 1, '2024', 'own'],
      [Date.UTC(2026, 0, 1) - 1, '2025', 'shared'],
    ],
  )
  t.match(await room.tell(measure, one), { recorded: false, position: 3 })
  t.match(await room.send(measure, { ...one, reason: 'shared' }), { refused: 'already-measured' })
  t.match(await room.tell(measure, { ...other, reason: 'shared' }), { recorded: false, position: 4 })
})

t.test('of what was said of no time the log says when', async t => {
  const known: (number | null)[] = []
  const log = memoryLog({ clock: () => NOON })
  const room = roomOf({
    ...log,
    append(append) {
      known.push(...append.facts.map(fact => fact.knownFrom))
      return log.append(append)
    },
  })
  await room.tell('missions/m/declare', { ...missionBody, knownFrom: '2024' })
  await room.tell(setGoal, goalBody)
  t.same(known, [Date.UTC(2025, 0, 1) - 1, null])
})

t.test('a figure known late holds back no other fact', async t => {
  const since = { knownFrom: '2020' }
  const room = await furnished([
    ['missions/m/declare', { ...missionBody, ...since }],
    [setGoal, { ...goalBody, ...since }],
    ['indicators/i/define', { ...definitionBody, ...since }],
    [measure, { period: '2024', value: 1 }],
  ])
  const baseline = { period: '2015', value: 2, knownFrom: '2021' }
  t.match(await room.tell('indicators/i/set-baseline', baseline), { recorded: true })
  t.match(await room.send('indicators/i/set-target', { period: '2035', value: 1, ...since }), {
    refused: 'known-before-its-subject',
  })
})

t.test('a refused submit records nothing', async t => {
  const room = await furnished(begun)
  t.match(await room.send(measure, { period: '2027', value: 1 }), { refused: 'period-not-begun' })
  t.match(await room.send('missions/x/conclude', { decidedBy: 'p', reason: 'because r' }), { refused: 'unknown-thing' })
  t.equal(room.log.head(), 2)
})

t.test('the same command again is answered with the original facts', async t => {
  const room = await furnished(begun)
  const first = await room.tell(measure, { period: '2024', value: 9.5 })
  await room.tell(measure, { period: '2025', value: 9 })
  const again = await room.tell(measure, { period: '2024', value: 9.5 })
  t.same(again, { ...first, recorded: false })
  t.equal(room.log.head(), 4)
})

t.test('a list that is there already is answered with its facts, each once, wherever they stand', async t => {
  const room = await furnished(begun)
  const figures = times(900, index => ({ period: `${1100 + index}`, value: index }))
  const list = (...indices: number[]) => ({ measurements: indices.map(index => figures[index]) })
  const many = 'indicators/i/measure-many'
  await room.tell(many, { measurements: figures })
  const again = await room.tell(many, list(899, 1, 0, 1, 700))
  t.match(again, { recorded: false, position: 902 })
  t.same(
    again.events.map(event => event.revision),
    [1, 2, 701, 900],
  )
  const ids = facts(room).map(fact => fact.id)
  t.same(
    again.events.map(event => event.id),
    again.events.map(event => ids[event.position ?? -1]),
  )
})

t.test('the same command fifty times at once is one fact', async t => {
  const room = await furnished(begun)
  const answers = await Promise.all(times(50, () => room.tell(measure, { period: '2024', value: 9.5 })))
  t.equal(new Set(answers.map(answer => answer.events[0]?.id)).size, 1)
  t.equal(answers.filter(answer => answer.recorded).length, 1)
  t.equal(room.log.head(), 3)
})

t.test('the same key and body is the stored answer again', async t => {
  const room = await furnished(mission as readonly CommandRequest[])
  const goal = { ...goalBody, goal: 'h' }
  const first = await room.tell(setGoal, goal, { idempotencyKey: 'once' })
  t.same(await room.tell(setGoal, goal, { idempotencyKey: 'once' }), { ...first, replayed: true })
  t.match(await room.send(setGoal, goal), { refused: 'already-exists' }, 'without the key it is another submit')
  t.match(
    await roomOf(room.log).tell(setGoal, goal, { idempotencyKey: 'once' }),
    { replayed: true },
    'by another node too',
  )
})

t.test('the same key and body fifty times at once is one fact, and one answer', async t => {
  const room = await furnished(mission as readonly CommandRequest[])
  const send = () => room.send(setGoal, { ...goalBody, goal: 'h' }, { idempotencyKey: 'once' })
  const answers = await Promise.allSettled(times(50, send))
  t.same(tally(answers), { recorded: 1, replayed: 49 })
  t.equal(room.log.head(), 2)
})

t.test('the same key with another body, command or thing is refused', async t => {
  const room = await furnished(begun)
  const key = { idempotencyKey: 'once' }
  await room.tell(measure, { period: '2024', value: 9.5 }, key)
  await t.rejects(room.send(measure, { period: '2024', value: 9.6 }, key), KeyReused)
  await t.rejects(room.send(setGoal, { ...goalBody, goal: 'h' }, key), KeyReused)
  await t.rejects(room.send('indicators/j/measure', { period: '2024', value: 9.5 }, key), KeyReused)
  const order = { value: 9.5, period: '2024' }
  t.match(await room.tell(measure, order, key), { replayed: true }, 'the order of fields is no other body')
})

t.test('AUTHZ09 a key belongs to its principal', async t => {
  const room = await furnished(begun)
  await room.tell(measure, { period: '2024', value: 9.5 }, { idempotencyKey: 'once', principal: 'kari' })
  const other = await room.tell(measure, { period: '2025', value: 9 }, { idempotencyKey: 'once', principal: 'ola' })
  t.match(other, { recorded: true, replayed: false })
})

t.test('only recorded commands are remembered: a refused one may be tried again', async t => {
  const room = await furnished([['missions/m/declare', missionBody]])
  const define = () => room.send('indicators/i/define', definitionBody, { idempotencyKey: 'once' })
  t.match(await define(), { refused: 'unknown-goal' })
  await room.tell(setGoal, goalBody)
  t.match(await define(), { recorded: true, replayed: false })
})

t.test('fact ids are derived from principal, key and place, and differ without a key', async t => {
  const many = {
    measurements: [
      { period: '2023', value: 1 },
      { period: '2024', value: 2 },
    ],
  }
  const ids = async (principal: string, idempotencyKey?: string) => {
    const room = await furnished(begun)
    const more = idempotencyKey === undefined ? { principal } : { principal, idempotencyKey }
    return (await room.tell('indicators/i/measure-many', many, more)).events.map(event => event.id)
  }
  t.same(await ids('kari', 'once'), await ids('kari', 'once'))
  const all = await Promise.all([
    ids('kari', 'once'),
    ids('ola', 'once'),
    ids('kari', 'twice'),
    ids('kari'),
    ids('kari'),
  ])
  t.equal(new Set(all.flat()).size, 10)
})

t.test('F29 of two hundred who saw the same revision one succeeds', async t => {
  const room = await furnished(begun)
  const send = (index: number) => room.send(measure, { period: `${1800 + index}`, value: index }, { ifRevision: 0 })
  t.same(tally(await Promise.allSettled(times(200, send))), { recorded: 1, Stale: 199 })
  t.equal(room.log.revisionOf('indicator-i'), 1)
  await t.rejects(send(500), { name: 'Stale', message: /revision 1, not 0/ })
})

t.test('who saw a revision that never was is stale, also where the thing is not there', async t => {
  const room = await furnished(mission as readonly CommandRequest[])
  await t.rejects(room.send(setGoal, { ...goalBody, goal: 'h' }, { ifRevision: 7 }), Stale)
  await t.rejects(room.send('indicators/i/define', definitionBody, { ifRevision: 0 }), Stale)
})

t.test(
  'a hundred requests of different keys at once are all recorded, each deciding after those before it',
  async t => {
    const room = await furnished(begun)
    const send = (index: number) => room.send(measure, { period: `${1900 + (index % 100)}`, value: index })
    t.same(tally(await Promise.allSettled(times(150, send))), { recorded: 100, 'already-measured': 50 })
    t.same(
      facts(room).map(fact => fact.position),
      times(103, index => index),
    )
  },
)

t.test('what waits is seen by the rules of other things', async t => {
  const room = roomOf()
  const requests: CommandRequest[] = [
    ...(begun as CommandRequest[]),
    ['missions/m/retire-goal', { goal: 'g', decidedBy: 'partnership', reason: 'because r' }],
  ]
  const answers = await Promise.allSettled(requests.map(([path, body]) => room.send(path, body)))
  t.same(tally(answers), { recorded: 3, 'goal-in-use': 1 })
})

t.test('what another node records is seen by the next rule', async t => {
  const log = memoryLog({ clock: () => NOON })
  const [one, other] = [await furnished([['missions/m/declare', missionBody]], log), roomOf(log)]
  t.match(await other.send('indicators/i/define', definitionBody), { refused: 'unknown-goal' })
  await one.tell(setGoal, goalBody)
  await other.tell('indicators/i/define', definitionBody)
  await one.tell(measure, { period: '2024', value: 9.5 })
  t.match(await other.send(measure, { period: '2024', value: 5.9 }), { refused: 'already-measured' })
  t.match(await other.tell(measure, { period: '2024', value: 9.5 }), { recorded: false, position: 3 })
})

t.test('where the stream moves, it is decided again, three times at the most', async t => {
  const moved = new StreamMoved('indicator-i', 0, 1)
  for (const [faults, recorded] of [
    [3, true],
    [4, false],
  ] as const) {
    let [left, tried] = [0, 0]
    const log = memoryLog({ clock: () => NOON })
    const room = await furnished(
      begun,
      failing(log, () => {
        tried += 1
        left -= 1
        return left >= 0 ? moved : undefined
      }),
    )
    left = faults
    tried = 0
    const answer = room.send(measure, { period: '2024', value: 9.5 })
    if (recorded) t.match(await answer, { recorded: true })
    else await t.rejects(answer, StreamMoved)
    t.equal(tried, 4)
    t.equal(log.revisionOf('indicator-i'), recorded ? 1 : 0)
  }
})

t.test('who names a revision is not decided for again', async t => {
  let tried = 0
  const log = memoryLog()
  await furnished(begun, log)
  const room = roomOf(
    failing(log, () => {
      tried += 1
      return new StreamMoved('indicator-i', 0, 1)
    }),
  )
  await t.rejects(room.send(measure, { period: '2024', value: 1 }, { ifRevision: 0 }), StreamMoved)
  t.equal(tried, 1)
})

t.test('a commit that fails is answered so to all who waited, and nothing of it is believed afterwards', async t => {
  let full = false
  const log = memoryLog({ clock: () => NOON })
  const room = await furnished(
    begun,
    failing(log, () => (full ? new LogUnavailable('the disk is full') : undefined)),
  )
  full = true
  const body = { period: '2024', value: 9.5 }
  const answers = await Promise.allSettled([
    room.send(measure, body),
    room.send(measure, body),
    room.send(measure, { period: '2025', value: 1 }, { idempotencyKey: 'once' }),
    room.send(setGoal, { ...goalBody, goal: 'h' }),
  ])
  t.same(tally(answers), { LogUnavailable: 4 })
  t.equal(log.head(), 2)
  full = false
  t.match(await room.send('indicators/i/assign-goals', { goals: ['h'], reason: 'because r' }), {
    refused: 'unknown-goal',
  })
  t.match(await room.tell(measure, { period: '2025', value: 1 }, { idempotencyKey: 'once' }), {
    recorded: true,
    replayed: false,
  })
  t.match(await room.tell(measure, { period: '2024', value: 5.9 }), { recorded: true }, 'the lost value took no key')
})

t.test('what was lost is believed by nobody from the first answer on, whatever thing it was of', async t => {
  let full = false
  const log = memoryLog({ clock: () => NOON })
  const room = await furnished(
    begun,
    failing(log, () => (full ? new LogUnavailable('the disk is full') : undefined)),
  )
  full = true
  const lost = room.send(measure, { period: '2024', value: 9.5 })
  const goal = room.send(setGoal, { ...goalBody, goal: 'h' })
  goal.catch(() => {})
  await t.rejects(lost, LogUnavailable)
  full = false
  t.match(await room.send('indicators/i/assign-goals', { goals: ['h'], reason: 'because r' }), {
    refused: 'unknown-goal',
  })
  await t.rejects(goal, LogUnavailable)
})

t.test('a log that is closed takes nothing', async t => {
  const room = await furnished(begun)
  await room.log.close()
  await t.rejects(room.send(measure, { period: '2024', value: 9.5 }), LogUnavailable)
})

t.test('who may not do it is asked before the rules are, and nothing is recorded', async t => {
  const room = await furnished(begun)
  const seen: (string | null)[] = []
  const authorise = (mission: string | null) => {
    seen.push(mission)
    throw new Error('denied')
  }
  await t.rejects(room.send(measure, { period: '2027', value: 1 }, { authorise }), /denied/)
  await t.rejects(room.send('indicators/x/measure', { period: '2024', value: 1 }, { authorise }), /denied/)
  await t.rejects(room.send('indicators/j/define', definitionBody, { authorise }), /denied/)
  t.same(seen, ['m', null, 'm'])
  t.equal(room.log.head(), 2)
})

t.test('a body that does not fit names each field and its rule', async t => {
  const room = await furnished(begun)
  const faultsOf = async (path: string, body: unknown) => {
    const error = await room.send(path, body).then(
      () => t.fail('it was taken'),
      (error: unknown) => error,
    )
    t.ok(error instanceof InvalidInput, String(error))
    return error as InvalidInput
  }
  t.match(await faultsOf(measure, { period: '2024-13', value: 1 }), {
    message:
      '/period: must be a period: 2024, 2024-H1, 2024-Q4, 2024-05, 2024-W12, 2024-05-17, 2018/2020, 2023-08/2024-07 or a cohort',
    faults: [{ pointer: '/period', code: 'custom' }],
    unreadable: false,
  })
  t.match((await faultsOf(measure, { period: '2024', value: 1, 'a/b': 1, '~': 2 })).faults, [
    { pointer: '/a~1b', code: 'unknown-field', detail: /a\/b/ },
    { pointer: '/~0', code: 'unknown-field' },
  ])
  t.match((await faultsOf(measure, { value: 'x', cell: { '1': 'x' } })).faults, [
    { pointer: '/period' },
    { pointer: '/cell/1', code: 'invalid-key', detail: /name of a dimension/ },
    { pointer: '/value', code: 'invalid-union', detail: /number, or {low, high}/ },
  ])
  for (const body of [undefined, null, [], 'text', 5])
    t.match(await faultsOf(measure, body), { message: /^The body: /, faults: [{ pointer: '' }] })
  t.equal(room.log.head(), 2)
})

t.test('a key is shown once: in the answer to who had it issued, and never in the log', async t => {
  const room = roomOf()
  const body = { principal: 'ola', organisation: 'O', name: 'N' }
  const { issued } = await room.tell('access/issue-key', body, { idempotencyKey: 'once' })
  t.match(issued, { key: /^k/, secret: /^secret/ })
  t.notMatch(JSON.stringify(facts(room)), /secret/)
  const again = await room.tell('access/issue-key', body, { idempotencyKey: 'once' })
  t.equal(again.replayed, true)
  t.notOk('issued' in again)
})
