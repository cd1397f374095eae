import fc from 'fast-check'
import t from 'tap'
import type { Log } from '../../../src/log/log.ts'
import { memoryLog } from '../../../src/log/memory.ts'
import { newMission, why } from '../given.ts'
import { asOf, type Deed, pinned } from '../histories.ts'
import { type Asker, askerOf, insider, question, type Teller, viewerWho } from '../told.ts'

const pick = <T>(...from: readonly T[]) => fc.constantFrom(...from)
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined })
const mission = pick('m', 'n')
const [portfolio, project, actor] = [pick('a', 'b'), pick('p', 'q'), pick('x', 'y', 'z')]
const year = pick('2016', '2019', '2021', '2023')
const knownFrom = maybe(pick('2016', '2019', '2022', '2024'))
const money = { currency: 'NOK', funder: 'F', instrument: 'grant', purpose: 'innovation', status: 'committed' }

type CommandRequest = readonly [path: string, body: object]

const submit: fc.Arbitrary<CommandRequest> = fc
  .tuple(mission, portfolio, project, actor, actor, year, knownFrom)
  .chain(([m, a, p, x, y, from, knownFrom]) =>
    pick<CommandRequest>(
      [`portfolios/${a}/open`, { mission: m, title: 'T', purpose: 'P', knownFrom }],
      [`projects/${p}/register`, { title: 'T', kind: 'project', lead: x, stage: 'idea', knownFrom }],
      [`portfolios/${a}/add-project`, { project: p, from, knownFrom }],
      [`portfolios/${a}/add-project`, { project: p, from, knownFrom }],
      [`portfolios/${a}/remove-project`, { project: p, until: from, ...why }],
      [`projects/${p}/change-stage`, { stage: 'scaling', on: from, knownFrom, ...why }],
      [`projects/${p}/commit-funding`, { ...money, amount: 3, from, knownFrom }],
      [
        `projects/${p}/claim-contribution`,
        { contribution: 'c', to: { goal: 'g' }, mission: m, from, theory: 'T', share: 0.6, knownFrom },
      ],
      [`actors/${x}/register`, { name: `${x} 1`, sector: 'public', level: 'county', knownFrom }],
      [`actors/${x}/rename`, { name: `${x} 2`, from, knownFrom }],
      [`actors/${x}/merge`, { into: y, from, knownFrom, ...why }],
      [`missions/${m}/add-actor`, { actor: x, from, knownFrom }],
      [`missions/${m}/remove-actor`, { actor: x, until: from, ...why }],
      [`missions/${m}/raise-barrier`, { barrier: 'b', kind: 'law', text: 'T', accountable: x, due: '2024-05-01' }],
      [`missions/${m}/answer-barrier`, { barrier: 'b', outcome: 'removed', text: 'T' }],
    ),
  )
const deeds: fc.Arbitrary<Deed[]> = fc.array(
  fc.tuple(submit, pick(0, 1, 40)).map(([[path, body], hours]) => ({
    path,
    body: JSON.parse(JSON.stringify(body)) as object,
    hours,
  })),
  { minLength: 20, maxLength: 60, size: 'max' },
)

/** A mission, some deeds before and some after there is another. */
async function played(history: readonly Deed[]): Promise<Teller> {
  const teller = await newMission()
  const declared = { title: 'N', challenge: 'C', vision: 'V', horizon: { from: '2015', to: '2035' } }
  for (const [index, { path, body, hours }] of history.entries()) {
    if (index === 5) await teller.tell('missions/n/declare', { ...declared, knownFrom: '2014' })
    if (index === 5) await teller.tell('missions/n/set-goal', { goal: 'g', statement: 'G', level: 1, kind: 'outcome' })
    teller.clock.now += hours * 3_600_000
    await teller.tries(path, body)
  }
  return teller
}

const ADDRESSES = [
  '/missions',
  ...['m', 'n'].flatMap(m => [`/missions/${m}`, `/missions/${m}/portfolio`, `/missions/${m}/accountability`]),
  ...['portfolios/a', 'portfolios/b', 'projects/p', 'projects/q', 'actors/x', 'actors/y'].map(thing => `/${thing}`),
]
const seesOnly = (own: string) => viewerWho(mission => (mission === own ? 'all' : 'nothing'))
const VIEWERS = {
  insider,
  m: seesOnly('m'),
  n: seesOnly('n'),
  reader: viewerWho('approved'),
  stranger: viewerWho('nothing'),
}

const comesTo = ({ reader }: Asker, at: string, viewer: keyof typeof VIEWERS): string => {
  const answer = question(reader, at, VIEWERS[viewer])
  return 'refused' in answer ? answer.refused : answer.body
}
const everyViewer = Object.keys(VIEWERS) as (keyof typeof VIEWERS)[]

function same(at: string, one: string, other: string): void {
  if (one !== other) throw new Error(`${at}\n${one}\n${other}`)
}

async function upTo(log: Log, position: number, now: () => number): Promise<Log> {
  const part = memoryLog({ origin: log.origin, clock: now })
  for (const { stream, revision, mission, principal, recordedAt, meta, id, type, version, data, knownFrom } of log.read(
    {
      to: position,
    },
  ))
    await part.append({
      stream,
      expectedRevision: revision - 1,
      mission,
      principal,
      recordedAt,
      meta: JSON.parse(meta) as object,
      facts: [{ id, type, version, data: JSON.parse(data), knownFrom }],
    })
  return part
}

const names = maybe(pick('then', 'now'))

t.test('laws 1 and 2: maps, actors and accountability at a position are those of a log which ended there', async t => {
  let answered = 0
  await fc.assert(
    fc.asyncProperty(
      deeds,
      asOf,
      names,
      fc.double({ min: 0, max: 1, noNaN: true }),
      async (history, asOf, names, share) => {
        const teller = await played(history)
        const position = Math.floor(share * teller.log.head())
        const part = await upTo(teller.log, position, () => teller.clock.now)
        const [whole, cut] = [askerOf(teller.log), askerOf(part)]
        for (const address of ADDRESSES)
          for (const viewer of everyViewer) {
            const at = pinned(address, { asOf, names, position })
            const body = comesTo(whole, at, viewer)
            same(`${viewer} ${at}`, body, comesTo(cut, at, viewer))
            if (body.startsWith('{')) answered += 1
          }
      },
    ),
    { numRuns: 25 },
  )
  t.ok(answered > 100)
})

t.test('law: nobody is given the answer of somebody who sees more', async () => {
  await fc.assert(
    fc.asyncProperty(deeds, asOf, async (history, asOf) => {
      const { log } = await played(history)
      const shared = askerOf(log)
      for (const address of ADDRESSES) {
        const at = pinned(address, { asOf })
        for (const viewer of everyViewer)
          same(`${viewer} ${at}`, comesTo(shared, at, viewer), comesTo(askerOf(log), at, viewer))
      }
    }),
    { numRuns: 15 },
  )
})

t.test('law: an answer without a position is that of the whole log', async () => {
  await fc.assert(
    fc.asyncProperty(deeds, asOf, names, async (history, asOf, names) => {
      const { log, tell } = await played(history)
      // Touches none of them, and makes the day of the log’s end today.
      await tell('actors/other/register', { name: 'O', sector: 'user', level: 'none' })
      const asker = askerOf(log)
      const unpinned = (text: string): string => text.replace(/"pin":\{[^}]*\}/, '')
      for (const address of ADDRESSES) {
        const on = asOf === undefined ? {} : { asOf }
        const [free, pinnedAt] = [
          { ...on, names },
          { ...on, names, position: log.head() },
        ].map(given => unpinned(comesTo(asker, pinned(address, given), 'insider')))
        same(address, free as string, pinnedAt as string)
      }
    }),
    { numRuns: 20 },
  )
})
