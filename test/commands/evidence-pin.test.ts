import t from 'tap'
import { type Before, given } from './given.ts'
import { counties, decisionBody, indicator, loop, measured, mission, missionBody } from './scenes.ts'

const take = 'decisions/d/take'
const note = 'learning-loops/l/note-evidence'
const on = (decidedOn: string, more: object = {}) => ({ ...decisionBody, decidedOn, ...more })
const other: Before = ['missions/n/declare', missionBody]

t.test('a decision pins the last position recorded by the end of its day, and what was known then', async () => {
  given(mission)
    .later('2026-06-16T23:59:59.999Z', [
      ['missions/m/set-goal', { goal: 'h', statement: 'S', level: 1, kind: 'outcome' }],
    ])
    .later('2026-06-17T00:00:00Z', [other])
    .when(take, on('2026-06-16'))
    .records({ data: { seenPosition: 2, seenAsOf: '2026-06-16', reconstructed: false } })
  given(mission)
    .later('2026-06-17T00:00:00Z', [other])
    .when(take, on('2026-06-15'))
    .records({ data: { seenPosition: 1, seenAsOf: '2026-06-15', reconstructed: false } })
})

t.test('a decision made today pins the end of the log', async () => {
  given([...mission, other])
    .when(take, on('2026-06-15'))
    .records({ data: { seenPosition: 2, reconstructed: false } })
})

t.test(
  'where nothing of the mission was recorded by then, the pin is the end of the log, marked as reconstructed',
  async () => {
    given([other])
      .later('2026-06-17T12:00:00Z', mission)
      .when(take, on('2026-06-16'))
      .records({ data: { seenPosition: 2, seenAsOf: '2026-06-16', reconstructed: true } })
    given(mission)
      .when(take, on('2020-01-01'))
      .records({ data: { seenPosition: 1, seenAsOf: '2020-01-01', reconstructed: true } })
  },
)

t.test('what was seen may be stated: a position of the log, and a knowledge date', async () => {
  const before = given([...mission, other])
  before
    .when(take, on('2026-06-15', { seenPosition: 1, seenAsOf: '2025' }))
    .records({ data: { seenPosition: 1, seenAsOf: '2025', reconstructed: false } })
  before.when('decisions/e/take', on('2026-06-15', { seenPosition: 4 })).isRefused('unknown-position', '/seenPosition')
  before.when('decisions/e/take', on('2026-06-15', { seenPosition: -1 })).isInvalid('/seenPosition')
  before.when('decisions/e/take', on('2026-06-15', { seenAsOf: '2027' })).isRefused('known-in-future', '/seenAsOf')
  before.when('decisions/e/take', on('2026-06-15', { reconstructed: false })).isInvalid('/reconstructed')
})

t.test(
  'a stated position that the log reached only after the day is refused, or reconstructed where there was no log',
  async () => {
    given(mission)
      .later('2026-06-17T12:00:00Z', [other])
      .when(take, on('2026-06-15', { seenPosition: 2 }))
      .isRefused('seen-after-decision', '/seenPosition')
      .when(take, on('2026-06-10', { seenPosition: 2 }))
      .records({ data: { seenPosition: 2, reconstructed: true } })
  },
)

t.test('evidence is pinned on the day it is noted, or as it was seen before', async () => {
  const before = given(loop).later('2026-06-17T12:00:00Z', [other])
  before.when(note, { text: 'Now' }).records({
    data: { text: 'Now', seenPosition: 3, seenAsOf: '2026-06-17', reconstructed: false },
  })
  before.when(note, { text: 'Then', seenAsOf: '2026-06-15' }).records({
    data: { seenPosition: 2, seenAsOf: '2026-06-15', reconstructed: false },
  })
  before.when(note, { text: 'Long ago', seenAsOf: '2020' }).records({
    data: { seenAsOf: '2020', reconstructed: true },
  })
  before.when(note, { text: 'Never', seenAsOf: '2027' }).isRefused('known-in-future', '/seenAsOf')
})

/** Indicators `i` of the mission with cells and a figure, and `o` of another. */
const figures: readonly Before[] = [
  ...indicator(counties),
  measured('2024', 9),
  [
    'learning-loops/l/open',
    { mission: 'm', question: 'Q', hypothesis: 'H', expects: { text: 'T' }, reviewOn: '2027-01-01' },
  ],
  other,
  ['missions/n/set-goal', { goal: 'g', statement: 'S', level: 1, kind: 'outcome' }],
  [
    'indicators/o/define',
    {
      mission: 'n',
      goals: ['g'],
      title: 'O',
      definition: 'D',
      unit: '%',
      direction: 'decrease',
      kind: 'outcome',
      source: { name: 'SSB' },
    },
  ],
]

t.test('a decision and evidence rest on figures that are possible in their mission', async () => {
  const bodies: Record<string, object> = { [take]: on('2026-06-15'), [note]: { text: 'T' } }
  for (const [path, body] of Object.entries(bodies)) {
    const before = given(figures)
    const resting = (...restsOn: object[]) => before.when(path, { ...body, restsOn })
    const key = { indicator: 'i', period: '2024' }
    resting({ ...key, indicator: 'x' }).isRefused('unknown-indicator', '/restsOn/0/indicator')
    resting(key, { ...key, indicator: 'o' }).isRefused('unknown-indicator', '/restsOn/1/indicator', /“m”.*“o”/)
    resting(key, { ...key, period: '2024-Q1' }).isRefused('period-kind', '/restsOn/1/period', /“year”.*“quarter”/)
    resting({ ...key, cell: { county: '99' } }).isRefused('unknown-cell', '/restsOn/0/cell/county', /Use one of: .*03/)
    resting({ ...key, cell: { age: '15' } }).isRefused('unknown-cell', '/restsOn/0/cell/age')
    resting({ ...key, period: 'soon' }).isInvalid('/restsOn/0/period')
    resting(key, { ...key, period: '2019', cell: { county: '03', sex: 'F' } }).records({
      data: { restsOn: [key, { ...key, period: '2019', cell: { county: '03', sex: 'F' } }] },
    })
  }
})

t.test('a figure referred to is checked against the definition that covers its period', async () => {
  const later = { dimensions: { region: { N: 'North' } } }
  const redefined: Before = [
    'indicators/i/redefine',
    { definition: 'D', breakAt: '2025', comparable: false, reason: 'because r', ...later },
  ]
  const before = given([...figures, redefined, measured('2025-Q1', 9)])
  const resting = (key: object) => before.when(take, on('2026-06-15', { restsOn: [{ indicator: 'i', ...key }] }))
  resting({ period: '2024', cell: { region: 'N' } }).isRefused('unknown-cell')
  resting({ period: '2025-Q2', cell: { county: '03' } }).isRefused('unknown-cell')
  resting({ period: '2025' }).isRefused('period-kind')
  before
    .when(
      take,
      on('2026-06-15', {
        restsOn: [
          { indicator: 'i', period: '2024', cell: { county: '03' } },
          { indicator: 'i', period: '2025-Q2', cell: { region: 'N' } },
        ],
      }),
    )
    .records({})
})

t.test('what a decision rests on and expects is an indicator known by then', async () => {
  const early: readonly Before[] = [
    ['missions/m/declare', { ...missionBody, knownFrom: '2020' }],
    ...indicator().slice(1),
  ]
  const before = given(early)
  for (const named of [
    { restsOn: [{ indicator: 'i', period: '2024' }] },
    { expects: [{ indicator: 'i', by: '2030', change: -1 }] },
  ])
    before
      .when(take, on('2021-01-01', { knownFrom: '2021', ...named }))
      .isRefused('known-before-its-subject', '/knownFrom', /indicator “i”/)
  before.when(take, on('2021-01-01', { knownFrom: '2021' })).records({})
})
