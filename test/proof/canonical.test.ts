import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import fc from 'fast-check'
import t from 'tap'
import { canonicalise, NotJson } from '../../src/proof/canonical.ts'
import { vectors } from './vectors.ts'

const jcs = vectors('rfc8785_jcs.json')
const skip = jcs ? false : 'no vectors beside the repository'

const double = (u64: string): number => Buffer.from(u64.padStart(16, '0'), 'hex').readDoubleBE()

t.test('the test cases of the RFC’s author are reproduced byte for byte', { skip }, async t => {
  for (const { name, input_base64, output_base64 } of jcs.cases) {
    const input = JSON.parse(Buffer.from(input_base64, 'base64').toString('utf8'))
    t.equal(canonicalise(input), Buffer.from(output_base64, 'base64').toString('utf8'), name)
  }
  t.ok(jcs.cases.length > 0)
})

t.test('numbers are written as in RFC 8785 appendix B, and NaN and infinities are refused', { skip }, async t => {
  for (const [u64, text] of [...jcs.rfc8785_appendix_B, ...jcs.es6_number_sample]) {
    if (text.startsWith('ERROR')) t.throws(() => canonicalise(double(u64)), NotJson, u64)
    else t.equal(canonicalise(double(u64)), text, u64)
  }
})

t.test('ten thousand numbers have the published hash', { skip }, async t => {
  const wanted = jcs.es6_number_file_hashes.find((row: { lines: number }) => row.lines === 10_000)
  const hash = createHash('sha256')
  for (const u64 of someNumbers(10_000))
    hash.update(`${BigInt(`0x${u64}`).toString(16)},${canonicalise(double(u64))}\n`)
  t.equal(hash.digest('hex'), wanted.sha256)
})

/** The algorithm the published hashes were made with. */
function* someNumbers(count: number): Iterable<string> {
  let left = count
  for (const u64 of jcs.es6_static_u64) if (left-- > 0) yield u64
  for (let i = 0n; i < 2000n; i++) if (left-- > 0) yield (0x0010000000000000n + i).toString(16).padStart(16, '0')
  let block = Buffer.alloc(32)
  while (left > 0) {
    block = createHash('sha256').update(block).digest()
    for (const at of [0, 8, 16, 24]) {
      const value = block.readDoubleLE(at)
      if (value === 0 || !Number.isFinite(value) || left-- <= 0) continue
      yield block.readBigUInt64LE(at).toString(16).padStart(16, '0')
    }
  }
}

t.test('the text equals that of the canonicalize package', async () => {
  const json = fc.jsonValue({ stringUnit: 'binary' }).filter(value => JSON.stringify(value).isWellFormed())
  fc.assert(
    fc.property(json, value => canonicalise(value) === canonicalize(value)),
    { numRuns: 300 },
  )
})

t.test('the order in which members were written makes no difference', async t => {
  t.equal(canonicalise({ b: 1, a: { d: 2, c: 3 } }), canonicalise({ a: { c: 3, d: 2 }, b: 1 }))
  t.equal(canonicalise({ 10: 1, 9: 2, '€': 3, é: 4 }), '{"10":1,"9":2,"é":4,"€":3}')
})

t.test('a member that is undefined is left out', async t => {
  t.equal(canonicalise({ a: undefined, b: 1 }), '{"b":1}')
})

t.test('what JSON can’t express is refused, naming the place', async t => {
  const refused: [unknown, string][] = [
    [{ a: [1, Number.NaN] }, '/a/1: NaN is not JSON'],
    [{ 'a/b~': -Infinity }, '/a~1b~0: -Infinity is not JSON'],
    [{ a: '\ud800' }, '/a: a lone surrogate is not a character'],
    [{ '\udc00': 1 }, '/\udc00: a lone surrogate is not a character'],
    [10n, 'the value: bigint is not JSON'],
    [[() => 1], '/0: function is not JSON'],
    [[undefined], '/0: undefined is not JSON'],
    [{ when: new Date(0) }, '/when: only plain objects and arrays are JSON'],
    [{ m: new Map() }, '/m: only plain objects and arrays are JSON'],
  ]
  for (const [value, message] of refused) t.throws(() => canonicalise(value), new NotJson(message), message)
})

t.test('cyclic and very deep values are refused', async t => {
  const endless: Record<string, unknown> = {}
  endless.self = endless
  t.throws(() => canonicalise(endless), /nested deeper than 200/)
  t.doesNotThrow(() => canonicalise(JSON.parse('['.repeat(200) + ']'.repeat(200))))
  t.throws(() => canonicalise(JSON.parse('['.repeat(201) + ']'.repeat(201))), NotJson)
})
