import fc from 'fast-check'
import t from 'tap'
import { definition, newMission } from '../../given.ts'
import { moves, tellMoves } from '../../moving.ts'
import { measured, neet, scene } from '../../scene.ts'
import { askerOf } from '../../told.ts'

const questions = [
  '/missions/m/state?lang=en',
  '/missions/m/progress',
  '/missions/m/progress?asOf=2024-01',
  '/missions/m/progress?on=2023-06-01',
  '/missions/m/progress?target=original',
  '/missions/m/progress?method=unsd-2023',
  '/missions/m/progress?position=7',
  '/missions/m/state?lang=en&asOf=2024-01',
]

t.test(
  'an indicator assessed before is assessed anew for every other pin and choice, and after every fact',
  async t => {
    const { ask, submit, log } = await scene({}, ...neet.slice(0, 4), ...measured({ 2022: 9.5 }, { knownFrom: '2023' }))
    const answered = () => questions.map(question => ask(question))
    const before = answered()
    t.same(before, answered(), 'the second time as the first')
    t.same(
      before,
      questions.map(question => askerOf(log).ask(question)),
      'as by a reader that has assessed nothing yet',
    )
    await submit('revise-target', { period: '2035', value: 7, decidedBy: 'Government', reason: 'because R' })
    await submit('measure', { period: '2023', value: 9, knownFrom: '2024-02' })
    const after = answered()
    t.same(
      after,
      questions.map(question => askerOf(log).ask(question)),
      'and so after more facts',
    )
    t.notSame(after[1], before[1])
    t.notSame(after[4].goals, after[1].goals)
  },
)

/** Months of which the last one runs on some days, a forecast, a month that was withdrawn, and nobody says how often it is measured. */
async function tellMonths(tell: (path: string, body: object) => unknown): Promise<void> {
  await tell('indicators/months/define', { ...definition, title: 'Months', frequency: undefined, knownFrom: '2018' })
  await tell('indicators/months/set-baseline', { period: '2018-01', value: 30, knownFrom: '2018' })
  await tell('indicators/months/set-target', { period: '2021-03', value: 20, knownFrom: '2018' })
  const months = Array.from(
    { length: 50 },
    (_, n) => `${2018 + Math.floor(n / 12)}-${String(1 + (n % 12)).padStart(2, '0')}`,
  )
  for (const [n, period] of months.entries())
    await tell('indicators/months/measure', { period, value: 30 - n / 5 + (n % 3), knownFrom: period })
  await tell('indicators/months/measure', { period: '2022-12', value: 15, obsStatus: 'F', knownFrom: '2021' })
  const revised = { period: '2021-12', value: 22, decidedBy: 'Government', reason: 'because R', knownFrom: '2022-01' }
  await tell('indicators/months/revise-target', revised)
  await tell('indicators/months/withdraw', { period: '2020-03', reason: 'because R', knownFrom: '2021-06' })
}

const dayAfter = (year: number, n: number): string => new Date(Date.UTC(year, 0, 1 + n)).toISOString().slice(0, 10)

t.test('asked on one day after another, in any order, an indicator is assessed as it is anew on each', async () => {
  // Days that lie near each other, at which little else is known, and days of other years.
  const day = (...years: readonly number[]) =>
    fc.option(
      fc.tuple(fc.constantFrom(...years), fc.nat({ max: 300 })).map(([year, n]) => dayAfter(year, n)),
      { nil: undefined },
    )
  const asOf = day(2018, 2020, 2021, 2022)
  const asked = fc.array(fc.tuple(asOf, day(2018, 2021, 2023, 2025), fc.constantFrom('varde-1', 'escap')), {
    minLength: 8,
    maxLength: 20,
  })
  await fc.assert(
    fc.asyncProperty(moves, asked, async (history, questions) => {
      const { log, tell } = await tellMoves(history)
      await tellMonths(tell)
      const before = askerOf(log, undefined, 1)
      for (const [asOf, on, method] of questions) {
        const query = new URLSearchParams({ ...(asOf && { asOf }), ...(on && { on }), method })
        const question = `/missions/m/progress?${query}`
        const [now, anew] = [before, askerOf(log, undefined, 1)].map(({ answered }) => answered(question).body)
        if (now !== anew) throw new Error(`${question}\n${now}\nis not\n${anew}`)
      }
    }),
    { numRuns: 40 },
  )
})

const DAYS = ['2021-02-10', '2022-06-01', '2023-04-01', '2023-08-01', '2023-12-01', '2024-06-01', '2026-01-01'] as const

t.test('a figure grows stale, against the first target on another day than against the present one', async t => {
  const { log, tell } = await newMission()
  await tellMonths(tell)
  const anew = (day: string): string => askerOf(log).answered(`/missions/m/progress?on=${day}`).body
  const said = new Map(DAYS.map(day => [day, anew(day)]))
  const { answered } = askerOf(log, undefined, 1)
  for (const first of DAYS)
    for (const then of DAYS) {
      answered(`/missions/m/progress?on=${first}`)
      t.equal(answered(`/missions/m/progress?on=${then}`).body, said.get(then), `${first}, then ${then}`)
    }
})

t.test('what is said of the same figures is told anew: a dispute, its end, a unit with a bridge', async t => {
  const { log, tell } = await newMission()
  await tellMonths(tell)
  const { answered } = askerOf(log, undefined, 1)
  const at = { period: '2022-02' }
  const deeds = [
    ['dispute', { ...at, dispute: 'x', claimant: 'C', reason: 'because R' }],
    ['resolve-dispute', { dispute: 'x', outcome: 'upheld', reason: 'because R' }],
    [
      'redefine',
      {
        definition: 'D2',
        breakAt: '2021',
        comparable: false,
        bridge: { factor: 2, note: 'twice' },
        reason: 'because R',
      },
    ],
  ] as const
  for (const [deed, body] of deeds) {
    answered('/missions/m/progress')
    await tell(`indicators/months/${deed}`, body)
    const now = answered('/missions/m/progress').body
    t.equal(now, askerOf(log).answered('/missions/m/progress').body, deed)
  }
})
