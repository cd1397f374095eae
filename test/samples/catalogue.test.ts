import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import t from 'tap'
import { parseKnowledge } from '../../events/period.ts'
import { cellKey } from '../../events/shapes.ts'
import type { IndicatorState } from '../../src/commands/indicator/indicator-state.ts'
import { vintageAsOf } from '../../src/commands/indicator/vintages.ts'
import { commonSteps, SAMPLES, sampleSteps } from '../../src/samples/catalogue.ts'
import type { Step } from '../../src/samples/step.ts'
import { recorded } from './recorded.ts'

const trace = await recorded(sampleSteps)
const stateOf = (indicator: string) => trace.state('indicator', indicator) as IndicatorState

t.test('every sample command is accepted by the rules and records something', async t => {
  t.same(trace.faults, [])
})

t.test('each sample mission can be loaded without the others', async t => {
  for (const [mission, steps] of Object.entries(SAMPLES)) {
    t.same((await recorded([...commonSteps, ...steps])).faults, [], mission)
    t.ok(['declare', 'propose'].includes(steps[0]?.path.split('/')[2] ?? ''), `${mission} begins its life`)
    t.equal(steps[0]?.path.split('/')[1], mission)
  }
})

type Said = Record<string, unknown>

/** Every object of texts by language in a body, with where it stands. */
function wordsIn(value: unknown, at: string): [string, Said][] {
  if (typeof value !== 'object' || value === null) return []
  const here: [string, Said][] = 'nb' in value || 'en' in value ? [[at, value as Said]] : []
  return [...here, ...Object.entries(value).flatMap(([field, inner]) => wordsIn(inner, `${at}/${field}`))]
}

t.test('every text is given in Norwegian and English, and plain-language texts in five languages', async t => {
  for (const { path, body } of sampleSteps)
    for (const [at, words] of wordsIn(body, path)) t.ok(words.nb && words.en, at)
  for (const [mission, [first]] of Object.entries(SAMPLES)) {
    const { plainLanguage, title } = (first?.body ?? {}) as Record<'plainLanguage' | 'title', object>
    t.same(Object.keys(plainLanguage).sort(), ['da', 'en', 'nb', 'nn', 'sv'], mission)
    t.same(Object.keys(title).sort(), ['da', 'en', 'nb', 'nn', 'sv'], mission)
  }
})

t.test('what has no source is marked illustrative and says why', async t => {
  const unsourced = ({ body }: Step) => !('evidence' in body)
  for (const step of sampleSteps.filter(unsourced)) {
    const [, , command] = step.path.split('/')
    if (command === 'define' || command === 'publish' || command === 'assess-criterion') continue
    t.match(step.body, { reason: String }, step.path)
    t.ok('illustrative' in step.body || /eksempel|example/i.test(JSON.stringify(step.body)), step.path)
  }
  t.notOk(
    sampleSteps.some(s => /\/measure(-many)?$/.test(s.path) && unsourced(s)),
    'every figure has its source',
  )
})

const known = (day: string) => parseKnowledge(day).lastMs

t.test('a figure is known from its day, and a year is known at its end', async t => {
  const asOf = (period: string, day: string) =>
    vintageAsOf(stateOf('neet-15-29').vintages.of(period, undefined), known(day))?.data
  t.match(asOf('2019-Q4', '2021-12-30'), { value: 10.7, obsStatus: 'P' })
  t.match(asOf('2019-Q4', '2021-12-31'), { value: 10.5, obsStatus: 'A' }, 'known in 2021')
  t.equal(asOf('2020-Q4', '2021-08-25'), undefined)
  t.match(asOf('2020-Q4', '2021-08-26'), { value: 11.2, obsStatus: 'P' })
  t.match(asOf('2020-Q4', '2022-03-24'), { value: 11.2, obsStatus: 'P' })
  t.match(asOf('2020-Q4', '2022-03-25'), { value: 11, obsStatus: 'A' })
})

t.test('the worked case has four points, none of them in its baseline year', async t => {
  const each = [...stateOf('neet-15-29').vintages.ofEach()].flatMap(([first]) => (first ? [first.data] : []))
  const totals = each.filter(({ cell }) => cellKey(cell) === '').map(({ period }) => period)
  t.same(totals.sort(), ['2019-Q4', '2020-Q4', '2021-Q4', '2022-Q4'])
})

t.test(
  'the share of 2022 was first told as 9.7, provisional, and the 9.5 that replaced it is no provisional figure',
  async t => {
    const vintages = stateOf('neet-15-29').vintages.of('2022-Q4', undefined)
    t.match(
      vintages.map(v => v.data),
      [
        { value: 9.7, obsStatus: 'P' },
        { value: 9.5, obsStatus: 'A' },
      ],
    )
  },
)

const bodies = (path: string) => sampleSteps.filter(s => s.path === path).map(s => s.body)

t.test('half of the dementia burden follows the new baseline only by a revision', async t => {
  t.match(bodies('indicators/demens-personer/set-target'), [{ changePercent: -50, baselineVersion: 1 }])
  t.match(bodies('indicators/demens-personer/reestimate-baseline'), [{ value: 101_118 }])
  t.match(bodies('indicators/demens-personer/revise-target'), [{ baselineVersion: 2, decidedBy: String }])
  t.equal(bodies('missions/demens/assess-criterion').length, 7, 'the five criteria, two of them again')
})

t.test('the wording of the inclusion goal was changed three times, each time by a named actor', async t => {
  const revisions = bodies('missions/inkludering/revise-goal')
  t.match(revisions, [
    { statement: { nb: /nullvisjon/i }, decidedBy: String },
    { statement: { nb: /eliminere/i }, decidedBy: String },
    { statement: { nb: /betydelig/ }, decidedBy: String },
  ])
})

t.test('demand met by clean power and city emissions have no measurement', async t => {
  for (const id of ['clean-power-demand', 'city-emissions']) t.same([...stateOf(id).vintages.ofEach()], [])
})

const FIGURES = new URL('../../../shared/data/sample-figures.csv', import.meta.url)
/**
 * Rows that become no measurement: another indicator's reading, no period, or a target, dispute or part of a sum; F04 and F05 stand
 * with the exact days of G01 and G02.
 */
const NO_MEASUREMENT = new Set('F01 F04 F05 F12 F15 F16 F23 F25 F26 F47 F50 F70 F73 F75 F76'.split(' '))
const LOADED = new Set(['NO-INKL', 'EU-DEMENS', 'EU-CITIES', 'UK-CLEANPOWER', 'DK-DECOUPLING', 'SE-NZI'])
const SERIES = new URL('../../../shared/data/sample-series.csv', import.meta.url)

/** Every figure that the steps record, with from when it was known; those of a list are known with it. */
const figures: readonly Said[] = sampleSteps
  .filter(s => /(measure|measure-many|correct)$/.test(s.path))
  .flatMap(({ body }) => {
    const { measurements, ...shared } = body as Said & { measurements?: readonly Said[] }
    return measurements ? measurements.map(one => ({ ...shared, ...one })) : [shared]
  })

type Row = Readonly<Record<string, string>>

/** The value of a row, or its interval, as a figure states it. */
function amountOf(value: string): object {
  const [low, high] = /^\d[\d.]*-\d/.test(value) ? value.split('-').map(Number) : [Number(value)]
  return high === undefined ? { value: low } : { low, high }
}

/** From when figures of this amount and, where given, this period were known, as text. */
const knownFromOf = (amount: object, period?: string): string[] =>
  figures
    .filter(f => period === undefined || f.period === period)
    .filter(f => Object.entries(amount).every(([field, n]) => f[field] === n))
    .map(f => String(f.knownFrom))

/** Whether a knownFrom is what a row says; “before” a day is any earlier one. */
const isKnownFrom = (knownFrom: string, text: string): boolean =>
  text.startsWith('before ')
    ? known(knownFrom) < known(text.slice('before '.length))
    : known(knownFrom) === known(text.replace(/^(\d{4})-(\d{4})$/, '$1/$2').replace(/T(\d\d:\d\d)\+/, 'T$1:00+'))

const rowsOf = (file: URL): Row[] => parse(readFileSync(file, 'utf8'), { columns: true })

t.test(
  'every published figure is measured with its value and the text from when it was known',
  { skip: !existsSync(FIGURES) && 'skipped: the published figures are not at hand' },
  async t => {
    for (const { id = '', mission = '', value = '', known_from: from = '' } of rowsOf(FIGURES)) {
      if (!LOADED.has(mission) || NO_MEASUREMENT.has(id)) continue
      const knownFrom = knownFromOf(amountOf(value))
      t.ok(
        knownFrom.some(k => isKnownFrom(k, from)),
        `${id}: ${value} known ${from}`,
      )
    }
  },
)

t.test(
  'every vintage of the published series is measured under its period',
  { skip: !existsSync(SERIES) && 'skipped: the published series are not at hand' },
  async t => {
    const rows = rowsOf(SERIES).filter(row => row.obs_status !== 'TARGET')
    const [taken, stated] = [rows.filter(r => r.obs_status === 'WITHDRAWN'), rows.filter(r => r.value !== '')]
    for (const { id = '', ref_period: period = '', value = '', known_from: from = '' } of stated) {
      const knownFrom = knownFromOf({ value: Number(value) }, period)
      t.ok(
        knownFrom.some(k => isKnownFrom(k, from)),
        `${id}: ${value} of ${period} known ${from}`,
      )
    }
    const withdrawn = bodies('indicators/dk-waste-recovery/withdraw') as Said[]
    t.same(
      withdrawn.map(b => [b.period, b.knownFrom]),
      taken.map(r => [r.ref_period, r.known_from]),
    )
  },
)
