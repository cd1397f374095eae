import t from 'tap'
import { mostConnections, overloadAfter, processLimits } from '../../src/http/overload.ts'

const refused = async (ask: () => Promise<void>): Promise<boolean> =>
  ask().then(
    () => false,
    error => error.code === 'overloaded' && error.headers['retry-after'] === '2',
  )

t.test('one long turn is no overload', async t => {
  const clock = { at: 0 }
  const ask = overloadAfter(() => clock.at)
  for (const at of [0, 500, 1500, 10_000, 10_900, 60_000]) {
    clock.at = at
    t.notOk(await refused(ask), `${at} ms`)
  }
})

t.test('turns that stay long are, until they are short again', async t => {
  const clock = { at: 0 }
  const ask = overloadAfter(() => clock.at)
  const answers = []
  for (clock.at = 0; clock.at <= 5000; clock.at += 1000) answers.push(await refused(ask))
  t.same(answers, [false, false, false, true, true, true])
  clock.at = 20_000
  t.notOk(await refused(ask), 'they were short for a while')
})

t.test('F25 connections leave file descriptors for everything else', async t => {
  const limits = (files: string) =>
    `Max processes   100  100  processes\nMax open files            ${files}     1048576      files\n`
  t.equal(mostConnections(limits('1024')), 924)
  t.equal(mostConnections(limits('90')), 16)
  t.equal(mostConnections(limits('unlimited')), undefined)
  t.equal(mostConnections(''), undefined)
  if (process.platform === 'linux') t.match(processLimits(), /^Max open files/m)
})
