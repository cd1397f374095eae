import { join } from 'node:path'
import t from 'tap'
import { finish } from '../../src/log/check-log.ts'
import { installation, looking, tamper } from '../cli/varde.ts'

t.test('an unchanged log passes the check', async t => {
  const { dataDir } = await installation(t)
  t.strictSame(await looking(dataDir, log => finish(log.check())), { facts: 4, damage: undefined })
})

const damages: [string, string, number, RegExp][] = [
  [
    'a word of a fact',
    "data = replace(data, '2035', '2045') WHERE position = 0",
    0,
    /the mission-declared of mission-m is not/,
  ],
  ['who recorded it', "meta = replace(meta, 'cli', 'ola') WHERE position = 2", 2, /leaf hash differs/],
  ['when it was known', 'known_from = known_from - 1 WHERE position = 3', 3, /leaf hash differs/],
  ['when it was recorded', 'recorded_at = 0 WHERE position = 1', 1, /recorded before the one before it/],
  ['its place in its stream', 'revision = 5 WHERE position = 3', 3, /indicator-other goes from revision -1 to 5/],
  ['its place in its mission', 'mission_seq = 7 WHERE position = 2', 2, /number 7 of its mission, not 2/],
  ['a leaf hash', 'leaf_hash = zeroblob(32) WHERE position = 3', 3, /leaf hash differs/],
  ['the salt', 'salt = zeroblob(16) WHERE position = 1', 1, /leaf hash differs/],
]

for (const [what, change, position, message] of damages)
  t.test(`${what} cannot be changed unnoticed`, async t => {
    const { dataDir } = await installation(t)
    tamper(join(dataDir, 'varde.db'), `UPDATE facts SET ${change}`)
    t.match(await looking(dataDir, log => finish(log.check())), {
      facts: position,
      damage: { position, what: message },
    })
  })

t.test('a fact in the middle cannot be removed unnoticed', async t => {
  const { dataDir } = await installation(t)
  tamper(join(dataDir, 'varde.db'), 'DELETE FROM facts WHERE position = 1')
  t.match(await looking(dataDir, log => finish(log.check())), {
    damage: { position: 1, what: 'there is no fact here' },
  })
})
