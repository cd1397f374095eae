import t from 'tap'
import {
  BadKey,
  BadNote,
  isKeyName,
  openNote,
  parseNote,
  parseSkey,
  parseVkey,
  renamed,
  signatureLine,
  signerKey,
  signNote,
  skeyOf,
  verifierKey,
} from '../../src/proof/note.ts'
import { vectors } from './vectors.ts'

const given = vectors('signed_note.json')
const skip = given ? false : 'no vectors beside the repository'

t.test('notes of others are accepted and refused as they say', { skip }, async t => {
  for (const { name, note_base64, trusted, expect, verified, unverified } of given.cases) {
    const open = () => openNote(Buffer.from(note_base64, 'base64'), trusted.map(parseVkey))
    if (expect === 'reject') {
      t.throws(open, BadNote, name)
      continue
    }
    const opened = open()
    t.same(
      opened.verified.map(({ key }) => key.name),
      verified,
      name,
    )
    if (unverified)
      t.same(
        opened.unverified.map(({ name }) => name),
        unverified,
        name,
      )
  }
})

t.test('a text is signed byte for byte as others sign it', { skip }, async t => {
  const { skey, vkey, text, signed } = given.signing
  const key = parseSkey(skey)
  t.equal(key.vkey, vkey)
  t.equal(skeyOf(key), skey)
  t.equal(signNote(text, key), signed)
  t.equal(openNote(signed, [parseVkey(vkey)]).text, text)
})

t.test('damaged keys are refused', { skip }, async t => {
  const { skey, vkey } = given.signing
  for (const bad of given.bad_vkeys.filter((text: string) => !text.includes(' ')))
    t.throws(() => parseVkey(bad), BadKey)
  for (let from = 0; from < vkey.length; from++)
    for (let to = from; to <= vkey.length; to++)
      if (to - from < vkey.length) t.throws(() => parseVkey(vkey.slice(from, to)), BadKey)
  for (const [parse, text] of [
    [parseVkey, vkey],
    [parseSkey, skey],
  ] as const)
    for (let at = 0; at < text.length; at++) {
      const other = String.fromCharCode(text.charCodeAt(at) + 1)
      t.throws(() => parse(text.slice(0, at) + other + text.slice(at + 1)), BadKey, `${at}`)
    }
})

const key = signerKey('varde.example/log')
const text = 'One line.\n\nAnother — with an empty line before it.\n'
const signed = signNote(text, key)

t.test('a note with any bit of it changed is refused', async t => {
  const bytes = Buffer.from(signed)
  for (let at = 0; at < bytes.length; at++)
    for (const bit of [1, 2, 0x80]) {
      const changed = Buffer.from(bytes)
      changed[at]! ^= bit
      t.throws(() => openNote(changed, [key]), BadNote, `bit ${bit} of byte ${at}`)
    }
})

t.test('base64 in another form than the one of its bytes is refused', async t => {
  const line = signed.slice(signed.lastIndexOf('\n\n') + 2)
  const [, head = '', encoded = ''] = /^(— [^ ]+ )(.*)\n$/.exec(line) ?? []
  const spelt = (other: string) => `${text}\n${head}${other}\n`
  t.equal(openNote(spelt(encoded), [key]).text, text)
  const others = [
    encoded.replaceAll('+', '-').replaceAll('/', '_'),
    encoded.replace(/=+$/, ''),
    `${encoded}=`,
    ` ${encoded}`,
    `${encoded} `,
    `${encoded.slice(0, 20)} ${encoded.slice(20)}`,
    `${encoded}\r`,
    '',
    encoded.slice(0, 4),
  ]
  for (const other of others.filter(other => other !== encoded))
    t.throws(() => openNote(spelt(other), [key]), BadNote, JSON.stringify(other))
})

t.test('a note needs the signature of a key that is trusted', async t => {
  const stranger = signerKey('varde.example/stranger')
  const namesake = signerKey(key.name)
  t.throws(() => openNote(signNote(text, stranger), [key]), BadNote)
  t.throws(() => openNote(signNote(text, namesake), [key]), BadNote, 'the same name with another id')
  const both = openNote(signNote(text, stranger, key), [key])
  t.same([both.verified.length, both.unverified.length], [1, 1])
  t.throws(() => openNote(signNote(text, ...Array.from({ length: 101 }, () => key)), [key]), BadNote)
  t.throws(() => openNote(signed, []), BadNote)
})

t.test('a witness’s signature says when, and is checked with its time', async t => {
  const witness = signerKey('witness.example', 'cosignature')
  const line = signatureLine(text, witness, 1_679_315_147_500)
  const opened = openNote(signed + line, [key, witness])
  t.equal(opened.verified.length, 2)
  const bytes = Buffer.from(line.split(' ')[2]!, 'base64')
  t.equal(bytes.readBigUInt64BE(4), 1_679_315_147n)
  bytes.writeBigUInt64BE(1_679_315_148n, 4)
  const later = `— ${witness.name} ${bytes.toString('base64')}\n`
  t.throws(() => openNote(signed + later, [key, witness]), BadNote)
  t.equal(openNote(signed + later, [key]).unverified.length, 1, 'of a witness that is not known')
  t.throws(() => openNote(signed.replace('One', 'Two') + line, [witness]), BadNote)
})

t.test('only texts that end in a newline are signed, and only under names of one word', async t => {
  t.throws(() => signNote('no newline', key), BadNote)
  t.throws(() => signNote('a\rb\n', key), BadNote)
  for (const name of ['a+b', 'a b', '', 'a\u00a0b', 'a\nb']) {
    t.equal(isKeyName(name), false, name)
    t.throws(() => verifierKey(name, new Uint8Array(32)), BadKey)
  }
  t.throws(() => verifierKey('a', new Uint8Array(31)), BadKey)
  t.throws(() => parseVkey('a+00000000+BWtl'), BadKey)
})

t.test('a key under another name has another id', async t => {
  const other = renamed(key, `${key.name}/fork-1`)
  t.same(other.publicKey, key.publicKey)
  t.not(other.keyId, key.keyId)
  t.throws(() => openNote(signNote(text, other), [key]), BadNote)
})

t.test('malformed notes are not read', async t => {
  for (const bad of ['', 'a\n', '\n\n', 'a\n\n', 'a\n\n— b c\n', `${signed}x`, `${signed}\n`, signed.slice(0, -1)])
    t.throws(() => parseNote(bad), BadNote, JSON.stringify(bad))
  t.throws(() => parseNote(Buffer.alloc(1_000_001, 'a')), BadNote)
})
