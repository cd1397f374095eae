import t from 'tap'
import { everybody, type Viewer } from '../../projections/base/viewer.ts'
import { exceptionRules } from '../../projections/things/exceptions/exception.ts'
import { readerLanguages } from '../../projections/words/languages.ts'
import { wordsOf } from '../../src/dashboard/words.ts'
import { emptySite, fullSite } from './site.ts'

const reader: Viewer = { principal: 'reader', sees: () => 'all', seesAccess: false, worksWith: everybody }
const auditor: Viewer = { ...reader, principal: 'auditor', audits: new Set(['*']) }
const site = await fullSite({ viewerOf: ({ headers }) => (headers['x-who'] === 'auditor' ? auditor : reader) })
const asAuditor = (url: string) => site.app.inject({ url, headers: { 'x-who': 'auditor' } })
const asReader = (url: string) => site.app.inject(url)
const en = wordsOf('en')
const textOf = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const address = '/missions/inkludering/auditors?lang=en'

t.test('an auditor reads what to look at first by rule, with links to the facts', async t => {
  const { statusCode, body } = await asAuditor(address)
  t.equal(statusCode, 200)
  t.match(body, /<a href="[^"]*\/auditors[^"]*" aria-current="page">For auditors<\/a>/)
  const first = body.slice(body.indexOf('id="exceptions"'), body.indexOf('id="observations"'))
  const listed = exceptionRules.filter(rule => first.includes(`id="${rule}"`))
  t.ok(listed.length > 2)
  for (const rule of listed) t.ok(textOf(first).includes(en.auditors.rules[rule]), rule)
  const [, to = '', position = ''] = /href="(\/missions\/inkludering\/timeline\?[^"]*)#fact-(\d+)"/.exec(first) ?? []
  const timeline = await asAuditor(to.replaceAll('&amp;', '&'))
  t.equal(timeline.statusCode, 200)
  t.ok(timeline.body.includes(`id="fact-${position}"`), 'the link leads to the fact')
})

t.test('observations stand with what they are about, answers and days, the overdue first', async t => {
  const { body } = await asAuditor(address)
  const part = body.slice(body.indexOf('id="observations"'), body.indexOf('id="at-home"'))
  t.ok(part.indexOf('observation-maltall-uten-vedtak') < part.indexOf('observation-fullforing-omstridt'))
  t.match(part, 'href="/indicators/neet-15-29?lang=en"')
  const text = textOf(part)
  t.match(text, /awaiting an answer serious \d+ days overdue/)
  t.match(text, /Answer Disputed figures are marked .* Operativ gruppe/)
  t.match(text, /Followed up The next report marks the figure/)
  t.match(text, /answered after .* · followed up after .* · open for \d+ days/)
})

t.test(
  'the bundle of the mission, the checkpoint and the key are there, with the commands that fetch and check',
  async t => {
    const { body } = await asAuditor(address)
    for (const path of ['checkpoint', 'key']) t.match(body, `href="/api/v1/audit/${path}"`)
    t.match(body, '/api/v1/audit/bundle?mission=inkludering')
    t.match(body, 'node verify.mjs bundle.tar --key')
  },
)

t.test('another reader is told whom the page is for, and not whether there is anything', async t => {
  const { statusCode, body } = await asReader(address)
  t.equal(statusCode, 200)
  t.match(body, en.auditors.onlyForAuditors)
  const main = body.slice(body.indexOf('id="for-whom"'))
  t.notMatch(main, /exceptions|observation|audit\/bundle/)
  const own = await emptySite()
  const horizon = { from: '2025', to: '2030' }
  await own.record('missions/new/declare', { title: 'New', challenge: 'C', vision: 'V', horizon })
  t.match((await own.app.inject('/missions/new/auditors?lang=en')).body, en.auditors.onlyForAuditors)
  t.equal((await own.app.inject('/missions/none/auditors')).statusCode, 404)
})

t.test('a mission without observations says so', async t => {
  const { body } = await asAuditor('/missions/demens/auditors?lang=en')
  t.match(body, en.auditors.noObservations)
})

t.test('it is there whole in every language, for auditors and others', async t => {
  for (const language of readerLanguages)
    for (const read of [asAuditor, asReader]) {
      const { statusCode, body } = await read(`/missions/inkludering/auditors?lang=${language}`)
      t.equal(statusCode, 200)
      t.match(body, wordsOf(language).tabs.auditors)
      t.notMatch(body, /undefined|\[object|NaN|[\uE000\uE001]/, language)
    }
})
