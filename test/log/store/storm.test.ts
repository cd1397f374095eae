/** Everything at once, in random order: writers go on while every fault occurs. */
import { setTimeout as wait } from 'node:timers/promises'
import t from 'tap'
import { type Append, type Appended, LogUnavailable, NotHereYet, StreamMoved } from '../../../src/log/log.ts'
import { newFact } from '../../contract/given.ts'
import type { EventStore as Fixture } from '../../fixtures/event-store.ts'
import { appendFaults, readFaults, subscriptionFaults } from '../../fixtures/event-store-faults.ts'
import { randomFrom } from '../../fixtures/random.ts'
import {
  answerInTime,
  appendByOthers,
  commandWithKey,
  type Node,
  openNode,
  requireSameElsewhere,
  requireStoredOnce,
  startStore,
  storedIn,
  waitForFacts,
  waitForState,
} from './given.ts'

/** Milliseconds that it blows. */
const STORM = 9_000
const STREAMS = ['indicator-a', 'indicator-b', 'indicator-c']

type Random = () => number
const oneOf = <A>(random: Random, from: readonly A[]): A => from[Math.floor(random() * from.length)] as A

/** Answers with how often which fault came. */
async function blow(fixture: Fixture, random: Random, end: number): Promise<Record<string, number>> {
  const came: Record<string, number> = {}
  const kinds = [...appendFaults, ...appendFaults, ...subscriptionFaults, ...readFaults, 'crash', 'freeze'] as const
  while (performance.now() < end) {
    const kind = oneOf(random, kinds)
    came[kind] = (came[kind] ?? 0) + 1
    if (kind === 'crash') {
      await fixture.crash()
      await wait(random() * 400)
      await fixture.restart()
    } else if (kind === 'freeze') {
      fixture.freeze()
      await wait(random() * 1_500)
      fixture.heal()
    } else fixture.fault(kind)
    await wait(random() * 250)
  }
  fixture.heal()
  return came
}

interface Written {
  readonly append: Append
  /** The first answer with places, if one came while it blew. */
  readonly appended: Appended
}

/** Commands one after the other, each asked for until it is kept; decided anew where others were first. */
async function write({ log }: Node, random: Random, goesOn: () => boolean): Promise<Written[]> {
  const written: Written[] = []
  while (goesOn()) {
    const stream = oneOf(random, STREAMS)
    const facts = Array.from({ length: 1 + Math.floor(random() * 3) }, () => newFact())
    const first = commandWithKey(log, stream, { facts })
    const appended = await keptAtLast(log, first)
    written.push({ append: first, appended })
    await wait(random() * 20)
  }
  return written
}

async function keptAtLast(log: Node['log'], first: Append): Promise<Appended> {
  for (let append = first; ; await wait(30)) {
    const answer = await answerInTime(log.recall(first.command!.key)?.appended ?? log.append(append))
    if (!(answer instanceof Error)) return answer
    if (answer instanceof StreamMoved) append = { ...first, expectedRevision: log.revisionOf(first.stream) }
    else if (!(answer instanceof LogUnavailable || answer instanceof NotHereYet)) throw answer
  }
}

/** What other nodes record; whether it was kept, nobody asks. */
async function writeElsewhere({ log, port }: Node, random: Random, goesOn: () => boolean): Promise<void> {
  while (goesOn()) {
    await appendByOthers(port, log, commandWithKey(log, oneOf(random, STREAMS))).catch(() => {})
    await wait(random() * 100)
  }
}

t.test(
  'whatever happens to the store, acknowledged facts are stored once at their positions, and in the end all facts are',
  async t => {
    const seed = Number(process.env.VARDE_TEST_SEED ?? Date.now() % 1_000_000)
    t.comment(`seed ${seed}`)
    const random = randomFrom(seed)
    const fixture = await startStore(t)
    const node = await openNode(t, fixture)
    const { log } = node
    const end = performance.now() + STORM
    const goesOn = () => performance.now() < end
    const writers = Array.from({ length: 6 }, () => write(node, random, goesOn))
    const elsewhere = writeElsewhere(node, random, goesOn)
    t.comment(await blow(fixture, random, end))
    const written = (await Promise.all(writers)).flat()
    await elsewhere
    t.ok(written.length >= 6, `${written.length} commands`)

    await waitForState(node, 'following')
    await waitForFacts(log, storedIn(fixture).length)
    requireStoredOnce(t, fixture, log)
    for (const { append, appended } of written) {
      const [first] = appended.facts
      const facts = [...log.read({ from: first!.position, limit: append.facts.length })]
      const kept = facts.map(({ id, type, stream, revision, position }) => ({ id, type, stream, revision, position }))
      if (JSON.stringify(kept) !== JSON.stringify(appended.facts))
        t.fail(`${JSON.stringify(appended)} is not what is kept`)
      const ids = append.facts.map(({ id }) => id)
      if (String(kept.map(({ id }) => id)) !== String(ids)) t.fail(`${ids} are not there together`)
      const recalled = await log.recall(append.command!.key)?.appended
      if (JSON.stringify(recalled?.facts) !== JSON.stringify(appended.facts)) t.fail('the key answers otherwise')
    }
    await requireSameElsewhere(t, fixture, node)
  },
)

t.end()
