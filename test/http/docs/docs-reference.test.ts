import { gzipSync } from 'node:zlib'
import t from 'tap'
import { operating } from '../../../src/reference/operating.ts'
import { referenceSections } from '../../../src/reference/reference.ts'
import { installation } from '../installation.ts'

const it = await installation()
t.teardown(() => it.close())
const pageAt = async (path: string): Promise<string> => (await it.get(path, null)).body
const unescaped = (html: string): string =>
  html
    .replace(/<[^>]+>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')

t.test('the reference page has every row of every section', async t => {
  const page = await pageAt('/docs/reference')
  const read = unescaped(page)
  for (const [name, { rows }] of Object.entries(referenceSections)) {
    t.match(page, `<section id="${name}">`)
    for (const row of rows) for (const cell of row) t.ok(read.includes(cell), `${name}: ${cell}`)
  }
})

t.test('the page on operating has every topic', async t => {
  const read = unescaped(await pageAt('/docs/operating'))
  for (const { title, blocks } of operating) {
    t.ok(read.includes(title))
    for (const block of blocks)
      if (typeof block === 'string') t.ok(read.includes(block.replaceAll('`', '')), block.slice(0, 40))
  }
})

t.test('every page of the documentation is linked from /docs, and weighs at most 80 kB', async t => {
  const docs = await pageAt('/docs')
  for (const path of ['/docs/reference', '/docs/operating', '/docs/problems', '/docs/import']) {
    t.match(docs, `href="${path}"`)
    t.ok(gzipSync(await pageAt(path)).length <= 80_000, path)
  }
  t.ok(gzipSync(docs).length <= 80_000)
})
