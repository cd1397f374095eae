import fc from 'fast-check'
import t from 'tap'
import { isHexOf, uuidText } from '../../src/proof/hex.ts'
import { leafHash, leafText } from '../../src/proof/leaf.ts'
import { leafHashOf } from '../../src/proof/leaf-bytes.ts'

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })
const digest = bytes(32).map(hash => Buffer.from(hash).toString('hex'))
/** Counts about where they get another digit, and those that no log has. */
const count = fc.oneof(
  fc.nat(),
  fc.constantFrom(0, 9, 10, 99, 100, 999_999, 1_000_000, 2 ** 53 - 1),
  fc.constantFrom(-1, 1.5),
)
const ms = fc.oneof(
  fc.integer({ min: -62_167_219_200_000, max: 8_640_000_000_000_000 }),
  fc.constantFrom(0, 1_735_689_600_123, 253_402_300_799_999, 253_402_300_800_000),
)
/** Few names, so that facts of one kind follow each other. */
const facts = fc.array(
  fc.record({
    ...{ type: fc.constantFrom('indicator-measured', '"æ€😀\\'), version: fc.constantFrom(1, 2) },
    ...{
      stream: fc.constantFrom('indicator-x', 'indicator-æ'),
      mission: fc.constantFrom('m', 'ø"'),
      missionSeq: count,
    },
    ...{ position: count, revision: count, recordedAt: ms, knownFrom: ms, dataHash: digest, metaHash: digest },
    ...{ origin: fc.constantFrom('varde.example/log', 'blåbær'), bytes: bytes(100), at: fc.nat({ max: 4 }) },
  }),
  { minLength: 8, maxLength: 30 },
)

t.test('the leaf hash made of bytes is that of the leaf’s text, whatever facts were hashed before', async () => {
  fc.assert(
    fc.property(facts, given => {
      for (const { bytes, at, origin, dataHash, metaHash, ...fact } of given) {
        const prevLeaf = Buffer.from(bytes.subarray(at + 64, at + 96)).toString('hex')
        const wanted = leafHash(
          leafText({ ...fact, id: uuidText(bytes, at) }, { origin, prevLeaf, dataHash, metaHash }),
        )
        const found = leafHashOf(fact, { origin, dataHash, metaHash }, { bytes, id: at, prevLeaf: at + 64 })
        if (found !== wanted) return false
      }
      return true
    }),
    { numRuns: 500 },
  )
})

t.test('a text is the hex digits of bytes where every digit is', async t => {
  const given = Uint8Array.from({ length: 32 }, (_, index) => 17 * index)
  const text = Buffer.from(given).toString('hex')
  t.ok(isHexOf(text, given, 0))
  for (let at = 0; at < text.length; at++)
    t.notOk(isHexOf(`${text.slice(0, at)}${text[at] === '7' ? '8' : '7'}${text.slice(at + 1)}`, given, 0), `${at}`)
  t.notOk(isHexOf(text.toUpperCase(), given, 0))
})
