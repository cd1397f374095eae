import { readFileSync } from 'node:fs'
import t from 'tap'
import { withTables } from './tables.ts'

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')

t.test('README’s tables equal those made from the code (node test/readme/write.ts rewrites them)', async t => {
  t.equal(withTables(readme), readme)
})

t.test('a table that differs is found', async t => {
  t.not(
    withTables(readme.replace('mission-declared', 'mission-announced')),
    readme.replace('mission-declared', 'mission-announced'),
  )
})
