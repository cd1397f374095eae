import t from 'tap'
import { signCheckpoint } from '../../src/proof/checkpoint.ts'
import { BadNote, signerKey } from '../../src/proof/note.ts'
import { openTlogProof, parseTlogProof, tlogProofText } from '../../src/proof/tlog-proof.ts'
import { hashLeaf, inclusionProof, rangesOf, rootOf } from '../../src/proof/tree.ts'
import { vectors } from './vectors.ts'

const given = vectors('tlog_proof.json')
const skip = given ? false : 'no vectors beside the repository'

t.test('proofs of others are read and refused as they say', { skip }, async t => {
  for (const text of given.accept) t.equal(tlogProofText(parseTlogProof(text)), text)
  for (const [name, text] of given.reject) {
    const whole = text.replace('<65*1024 x "a">', 'a'.repeat(65 * 1024))
    t.throws(() => parseTlogProof(whole), BadNote, name)
  }
})

const key = signerKey('varde.example/log')
const leaves = Array.from({ length: 13 }, (_, i) => hashLeaf(Buffer.from(`fact ${i}`)))
const checkpoint = signCheckpoint(13, rootOf(leaves), key)
const proofOf = (index: number) =>
  tlogProofText({ index: BigInt(index), proof: inclusionProof(index, 13, rangesOf(leaves)), checkpoint })

t.test('a proof leads from its leaf to the checkpoint, and from no other', async t => {
  for (let index = 0; index < 13; index++) {
    const text = proofOf(index)
    t.equal(openTlogProof(text, leaves[index]!, { log: key }).index, BigInt(index))
    t.throws(() => openTlogProof(text, leaves[(index + 1) % 13]!, { log: key }), BadNote)
  }
})

t.test('a proof with the low bit of any byte changed is refused', async t => {
  const bytes = Buffer.from(proofOf(5))
  for (let at = 0; at < bytes.length; at++) {
    const changed = Buffer.from(bytes)
    changed[at]! ^= 1
    t.throws(() => openTlogProof(changed.toString('utf8'), leaves[5]!, { log: key }), BadNote, `byte ${at}`)
  }
})

t.test('a proof of more hashes than a tree is high, or without a checkpoint, is refused', async t => {
  const [line] = proofOf(5).split('\n').slice(2)
  const head = 'c2sp.org/tlog-proof@v1\nindex 0\n'
  t.equal(parseTlogProof(`${head}${`${line}\n`.repeat(64)}\nx\n`).proof.length, 64)
  t.throws(() => parseTlogProof(`${head}${`${line}\n`.repeat(65)}\nx\n`), BadNote)
  t.throws(() => parseTlogProof(`${head}\n`), BadNote)
  t.throws(() => parseTlogProof(`${head}${line}x\n\nx\n`), BadNote)
  t.throws(() => parseTlogProof(`c2sp.org/tlog-proof@v1\nindex 18446744073709551616\n\nx\n`), BadNote)
})
