/** Both answers agree with a second implementation of the rules, over random cases of every kind of series. */
import fc from 'fast-check'
import t from 'tap'
import { assessLine } from '../../../projections/progress/assess-line.ts'
import type { Baseline, Case, Milestone, Point, Target } from '../../../projections/progress/case.ts'
import type { Method } from '../../../projections/progress/method.ts'
import { methodNamed } from '../../../projections/progress/methods.ts'
import { assessVarde1 } from '../../../projections/progress/varde-1.ts'
import { type OracleCase, type OraclePoint, oracle } from './oracle.ts'

const runs = Number(process.env.VARDE_TEST_ORACLE_RUNS ?? 4000)

const tenth = fc.integer({ min: -300, max: 300 }).map(n => n / 10)
const nearby = fc.integer({ min: 90, max: 110 }).map(n => n / 10)
const error = fc.constantFrom(undefined, undefined, 0.05, 0.5, 2)
const status = fc.constantFrom(
  'A',
  'A',
  'A',
  'A',
  'A',
  'P',
  'E',
  'U',
  'V',
  'G',
  'D',
  'N',
  'F',
  'L',
  'M',
  'Q',
  'H',
  'K',
  'O',
)

/** Kinds of series: parts a year, and how they are named as seasons. */
const kinds = [
  { parts: 1, seasons: [undefined] },
  { parts: 1, seasons: [undefined] },
  { parts: 2, seasons: ['H1', 'H2'] },
  { parts: 4, seasons: ['Q1', 'Q2', 'Q3', 'Q4'] },
  { parts: 12, seasons: Array.from({ length: 12 }, (_, i) => String(i + 1).padStart(2, '0')) },
  { parts: 48, seasons: [undefined] },
] as const

const anyValue = fc.oneof(tenth, nearby)

/** Points of one kind, some lacking, some without a number; values wander, or follow a line with little noise. */
const seriesOf = ({ parts, seasons }: (typeof kinds)[number]) =>
  fc
    .record({
      first: fc.integer({ min: 0, max: parts - 1 }),
      line: fc.option(fc.tuple(tenth, fc.integer({ min: -20, max: 20 }))),
      rows: fc.array(
        fc.record({
          value: anyValue,
          noise: fc.integer({ min: -3, max: 3 }),
          status,
          isThere: fc.integer({ min: 0, max: 12 }).map(n => n > 0),
          kind: fc.constantFrom('value', 'value', 'value', 'value', 'value', 'value', 'interval', 'incomplete'),
          standardError: error,
        }),
        { maxLength: parts === 1 ? 14 : parts * 6, size: 'max' },
      ),
      isTidy: fc.boolean(),
    })
    .map(({ first, line, rows, isTidy }) =>
      rows.flatMap((row, i): OraclePoint[] => {
        const at = first + i
        const [start, end] = [2010 + at / parts, 2010 + (at + 1) / parts]
        if (!isTidy && !row.isThere) return []
        const season = seasons[at % seasons.length] as string | undefined
        const value = line ? Math.round(line[0] * 10 + (line[1] * i) / parts + row.noise) / 10 : row.value
        const own = isTidy ? 'A' : row.status
        const isNone = ['L', 'M', 'Q', 'H', 'K', 'O'].includes(own)
        const isInterval = !isTidy && !isNone && row.kind === 'interval'
        return [
          {
            start,
            t: end,
            value: isNone || isInterval ? null : value,
            statuses: [own],
            ...(isInterval && { low: value, high: value + 1 }),
            ...(season !== undefined && { season }),
            ...(row.standardError !== undefined && { standardError: row.standardError }),
            ...(!isTidy && row.kind === 'incomplete' && !isNone && { incomplete: true }),
          },
        ]
      }),
    )

const anyCase: fc.Arbitrary<OracleCase> = fc
  .constantFrom(...kinds)
  .chain(kind =>
    fc.record({
      kind: fc.constant(kind),
      direction: fc.constantFrom('increase', 'decrease', 'decrease', 'hold') as fc.Arbitrary<OracleCase['direction']>,
      points: seriesOf(kind),
      decimals: fc.constantFrom(undefined, 0, 1, 2),
      limits: fc.constantFrom(undefined, undefined, { min: 0 }, { min: 0, max: 12 }),
      baseline: fc.option(fc.record({ at: fc.integer({ min: 0, max: 4 }), value: anyValue, standardError: error }), {
        freq: 20,
      }),
      target: fc.option(
        fc.record({
          at: fc.integer({ min: 3, max: 22 }),
          part: fc.integer({ min: 0, max: kind.parts - 1 }),
          value: anyValue,
          width: fc.constantFrom(null, null, null, 0, 0.5, 3),
          change: fc.constantFrom(null, null, 'changePercent', 'changePoints'),
        }),
        { freq: 20 },
      ),
      milestones: fc.array(fc.record({ at: fc.integer({ min: 1, max: 20 }), value: anyValue }), { maxLength: 2 }),
      on: fc.integer({ min: 0, max: 12 * 8 }),
      measures: fc.constantFrom(undefined, 'level', 'flow') as fc.Arbitrary<'level' | 'flow' | undefined>,
      seasonal: fc.constantFrom(undefined, 'raw', 'none', 'adjusted') as fc.Arbitrary<OracleCase['seasonal']>,
      frequency: fc.constantFrom(undefined, 1 / 12, 1, 2),
      lag: fc.constantFrom(undefined, 0.5),
      window: fc.constantFrom(undefined, undefined, 4, 8),
    }),
  )
  .map(({ kind, baseline, target, milestones, on, points, ...rest }) => {
    const own = target && targetOf(target, kind, baseline?.value)
    const dated = milestones.filter((m, i) => milestones.findIndex(other => other.at === m.at) === i)
    return defined({
      ...rest,
      points,
      on: 2014 + on / 8,
      milestones: dated.map(({ at, value }) => ({ t: 2010 + at, value })),
      baseline:
        baseline && defined({ t: 2010 + baseline.at, value: baseline.value, standardError: baseline.standardError }),
      target: own,
    }) as OracleCase
  })

function targetOf(
  given: { at: number; part: number; value: number; width: number | null; change: string | null },
  { parts, seasons }: (typeof kinds)[number],
  baseline: number | undefined,
): OracleCase['target'] {
  const t = 2010 + given.at + (given.part + 1) / parts - 1
  const season = seasons[given.part % seasons.length]
  const when = season === undefined ? { t } : { t, season }
  if (given.width !== null) return { ...when, low: given.value, high: given.value + given.width }
  if (given.change === 'changePercent' && baseline !== undefined)
    return { ...when, value: baseline * (1 + given.value / 100), changePercent: given.value }
  if (given.change === 'changePoints' && baseline !== undefined)
    return { ...when, value: baseline + given.value, changePoints: given.value }
  return { ...when, value: given.value }
}

/** Without what is undefined or null. */
const defined = (given: object): object =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined && value !== null))

function toCase(c: OracleCase): Case {
  const { frequency, lag, window, points, baseline, target, ...rest } = c
  const perBaseline =
    target?.changePercent !== undefined
      ? 1 + target.changePercent / 100
      : target?.changePoints !== undefined
        ? 1
        : undefined
  return defined({
    ...rest,
    current: 1,
    points: points.map(
      ({ statuses: [obsStatus, ...flags], ...p }) =>
        ({ ...p, obsStatus, flags, version: 1, period: String(p.t) }) as Point,
    ),
    baseline: baseline && ({ ...baseline, version: 1, period: '' } satisfies Baseline),
    target:
      target && (defined({ ...target, perBaseline, changePercent: undefined, changePoints: undefined }) as Target),
    milestones: c.milestones satisfies Milestone[],
    frequencyYears: frequency,
    publicationLagYears: lag,
    options: defined({ window, numbers: true }),
  }) as Case
}

/** Equal numbers, to 1e-7 of their size: the oracle integrates where the projections expand fractions. */
const isNear = (a: number | null, b: number | null): boolean =>
  a === b || (a !== null && b !== null && Math.abs(a - b) <= 1e-7 * Math.max(1, Math.abs(a), Math.abs(b)))

const sorted = (reasons: readonly string[]): string => [...new Set(reasons)].sort().join(' ')

/** What two answers differ in. */
function differences(c: OracleCase): string[] {
  const [ours, theirs] = [assessVarde1(toCase(c)), oracle(c)]
  const found: string[] = []
  const differ = (what: string, a: unknown, b: unknown): unknown => found.push(`${what}: ${a} against ${b}`)
  if (ours.path.verdict !== theirs.path.verdict) differ('path', ours.path.verdict, theirs.path.verdict)
  if (ours.trend.verdict !== theirs.trend.verdict) differ('trend', ours.trend.verdict, theirs.trend.verdict)
  for (const key of ['expected', 'deviation', 'share'] as const)
    if (!isNear(ours.path[key], theirs.path[key])) differ(key, ours.path[key], theirs.path[key])
  if (!isNear(ours.covered, theirs.path.covered)) differ('covered', ours.covered, theirs.path.covered)
  for (const key of ['slope', 'needed', 'pace', 'ifPaceHolds', 'projected', 'low', 'high'] as const)
    if (!isNear(ours.trend[key], theirs.trend[key])) differ(key, ours.trend[key], theirs.trend[key])
  if (!isNear(ours.trend.chance as number | null, theirs.trend.chance))
    differ('chance', ours.trend.chance, theirs.trend.chance)
  if (sorted(ours.path.reasons) !== sorted(theirs.path.reasons))
    differ('path reasons', sorted(ours.path.reasons), sorted(theirs.path.reasons))
  if (sorted(ours.trend.reasons) !== sorted(theirs.trend.reasons))
    differ('trend reasons', sorted(ours.trend.reasons), sorted(theirs.trend.reasons))
  return found
}

t.test(`both answers agree with the second implementation on ${runs} random cases`, t => {
  const verdicts = new Map<string, number>()
  const result = fc.check(
    fc.property(anyCase, c => {
      const found = differences(c)
      const { path, trend } = oracle(c)
      for (const verdict of [`path ${path.verdict}`, `trend ${trend.verdict}`, ...path.reasons, ...trend.reasons])
        verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1)
      if (found.length > 0) throw new Error(found.join('; '))
    }),
    { numRuns: runs },
  )
  t.notOk(result.failed, `${result.errorInstance}: ${JSON.stringify(result.counterexample)} seed ${result.seed}`)
  if (process.env.VARDE_TEST_ORACLE_RUNS)
    t.comment(
      [...verdicts]
        .map(([v, n]) => `${v} ${n}`)
        .sort()
        .join(', '),
    )
  const seldom = ['moving-away', 'clearly-short', 'slightly-short', 'met-slipping', 'reaches', 'met', 'too-early']
  for (const verdict of seldom) t.ok(verdicts.has(`trend ${verdict}`), `trend ${verdict} occurs`)
  for (const verdict of ['achieved', 'missed', 'met', 'within-error', 'ahead', 'behind', 'on-path'])
    t.ok(verdicts.has(`path ${verdict}`), `path ${verdict} occurs`)
  t.end()
})

t.test('a line of `varde assess` agrees with the second implementation', t => {
  const years = fc.uniqueArray(fc.integer({ min: 2010, max: 2025 }), { minLength: 1, maxLength: 10 })
  const lines = fc.record({
    direction: fc.constantFrom('increase', 'decrease') as fc.Arbitrary<'increase' | 'decrease'>,
    years,
    values: fc.array(nearby, { minLength: 10, maxLength: 10 }),
    baseline: fc.tuple(fc.integer({ min: 2008, max: 2018 }), nearby, error),
    target: fc.tuple(fc.integer({ min: 2019, max: 2035 }), nearby),
    decimals: fc.constantFrom(0, 1),
    day: fc.constantFrom('2020-03-31', '2024-12-31', '2025-06-30'),
  })
  const days: Record<string, number> = { '2020-03-31': 2020.25, '2024-12-31': 2025, '2025-06-30': 2025.5 }
  fc.assert(
    fc.property(lines, given => {
      const points = given.years.map((year, i) => ({ year, value: given.values[i] as number }))
      const [from, start, standardError] = given.baseline
      const answer = assessLine(
        JSON.stringify({
          id: 'x',
          direction: given.direction,
          decimals: given.decimals,
          baseline: { period: `${from}`, value: start, standardError },
          target: { period: `${given.target[0]}`, value: given.target[1] },
          points: points.map(({ year, value }) => ({ period: `${year}`, value })),
          on: given.day,
          options: { numbers: true },
        }),
        1,
        methodNamed('varde-1') as Method,
        // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever comes out
      ) as any
      const wanted = oracle({
        direction: given.direction,
        decimals: given.decimals,
        baseline: defined({ t: from + 1, value: start, standardError }) as NonNullable<OracleCase['baseline']>,
        target: { t: given.target[0] + 1, value: given.target[1] },
        milestones: [],
        points: points.map(({ year, value }) => ({ start: year, t: year + 1, value, statuses: ['A'] })),
        on: days[given.day] as number,
      })
      t.equal(answer.path.verdict, wanted.path.verdict)
      t.equal(answer.trend.verdict, wanted.trend.verdict)
      t.ok(isNear(answer.path.share, wanted.path.share) && isNear(answer.trend.chance, wanted.trend.chance))
      t.equal(sorted(answer.path.reasons), sorted(wanted.path.reasons))
    }),
    { numRuns: 300 },
  )
  t.end()
})
