/** What is answered about each mission is made mission by mission: of many, those alone are read again that changed. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { viewReaderOf } from '../../src/engine/ask.ts'
import { factCacheOf } from '../../src/engine/fact-cache.ts'
import { turnsOf } from '../../src/engine/turns.ts'
import type { Log, StoredFact } from '../../src/log/log.ts'
import { definition } from '../projections/given.ts'
import { askerOf, insider, newTeller, samples, viewerWho } from '../projections/told.ts'

const outsider = viewerWho('approved', 'anybody')
const ofOne = viewerWho(mission => (mission === 'inkludering' ? 'all' : 'nothing'), 'siri')
const QUESTIONS = ['/missions', '/search?q=er', '/search?q=barn']

t.test(
  'the answer is the same as that of a reader who has answered nothing before, at any pin, for anybody',
  async () => {
    const { log } = await samples('2026-11-01')
    const head = log.head()
    const known = askerOf(log)
    fc.assert(
      fc.property(
        fc.constantFrom(...QUESTIONS),
        fc.constantFrom(insider, outsider, ofOne),
        fc.option(fc.constantFrom('2021', '2024-06-30', '2025', '2026-10'), { nil: undefined }),
        fc.option(fc.nat(head), { nil: undefined }),
        (path, viewer, asOf, position) => {
          const url = new URL(path, 'http://varde')
          if (asOf) url.searchParams.set('asOf', asOf)
          if (position !== undefined) url.searchParams.set('position', String(position))
          const address = `${url.pathname}${url.search}`
          assert.equal(known.answered(address, viewer).body, askerOf(log).answered(address, viewer).body)
        },
      ),
      { numRuns: 60 },
    )
  },
)

/** A log that counts the facts that are read of each stream. */
function counting(log: Log) {
  const read = new Map<string, number>()
  const counted: Log = {
    ...log,
    *readStream(stream, ...asked): Iterable<StoredFact> {
      for (const fact of log.readStream(stream, ...asked)) {
        read.set(stream, (read.get(stream) ?? 0) + 1)
        yield fact
      }
    },
  }
  return {
    log: counted,
    read(): Record<string, number> {
      const since = Object.fromEntries(read)
      read.clear()
      return since
    },
  }
}

const MISSION = { title: 'M', challenge: 'C', vision: 'V', horizon: { from: '2015', to: '2035' }, knownFrom: '2014' }
const GOAL = { goal: 'g', statement: 'S', level: 1, kind: 'outcome', knownFrom: '2014' }

async function missionsTold(ids: readonly string[], figures: number) {
  const { tell, log } = newTeller()
  for (const id of ids) {
    await tell(`missions/${id}/declare`, MISSION)
    await tell(`missions/${id}/set-goal`, GOAL)
    await tell(`indicators/${id}-1/define`, { ...definition, mission: id, goals: ['g'], knownFrom: '2014' })
    const measurements = Array.from({ length: figures }, (_, n) => ({
      period: String(1200 + n),
      value: n,
      knownFrom: '2015',
    }))
    await tell(`indicators/${id}-1/measure-many`, { measurements })
  }
  return { tell, log }
}

t.test('after a fact of one mission no other is read again, however few facts are kept', async t => {
  const { tell, log } = await missionsTold(['a', 'b', 'c'], 30)
  for (const viewer of [insider, outsider]) {
    const counted = counting(log)
    // Room for two missions with their figures, which are read to count what came late.
    const { ask } = askerOf(counted.log, factCacheOf(counted.log, undefined, 90))
    const paths = ['/missions?asOf=2020', '/search?q=indicator&asOf=2020']
    for (const path of paths) ask(path, viewer)
    counted.read()
    await tell('missions/b/form-body', { body: `b${log.head()}`, kind: 'partnership', name: 'B' })
    for (const path of paths) ask(path, viewer)
    const read = Object.keys(counted.read()).filter(stream => !/^(mission-b|indicator-b-1)$/.test(stream))
    t.same(read, [], viewer.principal)
  }
})

t.test('neither the list of missions nor a search reads a figure, but for an earlier day', async t => {
  const { log } = await missionsTold(['a', 'b'], 300)
  const read: string[] = []
  const factReader = factCacheOf(log)
  const indicator = (id: string) => {
    read.push(id)
    return factReader.indicator(id)
  }
  const { ask } = askerOf(log, { ...factReader, indicator })
  for (const path of ['/missions', '/search?q=indicator']) for (const viewer of [insider, outsider]) ask(path, viewer)
  t.same(read, [])
  t.match(ask('/missions?asOf=2020'), { lateEntries: 2 * 303 }, 'how much came late is counted by the figures')
})

t.test('in turns, with room for little, all is read by itself and answered as at once', async t => {
  const { log } = await missionsTold(['a', 'b', 'c', 'd'], 700)
  for (const viewer of [insider, outsider])
    for (const query of [{}, { asOf: '2020' }]) {
      const reader = viewReaderOf(log, factCacheOf(log, undefined, 100), { turns: turnsOf(), bytes: 8 << 20 })
      const inTurns = await reader.answer('/missions', {}, query, viewer)
      t.same(inTurns, viewReaderOf(log, factCacheOf(log), { bytes: 8 << 20 }).ask('/missions', {}, query, viewer))
    }
})
