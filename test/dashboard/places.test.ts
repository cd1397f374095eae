/** Links to a place on a page: it is there, on this page or on the one that the link leads to. */
import t from 'tap'
import { fullSite } from './site.ts'

const { app } = await fullSite()
const tabs = ['', '/changes?from=2022', '/decisions', '/people', '/portfolio', '/learning', '/timeline']
const paths = [
  ...['inkludering', 'climate', 'net-zero-industry'].flatMap(id => tabs.map(tab => `/missions/${id}${tab}`)),
  '/indicators/neet-15-29',
  '/indicators/fine-dust',
  '/decisions/neet-som-malestokk',
  '/projects/ks-frakobling',
  '/actors/kld',
]

const pages = new Map<string, string>()
async function pageAt(path: string): Promise<string> {
  const known = pages.get(path)
  if (known !== undefined) return known
  const { body } = await app.inject(path)
  pages.set(path, body)
  return body
}

t.test('every link to a place leads to one', async t => {
  for (const path of paths) {
    const links = [...(await pageAt(path)).matchAll(/href="((?:\/[^"#]*)?)#([^"]+)"/g)]
    const missing: string[] = []
    // Of a long list the first, one in the middle and the last ones stand for all.
    const some = links.filter((_, i) => i < 12 || i % 20 === 0 || i >= links.length - 4)
    for (const [href = '', to = '', place] of some)
      if (!(await pageAt(to === '' ? path : to.replaceAll('&amp;', '&'))).includes(` id="${place}"`)) missing.push(href)
    t.same(missing, [], path)
  }
})
