/** Long streams are read in turns, whoever asks: questions, commands, dry runs. */
import t from 'tap'
import { atOnce, type Work } from '../../projections/base/work.ts'
import type { FactReader } from '../../projections/figures/fact-reader.ts'
import { views } from '../../projections/views/catalogue.ts'
import type { AnyView } from '../../projections/views/view.ts'
import { viewReaderOf } from '../../src/engine/ask.ts'
import { factCacheOf } from '../../src/engine/fact-cache.ts'
import { turnsOf } from '../../src/engine/turns.ts'
import {
  patienceOf,
  patiently,
  readingFirst,
  readingLittleEach,
  requireFew,
  Unread,
  wasReadNow,
} from '../../src/engine/unread.ts'
import type { Log } from '../../src/log/log.ts'
import { definition, newMission } from '../projections/given.ts'
import { askerOf, insider, type Teller } from '../projections/told.ts'
import { requestOf, roomOf } from './room.ts'

const AREAS = Array.from({ length: 500 }, (_, n) => `a${n}`)
const YEARS = ['2016', '2017', '2018', '2019', '2020', '2021']
const LONG = { ...definition, dimensions: { area: Object.fromEntries(AREAS.map(code => [code, code])) } }

/** Figures of every area for some years. */
const figures = (years: readonly string[]) => ({
  measurements: years.flatMap(period => AREAS.map((area, n) => ({ period, cell: { area }, value: n / 10 }))),
})

/** A reading that nobody waits for. */
const never = function* () {
  yield
  return []
}

/** A mission with an indicator of three thousand figures. */
async function longMission(): Promise<Teller> {
  const teller = await newMission()
  await teller.tell('indicators/x/define', LONG)
  for (const year of YEARS) await teller.tell('indicators/x/measure-many', figures([year]))
  return teller
}

const FACTS = 1 + AREAS.length * YEARS.length

/** A log that tells of each fact that is read, and between which visits to the event loop. */
function watched(log: Log) {
  const read: number[] = []
  let visits = 0
  let isOver = false
  const visit = (): void => {
    visits += 1
    if (!isOver) setImmediate(visit)
  }
  visit()
  const reading: Log = {
    ...log,
    *readStream(...asked) {
      for (const fact of log.readStream(...asked)) {
        read[visits] = (read[visits] ?? 0) + 1
        yield fact
      }
    },
  }
  return {
    log: reading,
    /** Facts read until now, and the most between two visits. */
    counts() {
      isOver = true
      const each = Object.values(read)
      return { all: each.reduce((sum, count) => sum + count, 0), most: Math.max(0, ...each) }
    },
  }
}

/** A clock by which each look at it is a turn later: one step a turn. */
const hurried = () => {
  let now = 0
  return turnsOf(() => {
    now += 100
    return now
  })
}
/** Facts read at once at the most, and in a step. */
const MOST = 500 + 64

const { log } = await longMission()

t.test(
  'the first question about a long stream reads it in turns, and has the answer that is given at once',
  async t => {
    const { answered } = askerOf(log)
    const plainly = answered('/indicators/x/series?cell=area=a7').body
    const { log: slow, counts } = watched(log)
    const reader = viewReaderOf(slow, factCacheOf(slow), { turns: hurried() })
    const given = await reader.answer('/indicators/{id}/series', { id: 'x' }, { cell: 'area=a7' } as never, insider)
    const { all, most } = counts()
    t.ok('answer' in given)
    t.same(JSON.parse(plainly).points, ('answer' in given ? given.answer : ({} as never)).points)
    t.equal(all, FACTS, 'each fact is read once')
    t.ok(most <= MOST, `${most} facts at once`)
  },
)

t.test('a stream may be read at once by those who do not ask in turns', async t => {
  t.ok(askerOf(log).answered('/indicators/x/series?cell=area=a7').body.includes('points'))
})

t.test('those who wait for the same stream read it together', async t => {
  const { log: slow, counts } = watched(log)
  const reader = viewReaderOf(slow, factCacheOf(slow), { turns: hurried() })
  const cells = ['area=a1', 'area=a2', 'area=a3']
  await Promise.all(
    cells.map(cell => reader.answer('/indicators/{id}/series', { id: 'x' }, { cell } as never, insider)),
  )
  t.equal(counts().all, FACTS)
})

t.test('the first command on a long stream is decided in turns, on what has come meanwhile too', async t => {
  const teller = await longMission()
  const { log: slow, counts } = watched(teller.log)
  const room = roomOf(slow, { turns: hurried() })
  const measure = (value: number) =>
    room.engine.handle(requestOf('indicators/x/measure', { period: '2022', cell: { area: 'a1' }, value }))
  const first = measure(1)
  await new Promise(setImmediate)
  await new Promise(setImmediate)
  await teller.tell('indicators/x/measure', { period: '2022', cell: { area: 'a1' }, value: 2 })
  t.match(await first, { refused: 'already-measured' })
  const { most } = counts()
  t.ok(most <= MOST, `${most} facts at once`)
  t.match(await measure(2), { recorded: false })
})

t.test('what is struck while a stream is read in turns counts no more', async t => {
  const teller = await longMission()
  const { position } = await teller.tell('indicators/x/retire', { reason: 'because R' })
  const room = roomOf(teller.log, { turns: hurried() })
  const measured = room.engine.handle(
    requestOf('indicators/x/measure', { period: '2022', cell: { area: 'a1' }, value: 1 }),
  )
  await new Promise(setImmediate)
  await new Promise(setImmediate)
  await teller.tell('indicators/x/strike', { position, reason: 'because R' })
  t.match(await measured, { recorded: true })
})

t.test('a stream that is read at once while it is read in turns has each figure once', async t => {
  const teller = await newMission()
  await teller.tell('indicators/x/define', LONG)
  const cache = factCacheOf(teller.log)
  cache.indicator('x')
  await teller.tell('indicators/x/measure-many', figures(YEARS.slice(0, 3)))
  const rows = patiently(hurried(), () => cache.indicator('x').series.rows)
  await new Promise(setImmediate)
  await new Promise(setImmediate)
  t.equal(cache.indicator('x').series.rows, 1500)
  t.equal(await rows, 1500)
  t.equal(cache.indicator('x').series.rows, 1500)
})

t.test('the entries of a mission are read in turns, and each once', async t => {
  const teller = await newMission()
  await teller.tell('indicators/x/define', LONG)
  const mission = [...teller.log.streamsNamed('mission-')][0]?.slice('mission-'.length) as string
  const cache = factCacheOf(teller.log)
  cache.entries(mission)
  await teller.tell('indicators/x/measure-many', figures(YEARS.slice(0, 3)))
  const rows = patiently(hurried(), () => cache.entries(mission).position.length)
  t.ok(rows instanceof Promise)
  await new Promise(setImmediate)
  await new Promise(setImmediate)
  t.equal(cache.entries(mission).position.length, teller.log.head() + 1)
  t.equal(await rows, teller.log.head() + 1)
})

t.test('a fold that comes to a long stream reads it in turns', async t => {
  const { log: slow, counts } = watched(log)
  const reader = viewReaderOf(slow, factCacheOf(slow), { turns: hurried() })
  let folds = 0
  const view = {
    ...(views.find(({ path }) => path === '/missions') as AnyView),
    fold: function* ({ reader: facts }: { readonly reader: FactReader }) {
      folds += 1
      yield
      return { missions: [], rows: facts.indicator('x').series.rows }
    },
  } as unknown as AnyView
  const given = await reader.answerView({ view, params: {}, query: {}, viewer: insider })
  t.match(JSON.parse(String('bytes' in given && given.bytes)), { rows: FACTS - 1 })
  t.equal(folds, 2, 'once until it had to be read, and once to its end')
  t.ok(counts().most <= MOST)
})

t.test('the figures of a release are computed in turns', async t => {
  const teller = await longMission()
  const { log: slow, counts } = watched(teller.log)
  const room = roomOf(slow, { turns: hurried() })
  const mission = [...teller.log.streamsNamed('mission-')][0]?.slice('mission-'.length)
  t.match(await room.engine.handle(requestOf('releases/r/publish', { mission, title: 'R' })), { recorded: true })
  const { all, most } = counts()
  t.ok(all >= FACTS)
  t.ok(most <= MOST, `${most} facts at once`)
})

t.test('commands on a short stream are not kept waiting by reading a long one', async t => {
  const room = roomOf(log, { turns: hurried() })
  const seen: string[] = []
  const long = room.engine
    .handle(requestOf('indicators/x/measure', { period: '2016', cell: { area: 'a0' }, value: 0 }))
    .then(() => seen.push('long'))
  const short = room.engine
    .handle(requestOf('indicators/none/withdraw', { period: '2016', reason: 'because R' }))
    .then(() => seen.push('short'))
  await Promise.all([long, short])
  t.same(seen, ['short', 'long'])
})

t.test('what is not kept until it is asked for again is read at once, and not for ever', async t => {
  const { log: slow, counts } = watched(log)
  let asked = 0
  const turns = hurried()
  const reading = function* () {
    for (const _ of slow.readStream('indicator-x')) yield
    return []
  }
  const ask = () => {
    asked += 1
    requireFew('indicator-x', FACTS, reading)
    return asked
  }
  t.equal(await patiently(turns, ask), 2, 'once before it was read, and once after')
  t.equal(counts().all, FACTS)
})

t.test('an error while a stream is read goes to all who wait, and the next one reads it anew', async t => {
  let begun = 0
  let isBroken = true
  let isRead = false
  function* reading() {
    begun += 1
    yield
    if (isBroken) throw new Error('a page is gone')
    isRead = true
    return []
  }
  const ask = () => {
    if (!isRead) requireFew('s', 5_000, reading)
    return 'read'
  }
  const turns = hurried()
  const asked = [patiently(turns, ask), patiently(turns, ask)]
  for (const each of asked) await t.rejects(Promise.resolve(each), { message: 'a page is gone' })
  isBroken = false
  t.equal(await patiently(turns, ask), 'read')
  t.equal(begun, 2)
})

t.test('an error of another kind is thrown as it is, and nothing is read', async t => {
  const failing = (): never => {
    throw new RangeError('no')
  }
  t.throws(() => patiently(hurried(), failing), RangeError)
  await t.rejects(patienceOf(hurried()).read(new RangeError('no')), RangeError)
  await t.rejects(Promise.resolve(patiently(hurried(), () => Promise.reject(new RangeError('later')))), RangeError)
})

t.test('a reading ends when all who waited for it have gone', async t => {
  let steps = 0
  let isEnded = false
  function* reading(): Generator<void, never> {
    try {
      for (; ; steps++) yield
    } finally {
      isEnded = true
    }
  }
  const ask = () => requireFew('s', 5_000, reading)
  const turns = hurried()
  const leaving = [new AbortController(), new AbortController()]
  const asked = leaving.map(({ signal }) => Promise.resolve(patiently(turns, ask, signal)))
  for (const [n, { abort }] of leaving.map(one => ({ abort: () => one.abort(new Error('gone')) })).entries()) {
    await new Promise(setImmediate)
    t.equal(isEnded, false)
    abort()
    await t.rejects(asked[n] as Promise<void>, { message: 'gone' })
  }
  await new Promise(setImmediate)
  await new Promise(setImmediate)
  t.ok(steps > 0 && isEnded)
})

t.test('who needs many streams is asked again ever less often for each of them', async t => {
  const read = new Set<number>()
  let asked = 0
  const ask = () => {
    asked += 1
    for (let stream = 0; stream < 200; stream++)
      if (!read.has(stream))
        requireFew(`s${stream}`, 600, function* (count) {
          for (let next = stream; next < stream + count; next++) read.add(next)
          yield
          return []
        })
    return asked
  }
  t.equal(await patiently(hurried(), ask), 9)
})

/** A mission of many indicators; asks for them all, of a cache that keeps so many facts. */
async function askedOfMany(bound?: number) {
  const teller = await newMission()
  const ids = Array.from({ length: 24 }, (_, n) => `i${n}`)
  for (const id of ids) {
    await teller.tell(`indicators/${id}/define`, LONG)
    await teller.tell(`indicators/${id}/measure-many`, figures(YEARS.slice(0, 1)))
  }
  const { log: slow, counts } = watched(teller.log)
  const cache = factCacheOf(slow, undefined, bound)
  let asked = 0
  const rows = await patiently(hurried(), () => {
    asked += 1
    return ids.reduce((sum, id) => sum + cache.indicator(id).series.rows, 0)
  })
  return { ...counts(), asked, rows, of: ids.length }
}

t.test('a mission of many streams is read in few pieces, and each stream once', async t => {
  const { rows, asked, all, most, of } = await askedOfMany()
  t.equal(rows, of * AREAS.length)
  t.ok(asked <= 7, `asked ${asked} times`)
  // The first fact of a stream tells its mission.
  t.ok(all <= of * (AREAS.length + 1) + asked, `${all} facts read`)
  t.ok(most <= MOST, `${most} at once`)
})

t.test('a question that needs more than is kept for all reads each stream once, and in turns', async t => {
  const { rows, asked, all, most, of } = await askedOfMany(3_000)
  t.equal(rows, of * AREAS.length)
  t.ok(all <= of * (AREAS.length + 1) + asked, `${all} facts read`)
  t.ok(most <= MOST, `${most} at once`)
})

t.test(
  'commands on a stream that is read for the first of them are decided in the order in which they came',
  async t => {
    const teller = await longMission()
    const room = roomOf(teller.log, { turns: hurried() })
    const sent = Array.from({ length: 6 }, (_, n) =>
      room.engine.handle(requestOf('indicators/x/measure', { period: '2022', cell: { area: `a${n}` }, value: n })),
    )
    const corrected = room.engine.handle(
      requestOf('indicators/x/correct', {
        period: '2022',
        cell: { area: 'a5' },
        value: 7,
        cause: 'typing-error',
        reason: 'because R',
      }),
    )
    const answers = await Promise.all([...sent, corrected])
    t.same(
      answers.map(answer => ('revision' in answer ? answer.revision : answer)),
      answers.map((_, n) => FACTS + n),
    )
  },
)

t.test('work that reads is ended where it is given up', t => {
  const ended: string[] = []
  function* work() {
    try {
      yield
      requireFew('s', 5_000, never)
    } finally {
      ended.push('ended')
    }
  }
  t.throws(() => atOnce(readingLittleEach(work(), new Map())), Unread)
  const given = readingLittleEach(work(), new Map())
  given.next()
  given.return(undefined)
  t.same(ended, ['ended', 'ended'])
  t.end()
})

t.test('work that reads first is begun anew with what was read for it, which goes when it is done', t => {
  const begun: (readonly [string, unknown])[][] = []
  function* reading(this: string, count: number): Work<(readonly [string, unknown])[]> {
    yield
    return [[this, `${this} ${count}`]]
  }
  const work = () =>
    readingFirst(function* () {
      begun.push([...wasReadNow()])
      requireFew('a', 5_000, reading.bind('a'))
      yield
      requireFew('b', 5_000, reading.bind('b'))
      return begun.length
    })
  t.equal(atOnce(work()), 3)
  const [none, a, both] = [
    [],
    [['a', 'a 1']],
    [
      ['a', 'a 1'],
      ['b', 'b 2'],
    ],
  ]
  t.same(begun, [none, a, both], 'each time twice as much')
  t.equal(atOnce(work()), 6)
  t.same(begun.slice(3), [none, a, both])
  const failing = readingFirst<void>(function* () {
    yield
    throw new Error('of its own')
  })
  t.throws(() => atOnce(failing), { message: 'of its own' })
  t.end()
})

t.test('without a limit nothing is too long; with one, what was read before counts', t => {
  requireFew('s', 1_000_000, never)
  const ask = () => {
    requireFew('a', 300, never)
    requireFew('b', 300, never)
  }
  t.throws(() => patienceOf(hurried()).ask(ask), Unread)
  t.doesNotThrow(ask, 'the limit is gone with the question')
  t.end()
})
