import t from 'tap'
import { DAY_MS } from '../../../../events/calendar.ts'
import type { Pin } from '../../../../projections/base/pin.ts'
import { atOnce } from '../../../../projections/base/work.ts'
import type { FactReader } from '../../../../projections/figures/fact-reader.ts'
import { exceptionRules } from '../../../../projections/things/exceptions/exception.ts'
import { ownApprovals } from '../../../../projections/things/exceptions/figure-exceptions.ts'
import type { GrantAt, Recording } from '../../../../projections/things/exceptions/recording-exceptions.ts'
import { excludingRoles, recordingExceptions } from '../../../../projections/things/exceptions/recording-exceptions.ts'
import { farFromWitnesses } from '../../../../projections/things/exceptions/witness-exceptions.ts'
import { membersOf } from '../../../../projections/things/members.ts'
import { readerLanguages } from '../../../../projections/words/languages.ts'
import { takeDecision, why } from '../../given.ts'
import { measured, neet, scene } from '../../scene.ts'
import { type Body, insider, viewerWho } from '../../told.ts'

const auditor = { ...insider, audits: new Set(['m']) }
const address = '/missions/m/exceptions'

type Scene = Awaited<ReturnType<typeof scene>>
const rows = ({ ask }: Scene, rule: (typeof exceptionRules)[number]): Body[] =>
  ask(`${address}?rule=${rule}`, auditor).rows
const head = ({ log }: Scene): number => log.head()

t.test('exceptions are for auditors of the mission alone, and are listed by rule', async t => {
  const given = await scene({}, ...neet)
  t.equal(given.refused(address, viewerWho('approved')), 'unknown-thing')
  t.equal(given.refused(address), 'unknown-thing', 'of another role')
  t.equal(given.refused(address, { ...insider, audits: new Set(['n']) }), 'unknown-thing', 'of another mission')
  t.ok(given.ask(address, { ...insider, audits: new Set(['*']) }).rows.length > 0)
  const listed = given.ask(address, auditor).rows.map(({ rule }: Body) => exceptionRules.indexOf(rule))
  t.same(
    listed,
    listed.toSorted((a: number, b: number) => a - b),
  )
})

t.test('a role that no grant gave is listed with its facts, and one that was given in time is not', async t => {
  const given = await scene({}, ...neet)
  const [row, ...others] = rows(given, 'role-without-grant')
  t.same(others, [])
  t.match(row, { text: /kari as operative/, count: head(given) + 1, facts: [0, 1, 2] })
  const grant = { grant: 'g', principal: 'ola', role: 'operative', mission: 'm' }
  await given.tell('access/give-grant', grant)
  await given.tellAs('ola', 'indicators/x/measure', { period: '2023', value: 9 })
  t.notMatch(rows(given, 'role-without-grant'), [{ text: /ola/ }])
  await given.tell('access/withdraw-grant', { grant: 'g' })
  await given.tellAs('ola', 'indicators/x/correct', { period: '2023', value: 8, cause: 'typing-error', ...why })
  const after = rows(given, 'role-without-grant').find(({ text }) => /ola/.test(text))
  t.match(after, { count: 1, facts: [head(given)] })
})

t.test('a grant does not support a fact that its scope does not reach', async t => {
  const given = await scene({ dimensions: { county: { '03': 'Oslo', 46: 'Vestland' } } }, ...neet)
  const scope = { cells: { county: ['03'] } }
  await given.tell('access/give-grant', {
    grant: 'g',
    principal: 'ola',
    role: 'operative',
    mission: '*',
    scope: { ...scope, indicators: ['x'] },
  })
  const measure = (more: object) => given.tellAs('ola', 'indicators/x/measure', { value: 9, ...more })
  await measure({ period: '2023', cell: { county: '03' } })
  t.notMatch(rows(given, 'role-without-grant'), [{ text: /ola/ }])
  await measure({ period: '2023' })
  await measure({ period: '2023', cell: { county: '46' } })
  const row = rows(given, 'role-without-grant').find(({ text }) => /ola/.test(text))
  t.match(row, { count: 2, facts: [head(given) - 1, head(given)] })
})

t.test('two grants to two people exclude nothing, and who gave them is listed', async t => {
  const given = await scene({}, ...neet)
  const grant = (grant: string, principal: string, role: string) =>
    given.tell('access/give-grant', { grant, principal, role, mission: 'm' })
  await grant('a', 'ola', 'operative')
  await grant('b', 'per', 'auditor')
  t.same(rows(given, 'excluding-roles'), [])
  t.match(rows(given, 'admin-who-grants'), [{ count: 2, text: /kari gave 2 grants/ }])
})

t.test('entries recorded long after they were known are grouped by how late, the latest first', async t => {
  const given = await scene({}, ...measured({ 2019: 10 }, { knownFrom: '2024-04-20' }))
  const late = rows(given, 'recorded-late')
  t.match(late[0], { text: /at least a year .* 3,439 days/ })
  t.match(late.at(-1), { text: /thirty days/, count: 1, facts: [head(given)] })
})

t.test('whoever holds two roles at the same time that exclude each other is listed until one is withdrawn', async t => {
  const grantAt = (position: number, role: string, more: object = {}): GrantAt =>
    ({
      fact: { position, data: { grant: `g${position}`, principal: 'ola', role, mission: 'm' }, meta: {} },
      fromMs: 0,
      untilMs: 10,
      withdrawnAt: Number.POSITIVE_INFINITY,
      ...more,
    }) as unknown as GrantAt
  const [auditor, operative] = [grantAt(1, 'auditor'), grantAt(2, 'operative')]
  t.match(excludingRoles([auditor, operative]), [
    { facts: [1, 2], finding: { principal: 'ola', one: ['auditor'], other: ['operative'] } },
  ])
  t.same(excludingRoles([auditor, grantAt(2, 'operative', { withdrawnAt: 3 })]), [])
  t.same(excludingRoles([auditor, grantAt(2, 'operative', { fromMs: 11, untilMs: 12 })]), [])
  t.same(excludingRoles([grantAt(1, 'partnership'), operative]), [])
  t.equal(excludingRoles([operative, grantAt(3, 'evaluator')]).length, 1)
})

t.test('facts by the local door, and keys that recorded for several principals, are listed', async t => {
  const by = (position: number, meta: object): Recording => ({ position, recordedAt: 0, meta }) as unknown as Recording
  const local = by(1, { principal: 'cli', role: 'operator', door: 'local' })
  const [kari, ola] = [by(2, { principal: 'kari', key: 'k' }), by(3, { principal: 'ola', key: 'k' })]
  const found = recordingExceptions([local, kari, ola], [])
  t.match(
    found.find(({ rule }) => rule === 'recorded-by-local-door'),
    { facts: [1], finding: { key: null } },
  )
  t.match(
    found.find(({ rule }) => rule === 'key-of-several-principals'),
    { facts: [2, 3], finding: { principals: ['kari', 'ola'] } },
  )
})

t.test('a reason given word for word by more than ten facts is listed', async t => {
  const given = await scene({}, ['measure', { period: '2020', value: 1 }])
  const corrected = (value: number) =>
    given.submit('correct', { period: '2020', value, cause: 'typing-error', reason: 'typed wrong' })
  for (let value = 2; value <= 11; value++) await corrected(value)
  t.same(rows(given, 'reason-repeated'), [])
  await corrected(12)
  t.match(rows(given, 'reason-repeated'), [{ count: 11, text: /11 facts .*typed wrong/ }])
})

t.test(
  'a target weakened while the indicator is behind is listed, and one weakened while it is ahead is not',
  async t => {
    const weaker = ['revise-target', { period: '2035', value: 8, decidedBy: 'partnership', ...why }] as const
    const behind = await scene({}, ...neet.slice(0, 2), ...measured({ 2019: 12, 2020: 12, 2022: 12 }), weaker)
    t.match(rows(behind, 'target-weakened-while-failing'), [
      { facts: [4, head(behind)], text: /weakened while the indicator was behind the agreed path/ },
    ])
    const ahead = await scene({}, ...neet.slice(0, 2), ...measured({ 2019: 9, 2020: 8.6, 2022: 8 }), weaker)
    t.same(rows(ahead, 'target-weakened-while-failing'), [])
  },
)

t.test('a target weakened in the year before its date is listed whatever the figures say', async t => {
  const given = await scene(
    {},
    ['set-baseline', { period: '2015', value: 12.2, knownFrom: '2014' }],
    ['set-target', { period: '2024', value: 9, knownFrom: '2014' }],
    ...measured({ 2022: 8 }),
    ['revise-target', { period: '2024', value: 10, decidedBy: 'partnership', ...why }],
  )
  t.match(rows(given, 'target-weakened-while-failing'), [{ text: /less than a year away from the date of its target/ }])
})

t.test('an indicator retired while it is behind is listed', async t => {
  const path = [...neet.slice(0, 2), ...measured({ 2019: 12, 2020: 12, 2022: 12 })]
  const given = await scene({}, ...path, ['retire', why])
  t.match(rows(given, 'failing-indicator-dropped'), [{ facts: [head(given)], text: /was retired while it was behind/ }])
})

t.test('an indicator that ceases to be a key indicator while it is behind is listed', async t => {
  const path = [...neet.slice(0, 2), ...measured({ 2019: 12, 2020: 12, 2022: 12 })]
  const given = await scene({ key: true }, ...path, ['set-key', { key: false, ...why }])
  t.match(rows(given, 'failing-indicator-dropped'), [
    { facts: [head(given)], text: /was taken off the key indicators while it was behind/ },
  ])
  const chosen = await scene({}, ...path, ['set-key', { key: true, ...why }])
  t.same(rows(chosen, 'failing-indicator-dropped'), [], 'being chosen is none')
})

t.test('a stretch of its rhythm for which an indicator reported nothing is listed', async t => {
  const given = await scene({ frequency: 'P1Y' }, ...measured({ 2018: 3, 2019: 2, 2022: 1, 2023: 1 }))
  t.match(rows(given, 'period-never-reported'), [{ text: /nothing between 2019 and 2022/ }])
  t.equal(rows(given, 'period-never-reported').length, 1)
  const stopped = await scene({ frequency: 'P1Y' }, ...measured({ 2018: 3, 2019: 2 }))
  t.match(rows(stopped, 'period-never-reported'), [{ text: /nothing after 2019/ }])
  const reported = await scene({ frequency: 'P1Y' }, ...measured({ 2022: 1 }), [
    'measure',
    { period: '2023', obsStatus: 'L' },
  ])
  t.same(rows(reported, 'period-never-reported'), [], 'a figure that is said to be missing was reported')
  const quarters = ['2021-Q4', '2022-Q4', '2023-Q4'].map(period => ['measure', { period, value: 1 }] as const)
  const fourth = await scene({ frequency: 'P1Y' }, ...quarters)
  t.same(rows(fourth, 'period-never-reported'), [], 'of a yearly figure of fourth quarters the others are not missing')
})

t.test('a mandate that resolves to nobody on record is listed, and minutes that nobody confirmed', async t => {
  const given = await scene({}, ...neet)
  await given.tell('missions/m/adopt-goal', { goal: 'g', decidedBy: 'Somebody' })
  const [row] = rows(given, 'mandate-not-on-record')
  t.match(row, { facts: [head(given)], text: /“Somebody”/ })
  await given.tell('missions/m/form-body', { body: 'board', kind: 'partnership', name: 'Board' })
  await given.tell('missions/m/revise-goal', { goal: 'g', decidedBy: 'board', statement: 'H', ...why })
  t.equal(rows(given, 'mandate-not-on-record').length, 1)
  await takeDecision(given, { minutes: true, evidence: [{ title: 'Minutes' }] })
  t.match(rows(given, 'mandate-not-on-record')[1], { facts: [head(given)], text: /nobody .* has confirmed it/ })
  await given.tell('decisions/d/confirm', { by: 'board' })
  t.equal(rows(given, 'mandate-not-on-record').length, 1)
})

t.test('a correction of what a decision rests on is listed until somebody answers for it', async t => {
  const given = await scene({}, ...neet)
  await takeDecision(given, { restsOn: [{ indicator: 'x', period: '2022' }] })
  given.clock.now += DAY_MS
  await given.submit('correct', { period: '2022', value: 9, cause: 'source-revised', ...why })
  t.match(rows(given, 'correction-unanswered'), [{ facts: [head(given)], text: /decision “Which measure\?”/ }])
  await given.tell('decisions/d/acknowledge', { outcome: 'stands', why: 'It is small', by: 'board' })
  t.same(rows(given, 'correction-unanswered'), [])
})

t.test('a decision whose pin is later than the day it was taken is listed', async t => {
  const given = await scene({}, ...neet)
  await takeDecision(given, {}, 'today')
  t.same(rows(given, 'pin-after-decision'), [])
  await takeDecision(given, { decidedOn: '2020-01-01' }, 'long-ago')
  t.match(rows(given, 'pin-after-decision'), [{ facts: [head(given)], text: /“Which measure\?” .* reconstructed/ }])
})

t.test('figures approved by whoever recorded them are listed, where no rule was there to refuse it', async t => {
  const given = await scene({ signOff: true }, ...measured({ 2022: 9 }))
  await given.submit('submit', { periods: ['2022'] })
  await given.tellAs('ola', 'indicators/x/approve', { periods: ['2022'] })
  t.same(rows(given, 'own-figures-approved'), [], 'another approved them')
  const recordedByOla: FactReader = {
    ...given.factReader,
    factsAt: positions =>
      given.factReader.factsAt(positions).map(fact => ({ ...fact, meta: { ...fact.meta, principal: 'ola' } })),
  }
  const pin: Pin = {
    asOf: null,
    asOfMs: Number.POSITIVE_INFINITY,
    position: head(given),
    on: '2024-06-01',
    figures: 'all',
  }
  const [member] = membersOf(recordedByOla, 'm', pin)
  if (!member) throw new Error('the indicator is there')
  const found = ownApprovals(recordedByOla, member, pin)
  t.match(found, [
    { facts: [head(given), head(given) - 2], finding: { found: 'own-figures', principal: 'ola', indicator: 'x' } },
  ])
})

t.test('what changed between submission and a release is listed', async t => {
  const given = await scene({ signOff: true }, ...measured({ 2022: 9 }))
  await given.submit('submit', { periods: ['2022'] })
  await given.submit('correct', { period: '2022', value: 8, cause: 'typing-error', ...why })
  t.same(rows(given, 'changed-before-release'), [])
  await given.tell('releases/r/publish', { mission: 'm', title: 'R' })
  const release = head(given)
  t.match(rows(given, 'changed-before-release'), [{ facts: [release - 1, release] }])
})

t.test('a fact recorded more than a day from what witnesses had seen around it is listed', async t => {
  const day = (n: number): number => Date.parse('2026-01-01T12:00:00Z') + n * DAY_MS
  const entries = (...recordedAt: number[]) =>
    ({ position: recordedAt.map((_, i) => i), recordedAt, knownFrom: recordedAt }) as unknown as Parameters<
      typeof farFromWitnesses
    >[0]
  const pin: Pin = { asOf: null, asOfMs: Number.POSITIVE_INFINITY, position: 9, on: '2026-02-01', figures: 'all' }
  const seen = [
    { size: 1, at: day(0) },
    { size: 3, at: day(2) },
  ]
  const found = (times: number[], more: Partial<Pin> = {}) =>
    atOnce(farFromWitnesses(entries(...times), seen, { ...pin, ...more })).map(({ facts, finding }) => [facts, finding])
  t.same(found([day(0), day(1), day(2), day(9)]), [], 'what no witness has seen yet is not judged')
  t.same(found([day(0), day(-0.9), day(2.9)]), [])
  t.same(found([day(0), day(-5), day(2)]), [[[1], { found: 'far-from-witness', when: 'before', days: 5 }]])
  t.same(found([day(0), day(1), day(4)]), [[[2], { found: 'far-from-witness', when: 'after', days: 2 }]])
  t.same(found([day(0), day(1), day(4)], { on: '2026-01-03' }), [], 'it had been seen only on that very day')
  t.same(found([day(0), day(1), day(4)], { position: 1 }), [])
})

t.test('what is found is said in every language', async t => {
  const given = await scene({ frequency: 'P1Y' }, ...neet.slice(0, 2), ...measured({ 2019: 12, 2020: 12, 2022: 12 }), [
    'retire',
    why,
  ])
  const texts = readerLanguages.map(lang =>
    given
      .ask(`${address}?lang=${lang}`, auditor)
      .rows.map(({ text }: Body) => text)
      .join('\n'),
  )
  t.equal(new Set(texts).size, readerLanguages.length)
  for (const text of texts) {
    t.notMatch(text, /undefined|\[object/)
    t.notMatch(text, /\bP\d+[YMWD]\b|\d{4}-\d\d|-Q\d/, 'days, periods and durations are written as people write them')
  }
})
