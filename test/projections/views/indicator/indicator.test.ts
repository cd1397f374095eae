import t from 'tap'
import { why } from '../../given.ts'
import { measured, neet, scene } from '../../scene.ts'
import { askerOf, type Body, question, samples, viewerWho } from '../../told.ts'

const { log } = await samples('2026-11-01')
const { ask } = askerOf(log)
const series = (id: string, query = '') => ask(`/indicators/${id}/series${query}`)
const assessed = (id: string, query = '') => ask(`/indicators/${id}/assessment${query}`)
const of = (points: Body[], period: string) => points.find(p => p.period === period && Object.keys(p.cell).length === 0)

t.test('the share of 2020 is 11.2 provisional as of 2021, and 11.0 final with both vintages as of 2022', async t => {
  const then = of(series('neet-15-29', '?asOf=2021-12-31&includeHistory=true').points, '2020-Q4')
  t.match(then, { value: 11.2, obsStatus: 'P', provisional: true, knownFromGiven: '2021-08-26' })
  t.equal(then.vintages.length, 1)
  const now = of(series('neet-15-29', '?asOf=2022-12-31&includeHistory=true').points, '2020-Q4')
  t.match(now, { value: 11, obsStatus: 'A', knownFrom: '2022-03-25T23:59:59.999Z' })
  t.notOk('provisional' in now)
  t.match(now.vintages, [
    { type: 'indicator-measured', value: 11.2, obsStatus: 'P', knownFrom: '2021-08-26T23:59:59.999Z' },
    { type: 'indicator-measured', value: 11, obsStatus: 'A', knownFromGiven: '2022-03-25' },
  ])
})

t.test('what is known then and recorded later is counted', async t => {
  t.equal(series('neet-15-29', '?asOf=2021-12-31').lateEntries, 3, 'three figures, recorded in 2026')
  t.equal(series('neet-15-29').lateEntries, 0)
  t.equal(ask('/indicators/neet-15-29?asOf=2022-10-31').lateEntries, 7, 'one more, and three lines beside them')
  t.equal(ask('/missions/inkludering/progress?asOf=2026').lateEntries, 0)
})

t.test('figures known before anybody defined the indicator are shown without a definition', async t => {
  const { points, title, unit } = series('neet-15-29', '?asOf=2021-12-31')
  t.equal(points.length, 2)
  t.same([title, unit], [undefined, undefined])
  t.match(ask('/indicators/neet-15-29?asOf=2021-12-31'), { mission: null, versions: [], targets: [], retired: null })
  t.match(assessed('neet-15-29', '?asOf=2021-12-31'), {
    latest: { period: '2020-Q4', value: 11.2 },
    path: { verdict: 'not-assessed', reasons: ['no-target', 'no-baseline'] },
  })
})

t.test('the worked case: 43.5 % of the distance covered, 35 % expected, ahead by 8.5 points, and on pace', async t => {
  const { covered, path, trend, latest, baseline, target, provisional } = assessed('neet-15-29', '?asOf=2025-12-31')
  t.match(baseline, { period: '2015-Q4', value: 12.2, version: 1 })
  t.match(target, { period: '2035-Q4', value: 6, version: 1, kind: 'value', illustrative: true })
  t.match(latest, { period: '2022-Q4', value: 9.5, obsStatus: 'A' })
  t.equal(covered.toFixed(3), '0.435')
  t.equal(((12.2 - path.expected) / (12.2 - 6)).toFixed(3), '0.350')
  t.equal(path.share.toFixed(3), '0.085')
  t.equal(path.verdict, 'ahead')
  t.match(trend, { verdict: 'reaches', chance: 'uncertain', level: 0.8 })
  t.notOk(provisional)
  t.same(path.reasons, ['stale'])
  t.same(assessed('neet-15-29', '?on=2024-03-31').path.reasons, [], 'three months are tolerated')
})

t.test('half of the dementia burden is 39,000 until the target follows the new baseline, then 50,559', async t => {
  const before = assessed('demens-personer', '?asOf=2021-05-31')
  t.match(before.target, { value: 39_000, version: 1, changePercent: -50, baselineVersion: 1, relativeTo: 78_000 })
  t.match(before.baseline, { value: 101_118, version: 2 })
  t.same(before.reasons, ['example-target', 'target-follows-other-baseline'], 'in between it is said that they differ')
  const after = assessed('demens-personer', '?asOf=2021-06-01')
  t.match(after.target, { value: 50_559, version: 2, baselineVersion: 2, relativeTo: 101_118 })
  t.notOk([...after.reasons, ...after.path.reasons].includes('target-follows-other-baseline'))
  const original = assessed('demens-personer', '?target=original')
  t.match(original, { target: { value: 39_000, version: 1 }, baseline: { value: 78_000, version: 1 } })
  t.match(ask('/indicators/demens-personer').targets, [
    { version: 1 },
    { version: 2, decidedBy: String, reason: String },
  ])
})

t.test('a forecast is shown and not held for a measurement, an interval is shown and not computed with', async t => {
  const { points } = series('demens-personer')
  t.match(of(points, '2050'), { value: 237_000, obsStatus: 'F' })
  t.match(of(points, '2018'), { value: null, low: 84_000, high: 104_000 })
  t.match(assessed('demens-personer').latest, { period: '2020' })
  t.match(assessed('demens-personer', '?asOf=2019').latest, { value: null, low: 84_000, high: 104_000 })
  t.ok(assessed('demens-personer', '?asOf=2019').path.reasons.includes('no-baseline'))
})

t.test(
  'clean power: the target weakened from 100 to 95, the first one can be asked for, and the verdict says what it mended',
  async t => {
    t.match(ask('/indicators/clean-power-share').targets, [{ value: 100 }, { value: 95, decidedBy: /UK Government/ }])
    t.match(assessed('clean-power-share').target, { value: 95, version: 2 })
    t.match(assessed('clean-power-share', '?target=original').target, { value: 100, version: 1 })
    t.match(assessed('clean-power-share', '?asOf=2024-11-30').target, { value: 100, version: 1 })
    const { path, reasons, original } = assessed('clean-power-share')
    t.equal(path.verdict, 'ahead')
    t.ok(reasons.includes('target-weakened'))
    t.equal(original.path.verdict, 'on-path')
  },
)

t.test('an indicator shows every version, line and dispute, with who, when and why', async t => {
  const { ask } = await scene(
    { dimensions: { sex: { F: 'Women' } } },
    ...neet,
    ['redefine', { definition: 'D2', breakAt: '2021', comparable: true, title: 'T2', ...why }],
    ['dispute', { dispute: 'd', period: '2022', claimant: 'Per', claimedValue: 9.9, ...why }],
    ['resolve-dispute', { dispute: 'd', outcome: 'upheld', reason: 'checked' }],
    ['retire', { reason: 'done', evidence: [{ title: 'Minutes' }] }],
  )
  const shown = ask('/indicators/x')
  t.match(shown, { indicator: 'x', mission: 'm', goals: ['g'], title: 'T2', definition: 'D2', revision: 9 })
  t.match(shown.versions, [
    { version: 1, breakAt: null, bridge: null, title: 'T', knownFrom: '2014-12-31T23:59:59.999Z', principal: 'kari' },
    { version: 2, breakAt: '2021', bridge: { factor: 1, offset: 0 }, title: 'T2', reason: 'because R', position: 8 },
  ])
  t.match(shown.disputes, [
    { dispute: 'd', claimedValue: 9.9, outcome: 'upheld', reason: 'because R', resolved: { reason: 'checked' } },
  ])
  t.match(shown.retired, { reason: 'done', evidence: [{ title: 'Minutes' }], organisation: 'ssb' })
  t.equal(ask('/indicators/x?position=9').retired, null)
  t.match(ask('/indicators/x?position=9').disputes, [{ outcome: 'open' }])
})

t.test('rule 2: the last of measured, corrected and withdrawn stands, by when it was known', async t => {
  const { points, ask, submit } = await scene({}, ...measured({ 2020: 9.5 }, { knownFrom: '2021' }))
  await submit('correct', { period: '2020', value: 9.7, cause: 'typing-error', knownFrom: '2023', ...why })
  t.match(points(), [{ value: 9.7, cause: 'typing-error', reason: 'because R' }])
  await submit('measure', { period: '2020', value: 9.6, knownFrom: '2022' })
  t.match(points(), [{ value: 9.7 }], 'recorded later, known earlier')
  t.match(points('?asOf=2022'), [{ value: 9.6 }])
  t.match(points('?asOf=2021'), [{ value: 9.5 }])
  await submit('withdraw', { period: '2020', knownFrom: '2024-01', ...why })
  t.same(points(), [])
  t.match(points('?asOf=2023'), [{ value: 9.7 }])
  const { withdrawn } = ask('/indicators/x/series?includeHistory=true')
  t.match(withdrawn, [
    { period: '2020', vintages: [{ value: 9.5 }, { value: 9.6 }, { value: 9.7 }, { value: null, obsStatus: null }] },
  ])
  await submit('measure', { period: '2020', value: 9.8, knownFrom: '2024-02' })
  t.match(points(), [{ value: 9.8 }], 'after it one may measure again')
  t.notOk('withdrawn' in ask('/indicators/x/series?includeHistory=true'))
})

t.test('rule 2: a correction of a vintage takes its place, and a later one goes on to stand', async t => {
  const { points, submit } = await scene(
    {},
    ...measured({ 2020: 9.5 }, { knownFrom: '2021' }),
    ...measured({ 2020: 9.9 }, { knownFrom: '2022' }),
  )
  await submit('correct', { period: '2020', value: 9.4, vintage: '2021', cause: 'source-revised', ...why })
  t.match(points(), [{ value: 9.9 }])
  t.match(points('?asOf=2021'), [{ value: 9.4 }])
})

t.test('rule 6: a disputed value stays visible and marked until the dispute ends', async t => {
  const { points, assessed, submit } = await scene({}, ...neet, [
    'dispute',
    { dispute: 'd', period: '2022', claimant: 'Per', ...why },
  ])
  const of2022 = () => points().find(p => p.period === '2022')
  t.match(of2022(), { value: 9.5, disputed: ['d'] })
  t.match(assessed(), { latest: { disputed: ['d'] }, path: { reasons: ['disputed'] } })
  await submit('dispute', { dispute: 'e', period: '2022', claimant: 'Pål', ...why })
  await submit('resolve-dispute', { dispute: 'd', outcome: 'upheld', ...why })
  t.match(of2022(), { value: 9.5, disputed: ['e'] })
  await submit('resolve-dispute', { dispute: 'e', outcome: 'corrected', value: 9.9, cause: 'method', ...why })
  t.match(of2022(), { value: 9.9 })
  t.notOk('disputed' in of2022())
  t.notOk('disputed' in assessed().latest)
})

t.test('rule 6: a figure withdrawn after a dispute stands no more', async t => {
  const { points } = await scene(
    {},
    ...neet,
    ['dispute', { dispute: 'd', period: '2022', claimant: 'Per', ...why }],
    ['resolve-dispute', { dispute: 'd', outcome: 'withdrawn', ...why }],
  )
  t.same(
    points().map(p => p.period),
    ['2019', '2020'],
  )
})

t.test('rule 10: missing, not applicable, suppressed and zero are four different things', async t => {
  const { points, assessed, submit } = await scene({}, ...neet)
  for (const [period, obsStatus] of [
    ['2016', 'L'],
    ['2017', 'M'],
    ['2018', 'Q'],
  ])
    await submit('measure', { period, obsStatus })
  await submit('measure', { period: '2021', value: 0 })
  t.same(
    points().map(p => [p.period, p.value, p.obsStatus]),
    [
      ['2016', null, 'L'],
      ['2017', null, 'M'],
      ['2018', null, 'Q'],
      ['2019', 10.5, 'A'],
      ['2020', 11, 'A'],
      ['2021', 0, 'A'],
      ['2022', 9.5, 'A'],
    ],
  )
  await submit('measure', { period: '2023', obsStatus: 'Q' })
  t.match(
    assessed(),
    { latest: { period: '2022' }, path: { reasons: ['suppressed'] } },
    'an older one is used, and it is said',
  )
})

t.test('rule 10: an interval is stored and drawn, never computed with', async t => {
  const { points, assessed } = await scene({}, ...neet, ['measure', { period: '2023', value: { low: 8, high: 9 } }])
  t.match(points().at(-1), { value: null, low: 8, high: 9 })
  t.match(assessed(), {
    latest: { period: '2023', value: null, low: 8, high: 9 },
    covered: null,
    path: { verdict: 'not-assessed', reasons: ['interval-value'] },
  })
})

t.test('what is said of a figure is shown with it', async t => {
  const said = { value: 9.5, margin: { low: 9, high: 10, level: 0.95 }, numerator: 95, denominator: 1000, note: 'N' }
  const evidence = [{ title: 'E' }]
  const { points } = await scene({ multiplier: 100 }, ['measure', { period: '2020', ...said, evidence }])
  t.match(points(), [{ ...said, evidence }])
})

t.test('a margin is a standard error by its level', async t => {
  const noisy = async (more: object) => {
    const { assessed } = await scene({}, ...neet.slice(0, 2), ...measured({ 2019: 10.5, 2020: 11, 2021: 10 }), [
      'measure',
      { period: '2022', value: 9.5, ...more },
    ])
    return assessed().path.verdict
  }
  t.equal(await noisy({}), 'ahead')
  t.equal(await noisy({ margin: { low: 9.1, high: 9.9, level: 0.95 } }), 'ahead', 'deviation 0.53, error 0.2')
  t.equal(await noisy({ margin: { low: 8.9, high: 10.1, level: 0.95 } }), 'within-error', 'error 0.31')
  t.equal(await noisy({ margin: { low: 9.1, high: 9.9, level: 0.8 } }), 'within-error', 'the same width, a lower level')
  t.equal(await noisy({ margin: { low: 8, high: 11, level: 0.75 } }), 'ahead', 'a level nobody publishes is drawn only')
  t.equal(await noisy({ standardError: 0.3 }), 'within-error', 'as stated')
})

t.test('a cell has its own points, baseline and target', async t => {
  const { assessed, points, submit } = await scene({ dimensions: { sex: { F: 'Women', M: 'Men' } } }, ...neet)
  const cell = { sex: 'F' }
  await submit('set-baseline', { period: '2015', value: 10, cell })
  await submit('set-target', { period: '2035', value: 5, cell })
  await submit('measure', { period: '2022', value: 7, cell })
  t.match(assessed('?cell=sex:F'), {
    cell,
    baseline: { value: 10 },
    target: { value: 5 },
    latest: { value: 7 },
    covered: 0.6,
  })
  t.match(assessed('?cell=sex=F'), { cell })
  t.match(assessed(), { cell: {}, baseline: { value: 12.2 }, latest: { value: 9.5 } })
  t.match(assessed('?cell=sex:M'), { latest: null, path: { reasons: ['definition-only'] } })
  t.equal(points('?cell=sex:F').length, 1)
  t.equal(points('?cell=').length, 3)
  t.equal(points().length, 4)
})

t.test('a cell that can’t be read, or that nobody declared, is refused', async t => {
  const { reader, points } = await scene({ dimensions: { sex: { F: 'Women' }, age: { young: '15–19' } } }, ...neet)
  const refusal = (query: string): Body => {
    try {
      return question(reader, `/indicators/x/series?${query}`)
    } catch (error) {
      return error
    }
  }
  for (const cell of ['sex', 'sex:', ':F', 'sex:F,', 'sex:F,sex:F'])
    t.match(refusal(`cell=${cell}`), { unreadable: true, faults: [{ pointer: 'cell' }] }, cell)
  t.match(refusal('cell=sex:X'), { unreadable: true, message: /“sex” has no code “X”. Use one of: F/ })
  t.match(refusal('cell=county:03'), { unreadable: true, message: /no dimension “county”. Use one of: age, sex/ })
  t.match(refusal('cell=__proto__:F'), { unreadable: true })
  t.same(points('?cell=sex:F;age:young'), [], 'declared, without figures')
})

t.test('the cell of an earlier definition can still be asked for', async t => {
  const { points } = await scene(
    { dimensions: { county: { old: 'Old' } } },
    ['measure', { period: '2020', value: 9, cell: { county: 'old' } }],
    [
      'redefine',
      { definition: 'D2', breakAt: '2022', comparable: true, dimensions: { county: { new: 'New' } }, ...why },
    ],
  )
  t.equal(points('?cell=county:old').length, 1)
  t.equal(points('?cell=county:new').length, 0)
})

t.test('rule 7: who has no role in the mission sees approved figures only, in no view another', async t => {
  const secret = 8.765
  const { reader, submit, ask, tellAs } = await scene(
    { signOff: true, dimensions: { sex: { F: 'W', M: 'M' } } },
    ...neet.slice(0, 2),
    ...measured({ 2019: secret, 2020: secret }, { knownFrom: '2021' }),
  )
  await submit('dispute', {
    dispute: 'd',
    period: '2020',
    claimant: 'Per',
    claimedValue: secret,
    reason: `Feil ${secret}`,
  })
  await submit('withdraw', { period: '2019', reason: `Feil ${secret}` })
  const outsider = viewerWho('approved')
  const addresses = ['', '/series', '/series?includeHistory=true', '/assessment', '/assessment?status=all', '/cells']
    .map(view => `/indicators/x${view}`)
    .concat(
      ['', '/progress', '/progress?status=all', '/timeline', '/goalposts', '/changes?fromPosition=0', '/coverage'].map(
        view => `/missions/m${view}`,
      ),
    )
  for (const address of addresses)
    for (const asOf of ['', '2020', '2021', '2024-05']) {
      const at = asOf === '' ? address : `${address}${address.includes('?') ? '&' : '?'}asOf=${asOf}`
      const answer = question(reader, at, outsider)
      t.notMatch(JSON.stringify(answer), String(secret), at)
    }
  const seen = JSON.parse((question(reader, '/indicators/x/assessment', outsider) as { body: string }).body)
  t.match(seen, { latest: null, status: 'approved', target: { value: 6 } })
  t.match(ask('/indicators/x/assessment'), { latest: { value: secret }, status: 'all' })
  t.match(ask('/indicators/x/assessment?status=approved'), { latest: null, status: 'approved' })
  await submit('set-sign-off', { required: false, ...why })
  t.notMatch(JSON.stringify(question(reader, '/indicators/x/series', outsider)), String(secret), 'what waits waits on')
  await submit('submit', { periods: ['2020'] })
  await tellAs('per', 'indicators/x/approve', { periods: ['2020'] })
  t.match(JSON.stringify(question(reader, '/indicators/x/series', outsider)), String(secret), 'once it is approved')
})

t.test('the source that it is bound to is shown with who bound it, until it is unbound', async t => {
  const { ask, submit, log } = await scene({})
  t.equal(ask('/indicators/x').boundSource, null)
  const source = { kind: 'sdmx-csv', url: 'https://ec.example.org/data', query: 'geo=NO' }
  await submit('bind-source', { ...source, reason: 'because r' })
  const bound = log.head()
  t.match(ask('/indicators/x', viewerWho('approved')).boundSource, {
    ...source,
    principal: 'kari',
    organisation: 'ssb',
    reason: 'because r',
    position: bound,
  })
  await submit('unbind-source', { reason: 'because r' })
  t.equal(ask('/indicators/x').boundSource, null)
  t.match(ask(`/indicators/x?position=${bound}`).boundSource, source)
})
