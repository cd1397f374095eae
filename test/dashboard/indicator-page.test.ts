import t from 'tap'
import { wordsOf } from '../../src/dashboard/words.ts'
import { emptySite, fullSite } from './site.ts'

const en = wordsOf('en')

/** A site with one indicator, told from its definition on. */
async function siteWith(defined: object, requests: readonly (readonly [name: string, body: object])[]) {
  const { app, record } = await emptySite()
  await record('missions/m/declare', {
    title: 'M',
    challenge: 'C',
    vision: 'V',
    horizon: { from: '2020', to: '2030' },
    knownFrom: '2020-01-01',
  })
  await record('missions/m/set-goal', {
    goal: 'g',
    statement: 'G',
    level: 1,
    kind: 'outcome',
    status: 'adopted',
    accountable: 'A',
    decidedBy: 'A',
    knownFrom: '2020-01-01',
  })
  const definition = { mission: 'm', goals: ['g'], kind: 'outcome', source: { name: 'S' }, title: 'I', definition: 'D' }
  await record('indicators/i/define', { ...definition, knownFrom: '2020-01-01', ...defined })
  for (const [name, body] of requests) await record(`indicators/i/${name}`, body)
  return async (language = 'en') => (await app.inject(`/indicators/i?lang=${language}`)).body
}

/** The page of an indicator whose baseline was better than its target from the beginning. */
async function pageWithBaselineBeyondTarget(): Promise<string> {
  const values = [8, 8.4, 8.8, 9.2, 9.6]
  const page = await siteWith({ unit: 'days', direction: 'decrease', decimals: 1 }, [
    ['set-baseline', { period: '2020', value: 8, knownFrom: '2021-03-01' }],
    ['set-target', { period: '2030', value: 10, knownFrom: '2021-03-01' }],
    [
      'measure-many',
      {
        measurements: values.map((value, i) => ({
          period: String(2020 + i),
          value,
          knownFrom: `${2021 + i}-03-01`,
        })),
      },
    ],
  ])
  return page()
}

/** The corners of the lines of a class in the wide chart, in units of the picture. */
function cornersOf(body: string, tag: RegExp): (readonly [x: number, y: number])[][] {
  const wide = /<svg class="chart wide".*?<\/svg>/s.exec(body)?.[0] ?? ''
  return [...wide.matchAll(tag)].map(match =>
    [...(match[1] ?? '').matchAll(/[ML]([\d.]+) ([\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const),
  )
}
const PATH = /<path class="path(?: apart)?" d="([^"]+)"/g
const SUPERSEDED = /<g class="superseded-target"><path d="([^"]+)"/g

t.test('the chart draws the agreed path at the value that the sentence names', async t => {
  const body = await pageWithBaselineBeyondTarget()
  const read = body.replace(/<[^>]+>/g, '')
  t.ok(read.includes(en.indicator.better('0.4\u00a0days', '10.0 days')), 'the sentence')
  t.match(body, /<a href="#fact-\d+">10.0 days<\/a>/, 'it leads to the target')
  const [path = []] = cornersOf(body, PATH)
  const target = /<g class="target"><path class="aim" d="M[\d.]+ ([\d.]+)l7 7/.exec(body)?.[1]
  t.ok(path.length >= 2, 'the path has corners')
  // A diamond begins at its top, 7 above its centre.
  for (const [, y] of path)
    t.equal(y, Number(target) + 7, 'flat at the target, which the baseline was already better than')
})

t.test('no pace is asked for towards a target that is met', async t => {
  const body = await pageWithBaselineBeyondTarget()
  const change = '+0.40\u00a0days'
  t.ok(body.includes(en.indicator.slope(change)), 'only the pace there is')
  t.notOk(body.includes('+0.07'))
})

t.test('a superseded path is drawn through its own milestones', async t => {
  const { app } = await fullSite()
  const { body } = await app.inject('/indicators/fine-dust?lang=en')
  const [superseded = []] = cornersOf(body, SUPERSEDED)
  t.equal(superseded.length, 3, 'baseline, the milestone of 2022, target')
  t.ok(/<g class="superseded-target">(?:(?!<\/g>).)*class="milestone"/.test(body), 'and the milestone is marked')
})

const lines = [
  ['set-baseline', { period: '2019', value: 1000 }],
  ['set-target', { period: '2030', value: 2000 }],
] as const
const months = (year: number, count: number, value: number) =>
  Array.from({ length: count }, (_, i) => ({ period: `${year}-${String(i + 1).padStart(2, '0')}`, value }))

t.test('what is made of parts says so in every language, and how much of it is known', async t => {
  const page = await siteWith({ unit: 'places', direction: 'increase', decimals: 0, rollUp: { time: 'sum' } }, [
    ...lines,
    ['measure-many', { measurements: [...months(2020, 12, 100), ...months(2021, 6, 50)] }],
    ['measure', { period: '2022', value: 1210 }],
    ['measure-many', { measurements: months(2022, 12, 100) }],
  ])
  for (const language of ['nb', 'nn', 'sv', 'da', 'en'] as const) {
    const { indicator, chart } = wordsOf(language)
    const body = await page(language)
    t.match(body, `<span class="flag">${indicator.madeOfParts}</span>`)
    t.match(body, `</svg> ${chart.incomplete}</li>`)
    const [known] = /<span class="flag">[^<]*50[^<]*300[^<]*<\/span>/.exec(body) ?? []
    t.ok(known, 'half of the parts, and what they come to')
    t.match(body, /<circle [^>]*class="dot incomplete"/)
    t.match(body, /<span class="flag">\+10/)
  }
})

t.test('what was added stands beside the running total', async t => {
  const page = await siteWith({ unit: 'places', direction: 'increase', decimals: 0, cumulative: true }, [
    ...lines,
    ['measure-many', { measurements: [2020, 2021, 2023].map(year => ({ period: `${year}`, value: 111 })) }],
  ])
  const body = await page()
  t.match(body, `<th scope="col">${en.indicator.runningTotal}</th>`)
  t.match(body, /<span class="number">1,111 places<\/span>/)
  t.match(body, /<span class="number">1,222 places<\/span>/)
  t.match(body, /75% of its parts are known: 1,333 places so far/)
})

t.test('the estimate is drawn along its course, not as a wedge', async t => {
  const body = await pageWithBaselineBeyondTarget()
  const [course] = cornersOf(body, /<path class="course" d="([^"]+)"/g)
  t.equal(course?.length, 7, 'from the latest figure of 2024 over every year to 2030')
  const steps = (course ?? []).slice(1).map(([, y], i) => Math.abs(y - (course?.[i]?.[1] ?? 0)))
  t.ok(
    steps.every((step, i) => i === 0 || step <= (steps[i - 1] as number) + 0.11),
    'the pace fades',
  )
})

t.test(
  'the table says what was first said of a figure beside what stands, and of one that was never changed nothing',
  async t => {
    const { app } = await fullSite()
    const { body } = await app.inject('/indicators/no-ghg-2030?lang=en')
    const [table = ''] = /<table class="cards figures".*?<\/table>/s.exec(body) ?? []
    t.match(table, `<th scope="col">${en.figures.firstValue}</th>`)
    const first = [...table.matchAll(/<td data-label="First figure" class="labelled">([^<]*)<\/td>/g)].map(
      ([, text]) => text,
    )
    t.ok(first.some(text => text === '') && first.some(text => /\d/.test(text ?? '')))
  },
)

t.test('in each period the total stands above its groups, in whatever order they were recorded', async t => {
  const measured = (code: string | undefined, value: number) =>
    ['measure', { period: '2022', value, ...(code !== undefined && { cell: { sex: code } }) }] as const
  const page = await siteWith({ unit: '%', direction: 'decrease', dimensions: { sex: { F: 'Women', M: 'Men' } } }, [
    measured('M', 4),
    measured('F', 5),
    measured(undefined, 4.5),
  ])
  const [table = ''] = /<table class="cards figures".*?<\/table>/s.exec(await page()) ?? []
  const cells = [...table.matchAll(/<th scope="row">2022<\/th><td[^>]*>(.*?)<\/td>/g)].map(([, cell = '']) =>
    cell.replaceAll(/<[^>]+>/g, ''),
  )
  t.same(cells, [en.indicator.total, 'Women', 'Men'])
})
