import t from 'tap'
import { wordsOf } from '../../src/dashboard/words.ts'
import { fullSite } from './site.ts'

const { app } = await fullSite()
const en = wordsOf('en')
const get = (query: string) => app.inject(`/missions/inkludering/timeline?lang=en&${query}`)

t.test('the timeline can be narrowed by a plain form, which keeps the choice in the address', async t => {
  const { statusCode, body } = await get('kind=decision')
  t.equal(statusCode, 200)
  t.match(body, '<option value="decision" selected>Decision</option>')
  t.match(body, `href="/missions/inkludering/timeline?lang=en">${en.portfolio.all}`)
  t.match(body, 'lang=sv&amp;kind=decision')
  t.match((await get('actor=ks')).body, '<option value="ks" selected lang="nb">KS</option>')
  t.match((await get('actor=nobody')).body, en.timelinePage.noneFitting)
  t.equal((await get('kind=guess')).statusCode, 400)
})

t.test('a line opens to the uncut text, who recorded it, and the way to its proof', async t => {
  const { body } = await get('kind=decision')
  t.match(body, en.timelinePage.whole)
  t.match(body, /href="\/missions\/inkludering\/auditors\?lang=en&amp;proof=\d+#proof"/)
  t.match(body, /Recorded [^<]+ by Here \(operative\)/)
})

t.test(
  'a fact that a mission’s first page names stands in the part of the timeline that its link leads to',
  async t => {
    for (const mission of ['inkludering', 'climate', 'net-zero-industry']) {
      const { body } = await app.inject(`/missions/${mission}?lang=en`)
      const links = [...body.matchAll(/href="([^"]*timeline[^"]*fact=\d+)#(fact-\d+)"/g)]
      t.ok(links.length > 0, mission)
      t.notMatch(body, 'href="#fact-')
      for (const [, to = '', id] of links) t.match((await app.inject(to.replaceAll('&amp;', '&'))).body, `id="${id}"`)
    }
  },
)
