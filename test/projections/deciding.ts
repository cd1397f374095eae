/** Random histories in which people decide and learn while the figures move. */
import fc from 'fast-check'
import { act, begin, type Deed, deeds, KNOWN } from './histories.ts'
import type { Teller } from './told.ts'

const pick = <T>(...from: readonly T[]) => fc.constantFrom(...from)
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined })

export const DECISIONS = ['d1', 'd2', 'd3'] as const
export const LOOPS = ['l1', 'l2'] as const
const decision = pick(...DECISIONS)
const loop = pick(...LOOPS)
const indicator = pick('total', 'total', 'parts', 'signed')
const period = pick('2019', '2021', '2022')
const key = fc.oneof(
  fc.record({ indicator: pick('total'), period, cell: maybe(pick({})) }),
  fc.record({ indicator: pick('parts', 'signed'), period, cell: maybe(pick({}, { sex: 'F' })) }),
)
const keys = fc.array(key, { minLength: 1, maxLength: 4 })
const seen = fc.record({
  seenAsOf: maybe(pick(...KNOWN, '2024-06', '2024-06-01')),
  seenPosition: fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, fc.integer({ min: 0, max: 8 })),
})
const why = { reason: 'because R' }
const day = pick('2021-06-30', '2024-05-31', '2024-06-01', '2024-06-01')

type CommandRequest = readonly [path: string, body: object]

const take = fc
  .tuple(
    decision,
    day,
    keys,
    seen,
    maybe(pick('2024-06-15', '2026-01-01')),
    fc.oneof({ weight: 6, arbitrary: fc.constant(undefined) }, decision),
  )
  .map(
    ([id, decidedOn, restsOn, pin, reviewOn, mandate]): CommandRequest => [
      `decisions/${id}/take`,
      {
        mission: 'm',
        body: 'Partnership',
        question: 'Q',
        alternatives: ['A', 'B'],
        chosen: 'A',
        rationale: 'R',
        decidedOn,
        restsOn,
        affects: [
          { thing: 'indicator', id: 'parts' },
          { thing: 'goal', id: 'g' },
        ],
        expects: [{ indicator: 'total', by: '2023', change: -2 }],
        reviewOn,
        decision: mandate,
        ...pin,
      },
    ],
  )

const open = loop.map(
  (id): CommandRequest => [
    `learning-loops/${id}/open`,
    {
      mission: 'm',
      question: 'Q',
      hypothesis: 'H',
      expects: { indicator: 'total', change: -1, by: '2023', text: 'T' },
      reviewOn: '2024-06-20',
      indicators: ['parts'],
    },
  ],
)

const submit: fc.Arbitrary<CommandRequest> = fc.oneof(
  { weight: 6, arbitrary: take },
  { weight: 4, arbitrary: open },
  {
    weight: 6,
    arbitrary: fc
      .tuple(loop, keys, seen)
      .map(
        ([id, restsOn, pin]): CommandRequest => [`learning-loops/${id}/note-evidence`, { text: 'E', restsOn, ...pin }],
      ),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(decision, maybe(pick('2024-06-10', '2024-08-01')))
      .map(
        ([id, respondBy]): CommandRequest => [
          `decisions/${id}/give-advice`,
          { mission: 'm', body: 'Youth', question: 'Q', advice: 'A', respondBy },
        ],
      ),
  },
  {
    weight: 6,
    arbitrary: fc
      .tuple(indicator, pick('2019', '2021', '2022'), decision)
      .map(
        ([id, period, decision]): CommandRequest => [
          `indicators/${id}/correct`,
          { period, value: 4, cause: 'method', decision, ...why },
        ],
      ),
  },
  {
    weight: 4,
    arbitrary: fc
      .tuple(decision, decision, loop)
      .chain(([id, other, of]) =>
        pick<CommandRequest>(
          [`decisions/${id}/answer-advice`, { outcome: 'partly', why: 'W' }],
          [`decisions/${id}/review`, { finding: 'F', by: 'Evaluator' }],
          [`decisions/${id}/supersede`, { by: other, ...why }],
          [`learning-loops/${of}/record-insight`, { text: 'I', by: 'Kari' }],
          [`learning-loops/${of}/close`, { conclusion: 'C', consequence: { decision: id, text: 'T' } }],
          [`learning-loops/${of}/reopen`, why],
        ),
      ),
  },
)

const asJson = (body: object): object => JSON.parse(JSON.stringify(body)) as object
const deciding = fc
  .tuple(submit, pick(0, 0, 5, 200))
  .map(([[path, body], hours]): Deed => ({ path, body: asJson(body), hours }))

/** Deeds of every kind, the deciding ones among them. */
export const decidedDeeds: fc.Arbitrary<Deed[]> = fc
  .tuple(deeds, fc.array(fc.tuple(deciding, fc.nat(40)), { minLength: 10, maxLength: 25, size: 'max' }))
  .map(([others, own]) => {
    const all: Deed[] = [...others]
    for (const [deed, at] of own) all.splice(Math.min(at, all.length), 0, deed)
    return all
  })

/** Tells a whole history. */
export async function playDecided(teller: Teller, history: readonly Deed[]): Promise<void> {
  await begin(teller)
  for (const deed of history) await act(teller, deed)
}

/** Addresses of the views of what was decided and learnt, without a pin. */
export const TRAILS: readonly string[] = [
  '/missions/m/decisions',
  '/missions/m/learning',
  '/missions/m/decisions?on=2027-01-01',
  ...DECISIONS.map(id => `/decisions/${id}`),
  ...LOOPS.map(id => `/learning-loops/${id}`),
]
