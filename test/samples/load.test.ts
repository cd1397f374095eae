import t from 'tap'
import { loadSamples, SampleRefused } from '../../src/samples/load.ts'

const steps = [
  { path: 'missions/a/declare', body: { title: 'A' } },
  { path: 'missions/a/set-goal', body: { goal: 'g' } },
]

t.test('commands are handled in order, one after the other, under the same keys on every run', async t => {
  const runs: string[][] = [[], []]
  for (const run of runs) {
    let busy = false
    const handle = async (path: string, _body: object, key: string) => {
      t.notOk(busy, 'the command before is done')
      busy = true
      await new Promise(setImmediate)
      busy = false
      run.push(`${path} ${key}`)
    }
    t.equal(await loadSamples(handle, { empty: true, steps }), 2)
  }
  t.equal(new Set(runs[0]).size, 2)
  t.same(runs[0], runs[1])
  t.match(runs[0], [/^missions\/a\/declare /, /^missions\/a\/set-goal /])
})

t.test('nothing is loaded into a log that is not empty', async t => {
  const handle = async () => t.fail('handled a command')
  t.equal(await loadSamples(handle, { empty: false, steps }), 0)
})

t.test('progress is reported after every command', async t => {
  const told: [number, number][] = []
  await loadSamples(async () => {}, { empty: true, steps, onStep: (done, all) => told.push([done, all]) })
  t.same(told, [
    [1, 2],
    [2, 2],
  ])
})

t.test('a refused command stops the loading, and the error names it', async t => {
  const refusal = new Error('no such mission')
  const handled: string[] = []
  const handle = async (path: string) => {
    handled.push(path)
    throw refusal
  }
  await t.rejects(loadSamples(handle, { empty: true, steps }), {
    name: SampleRefused.name,
    message: /missions\/a\/declare.*no such mission/,
    cause: refusal,
  })
  t.same(handled, ['missions/a/declare'])
})
