import t from 'tap'
import { openCheckpoint } from '../../src/proof/checkpoint.ts'
import { parseVkey } from '../../src/proof/note.ts'
import { openTlogProof, parseTlogProof } from '../../src/proof/tlog-proof.ts'
import { hashLeaf, rootOf, verifyConsistency, verifyInclusion } from '../../src/proof/tree.ts'
import { verified } from '../audit/bundle-given.ts'
import { begin, installation } from './installation.ts'

const bytes = (text: string): Uint8Array => Buffer.from(text, 'base64')

/** An installation with the missions m and n, whose key is read. */
async function audited(t: { teardown: (end: () => Promise<void>) => void }, publicRead = false) {
  const house = await installation({ publicRead })
  t.teardown(house.close)
  await begin(house, 'm')
  await begin(house, 'n')
  const { key } = (await house.get('audit/key', null)).json()
  return { ...house, log: parseVkey(key), facts: house.log }
}

t.test('key, checkpoint, tiles and consistency proofs are anybody’s, without a key', async t => {
  const { get, log, facts } = await audited(t)
  const size = facts.head() + 1
  const checkpoint = await get('audit/checkpoint', null)
  t.equal(checkpoint.headers['content-type'], 'text/plain; charset=utf-8')
  const opened = openCheckpoint(checkpoint.body, { log })
  t.same([opened.origin, Number(opened.size)], [facts.origin, size], 'it covers all there is')

  const proof = (await get(`audit/proofs/consistency?from=3&to=${size}`, null)).json()
  t.ok(
    verifyConsistency({
      older: 3,
      newer: size,
      olderRoot: bytes(proof.fromRoot),
      newerRoot: opened.root,
      proof: proof.proof.map(bytes),
    }),
  )
  const tile = await get(`audit/tile/0/000.p/${size}`, null)
  t.equal(tile.headers['content-type'], 'application/octet-stream')
  t.match(tile.headers['cache-control'], /immutable/)
  const leaves = Array.from({ length: size }, (_, i) => tile.rawPayload.subarray(32 * i, 32 * (i + 1)))
  t.same(Buffer.from(rootOf(leaves)), Buffer.from(opened.root))
  t.same((await get('audit/tile/0/000.p/3', null)).rawPayload, tile.rawPayload.subarray(0, 96))

  const text = await get('audit/key', null, { accept: 'text/plain' })
  t.equal(text.body, `${log.vkey}\n`)
  const refusing = await get('audit/key', null, { accept: 'application/json, text/plain ; q=0' })
  t.equal(refusing.json().key, log.vkey)
  t.same((await get('audit/key', null)).json(), { origin: facts.origin, key: log.vkey, former: [] })
})

t.test('what is not there is not answered', async t => {
  const { get, facts } = await audited(t)
  const size = facts.head() + 1
  for (const path of [
    `audit/tile/0/000.p/${size + 1}`,
    'audit/tile/0/000',
    'audit/tile/1/000',
    'audit/tile/0/000.p/01',
    'audit/tile/entries/000',
    'audit/tile/',
    'audit/nothing',
  ])
    t.equal((await get(path, null)).statusCode, 404, path)
  for (const [query, pointer] of [
    [`from=0&to=${size}`, 'from'],
    [`from=3&to=${size + 1}`, 'to'],
    ['from=3&to=2', 'from'],
    ['from=3', 'to'],
    ['from=3&to=3&more=1', 'more'],
    ['from=03&to=3', 'from'],
    [`from=${2 ** 53 + 1}&to=3`, 'from'],
  ] as const) {
    const answer = await get(`audit/proofs/consistency?${query}`, null)
    t.equal(answer.statusCode, 400, query)
    t.match(answer.body, pointer)
  }
  t.equal((await get('audit/checkpoint?size=3', null)).statusCode, 400)
  t.equal((await get('audit/proofs/inclusion?position=x')).statusCode, 400)
})

t.test('the proof of a fact leads from its leaf to the checkpoint', async t => {
  const { get, log, facts } = await audited(t)
  for (const position of [0, 4, facts.head()]) {
    const answer = (await get(`audit/proofs/inclusion?position=${position}`)).json()
    const leafHash = hashLeaf(Buffer.from(answer.leaf))
    t.same(Buffer.from(leafHash), Buffer.from(bytes(answer.leafHash)))
    const { size, root } = openCheckpoint(answer.checkpoint, { log })
    t.ok(verifyInclusion({ index: position, size, leafHash, proof: answer.proof.map(bytes), root }))
    t.equal(JSON.parse(answer.leaf).position, position)
    const file = await get(`audit/proofs/inclusion.tlog-proof?position=${position}`)
    t.match(file.headers['content-disposition'], `${position}.tlog-proof`)
    t.equal(openTlogProof(file.body, leafHash, { log }).index, BigInt(position))
    t.equal(Buffer.from(parseTlogProof(file.body).extra!).toString(), answer.leaf)
  }
})

t.test('a leaf and its inclusion are for whoever sees the fact', async t => {
  const { get, keyFor, facts } = await audited(t)
  const kari = await keyFor('kari', 'operative', 'm')
  const positionOf = (stream: string) => [...facts.read({ stream })][0]!.position
  const ask = async (stream: string, key: string | null) =>
    (await get(`audit/proofs/inclusion?position=${positionOf(stream)}`, key)).statusCode
  t.equal(await ask('mission-m', kari), 200)
  t.equal(await ask('mission-n', kari), 404)
  t.equal(await ask('access', kari), 404)
  t.equal(await ask('access', undefined as never), 200)
  t.equal(await ask('mission-m', null), 401)
  t.equal((await get(`audit/proofs/inclusion?position=${facts.head() + 1}`, kari)).statusCode, 404)
  const hidden = await get(`audit/proofs/inclusion?position=${positionOf('mission-n')}`, kari)
  const missing = await get(`audit/proofs/inclusion?position=${facts.head() + 1}`, kari)
  t.equal(hidden.json().detail, missing.json().detail, 'hidden and missing are told alike')
  t.equal((await get(`audit/proofs/inclusion.tlog-proof?position=${positionOf('mission-n')}`, kari)).statusCode, 404)
})

t.test('anybody may see the proof of what anybody may read', async t => {
  const { get, facts } = await audited(t, true)
  const position = [...facts.read({ stream: 'mission-m' })][0]?.position
  t.equal((await get(`audit/proofs/inclusion?position=${position}`, null)).statusCode, 200)
  t.equal((await get('audit/proofs/inclusion?position=0', null)).statusCode, 404)
})

t.test('what a log signs still holds after it has grown', async t => {
  const { get, post, log, facts } = await audited(t)
  const before = openCheckpoint((await get('audit/checkpoint', null)).body, { log })
  for (let i = 0; i < 5; i++)
    await post(`actors/a${i}/register`, { name: `Actor ${i}`, sector: 'public', level: 'county' })
  const after = openCheckpoint((await get('audit/checkpoint', null)).body, { log })
  t.equal(Number(after.size), facts.head() + 1)
  const { proof } = (await get(`audit/proofs/consistency?from=${before.size}&to=${after.size}`, null)).json()
  t.ok(
    verifyConsistency({
      older: before.size,
      newer: after.size,
      olderRoot: before.root,
      newerRoot: after.root,
      proof: proof.map(bytes),
    }),
  )
})

t.test('a bundle is for an auditor of the mission, and is checked offline', async t => {
  const { get, keyFor, log, accessLog } = await audited(t)
  const [kari, ola, all] = [
    await keyFor('kari', 'operative', 'm'),
    await keyFor('ola', 'auditor', 'm'),
    await keyFor('eva', 'auditor'),
  ]
  for (const [query, key, status] of [
    ['?mission=m', null, 401],
    ['?mission=m', kari, 403],
    ['', kari, 403],
    ['', ola, 403],
    ['?mission=n', ola, 404],
    ['?mission=none', ola, 404],
    ['?mission=none', all, 404],
    ['?mission=A', all, 400],
    ['?mission=m&more=1', all, 400],
  ] as const)
    t.equal((await get(`audit/bundle${query}`, key)).statusCode, status, `${query} by ${key?.slice(0, 12)}`)
  for (const [query, key, mission] of [
    ['?mission=m', ola, 'm'],
    ['?mission=n', all, 'n'],
    ['', all, null],
  ] as const) {
    const answer = await get(`audit/bundle${query}`, key)
    t.equal(answer.statusCode, 200)
    t.equal(answer.headers['content-type'], 'application/x-tar')
    const found = verified(t as never, answer.rawPayload, { key: log })
    t.equal(found.manifest.mission, mission)
    t.ok(found.manifest.files['verify.mjs'])
  }
  accessLog.flush()
  const noted = accessLog.read({ missions: new Set(['*']), limit: 100 })
  t.equal(noted.filter(({ code }) => code === 'exported').length, 3)
})
