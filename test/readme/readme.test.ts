import { readFileSync } from 'node:fs'
import t from 'tap'
import { program } from '../../src/cli/program.ts'
import { referenceSections } from '../../src/reference/reference.ts'
import { maps, rowsOf, withCounts } from './tables.ts'

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')

t.test('README is short enough to be read', async t => {
  t.ok(readme.trimEnd().split('\n').length <= 220)
})

t.test('README’s maps are counted from the code (node test/readme/write.ts counts again)', async t => {
  t.equal(withCounts(readme), readme)
  const miscounted = readme.replace(/\| \d+ \| define/, '| 1 | define')
  t.not(miscounted, readme)
  t.equal(withCounts(miscounted), readme)
})

t.test('a map has every group there is, and names nothing that is not there', async t => {
  for (const [name, names] of Object.entries(maps)) {
    const rows = rowsOf(readme, name)
    t.same(rows.map(([first]) => first).sort(), [...names.keys()].sort(), name)
    t.ok(rows.length <= 11, `${name} is a map of eleven lines at most`)
    for (const [first = '', , named = ''] of rows) {
      const all = named.split(':')[0]?.split(', ') ?? []
      for (const one of all) t.ok(names.get(first)?.includes(one), `${first} ${one}`)
    }
  }
})

t.test('README names every command of the command line, and no other', async t => {
  const sentence = /`npm run varde -- --help` lists ([^.]*)\./.exec(readme)?.[1] ?? ''
  t.same(
    [...sentence.matchAll(/`(\w+)`/g)].map(([, name]) => name).sort(),
    (await program()).commands.map(command => command.name()).sort(),
  )
})

t.test('the settings README names are there', async t => {
  const known = referenceSections.environment.rows.map(([name]) => name)
  for (const [name] of readme.matchAll(/VARDE_[A-Z_]*[A-Z]/g)) t.ok(known.includes(name), name)
})
