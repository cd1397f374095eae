import { globSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import t from 'tap'
import { factNames, kinds, lives, measurementNames, parse, UnreadableFact } from '../../events/catalogue.ts'

const directory = join(import.meta.dirname, '../../events')

t.test('a fact is a thing and a past participle in kebab-case, and no two share a name', async t => {
  for (const name of factNames) t.match(name, /^[a-z]+(-[a-z]+)+$/)
  t.equal(new Set(factNames).size, factNames.length)
})

t.test('every kind of fact that a life file defines is in the list', async t => {
  const defined: string[] = []
  for (const file of globSync('**/*.ts', { cwd: directory })) {
    const module: Record<string, unknown> = await import(join(directory, file))
    for (const value of Object.values(module))
      if (typeof value === 'function' && 'factName' in value) defined.push(String(value.factName))
  }
  t.same([...new Set(defined)].sort(), [...factNames].sort())
})

t.test('the measurement facts are kinds of the indicator’s life', async t => {
  const names = lives.indicator.map(kind => kind.factName as string)
  for (const name of measurementNames) t.ok(names.includes(name), name)
})

t.test('every kind refuses a field it does not know', async t => {
  for (const kind of kinds) {
    const issues = kind.schema.safeParse({ odd: 1 }).error?.issues ?? []
    t.ok(
      issues.some(issue => issue.code === 'unrecognized_keys'),
      kind.factName,
    )
  }
})

t.test('a stored fact of any name and version is read or named as unreadable, never anything else', async () => {
  const stored = fc.record({
    type: fc.oneof(fc.constantFrom(...factNames), fc.string()),
    version: fc.integer({ min: -1, max: 3 }),
    data: fc.oneof(fc.json(), fc.string()),
  })
  fc.assert(
    fc.property(stored, ({ type, version, data }) => {
      const at = { id: 'i', stream: 's', revision: 0, position: 0, recordedAt: 0, knownFrom: 0, meta: '{}' }
      try {
        return parse({ ...at, type, version, data }).type === type
      } catch (error) {
        return error instanceof UnreadableFact
      }
    }),
    { numRuns: 300 },
  )
})
