import fc from 'fast-check'
import t from 'tap'
import { DAY_MS } from '../../../../events/calendar.ts'
import { memoryLog } from '../../../../src/log/memory.ts'
import { decidedDeeds, playDecided, TRAILS } from '../../deciding.ts'
import { definition, takeDecision, takenDecision, why } from '../../given.ts'
import { act, asOf, begin, FIRST_DAY, pinned } from '../../histories.ts'
import { factsInside, plainPoints } from '../../plain.ts'
import { measured, neet, type Scene, scene } from '../../scene.ts'
import { type Asker, askerOf, type Body, insider, newTeller, question, type Teller, viewerWho } from '../../told.ts'

const x = (period: string) => ({ indicator: 'x', period })
/** Known in the year after, as yearly figures are. */
const figures = (values: Record<string, number>) =>
  Object.entries(values).flatMap(([year, value]) =>
    measured({ [year]: value }, { knownFrom: String(Number(year) + 1) }),
  )
const later = (scene: Scene, days = 1): void => {
  scene.clock.now += days * DAY_MS
}

t.test('a decision shows question, alternatives, choice, reasons, dissent, case, and who is accountable', async t => {
  const given = await scene({}, ...neet)
  await takeDecision(given, {}, 'd0')
  await takeDecision(given, {
    dissent: 'The county wanted grants.',
    caseReference: '24/117',
    accountable: 'Ministry',
    decision: 'd0',
  })
  t.match(given.ask('/decisions/d'), {
    decision: 'd',
    mission: 'm',
    status: 'taken',
    question: takenDecision.question,
    alternatives: takenDecision.alternatives,
    chosen: 'Mentors',
    rationale: takenDecision.rationale,
    dissent: 'The county wanted grants.',
    caseReference: '24/117',
    accountable: 'Ministry',
    body: 'Partnership',
    decidedOn: '2024-06-01',
    mandate: 'd0',
    taken: { principal: 'kari', organisation: 'ssb' },
    revision: 0,
  })
  await takeDecision(given, {}, 'e')
  t.match(given.ask('/decisions/e'), { dissent: null, caseReference: null, accountable: null, mandate: null })
  const { decisions, withoutAccountable } = given.ask('/missions/m/decisions')
  t.same(
    decisions.map((d: Body) => d.decision),
    ['d0', 'd', 'e'],
  )
  t.same(withoutAccountable, ['d0', 'e'])
  t.same(decisions[1], without(given.ask('/decisions/d')), 'the list shows the same as the decision itself')
  t.equal(given.refused('/decisions/f'), 'unknown-thing')
  t.equal(given.refused('/decisions/d', viewerWho('nothing')), 'unknown-thing')
  t.equal(given.refused('/decisions/d?asOf=2023'), 'unknown-thing')
})

const without = ({ pin: _, lateEntries: _l, ...body }: Body) => body

t.test('facts recorded on its mandate are found anywhere in the mission, and in its projects', async t => {
  const given = await scene({}, ...neet)
  const { tell } = given
  await takeDecision(given)
  await takeDecision(given, {}, 'other')
  await given.submit('measure', { period: '2023', value: 9, decision: 'd', ...why })
  await given.submit('measure', { period: '2021', value: 9, decision: 'other' })
  await tell('missions/m/begin-phase', { phase: 'execution', from: '2024', decision: 'd' })
  await tell('portfolios/p/open', { mission: 'm', title: 'P', purpose: 'U' })
  await tell('projects/near/register', { title: 'N', kind: 'project', lead: 'L', stage: 'idea' })
  await tell('projects/far/register', { title: 'F', kind: 'project', lead: 'L', stage: 'idea', decision: 'd' })
  await tell('portfolios/p/add-project', { project: 'near', from: '2024' })
  const before = given.ask('/decisions/d')
  await tell('projects/near/change-stage', { stage: 'pilot', on: '2024-06-01', decision: 'd', ...why })
  const { onItsMandate, pin } = given.ask('/decisions/d')
  t.same(
    onItsMandate.map((f: Body) => [f.stream, f.type]),
    [
      ['indicator-x', 'indicator-measured'],
      ['mission-m', 'phase-begun'],
      ['project-near', 'project-stage-changed'],
    ],
  )
  t.equal(onItsMandate[0].reason, why.reason)
  t.notMatch(
    given.answered('/indicators/x/series?includeHistory=true').body,
    /"decision"/,
    'it stands with the decision',
  )
  t.equal(before.onItsMandate.length, 2)
  const then = askerOf(given.log).ask(`/decisions/d?position=${before.pin.position}`)
  t.same(then.onItsMandate, before.onItsMandate, 'as it was, the project had done nothing yet')
  t.ok(pin.position > before.pin.position, 'a fact of a project touches the answer, though it is no mission’s')
  t.equal(given.ask('/missions/m/decisions').pin.position, pin.position)
})

t.test('rule 13: the evidence pin is the end of the day it was taken, and links to the views as they were', async t => {
  const given = await scene({}, ...neet)
  later(given, 3)
  const before = given.log.head()
  await given.submit('measure', { period: '2023', value: 9 })
  await takeDecision(given, { decidedOn: '2024-06-02', restsOn: [x('2022')] })
  const { seen, indicators } = given.ask('/decisions/d')
  t.same(seen, {
    seenAsOf: '2024-06-02',
    seenPosition: before,
    on: '2024-06-02',
    reconstructed: false,
    assumed: true,
    progress: `/api/v1/missions/m/progress?asOf=2024-06-02&position=${before}`,
  })
  const [{ address, seen: was, now }] = indicators
  t.match(was, {
    on: '2024-06-02',
    latest: { period: '2022', value: 9.5 },
    path: 'ahead',
    covered: (9.5 - 12.2) / (6 - 12.2),
  })
  t.match(now, { on: '2024-06-04', latest: { period: '2023', value: 9 }, path: 'ahead' })
  const then = given.ask(address.slice('/api/v1'.length))
  t.match(then, {
    latest: was.latest,
    covered: was.covered,
    path: { verdict: was.path },
    trend: { verdict: was.trend },
  })
  t.match(given.ask(seen.progress.slice('/api/v1'.length)), { pin: { position: before } })
})

t.test('rule 13: where the log did not exist yet the evidence pin is reconstructed and says so', async t => {
  const given = await scene({}, ...figures({ 2019: 10.5, 2020: 11, 2022: 9.5 }))
  const head = given.log.head()
  await takeDecision(given, { decidedOn: '2022-05-01', restsOn: [x('2020'), x('2022')] })
  const { seen, restsOn } = given.ask('/decisions/d')
  t.match(seen, { reconstructed: true, seenAsOf: '2022-05-01', seenPosition: head, on: '2022-05-01' })
  t.match(restsOn, [
    { flagged: false, seen: { state: 'figure', value: 11 }, now: { value: 11 }, movedBy: [] },
    { flagged: true, seen: { state: 'missing', value: null }, now: { value: 9.5 }, movedBy: [{ cause: 'new-figure' }] },
  ])
  await takeDecision(given, { decidedOn: '2012-05-01' }, 'early')
  t.match(given.ask('/decisions/early').seen, { reconstructed: true, progress: null }, 'no mission was known then')
})

t.test(
  'rule 13: a pin stated by its makers is kept; a knowledge date that was still running means the day it was stated',
  async t => {
    const given = await scene({}, ...neet)
    await takeDecision(given, { seenAsOf: '2024', seenPosition: 4, restsOn: [x('2019'), x('2022')] })
    const { seen, restsOn, indicators } = given.ask('/decisions/d')
    t.match(seen, { seenAsOf: '2024', seenPosition: 4, on: '2024-06-01' })
    t.match(restsOn, [{ flagged: true, movedBy: [{ recordedLater: true }] }, { flagged: true }])
    t.match(seen.progress, '?asOf=2024&position=4&on=2024-06-01')
    t.match(indicators[0].address, '?asOf=2024&position=4&on=2024-06-01')
    await takeDecision(given, { seenAsOf: '2024-05-31T23:00:00+02:00' }, 'e')
    const { progress } = given.ask('/decisions/e').seen
    t.match(progress, 'asOf=2024-05-31T23%3A00%3A00%2B02%3A00')
    t.match(given.ask(progress.slice('/api/v1'.length)).pin, { asOf: '2024-05-31T23:00:00+02:00', on: '2024-05-31' })
  },
)

t.test('rule 13: when value or status has changed since, both are shown, with the facts that changed it', async t => {
  const cases: [name: string, deeds: [string, object][], now: object, causes: string[]][] = [
    [
      'corrected',
      [['correct', { period: '2022', value: 9, cause: 'source-revised', ...why }]],
      { value: 9 },
      ['source-revised'],
    ],
    ['withdrawn', [['withdraw', { period: '2022', ...why }]], { state: 'withdrawn', value: null }, ['withdrawal']],
    [
      'disputed',
      [['dispute', { dispute: 'q', period: '2022', claimant: 'Per', ...why }]],
      { value: 9.5, disputed: ['q'] },
      ['dispute'],
    ],
    [
      'a new vintage',
      [['measure', { period: '2022', value: 9.7, knownFrom: '2024-06-02' }]],
      { value: 9.7 },
      ['new-figure'],
    ],
    [
      'confirmed',
      [['correct', { period: '2022', value: 9.5, obsStatus: 'E', cause: 'method', ...why }]],
      { obsStatus: 'E' },
      ['method'],
    ],
    [
      'corrected by a dispute',
      [
        ['dispute', { dispute: 'q', period: '2022', claimant: 'Per', ...why }],
        ['resolve-dispute', { dispute: 'q', outcome: 'corrected', value: 8, cause: 'method', ...why }],
      ],
      { value: 8, disputed: [] },
      ['dispute', 'dispute-resolved', 'method'],
    ],
  ]
  for (const [name, deeds, now, causes] of cases) {
    const given = await scene({}, ...neet)
    await takeDecision(given, { restsOn: [x('2022'), x('2020')] })
    t.equal(given.ask('/decisions/d').flagged, false, name)
    const head = given.log.head()
    later(given, 2)
    for (const [submit, body] of deeds) await given.submit(submit, body)
    const { flagged, restsOn } = given.ask('/decisions/d')
    t.equal(flagged, true, name)
    t.match(
      restsOn[0],
      { flagged: true, seen: { state: 'figure', value: 9.5, obsStatus: 'A', disputed: [] }, now },
      name,
    )
    t.match(restsOn[1], { flagged: false, movedBy: [] }, name)
    const moved = restsOn[0].movedBy
    t.same(moved.map((m: Body) => m.cause).sort(), [...causes].sort(), name)
    t.ok(
      moved.every((m: Body) => m.position > head && m.knownFrom.startsWith('2024-06-0')),
      name,
    )
    t.same(given.ask('/missions/m/decisions').flagged, ['d'], name)
    t.equal(given.ask(`/decisions/d?position=${head}`).flagged, false, `${name}: as it was, nothing had moved`)
  }
})

t.test(
  'rule 13: a figure changed and changed back is not flagged, and the facts that changed it are shown',
  async t => {
    const given = await scene({}, ...neet)
    await takeDecision(given, { restsOn: [x('2022')] })
    await given.submit('dispute', { dispute: 'q', period: '2022', claimant: 'Per', ...why })
    await given.submit('resolve-dispute', { dispute: 'q', outcome: 'upheld', ...why })
    await given.submit('correct', { period: '2022', value: 9, cause: 'typing-error', ...why })
    await given.submit('correct', { period: '2022', value: 9.5, cause: 'typing-error', ...why })
    const [key] = given.ask('/decisions/d').restsOn
    t.match(key, { flagged: false, seen: { value: 9.5 }, now: { value: 9.5, disputed: [] } })
    t.same(
      key.movedBy.map((m: Body) => m.value ?? m.cause),
      ['dispute', 'dispute-resolved', 9, 9.5],
    )
  },
)

t.test('rule 13: an older vintage changes nothing, nor does a figure of another cell or period', async t => {
  const given = await scene({ dimensions: { sex: { F: 'Women', M: 'Men' } } }, ...figures({ 2019: 10.5, 2020: 11 }))
  await takeDecision(given, { restsOn: [x('2020')] })
  await given.submit('measure', { period: '2020', value: 12, knownFrom: '2020-12-31' })
  await given.submit('measure', { period: '2020', value: 7, cell: { sex: 'F' } })
  await given.submit('correct', { period: '2019', value: 9, cause: 'method', ...why })
  t.match(given.ask('/decisions/d').restsOn, [{ flagged: false, now: { value: 11 }, movedBy: [] }])
})

t.test(
  'rule 13: a sum changes with its cells; a total recorded later with the same value does not change it',
  async t => {
    const given = await scene(
      { dimensions: { sex: { F: 'Women', M: 'Men' } }, rollUp: { time: 'last', cells: 'sum' }, unit: 'persons' },
      ['measure', { period: '2022', value: 0.1, cell: { sex: 'F' } }],
      ['measure', { period: '2022', value: 0.2, cell: { sex: 'M' } }],
      ['measure', { period: '2021', value: 3, cell: { sex: 'M' } }],
    )
    await takeDecision(given, { restsOn: [x('2022'), { ...x('2022'), cell: { sex: 'M' } }, x('2021')] })
    t.match(given.ask('/decisions/d').restsOn, [
      { seen: { value: 0.3, rolledUp: { coverage: 1 } } },
      { seen: { value: 0.2 } },
      { seen: { value: null, rolledUp: { coverage: 0.5, partial: 3 } } },
    ])
    await given.submit('measure', { period: '2022', value: 0.3 })
    t.match(given.ask('/decisions/d').restsOn[0], { flagged: false, now: { value: 0.3 } })
    await given.submit('withdraw', { period: '2022', ...why })
    await given.submit('correct', { period: '2022', cell: { sex: 'F' }, value: 5, cause: 'method', ...why })
    await given.submit('correct', { period: '2021', cell: { sex: 'M' }, value: 4, cause: 'method', ...why })
    const [sum, cell, part] = given.ask('/decisions/d').restsOn
    t.match(sum, { flagged: true, now: { value: 5.2 } })
    t.match(sum.movedBy.at(-1), { cause: 'method', value: 5, cell: { sex: 'F' } })
    t.match(cell, { flagged: false, movedBy: [] })
    t.match(part, { flagged: true, now: { value: null, rolledUp: { partial: 4 } } })
  },
)

t.test(
  'every indicator it rests on, expects something of or affects is shown then and now, each cell once',
  async t => {
    const given = await scene({ dimensions: { sex: { F: 'Women', M: 'Men' } } }, ...neet)
    await given.tell('indicators/y/define', { ...definition, title: 'Y' })
    await given.tell('indicators/z/define', { ...definition, title: 'Z' })
    const { tell } = given
    await takeDecision(given, {
      restsOn: [x('2022'), x('2020'), { ...x('2022'), cell: { sex: 'F' } }],
      expects: [
        { indicator: 'y', by: '2026', change: 'fewer' },
        { indicator: 'x', by: '2026', change: -1 },
      ],
      affects: [
        { thing: 'indicator', id: 'z' },
        { thing: 'goal', id: 'g' },
      ],
    })
    await tell('indicators/z/measure', { period: '2023', value: 1 })
    const { indicators, affects } = given.ask('/decisions/d')
    t.match(indicators, [
      { indicator: 'x', cell: {}, title: 'T', unit: 'percent' },
      { indicator: 'x', cell: { sex: 'F' } },
      { indicator: 'y' },
      { indicator: 'z', seen: { latest: null }, now: { latest: { value: 1 } } },
    ])
    t.equal(indicators.length, 4)
    t.match(given.ask(indicators[1].address.slice('/api/v1'.length)), { cell: { sex: 'F' } })
    t.equal(affects.length, 2)
  },
)

t.test('expectations are compared with what happened, by today’s figures', async t => {
  const given = await scene({}, ...figures({ 2019: 10.5, 2020: 11, 2021: 10.75 }))
  await takeDecision(given, {
    decidedOn: '2021-06-01',
    expects: [
      { indicator: 'x', by: '2023', change: -2 },
      { indicator: 'x', by: '2030', change: 0 },
      { indicator: 'x', by: '2023', change: 'clearly fewer' },
      { indicator: 'x', by: '2021', change: -0.25 },
    ],
  })
  const outcomes = () => given.ask('/decisions/d').expects.map((e: Body) => e.outcome)
  t.match(outcomes(), [
    {
      state: 'under-way',
      start: { period: '2020', value: 11 },
      end: { period: '2021', value: 10.75 },
      share: 0.125,
      due: true,
    },
    { state: 'under-way', share: null, due: false },
    { state: 'in-words', actual: null },
  ])
  await given.submit('measure', { period: '2023', value: 10 })
  const [reached] = outcomes()
  t.match(reached, {
    state: 'reached',
    unit: 'percent',
    end: { period: '2023', value: 10 },
    actual: -1,
    difference: 1,
    share: 0.5,
  })
  later(given)
  await given.submit('correct', { period: '2020', value: 11.5, cause: 'source-revised', ...why })
  t.match(outcomes()[0], { start: { value: 11.5 }, actual: -1.5 }, 'a correction is no change since')
  t.match(
    outcomes()[3],
    { state: 'reached', end: { period: '2021' } },
    'what came after the period is not held against it',
  )
  await given.submit('measure', { period: '2025', value: 1, obsStatus: 'F' })
  t.match(outcomes()[1], { end: { period: '2023' } }, 'a forecast is nothing that happened')
  await given.submit('redefine', { definition: 'D2', breakAt: '2022', comparable: false, ...why })
  t.match(outcomes()[0], { state: 'break', actual: null })
})

t.test('expectations without a start, or with nothing since, say so', async t => {
  const given = await scene({})
  await takeDecision(given, { decidedOn: '2021-06-01', expects: [{ indicator: 'x', by: '2023', change: -2 }] })
  const outcome = () => given.ask('/decisions/d').expects[0].outcome
  t.match(outcome(), { state: 'no-start', start: null })
  await given.submit('measure', { period: '2019', value: 3 })
  t.match(outcome(), { state: 'nothing-since', start: { period: '2019', value: 3 }, end: null, difference: null })
})

t.test('a learning loop that led to it is named', async t => {
  const given = await scene({})
  await takeDecision(given)
  await given.tell('learning-loops/l/open', {
    mission: 'm',
    question: 'Q',
    hypothesis: 'H',
    expects: { text: 'T' },
    reviewOn: '2025-01-01',
  })
  const { decision: _, ...close } = { decision: '', conclusion: 'C', consequence: { decision: 'd', text: 'T' } }
  await given.tell('learning-loops/l/close', close)
  t.same(given.ask('/decisions/d').ledFrom, ['l'])
})

t.test('figures that were not signed off are shown nowhere to a reader without a role', async t => {
  const given = await scene({ signOff: true }, ['measure', { period: '2022', value: 9.4321 }])
  await takeDecision(given, { restsOn: [x('2022')], expects: [{ indicator: 'x', by: '2024', change: -1 }] })
  await given.submit('correct', { period: '2022', value: 8.7654, cause: 'method', decision: 'd', ...why })
  const [all, approved] = [undefined, viewerWho('approved')].map(
    v => given.answered('/missions/m/decisions', v).body,
  ) as [string, string]
  t.match(all, /9\.4321.*8\.7654/)
  t.notMatch(approved, /9\.4321|8\.7654/)
  const [decision] = JSON.parse(approved).decisions
  t.match(decision, { flagged: false, onItsMandate: [] })
  t.match(decision.restsOn, [{ seen: { state: 'not-shown' }, now: { state: 'not-shown' }, movedBy: [] }])
  t.match(decision.expects, [{ outcome: { state: 'not-shown' } }])
})

t.test('facts shown that were recorded after the day asked are counted, each once', async t => {
  const given = await scene({}, ...figures({ 2020: 11, 2021: 10.8 }))
  await takeDecision(given, { knownFrom: '2022-02-01', decidedOn: '2022-01-10', restsOn: [x('2020'), x('2021')] })
  await given.submit('correct', {
    period: '2020',
    value: 9,
    cause: 'method',
    knownFrom: '2022-03',
    decision: 'd',
    ...why,
  })
  const { lateEntries, onItsMandate } = given.ask('/decisions/d?asOf=2022-12-31')
  t.equal(onItsMandate.length, 1)
  // The decision, the definition, two figures and a correction.
  t.equal(lateEntries, 5)
  t.equal(given.ask('/decisions/d').lateEntries, 0)
  // And what is shown of the mission: its declaration and its goal.
  t.equal(given.ask('/missions/m/decisions?asOf=2022-12-31').lateEntries, 7)
})

// The laws.

const YEARS = ['2021', '2022'] as const
const CELLS = [{}, { sex: 'F' }, { sex: 'M' }] as const
const aKey = fc.oneof(
  fc.constantFrom(...YEARS).map(period => ({ indicator: 'x', period, cell: {} })),
  fc
    .tuple(fc.constantFrom(...YEARS), fc.constantFrom(...CELLS))
    .map(([period, cell]) => ({ indicator: 'y', period, cell })),
)
const someKeys = fc.array(fc.array(aKey, { maxLength: 3 }), { minLength: 1, maxLength: 4 })
type Key = { readonly indicator: string; readonly period: string; readonly cell: object }

const isEmpty = (cell: object): boolean => Object.keys(cell).length === 0

/** Whether a figure is that key's, or one that its sum is made of. */
const moves = (corrected: Key, key: Key): boolean =>
  corrected.indicator === key.indicator &&
  corrected.period === key.period &&
  (JSON.stringify(corrected.cell) === JSON.stringify(key.cell) || isEmpty(key.cell))

async function rested(decisions: readonly Key[][], loops: readonly Key[][]) {
  const given = await scene({}, ...figures({ 2019: 1, 2020: 2, 2021: 3, 2022: 4 }))
  const { tell } = given
  await tell('indicators/y/define', {
    ...definition,
    dimensions: { sex: { F: 'Women', M: 'Men' } },
    rollUp: { time: 'last', cells: 'sum' },
  })
  for (const period of YEARS)
    for (const cell of CELLS.slice(1)) await tell('indicators/y/measure', { period, cell, value: 10 })
  for (const [i, restsOn] of decisions.entries()) await takeDecision(given, { restsOn }, `d${i}`)
  for (const [i, restsOn] of loops.entries()) {
    await tell(`learning-loops/l${i}/open`, {
      mission: 'm',
      question: 'Q',
      hypothesis: 'H',
      expects: { text: 'T' },
      reviewOn: '2025-01-01',
    })
    await tell(`learning-loops/l${i}/note-evidence`, { text: 'E', restsOn })
  }
  return given
}

t.test(
  'rule 13, for all: a correction flags at once every decision and loop that rested on that key, and nothing else',
  async () => {
    let flaggings = 0
    await fc.assert(
      fc.asyncProperty(
        someKeys,
        someKeys,
        fc.array(aKey, { minLength: 1, maxLength: 3 }),
        async (decisions, loops, corrected) => {
          const given = await rested(decisions, loops)
          const flagged = () => [given.ask('/missions/m/decisions').flagged, given.ask('/missions/m/learning').flagged]
          held('before', flagged(), [[], []])
          const done: (Key & { position: number })[] = []
          for (const [i, key] of corrected.entries()) {
            if (key.indicator === 'y' && isEmpty(key.cell)) continue
            const { position } = await given.tell(`indicators/${key.indicator}/correct`, {
              period: key.period,
              ...(!isEmpty(key.cell) && { cell: key.cell }),
              value: 20 + i,
              cause: 'source-revised',
              ...why,
            })
            done.push({ ...key, position: position ?? -1 })
            const on = (all: readonly Key[][], name: string) =>
              all.flatMap((keys, n) => (keys.some(k => done.some(c => moves(c, k))) ? [`${name}${n}`] : []))
            held('flagged', flagged(), [on(decisions, 'd'), on(loops, 'l')])
          }
          for (const [n, keys] of decisions.entries()) {
            const { restsOn } = given.ask(`/decisions/d${n}`)
            const movers = keys.map(key => done.filter(c => moves(c, key)).map(c => c.position))
            held(
              'moved by',
              restsOn.map((r: Body) => r.movedBy.map((m: Body) => m.position)),
              movers,
            )
            flaggings += restsOn.filter((r: Body) => r.flagged).length
          }
        },
      ),
      { numRuns: 60 },
    )
    if (flaggings < 10) throw new Error(`only ${flaggings} keys were flagged`)
  },
)

function held(what: string, one: unknown, other: unknown): void {
  const [a, b] = [JSON.stringify(one), JSON.stringify(other)]
  if (a !== b) throw new Error(`${what}\n${a}\nis not\n${b}`)
}

/** Value and status of a key by the plain fold: no cells are summed in `total`. */
function plainly({ log }: Teller, key: Key, pin: { asOf: string | undefined; position: number }) {
  const point = plainPoints(log, key.indicator, pin).find(
    p => p.period === key.period && isEmpty(p.cell) && isEmpty(key.cell),
  )
  return point ? { value: point.value, obsStatus: point.obsStatus } : { value: null, obsStatus: null }
}

t.test(
  'rule 13, for all: then and now are as the plain fold has them, and every difference comes from facts in between',
  async () => {
    let [flagged, still] = [0, 0]
    await fc.assert(
      fc.asyncProperty(decidedDeeds, async history => {
        const teller = newTeller(FIRST_DAY)
        await playDecided(teller, history)
        const { ask } = askerOf(teller.log)
        const position = teller.log.head()
        for (const { seen, restsOn } of ask('/missions/m/decisions').decisions)
          for (const key of restsOn) {
            const then = { asOf: seen.seenAsOf, position: seen.seenPosition }
            const known = new Set(factsInside(teller.log, `indicator-${key.indicator}`, then).map(f => f.position))
            if (key.movedBy.some((m: Body) => known.has(m.position))) throw new Error('moved by what was seen')
            if (key.flagged && key.movedBy.length === 0) throw new Error('moved by nothing')
            if (key.flagged) flagged += 1
            else still += 1
            if (key.indicator !== 'total' || !isEmpty(key.cell)) continue
            const of = (k: Body) => ({ value: k.value, obsStatus: k.obsStatus })
            held('seen', of(key.seen), plainly(teller, key, then))
            held('now', of(key.now), plainly(teller, key, { asOf: undefined, position }))
          }
      }),
      { numRuns: 60 },
    )
    if (flagged < 5 || still < 20) throw new Error(`${flagged} flagged, ${still} not`)
  },
)

/** The addresses a body links to, as they saw it. */
const links = (body: string): string[] => [...body.matchAll(/"\/api\/v1([^"]+)"/g)].map(m => m[1] as string)

t.test(
  'for every decision and all evidence: the view at its evidence pin is byte-identical however much later it is asked',
  async () => {
    let asked = 0
    await fc.assert(
      fc.asyncProperty(decidedDeeds, async history => {
        const teller = newTeller(FIRST_DAY)
        const first = new Map<string, string>()
        await begin(teller)
        for (const deed of history) {
          await act(teller, deed)
          if (!/take|note-evidence/.test(deed.path)) continue
          const { answered } = askerOf(teller.log)
          for (const view of ['/missions/m/decisions', '/missions/m/learning'])
            for (const link of links(answered(view).body))
              if (!first.has(link)) {
                if (!/[?&]position=\d/.test(link)) throw new Error(`${link} names no position`)
                first.set(link, answered(link).body)
              }
        }
        teller.clock.now += 900 * DAY_MS
        const { answered } = askerOf(teller.log)
        for (const [link, body] of first) if (answered(link).body !== body) throw new Error(`${link} has changed`)
        asked += first.size
      }),
      { numRuns: 40 },
    )
    if (asked < 100) throw new Error(`only ${asked} views at their pins were asked`)
  },
)

const outsider = viewerWho('approved', 'anybody')
const comesTo = ({ reader }: Asker, at: string, viewer = insider): string => {
  const answer = question(reader, at, viewer)
  return 'refused' in answer ? JSON.stringify(answer) : answer.body
}

t.test('laws 1 and 2: decisions and loops at a position are those of a log which ended there', async () => {
  await fc.assert(
    fc.asyncProperty(decidedDeeds, asOf, fc.double({ min: 0, max: 1, noNaN: true }), async (history, asOf, share) => {
      const teller = newTeller(FIRST_DAY)
      await playDecided(teller, history)
      const position = Math.floor(share * teller.log.head())
      const part = memoryLog({ origin: 'told', clock: () => teller.clock.now })
      const appends = [...teller.log.read({ to: position })].map(
        ({ stream, revision, mission, principal, recordedAt, meta, id, type, version, data, knownFrom }) =>
          part.append({
            stream,
            expectedRevision: revision - 1,
            mission,
            principal,
            recordedAt,
            meta: JSON.parse(meta) as object,
            facts: [{ id, type, version, data: JSON.parse(data), knownFrom }],
          }),
      )
      await Promise.all(appends)
      const [whole, cut] = [askerOf(teller.log), askerOf(part)]
      for (const trail of TRAILS)
        for (const viewer of [insider, outsider]) {
          const at = pinned(trail, { asOf, position })
          held(at, comesTo(whole, at, viewer), comesTo(cut, at, viewer))
        }
    }),
    { numRuns: 40 },
  )
})

t.test('rule 13: a flag goes out when what changed is answered for, and a later change raises it anew', async t => {
  const given = await scene({}, ...figures({ 2022: 9.5 }))
  await takeDecision(given, { restsOn: [x('2022')], accountable: 'Ministry' })
  later(given)
  await given.submit('correct', { period: '2022', value: 9.7, cause: 'method', ...why })
  const flag = (query = ''): Body => given.ask(`/decisions/d${query}`)
  t.match(flag(), { flagged: true, acknowledgements: [], restsOn: [{ flagged: true }] })
  const [moved] = flag().restsOn[0].movedBy
  t.equal(flag().restsOn[0].waitsSince, moved.knownFrom, 'it waits since the change was known')
  const read = given.log.head()
  const answer = { outcome: 'stands', why: 'A small change.', by: 'Ministry' }
  await given.tell('decisions/d/acknowledge', { ...answer, upTo: read })
  t.match(flag(), { flagged: false, acknowledgements: [{ ...answer, upTo: read }] })
  t.match(flag().restsOn, [{ flagged: false, acknowledged: true, seen: { value: 9.5 }, now: { value: 9.7 } }])
  t.match(flag(`?position=${read}`), { flagged: true }, 'not before it was answered for')
  await given.submit('correct', { period: '2022', value: 9.9, cause: 'method', ...why })
  t.match(flag(), { flagged: true, restsOn: [{ flagged: true }] })
  t.equal(flag().restsOn[0].waitsSince, flag().restsOn[0].movedBy[1].knownFrom, 'since the change nobody answered for')
  await given.tell('decisions/d/acknowledge', answer)
  t.match(flag(), { flagged: false })
})

t.test('an answer closes only what its maker had read', async t => {
  const given = await scene({}, ...figures({ 2022: 9.5 }))
  await takeDecision(given, { restsOn: [x('2022')] })
  const read = given.log.head()
  await given.submit('correct', { period: '2022', value: 9.7, cause: 'method', ...why })
  await given.tell('decisions/d/acknowledge', { outcome: 'stands', why: 'Nothing changed.', by: 'Per', upTo: read })
  t.match(given.ask('/decisions/d'), { flagged: true })
})

t.test('minutes are told as such until they are confirmed, and an answer is received by who advised', async t => {
  const given = await scene({})
  await given.tell('decisions/d/give-advice', { mission: 'm', body: 'Youth', question: 'What?', advice: 'Ask us' })
  await takeDecision(given, { minutes: true, evidence: [{ title: 'Minutes' }] })
  await given.tell('decisions/d/answer-advice', { outcome: 'partly', why: 'Money' })
  t.match(given.ask('/decisions/d'), { minutes: true, confirmed: null, advice: [{ received: null }] })
  await given.tell('decisions/d/confirm', { by: 'Partnership' })
  await given.tell('decisions/d/receive-answer', { verdict: 'unclear', text: 'Which part?' })
  t.match(given.ask('/decisions/d'), {
    minutes: true,
    confirmed: { by: 'Partnership' },
    advice: [{ received: { verdict: 'unclear', text: 'Which part?' } }],
  })
})

t.test('a decision that is struck, and advice that is, are there no more', async t => {
  const given = await scene({})
  await takeDecision(given)
  const taken = given.log.head()
  await given.tell('decisions/e/give-advice', { mission: 'm', body: 'Youth', question: 'What?', advice: 'Ask us' })
  const advised = given.log.head()
  t.equal(given.ask('/missions/m/decisions').decisions.length, 2)
  await given.tell('decisions/d/strike', { position: taken, ...why })
  await given.tell('decisions/e/strike', { position: advised, ...why })
  t.same(given.ask('/missions/m/decisions').decisions, [])
  for (const id of ['d', 'e']) t.equal(given.refused(`/decisions/${id}`), 'unknown-thing')
  t.match(given.ask(`/decisions/d?position=${taken}`), { decision: 'd' }, 'law 2')
})
