import t from 'tap'
import { writingTurns } from '../../../src/log/store/writing-turns.ts'

/** Turns whose clock the test moves on. */
function turnsAt() {
  let now = 5_000
  return {
    turns: writingTurns(() => now),
    now: () => now,
    /** Sends a group that takes so many milliseconds. */
    send(ms: number) {
      now += ms
      return now - ms
    },
    wait(ms: number) {
      now += ms
    },
  }
}

t.test('a node that is alone sends group after group, but for one look a second', async t => {
  const { turns, send, wait, now } = turnsAt()
  turns.sent(send(10))
  t.equal(turns.givesWayUntil(), undefined)
  wait(1_000)
  turns.sent(send(10))
  t.equal(turns.givesWayUntil(), now() + 30)
  turns.looked()
  turns.sent(send(10))
  t.equal(turns.givesWayUntil(), undefined)
})

t.test('after others have written, a node gives way for three round trips before each of three groups', async t => {
  const { turns, send, now } = turnsAt()
  turns.othersWrote()
  for (let group = 0; group < 3; group += 1) {
    turns.sent(send(15))
    turns.looked()
    t.equal(turns.givesWayUntil(), now() + 45)
  }
  turns.sent(send(15))
  t.equal(turns.givesWayUntil(), undefined)
})

t.test('it gives way for at least 20 and at most 250 milliseconds after its last group', async t => {
  const { turns, send, now, wait } = turnsAt()
  turns.othersWrote()
  turns.sent(send(1))
  t.equal(turns.givesWayUntil(), now() + 20)
  turns.sent(send(700))
  t.equal(turns.givesWayUntil(), now() + 250)
  wait(400)
  t.ok((turns.givesWayUntil() ?? 0) < now(), 'one that has paused that long goes on at once')
})

t.end()
