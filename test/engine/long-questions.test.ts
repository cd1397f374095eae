/** Questions that can be long: answered in turns, at a stated cost, and the same as at once. */
import t from 'tap'
import { atOnce } from '../../projections/base/work.ts'
import type { FactReader } from '../../projections/figures/fact-reader.ts'
import { MOST_READINGS } from '../../projections/figures/reading-cost.ts'
import { views } from '../../projections/views/catalogue.ts'
import type { AnyView, OfEachMission } from '../../projections/views/view.ts'
import { type Question, viewReaderOf } from '../../src/engine/ask.ts'
import { factCacheOf } from '../../src/engine/fact-cache.ts'
import { definition, newMission } from '../projections/given.ts'
import { askerOf, insider, samples } from '../projections/told.ts'

/** A view of which each question costs so much, and takes so many steps. */
const longView = (readings: number, steps = 5, seen: string[] = []): AnyView =>
  ({
    ...(views.find(({ path }) => path === '/missions') as AnyView),
    cost: { of: () => readings, instead: 'Ask for a shorter span.' },
    fold: function* () {
      for (let step = 0; step < steps; step++) {
        seen.push(String(step))
        yield
      }
      return { missions: [] }
    },
  }) as AnyView
const asking = (view: AnyView): Question => ({ view, params: {}, query: {}, viewer: insider })

/** What is answered, or the message of what is thrown. */
function said<A extends object | Promise<object>>(ask: () => A): A | { readonly message: string } {
  try {
    return ask()
  } catch (error) {
    return { message: (error as Error).message }
  }
}

t.test('in turns a question has the same answer and tag as at once, and its bytes', async t => {
  const { log } = await samples()
  const [one, other] = [askerOf(log).reader, askerOf(log).reader]
  const ids = askerOf(log).factReader
  for (const view of views as readonly AnyView[]) {
    const life = view.path.split('/')[1]?.replace(/s$/, '') ?? ''
    for (const id of view.path.includes('{id}') ? ids.all(life as 'mission').slice(0, 3) : ['']) {
      const question = { view, params: { id }, query: {}, viewer: insider }
      const [atOnce, inTurns] = [
        said(() => one.askView(question)),
        await Promise.try(() => other.answerView(question)).catch((error: Error) => ({ message: error.message })),
      ]
      if (!('bytes' in atOnce && 'bytes' in inTurns && atOnce.bytes && inTurns.bytes)) {
        t.same(atOnce, inTurns, view.path)
        continue
      }
      t.equal(atOnce.etag, inTurns.etag, view.path)
      t.ok(atOnce.bytes.equals(inTurns.bytes), `${view.path} ${id}`)
    }
  }
})

t.test('past the stated cost a question is refused before work begins, with the way out', async t => {
  const { reader } = askerOf((await newMission()).log)
  const seen: string[] = []
  const question = asking(longView(MOST_READINGS + 1, 5, seen))
  const refused = {
    name: 'QuestionTooLarge',
    message: /20,000,001 times.*at most 20,000,000\. Ask for a shorter span\.$/,
  }
  t.throws(() => reader.askView(question), refused)
  t.throws(() => reader.answerView(question), refused)
  t.same(seen, [])
  t.ok(await reader.answerView(asking(longView(MOST_READINGS))))
})

t.test(
  'whoever waits is told what it costs before work begins, and may refuse; what is kept costs nothing',
  async t => {
    const { reader } = askerOf((await newMission()).log)
    const costs: number[] = []
    const question = asking(longView(1234))
    const onWork = (readings: number) => void costs.push(readings)
    t.throws(
      () =>
        reader.answerView(question, {
          onWork: () => {
            throw new Error('not now')
          },
        }),
      { message: 'not now' },
    )
    await reader.answerView(question, { onWork })
    await reader.answerView(question, { onWork })
    t.same(costs, [1234])
  },
)

const AREAS = 400
const codes = Object.fromEntries(Array.from({ length: AREAS }, (_, n) => [`a${n}`, `Area ${n}`]))
const YEARS = ['2019', '2020', '2021', '2022']

t.test('a long answer is not changed by what is recorded while it is made', async t => {
  const { log, tell, clock } = await newMission()
  await tell('indicators/x/define', { ...definition, dimensions: { area: codes }, rollUp: { cells: 'sum' } })
  await tell('indicators/x/set-baseline', { period: '2018', value: 500 })
  await tell('indicators/x/set-target', { period: '2030', value: 100 })
  const rows = Object.keys(codes).flatMap((area, n) => YEARS.map(period => ({ period, cell: { area }, value: n % 7 })))
  await tell('indicators/x/measure-many', { measurements: rows })
  let recorded = 0
  for (const view of (views as readonly AnyView[]).filter(({ cost }) => cost !== undefined)) {
    const params = { id: view.path.startsWith('/missions') ? 'm' : 'x' }
    const pin = {
      asOf: null,
      asOfMs: Number.POSITIVE_INFINITY,
      position: log.head(),
      on: '2024-06-01',
      figures: 'all',
    } as const
    const query = view.query.parse(view.path === '/search' ? { q: 'unemployed' } : {})
    const fold = (reader: FactReader) => {
      const ofEachMission: OfEachMission = function* (make) {
        return [...(yield* make('m', { pin, reader }))]
      }
      return view.fold({ params, query, pin, viewer: insider, reader, ofEachMission }) as Generator<void, object>
    }
    const wanted = atOnce(fold(factCacheOf(log)))
    const reader = factCacheOf(log)
    const work = fold(reader)
    let [step, turns] = [work.next(), 0]
    for (; !step.done; step = work.next()) {
      turns += 1
      if (turns > 12) continue
      recorded += 1
      clock.now += 60_000
      const period = turns % 2 ? YEARS[turns % 4] : String(1900 + (recorded % 100))
      await tell('indicators/x/measure', {
        period,
        cell: { area: `a${recorded % AREAS}` },
        value: 9,
        knownFrom: new Date(clock.now).toISOString(),
      })
      if (turns === 6)
        await tell('indicators/x/revise-target', {
          period: '2030',
          value: recorded,
          decidedBy: 'P',
          reason: 'because R',
        })
      reader.indicator('x')
      reader.facts('mission-m')
    }
    t.ok(turns > 0, view.path)
    t.same(JSON.parse(JSON.stringify(step.value)), JSON.parse(JSON.stringify(wanted)), view.path)
  }
  t.ok(recorded > 50, `${recorded} were recorded meanwhile`)
})

t.test('an answer in turns is for the pin of its question, whatever is recorded before it is ready', async t => {
  const { log, tell } = await newMission()
  await tell('indicators/x/define', definition)
  const reader = viewReaderOf(log, factCacheOf(log))
  const answer = reader.answer('/missions/{id}/progress', { id: 'm' }, {}, insider)
  const { position } = { position: log.head() }
  await tell('indicators/x/measure', { period: '2020', value: 1 })
  t.match(await answer, { answer: { pin: { position } } })
})
