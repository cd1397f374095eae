import { createHash } from 'node:crypto'
import fc from 'fast-check'
import t from 'tap'
import { canonicalise } from '../../src/proof/canonical.ts'
import { leafHash, leafText, SALT_BYTES, saltedHash } from '../../src/proof/leaf.ts'

const fact = {
  position: 7,
  stream: 'indicator-"æøå" \u2028 \u0007 \\ 😀',
  revision: 3,
  id: '0191a1b2-0000-7000-8000-00000000000a',
  type: 'indicator-measured',
  version: 2,
  mission: 'inkludering',
  missionSeq: 5,
  recordedAt: 1_735_689_600_123,
  knownFrom: 1_735_689_599_999,
}
const parts = {
  origin: 'varde.example/log',
  prevLeaf: 'ab'.repeat(32),
  dataHash: 'cd'.repeat(32),
  metaHash: 'ef'.repeat(32),
}

t.test('the leaf’s text is fixed: one changed byte would break every proof given out', async t => {
  t.equal(
    leafText(fact, parts),
    `{"dataHash":"${'cd'.repeat(32)}","id":"0191a1b2-0000-7000-8000-00000000000a","knownFrom":"2024-12-31T23:59:59.999Z",` +
      `"metaHash":"${'ef'.repeat(32)}","mission":"inkludering","missionSeq":5,"origin":"varde.example/log","position":7,` +
      `"prevLeaf":"${'ab'.repeat(32)}","recordedAt":"2025-01-01T00:00:00.123Z","revision":3,` +
      `"stream":"indicator-\\"æøå\\" \u2028 \\u0007 \\\\ 😀","type":"indicator-measured","v":2,"version":2}`,
  )
  t.equal(leafHash(leafText(fact, parts)), '92e70d0a095fe17dc22f4188fbf089755a7ac71830e3644cf1ba7d85b0a629d6')
})

t.test('the text is the canonical JSON of the leaf, for any values', async () => {
  const word = fc.string({ unit: 'grapheme', minLength: 1 })
  const ms = fc.integer({ min: -62_167_219_200_000, max: 253_402_300_799_999 })
  const digest = fc.constantFrom('00'.repeat(32), '9f'.repeat(32))
  const any = fc.record({
    ...{
      position: fc.nat(),
      stream: word,
      revision: fc.nat(),
      id: fc.uuid(),
      type: word,
      version: fc.integer({ min: 1 }),
      origin: word,
    },
    ...{ mission: fc.option(word), missionSeq: fc.option(fc.nat()), recordedAt: ms, knownFrom: ms },
    ...{ prevLeaf: fc.option(digest), dataHash: digest, metaHash: digest },
  })
  fc.assert(
    fc.property(any, leaf => {
      const iso = (at: number) => new Date(at).toISOString()
      const { origin, prevLeaf, dataHash, metaHash, ...rest } = leaf
      const wanted = canonicalise({ v: 2, ...leaf, recordedAt: iso(leaf.recordedAt), knownFrom: iso(leaf.knownFrom) })
      return leafText(rest, { origin, prevLeaf, dataHash, metaHash }) === wanted
    }),
  )
})

t.test(
  'the leaf names nobody: who recorded it, for whom and with which key is in the metadata, behind the salt',
  async t => {
    const who = { principal: 'kari', organisation: 'Bufdir', role: 'operative', key: 'k0a1b2c3', door: 'local' }
    t.equal(leafText({ ...fact, ...who }, parts), leafText(fact, parts))
  },
)

t.test('the version of the schema is in the leaf, for readers lift the data by it', async t => {
  t.not(leafText({ ...fact, version: 3 }, parts), leafText(fact, parts))
})

t.test('the leaf hash is SHA-256 over 0x00 and the text', async t => {
  const text = leafText(fact, parts)
  const wanted = createHash('sha256')
    .update(Buffer.from([0]))
    .update(text, 'utf8')
    .digest('hex')
  t.equal(leafHash(text), wanted)
})

t.test('a salted hash is SHA-256 over the salt and the text in UTF-8, however long it is', async t => {
  const salt = new Uint8Array(SALT_BYTES).fill(0xff)
  for (const text of ['', '{}', '{"a":"æ€😀"}', 'æ'.repeat(70_000), '€'.repeat(21_840), 'x'.repeat(65_521)]) {
    const wanted = createHash('sha256').update(salt).update(text, 'utf8').digest('hex')
    t.equal(saltedHash(salt, text), wanted, `${text.length} characters`)
  }
})
