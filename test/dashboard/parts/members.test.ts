import t from 'tap'
import { emptySite } from '../site.ts'

const MANY = 40
const { app, record } = await emptySite()
const knownFrom = '2020'
await record('missions/m/declare', {
  ...{ title: 'M', challenge: 'C', vision: 'V', knownFrom },
  horizon: { from: '2020', to: '2030' },
})
await record('missions/m/set-goal', { goal: 'g', statement: 'S', level: 1, kind: 'outcome', knownFrom })
for (let n = 0; n < MANY; n++)
  await record(`indicators/i${n}/define`, {
    ...{ mission: 'm', goals: ['g'], title: `Indicator ${n}`, definition: 'D', unit: 'percent', knownFrom },
    ...{ direction: 'decrease', kind: 'outcome', source: { name: 'S' } },
  })
const last = `indicators/i${MANY - 1}`
await record(`${last}/measure-many`, {
  measurements: [
    { period: '2020', value: 50, knownFrom: '2021' },
    { period: '2021', value: 48, knownFrom: '2022' },
  ],
})
await record(`${last}/set-baseline`, { period: '2020', value: 50, knownFrom: '2021' })
await record(`${last}/set-target`, { period: '2030', value: 20, knownFrom: '2021' })
const get = async (url: string) => (await app.inject({ url })).body
const rowsIn = (body: string): string[] =>
  [...body.matchAll(/<th scope="row"><a href="\/indicators\/(i\d+)/g)].map(([, id = '']) => id)

t.test('of a goal with very many indicators the first are shown, and with them those that are assessed', async t => {
  const body = await get('/missions/m?lang=en')
  const rows = rowsIn(body)
  t.equal(rows.length, 12)
  t.ok(rows.includes(`i${MANY - 1}`), 'the one that is assessed is among them')
  t.match(body, `12 of ${MANY} indicators are shown. See all`)
})

t.test('the link below them shows every one, at the day of the page', async t => {
  const link = (await get('/missions/m?lang=en&asOf=2023-05-17')).match(/href="([^"]*indicators=all[^"]*)"/)?.[1] ?? ''
  const address = link.replaceAll('&amp;', '&')
  t.match(address, /asOf=2023-05-17.*#goal-g$/)
  const rows = rowsIn(await get(address))
  t.equal(new Set(rows).size, MANY)
})
