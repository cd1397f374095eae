/** What is wrong is said in every language: each message has its sentence, and each fixed text of a schema its own. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { z } from 'zod'
import { message } from '../../events/refusals.ts'
import { views } from '../../projections/views/catalogue.ts'
import { pinQuery } from '../../projections/views/view.ts'
import { languages, readerLanguages } from '../../projections/words/languages.ts'
import { phraseIn } from '../../projections/words/phrases.ts'
import { commands } from '../../src/commands/catalogue.ts'
import { faultsOf } from '../../src/engine/faults.ts'
import { inWords } from '../../src/engine/in-words.ts'
import { eventsQuery } from '../../src/http/events/events-query.ts'

const others = readerLanguages.filter(language => language !== 'en')

t.test('every language has its own sentence for each message, code and fixed text', async t => {
  const { en } = languages
  for (const language of others) {
    const { refusals, codes, phrases } = languages[language]
    for (const [name, own, english] of [
      ['refusals', refusals, en.refusals],
      ['codes', codes, en.codes],
      ['phrases', phrases, en.phrases],
    ] as const) {
      t.strictSame(Object.keys(own).sort(), Object.keys(english).sort(), `${language} ${name}`)
      for (const [key, text] of Object.entries(own)) {
        t.not(String(text), String(english[key as never]), `${language} ${key}`)
        if (typeof text === 'string') t.match(text, /^\S.*\S$/, `${language} ${key}`)
      }
    }
  }
})

/** The messages that schemas have of their own, wherever in a body. */
function ownMessages(schema: z.core.$ZodType, seen = new Set<unknown>()): string[] {
  if (seen.has(schema)) return []
  seen.add(schema)
  const { def } = (schema as z.core.$ZodTypes)._zod
  const parts = def as unknown as Readonly<Record<string, unknown>>
  const inside = [parts.innerType, parts.element, parts.keyType, parts.valueType, parts.in, parts.out].concat(
    Object.values((parts.shape as object | undefined) ?? {}),
    (parts.options as unknown[] | undefined) ?? [],
  )
  const rules = [def, ...(def.checks ?? []).map(check => check._zod.def)]
  const own = rules.flatMap(({ error }) => {
    const said = error?.({ code: 'custom', input: undefined } as never)
    return typeof said === 'string' ? [said] : said ? [said.message] : []
  })
  return [...own, ...inside.flatMap(part => (part ? ownMessages(part as z.core.$ZodType, seen) : []))]
}

t.test('whatever a schema of a command says is said in every language', async t => {
  const said = new Set(commands.flatMap(({ body }) => ownMessages(body)))
  t.ok(said.size > 30, `${said.size} texts`)
  // What is complained of by a function stands in the sources alone.
  const root = join(import.meta.dirname, '../..')
  for (const file of globSync('src/commands/**/*.ts', { cwd: root }))
    for (const [, , text = ''] of readFileSync(join(root, file), 'utf8').matchAll(
      /(message[:=]? =?|complain\([^)]*?,|exactlyOneAmount\([^)]*?,)\s*['`]([^'`]+)['`]/g,
    ))
      if (/ /.test(text)) said.add(text.replaceAll(/\$\{[^}]*\}/g, 'X'))
  for (const text of said)
    for (const language of others) t.ok(phraseIn(languages[language].phrases, text), `${language}: ${text}`)
})

t.test('so is whatever the query of a view, of facts or of evidence says', async t => {
  const said = new Set(
    [...views.map(({ query }) => query), z.object(pinQuery), eventsQuery].flatMap(query => ownMessages(query)),
  )
  t.ok(said.size > 5, `${said.size} texts`)
  // Those of the addresses of evidence stand in the sources alone.
  const root = join(import.meta.dirname, '../..')
  for (const file of globSync('src/http/*.ts', { cwd: root }))
    for (const [, text = ''] of readFileSync(join(root, file), 'utf8').matchAll(/[('`](must [^'`]+)['`]/g))
      said.add(text.replaceAll(/\$\{[^}]*\}/g, 'X'))
  for (const text of said)
    for (const language of others) t.ok(phraseIn(languages[language].phrases, text), `${language}: ${text}`)
})

t.test('what stands in the gap of a fixed text is said in the same language, where it is one itself', async t => {
  t.equal(
    inWords('No checkpoint has been signed: the log has no fact yet.', 'sv'),
    'Ingen kontrollpunkt har signerats: loggen har inga poster ännu.',
  )
})

t.test('a fixed text takes what differs from time to time', async t => {
  const written = 'must be left out: obsStatus M carries no value'
  t.equal(inWords(message('wrong-value', { written, rule: 'form' }), 'nb'), 'må utelates: obsStatus M har ingen verdi')
  t.equal(inWords('Nobody has said this before.', 'nb'), 'Nobody has said this before.', 'what no language has stays')
})

const english = /\b(invalid|expected|received|must|too|at least|option|unrecognized)\b/i

/** What the library that checks schemas says of itself. */
const raw = /Invalid|expected|received|undefined|Too (small|big)|Unrecognized|pattern|>=|<=/

t.test('what a schema complains of by itself is said in every language, English too', async t => {
  const measure = commands.find(({ thing, name }) => thing === 'indicators' && name === 'measure-many')?.body
  const define = commands.find(({ thing, name }) => thing === 'indicators' && name === 'define')?.body
  const bodies: readonly (readonly [z.ZodType, unknown])[] = [
    [measure as z.ZodType, {}],
    [measure as z.ZodType, { measurements: [] }],
    [measure as z.ZodType, { measurements: [{ period: 5, value: 'x', note: '', cell: { '1': 'x' }, more: 1 }] }],
    [
      define as z.ZodType,
      { title: 'x'.repeat(30_000), direction: 'up', decimals: 99, source: { name: 'n', url: 'x' } },
    ],
  ]
  for (const [schema, body] of bodies) {
    const { error } = schema.safeParse(body)
    t.ok(error)
    for (const { detail } of faultsOf(error as z.ZodError)) {
      t.match(inWords(detail), /\w/)
      t.notMatch(inWords(detail), raw)
      for (const language of others) t.notMatch(inWords(detail, language), english, `${language}: ${inWords(detail)}`)
    }
  }
})

/** The fields of a body, which may be one of several. */
function fieldsOf(body: z.ZodType): string[] {
  const def = body._zod.def as {
    readonly shape?: object
    readonly options?: readonly z.ZodType[]
    readonly in?: z.ZodType
    readonly out?: z.ZodType
  }
  const parts = [...(def.options ?? []), def.in, def.out]
  return [...Object.keys(def.shape ?? {}), ...parts.flatMap(part => (part ? fieldsOf(part) : []))]
}

t.test('nothing that any command misses or does not take is said in the words of the library', async t => {
  const wrong = [undefined, 5, 'x', '', true, [], {}, null, 'x'.repeat(30_000), -1.5]
  for (const { thing, name, body } of commands) {
    const fields = fieldsOf(body)
    t.ok(fields.length > 0, `${thing} ${name}`)
    const said = wrong.flatMap(value => {
      const { error } = body.safeParse(Object.fromEntries(fields.map(field => [field, value])))
      return error ? faultsOf(error).map(({ detail }) => inWords(detail)) : []
    })
    const unplain = said.filter(text => raw.test(text))
    t.same(unplain, [], `${thing} ${name}`)
  }
})

t.test('what English says of a value is plain', async t => {
  const said = (schema: z.ZodType, value: unknown) =>
    faultsOf(schema.safeParse(value).error as z.ZodError).map(({ detail }) => inWords(detail))
  t.same(said(z.object({ claimant: z.string() }), {}), ['is missing'])
  t.same(said(z.array(z.string()).min(1), []), ['must have at least 1'])
  t.same(said(z.enum(['a', 'b']), 'c'), ['must be one of: a, b'])
  t.same(said(z.literal('a'), 'c'), ['must be a'])
  t.same(said(z.string(), 5), ['must be a text'])
  t.same(said(z.string().min(1), ''), ['must not be empty'])
  t.same(said(z.int().max(3), 7), ['must be at most 3'])
  t.same(said(z.url(), 'x'), ['must be a web address that begins with http:// or https://'])
  t.same(said(z.string().regex(/^a$/), 'x'), ['is not written as it must be here'])
})

t.test('a message inside a message is said in the same language', async t => {
  const first = message('period-locked', {})
  t.match(
    inWords(message('several-refused', { count: 2, of: 'measurement', first }), 'nb'),
    /^2 av målingene er avvist.*Perioden er låst\./,
  )
})
