import t from 'tap'
import { isRefusal } from '../../../src/commands/refusal.ts'
import { emptySite, everything } from '../site.ts'

const { app, record, reader } = await emptySite()
const month = (n: number): string => `${2010 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`
const [MONTHS, RELEASES] = [150, 30]

await record('missions/m/declare', {
  ...{ title: 'M', challenge: 'C', vision: 'V', knownFrom: '2009' },
  horizon: { from: '2010', to: '2030' },
})
await record('missions/m/set-goal', { goal: 'g', statement: 'S', level: 1, kind: 'outcome', knownFrom: '2009' })
async function indicator(id: string, measurements: readonly object[]): Promise<void> {
  await record(`indicators/${id}/define`, {
    ...{ mission: 'm', goals: ['g'], title: id, definition: 'D', unit: 'percent', knownFrom: '2009' },
    ...{ direction: 'decrease', kind: 'outcome', source: { name: 'S' } },
  })
  await record(`indicators/${id}/measure-many`, { measurements })
}
await indicator(
  'monthly',
  Array.from({ length: MONTHS }, (_, n) => ({ period: month(n), value: n, knownFrom: month(n + 1) })),
)
await indicator(
  'revised',
  Array.from({ length: RELEASES }, (_, release) =>
    Array.from({ length: release + 1 }, (_, n) => ({
      period: month(n),
      value: release,
      knownFrom: month(release + 1),
    })),
  ).flat(),
)
const COUNTS = 400
const day = (n: number): string => new Date(Date.UTC(2010, 0, 1 + n)).toISOString().slice(0, 10)
await indicator(
  'counted',
  Array.from({ length: COUNTS }, (_, n) => ({ period: day(n), value: n, knownFrom: day(n + 1) })),
)
const get = async (url: string) => (await app.inject({ url })).body
const table = (body: string): string => /<table class="cards figures".*?<\/table>/s.exec(body)?.[0] ?? ''
async function seriesOf(id: string) {
  const asked = reader.ask('/indicators/{id}/series', { id }, { includeHistory: 'true' }, everything)
  if (isRefusal(asked)) throw new Error(`there is no ${id}`)
  return asked.answer
}
const linesIn = (body: string): number => table(body).match(/<tr/g)?.length ?? 0

t.test('of a long history the latest figures are shown, and how many of how many these are', async t => {
  const body = await get('/indicators/monthly?lang=en')
  t.equal(linesIn(body), 1 + 40)
  t.match(body, `The latest 40 of ${MONTHS} figures are shown. See all`)
  t.match(table(body), 'June 2022')
  t.notMatch(table(body), 'June 2012')
})

t.test('a period takes as many lines as it has figures that are shown', async t => {
  const body = await get('/indicators/revised?lang=en')
  t.ok(linesIn(body) <= 1 + 40)
  const shown = Number(/The latest (\d+) of 30 figures/.exec(body)?.[1])
  t.equal(shown, 9)
})

t.test('the link above them shows every one, at the day of the page; what is downloaded is the same', async t => {
  const cut = await get('/indicators/monthly?lang=en&asOf=2022-04-17')
  const [, link = '', all = ''] = /href="([^"]*figures=all[^"]*)">The latest 40 of (\d+) figures/.exec(cut) ?? []
  t.match(link, /asOf=2022-04-17.*#measurements$/)
  const body = await get(link.replaceAll('&amp;', '&'))
  t.equal(linesIn(body), 1 + Number(all))
  const file = /href="([^"]*monthly\.csv[^"]*)"/.exec(body)?.[1]?.replaceAll('&amp;', '&') ?? ''
  t.equal((await app.inject({ url: file })).statusCode, 200)
})

t.test('a link to a figure leads to its row, however far back it lies, and back to the latest ones', async t => {
  const { points } = await seriesOf('counted')
  for (const at of [0, 200, COUNTS - 1]) {
    const body = await get(`/indicators/counted?lang=en&fact=${points[at]?.position}`)
    t.match(table(body), `id="fact-${points[at]?.position}"`)
    t.ok(linesIn(body) <= 1 + 40)
  }
  const body = await get(`/indicators/counted?lang=en&fact=${points[0]?.position}`)
  const [, back = '', text = ''] = /href="([^"]*#measurements)">([^<]*)/.exec(body) ?? []
  t.match(text, `of ${COUNTS} figures are shown, around the one`)
  t.match(await get(back.replaceAll('&amp;', '&')), `The latest 40 of ${COUNTS} figures`)
})

t.test('a link to a figure that was given anew many times leads to its line among the others', async t => {
  const { points } = await seriesOf('revised')
  const vintages = points[0]?.vintages ?? []
  t.equal(vintages.length, RELEASES)
  for (const { position } of vintages)
    t.match(table(await get(`/indicators/revised?lang=en&fact=${position}`)), `id="fact-${position}"`)
})
