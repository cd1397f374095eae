/** Lines beside the indicator's own: groups and comparators, chosen by a plain form, in the chart and in every file. */
import { parse } from 'csv-parse/sync'
import t from 'tap'
import { readerLanguages } from '../../../projections/words/languages.ts'
import { begin } from '../../http/installation.ts'
import { browserOf, withPages } from '../forms/signed-in.ts'
import { fullSite } from '../site.ts'

const { app } = await fullSite()
const get = (url: string) => app.inject(url)
const BOTH = 'lines=sex:F&lines=sex:M'
const added = (html: string): number[] =>
  [...html.matchAll(/<svg class="chart wide".*?<\/svg>/gs)].map(
    ([svg]) => [...svg.matchAll(/<g class="added-\d">/g)].length,
  )

t.test('groups and comparators are offered, and nothing is added unasked', async t => {
  const { body } = await get('/indicators/neet-15-29?lang=en')
  t.same(added(body), [0])
  const offered = [...body.matchAll(/<input type="checkbox" name="lines" value="([^"]+)"( checked)?/g)]
  t.ok(offered.some(([, id]) => id === 'sex:F') && offered.some(([, id]) => !id?.includes(':')))
  t.notOk(offered.some(([, , checked]) => checked))
  const alone = await get('/indicators/fine-dust?lang=en')
  t.notMatch(alone.body, 'name="lines"', 'no form where there is nothing to choose')
})

t.test('what is chosen is drawn with a letter that the key names, in every language', async t => {
  for (const language of readerLanguages) {
    const { statusCode, body } = await get(`/indicators/neet-15-29?lang=${language}&${BOTH}`)
    t.equal(statusCode, 200)
    t.same(added(body), [2])
    t.match(body, /<strong>A<\/strong> \S+<\/li><li><strong>B<\/strong> \S+<\/li>/)
    t.match(body, /value="sex:F" checked/)
    t.match(body, `<details class="line-choice" open>`)
  }
})

t.test('every file holds the lines that were added, under their names', async t => {
  const query = `lang=en&${BOTH}`
  const rows: Record<string, string>[] = parse((await get(`/indicators/neet-15-29.csv?${query}`)).body, {
    bom: true,
    columns: true,
  })
  t.match(
    rows.filter(row => row.added !== '').map(row => [row.added, row.period, row.value]),
    [
      ['sex:F', '2022-Q4', '9.7'],
      ['sex:M', '2022-Q4', '9.2'],
    ],
  )
  t.match((await get(`/indicators/neet-15-29.svg?${query}`)).body, 'A: Women. B: Men.')
  const { dimension } = (await get(`/indicators/neet-15-29.jsonstat?${query}`)).json()
  t.equal(dimension.line.category.label['measured sex:F'], 'Measured: Women')
  t.match(
    (await get(`/indicators/neet-15-29?embed&${query}`)).body,
    '<strong>A</strong> Women</li><li><strong>B</strong> Men</li>',
  )
  const { body } = await get(`/indicators/neet-15-29?${query}`)
  t.match(body, /href="\/indicators\/neet-15-29\.csv\?[^"]*lines=sex%3AF%7Csex%3AM/, 'so do the links of the page')
})

t.test(
  'a line that is not offered, or more than can be told apart, is refused; only lines may be given twice',
  async t => {
    const nine = Array.from({ length: 9 }, (_, i) => `sex:${i}`).join('|')
    for (const query of [
      'lines=none',
      'lines=sex:X',
      `lines=${nine}`,
      'lines=demens-personer',
      'cell=sex:F&cell=sex:M',
    ])
      t.equal((await get(`/indicators/neet-15-29?${query}`)).statusCode, 400, query)
  },
)

t.test('of another unit or mission nothing is offered; a line shows no more than its reader may see', async t => {
  const site = await withPages({ publicRead: true })
  t.teardown(site.close)
  await begin(site, 'm')
  const compared = { mission: 'm', goals: ['g'], title: 'C', definition: 'D', direction: 'decrease', kind: 'outcome' }
  for (const [path, body] of [
    ['indicators/same/define', { ...compared, unit: 'percent', comparatorOf: 'm-i', source: { name: 'S' } }],
    ['indicators/other/define', { ...compared, unit: 'days', comparatorOf: 'm-i', source: { name: 'S' } }],
    ['indicators/m-i/set-sign-off', { required: true, reason: 'looked over first' }],
    ['indicators/m-i/measure', { period: '2024', value: 16.25, cell: { sex: 'F' } }],
    ['indicators/m-i/measure', { period: '2023', value: 17.5, cell: { sex: 'F' } }],
  ] as const)
    t.equal((await site.post(path, body)).statusCode, 201, path)
  const own = await site.call({ method: 'GET', url: '/indicators/m-i?lang=en&lines=sex:F|same' })
  t.match(own.body, 'value="same" checked')
  t.notMatch(own.body, 'value="other"')
  t.same(added(own.body), [2])
  t.match(own.body, /Women, 2024: 16[.,]25/)
  for (const path of ['/indicators/m-i', '/indicators/m-i.csv', '/indicators/m-i.jsonstat'])
    t.notMatch((await browserOf(site).get(`${path}?lines=sex:F|same`)).body, '16.25', path)
})

t.test('a comparator is known from when it was defined, until it is retired', async t => {
  const site = await withPages()
  t.teardown(site.close)
  await begin(site, 'm')
  const body = { mission: 'm', goals: ['g'], definition: 'D', unit: '%', direction: 'decrease', kind: 'outcome' }
  await site.post('indicators/c/define', { ...body, title: 'C', comparatorOf: 'm-i', source: { name: 'S' } })
  const named = async (query = '') => (await site.get(`indicators/m-i/comparators${query}`)).json().comparators
  t.match(await named(), [{ indicator: 'c', title: 'C', unit: '%' }])
  const position = (await site.get('indicators/m-i/comparators')).json().pin.position
  t.same(await named(`?position=${position - 1}`), [])
  await site.post('indicators/c/retire', { reason: 'no longer published' })
  t.same(await named(), [])
})
