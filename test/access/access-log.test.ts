import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import { type Attempted, openAccessLog } from '../../src/access/access-log.ts'

const attempt = (n: number, own: Partial<Attempted> = {}): Attempted => ({
  at: n,
  code: 'not-your-role',
  method: 'POST',
  path: `/p/${n}`,
  address: '127.0.0.1',
  ...own,
})
const all = new Set(['*'])

t.test('attempts are read newest first, page by page', async t => {
  const log = openAccessLog({ file: ':memory:' })
  for (let n = 1; n <= 5; n++) log.add(attempt(n))
  const page = log.read({ missions: all, limit: 2 })
  t.same(
    page.map(({ path }) => path),
    ['/p/5', '/p/4'],
  )
  t.same(
    log.read({ missions: all, limit: 9, before: page[1]?.entry }).map(({ path }) => path),
    ['/p/3', '/p/2', '/p/1'],
  )
  log.close()
})

t.test('who audits a mission reads what was tried there', async t => {
  const log = openAccessLog({ file: ':memory:' })
  log.add(attempt(1, { mission: 'a', principal: 'anna', key: 'k1' }))
  log.add(attempt(2, { mission: 'b' }))
  log.add(attempt(3))
  t.match(log.read({ missions: new Set(['a', 'c']), limit: 9 }), [
    { path: '/p/1', principal: 'anna', key: 'k1', mission: 'a' },
  ])
  t.same(log.read({ missions: new Set(), limit: 9 }), [])
  log.close()
})

t.test('only the last are kept', async t => {
  const log = openAccessLog({ file: ':memory:', most: 10 })
  for (let n = 1; n <= 25; n++) {
    log.add(attempt(n))
    log.flush()
  }
  t.same(
    log.read({ missions: all, limit: 100 }).map(({ at }) => at),
    [25, 24, 23, 22, 21, 20, 19, 18, 17, 16],
  )
  log.close()
})

t.test('a flood is counted, not kept', async t => {
  const log = openAccessLog({ file: ':memory:' })
  for (let n = 1; n <= 1500; n++) log.add(attempt(n))
  const read = log.read({ missions: all, limit: 5000 })
  t.equal(read.length, 1001)
  t.match(read[0], { code: 'many-more', path: /^500 attempts more/ })
  log.close()
})

t.test('it outlives the process', async t => {
  const directory = mkdtempSync(join(tmpdir(), 'varde-attempts-'))
  t.teardown(() => rmSync(directory, { recursive: true }))
  const file = join(directory, 'access-log.db')
  const log = openAccessLog({ file })
  log.add(attempt(1))
  log.close()
  const again = openAccessLog({ file })
  t.equal(again.read({ missions: all, limit: 9 }).length, 1)
  again.close()
})

t.test('what cannot be written is said, and the next is written', async t => {
  const errors: Error[] = []
  const log = openAccessLog({ file: ':memory:', onError: error => errors.push(error) })
  log.add(attempt(1, { code: undefined as unknown as string }))
  log.flush()
  t.equal(errors.length, 1)
  log.add(attempt(2))
  t.equal(log.read({ missions: all, limit: 9 }).length, 1)
  log.close()
})
