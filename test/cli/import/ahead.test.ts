/** Commands of an import that are sent before the ones before them are answered. */
import t from 'tap'
import { type Recording, recordAll } from '../../../src/cli/import/record.ts'
import { openStage } from '../../../src/cli/import/stage.ts'
import { type CommandOutcome, type LogClient, Refused } from '../../../src/cli/log-client.ts'
import { Stop } from '../../../src/cli/stop.ts'

/** An import of four commands of two rows each, by a client that so many figures may be ahead with. */
function given(t: { teardown: (end: () => void) => void }, ahead: number, submit: LogClient['submit']): Recording {
  const stage = openStage()
  t.teardown(() => stage.close())
  for (const [index, indicator] of ['a', 'b', 'c', 'd'].entries())
    stage.putSending({ indicator, command: 'measure-many', lines: [2 * index + 2, 2 * index + 3], rows: [{}, {}] })
  const client = { ahead, submit } as LogClient
  return { client, stage, digest: 'digest', stated: {}, columnOf: () => null }
}

const taken: CommandOutcome = { facts: 2, recorded: true, replayed: false }

t.test('as many figures are under way as the client takes ahead, and no more', async t => {
  for (const [ahead, most] of [
    [0, 1],
    [1, 1],
    [2, 2],
    [4, 3],
    [100, 4],
  ] as const) {
    let [underWay, seen] = [0, 0]
    const recording = given(t, ahead, async () => {
      underWay += 1
      seen = Math.max(seen, underWay)
      await new Promise(setImmediate)
      underWay -= 1
      return taken
    })
    const done: number[] = []
    t.equal(await recordAll(recording, rows => done.push(rows)), 8)
    t.same([seen, done], [most, [2, 4, 6, 8]])
  }
})

t.test(
  'where a command is refused, it is told what was recorded before and behind it, and from where on nothing was sent',
  async t => {
    const refusing = (ahead: number) =>
      recordAll(
        given(t, ahead, async path => {
          await new Promise(setImmediate)
          if (path.includes('/b/')) throw new Refused('stale', 'somebody was before you', [])
          return taken
        }),
        () => {},
      ).then(
        () => '',
        error => (error instanceof Stop ? error.message : `${error}`),
      )
    t.match(
      await refusing(0),
      'lines 4–5 are refused by now, and what follows them was not sent (2 figures were recorded',
    )
    t.match(
      await refusing(2),
      'lines 4–5 are refused by now, and what follows line 7 was not sent (4 figures were recorded',
    )
  },
)
