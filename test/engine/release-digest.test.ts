import { hash } from 'node:crypto'
import t from 'tap'
import { figuresText } from '../../src/audit/recompute.ts'
import { factCacheOf } from '../../src/engine/fact-cache.ts'
import { indicatorBody, missionBody } from '../http/installation.ts'
import { furnished } from './room.ts'

const mission: [string, object][] = [
  ['missions/m/declare', missionBody],
  ['missions/m/set-goal', { goal: 'g', statement: 'A goal', level: 1, kind: 'outcome' }],
  ['indicators/i/define', { mission: 'm', goals: ['g'], ...indicatorBody }],
]

t.test('appends go on while the figures of a release are computed, and they come before the release', async t => {
  const { tell, log } = await furnished(mission)
  for (let year = 2001; year < 2021; year++) await tell('indicators/i/measure', { period: `${year}`, value: 9 })
  const last = log.lastPositionOf('m')
  const published = tell('releases/r/publish', { mission: 'm', title: 'R' }, { idempotencyKey: 'once' })
  const measured = tell('indicators/i/measure', { period: '2021', value: 8 })
  const again = tell('releases/r/publish', { mission: 'm', title: 'R' }, { idempotencyKey: 'once' })
  const [release, measurement] = [await published, await measured]
  t.ok((measurement.position ?? 0) < (release.position ?? 0))
  t.equal((await again).position, release.position, 'the same request is answered the same')
  t.not((await again).replayed, release.replayed, 'and recorded once')
  const [fact] = [...log.read({ stream: 'release-r' })]
  const data = JSON.parse(fact?.data ?? '')
  t.equal(data.position, last, 'the release is of what there was when it was asked for')
  const { on, since, sha256 } = data.figures
  t.equal(sha256, hash('sha256', figuresText(factCacheOf(log), { mission: 'm', position: last, on, since })))
})

t.test('a release that a rule refuses is refused as before', async t => {
  const { tell, send } = await furnished(mission)
  await tell('releases/r/publish', { mission: 'm', title: 'R' })
  t.match(await send('releases/r/publish', { mission: 'm', title: 'Another' }), { refused: 'already-exists' })
  t.match(await send('releases/s/publish', { mission: 'none', title: 'R' }), { refused: 'unknown-mission' })
  t.match(await send('releases/s/publish', { mission: 'm', title: 'R', position: 99 }), { refused: 'unknown-position' })
})
