import t from 'tap'
import type { StoredFact } from '../../../src/log/log.ts'
import { openSqliteFile } from '../../../src/log/sqlite/file.ts'
import { sqliteLogOn } from '../../../src/log/sqlite.ts'
import { awaitedFactsIn } from '../../../src/log/store/awaited-facts.ts'
import { appendFacts, newAppend, newFact } from '../../contract/given.ts'
import type { Test } from '../../contract/subject.ts'
import { temporary } from '../temporary.ts'

/** Awaited facts in a file; a log on that file announces them. */
function given(t: Test) {
  const file = openSqliteFile({ directory: temporary(t) })
  const log = sqliteLogOn(file)
  const arrivals = awaitedFactsIn(file)
  const batches: (readonly StoredFact[])[] = []
  log.follow(facts => {
    batches.push(facts)
    arrivals.announce(facts)
  })
  t.teardown(() => log.close())
  return { log, arrivals, batches }
}

const settled = (promise: Promise<unknown>) =>
  Promise.race([promise.then(() => true), new Promise(resolve => setImmediate(resolve, false))])

t.test('an awaited command resolves with its own facts, whatever else arrives with them', async t => {
  const { log, arrivals, batches } = given(t)
  const facts = [newFact(), newFact(), newFact()]
  const arrival = arrivals.command(facts.map(({ id }) => id))
  await appendFacts(log, 'indicator-a', 2)
  t.same([arrival.hasArrived(), await settled(arrival.arrived)], [false, false])
  await Promise.all([
    appendFacts(log, 'indicator-a', 1),
    log.append(newAppend(log, { stream: 'indicator-b', facts })),
    appendFacts(log, 'indicator-c', 1),
  ])
  t.equal(batches.at(-1)?.length, 5, 'they came together')
  t.equal(arrival.hasArrived(), true)
  t.same(
    (await arrival.arrived).facts.map(({ id, stream, revision, position }) => [id, stream, revision, position]),
    facts.map(({ id }, i) => [id, 'indicator-b', i, 3 + i]),
  )
})

t.test('a forgotten command does not resolve when its facts arrive', async t => {
  const { log, arrivals } = given(t)
  const fact = newFact()
  const arrival = arrivals.command([fact.id])
  arrival.forget()
  await log.append(newAppend(log, { facts: [fact] }))
  t.same([arrival.hasArrived(), await settled(arrival.arrived)], [false, false])
})

t.test(
  'waiting for a revision or a position resolves as soon as it is reached, and at once if it is reached already',
  async t => {
    const { log, arrivals } = given(t)
    const waiting = [
      arrivals.revision('indicator-a', 0, 60_000),
      arrivals.revision('indicator-a', 2, 60_000),
      arrivals.position(1, 60_000),
    ]
    await appendFacts(log, 'indicator-a', 1)
    t.same(await Promise.all(waiting.map(settled)), [true, false, false])
    await appendFacts(log, 'indicator-b', 1)
    t.same(await Promise.all(waiting.map(settled)), [true, false, true])
    await appendFacts(log, 'indicator-a', 2)
    t.same(await Promise.all(waiting), [true, true, true])
    t.equal(await arrivals.revision('indicator-a', 1, 0), true)
    t.equal(await arrivals.position(3, -1), true)
  },
)

t.test('waiting resolves with false when the time is over, and no sooner', async t => {
  const { log, arrivals } = given(t)
  t.equal(await arrivals.position(0, 0), false)
  t.equal(await arrivals.revision('indicator-a', 0, -5), false)
  const began = performance.now()
  t.equal(await arrivals.position(0, 50), false)
  t.ok(performance.now() - began >= 45)
  await appendFacts(log, 'indicator-a', 1)
  t.equal(await arrivals.position(0, 50), true)
})
