import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import t from 'tap'
import { number } from '../../events/shapes.ts'
import { isKeptExactly } from '../../events/text/exact-number.ts'
import { writtenOrder } from '../../src/commands/key-order.ts'
import { InvalidInput } from '../../src/engine/errors.ts'
import { readJson } from '../../src/http/json.ts'

const read = (text: string | Buffer) => readJson(Buffer.from(text as string))

/** The code it is refused with, or `read`. */
function outcome(body: string | Buffer): string {
  try {
    read(body)
    return 'read'
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error
    return error.faults[0]?.code ?? 'no fault'
  }
}

t.test('what two readers could read differently is refused', async t => {
  const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`
  const cases: [string, string | Buffer, string][] = [
    ['an empty body', '', 'no-body'],
    ['white space only', ' \n', 'not-json'],
    ['a member named twice', '{"value":5,"value":500}', 'duplicate-member'],
    ['a member named twice, once escaped', '{"value":5,"v\\u0061lue":500}', 'duplicate-member'],
    ['a member named twice deep inside', '{"a":[{"b":{"c":1,"c":1}}]}', 'duplicate-member'],
    ['a member that hides an object', '{"a":{"b":1,"c":2},"a":3}', 'duplicate-member'],
    ['a lone surrogate', '{"a":"\\ud800"}', 'lone-surrogate'],
    ['a lone surrogate in a name', '{"\\udc00":1}', 'lone-surrogate'],
    ['NUL', '{"a":"x\\u0000y"}', 'nul'],
    ['NUL in a name', '{"\\u0000":1}', 'nul'],
    ['a byte order mark', '\ufeff{}', 'byte-order-mark'],
    ['UTF-16', Buffer.from('{"a":1}', 'utf16le'), 'not-json'],
    ['an overlong form', Buffer.from([0x22, 0xc0, 0xaf, 0x22]), 'not-utf-8'],
    ['half a character', Buffer.from([0x22, 0xe2, 0x82, 0x22]), 'not-utf-8'],
    ['a number beyond a double', '{"value":1e400}', 'number-overflow'],
    ['a number beyond a double, negative', '[-1e400]', 'number-overflow'],
    ['a number too small for a double', '{"value":123.456e-789}', 'number-underflow'],
    ['a number with more digits than a double keeps', '{"value":4503599627370496.25}', 'number-inexact'],
    ['one among others, deep inside', '{"a":[{"b":1},{"b":-0.12345678901234567890}]}', 'number-inexact'],
    ['a number too small, written out', `[0.${'0'.repeat(400)}1]`, 'number-underflow'],
    ['__proto__', '{"__proto__":{"admin":true}}', 'forbidden-member'],
    ['__proto__, escaped', '{"__pr\\u006fto__":{}}', 'forbidden-member'],
    ['constructor.prototype', '{"a":{"constructor":{"prototype":{}}}}', 'forbidden-member'],
    ['65 levels', nested(65), 'too-deep'],
    ['100,000 levels', nested(100_000), 'too-deep'],
    ['a comment', '{"a":1/**/}', 'not-json'],
  ]
  for (const [name, body, code] of cases) t.equal(outcome(body), code, name)
  t.equal(({} as Record<string, unknown>).admin, undefined, 'no prototype was touched')
})

t.test('the fault names the member', async t => {
  t.throws(() => read('{"a":[{},{"b/c":1,"b/c":2}]}'), { message: /^\/a\/1\/b~1c is named twice/ })
  t.throws(() => read('{"text":"\\udead"}'), { message: /“text”/ })
  t.throws(() => read('{"a":1,}'), { message: /character 7/ })
})

t.test('what has one reading is read', async t => {
  for (const text of [
    '{}',
    'null',
    '-0',
    '0e-400',
    '0.000e-999',
    '{"a:b":"c:\\"d\\\\","e":[":",":\\\\"]}',
    '{"constructor":1,"toString":2}',
    '{"a":{"x":1},"b":{"x":1}}',
    '[1,1.0,1e0,5e-324,1.7976931348623157e308]',
    '"\\ud83d\\ude00"',
    `${'['.repeat(64)}${']'.repeat(64)}`,
  ])
    t.same(read(text), JSON.parse(text), text.slice(0, 60))
})

t.test('every JSON value is read as JSON.parse reads it', async () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom(undefined, 1, '\t'), (value, space) => {
      const text = JSON.stringify(value, null, space)
      const code = outcome(text)
      if (code === 'read') assert.deepEqual(read(text), JSON.parse(text))
      else if (!['nul', 'forbidden-member', 'lone-surrogate'].includes(code)) throw new Error(`${code}: ${text}`)
    }),
    { numRuns: 300 },
  )
})

t.test('the number with too many digits is named', async t => {
  const wrong = {
    faults: [{ pointer: '/a/1/b', code: 'number-inexact' }],
    message: /-0\.1234.*more digits than can be kept/,
  }
  t.throws(() => read(Buffer.from('{"a":[{"b":1},{"b":-0.12345678901234567890}]}')), wrong)
})

t.test('a number written with 15 digits, as short as it can be, or with 17 by a program is read', async t => {
  for (const text of [
    '0.1',
    '9.5999999999999996',
    '0.30000000000000004',
    '1e300',
    '123456789012345',
    '0.100000000000000000000',
    '0.00000012345678901234568',
    '9.19999999999999928946',
  ])
    t.strictSame(read(Buffer.from(`[${text}]`)), [Number(text)], text)
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), n => {
      for (const text of [String(n), n.toPrecision(15), n.toPrecision(17), n.toPrecision(18), n.toPrecision(40)])
        if (!isKeptExactly(text)) throw new Error(text)
    }),
  )
  const rounded = ['0.1234567890123456789', '4503599627370496.25', '9007199254740993', '-1.0000000000000000001']
  for (const text of [...rounded, '14.3333333333333333', '1e-400']) t.notOk(isKeptExactly(text), text)
})

t.test('members named by whole numbers keep the order they were written in', async t => {
  const text = '{"x":[{"31":{"2":0,"b":1,"1":2},"03":4,"1":{}}],"y":{"b":1,"a":2}}'
  const value = read(Buffer.from(text)) as { x: [Record<string, object>]; y: object }
  t.strictSame(writtenOrder(value.x[0]), ['31', '03', '1'])
  t.strictSame(writtenOrder(value.x[0]['31'] as object), ['2', 'b', '1'])
  t.equal(writtenOrder(value.y), undefined, 'others are in order already')
})

t.test('a member written twice is always found', async () => {
  const names = fc.array(fc.string({ minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 })
  fc.assert(
    fc.property(names, fc.nat(), (all, pick) => {
      const twice = all[pick % all.length] ?? ''
      const text = `{"x":{${[...all, twice].map(name => `${JSON.stringify(name)}:[":"]`).join(', ')}}}`
      if (!['duplicate-member', 'nul', 'forbidden-member'].includes(outcome(text))) throw new Error(text)
    }),
    { numRuns: 300 },
  )
})

/** Two bodies too long to be stored as vectors, built as JSONTestSuite says. */
const built: Record<string, string> = {
  'n_structure_100000_opening_arrays.json': '['.repeat(100_000),
  'n_structure_open_array_object.json': `${'[{"":'.repeat(50_000)}\n`,
}

interface Vector {
  readonly name: string
  readonly base64: string | null
  readonly sha256: string
}

const vectors = new URL('../../../shared/vectors/badinput/JSONTestSuite.json', import.meta.url)
t.test('JSONTestSuite', { skip: !existsSync(vectors) && 'the vectors are not here' }, async t => {
  const { cases } = JSON.parse(readFileSync(vectors, 'utf8')) as { cases: Vector[] }
  t.equal(cases.length, 318)
  for (const { name, base64, sha256 } of cases) {
    const bytes = base64 === null ? Buffer.from(built[name] ?? '') : Buffer.from(base64, 'base64')
    t.equal(hash('sha256', bytes), sha256, `${name} is what was published`)
    const code = outcome(bytes)
    if (name.startsWith('n_')) t.not(code, 'read', `${name}: ${code}`)
    // What every parser must take is not taken where it says two things (a name twice) or holds what no text may.
    else if (name.startsWith('y_')) t.match(code, /^(read|duplicate-member|nul)$/, `${name}: ${code}`)
    else if (code === 'read')
      t.notOk(number.safeParse((read(bytes) as number[])[0]).success, `${name} is left to the schema`)
  }
})
