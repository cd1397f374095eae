import t from 'tap'
import { DAY_MS } from '../../../../events/calendar.ts'
import { newMission, why } from '../../given.ts'
import { askerOf, viewerWho } from '../../told.ts'

const made = { mission: 'm', about: [{ position: 1 }], text: 'Who decided?', grade: 'serious', respondBy: '2024-06-11' }
const address = '/missions/m/observations'

async function observed() {
  const teller = await newMission()
  await teller.tell('observations/o/make', made)
  const later = (days: number): void => {
    teller.clock.now += days * DAY_MS
  }
  return { ...teller, ...askerOf(teller.log), later }
}

t.test('an observation waits for its answer, and is overdue after the day that was set', async t => {
  const { ask, later, tell } = await observed()
  t.match(ask(address), {
    mission: 'm',
    waiting: 1,
    observations: [
      {
        observation: 'o',
        about: [{ position: 1 }],
        text: 'Who decided?',
        grade: 'serious',
        respondBy: '2024-06-11',
        status: 'waiting',
        answers: [],
        followUps: [],
        closed: null,
        days: { toAnswer: null, toFollowUp: null, toClosing: null, open: 0 },
        overdueDays: null,
        principal: 'kari',
        revision: 0,
      },
    ],
  })
  later(15)
  t.match(ask(address).observations[0], { overdueDays: 5, days: { open: 15 } })
  await tell('observations/o/answer', { text: 'The partnership', by: 'Secretariat' })
  t.match(ask(address).observations[0], { overdueDays: null, days: { toAnswer: 15 } })
})

t.test('the trail shows answer, follow-up and closing, with the days between', async t => {
  const { ask, later, tell } = await observed()
  later(3)
  await tell('observations/o/answer', { text: 'The partnership', by: 'Secretariat' })
  later(7)
  await tell('observations/o/follow-up', { text: 'It is said now', on: '2024-06-10' })
  t.match(ask(address).observations[0], { status: 'followed-up' })
  later(10)
  await tell('observations/o/close', why)
  later(10)
  const body = ask(address)
  t.equal(body.waiting, 0)
  t.match(body.observations[0], {
    status: 'closed',
    answers: [{ text: 'The partnership', by: 'Secretariat', position: 3 }],
    followUps: [{ text: 'It is said now', on: '2024-06-10', position: 4 }],
    closed: { position: 5, reason: why.reason },
    days: { toAnswer: 3, toFollowUp: 10, toClosing: 20, open: 20 },
    revision: 3,
  })
  t.match(ask(`${address}?position=3`).observations[0], { status: 'answered', followUps: [], closed: null })
})

t.test('a struck answer counts no more', async t => {
  const { ask, tell } = await observed()
  await tell('observations/o/answer', { text: 'The partnership', by: 'Secretariat' })
  await tell('observations/o/strike', { position: 3, ...why })
  t.match(ask(address), { waiting: 1, observations: [{ status: 'waiting', answers: [] }] })
})

t.test(
  'observations are for those with a role in the mission: readers of what is approved see none of them',
  async t => {
    const { refused, ask } = await observed()
    t.equal(refused(address, viewerWho('approved')), 'unknown-thing')
    t.equal(refused('/missions/x/observations'), 'unknown-thing')
    const timeline = ask('/missions/m/timeline?lang=en', viewerWho('approved'))
    t.notMatch(JSON.stringify(timeline), /Who decided/)
  },
)
