import fc from 'fast-check'
import t from 'tap'
import { readLeaf } from '../../src/audit/bundled-leaf.ts'
import { leafText, leafTextAt } from '../../src/proof/leaf.ts'

const word = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1 }),
  fc.constantFrom('mission', 'indicator-æøå', 'a"b', '\\'),
)
const ms = fc.integer({ min: -62_167_219_200_000, max: 253_402_300_799_999 })
const digest = fc.constantFrom('00'.repeat(32), '9f'.repeat(32))
const numbers = { position: fc.nat(), revision: fc.nat(), version: fc.nat(), recordedAt: ms, knownFrom: ms }
const texts = { stream: word, type: word, origin: word, mission: fc.option(word), missionSeq: fc.option(fc.nat()) }
const leaves = fc.record({
  ...numbers,
  ...texts,
  id: fc.uuid(),
  prevLeaf: fc.option(digest),
  dataHash: digest,
  metaHash: digest,
})

t.test('a leaf is read as its JSON says, whatever its texts are', async () => {
  fc.assert(
    fc.property(leaves, leaf => {
      const text = leafText(leaf, leaf)
      t.strictSame(readLeaf(text), JSON.parse(text))
    }),
  )
})

t.test('a text that is changed anywhere is refused, or is the leaf of another fact', async t => {
  const change = fc.record({
    at: fc.nat(),
    length: fc.nat({ max: 2 }),
    put: fc.constantFrom('', '"', '\\', ' ', '0', '1', 'a', ',', '{', '\n', '-', '"v":2'),
  })
  let refused = 0
  fc.assert(
    fc.property(leaves, change, (leaf, { at, length, put }) => {
      const text = leafText(leaf, leaf)
      const from = at % text.length
      // Read from UTF-8, a text never holds half a character.
      const changed = (text.slice(0, from) + put + text.slice(from + length)).toWellFormed()
      const read = readLeaf(changed)
      if (read === undefined) refused += 1
      else t.equal(leafTextAt(read, read, read), changed)
    }),
    { numRuns: 2_000 },
  )
  t.ok(refused > 500)
})

t.test('a null where a name belongs is no name', async t => {
  const text = leafText(
    {
      position: 0,
      id: '0191a1b2-0000-7000-8000-00000000000a',
      type: 'a',
      version: 1,
      stream: 's',
      revision: 0,
      mission: null,
      missionSeq: null,
      recordedAt: 0,
      knownFrom: 0,
    },
    { origin: 'o', prevLeaf: null, dataHash: '00'.repeat(32), metaHash: '00'.repeat(32) },
  )
  t.equal(readLeaf(text)?.stream, 's')
  t.not(readLeaf(text.replace('"stream":"s"', '"stream":null'))?.stream, 'null')
})
