import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import t from 'tap'
import { program } from '../../src/cli/program.ts'
import { directory, entry, start, varde } from './varde.ts'

const root = join(import.meta.dirname, '../..')

t.test('help names every command', async t => {
  const { code, out } = await varde(['--help'])
  t.equal(code, 0)
  for (const command of (await program()).commands) t.match(out, new RegExp(`^  ${command.name()} `, 'm'))
})

t.test('every command has a file of its own, and help with examples', async t => {
  for (const command of (await program()).commands) {
    t.ok(existsSync(join(root, `src/cli/${command.name()}.ts`)), command.name())
    let help = ''
    command.configureOutput({ writeOut: text => (help += text) }).outputHelp()
    t.match(help, /Examples?:\n {2}/, command.name())
  }
})

t.test('the version is the package’s', async t => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  t.strictSame(await varde(['--version']), { code: 0, out: `${version}\n`, err: '' })
})

t.test('threads keep their compiled code where the program keeps its', async t => {
  const cache = directory(t)
  const told = 'data:text/javascript,process.on("exit", () => console.error(process.env.NODE_COMPILE_CACHE))'
  const env: NodeJS.ProcessEnv = { ...process.env, TMPDIR: cache }
  delete env.NODE_COMPILE_CACHE
  const cacheOf = (more: NodeJS.ProcessEnv) =>
    spawnSync(process.execPath, ['--import', told, entry, '--version'], { env: { ...env, ...more }, encoding: 'utf8' })
      .stderr
  t.equal(cacheOf({}), `${join(cache, 'node-compile-cache')}\n`)
  t.equal(cacheOf({ NODE_COMPILE_CACHE: join(cache, 'own') }), `${join(cache, 'own')}\n`)
  t.equal(cacheOf({ NODE_DISABLE_COMPILE_CACHE: '1' }), 'undefined\n')
})

t.test('a wrong command line ends with 2 and one line, without a stack', async t => {
  const asked: [string[], RegExp][] = [
    [['impot'], /^varde: unknown command 'impot'.*import/],
    [['import'], /^varde: missing required argument 'file'/],
    [['replay'], /^varde: required option '--mission <id>'/],
    [['assess', '--method', 'guess'], /^varde: option '--method <name>' argument 'guess' is invalid.*varde-1/],
    [['assess', '--loud'], /^varde: unknown option '--loud'/],
    [['replay', '--mission', 'm', '--from', 'yesterday'], /^varde: .*2024-05-17/],
    [['rebuild'], /^varde: there is no log in \.\/data; set VARDE_DATA_DIR/],
    [['assess', 'nowhere.ndjson'], /^varde: .*nowhere\.ndjson/],
  ]
  for (const [words, message] of asked) {
    const { code, out, err } = await varde(words, { cwd: directory(t) })
    t.equal(code, 2, words.join(' '))
    t.equal(out, '')
    t.match(err, message)
    t.equal(err.trimEnd().split('\n').length, 1)
  }
})

t.test('without a command the commands are listed, and the exit status is 2', async t => {
  const { code, err } = await varde([])
  t.equal(code, 2)
  t.match(err, /Commands:[\s\S]*varde: give a command/)
})

t.test('an unknown environment variable ends it with 2', async t => {
  const { code, err } = await varde(['rebuild'], { env: { VARDE_DATADIR: 'x' } })
  t.equal(code, 2)
  t.match(err, /^varde: VARDE_DATADIR is not known/)
})

t.test('a reader who closes the output early ends the command, with 0 and without a word', async t => {
  const { child, said } = start(['assess'])
  child.stdin?.write('{}\n'.repeat(10_000))
  await once(child.stdout as Readable, 'data')
  child.stdout?.destroy()
  // Only when it prints more does it meet that nobody reads.
  const closed = once(child, 'close')
  const more = setInterval(() => child.stdin?.write('{}\n'.repeat(10_000)), 10)
  t.same([(await closed)[0], said.err], [0, ''])
  clearInterval(more)
})

t.test('output that cannot be written ends the command with 2, and says why', async t => {
  const full = openSync('/dev/full', 'w')
  t.teardown(() => closeSync(full))
  const { status, stderr } = spawnSync(process.execPath, [entry, 'assess'], {
    input: '{}\n'.repeat(2),
    encoding: 'utf8',
    stdio: ['pipe', full, 'pipe'],
  })
  t.equal(status, 2)
  t.match(stderr, /^varde: ENOSPC: no space left on device/)
})

t.test('an older Node gets a message that says what to do', async t => {
  const older = "Object.defineProperty(process.versions, 'node', { value: '20.20.2' })"
  const entry = join(root, 'src/cli/varde.mjs')
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(older)}`, entry, '--help'],
    { encoding: 'utf8' },
  )
  t.equal(status, 2)
  t.match(stderr, /^varde: needs Node 24 or newer/)
  t.notMatch(readFileSync(entry, 'utf8'), /^import .* from '\.|\?\?=|: string/m, 'and can read the file that says so')
})
