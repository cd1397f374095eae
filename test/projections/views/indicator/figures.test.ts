import fc from 'fast-check'
import t from 'tap'
import { why } from '../../given.ts'
import { asOf, pinned } from '../../histories.ts'
import { MOVING, moves, tellMoves } from '../../moving.ts'
import { measured, scene } from '../../scene.ts'
import { type Asker, askerOf, type Body, insider, question, samples, viewerWho } from '../../told.ts'

const outsider = viewerWho('approved')
const textOf = (value: unknown): string => JSON.stringify(value)
const periodsOf = (rows: readonly Body[]): string[] => rows.map(({ period }) => textOf(period))

/** All rows, asked for so many at a time. */
function everyRow(ask: (more: object) => Body, limit: number): Body[] {
  const rows: Body[] = []
  for (;;) {
    const answer = ask({ limit, from: rows.length })
    rows.push(...answer.rows)
    if (rows.length >= answer.count || answer.rows.length === 0) return rows
  }
}

/** Holds the table of an indicator against its series, as both are for a viewer at a pin; answers with how many rows it has. */
function sound(
  { reader, ask }: Asker,
  id: string,
  pin: Readonly<Record<string, string | undefined>>,
  viewer = insider,
): number {
  const address = pinned(`/indicators/${id}/series?includeHistory=true`, pin)
  // It was not defined yet.
  if ('refused' in question(reader, address, viewer)) return 0
  const series = ask(address, viewer)
  const table = (more: object) => ask(pinned(`/indicators/${id}/figures`, { ...pin, ...more }), viewer)
  const rows = everyRow(table, 2)
  const standing = rows.flatMap(({ point, vintages }) => (point ? [{ ...point, vintages }] : []))
  const latestFirst = [
    ...Map.groupBy<string, Body>(series.points, ({ period }) => textOf(period)).values(),
  ].toReversed()
  t.same(standing, latestFirst.flat(), 'what stands, the latest period first')
  t.same(
    rows
      .filter(({ point }) => !point)
      .map(textOf)
      .toSorted(),
    (series.withdrawn ?? []).map(textOf).toSorted(),
    'what was withdrawn',
  )
  const runs = periodsOf(rows).filter((period, at, all) => period !== all[at - 1])
  t.equal(new Set(runs).size, runs.length, 'the rows of a period stand together')
  t.equal(
    table({}).awaitsApproval,
    series.points.some(({ signOff }: Body) => signOff !== undefined),
  )
  for (const [at, { vintages }] of rows.entries())
    for (const { position } of vintages)
      t.match(table({ fact: position, limit: 4 }), {
        from: Math.max(0, at - 3),
        rows: rows.slice(Math.max(0, at - 3)).slice(0, 4),
      })
  return rows.length
}

t.test('law: the rows of the table, some at a time, are the series, for everybody at every pin', async t => {
  let rows = 0
  await fc.assert(
    fc.asyncProperty(moves, asOf, fc.boolean(), async (history, on, isInsider) => {
      const { log } = await tellMoves(history)
      const asker = askerOf(log)
      const position = on === undefined ? String(Math.floor(log.head() * 0.8)) : undefined
      for (const id of MOVING) rows += sound(asker, id, { asOf: on, position }, isInsider ? insider : outsider)
    }),
    { numRuns: 40 },
  )
  t.ok(rows > 500, `${rows} rows`)
})

t.test(
  'where sign-off is asked for the table shows what the series shows, and says whether anything waits',
  async t => {
    const it = await scene({ signOff: true }, ...measured({ 2019: 9, 2020: 8, 2021: 7 }))
    await it.submit('submit', { periods: ['2019', '2020'] })
    await it.tellAs('per', 'indicators/x/approve', { periods: ['2019'] })
    for (const viewer of [insider, outsider]) sound(it, 'x', {}, viewer)
    t.match(it.ask('/indicators/x/figures'), { count: 3, awaitsApproval: true })
    t.match(it.ask('/indicators/x/figures', outsider), { count: 1, awaitsApproval: false })
  },
)

t.test('a period whose only value was withdrawn stands where its time is', async t => {
  const { ask, submit } = await scene({}, ...measured({ 2019: 9, 2020: 8, 2021: 7 }))
  await submit('withdraw', { period: '2020', ...why })
  const { rows, count } = ask('/indicators/x/figures')
  t.same(periodsOf(rows), ['"2021"', '"2020"', '"2019"'])
  t.equal(count, 3)
  t.equal(rows[1].point, undefined)
})

t.test('a year and its last month, which end together, have rows of their own', async t => {
  const { ask } = await scene({ rollUp: { time: 'mean' } }, ...measured({ '2020-11': 7, '2020-12': 9, 2020: 8 }))
  t.same(periodsOf(ask('/indicators/x/figures').rows), ['"2020"', '"2020-12"', '"2020-11"'])
})

t.test(
  'a figure that is not known at the pin, or belongs to another, is around no row: the first are given',
  async t => {
    const { ask, log } = await scene(
      {},
      ...measured({ 2019: 9 }, { knownFrom: '2020' }),
      ...measured({ 2020: 8 }, { knownFrom: '2023' }),
    )
    t.match(ask(`/indicators/x/figures?asOf=2022&fact=${log.head()}`), { from: 0, count: 1 })
    t.match(ask('/indicators/x/figures?fact=0'), { from: 0, count: 2 })
    t.match(ask('/indicators/x/figures?fact=999999'), { from: 0, count: 2 })
  },
)

t.test('rows beyond the last are none; a limit that is none, or too large, is refused by its name', async t => {
  const { ask } = await scene({}, ...measured({ 2019: 9 }))
  t.match(ask('/indicators/x/figures?from=7'), { count: 1, from: 7, rows: [] })
  for (const limit of ['0', '1001', '-1', 'x'])
    t.throws(() => ask(`/indicators/x/figures?limit=${limit}`), { message: /limit/ }, limit)
})

t.test('the days of an indicator are those of all that became known of it', async t => {
  const { log } = await samples()
  const { reader, ask, factReader } = askerOf(log)
  const ids = factReader.all('indicator')
  t.ok(ids.length > 20)
  for (const id of ids)
    for (const viewer of [insider, outsider])
      for (const pin of ['', '?asOf=2022', `?position=${Math.floor(log.head() / 2)}`]) {
        if ('refused' in question(reader, `/indicators/${id}${pin}`, viewer)) continue
        const series = ask(`/indicators/${id}/series${pin}${pin === '' ? '?' : '&'}includeHistory=true`, viewer)
        const { versions, baselines, targets, disputes } = ask(`/indicators/${id}${pin}`, viewer)
        const lines = [
          ...series.points.flatMap(({ vintages }: Body) => vintages),
          ...(series.withdrawn ?? []).flatMap(({ vintages }: Body) => vintages),
          ...[versions, baselines, targets, disputes].flat(),
          ...disputes.flatMap(({ resolved }: Body) => resolved ?? []),
        ]
        const days = new Set(lines.map(({ knownFrom }) => knownFrom.slice(0, 10)))
        t.same(ask(`/indicators/${id}/days${pin}`, viewer).days, [...days].sort())
      }
})
