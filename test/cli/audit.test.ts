import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { openAudit } from '../../src/audit/audit.ts'
import { verifierProgram } from '../../src/audit/enclosed.ts'
import type { DrawnSample } from '../../src/audit/sample/request.ts'
import { verifyAsked } from '../../src/audit/verify-report.ts'
import { openSqliteLog } from '../../src/log/sqlite.ts'
import { parseNote, signatureLine, signerKey } from '../../src/proof/note.ts'
import { openTlogProof } from '../../src/proof/tlog-proof.ts'
import { witnessKey } from '../audit/bundle-given.ts'
import { installation as server } from '../http/installation.ts'
import { installation, varde } from './varde.ts'

/** A data directory with figures and funding, whose newest checkpoint a witness has cosigned, and a server on it. */
async function audited(t: Parameters<typeof installation>[0]) {
  const { cwd, dataDir, env } = await installation(t)
  const log = openSqliteLog({ directory: dataDir })
  const audit = openAudit({ log, directory: dataDir, makesKey: true })
  const house = await server({ log, parts: { audit } })
  t.teardown(async () => {
    await house.close()
    audit.close()
    await log.close()
  })
  const send = async (path: string, body: object) => {
    const answer = await house.post(path, body)
    if (answer.statusCode > 201) throw new Error(`${path}: ${answer.body}`)
  }
  for (let year = 2001; year < 2021; year++)
    for (const indicator of ['neet', 'other'])
      await send(`indicators/${indicator}/measure`, { period: `${year}`, value: year % 9 })
  await send('portfolios/p/open', { mission: 'm', title: 'P', purpose: 'P' })
  await send('projects/x/register', { title: 'X', kind: 'project', lead: 'Somebody', stage: 'idea' })
  await send('portfolios/p/add-project', { project: 'x', from: '2024' })
  for (const [i, amount] of [10, 250.5, 40, 1000, 3].entries())
    await send('projects/x/commit-funding', {
      ...{ amount, currency: i === 2 ? 'EUR' : 'NOK', funder: 'F', instrument: 'I' },
      ...{ purpose: 'measure', from: '2024', status: 'committed' },
    })
  const eva = await house.keyFor('eva', 'auditor')
  const cosign = async () => {
    const kept = (await audit.current())!
    audit.store.cosign(kept.size, witnessKey.name, signatureLine(parseNote(kept.note).text, witnessKey, Date.now()))
    return kept
  }
  return { ...house, cwd, env, audit, eva, cosign }
}

t.test('server, command line and a bundle at home draw the same facts', async t => {
  const { get, cwd, env, audit, eva, cosign } = await audited(t)
  const { size } = await cosign()
  writeFileSync(join(cwd, 'verify.mjs'), verifierProgram())
  const tar = join(cwd, 'bundle.tar')
  const key = audit.key!.vkey
  for (const [mission, asked] of [
    ['m', {}],
    ['m', { seed: 'my own' }],
    ['m', { seed: 'x', position: '20' }],
    ['m', { stratify: true }],
    ['m', { type: 'funding-committed' }],
    ['m', { from: '2000-01-01', to: '2999-12-31', seed: 'x' }],
    [undefined, {}],
    [undefined, { type: 'funding-committed' }],
  ] as const) {
    const scope = mission === undefined ? {} : { mission }
    const what = JSON.stringify({ ...scope, ...asked })
    writeFileSync(tar, (await get(`audit/bundle?${new URLSearchParams(scope)}`, eva)).rawPayload)
    const query = new URLSearchParams(Object.entries({ n: 6, ...scope, ...asked }).map(([k, v]) => [k, `${v}`]))
    const answer = await get(`audit/sample?${query}`, eva)
    t.equal(answer.statusCode, 200, answer.body)
    const served: DrawnSample = answer.json()
    t.ok(served.rows.length > 1, what)
    const home = verifyAsked({ bundle: tar, key, witness: [witnessKey.vkey], sample: { n: '6', ...asked } })
    t.strictSame((JSON.parse(JSON.stringify(home.json)) as { sample: object }).sample, served, what)
    if (Object.keys(asked).length > 0) continue
    const local = await varde(['audit', 'sample', '--n', '6', ...(mission ? ['--mission', mission] : []), '--json'], {
      ...{ cwd, env },
    })
    t.strictSame(JSON.parse(local.out), served, what)
    const words = ['verify.mjs', tar, '--key', key, '--witness', witnessKey.vkey, '--sample', '6', '--json']
    const alone = spawnSync(process.execPath, words, { cwd, env: {}, encoding: 'utf8' })
    t.strictSame(JSON.parse(alone.stdout).sample, served, what)
  }
  const whole: DrawnSample = (await get('audit/sample?mission=m', eva)).json()
  t.equal(whole.seedFrom?.size, size)
  t.equal(whole.position, size - 1)
})

t.test('a working paper has a row for each fact drawn, on the server and at home', async t => {
  const { get, cwd, audit, eva, cosign, env } = await audited(t)
  await cosign()
  const paper = await get('audit/sample?mission=m&n=4', eva, { accept: 'text/csv' })
  t.match(paper.headers['content-disposition'], /filename="sample-m-\d+\.csv"/)
  t.equal(paper.body.trim().split('\r\n').length, 5)
  writeFileSync(join(cwd, 'bundle.tar'), (await get('audit/bundle?mission=m', eva)).rawPayload)
  const keys = ['--key', audit.key!.vkey, '--witness', witnessKey.vkey]
  const home = await varde(['verify', 'bundle.tar', ...keys, '--sample', '4'], { cwd })
  t.match(home, { code: 0, err: /sample {5}4 of \d+ facts up to position \d+, by varde-sample-1 with the seed / })
  t.equal(home.out.trim(), paper.body.trim())
  t.match(await varde(['audit', 'sample', '--mission', 'm', '--n', '4'], { cwd, env }), {
    code: 0,
    out: paper.body.trim(),
    err: /cosigned at/,
  })
})

t.test('with --output each fact has its proof', async t => {
  const { cwd, env, audit, cosign } = await audited(t)
  await cosign()
  const done = await varde(['audit', 'sample', '--n', '3', '--output', 'drawn'], { cwd, env })
  t.match(done, { code: 0, out: /3 proofs/ })
  const { rows }: DrawnSample = JSON.parse(readFileSync(join(cwd, 'drawn/sample.json'), 'utf8'))
  t.equal(readdirSync(join(cwd, 'drawn')).length, 5)
  for (const { position, leafHash } of rows) {
    const proof = readFileSync(join(cwd, `drawn/${position}.tlog-proof`), 'utf8')
    t.equal(openTlogProof(proof, Buffer.from(leafHash, 'hex'), { log: audit.key! }).index, BigInt(position))
  }
  t.match(await varde(['audit', 'sample', '--output', 'drawn'], { cwd, env }), { code: 2, err: /cannot be made/ })
})

t.test('without a seed and without a witness nothing is drawn, and it is said why', async t => {
  const { get, cwd, env, audit, eva, cosign } = await audited(t)
  t.match((await get('audit/sample?mission=m', eva)).json(), { status: 400, detail: /cosigned by a witness yet/ })
  t.match(await varde(['audit', 'sample'], { cwd, env }), { code: 2, err: /cosigned by a witness yet/ })
  await cosign()
  for (const query of ['to=2999-12-31', 'position=3'])
    t.match((await get(`audit/sample?mission=m&${query}`, eva)).json(), { status: 400, detail: /seed/ }, query)
  writeFileSync(join(cwd, 'bundle.tar'), (await get('audit/bundle?mission=m', eva)).rawPayload)
  const words = ['verify', 'bundle.tar', '--key', audit.key!.vkey, '--sample']
  t.match(await varde([...words, '3'], { cwd }), { code: 2, err: /cosigned by a witness yet/ }, 'no witness is named')
  const other = signerKey('other.example', 'cosignature').vkey
  t.match(await varde([...words, '3', '--witness', other, '--quorum', '0'], { cwd }), { code: 2, err: /cosigned/ })
  const asked = { bundle: join(cwd, 'bundle.tar'), key: audit.key!.vkey, witness: [] }
  for (const sample of [{ n: '0' }, { n: '1001' }, { n: 'x' }, { n: '3', from: 'yesterday' }])
    t.equal(verifyAsked({ ...asked, sample: { seed: 's', ...sample } }).code, 2, JSON.stringify(sample))
})

t.test('a filter that is mistyped is refused, and draws no empty sample', async t => {
  const { get, cwd, env, audit, eva, cosign } = await audited(t)
  await cosign()
  writeFileSync(join(cwd, 'bundle.tar'), (await get('audit/bundle?mission=m', eva)).rawPayload)
  const atHome = { bundle: join(cwd, 'bundle.tar'), key: audit.key!.vkey, witness: [] }
  for (const [filter, said] of [
    [{ from: '2026-13-01' }, /2026-13-01 is not a day/],
    [{ to: '2026-02-29' }, /2026-02-29 is not a day/],
    [{ from: '2026-1-1' }, /2026-1-1 is not a day/],
    [{ from: '2026-02-01', to: '2026-01-31' }, /2026-02-01 comes after 2026-01-31/],
    [{ type: 'nope' }, /“nope” is no type of fact/],
    [{ type: '' }, /“” is no type of fact/],
  ] as const) {
    const what = JSON.stringify(filter)
    const words = Object.entries(filter).flatMap(([name, value]) => [`--${name}`, value])
    const local = await varde(['audit', 'sample', '--seed', 'a', ...words], { cwd, env })
    t.match(local, { code: 2, out: /^$/, err: said }, what)
    const home = verifyAsked({ ...atHome, sample: { n: '5', seed: 'a', ...filter } })
    t.match(home, { code: 2, text: said }, what)
    t.equal(home.paper, undefined)
    t.equal((await get(`audit/sample?mission=m&seed=a&${new URLSearchParams(filter)}`, eva)).statusCode, 400, what)
  }
})

t.test('samples are for auditors, of the missions they audit', async t => {
  const { get, keyFor, eva } = await audited(t)
  const [kari, ola] = [await keyFor('kari', 'operative', 'm'), await keyFor('ola', 'auditor', 'm')]
  for (const [query, key, status] of [
    ['mission=m&seed=s', null, 401],
    ['mission=m&seed=s', kari, 403],
    ['seed=s', ola, 403],
    ['mission=none&seed=s', eva, 404],
    ['mission=m&seed=s', ola, 200],
    ['seed=s', eva, 200],
    ['mission=m&seed=s&n=0', ola, 400],
    ['mission=m&seed=s&type=nothing', ola, 400],
    ['mission=m&seed=s&more=1', ola, 400],
  ] as const)
    t.equal((await get(`audit/sample?${query}`, key)).statusCode, status, query)
})
