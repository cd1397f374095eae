import t from 'tap'
import { wordsOf } from '../../src/dashboard/words/words.ts'
import { emptySite, fullSite } from './site.ts'

const en = wordsOf('en')

/** The page of an indicator whose baseline was better than its target from the beginning. */
async function pageWithBaselineBeyondTarget(): Promise<string> {
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
  await record('indicators/i/define', {
    mission: 'm',
    goals: ['g'],
    kind: 'outcome',
    source: { name: 'S' },
    title: 'I',
    definition: 'D',
    unit: 'days',
    direction: 'decrease',
    decimals: 1,
    knownFrom: '2020-01-01',
  })
  await record('indicators/i/set-baseline', { period: '2020', value: 8, knownFrom: '2021-03-01' })
  await record('indicators/i/set-target', { period: '2030', value: 10, knownFrom: '2021-03-01' })
  const values = [8, 8.4, 8.8, 9.2, 9.6]
  await record('indicators/i/measure-many', {
    measurements: values.map((value, i) => ({
      period: String(2020 + i),
      value,
      knownFrom: `${2021 + i}-03-01`,
    })),
  })
  return (await app.inject('/indicators/i?lang=en')).body
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
  t.ok(body.includes(en.indicator.better('0.4\u00a0days', '10.0 days')), 'the sentence')
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
