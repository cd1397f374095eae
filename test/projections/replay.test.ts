import fc from 'fast-check'
import t from 'tap'
import { dayOf, parseKnowledge } from '../../events/period.ts'
import { missionProgress } from '../../projections/mission-progress.ts'
import type { Pin } from '../../projections/pin.ts'
import { type IndicatorThen, type ReplayStep, replay } from '../../projections/replay.ts'
import type { Books } from '../../projections/view.ts'
import { deeds, KNOWN, play } from './histories.ts'
import { askerOf, type Body, insider, newTeller } from './told.ts'

const choice = { target: 'current', method: 'varde-1' } as const
type Chosen = { readonly target: 'current' | 'original'; readonly method: string }

const pinAt = (asOf: string | null, position: number, on?: string): Pin => {
  const asOfMs = asOf === null ? Number.POSITIVE_INFINITY : parseKnowledge(asOf).lastMs
  return { asOf, asOfMs, position, on: on ?? (asOf === null ? '2026-11-01' : dayOf(asOfMs)), figures: 'all' }
}

/** The progress view of a mission at a pin. */
const viewed = (books: Books, id: string, pin: Pin, query: Chosen): Body =>
  missionProgress.answer({ books, pin, params: { id }, query, viewer: insider })

/** What the replay says, read out of the view's tree: goals in order, and each indicator once. */
function readOut(view: Body | undefined, query: Chosen) {
  const goals: object[] = []
  const indicators = new Map<string, object>()
  const visit = (goal: Body): void => {
    goals.push({ goal: goal.goal, rollUp: goal.rollUp })
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
function differs(books: Books, id: string, step: ReplayStep, query: Chosen): unknown {
  const asked = readOut(viewed(books, id, step.pin, query), query)
  const shown = new Map<string, IndicatorThen>(step.indicators.map(one => [one.indicator, one]))
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

t.test('a replay has at every step what the view has there, for any history', async () => {
  await fc.assert(
    fc.asyncProperty(
      deeds,
      dates,
      fc.array(fc.nat(60), { minLength: 1, maxLength: 12 }),
      choices,
      async (history, asOfs, cuts, query) => {
        const teller = newTeller()
        await play(teller, history)
        const { books } = askerOf(teller.log)
        const head = teller.log.head()
        const byDate = asOfs.map(asOf => pinAt(asOf, head)).sort((a, b) => a.asOfMs - b.asOfMs)
        const positions = cuts.map(cut => Math.min(cut, head)).sort((a, b) => a - b)
        const byPosition = positions.map(position => pinAt(null, position, '2024-08-01'))
        const byBoth = byDate.map((pin, i) => ({
          ...pin,
          position: positions[Math.min(i, positions.length - 1)] as number,
        }))
        for (const steps of [byDate, byPosition, byBoth])
          for (const id of ['m', 'n']) {
            const replayed = [...replay(books, id, steps, query)]
            if (replayed.length !== steps.length) throw new Error('a step is missing')
            for (const step of replayed) {
              const difference = differs(books, id, step, query)
              if (difference) throw new Error(JSON.stringify(difference, (_, v) => (v instanceof Map ? [...v] : v), 1))
            }
          }
      },
    ),
    { numRuns: 150 },
  )
})
