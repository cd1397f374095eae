import t from 'tap'
import {
  checkpointText,
  openCheckpoint,
  parseCheckpoint,
  parseCount,
  signCheckpoint,
} from '../../src/proof/checkpoint.ts'
import { BadNote, openNote, parseNote, signatureLine, signerKey, signNote } from '../../src/proof/note.ts'
import { hashLeaf } from '../../src/proof/tree.ts'
import { vectors } from './vectors.ts'

const given = vectors('checkpoint.json')
const skip = given ? false : 'no vectors beside the repository'

t.test('checkpoints of others are read and refused as they say', { skip }, async t => {
  for (const { name, body, expect } of given.cases) {
    const isRefused = /reject/.test(expect)
    if (isRefused) t.throws(() => parseCheckpoint(body), BadNote, name)
    else t.equal(parseCheckpoint(body).origin, body.split('\n')[0], name)
  }
  const { text, signatures } = parseNote(given.c2sp_example)
  const { origin, size } = parseCheckpoint(text)
  t.same([origin, size, signatures[0]?.name], ['example.com/behind-the-sofa', 20852163n, origin])
})

const key = signerKey('varde.example/log')
const root = hashLeaf(Buffer.from('a'))
const signed = signCheckpoint(12, root, key)
const witnesses = ['a.example', 'b.example', 'c.example'].map(name => signerKey(name, 'cosignature'))
const cosigned = signed + witnesses.map(witness => signatureLine(parseNote(signed).text, witness, 5_000)).join('')

t.test('a checkpoint says the size and root that its log has signed', async t => {
  const opened = openCheckpoint(signed, { log: key })
  t.same([opened.origin, opened.size, opened.cosigned], [key.name, 12n, []])
  t.same(Buffer.from(opened.root), Buffer.from(root))
})

t.test('a checkpoint with the low bit of any byte changed is refused', async t => {
  const log = { log: key, witnesses, quorum: 3 }
  t.same(
    openCheckpoint(cosigned, log).cosigned.map(({ at }) => at),
    [5_000, 5_000, 5_000],
  )
  for (const [note, policy] of [
    [signed, { log: key }],
    [cosigned, log],
  ] as const)
    for (let at = 0; at < Buffer.byteLength(note); at++) {
      const changed = Buffer.from(note)
      changed[at]! ^= 1
      t.throws(() => openCheckpoint(changed, policy), BadNote, `byte ${at}`)
    }
})

t.test('a checkpoint needs its log’s own signature, and those of enough witnesses', async t => {
  const text = checkpointText({ origin: key.name, size: 12, root })
  const withoutLog = `${text}\n${signatureLine(text, witnesses[0]!, 1)}`
  t.equal(openNote(withoutLog, witnesses).verified.length, 1)
  t.throws(() => openCheckpoint(withoutLog, { log: key, witnesses }), BadNote)
  t.throws(() => openCheckpoint(signed, { log: key, witnesses, quorum: 1 }), BadNote)
  t.equal(openCheckpoint(cosigned, { log: key, witnesses: witnesses.slice(1), quorum: 2 }).cosigned.length, 2)
  const doubled = cosigned + signatureLine(text, witnesses[0]!, 6_000)
  t.throws(() => openCheckpoint(doubled, { log: key, witnesses: witnesses.slice(0, 1), quorum: 2 }), BadNote)
  const other = signNote(checkpointText({ origin: 'varde.example/other', size: 12, root }), key)
  t.throws(() => openCheckpoint(other, { log: key }), BadNote, 'of another log')
  const short = signNote(checkpointText({ origin: key.name, size: 12, root: root.subarray(1) }), key)
  t.throws(() => openCheckpoint(short, { log: key }), BadNote, 'a root of 31 bytes')
})

t.test('a plain signature by a witness’s key is no cosignature', async t => {
  const plain = signerKey('a.example')
  const text = parseNote(signed).text
  t.throws(
    () => openCheckpoint(signed + signatureLine(text, plain), { log: key, witnesses: [plain], quorum: 1 }),
    BadNote,
  )
})

t.test('sizes are exact', async t => {
  t.equal(parseCount('18446744073709551615'), 2n ** 64n - 1n)
  t.equal(parseCount('9007199254740993'), 9007199254740993n)
  for (const bad of ['', '-1', '01', '+1', '1.0', '1e3', ' 1', '18446744073709551616', '0x10', '١'])
    t.equal(parseCount(bad), undefined, bad)
})
