import { spawnSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { callersDirectory } from '../../src/config.ts'
import { directory, installation, varde } from './varde.ts'

const root = join(import.meta.dirname, '../..')

/** Runs `npm run varde -- …` as somebody in another directory does. */
function throughNpm(cwd: string, words: readonly string[], env: object = {}) {
  const npm = ['run', '--silent', '--prefix', root, 'varde', '--', ...words]
  return spawnSync('npm', npm, { cwd, env: { ...process.env, ...env }, encoding: 'utf8' })
}

t.test('a path given through npm is relative to the caller’s directory', async t => {
  const { cwd, env } = await installation(t)
  const backup = throughNpm(cwd, ['backup', 'copy'], env)
  t.equal(backup.status, 0, backup.stderr)
  t.ok(existsSync(join(cwd, 'copy', 'varde.db')))
  const restored = throughNpm(cwd, ['restore', 'copy'], { VARDE_DATA_DIR: join(cwd, 'again') })
  t.equal(restored.status, 0, restored.stderr)
  t.ok(existsSync(join(cwd, 'again', 'varde.db')))
  writeFileSync(join(cwd, 'figures.csv'), 'period,value\n2020,1\n')
  const imported = throughNpm(cwd, ['import', 'figures.csv', '--indicator', 'x'], {
    VARDE_DATA_DIR: join(cwd, 'again'),
  })
  t.match(imported.stdout + imported.stderr, /figures\.csv|indicator/)
  t.notMatch(imported.stdout + imported.stderr, /ENOENT/, 'the file is found where the command was typed')
  writeFileSync(join(cwd, 'cases.ndjson'), 'nonsense\n')
  const assessed = throughNpm(cwd, ['assess', 'cases.ndjson'])
  t.match(JSON.parse(assessed.stdout), { line: 1, error: { code: 'unreadable' } }, assessed.stderr)
})

t.test('npm’s caller counts only where npm started this package in its own directory', async t => {
  const elsewhere = directory(t)
  const byNpm = { INIT_CWD: elsewhere, npm_package_json: join(root, 'package.json') }
  t.equal(callersDirectory(byNpm, root), elsewhere)
  t.equal(callersDirectory(byNpm, '/srv'), '/srv', 'a script of npm’s has gone to a directory of its own')
  t.equal(callersDirectory({ ...byNpm, npm_package_json: '/srv/package.json' }, root), root, 'another package’s script')
  t.equal(callersDirectory({}, root), root)
})

t.test('a path at which nothing can be read or written is told in one line, by what is missing', async t => {
  const { cwd, env } = await installation(t)
  const said = async (...words: string[]) => (await varde(words, { cwd, env })).err
  t.equal(await said('assess', 'none.ndjson'), 'varde: there is no file none.ndjson\n')
  t.equal(await said('assess', '.'), 'varde: . is a folder; name a file in it\n')
  const bundle = ['export', '--bundle', '--output']
  t.equal(await said(...bundle, 'none/log.tar'), `varde: there is no folder ${join(cwd, 'none')}\n`)
  t.equal(await said(...bundle, '.'), `varde: ${cwd} is a folder; name a file in it\n`)
  t.match(
    await said('restore', 'none'),
    /^varde: there is no log in .*none; name a directory that `varde backup` has written\n$/,
  )
})
