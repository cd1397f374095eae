import t from 'tap'
import { emptySite } from '../site.ts'

const { app, record } = await emptySite()
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
const get = async (url: string) => (await app.inject({ url })).body
const table = (body: string): string => /<table class="cards figures".*?<\/table>/s.exec(body)?.[0] ?? ''
const linesIn = (body: string): number => table(body).match(/<tr/g)?.length ?? 0

t.test('of a long history the latest figures are shown, and how many of how many periods these are', async t => {
  const body = await get('/indicators/monthly?lang=en')
  t.equal(linesIn(body), 1 + 40)
  t.match(body, `The latest 40 of ${MONTHS} periods are shown. See all`)
  t.match(table(body), 'June 2022')
  t.notMatch(table(body), 'June 2012')
})

t.test('a period takes as many lines as it has figures that are shown', async t => {
  const body = await get('/indicators/revised?lang=en')
  t.ok(linesIn(body) <= 1 + 40)
  const shown = Number(/The latest (\d+) of 30 periods/.exec(body)?.[1])
  t.equal(shown, 9)
})

t.test('the link above them shows every one, at the day of the page; what is downloaded is the same', async t => {
  const cut = await get('/indicators/monthly?lang=en&asOf=2022-04-17')
  const [, link = '', all = ''] = /href="([^"]*figures=all[^"]*)">The latest 40 of (\d+) periods/.exec(cut) ?? []
  t.match(link, /asOf=2022-04-17.*#measurements$/)
  const body = await get(link.replaceAll('&amp;', '&'))
  t.equal(linesIn(body), 1 + Number(all))
  const file = /href="([^"]*monthly\.csv[^"]*)"/.exec(body)?.[1]?.replaceAll('&amp;', '&') ?? ''
  t.equal((await app.inject({ url: file })).statusCode, 200)
})
