import fc from 'fast-check'
import t from 'tap'
import { dayOf, parseKnowledge } from '../../../../events/period.ts'
import type { Cell } from '../../../../events/shapes.ts'
import { itemsOf } from '../../../../projections/base/list.ts'
import type { Pin } from '../../../../projections/base/pin.ts'
import { atOnce, finished, type Work } from '../../../../projections/base/work.ts'
import { pointsOf } from '../../../../projections/figures/cell-points.ts'
import { type ComparablePoints, comparablePoints } from '../../../../projections/figures/comparable-points.ts'
import type { FactReader } from '../../../../projections/figures/fact-reader.ts'
import type { IndicatorHistory } from '../../../../projections/figures/indicator.ts'
import { incrementalPoints } from '../../../../projections/figures/steps/incremental-points.ts'
import { indicatorSteps } from '../../../../projections/figures/steps/indicator-steps.ts'
import { type IndicatorAtStep, type ReplayStep, replay } from '../../../../projections/views/mission/mission-replay.ts'
import { missionProgress } from '../../../../projections/views/mission/progress.ts'
import { newMission } from '../../given.ts'
import { deeds, KNOWN, play } from '../../histories.ts'
import { moves, tellMoves } from '../../moving.ts'
import { neet, scene } from '../../scene.ts'
import { askerOf, type Body, insider, newTeller, samples, type Teller } from '../../told.ts'

const choice = { target: 'current', method: 'varde-1' } as const
type Chosen = { readonly target: 'current' | 'original'; readonly method: string }

const pinAt = (asOf: string | null, position: number, on?: string): Pin => {
  const asOfMs = asOf === null ? Number.POSITIVE_INFINITY : parseKnowledge(asOf).lastMs
  return { asOf, asOfMs, position, on: on ?? (asOf === null ? '2026-11-01' : dayOf(asOfMs)), figures: 'all' }
}

/** The progress view of a mission at a pin. */
const viewed = (factReader: FactReader, id: string, pin: Pin, query: Chosen): Body =>
  atOnce(missionProgress.fold({ reader: factReader, pin, params: { id }, query, viewer: insider }) as Work<object>)

/** What the replay says, read out of the view's tree: goals in order, and each indicator once. */
function readOut(view: Body | undefined, query: Chosen) {
  const goals: object[] = []
  const indicators = new Map<string, object>()
  const visit = (goal: Body): void => {
    goals.push({ goal: goal.goal, rollUp: { path: goal.rollUp.path, trend: goal.rollUp.trend } })
    for (const one of goal.indicators) {
      const { period, value, low, high, obsStatus } = one.latest ?? {}
      indicators.set(one.indicator, {
        indicator: one.indicator,
        latest: one.latest && { period, value, ...(value === null && { low, high }), obsStatus },
        covered: one.covered,
        share: one.path.share,
        path: one.path.verdict,
        trend: one.trend.verdict,
        projected: one.trend.projected,
        ...(query.method !== 'varde-1' && { status: one.method.status ?? null }),
      })
    }
    goal.goals.forEach(visit)
  }
  view?.goals.forEach(visit)
  return { known: view !== undefined, goals, indicators, lateEntries: view?.lateEntries }
}

/** Where a step of the replay and the view at its pin differ; undefined where they do not. */
function differs(factReader: FactReader, id: string, step: ReplayStep, query: Chosen): unknown {
  const asked = readOut(viewed(factReader, id, step.pin, query), query)
  const shown = new Map<string, IndicatorAtStep>(step.indicators.map(one => [one.indicator, one]))
  const replayed = {
    known: step.known,
    goals: step.goals,
    indicators: new Map([...asked.indicators.keys()].map(name => [name, shown.get(name)])),
    // A mission that is not known has no view that could count.
    lateEntries: step.known ? step.lateEntries : undefined,
  }
  return JSON.stringify(plain(replayed)) === JSON.stringify(plain(asked))
    ? undefined
    : { replayed, asked, at: step.pin }
}

const plain = ({ indicators, ...rest }: { readonly indicators: ReadonlyMap<string, unknown> }) => ({
  ...rest,
  indicators: [...indicators],
})

const DATES = ['2013', '2015', '2018-05-31', '2019-06-30', '2020', '2021', '2022', '2023-03', '2024', '2024-05', '2025']
const dates = fc.subarray([...new Set([...DATES, ...KNOWN.filter(k => !k.includes('/'))])], { minLength: 2 })
const choices = fc.constantFrom<Chosen>(
  choice,
  { target: 'original', method: 'varde-1' },
  { target: 'current', method: 'escap' },
)

interface Cut {
  readonly asOfs: readonly string[]
  /** Shares of the log. */
  readonly shares: readonly number[]
  readonly query: Chosen
}
const cuts: fc.Arbitrary<Cut> = fc.record({
  asOfs: dates,
  shares: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 8 }),
  query: choices,
})

/** Steps over knowledge dates, over positions, and over both. */
function stepsAt({ asOfs, shares }: Cut, head: number): Pin[][] {
  const byDate = asOfs.map(asOf => pinAt(asOf, head)).sort((a, b) => a.asOfMs - b.asOfMs)
  const positions = shares.map(share => Math.floor(share * head)).sort((a, b) => a - b)
  return [
    byDate,
    positions.map(position => pinAt(null, position, '2024-08-01')),
    byDate.map((pin, i) => ({ ...pin, position: positions[Math.min(i, positions.length - 1)] as number })),
    // The day of assessment goes its own way.
    byDate.map((pin, i) => ({ ...pin, on: byDate[(i * 7 + 3) % byDate.length]?.on as string })),
  ]
}

function replaysAsViewed({ log }: Teller, cut: Cut): void {
  const { factReader } = askerOf(log)
  for (const steps of stepsAt(cut, log.head()))
    for (const id of ['m', 'n']) {
      const replayed = atOnce(replay(factReader, id, steps, cut.query))
      if (replayed.length !== steps.length) throw new Error('a step is missing')
      for (const step of replayed) {
        const difference = differs(factReader, id, step, cut.query)
        if (difference) throw new Error(JSON.stringify(difference, (_, v) => (v instanceof Map ? [...v] : v), 1))
      }
    }
}

t.test('a replay has at every step what the view has there, for any history', async () => {
  await fc.assert(
    fc.asyncProperty(deeds, cuts, async (history, cut) => {
      const teller = newTeller()
      await play(teller, history)
      replaysAsViewed(teller, cut)
    }),
    { numRuns: 100 },
  )
  await fc.assert(
    fc.asyncProperty(moves, cuts, async (history, cut) => replaysAsViewed(await tellMoves(history), cut)),
    { numRuns: 100 },
  )
})

t.test('points read step by step are those read anew at each step', async () => {
  await fc.assert(
    fc.asyncProperty(moves, cuts, async (history, cut) => {
      const { log } = await tellMoves(history)
      const { factReader } = askerOf(log)
      for (const steps of stepsAt(cut, log.head()))
        for (const id of ['plain', 'parts', 'held', 'bare'])
          for (const cell of [undefined, { sex: 'F' }]) readsAlike(factReader.indicator(id), steps, cell)
    }),
    { numRuns: 50 },
  )
})

function readsAlike(whole: IndicatorHistory, steps: readonly Pin[], cell: Cell | undefined): void {
  let next: ReturnType<typeof incrementalPoints> | undefined
  for (const { pin, history, at, entered } of indicatorSteps(whole, steps)) {
    if (!at) continue
    next ??= incrementalPoints(history, cell)
    const [stepped, anew] = [
      finished(next(at, pin, entered)),
      comparablePoints(pointsOf(whole, at, pin, cell), whole.series, at, pin),
    ]
    const asText = ({ points, numbers, currentVersion, marks }: ComparablePoints) =>
      JSON.stringify({ points: itemsOf(points), numbers: itemsOf(numbers), currentVersion, marks })
    if (asText(stepped) !== asText(anew)) throw new Error(`${asText(stepped)}\nis not\n${asText(anew)}`)
  }
}

t.test('steps that go back in asOf or in position are refused', async t => {
  const { factReader } = askerOf((await newMission()).log)
  const run = (...steps: Pin[]) => atOnce(replay(factReader, 'm', steps, choice))
  t.throws(() => run(pinAt('2020', 9), pinAt('2019', 9)), { message: /step 1/ })
  t.throws(() => run(pinAt('2020', 9), pinAt('2021', 8)), { message: /step 1/ })
  t.equal(run(pinAt('2020', 9), pinAt('2020', 9)).length, 2)
  t.equal(run().length, 0)
})

t.test('before anything was known of it a mission has neither goals nor indicators', async t => {
  const { factReader } = askerOf((await newMission()).log)
  const [before, after] = atOnce(replay(factReader, 'm', [pinAt('2013', 9), pinAt('2014', 9)], choice))
  t.match(before, { known: false, goals: [], indicators: [], lateEntries: 0 })
  t.match(after, { known: true, goals: [{ goal: 'g' }], indicators: [] })
})

const replayed = async (query: string): Promise<Body> => {
  const told = await scene({}, ...neet, ['measure', { period: '2018', value: 10, knownFrom: '2019-02-10' }])
  return told.ask(`/missions/m/replay${query}`)
}
const days = (body: Body): string[] => body.steps.map((s: Body) => s.on)

t.test('the steps are the ends of months, quarters or years, and the last day', async t => {
  t.strictSame(days(await replayed('?from=2019-01-31&to=2019-04-10')), [
    '2019-01-31',
    '2019-02-28',
    '2019-03-31',
    '2019-04-10',
  ])
  t.strictSame(days(await replayed('?from=2019-02&to=2019-06&every=quarter')), ['2019-03-31', '2019-06-30'])
  t.strictSame(days(await replayed('?from=2020&to=2022&every=year')), ['2020-12-31', '2021-12-31', '2022-12-31'])
  t.strictSame(days(await replayed('?from=2024-03&every=month')), [
    '2024-03-31',
    '2024-04-30',
    '2024-05-31',
    '2024-06-01',
  ])
})

t.test('it begins when the first fact was known and ends at the pin', async t => {
  const whole = days(await replayed('?every=year'))
  t.equal(whole[0], '2014-12-31')
  t.equal(whole.at(-1), '2024-06-01')
  t.equal(days(await replayed('?every=year&asOf=2020-03-05')).at(-1), '2020-03-05')
  t.equal(days(await replayed('?every=year&asOf=2020-03-05&to=2022')).at(-1), '2020-03-05', 'never beyond the pin')
  t.equal(days(await replayed('?every=month&position=0'))[0], '2014-12-31')
})

t.test('a step shows what was known by its day, and the pin’s own cut holds', async t => {
  const { steps, indicators, goals } = await replayed('?from=2019-01&to=2019-03')
  const [january, february] = steps
  t.equal(january.indicators[0].latest, null)
  t.match(february.indicators[0].latest, { period: '2018', value: 10 })
  t.match(indicators, [{ indicator: 'x', unit: 'percent', goals: ['g'] }])
  t.match(goals, [{ goal: 'g', statement: 'G' }])
  const told = await scene({}, ['measure', { period: '2018', value: 10, knownFrom: '2019' }])
  const early = told.ask('/missions/m/replay?from=2019&position=2&every=year')
  t.equal(early.steps.at(-1).indicators[0].latest, null, 'it was recorded after the position')
})

t.test('a replay without a day in it, or without end, is refused', async t => {
  const told = await scene({})
  t.throws(() => told.ask('/missions/m/replay?from=2023&to=2020'), { message: /from/ })
  t.throws(() => told.ask('/missions/m/replay?from=1800'), { message: /1200 steps/ })
  t.throws(() => told.ask('/missions/m/replay?to=2031'), { message: /has not begun/ })
  t.throws(() => told.ask('/missions/m/replay?every=week'))
})

t.test('the samples are replayed as they are viewed', async t => {
  const { factReader } = askerOf((await samples()).log)
  for (const id of factReader.all('mission')) {
    const steps = ['2015', '2018', '2020', '2021', '2022', '2023-06', '2024', '2025', '2026-10'].map(asOf =>
      pinAt(asOf, 1e6),
    )
    for (const query of [choice, { target: 'original', method: 'opensdg-2.4' }] as const)
      for (const step of atOnce(replay(factReader, id, steps, query)))
        t.equal(differs(factReader, id, step, query), undefined)
  }
})

t.test('of a mission that is not known yet there is nothing to replay, whatever the days', async t => {
  const { ask } = askerOf((await newMission()).log)
  for (const mission of ['m', 'none'])
    t.throws(() => ask(`/missions/${mission}/replay?every=year&to=1980&asOf=1990`), /unknown-thing/, mission)
})
