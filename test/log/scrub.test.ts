import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout } from 'node:timers/promises'
import t from 'tap'
import type { Damage } from '../../src/log/damage.ts'
import { scrubLog } from '../../src/log/scrub.ts'
import { openSqliteLog } from '../../src/log/sqlite.ts'
import { appendFacts } from '../contract/given.ts'
import type { Test } from '../contract/subject.ts'
import { temporary } from './temporary.ts'

async function opened(t: Test) {
  const directory = temporary(t)
  const log = openSqliteLog({ directory })
  t.teardown(() => log.close())
  await appendFacts(log, 'mission-x', 300, { mission: 'x' })
  function damage(position: number): void {
    const db = new DatabaseSync(join(directory, 'varde.db'))
    db.exec('DROP TRIGGER IF EXISTS facts_never_change')
    db.exec(`UPDATE facts SET data = '{}' WHERE position = ${position}`)
    db.close()
  }
  return { log, damage }
}

t.test('F10 a small log is checked before anything is asked of it', async t => {
  const { log, damage } = await opened(t)
  damage(217)
  const found: Damage[] = []
  scrubLog(log, { onDamage: each => found.push(each) })
  t.match(found, [{ position: 217 }])
  t.match(log.damage(), { position: 217 })
})

t.test('F10 a large log is checked in the background, from its beginning, again and again', async t => {
  const { log, damage } = await opened(t)
  const found: Damage[] = []
  const stop = scrubLog(log, { onDamage: each => found.push(each), small: 0, every: 20 })
  t.teardown(stop)
  await setTimeout(200)
  t.same(found, [])
  t.equal(log.unavailable(), undefined)
  damage(250)
  for (let waited = 0; found.length === 0 && waited < 60_000; waited += 20) await setTimeout(20)
  t.match(found, [{ position: 250 }])
  t.match(log.unavailable(), /damaged at position 250/)
  await setTimeout(100)
  t.equal(found.length, 1, 'it is said once')
})

t.test('a scrub that is stopped reads no more', async t => {
  const { log, damage } = await opened(t)
  const found: Damage[] = []
  scrubLog(log, { onDamage: each => found.push(each), small: 0, every: 10 })()
  damage(3)
  await setTimeout(100)
  t.same([found, log.damage()], [[], undefined])
})

t.test(
  'while somebody waits for something long the check is put off, and is made all the same where they always do',
  async t => {
    const { log, damage } = await opened(t)
    damage(250)
    const found: Damage[] = []
    let asked = 0
    const isBusy = () => {
      asked += 1
      return true
    }
    const stop = scrubLog(log, { onDamage: each => found.push(each), small: 0, every: 20, isBusy })
    t.teardown(stop)
    await setTimeout(200)
    t.same(found, [])
    t.ok(asked > 2)
    for (let waited = 0; found.length === 0 && waited < 60_000; waited += 20) await setTimeout(20)
    t.match(found, [{ position: 250 }])
  },
)

t.test('a pass over a large log is spread over a sixth of the time until the next', async t => {
  const { log, damage } = await opened(t)
  damage(299)
  const found: number[] = []
  const begun = performance.now()
  const stop = scrubLog(log, { onDamage: () => found.push(performance.now() - begun), small: 0, every: 1800 })
  t.teardown(stop)
  for (let waited = 0; found.length === 0 && waited < 60_000; waited += 20) await setTimeout(20)
  t.ok((found[0] ?? 0) > 200, `after ${found[0]} ms`)
})
