import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import t from 'tap'
import { parseKnowledge } from '../../events/period.ts'
import { type IndicatorState, vintageAsOf } from '../../src/commands/indicator/indicator-state.ts'
import { valueKey } from '../../src/commands/indicator/value-key.ts'
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
    t.ok('illustrative' in step.body || /illustra/i.test(JSON.stringify(step.body)), step.path)
  }
  t.notOk(
    sampleSteps.some(s => s.path.endsWith('/measure') && unsourced(s)),
    'every figure has its source',
  )
})

const known = (day: string) => parseKnowledge(day).lastMs

t.test('the share of 2020 is 11.2 provisional as of 2021 and 11.0 final as of 2022', async t => {
  const vintages = stateOf('neet-15-29').vintages.get(valueKey('2020-Q4', undefined))
  t.equal(vintageAsOf(vintages, known('2021-12-30')), undefined, 'a year is known at its end')
  t.match(vintageAsOf(vintages, known('2021-12-31'))?.data, { value: 11.2, obsStatus: 'P' })
  t.match(vintageAsOf(vintages, known('2022-12-30'))?.data, { value: 11.2, obsStatus: 'P' })
  t.match(vintageAsOf(vintages, known('2022-12-31'))?.data, { value: 11, obsStatus: 'A' })
})

t.test('the worked case has three points, none of them in its baseline year', async t => {
  const totals = [...stateOf('neet-15-29').vintages.keys()].filter(key => key.endsWith('|'))
  t.same(totals.sort(), ['2019-Q4|', '2020-Q4|', '2022-Q4|'])
})

const bodies = (path: string) => sampleSteps.filter(s => s.path === path).map(s => s.body)

t.test('half of the dementia burden follows the new baseline only by a revision', async t => {
  t.match(bodies('indicators/demens-personer/set-target'), [{ changePercent: -50, baselineVersion: 1 }])
  t.match(bodies('indicators/demens-personer/reestimate-baseline'), [{ value: 101_118 }])
  t.match(bodies('indicators/demens-personer/revise-target'), [{ baselineVersion: 2, decidedBy: String }])
  t.equal(bodies('missions/demens/assess-criterion').length, 5)
})

t.test('the wording of the inclusion goal was changed three times, each time by a named actor', async t => {
  const revisions = bodies('missions/inkludering/revise-goal')
  t.match(revisions, [
    { statement: { nb: /nullvisjon/i }, decidedBy: String },
    { statement: { nb: /eliminere/i }, decidedBy: String },
    { statement: { nb: /betydelig/ }, decidedBy: String },
  ])
})

t.test('clean power and city emissions have no measurement', async t => {
  for (const id of ['clean-power-share', 'clean-power-demand', 'city-emissions']) t.equal(stateOf(id).vintages.size, 0)
})

const FIGURES = new URL('../../../shared/data/sample-figures.csv', import.meta.url)
/** Rows that become no measurement: another indicator's reading, no period, or a target, dispute or part of a sum. */
const NO_MEASUREMENT = new Set('F01 F12 F15 F16 F23 F25 F26 F47 F50 F70 F73 F75 F76'.split(' '))
const LOADED = new Set(['NO-INKL', 'EU-DEMENS', 'EU-CITIES', 'UK-CLEANPOWER', 'DK-DECOUPLING', 'SE-NZI'])

t.test(
  'every published figure is measured with its value and the text from when it was known',
  { skip: !existsSync(FIGURES) && 'skipped: the published figures are not at hand' },
  async t => {
    const rows: Record<string, string>[] = parse(readFileSync(FIGURES, 'utf8'), { columns: true })
    const figures = sampleSteps.filter(s => /(measure|correct)$/.test(s.path)).map(s => s.body as Said)
    for (const { id = '', mission = '', value = '', known_from: from = '' } of rows) {
      if (!LOADED.has(mission) || NO_MEASUREMENT.has(id)) continue
      const [low, high] = value.split('-').map(Number)
      const amount = high === undefined ? { value: low } : { low, high }
      const text = from.replace(/^(\d{4})-(\d{4})$/, '$1/$2').replace('before ', '')
      const found = figures.filter(f => Object.entries(amount).every(([field, n]) => f[field] === n))
      const knownFrom = found.map(f => String(f.knownFrom))
      t.ok(
        knownFrom.some(k => (from.startsWith('before') ? known(k) < known(text) : k === text)),
        `${id}: ${value} known ${from}`,
      )
    }
  },
)
