/** A fact is late when it was recorded after the instant it is asked as of; at that very instant it is in time. */
import t from 'tap'
import type { Pin } from '../../../projections/base/pin.ts'
import { isLate } from '../../../projections/base/pin.ts'
import { factTimes, pinSchedule } from '../../../projections/base/pin-schedule.ts'
import { newMission } from '../given.ts'
import { measured, scene } from '../scene.ts'
import { askerOf } from '../told.ts'

const NOON = '2024-06-01T12:00:00.000Z'
const BEFORE_NOON = '2024-06-01T11:59:59.999Z'

const pinAt = (instant: string): Pin => ({
  asOf: instant,
  asOfMs: Date.parse(instant),
  position: 9,
  on: '2024-06-01',
  figures: 'all',
})

t.test('a fact recorded at the instant asked about is not late, a millisecond later it is', async t => {
  const fact = { recordedAt: Date.parse(NOON) }
  t.notOk(isLate(fact, pinAt(NOON)))
  t.ok(isLate(fact, pinAt(BEFORE_NOON)))
})

t.test('an indicator counts its facts and its figures so', async t => {
  const { ask } = await scene({}, ...measured({ 2020: 5, 2021: 6 }, { knownFrom: '2023' }))
  t.equal(ask(`/indicators/x?asOf=${NOON}`).lateEntries, 0)
  t.equal(ask(`/indicators/x?asOf=${BEFORE_NOON}`).lateEntries, 3, 'the definition and two figures')
})

t.test('a mission counts its facts so', async t => {
  const { ask } = askerOf((await newMission()).log)
  t.equal(ask(`/missions/m?asOf=${NOON}`).lateEntries, 0)
  t.equal(ask(`/missions/m?asOf=${BEFORE_NOON}`).lateEntries, 2)
})

t.test('a replay counts them so at every step', async t => {
  const fact = { knownFrom: 0, position: 1, recordedAt: Date.parse(NOON) }
  const schedule = pinSchedule([pinAt(BEFORE_NOON), pinAt(NOON)], factTimes([fact]), 1)
  t.strictSame([schedule.late(0), schedule.late(1)], [1, 0])
})
