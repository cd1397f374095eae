import t from 'tap'
import type { StoredFact } from '../../../src/log/log.ts'
import { openSqliteFile } from '../../../src/log/sqlite/file.ts'
import { sqliteLogOn } from '../../../src/log/sqlite.ts'
import { awaitedFactsIn } from '../../../src/log/store/awaited-facts.ts'
import { keep, newAppend, newFact } from '../../contract/given.ts'
import type { Test } from '../../contract/subject.ts'
import { temporary } from '../temporary.ts'

/** Arrivals in a file, told of what a log on it keeps. */
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

t.test('who waits for facts gets the places of his own, whatever else comes with them', async t => {
  const { log, arrivals, batches } = given(t)
  const facts = [newFact(), newFact(), newFact()]
  const arrival = arrivals.command(facts.map(({ id }) => id))
  await keep(log, 'indicator-a', 2)
  t.same([arrival.hasArrived(), await settled(arrival.arrived)], [false, false])
  await Promise.all([
    keep(log, 'indicator-a', 1),
    log.append(newAppend(log, { stream: 'indicator-b', facts })),
    keep(log, 'indicator-c', 1),
  ])
  t.equal(batches.at(-1)?.length, 5, 'they came together')
  t.equal(arrival.hasArrived(), true)
  t.same(
    (await arrival.arrived).facts.map(({ id, stream, revision, position }) => [id, stream, revision, position]),
    facts.map(({ id }, i) => [id, 'indicator-b', i, 3 + i]),
  )
})

t.test('who has given up waiting for facts is not told when they come', async t => {
  const { log, arrivals } = given(t)
  const fact = newFact()
  const arrival = arrivals.command([fact.id])
  arrival.forget()
  await log.append(newAppend(log, { facts: [fact] }))
  t.same([arrival.hasArrived(), await settled(arrival.arrived)], [false, false])
})

t.test(
  'who waits for a revision or a position is told as soon as it is there, and at once where it is already',
  async t => {
    const { log, arrivals } = given(t)
    const waiting = [
      arrivals.revision('indicator-a', 0, 60_000),
      arrivals.revision('indicator-a', 2, 60_000),
      arrivals.position(1, 60_000),
    ]
    await keep(log, 'indicator-a', 1)
    t.same(await Promise.all(waiting.map(settled)), [true, false, false])
    await keep(log, 'indicator-b', 1)
    t.same(await Promise.all(waiting.map(settled)), [true, false, true])
    await keep(log, 'indicator-a', 2)
    t.same(await Promise.all(waiting), [true, true, true])
    t.equal(await arrivals.revision('indicator-a', 1, 0), true)
    t.equal(await arrivals.position(3, -1), true)
  },
)

t.test('whose time is over is told that it has not come, and no sooner', async t => {
  const { log, arrivals } = given(t)
  t.equal(await arrivals.position(0, 0), false)
  t.equal(await arrivals.revision('indicator-a', 0, -5), false)
  const began = performance.now()
  t.equal(await arrivals.position(0, 50), false)
  t.ok(performance.now() - began >= 45)
  await keep(log, 'indicator-a', 1)
  t.equal(await arrivals.position(0, 50), true)
})
