import t from 'tap'
import { z } from 'zod'
import { id, name, prose, reason, text, url } from '../../events/shapes.ts'
import { commandAt, commands } from '../../src/commands/catalogue.ts'
import { faultsInTexts } from '../../src/engine/texts.ts'

const NUMBER = '13097248022'
const pointers = (schema: z.ZodType, body: unknown) => faultsInTexts(schema, body).map(({ pointer }) => pointer)

t.test('texts are found wherever a schema has them, and pointed to', async t => {
  const shape = z.strictObject({
    title: text,
    why: reason.optional(),
    by: id.or(name),
    steps: z.array(z.strictObject({ text: prose })),
    labels: z.record(z.string(), z.record(z.string(), text)),
  })
  const body = (some: string) => ({
    title: { nb: some, en: 'none' },
    why: some,
    by: some,
    steps: [{ text: 'none' }, { text: some }],
    labels: { 'a/b': { '~': some } },
  })
  t.same(pointers(shape, body(`of ${NUMBER}`)), ['/title/nb', '/why', '/by', '/steps/1/text', '/labels/a~1b/~0'])
  t.same(pointers(shape, body('of nobody')), [])
  t.same(pointers(text, NUMBER), [''])
})

t.test('ids, addresses, hashes and numbers are no texts for people', async t => {
  const shape = z.strictObject({ id, url, sha256: z.string(), value: z.number() })
  const body = { id: NUMBER, url: `https://a.no/${NUMBER}`, sha256: NUMBER, value: Number(NUMBER) }
  t.ok(shape.safeParse(body).success)
  t.same(pointers(shape, body), [])
})

t.test('a fault names the rule and never the text', async t => {
  const [fault] = faultsInTexts(prose, `her number is ${NUMBER}`)
  t.match(fault, { pointer: '', code: 'personal-number', detail: /national identity number/ })
  t.notMatch(JSON.stringify(fault), NUMBER)
})

t.test('every command’s schema can be searched for texts', async t => {
  for (const { body, thing, name } of commands) t.doesNotThrow(() => faultsInTexts(body, {}), `${thing}/${name}`)
  t.throws(() => faultsInTexts(z.tuple([z.string()]), []), /schema of type tuple/, 'a new kind of schema is noticed')
})

t.test('a reason, the title of evidence and a name of somebody are texts of every command', async t => {
  for (const { body, thing, name } of commands)
    t.same(
      pointers(body, { reason: NUMBER, evidence: [{ title: NUMBER, url: `https://a.no/${NUMBER}` }] }),
      ['/reason', '/evidence/0/title'],
      `${thing}/${name}`,
    )
  const { body } = commandAt('indicators/measure')
  const judgement = { code: NUMBER, rationale: NUMBER, by: NUMBER, dissent: NUMBER }
  t.same(pointers(body, { note: NUMBER, judgement, cell: { county: NUMBER } }), [
    '/judgement/rationale',
    '/judgement/by',
    '/judgement/dissent',
    '/note',
  ])
})

const codes = (some: string) => faultsInTexts(prose, some).map(({ code }) => code)

t.test('a text made of invisible characters alone is refused', async t => {
  for (const some of ['\u200b', '\u200b \u2060\ufeff', '\u00ad', '\u2800', '\u3164', '\u034f', '\u{e0020}'])
    t.same(codes(some), ['invisible-text'], JSON.stringify(some))
  for (const some of ['0', '–', '👩\u200d👩', 'فا\u200cرسی', '*']) t.same(codes(some), [], some)
})

t.test('a text ends each change of direction that it begins, on its own line', async t => {
  const unended = ['\u202eabc', 'a\u2066b', 'a\u202c', 'a\u2069', '\u202e\u2066abc\u202c\u2069', '\u202ea\nb\u202c']
  for (const some of unended) t.same(codes(some), ['text-direction'], JSON.stringify(some))
  const ended = [
    '\u202eabc\u202c',
    '\u2067שלום\u2069 and \u202bשלום\u202c',
    '\u2068a\u202bb\u202c\u2069\nnext',
    'שלום\u200e',
  ]
  for (const some of ended) t.same(codes(some), [], JSON.stringify(some))
})
