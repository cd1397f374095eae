/** Samples and proofs on the page for auditors, for whoever is signed in. */
import t, { type Test } from 'tap'
import { readerLanguages } from '../../../projections/words/languages.ts'
import type { DrawnSample } from '../../../src/audit/sample/request.ts'
import { wordsOf } from '../../../src/dashboard/words.ts'
import { parseNote, signatureLine } from '../../../src/proof/note.ts'
import { openTlogProof } from '../../../src/proof/tlog-proof.ts'
import { witnessKey } from '../../audit/bundle-given.ts'
import { begin } from '../../http/installation.ts'
import { browserOf, withPages } from '../forms/signed-in.ts'

const en = wordsOf('en')
const page = '/missions/m/auditors?lang=en'
const textOf = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

/** A mission whose checkpoint was cosigned, and its auditor in a browser. */
async function audited(t: Test, isCosigned = true) {
  const site = await withPages()
  t.teardown(site.close)
  await begin(site, 'm')
  await begin(site, 'n')
  for (let year = 2001; year < 2011; year++) await site.post('indicators/m-i/measure', { period: `${year}`, value: 9 })
  const key = await site.keyFor('eva', 'auditor', 'm')
  const { store, current } = site.audit
  const kept = (await current())!
  if (isCosigned)
    store.cosign(kept.size, witnessKey.name, signatureLine(parseNote(kept.note).text, witnessKey, 1_700_000_000_000))
  const browser = browserOf(site)
  await browser.signIn(key)
  return { ...site, browser, key, kept }
}

t.test('an auditor draws a sample with the seed of a witness, and reads the proof of a fact in it', async t => {
  const { browser, get, key, kept, audit } = await audited(t)
  const first = await browser.get(page)
  t.match(textOf(first.body), en.audit.about)
  t.notMatch(first.body, en.audit.method, 'nothing is drawn until it is asked for')
  const drawn = await browser.get(`${page}&n=4&seed=&type=&from=&to=`)
  t.equal(drawn.statusCode, 200)
  const served: DrawnSample = (await get('audit/sample?mission=m&n=4', key)).json()
  const text = textOf(drawn.body)
  t.match(
    text,
    `${served.seed} ( root of the checkpoint of ${kept.size} facts that witness.example cosigned on`.replace('( ', '('),
  )
  t.match(text, /4 of \d+ facts/)
  for (const { position } of served.rows) t.match(text, `Proof (position ${position})`)

  const [to = ''] = /(?<=href=")[^"]*proof=\d+#proof/.exec(drawn.body) ?? []
  const proof = await browser.get(to.replaceAll('&amp;', '&').replace('#proof', ''))
  t.match(textOf(proof.body), /witness\.example · 14 November 2023/)
  t.match(proof.body, '&quot;dataHash&quot;')
  t.match(proof.body, kept.note.split('\n')[2])
  const [file = ''] = /\/evidence\/\d+\.tlog-proof/.exec(proof.body) ?? []
  const sent = await browser.get(file)
  t.match(sent.headers['content-disposition'], /^attachment; filename="\d+\.tlog-proof"$/)
  const { leafHash } = served.rows.find(({ position }) => file.includes(`/${position}.`))!
  t.ok(openTlogProof(sent.body, Buffer.from(leafHash, 'hex'), { log: audit.key! }))

  const [paper = ''] = /\/evidence\/sample\.csv[^"]*/.exec(drawn.body) ?? []
  const csv = await browser.get(paper.replaceAll('&amp;', '&'))
  t.equal(csv.headers['content-type'], 'text/csv; charset=utf-8')
  t.equal(csv.body.trim().split('\r\n').length, 5)
})

t.test('a seed of one’s own draws by that, of a type and days', async t => {
  const { browser } = await audited(t, false)
  const { body } = await browser.get(`${page}&n=3&seed=mine&type=indicator-measured&stratify=true`)
  t.match(textOf(body), 'mine (given)')
  t.match(body, /value="mine"/)
  t.match(body, /<option value="indicator-measured" selected/)
  t.match(textOf((await browser.get(`${page}&n=3&seed=mine&from=1999-01-01&to=1999-12-31`)).body), en.audit.none)
  t.match((await browser.get(`${page}&n=3`)).body, en.audit.noSeed)
})

t.test('what cannot be read is said, and what may not be seen is not there', async t => {
  const { browser, log } = await audited(t)
  for (const query of ['n=0', 'n=3&seed=s&type=nothing', 'n=3&seed=s&from=soon', 'proof=x'])
    t.equal((await browser.get(`${page}&${query}`)).statusCode, 400, query)
  const hidden = [...log.read({ mission: 'n' })][0]!.position
  t.match((await browser.get(`${page}&proof=${hidden}`)).body, en.audit.noFact)
  t.equal((await browser.get(`/evidence/${hidden}.tlog-proof`)).statusCode, 404)
  t.equal((await browser.get('/evidence/sample.csv?mission=n&n=3&seed=s')).statusCode, 404)
})

t.test('files are for whoever is signed in', async t => {
  const { app, browser } = await audited(t)
  await browser.get(page)
  t.equal((await app.inject('/evidence/3.tlog-proof')).statusCode, 401)
  t.equal((await app.inject('/evidence/sample.csv?mission=m')).statusCode, 401)
})

t.test('a sample and a proof are there in every language', async t => {
  const { browser, log } = await audited(t)
  const [fact] = log.read({ mission: 'm' })
  for (const language of readerLanguages) {
    const { body } = await browser.get(`/missions/m/auditors?lang=${language}&n=3&proof=${fact?.position}`)
    t.match(body, wordsOf(language).audit.leafHash)
    t.notMatch(body, /undefined|\[object|NaN/, language)
  }
})
