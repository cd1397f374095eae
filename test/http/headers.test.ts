import { existsSync, readFileSync } from 'node:fs'
import t from 'tap'
import { InvalidInput } from '../../src/engine/errors.ts'
import { idempotencyKey, ifMatch, queryOf, traceOf } from '../../src/http/headers.ts'

const unreadable = (read: () => unknown): boolean => {
  try {
    read()
    return false
  } catch (error) {
    return error instanceof InvalidInput && error.unreadable
  }
}

t.test('an Idempotency-Key is 1–255 visible ASCII characters, quoted or not', async t => {
  t.equal(idempotencyKey(undefined), undefined)
  t.equal(idempotencyKey('a'), 'a')
  t.equal(idempotencyKey('8e03978e-40d5-43dd-bc93-6894a57f9324'), '8e03978e-40d5-43dd-bc93-6894a57f9324')
  t.equal(idempotencyKey('"8e03978e"'), '8e03978e', 'quotes say the same key')
  t.equal(idempotencyKey('"a b\\"c\\\\d"'), 'a b"c\\d')
  t.equal(idempotencyKey('k'.repeat(255))?.length, 255)
  for (const bad of [
    '',
    ' ',
    '""',
    'k'.repeat(256),
    `"${'k'.repeat(256)}"`,
    'a b',
    'a, b',
    'æ',
    '"a',
    'a"',
    '"a"b',
    '"a", "b"',
    '"a";p=1',
    '"a\\x"',
    'a\u007f',
  ])
    t.ok(
      unreadable(() => idempotencyKey(bad)),
      JSON.stringify(bad).slice(0, 40),
    )
})

interface Structured {
  readonly name: string
  readonly raw: string[]
  readonly expected?: [unknown, unknown[]]
  readonly must_fail?: boolean
}
const vectors = new URL('../../../shared/vectors/badinput/structured_fields.json', import.meta.url)
t.test('structured field strings', { skip: !existsSync(vectors) && 'the vectors are not here' }, async t => {
  const { files } = JSON.parse(readFileSync(vectors, 'utf8')) as { files: Record<string, Structured[]> }
  const strings = files['string.json'] ?? []
  t.ok(strings.length > 10)
  for (const { name, raw, expected, must_fail } of strings) {
    const header = raw.join(', ').trim()
    // What begins without a quote is a bare key, which structured fields do not know.
    if (must_fail && header.startsWith('"'))
      t.ok(
        unreadable(() => idempotencyKey(header)),
        name,
      )
    const value = expected?.[0]
    if (typeof value === 'string' && value.length > 0 && value.length <= 255 && header.startsWith('"'))
      t.equal(idempotencyKey(header), value, name)
  }
})

t.test('If-Match names one revision, or *; a weak or foreign tag matches nothing', async t => {
  t.equal(ifMatch(undefined), undefined)
  t.equal(ifMatch('"0"'), 0)
  t.equal(ifMatch('"12"'), 12)
  t.equal(ifMatch('*'), 'exists')
  for (const never of ['W/"1"', '"a"', '"01"', '"-1"', '"1.0"', '""', '"99999999999999999999"'])
    t.equal(ifMatch(never), 'never', never)
  for (const bad of ['', '1', '"1', '"1", "2"', '"1","2"', '* ', 'w/"1"', Array(1000).fill('"1"').join(', ')])
    t.ok(
      unreadable(() => ifMatch(bad)),
      bad.slice(0, 30),
    )
})

t.test('a traceparent that can be read names its trace; any other begins none', async t => {
  const trace = '0af7651916cd43dd8448eb211c80319c'
  t.equal(traceOf(`00-${trace}-b7ad6b7169203331-01`), trace)
  t.equal(traceOf(`cc-${trace}-b7ad6b7169203331-01-what-the-future-holds`), trace, 'a later version may say more')
  for (const bad of [
    undefined,
    '',
    `00-${trace}-b7ad6b7169203331`,
    `00-${trace}-b7ad6b7169203331-01-x`,
    `00-${trace}-b7ad6b7169203331-01.`,
    `ff-${trace}-b7ad6b7169203331-01`,
    `00-${'0'.repeat(32)}-b7ad6b7169203331-01`,
    `00-${trace}-${'0'.repeat(16)}-01`,
    `00-${trace.toUpperCase()}-b7ad6b7169203331-01`,
    `00-${trace}-b7ad6b7169203331-0`,
    `0-${trace}-b7ad6b7169203331-01`,
    `00-${trace}-b7ad6b7169203331-01, 00-${trace}-b7ad6b7169203331-01`,
    'x'.repeat(10_000),
  ])
    t.equal(traceOf(bad), undefined, String(bad).slice(0, 60))
})

t.test('a query names everything once', async t => {
  t.same({ ...queryOf('/x') }, {})
  t.same({ ...queryOf('/x?') }, {})
  t.same({ ...queryOf('/x?a=1&b=') }, { a: '1', b: '' })
  t.same({ ...queryOf('/x?a=b=c&d=%C3%A6+%2B') }, { a: 'b=c', d: 'æ +' })
  t.same({ ...queryOf('/x?limit[]=1') }, { 'limit[]': '1' })
  t.equal(Object.getPrototypeOf(queryOf('/x?__proto__=1')), null)
  for (const bad of ['/x?a=1&a=2', '/x?a=1&%61=2', '/x?a=%zz', '/x?a=%ff', '/x?%c3=1'])
    t.ok(
      unreadable(() => queryOf(bad)),
      bad,
    )
})
