import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { deserialize, serialize } from 'node:v8'
import fc from 'fast-check'
import t from 'tap'
import { type IndicatorFact, parse } from '../../../events/catalogue.ts'
import type { Recorded } from '../../../events/fact.ts'
import type { PeriodText } from '../../../events/period.ts'
import type { Cell } from '../../../events/shapes.ts'
import { atOnce } from '../../../projections/base/work.ts'
import { trimmedColumns } from '../../../projections/figures/columns.ts'
import { historyFrom } from '../../../projections/figures/indicator-history.ts'
import { emptySeries } from '../../../projections/figures/series.ts'
import { type Blocks, blockOf, discardBlocks, openBlocks, takePlace } from '../../../src/engine/blocks/blocks.ts'
import { packedKeys, unpackedKeys } from '../../../src/engine/blocks/packed-keys.ts'
import { rebuild } from '../../../src/engine/blocks/rebuild.ts'
import { factCacheOf } from '../../../src/engine/fact-cache.ts'
import type { Log } from '../../../src/log/log.ts'
import { temporary } from '../../log/temporary.ts'
import { definition } from '../../projections/given.ts'
import { askerOf, newTeller, type Teller } from '../../projections/told.ts'

const mission = { title: 'M', challenge: 'C', vision: 'V', horizon: { from: '2015', to: '2035' } }
const dimensions = { sex: { F: 'Women', M: 'Men' } }
const ADDRESS = '/indicators/x/series?includeHistory=true'

/** An indicator with some thirty facts of every kind. */
async function longSeries(teller: Teller = newTeller()): Promise<Log> {
  const x = (name: string, body: object) => teller.tell(`indicators/x/${name}`, body)
  await teller.tell('missions/m/declare', mission)
  await teller.tell('missions/m/set-goal', { goal: 'g', statement: 'G', level: 1, kind: 'outcome' })
  await x('define', { ...definition, dimensions })
  for (let year = 2005; year < 2024; year++) {
    const where = { period: String(year), cell: year % 3 === 0 ? { sex: 'F' } : {} }
    await x('measure', { ...where, value: year / 100, note: 'N', knownFrom: '2024' })
    if (year % 4 === 0) await x('correct', { ...where, value: 1, cause: 'method', reason: 'because R' })
    if (year === 2010) await x('set-baseline', { period: '2005', value: 20 })
    if (year === 2012) await x('dispute', { ...where, dispute: 'd', claimant: 'Per', reason: 'because R' })
    if (year === 2013) await x('withdraw', { ...where, reason: 'because R' })
  }
  return teller.log
}

const log = await longSeries()
const plainly = askerOf(log).answered(ADDRESS).body
const facts = log.revisionOf('indicator-x') + 1
const SIZE = 8

function using<A>(directory: string, ask: (blocks: Blocks) => A, of = log): A {
  const blocks = openBlocks(directory, of)
  try {
    return ask(blocks)
  } finally {
    blocks.close()
  }
}

/** Seals a log in blocks of eight facts. */
const sealed = (directory: string, of = log): void =>
  using(directory, blocks => void rebuild(of, blocks, undefined, SIZE), of)

/** What is answered through blocks, and how many facts the log itself had to give. */
function answered(directory: string, of = log): { body: string; read: number } {
  let read = 0
  const counted: Log = {
    ...of,
    *readStream(...asked) {
      for (const fact of of.readStream(...asked)) {
        read += 1
        yield fact
      }
    },
  }
  return using(
    directory,
    blocks => ({ body: askerOf(of, factCacheOf(counted, blocks)).answered(ADDRESS).body, read }),
    of,
  )
}

t.test('what is in blocks is not read from the log', async t => {
  const directory = temporary(t)
  t.same(answered(directory), { body: plainly, read: facts }, 'without blocks')
  sealed(directory)
  t.same(answered(directory), { body: plainly, read: 0 }, 'with all of it in blocks')
})

t.test('a block holds what the facts give that are read one by one, plain figures too', async t => {
  const teller = newTeller()
  await longSeries(teller)
  const x = (name: string, body: object) => teller.tell(`indicators/x/${name}`, body)
  for (const [n, stated] of [{}, { knownFrom: '2024-02' }, { reason: 'because R', knownFrom: '2024-03' }].entries()) {
    const figures = ['P', 'E', undefined, 'B'].map((obsStatus, index) => ({
      period: String(1980 + index + 4 * n),
      value: index / 8 - 0.1,
      ...(obsStatus && { obsStatus }),
      ...(index % 2 === 0 && { cell: { sex: 'M' } }),
    }))
    await x('measure-many', { measurements: figures, ...stated })
    await x('withdraw', { period: String(1981 + 4 * n), reason: 'because R' })
  }
  const stored = [...teller.log.readStream('indicator-x')]
  const block = blockOf(teller.log, 'indicator-x', stored)
  const history = historyFrom(stored.map(fact => parse(fact) as Recorded<IndicatorFact>))
  const columns = trimmedColumns(history.series.columns())
  t.ok(columns.rows >= 30)
  t.strictSame(deserialize(block.content), {
    facts: JSON.parse(JSON.stringify(history.facts)),
    columns: { ...columns, keys: packedKeys(history.series.keys) },
  })
})

t.test('keys are the same once they were packed, and those of one cell share it', async t => {
  const cohort = { period: '2015', cohort: true, after: 'P6Y' } as const
  const period = fc.constantFrom<PeriodText>('2019', '2020-12', '2019/2020', cohort)
  const cell = fc.constantFrom<Cell>({}, { sex: 'F' }, { sex: 'F', age: '16' }, { area: 'a;b\\"' })
  fc.assert(
    fc.property(fc.array(fc.record({ given: period, cell }), { maxLength: 30 }), keys => {
      const unpacked = unpackedKeys(deserialize(serialize(packedKeys(keys))))
      t.same(unpacked, keys)
      t.equal(new Set(unpacked.map(k => k.cell)).size, new Set(keys.map(k => JSON.stringify(k.cell))).size)
    }),
    { numRuns: 50 },
  )
})

t.test('facts after the last block are read from the log', async t => {
  const directory = temporary(t)
  using(directory, blocks =>
    blocks.seal('indicator-x', blockOf(log, 'indicator-x', [...log.readStream('indicator-x')].slice(0, 5))),
  )
  t.same(answered(directory), { body: plainly, read: facts - 5 })
})

t.test('views.db may be deleted at any time, while it is in use too', async t => {
  const directory = temporary(t)
  sealed(directory)
  using(directory, blocks => {
    for (const end of ['', '-wal', '-shm']) rmSync(join(directory, `views.db${end}`), { force: true })
    t.equal(askerOf(log, factCacheOf(log, blocks)).answered(ADDRESS).body, plainly)
    rebuild(log, blocks, undefined, SIZE)
    t.equal(askerOf(log, factCacheOf(log, blocks)).answered(ADDRESS).body, plainly)
  })
  t.equal(answered(directory).body, plainly)
})

t.test('F10 a flipped byte anywhere in views.db changes no answer', async t => {
  const directory = temporary(t)
  sealed(directory)
  const whole = readFileSync(join(directory, 'views.db'))
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
      discardBlocks(directory, 'views.db')
      const damaged = Buffer.from(whole)
      damaged[at] = (damaged[at] as number) ^ flip
      writeFileSync(join(directory, 'views.db'), damaged)
      return answered(directory).body === plainly
    }),
    { numRuns: 150 },
  )
})

t.test('F11 a file cut short, empty or of another kind is begun anew', async t => {
  const directory = temporary(t)
  for (const length of [0, 100, 4096, 6000]) {
    sealed(directory)
    truncateSync(join(directory, 'views.db'), length)
    t.equal(answered(directory).body, plainly, `${length} bytes`)
  }
  writeFileSync(join(directory, 'views.db'), 'period;value\n2024;9.5\n'.repeat(1000))
  t.equal(answered(directory).body, plainly)
  sealed(directory)
  t.same(answered(directory), { body: plainly, read: 0 })
})

t.test('a block that was changed and what follows it are read from the log; what comes before stays', async t => {
  const directory = temporary(t)
  const change = (sql: string): void => {
    sealed(directory)
    const db = new DatabaseSync(join(directory, 'views.db'))
    db.exec(sql)
    db.close()
  }
  for (const sql of [
    `UPDATE blocks SET content = x'00' WHERE first = 16`,
    'UPDATE blocks SET last = last + 1 WHERE first = 16',
    'UPDATE blocks SET position = position - 1 WHERE first = 16',
    'DELETE FROM blocks WHERE first = 16',
  ]) {
    discardBlocks(directory, 'views.db')
    change(sql)
    t.same(answered(directory), { body: plainly, read: facts - 16 }, sql)
    sealed(directory)
    t.same(answered(directory), { body: plainly, read: 0 }, 'and sealed again')
  }
})

t.test('blocks of another log, or of another history of the same log, are left unread', async t => {
  const directory = temporary(t)
  sealed(directory)
  const other = await longSeries(newTeller('2024-07-01'))
  t.equal(answered(directory, other).body, askerOf(other).answered(ADDRESS).body, 'the same origin, other facts')
  t.equal(answered(directory, other).read, facts)
  const named = { ...log, origin: 'elsewhere' }
  sealed(directory)
  t.same(answered(directory, named), { body: plainly, read: facts }, 'another origin')
})

t.test('blocks written in another way are thrown away', async t => {
  const directory = temporary(t)
  sealed(directory)
  const db = new DatabaseSync(join(directory, 'views.db'))
  db.exec(`UPDATE about SET version = '1 indicator-measured@0'`)
  db.close()
  t.same(answered(directory), { body: plainly, read: facts })
})

t.test('a file whose table has no rowids, as it once was made, is read and written as it is', async t => {
  const directory = temporary(t)
  sealed(directory)
  const db = new DatabaseSync(join(directory, 'views.db'))
  db.exec(`ALTER TABLE blocks RENAME TO before;
    CREATE TABLE blocks(stream TEXT, first INTEGER, last INTEGER, position INTEGER, leaf TEXT, sha256 TEXT, content BLOB,
      PRIMARY KEY(stream, first)) STRICT, WITHOUT ROWID;
    INSERT INTO blocks SELECT * FROM before WHERE first < 16; DROP TABLE before`)
  db.close()
  t.same(answered(directory), { body: plainly, read: facts - 16 })
  sealed(directory)
  t.same(answered(directory), { body: plainly, read: 0 })
})

t.test('blocks built beside those in use take their place', async t => {
  const directory = temporary(t)
  const next = openBlocks(directory, log, 'views.next.db')
  rebuild(log, next, undefined, SIZE)
  next.close()
  t.equal(answered(directory).read, facts)
  takePlace(directory, 'views.next.db')
  t.same(answered(directory), { body: plainly, read: 0 })
})

t.test('work that fails leaves no block and no open transaction', async t => {
  const directory = temporary(t)
  using(directory, blocks => {
    const seal = () => blocks.seal('indicator-x', blockOf(log, 'indicator-x', [...log.readStream('indicator-x')]))
    const failing = () =>
      blocks.together(() => {
        seal()
        throw new Error('no room')
      })
    t.throws(failing, { message: 'no room' })
    t.equal(blocks.sealedTo('indicator-x'), -1)
    blocks.together(seal)
    t.equal(blocks.sealedTo('indicator-x'), facts - 1)
  })
})

t.test('a history restored from blocks grows on as one that was read', async t => {
  const directory = temporary(t)
  sealed(directory)
  const restored = historyFrom([])
  t.equal(
    using(directory, blocks => atOnce(blocks.restore('indicator-x', restored))),
    facts - 1,
  )
  t.equal(
    using(directory, blocks => atOnce(blocks.restore('indicator-y', historyFrom([])))),
    -1,
    'nothing is sealed of it',
  )
  const alone = { facts: [], series: emptySeries() }
  t.equal(
    using(directory, blocks => atOnce(blocks.restoreFacts('indicator-x', alone))),
    facts - 1,
  )
  t.same(alone.facts, restored.facts)
  t.equal(alone.series.rows, 0, 'the figures are left where they are')
  const { rows, keys } = restored.series
  t.equal(rows + restored.facts.length, facts)
  t.same(keys[0], { ...keys[0], given: '2005', cell: {} })
})
