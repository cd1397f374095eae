import t from 'tap'
import { readerLanguages } from '../../projections/words/languages.ts'
import { fullSite } from './site.ts'

const { app } = await fullSite()
const get = async (url: string) => {
  const { statusCode, body } = await app.inject({ url })
  return { statusCode, body }
}

t.test('every page has a field to search with, which goes on in its language and at its pin', async t => {
  const { body } = await get('/missions/inkludering?lang=nb&asOf=2024-12-31')
  t.match(body, /<search><form action="\/search"/)
  t.match(body, /<input type="hidden" name="lang" value="nb"/)
  t.match(body, /<input type="hidden" name="asOf" value="2024-12-31"/)
  const results = await get('/search?q=neet&lang=nb')
  t.equal(results.body.match(/<form action="\/search"/g)?.length, 1, 'once on the page of what was found')
})

t.test('what is found leads to its page', async t => {
  t.match((await get('/search?q=neet&lang=en')).body, /href="\/indicators\/neet-15-29\?lang=en"/)
  t.match((await get('/search?q=neet-som')).body, /href="\/decisions\/neet-som-malestokk"/)
  const links = [...(await get('/search?q=er&lang=en')).body.matchAll(/<li>.*?<\/li>/g)].map(([line]) => line)
  for (const [kind, page] of [
    ['Project', 'projects'],
    ['Actor', 'actors'],
  ])
    t.ok(
      links.some(line => line.includes(`>${kind}<`) && new RegExp(`href="/${page}/[a-z0-9-]+\\?lang=en"`).test(line)),
      `${kind}: ${page}`,
    )
})

t.test('in every language it says when nothing is found, and asks for words where there are none', async t => {
  for (const lang of readerLanguages) {
    const none = await get(`/search?q=zebrafisk&lang=${lang}`)
    t.equal(none.statusCode, 200)
    t.match(none.body, /role="status">[^<]*zebrafisk/)
    t.equal((await get(`/search?lang=${lang}`)).statusCode, 200)
    t.equal((await get(`/search?q=a&lang=${lang}`)).statusCode, 200)
  }
})

t.test('words are shown as they were written and never as markup', async t => {
  const { body } = await get(`/search?q=${encodeURIComponent('"><script>alert(1)</script>')}`)
  t.notMatch(body, '<script>alert')
})

t.test('an unknown parameter is refused, and so are words without end', async t => {
  t.equal((await get('/search?query=neet')).statusCode, 400)
  t.equal((await get(`/search?q=${'x'.repeat(300)}`)).statusCode, 400)
})
