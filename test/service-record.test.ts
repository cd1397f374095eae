import { setTimeout } from 'node:timers/promises'
import t from 'tap'
import { serviceRecord, type WriteText } from '../src/service-record.ts'

/** A reader that takes what it is let to. */
function reader() {
  let taken = ''
  let open = true
  let resume = (): void => {}
  const write: WriteText = (bytes, done) => {
    const take = () => {
      taken += bytes.toString()
      done(null, bytes.length)
    }
    if (open) setImmediate(take)
    else resume = take
  }
  return {
    write,
    taken: () => taken,
    block: () => {
      open = false
    },
    unblock: () => {
      open = true
      resume()
    },
  }
}

t.test('lines are written in order, whole', async t => {
  const { write, taken } = reader()
  const record = serviceRecord(write)
  const lines = Array.from({ length: 100 }, (_, n) => `line ${n}\n`)
  for (const line of lines) record.write(line)
  await record.flush(1000)
  t.equal(taken(), lines.join(''))
})

t.test('DOS06 a reader that takes nothing stops nothing: lines beyond a bound are dropped and counted', async t => {
  const { write, taken, block, unblock } = reader()
  const record = serviceRecord(write, 1000)
  block()
  for (let n = 0; n < 100_000; n++) record.write(`line ${String(n).padStart(6, '0')}\n`)
  // Whoever ends does not wait for it: the reader is still blocked here.
  await record.flush(50)
  unblock()
  await record.flush(1000)
  const lines = taken().trim().split('\n')
  t.ok(lines.length < 100)
  const dropped = JSON.parse(lines.find(line => line.startsWith('{')) ?? '{}').dropped
  t.equal(dropped + lines.length - 1, 100_000)
})

t.test('what is written in part is written on, and a pipe that is full is tried again', async t => {
  let taken = ''
  let full = 2
  const record = serviceRecord((bytes, done) =>
    setImmediate(() => {
      if (full-- > 0) return done(Object.assign(new Error('full'), { code: 'EAGAIN' }), 0)
      const part = bytes.subarray(0, 3)
      taken += part.toString()
      done(null, part.length)
    }),
  )
  record.write('one line\n')
  for (let waited = 0; taken.length < 9 && waited < 60_000; waited += 10) await setTimeout(10)
  t.equal(taken, 'one line\n')
})
