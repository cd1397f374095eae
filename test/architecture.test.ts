/** The layout: who may import whom, what no room may do, and what every command, view and fact must have. */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import t from 'tap'
import { lives } from '../events/catalogue.ts'
import { views } from '../projections/views/catalogue.ts'
import { commands } from '../src/commands/catalogue.ts'
import { refusals } from '../src/commands/refusal.ts'
import { examples } from './commands/examples.ts'

const root = join(import.meta.dirname, '..')
const files = globSync(['events/**/*.ts', 'projections/**/*.ts', 'src/**/*.{ts,tsx}'], { cwd: root }).toSorted()
const sources = new Map(files.map(file => [file, readFileSync(join(root, file), 'utf8')]))
const testSources = globSync('test/**/*.test.ts', { cwd: root })
  .filter(file => file !== 'test/architecture.test.ts')
  .map(file => readFileSync(join(root, file), 'utf8'))

/** What a file imports: paths from the root, or names of packages. */
function importsOf(file: string): string[] {
  const source = sources.get(file) ?? ''
  const found = [
    ...source.matchAll(/^(?:import|export)[^'"`]*?from '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gm),
  ]
  return found
    .map(match => match[1] ?? match[2] ?? match[3] ?? '')
    .map(name => (name.startsWith('.') ? relative(root, join(root, dirname(file), name)) : name))
}

const isLocal = (path: string): boolean => /^(events|projections|src)\//.test(path)

/** `events`, `projections`, or the folder or file below `src`. */
const roomOf = (path: string): string =>
  path.startsWith('src/') ? (path.split('/')[1] ?? '').replace(/\.tsx?$/, '') : (path.split('/')[0] ?? '')

/** Room → rooms and packages it may import beside its own; `src` rooms are named without `src/`. Every room has a row. */
const allowedImports: Record<string, readonly string[]> = {
  events: ['zod'],
  projections: ['events', 'luxon', 'zod'],
  commands: ['events', 'luxon', 'zod', 'node:util'],
  proof: ['node:crypto'],
  log: ['events', 'proof', 'node:*', 'zod', '@eventstore/db-client'],
  audit: ['events', 'projections', 'log', 'proof', 'node:*', 'esbuild'],
  samples: ['events'],
  exchange: ['events', 'csv-parse', 'node:*', 'zod'],
  engine: ['events', 'commands', 'projections', 'log', 'proof', 'zod', 'node:*'],
  access: ['events', 'commands', 'log', 'engine', 'projections', 'node:*', 'zod', 'jose'],
  http: [
    'events',
    'commands',
    'projections',
    'log',
    'engine',
    'access',
    'audit',
    'proof',
    'exchange',
    'reference',
    'node:*',
    'zod',
    'fastify',
    'fastify-type-provider-zod',
    '@fastify/*',
    'preact',
    'preact-render-to-string',
    'prom-client',
  ],
  dashboard: [
    'events',
    'commands',
    'projections',
    'engine',
    'access',
    'exchange',
    'node:*',
    'esbuild',
    'fastify',
    'preact',
    'preact/*',
    'preact-render-to-string',
    '@resvg/resvg-js',
  ],
  config: ['zod', 'node:path'],
  configured: ['config', 'log', 'access', 'audit'],
  reference: ['events', 'commands', 'projections', 'access', 'config'],
  'node-version': [],
  'service-record': ['node:fs', 'node:net'],
  'stop-when-told': ['close-with-grace'],
  main: ['*'],
  cli: [
    'events',
    'commands',
    'projections',
    'proof',
    'log',
    'engine',
    'access',
    'audit',
    'exchange',
    'samples',
    'reference',
    'config',
    'node-version',
    'main',
    'node:*',
    'zod',
    'commander',
    'cli-progress',
    'esbuild',
    'stop-when-told',
  ],
}

const fits = (name: string, allowed: readonly string[]): boolean =>
  allowed.some(each => each === name || (each.endsWith('*') && name.startsWith(each.slice(0, -1))))

t.test('a room imports only from the rooms below it', async t => {
  for (const file of files) {
    const allowed = allowedImports[roomOf(file)]
    t.ok(allowed, `${file} stands in a room that has import rules`)
    for (const imported of importsOf(file)) {
      const name = isLocal(imported) ? roomOf(imported) : imported
      if (name !== roomOf(file)) t.ok(fits(name, allowed ?? []), `${file} imports ${imported}`)
    }
  }
})

const floors = ['base', 'progress', 'figures', 'change', 'things', 'words', 'views']

t.test('a floor of the projections imports only from the floors below it', async t => {
  const floorOf = (path: string): number => floors.indexOf(path.split('/')[1] ?? '')
  for (const file of files.filter(file => file.startsWith('projections/'))) {
    t.ok(floorOf(file) >= 0, `${file} stands on one of the seven floors`)
    for (const imported of importsOf(file))
      if (imported.startsWith('projections/')) t.ok(floorOf(imported) <= floorOf(file), `${file} imports ${imported}`)
  }
})

/** The first circle of imports that is met from a file; undefined: there is none. */
function circleFrom(file: string, path: readonly string[], clear: Set<string>): readonly string[] | undefined {
  if (path.includes(file)) return [...path.slice(path.indexOf(file)), file]
  if (clear.has(file)) return undefined
  for (const imported of importsOf(file).filter(each => sources.has(each))) {
    const circle = circleFrom(imported, [...path, file], clear)
    if (circle) return circle
  }
  clear.add(file)
  return undefined
}

t.test('no circle of files exists', async t => {
  const clear = new Set<string>()
  const circles = files.flatMap(file => {
    const circle = circleFrom(file, [], clear)
    for (const each of circle ?? []) clear.add(each)
    return circle ? [circle.join(' → ')] : []
  })
  t.same(circles, [])
})

t.test('one file knows the client of the event store', async t => {
  const knowing = files.filter(file => importsOf(file).includes('@eventstore/db-client'))
  t.same(knowing, ['src/log/store/kurrentdb.ts'])
})

t.test('only main imports what serves the pages', async t => {
  for (const file of files)
    if (!file.startsWith('src/dashboard/') && file !== 'src/main.ts')
      t.notOk(
        importsOf(file).some(imported => imported.startsWith('src/dashboard/')),
        file,
      )
})

t.test('facts, rules and folds read neither clock nor chance', async t => {
  for (const [file, source] of sources)
    if (/^(events|projections|src\/commands)\//.test(file))
      t.notMatch(source, /Date\.now\(|new Date\(\)|Math\.random|randomUUID|randomBytes|performance\.now/, file)
})

t.test('only one file reads the environment, and only one names HTTP statuses', async t => {
  // The last one sets it, for the program that it runs.
  const environment = new Set(['src/config.ts', 'src/cli/paths.ts', 'src/cli/one-file/rehearse.ts'])
  for (const [file, source] of sources) {
    if (!environment.has(file)) t.notMatch(source, /process\.env/, file)
    if (file.startsWith('src/http/') && file !== 'src/http/problem.ts')
      t.notMatch(source, /\.(code|status)\(\d{3}\)/, file)
  }
})

t.test('there is no default export and no barrel, no file over 300 lines, no folder over 30 files', async t => {
  for (const [file, source] of sources) {
    t.notMatch(source, /^export default/m, file)
    t.notMatch(file, /index\.tsx?$/, file)
    t.ok(source.split('\n').length <= 301, `${file} has ${source.split('\n').length} lines`)
  }
  for (const [folder, inside] of Map.groupBy(files, dirname)) t.ok(inside.length <= 30, `${folder}: ${inside.length}`)
})

t.test('a file opens with a sentence that says what it holds', async t => {
  for (const [file, source] of sources) if (!file.endsWith('.d.ts')) t.match(source, /^(#!.*\n)?\/\*\*/, file)
})

// What runs in the browser reads what the server sent it.
t.test('an answer is read as an object, never as text parsed back', async t => {
  for (const [file, source] of sources)
    if (/^(projections\/(?!progress)|src\/dashboard\/(?!islands)|src\/engine\/what-if)/.test(file))
      t.notMatch(source, /JSON\.parse\(/, file)
})

t.test('every command has an example body and a test of its rules', async t => {
  for (const { thing, name } of commands) {
    t.ok(Object.hasOwn(examples, `${thing}/${name}`), `${thing}/${name} has an example body`)
    const address = new RegExp(`['"\`/]${name}['"\`?]`)
    t.ok(
      testSources.some(source => address.test(source)),
      `${thing}/${name} is tested`,
    )
  }
})

t.test('every refusal is reached by a test', async t => {
  for (const code of Object.keys(refusals))
    t.ok(
      testSources.some(source => source.includes(`'${code}'`)),
      code,
    )
})

t.test('every view has a shape and a file of its own', async t => {
  const defining = files.filter(file => /defineView\(\{/.test(sources.get(file) ?? ''))
  t.equal(defining.length, views.length, 'one address a file')
  for (const { path, answer } of views) {
    t.ok('shape' in answer || 'options' in answer, `${path} says what it answers`)
  }
})

t.test(
  'a kind of fact belongs to one life; missions and indicators are both commented, decisions and learning loops both answered for, and what all but access holds is struck',
  async t => {
    const names = Object.values(lives)
      .flat()
      .map(kind => kind.factName)
    t.same([...new Set(names.filter((name, index) => names.indexOf(name) !== index))].sort(), [
      'commentary-written',
      'evidence-acknowledged',
      'fact-struck',
    ])
  },
)

t.test('a test stands in the folder that mirrors what it tests', async t => {
  const rooms = 'events,commands,projections,engine,access,proof,exchange,log,http,dashboard,cli'
  for (const test of globSync(`test/{${rooms}}/**/*.test.ts`, { cwd: root })) {
    const folder = dirname(test).slice('test/'.length)
    const path = /^(events|projections)\b/.test(folder) ? folder : `src/${folder}`
    t.ok(existsSync(join(root, path)), `${test} mirrors ${path}`)
  }
})
