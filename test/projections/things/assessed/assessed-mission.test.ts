import t from 'tap'
import { decided, definition, newMission, why } from '../../given.ts'
import { askerOf, newTeller, type Teller } from '../../told.ts'

/** Begins an indicator of which each year’s figure is known three months later. */
async function tellYears({ tell }: Pick<Teller, 'tell'>, id: string, more: object = {}): Promise<void> {
  await tell(`indicators/${id}/define`, { ...definition, title: id, frequency: 'P1Y', knownFrom: '2014', ...more })
  await tell(`indicators/${id}/set-baseline`, { period: '2014', value: 30, knownFrom: '2015-02' })
  await tell(`indicators/${id}/set-target`, { period: '2030', value: 10, knownFrom: '2015-02' })
  const measurements = Array.from({ length: 9 }, (_, n) => ({
    period: `${2014 + n}`,
    value: 30 - n * 1.5 + (n % 3),
    knownFrom: `${2015 + n}-04`,
  }))
  await tell(`indicators/${id}/measure-many`, { measurements })
}

interface Change {
  readonly what: string
  /** The month in which it makes the mission another. */
  readonly month: string
  readonly tellIt: (told: Teller) => Promise<unknown>
}

/** Records later, in the middle of a month. */
const recorded = ({ clock }: Teller, month: string): void => {
  clock.now = Date.parse(`${month}-15T12:00:00Z`)
}

const dispute = { dispute: 'x', period: '2021', claimant: 'C', ...why, knownFrom: '2022-06' }

const changes: readonly Change[] = [
  {
    what: 'a figure',
    month: '2022-02',
    tellIt: ({ tell }) =>
      tell('indicators/a/correct', {
        period: '2020',
        value: 11,
        cause: 'typing-error',
        ...why,
        knownFrom: '2022-02-15',
      }),
  },
  {
    what: 'a target',
    month: '2022-06',
    tellIt: ({ tell }) =>
      tell('indicators/b/revise-target', { period: '2030', value: 5, ...decided, knownFrom: '2022-06-15' }),
  },
  {
    what: 'a goal',
    month: '2022-07',
    tellIt: ({ tell }) =>
      tell('missions/m/revise-goal', { goal: 'g', statement: 'Another', ...decided, knownFrom: '2022-07-15' }),
  },
  {
    what: 'a further indicator',
    month: '2022-09',
    tellIt: async ({ tell }) => {
      await tell('indicators/new/define', { ...definition, title: 'New', knownFrom: '2022-09-15' })
      await tell('indicators/new/measure', { period: '2020', value: 3, knownFrom: '2021' })
    },
  },
  {
    what: 'the version of a definition, on the days after its break',
    month: '2022-11',
    tellIt: ({ tell }) =>
      tell('indicators/c/redefine', {
        definition: 'D2',
        breakAt: '2022-11-15',
        comparable: false,
        bridge: { factor: 10, note: 'ten times' },
        ...why,
        knownFrom: '2016',
      }),
  },
  {
    what: 'a dispute that is struck',
    month: '2023-01',
    tellIt: async ({ tell, log }) => {
      await tell('indicators/d/dispute', dispute)
      await tell('indicators/d/strike', { position: log.head(), ...why, knownFrom: '2023-01-15' })
    },
  },
  {
    what: 'a fact that is late until it was recorded',
    month: '2024-08',
    tellIt: told => {
      recorded(told, '2024-08')
      return told.tell('indicators/b/set-key', { key: true, ...why, knownFrom: '2016' })
    },
  },
  {
    what: 'a figure that is late until it was recorded',
    month: '2024-08',
    tellIt: told => {
      recorded(told, '2024-08')
      return told.tell('indicators/c/measure', { period: '2013', value: 31, knownFrom: '2016' })
    },
  },
]

/** Questions about days of the month, and of that before and after it. */
function questionsAround(month: string): string[] {
  const middle = Date.parse(`${month}-15`)
  const days = [-40, -12, -3, 3, 12, 40].map(n => new Date(middle + n * 86_400_000).toISOString().slice(0, 10))
  return days.flatMap(day => [`asOf=${day}`, `asOf=${day}&on=${days[0]}`, `on=${day}`])
}

for (const { what, month, tellIt } of changes)
  t.test(`asked on one day after another, a mission is what it is on each: ${what}`, async t => {
    const told = await newMission()
    for (const id of ['a', 'b', 'c', 'd']) await tellYears(told, id)
    await tellIt(told)
    recorded(told, '2024-12')
    const questions = questionsAround(month)
    const anew = (question: string) => askerOf(told.log).answered(`/missions/m/progress?${question}`).body
    const said = new Map(questions.map(question => [question, anew(question)]))
    const { answered } = askerOf(told.log, undefined, 1)
    for (const first of questions)
      for (const then of questions) {
        answered(`/missions/m/progress?${first}`)
        t.equal(answered(`/missions/m/progress?${then}`).body, said.get(then), `${first}, then ${then}`)
      }
  })

t.test('missions of one name in two logs are two missions', async t => {
  const [one, other] = await Promise.all([newMission(), newMission({ title: 'Another' }, newTeller())])
  for (const { log } of [one, other, one]) {
    const { title } = askerOf(log, undefined, 1).ask('/missions/m/progress')
    t.equal(title, log === one.log ? 'M' : 'Another')
  }
})

t.test('a break that is marked on a later day takes the running totals away from then on alone', async t => {
  const { log, tell } = await newMission()
  await tell('indicators/a/define', { ...definition, frequency: 'P1Y', knownFrom: '2014', cumulative: true })
  await tell('indicators/a/set-baseline', { period: '2014', value: 30, knownFrom: '2015-02' })
  await tell('indicators/a/set-target', { period: '2030', value: 100, knownFrom: '2015-02' })
  for (let year = 2015; year < 2023; year++) {
    const marked = year === 2021 && { obsStatus: 'B' }
    await tell('indicators/a/measure', { period: `${year}`, value: 3, knownFrom: `${year + 1}`, ...marked })
  }
  const questions = ['2019-06-01', '2021-06-01', '2022-06-01', '2024-05-01'].map(
    day => `/missions/m/progress?on=${day}`,
  )
  const { answered } = askerOf(log, undefined, 1)
  for (const first of questions)
    for (const then of questions) {
      answered(first)
      t.equal(answered(then).body, askerOf(log).answered(then).body, `${first}, then ${then}`)
    }
})
