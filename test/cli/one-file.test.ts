/** The program as one file: when it is run, and that it is the same program. The whole of it is made once, of a copy of the sources. */
import { spawn, spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'

const root = join(import.meta.dirname, '../..')

/** A copy of the sources with the same packages, and a folder of its own for what is made of them. */
function copyOfSources(): string {
  const copy = mkdtempSync(join(tmpdir(), 'varde-one-file-'))
  for (const name of ['src', 'projections', 'events', 'package.json', 'package-lock.json'])
    cpSync(join(root, name), join(copy, name), { recursive: true, preserveTimestamps: true })
  const packages = join(root, 'node_modules')
  mkdirSync(join(copy, 'node_modules'))
  for (const name of readdirSync(packages).filter(name => name !== '.cache'))
    symlinkSync(join(packages, name), join(copy, 'node_modules', name))
  return copy
}

const copy = copyOfSources()
t.teardown(() => rmSync(copy, { recursive: true, force: true }))
const cache = join(copy, 'node_modules/.cache/varde')
const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^VARDE_|^NODE_V8/.test(name)))

/** Runs a program of the copy to its end; from which files it was run, standard error says. */
const run = (words: readonly string[], env: Record<string, string> = {}) =>
  spawnSync(process.execPath, words, { cwd: copy, encoding: 'utf8', env: { ...inherited, ...env } })
const make = () => run(['src/cli/one-file/make.ts'])

/** Says at its end whether the program was loaded from its sources. */
const telling = join(copy, 'telling.mjs')
writeFileSync(
  telling,
  `import { registerHooks } from 'node:module'
  let said = 'RAN ONE FILE'
  registerHooks({
    load(url, context, next) {
      if (url.endsWith('/src/cli/varde.ts')) said = 'RAN SOURCES'
      return next(url, context)
    },
  })
  process.on('exit', () => process.stderr.write(said))`,
)
const varde = (words: readonly string[], env?: Record<string, string>) =>
  run(['--import', telling, 'src/cli/varde.mjs', ...words], env)
const ranOneFile = (): boolean => {
  const { stdout, stderr } = varde(['--version'])
  t.match(stdout, /^\d+\.\d+\.\d+\n$/, 'the program is run from one file or from sources')
  return stderr === 'RAN ONE FILE'
}
const files = (): string[] => (existsSync(cache) ? readdirSync(cache).toSorted() : [])
const fileOf = (extension: string): string => join(cache, files().find(name => name.endsWith(extension)) ?? '')

t.test('without one, the sources are run', async t => {
  t.notOk(ranOneFile())
})

t.test('one that is made is run at the next start, and nothing else is left beside it', async t => {
  const { status, stderr } = make()
  t.equal(status, 0, stderr)
  t.strictSame(
    files()
      .map(name => name.replace(/^.*\./, ''))
      .toSorted(),
    ['code', 'js', 'json'],
  )
  t.ok(ranOneFile())
})

t.test('from one file, commands say what they say from the sources', async t => {
  const source = join(copy, 'src/cli/varde.ts')
  const commands = [
    ['--help'],
    ['--version'],
    ['reference'],
    ['keys', '--help'],
    ['no-such-command'],
    ['fsck', '--json'],
    ['export', '--format', 'no-such-format'],
  ]
  for (const words of commands) {
    const own = { VARDE_DATA_DIR: join(copy, 'nowhere') }
    const sources = run([source, ...words], own)
    const oneFile = varde(words, own)
    t.equal(oneFile.stdout, sources.stdout, words.join(' '))
    t.equal(oneFile.stderr, `${sources.stderr}RAN ONE FILE`)
    t.equal(oneFile.status, sources.status)
  }
})

/** What a server answers to each address, without what changes with each start and each minute. */
async function answersFrom(entry: readonly string[], data: string, paths: readonly string[]): Promise<string[]> {
  const env = { ...inherited, VARDE_DATA_DIR: data, VARDE_PORT: '0', VARDE_LOG_LEVEL: 'error' }
  const child = spawn(process.execPath, [...entry, 'demo'], { cwd: copy, env, stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    const address = await new Promise<string>((resolve, reject) => {
      let said = ''
      child.stdout.on('data', chunk => {
        said += chunk
        const found = /^listening (\S+)/m.exec(said)?.[1]
        if (found) resolve(found)
      })
      child.once('exit', code => reject(new Error(`the server ended with ${code}`)))
    })
    const answers = []
    for (const path of paths) {
      const answer = await fetch(address + path)
      const body = Buffer.from(await answer.arrayBuffer()).toString('latin1')
      const steady = body.replaceAll(address, '').replaceAll(/\d\d[:.]\d\d(?= UTC)/g, '')
      answers.push(`${answer.status} ${answer.headers.get('content-type')} ${steady}`)
    }
    return answers
  } finally {
    child.removeAllListeners('exit')
    const ended = new Promise(resolve => child.once('exit', resolve))
    child.kill('SIGTERM')
    await ended
  }
}

t.test(
  'from one file, a server answers what it answers from the sources, threads and files beside sources included',
  async t => {
    const data = join(copy, 'data')
    const paths = [
      '/?asOf=2024',
      '/missions/inkludering?asOf=2024&lang=en',
      '/indicators/neet-15-29?asOf=2024&lang=nb',
      '/indicators/neet-15-29/picture.svg?asOf=2024',
      '/indicators/neet-15-29/picture.png?asOf=2024',
      '/missions/inkludering/changes?lang=da',
      '/missions/none',
      '/sign-in',
      '/openapi.json',
      '/api/v1/missions/inkludering/progress?asOf=2024',
      '/api/v1/indicators/neet-15-29/series?asOf=2024',
    ]
    const oneFile = await answersFrom(['src/cli/varde.mjs'], data, paths)
    const sources = await answersFrom(['src/cli/varde.ts'], data, paths)
    for (const [n, path] of paths.entries()) t.equal(oneFile[n], sources[n], path)
    const rebuilt = varde(['rebuild', '--json'], { VARDE_DATA_DIR: data })
    t.equal(rebuilt.status, 0, rebuilt.stderr)
  },
)

t.test('the trace of an error names sources', async t => {
  const failing = join(copy, 'failing.mjs')
  writeFileSync(
    failing,
    `process.stdout.write = () => {
      try { new URL('no address') } catch (error) { process.stderr.write(error.stack) }
      return true
    }`,
  )
  const { stderr } = run(['--import', failing, 'src/cli/varde.mjs', '--version'])
  t.match(stderr, /^TypeError: Invalid URL\n {4}at .* of src\/cli\/varde\.ts$/ms)
  t.match(stderr, / of node_modules\/commander\/|commander\/lib\/command\.js/, 'those of packages too')
})

t.test('where traces or coverage are about sources, the sources are run', async t => {
  t.equal(varde(['--version'], { NODE_OPTIONS: '--enable-source-maps' }).stderr, 'RAN SOURCES')
  t.equal(varde(['--version'], { NODE_V8_COVERAGE: join(copy, 'coverage') }).stderr, 'RAN SOURCES')
})

t.test('a source of another time and the same content changes nothing', async t => {
  utimesSync(join(copy, 'src/main.ts'), 0, 1)
  t.ok(ranOneFile())
})

t.test('half of one is never run', async t => {
  for (const extension of ['.js', '.code', '.json']) {
    const path = fileOf(extension)
    const content = readFileSync(path)
    truncateSync(path, Math.floor(content.length / 2))
    t.notOk(ranOneFile(), `half of the ${extension} file`)
    rmSync(path)
    t.notOk(ranOneFile(), `no ${extension} file`)
    writeFileSync(path, content)
  }
  t.ok(ranOneFile())
})

t.test('one that another Node or another copy of the sources has made is not run', async t => {
  const path = fileOf('.json')
  const record = JSON.parse(readFileSync(path, 'utf8'))
  for (const other of [{ node: 'v24.0.0' }, { madeIn: '/elsewhere' }]) {
    writeFileSync(path, JSON.stringify({ ...record, ...other }))
    t.notOk(ranOneFile())
  }
  writeFileSync(path, JSON.stringify(record))
  t.ok(ranOneFile())
})

t.test('after a source or a list of packages has changed, or a source is gone, the sources are run', async t => {
  for (const name of ['src/audit/VERIFY.en.md', 'events/catalogue.ts', 'package-lock.json']) {
    const path = join(copy, name)
    const content = readFileSync(path, 'utf8')
    writeFileSync(path, content.replace(/[a-z]/, 'z'))
    t.notOk(ranOneFile(), `${name}, of the same length`)
    writeFileSync(path, `${content}\n`)
    t.notOk(ranOneFile(), `${name}, longer`)
    writeFileSync(path, content)
  }
  t.ok(ranOneFile())
  const path = join(copy, 'src/audit/VERIFY.nb.md')
  renameSync(path, `${path}.aside`)
  t.notOk(ranOneFile(), 'a source is gone')
  renameSync(`${path}.aside`, path)
})

t.test('two makers at once make one', async t => {
  const making = `${fileOf('.json')}.making`
  writeFileSync(making, '')
  const before = readFileSync(fileOf('.json'))
  t.equal(make().status, 0, 'the second leaves it to the first')
  t.strictSame(readFileSync(fileOf('.json')), before)
  rmSync(making)
})

t.test('where nothing can be kept, nothing is made, and the sources are run', async t => {
  rmSync(join(copy, 'node_modules/.cache'), { recursive: true })
  // A file in place of the folder stops also those who may write everywhere.
  writeFileSync(join(copy, 'node_modules/.cache'), '')
  const { status, stderr } = make()
  t.equal(status, 1)
  t.match(stderr, /EEXIST|ENOTDIR/)
  t.notOk(ranOneFile())
  rmSync(join(copy, 'node_modules/.cache'))
})

t.test('a server that runs from the sources has it made for the next start', async t => {
  const data = join(copy, 'other-data')
  const env = { ...inherited, VARDE_DATA_DIR: data, VARDE_PORT: '0', VARDE_FIRST_KEY: 'k'.repeat(32) }
  const child = spawn(process.execPath, ['src/cli/varde.mjs', 'serve'], { cwd: copy, env, stdio: 'ignore' })
  const until = Date.now() + 120_000
  while (!files().some(name => name.endsWith('.json')) && Date.now() < until) await new Promise(r => setTimeout(r, 200))
  const ended = new Promise(resolve => child.once('exit', resolve))
  child.kill('SIGTERM')
  await ended
  t.ok(ranOneFile())
  const kept = files()
    .map(name => readFileSync(join(cache, name), 'latin1'))
    .join('')
  t.notMatch(kept, 'k'.repeat(32), 'and no key of the server is in it')
})
