import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { type FactName, type IndicatorFact, parse, UnreadableFact } from '../../events/catalogue.ts'
import type { Metadata, Recorded } from '../../events/fact.ts'
import { boundedBy } from '../../projections/base/bounded.ts'
import { type Entries, noEntries, note } from '../../projections/base/mission-entries.ts'
import { historyFrom } from '../../projections/figures/indicator-history.ts'
import { discardBlocks, openBlocks } from '../../src/engine/blocks/blocks.ts'
import { rebuild } from '../../src/engine/blocks/rebuild.ts'
import { factCacheOf } from '../../src/engine/fact-cache.ts'
import { turnsOf } from '../../src/engine/turns.ts'
import { patiently } from '../../src/engine/unread.ts'
import type { Log, StoredFact } from '../../src/log/log.ts'
import { temporary } from '../log/temporary.ts'
import { decided, definition, newMission, takeDecision, why } from '../projections/given.ts'
import { measured, scene } from '../projections/scene.ts'
import { askerOf } from '../projections/told.ts'

/** A log that counts what is read of it. */
function counting(log: Log): { log: Log; read: () => number } {
  let read = 0
  function* counted(facts: Iterable<StoredFact>) {
    for (const fact of facts) {
      read += 1
      yield fact
    }
  }
  const counter: Log = {
    ...log,
    readStream: (...asked) => counted(log.readStream(...asked)),
    read: asked => counted(log.read(asked)),
  }
  return {
    log: counter,
    read: () => {
      const since = read
      read = 0
      return since
    },
  }
}

t.test('a stream is read once, and then only what is new in it', async t => {
  const { log, submit } = await scene({}, ...measured({ 2019: 10, 2020: 11 }))
  const counted = counting(log)
  const factReader = factCacheOf(counted.log)
  t.equal(factReader.indicator('x').series.rows, 2)
  t.equal(factReader.facts('indicator-x').length, 1, 'measurements are in its series instead')
  t.equal(counted.read(), 3)
  await submit('measure', { period: '2021', value: 12 })
  t.equal(factReader.indicator('x').series.rows, 3)
  t.equal(counted.read(), 1)
  factReader.indicator('x')
  t.equal(counted.read(), 0)
})

t.test('a further indicator of a mission is among its things as soon as it is recorded', async t => {
  const { tell, log } = await newMission()
  const factReader = factCacheOf(log)
  const [fact] = [...log.read({ from: 0, to: 0 })]
  const mission = fact?.stream.slice('mission-'.length) ?? ''
  for (const id of ['a', 'b']) {
    await tell(`indicators/${id}/define`, definition)
    t.ok(factReader.ofMission(mission, 'indicator').includes(id), id)
  }
})

t.test('factReader are kept up to a bound, the longest unused dropped first', async t => {
  const { tell, log } = await newMission()
  for (const id of ['a', 'b', 'c']) {
    await tell(`indicators/${id}/define`, definition)
    await tell(`indicators/${id}/measure`, { period: '2020', value: 1 })
  }
  const counted = counting(log)
  const factReader = factCacheOf(counted.log, undefined, 7)
  for (const id of ['a', 'b', 'a']) factReader.indicator(id)
  t.equal(counted.read(), 4)
  factReader.indicator('c')
  factReader.indicator('a')
  t.equal(counted.read(), 2, 'b gave way to c')
  factReader.indicator('b')
  t.equal(counted.read(), 2)
  const tiny = factCacheOf(counted.log, undefined, 1)
  t.equal(tiny.indicator('a').series.rows, 1, 'one that is too heavy is there all the same')
})

t.test(
  'the facts of an indicator without its figures are those of its history, however and whenever they are read',
  async t => {
    const directory = temporary(t)
    const deed = fc.constantFrom('measure', 'measure', 'target', 'comment', 'strike', 'facts', 'history', 'seal')
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 1, maxLength: 40 }), async deeds => {
        const { log, submit } = await scene({})
        const blocks = openBlocks(directory, log)
        const caches = [factCacheOf(log, blocks), factCacheOf(log, blocks, 3), factCacheOf(log)]
        for (const [n, what] of deeds.entries()) {
          const facts = historyFrom([...log.readStream('indicator-x')].map(parse) as Recorded<IndicatorFact>[]).facts
          if (what === 'comment') await submit('comment', { kind: 'explanation', text: `${n}` })
          else if (what === 'measure') await submit('measure', { period: String(1500 + n), value: n })
          else if (what === 'target') {
            const stands = facts.some(fact => fact.type.startsWith('target-') && !fact.struck)
            await submit(stands ? 'revise-target' : 'set-target', { period: '2030', value: n, ...(stands && decided) })
          } else if (what === 'strike') {
            const last = facts.findLast(fact => fact.type === 'commentary-written' && !fact.struck)
            if (last) await submit('strike', { position: last.position, ...why })
          } else if (what === 'seal') rebuild(log, blocks, undefined, 4)
          else if (what === 'history') for (const cache of caches) cache.indicator('x')
          else for (const cache of caches) assert.deepEqual(cache.facts('indicator-x', true), facts)
        }
        blocks.close()
        discardBlocks(directory, 'views.db')
      }),
      { numRuns: 60 },
    )
  },
)

t.test('of what is not there nothing is kept', async t => {
  const { log } = await newMission()
  const counted = counting(log)
  const factReader = factCacheOf(counted.log, undefined, 10)
  factReader.facts('mission-m')
  counted.read()
  for (let i = 0; i < 100; i++) t.same(factReader.facts(`mission-${i}`), [])
  factReader.facts('mission-m')
  t.equal(counted.read(), 0, 'and what is there was not driven out')
})

t.test('the timeline’s entries follow the log without reading it again', async t => {
  const { tell, log } = await newMission()
  const counted = counting(log)
  const factReader = factCacheOf(counted.log)
  t.same(factReader.entries('m').position, [0, 1])
  t.equal(counted.read(), 2)
  await tell('missions/m/form-body', { body: 'b', kind: 'partnership', name: 'B' })
  t.same(factReader.entries('m').type, ['mission-declared', 'goal-set', 'body-formed'])
  t.equal(counted.read(), 1)
  t.same(factReader.entries('nowhere').position, [])
  t.match(factReader.factsAt([2, 0]), [{ position: 2 }, { type: 'mission-declared' }])
})

t.test('F20 a fact that can’t be read stops the view loudly and is never skipped', async t => {
  const { log } = await scene({}, ...measured({ 2019: 10, 2020: 11, 2021: 12 }))
  const damaged: Log = {
    ...log,
    *readStream(...asked) {
      for (const fact of log.readStream(...asked))
        yield fact.revision === 2 ? { ...fact, type: 'indicator-guessed' } : fact
    },
  }
  const { ask } = askerOf(log, factCacheOf(damaged))
  for (const again of ['once', 'again'])
    t.throws(() => ask('/indicators/x/series'), { name: UnreadableFact.name, message: /indicator-guessed/ }, again)
  t.match(ask('/missions/m/timeline?kind=mission').entries, [{}, {}], 'what needs none of it is answered')
})

t.test('what is kept again has its weight of now', async t => {
  const kept = boundedBy<string>(10)
  kept.keep('a', 'A', 4)
  kept.keep('b', 'B', 4)
  kept.keep('a', 'A', 5)
  t.equal(kept.get('b'), 'B')
  kept.keep('a', 'A', 7)
  t.equal(kept.get('b'), undefined)
  kept.keep('c', 'C', 100)
  t.same([kept.get('a'), kept.get('c')], [undefined, 'C'], 'the one just kept stays')
})

/** A mission's entries as the log has them, fact by fact. */
function entriesIn(log: Log): Entries {
  const all = noEntries()
  for (const fact of log.read({ mission: 'm' }))
    note(all, { ...fact, type: fact.type as FactName, decision: (JSON.parse(fact.meta) as Metadata).decision ?? null })
  return all
}

t.test(
  'the entries of a mission are its facts in recording order, read at once, in turns, from blocks and as they come',
  async t => {
    const directory = temporary(t)
    const deed = fc.constantFrom('x', 'x', 'x', 'y', 'correct', 'withdraw', 'target', 'body', 'other', 'ask')
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 1, maxLength: 40 }), async deeds => {
        const { tell, log, submit } = await scene({})
        await takeDecision({ tell })
        await tell('indicators/y/define', { ...definition, knownFrom: '2014' })
        const follows = factCacheOf(log)
        const periods: string[] = []
        for (const [n, what] of deeds.entries()) {
          const [period, decision] = [String(1500 + n), n % 3 === 0 ? 'd' : undefined]
          const last = periods.at(-1)
          if (what === 'x') {
            periods.push(period)
            await submit('measure', { period, value: n, decision, knownFrom: String(1990 + (n % 20)) })
          } else if (what === 'y') await tell('indicators/y/measure', { period, value: n, decision })
          else if (what === 'correct' && last)
            await submit('correct', { period: last, value: -n, decision, cause: 'method', ...why })
          else if (what === 'withdraw' && last) await submit('withdraw', { period: periods.pop(), decision, ...why })
          else if (what === 'target')
            await submit(n === deeds.indexOf('target') ? 'set-target' : 'revise-target', {
              period: '2030',
              value: n,
              decision,
              ...(n !== deeds.indexOf('target') && decided),
            })
          else if (what === 'body')
            await tell('missions/m/form-body', { body: `b${n}`, kind: 'partnership', name: 'B', decision })
          else if (what === 'other')
            await tell(`missions/o${n}/declare`, {
              title: 'O',
              challenge: 'C',
              vision: 'V',
              horizon: { from: '2015', to: '2035' },
            })
          else if (what === 'ask') follows.entries('m')
        }
        const wanted = entriesIn(log)
        const blocks = openBlocks(directory, log)
        rebuild(log, blocks, undefined, 4)
        for (const [how, cache] of [
          ['at once', factCacheOf(log)],
          ['from blocks', factCacheOf(log, blocks)],
          ['as they came', follows],
          ['of few that are kept', factCacheOf(log, blocks, 3)],
        ] as const)
          assert.deepEqual({ ...cache.entries('m') }, wanted, how)
        blocks.close()
        discardBlocks(directory, 'views.db')
      }),
      { numRuns: 40 },
    )
  },
)

t.test('facts that are recorded while the entries of a mission are read are among them, once', async t => {
  const { tell, log } = await scene({})
  const ids = ['x', 'y', 'z']
  for (const id of ids) {
    if (id !== 'x') await tell(`indicators/${id}/define`, { ...definition, knownFrom: '2014' })
    const measurements = Array.from({ length: 700 }, (_, n) => ({ period: String(1200 + n), value: n }))
    await tell(`indicators/${id}/measure-many`, { measurements })
  }
  let now = 0
  // Each turn is one step.
  const turns = turnsOf(() => (now += 100))
  const cache = factCacheOf(log)
  const asked = Array.from({ length: 3 }, () =>
    Promise.resolve(patiently(turns, () => cache.entries('m').position.length)),
  )
  for (let n = 0; n < 40; n++) {
    for (const id of ids) await tell(`indicators/${id}/measure`, { period: String(1950 + n), value: n })
    for (const id of ids)
      await tell(`indicators/${id}/${n === 0 ? 'set-target' : 'revise-target'}`, {
        period: '2030',
        value: n,
        ...(n > 0 && decided),
      })
    await new Promise(setImmediate)
  }
  await Promise.all(asked)
  t.same({ ...cache.entries('m') }, entriesIn(log))
})
