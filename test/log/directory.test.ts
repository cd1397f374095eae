import { mkdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { makeDirectory } from '../../src/log/directory.ts'
import { temporary } from './temporary.ts'

t.test('a directory is made with those above it, for its owner alone; one that is there stays', t => {
  const made = join(temporary(t), 'a/b/c')
  makeDirectory(made)
  makeDirectory(made)
  t.equal(statSync(made).mode & 0o777, 0o700)
  makeDirectory('.')
  t.end()
})

t.test('where none can be made, it is said plainly, and does not take for ever', t => {
  const parent = temporary(t)
  writeFileSync(join(parent, 'file'), '')
  mkdirSync(join(parent, 'one'))
  for (const [path, said] of [
    ['file', /file is not a directory/],
    ['file/below', /file is not a directory/],
    ['file/far/below', /file is not a directory/],
    ['one/\u0000', /cannot be made/],
  ] as const)
    t.throws(() => makeDirectory(join(parent, path)), { name: 'UnusableFile', message: said }, path)
  t.end()
})

t.test('nor where the system has no room for one', { skip: process.platform !== 'linux' }, t => {
  for (const path of ['/proc/x', '/proc/x/y', '/proc/self/x', '/dev/null/x'])
    t.throws(() => makeDirectory(path), {
      name: 'UnusableFile',
      message: /^the directory .* cannot be made: |is not a directory/,
    })
  t.end()
})
