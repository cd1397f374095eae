import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { isRefusal } from '../../src/commands/refusal.ts'
import { InvalidInput } from '../../src/engine/errors.ts'
import { statesOf } from '../../src/engine/states.ts'
import type { Log } from '../../src/log/log.ts'
import { memoryLog } from '../../src/log/memory.ts'
import type { CommandRequest } from '../commands/given.ts'
import { decisionBody, indicator, loop, measured, mission, observation, portfolioBody } from '../commands/scenes.ts'
import { begin, deeds, FIRST_DAY } from '../projections/histories.ts'
import type { Teller } from '../projections/told.ts'
import { furnished, NOON, type Room, roomOf } from './room.ts'

const begun = indicator() as readonly CommandRequest[]
const figures = Array.from({ length: 20 }, (_, year) => measured(`${1990 + year}`, year) as CommandRequest)

t.test('a state is folded once and kept', async t => {
  const { log } = await furnished([...begun, ...figures])
  let read = 0
  const states = statesOf({
    ...log,
    readStream(...where) {
      read += 1
      return log.readStream(...where)
    },
  })
  const held = states.load('indicator', 'indicator-i')
  t.equal(held.revision, 20)
  t.equal(states.load('indicator', 'indicator-i'), held)
  t.equal(read, 1)
})

/** The log, and how many facts were read of its streams since it was asked last. */
function counting(log: Log): { readonly log: Log; readonly read: () => number } {
  let count = 0
  return {
    log: {
      ...log,
      *readStream(...where) {
        for (const fact of log.readStream(...where)) {
          count += 1
          yield fact
        }
      },
    },
    read: () => {
      const before = count
      count = 0
      return before
    },
  }
}

t.test('a fact is found by its position, and those after it are read as they are taken', async t => {
  const room = await furnished([...begun, ...figures])
  await room.tell('indicators/i/assign-goals', { goals: ['g'], reason: 'because r' })
  await room.tell('indicators/i/strike', { position: 23, reason: 'because r' })
  const { log, read } = counting(room.log)
  const { world } = statesOf(log)
  t.same([...world.struckIn('indicator-i')], [23])
  t.equal(world.streamAt(25), undefined)
  t.equal(world.streamAt(2), 'indicator-i')
  t.equal(world.factAt('mission-m', 2), undefined)
  const defined = world.factAt('indicator-i', 2)
  if (!defined) throw new Error('nothing is defined')
  t.match(defined, { stream: 'indicator-i', revision: 0, position: 2, type: 'indicator-defined' })
  read()
  for (const next of world.factsAfter(defined, 'all')) {
    t.match(next, { revision: 1, type: 'indicator-measured' })
    break
  }
  t.same(
    [...world.factsAfter(defined, 'no figures')].map(({ revision, type }) => [revision, type]),
    [
      [21, 'indicator-assigned'],
      [22, 'fact-struck'],
    ],
  )
  t.ok(read() <= 3, 'of 23 facts')
  const ofMission = world.factAt('mission-m', 0)
  if (!ofMission) throw new Error('nothing is declared')
  t.match([...world.factsAfter(ofMission, 'no figures')], [{ type: 'goal-set' }])
})

t.test('a strike reads no figures but the first that rests on a definition', async t => {
  const { log, read } = counting(memoryLog({ clock: () => NOON }))
  const room = await furnished([...begun, ...figures], log)
  const disputed = { dispute: 'd', period: '1990', claimant: 'A town', reason: 'because r' }
  await room.tell('indicators/i/dispute', disputed)
  await room.tell('indicators/i/resolve-dispute', { dispute: 'd', outcome: 'withdrawn', reason: 'because r' })
  read()
  const reason = 'because r'
  t.match(await room.send('indicators/i/strike', { position: 2, reason }), { refused: 'fact-in-use' })
  t.match(await room.send('indicators/i/strike', { position: 23, reason }), { refused: 'fact-in-use' })
  t.ok(read() <= 4, 'of 23 facts')
})

t.test('what a mission has is found when no state is at hand, of every kind of thing', async t => {
  const things = [...indicator(), ...loop.slice(mission.length), ...observation.slice(mission.length)]
  const room = await furnished(things as readonly CommandRequest[])
  await room.tell('portfolios/f/open', portfolioBody)
  await room.tell('decisions/d/take', decisionBody)
  const kept = ['indicator-i', 'learning-loop-l', 'observation-o', 'portfolio-f', 'decision-d']
  t.same(statesOf(room.log).world.thingsOf('m'), kept)
  const again = roomOf(room.log)
  t.match(await again.send('missions/m/strike', { position: 0, reason: 'because r' }), { refused: 'fact-in-use' })
  const about = [{ thing: 'portfolio', id: 'f' }]
  const observed = { mission: 'm', about, text: 'Nobody says who decided', grade: 'remark' }
  t.match(await roomOf(room.log).send('observations/p/make', observed), { recorded: true })
})

t.test('ids of nothing are not kept, however many are asked for', async t => {
  const { log } = await furnished(begun)
  const states = statesOf(log, 100)
  const held = states.load('mission', 'mission-m')
  for (let id = 0; id < 1000; id += 1) t.equal(states.load('mission', `mission-x${id}`).revision, -1)
  t.equal(states.load('mission', 'mission-m'), held, 'what is there is still kept')
  t.not(states.load('mission', 'mission-x1'), states.load('mission', 'mission-x1'))
})

t.test('the states kept stand for no more facts than the bound, but for the one in use', async t => {
  const { log } = await furnished([...begun, ...figures])
  const states = statesOf(log, 24)
  const mission = states.load('mission', 'mission-m')
  t.equal(states.load('mission', 'mission-m'), mission)
  const held = states.load('indicator', 'indicator-i')
  t.equal(states.load('indicator', 'indicator-i'), held, '22 and 3 are more than 24: the one used last stays')
  t.not(states.load('mission', 'mission-m'), mission)
  t.not(states.load('indicator', 'indicator-i'), held)
})

t.test('a state larger than the bound is kept while it is the one in use', async t => {
  const { log } = await furnished([...begun, ...figures])
  const states = statesOf(log, 5)
  t.equal(states.load('indicator', 'indicator-i'), states.load('indicator', 'indicator-i'))
})

t.test('a state grows out of the bound as others do', async t => {
  const { log } = await furnished(begun)
  const states = statesOf(log, 6)
  const mission = states.load('mission', 'mission-m')
  const held = states.load('indicator', 'indicator-i')
  t.equal(states.load('mission', 'mission-m'), mission)
  const fact = { type: 'indicator-assigned', version: 1, data: { goals: ['g'] }, meta: {} as never }
  states.advance(held, { ...fact, revision: 1, recordedAt: 0, knownFrom: 0 })
  t.equal(states.load('mission', 'mission-m'), mission, '3 and 3 are within 6')
  states.advance(held, { ...fact, revision: 2, recordedAt: 0, knownFrom: 0 })
  t.not(states.load('mission', 'mission-m'), mission)
})

t.test('a state that waits is not shed', async t => {
  const room = await furnished(begun, undefined, { bound: 1 })
  const sent = room.send('missions/m/set-goal', { goal: 'h', statement: 'S', level: 1, kind: 'outcome' })
  const assigned = room.send('indicators/i/assign-goals', { goals: ['h'], reason: 'because r' })
  t.match(await Promise.all([sent, assigned]), [{ recorded: true }, { recorded: true }])
})

t.test('facts that others keep are let in, each once', async t => {
  const room = await furnished(begun)
  const states = statesOf(room.log)
  const stop = room.log.follow(states.follow)
  const held = states.load('indicator', 'indicator-i')
  await room.tell(...(figures[0] as CommandRequest))
  t.equal(held.revision, 1)
  states.follow([...room.log.readStream('indicator-i')])
  t.equal(held.revision, 1)
  stop()
})

t.test(
  'what was seen on a day is read from the log: of the mission, or its log of today where it is younger',
  async t => {
    const clock = { now: Date.parse('2026-06-15T12:00:00Z') }
    const room = roomOf(memoryLog({ clock: () => clock.now }))
    const texts = { title: 'T', challenge: 'C', vision: 'V', horizon: { from: '2025', to: '2035' } }
    await room.tell('missions/m/declare', texts)
    clock.now = Date.parse('2026-06-17T00:00:00Z')
    await room.tell('missions/n/declare', texts)
    const said = { body: 'B', question: 'Q', alternatives: ['A'], chosen: 'A', rationale: 'R', decidedOn: '2026-06-16' }
    const seenIn = async (mission: string) => {
      await room.tell(`decisions/of-${mission}/take`, { mission, ...said })
      return [...room.log.readStream(`decision-of-${mission}`)].map(({ data }) => JSON.parse(data))
    }
    t.match(await seenIn('m'), [{ seenPosition: 0, seenAsOf: '2026-06-16', reconstructed: false }])
    t.match(await seenIn('n'), [{ seenPosition: 2, seenAsOf: '2026-06-16', reconstructed: true }])
  },
)

/** A room after what every history begins with; its clock is moved by the deeds. */
async function historic(bound: number): Promise<{ room: Room; clock: { now: number } }> {
  const clock = { now: Date.parse(FIRST_DAY) }
  const room = roomOf(memoryLog({ clock: () => clock.now }), { bound })
  await begin({ tell: room.tell } as unknown as Teller)
  return { room, clock }
}

t.test('shedding states changes no answer and no fact', async () => {
  await fc.assert(
    fc.asyncProperty(deeds, async history => {
      const rooms = [await historic(300_000), await historic(0)]
      const told: unknown[][] = [[], []]
      for (const [index, { path, body, hours }] of history.entries())
        for (const [side, { room, clock }] of rooms.entries()) {
          clock.now += hours * 3_600_000
          const answer = await room.send(path, body, { idempotencyKey: `deed-${index}` }).catch(error => {
            if (error instanceof InvalidInput) return error.faults
            throw error
          })
          told[side]?.push(
            'issued' in answer ? 'a key' : 'recorded' in answer && !isRefusal(answer) ? answer.position : answer,
          )
        }
      assert.deepEqual(told[0], told[1])
      const [all, none] = rooms.map(({ room }) =>
        [...room.log.read({})].map(fact => [fact.stream, fact.type, fact.knownFrom]),
      )
      assert.deepEqual(all, none)
    }),
    { numRuns: 25 },
  )
})

t.test('a state whose appends are done is dropped as others are; one that waits is not', async t => {
  const log = memoryLog()
  let hold: Promise<void> | undefined
  const slow: Log = {
    ...log,
    async append(append) {
      await hold
      return log.append(append)
    },
  }
  const { engine, tell } = await furnished([...begun, ...figures], slow, { bound: 24 })
  const held = engine.states.load('indicator', 'indicator-i')
  t.equal(held.waiting, 0)
  engine.states.load('mission', 'mission-m')
  t.not(engine.states.load('indicator', 'indicator-i'), held, 'there was no room for both')
  const { promise, resolve } = Promise.withResolvers<void>()
  hold = promise
  const waits = engine.states.load('indicator', 'indicator-i')
  const told = tell('indicators/i/measure', { period: '2020', value: 1 })
  await new Promise(setImmediate)
  t.equal(waits.waiting, 1)
  engine.states.load('mission', 'mission-m')
  t.equal(engine.states.load('indicator', 'indicator-i'), waits)
  resolve()
  await told
  t.equal(waits.waiting, 0)
})
