/** Does the layout still hold? Who may import whom, and which rooms read a clock or chance. */
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import t from 'tap'

const root = join(import.meta.dirname, '..')
const files = globSync(['events/**/*.ts', 'projections/**/*.ts', 'src/**/*.{ts,tsx}'], { cwd: root })
const sources = new Map(files.map(file => [file, readFileSync(join(root, file), 'utf8')]))

/** What a file imports: paths from the root, or names of packages. */
function importsOf(file: string): string[] {
  const source = sources.get(file) ?? ''
  const found = [...source.matchAll(/(?:from|import)\s+'([^']+)'|import\('([^']+)'\)/g)].map(m => m[1] ?? m[2] ?? '')
  return found.map(name => (name.startsWith('.') ? relative(root, join(root, dirname(file), name)) : name))
}

const roomOf = (path: string): string =>
  path.startsWith('src/') ? (path.split('/')[1] ?? '').replace(/\.tsx?$/, '') : (path.split('/')[0] ?? '')

/** Room → rooms and packages it may import beside its own. `src` rooms are named without `src/`. */
const may: Record<string, readonly string[]> = {
  events: ['zod'],
  projections: ['events', 'luxon', 'zod'],
  commands: ['events', 'zod', 'node:util'],
  proof: ['node:crypto'],
  log: ['events', 'proof', 'node:*', 'zod', '@eventstore/db-client'],
  samples: ['events'],
  access: ['events', 'commands', 'log', 'engine', 'projections', 'node:*', 'zod'],
  engine: ['events', 'commands', 'projections', 'log', 'proof', 'zod', 'node:*'],
  exchange: ['events', 'projections', 'csv-parse', 'csv-stringify', 'csv-parse/*', 'csv-stringify/*', 'node:*', 'zod'],
}

t.test('a room imports only from the rooms below it', async t => {
  for (const file of files) {
    const room = roomOf(file)
    const allowed = may[room]
    if (!allowed) continue
    for (const imported of importsOf(file)) {
      const local = /^(events|projections|src)\//.test(imported)
      const name = local ? roomOf(imported) : imported
      const fits =
        name === room || allowed.some(a => a === name || (a.endsWith('*') && name.startsWith(a.slice(0, -1))))
      t.ok(fits, `${file} imports ${imported}`)
    }
  }
})

t.test('one file knows the client of the event store', async t => {
  const knowing = files.filter(file => importsOf(file).includes('@eventstore/db-client'))
  t.same(knowing, ['src/log/store/kurrentdb.ts'])
})

t.test('commands and projections know nothing of each other', async t => {
  for (const file of files) {
    if (file.startsWith('src/commands/')) t.notMatch(importsOf(file).join(' '), /projections\//, file)
    if (file.startsWith('projections/')) t.notMatch(importsOf(file).join(' '), /src\//, file)
  }
})

t.test('facts, rules and folds read neither clock nor chance', async t => {
  for (const [file, source] of sources)
    if (/^(events|projections|src\/commands)\//.test(file))
      t.notMatch(source, /Date\.now\(|new Date\(\)|Math\.random|randomUUID|randomBytes|performance\.now/, file)
})

t.test('only one file reads the environment, and only one names HTTP statuses', async t => {
  for (const [file, source] of sources) {
    if (file !== 'src/config.ts') t.notMatch(source, /process\.env/, file)
    if (file.startsWith('src/http/') && file !== 'src/http/problem.ts')
      t.notMatch(source, /\.(code|status)\(\d{3}\)/, file)
  }
})

t.test('there is no default export, no barrel, and no long file', async t => {
  for (const [file, source] of sources) {
    t.notMatch(source, /^export default/m, file)
    t.notMatch(file, /index\.tsx?$/, file)
    t.ok(source.split('\n').length <= 201, `${file} has ${source.split('\n').length} lines`)
  }
})
