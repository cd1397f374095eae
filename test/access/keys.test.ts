import t from 'tap'
import { bearerOf, freshKey, holds, keyIdOf, makeKey } from '../../src/access/keys.ts'

t.test('a key carries its id and 256 random bits, and only its SHA-256 is for keeping', async t => {
  const one = makeKey()
  t.match(one.secret, /^varde_k[0-9a-f]{12}_[A-Za-z0-9_-]{43}$/)
  t.equal(keyIdOf(one.secret), one.key)
  t.match(one.sha256, /^[0-9a-f]{64}$/)
  t.notMatch(one.sha256, one.secret)
  t.not(makeKey().secret, one.secret)
})

t.test('a key opens with its own text and no other', async t => {
  const { secret, sha256 } = makeKey()
  t.ok(holds(secret, sha256))
  const last = secret.endsWith('A') ? 'B' : 'A'
  t.notOk(holds(secret.slice(0, -1) + last, sha256), 'wrong last character')
  t.notOk(holds(secret.slice(0, -1), sha256), 'cut short')
  t.notOk(holds(`${secret}A`, sha256), 'longer')
  t.notOk(holds('', sha256))
})

t.test('the known SHA-256 of a text', async t => {
  t.equal(freshKey('k', 'abc').sha256, 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
})

t.test('an Authorization header holds one key after Bearer, in any case', async t => {
  t.equal(bearerOf('Bearer abc'), 'abc')
  t.equal(bearerOf('bearer abc'), 'abc')
  t.equal(bearerOf('BEARER  abc'), 'abc')
  const token = `eyJ.${'a'.repeat(2_000)}.${'b'.repeat(300)}`
  t.equal(bearerOf(`Bearer ${token}`), token, 'a token may be longer than a key')
  for (const header of [
    '',
    'Bearer',
    'Bearer ',
    'Bearer\tabc',
    'Basic abc',
    'abc',
    'Bearer a b',
    'Bearer a, Bearer b',
    'Bearer æ',
    `Bearer ${'a'.repeat(513)}`,
    `Bearer a.${'a'.repeat(9_000)}.a`,
  ])
    t.equal(bearerOf(header), undefined, JSON.stringify(header).slice(0, 40))
})

t.test('a text that Varde did not make carries no id', async t => {
  t.equal(keyIdOf('a-first-key-that-somebody-chose'), undefined)
  t.equal(keyIdOf(`varde_K_${'a'.repeat(43)}`), undefined)
  t.equal(keyIdOf(`varde_k_${'a'.repeat(42)}`), undefined)
})
