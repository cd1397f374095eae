import fc from 'fast-check'
import t from 'tap'
import {
  coarserPeriod,
  dayOf,
  durationYears,
  fitsKind,
  hasBegun,
  isPeriod,
  parseInstant,
  parseKnowledge,
  parsePeriod,
  partsIn,
} from '../../events/period.ts'

t.test('the reference point of a period is the end of its last day, as a decimal year', async t => {
  t.equal(parsePeriod('2021-12-31').reference, 2022)
  t.equal(parsePeriod('2021').reference, 2022)
  t.equal(parsePeriod('2021-Q4').reference, 2022)
  t.equal(parsePeriod('2021-H1').reference, 2021.5)
  t.equal(parsePeriod('2018/2020').reference, 2021)
  t.equal(parsePeriod('2023-08/2024-07').reference, 2024 + 7 / 12)
  t.equal(parsePeriod({ period: '2015', cohort: true, after: 'P6Y' }).reference, 2022)
  t.equal(parsePeriod('2024-02-29').reference, 2024 + 2 / 12)
})

t.test('a period starts where the one before it ends', async () => {
  fc.assert(
    fc.property(fc.integer({ min: 1900, max: 2100 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
      const two = (n: number) => String(n).padStart(2, '0')
      const next = month === 12 ? `${year + 1}-01` : `${year}-${two(month + 1)}`
      const [a, b] = [parsePeriod(`${year}-${two(month)}`), parsePeriod(next)]
      return Math.abs(a.reference - b.start) < 1e-9 && a.lastDay + 1 === b.firstDay
    }),
  )
})

t.test('an ISO week runs from Monday to Sunday, and the first is the one with 4 January in it', async t => {
  const days = (text: string) => {
    const { firstDay, lastDay } = parsePeriod(text)
    return [firstDay, lastDay].map(day => dayOf(day * 86_400_000))
  }
  t.strictSame(days('2024-W12'), ['2024-03-18', '2024-03-24'])
  t.strictSame(days('2025-W01'), ['2024-12-30', '2025-01-05'])
  t.strictSame(days('2020-W53'), ['2020-12-28', '2021-01-03'])
  t.match(parsePeriod('2024-W12'), {
    key: '2024-W12',
    kind: 'week',
    season: 'W12',
    reference: 2024 + 2 / 12 + 24 / 372,
  })
  t.equal(parsePeriod('2024-W01/2024-W13').kind, 'window of 13 weeks')
  for (const bad of ['2024-W00', '2024-W53', '2021-W53', '2024-W1', '2024-w12', '2024W12']) t.notOk(isPeriod(bad), bad)
  t.ok(hasBegun(parsePeriod('2025-W01'), '2024-12-30'))
})

t.test('every day lies in one ISO week, the one that the calendar says', async () => {
  fc.assert(
    fc.property(fc.integer({ min: -20_000, max: 60_000 }), day => {
      const date = new Date(day * 86_400_000)
      // The year and week of a day are those of its Thursday.
      const thursday = new Date((day + 3 - ((date.getUTCDay() + 6) % 7)) * 86_400_000)
      const year = thursday.getUTCFullYear()
      const week = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * 86_400_000)) + 1
      const { firstDay, lastDay } = parsePeriod(`${year}-W${String(week).padStart(2, '0')}`)
      return firstDay <= day && day <= lastDay && lastDay - firstDay === 6
    }),
  )
})

t.test('kinds tell windows, cohorts and seasons apart', async t => {
  t.equal(parsePeriod('2018/2020').kind, 'window of 3 years')
  t.equal(parsePeriod('2023-08/2024-07').kind, 'window of 12 months')
  t.equal(parsePeriod('2015+P6Y').kind, 'cohort of a year after P6Y')
  t.equal(parsePeriod('2024-05').season, '05')
  t.equal(parsePeriod('2024-Q2').season, 'Q2')
  t.equal(parsePeriod('2024').season, undefined)
})

t.test('a text that is no period is refused', async t => {
  for (const bad of [
    '',
    '24',
    '2024-13',
    '2024-00',
    '2024-02-30',
    '2023-02-29',
    '2024-Q5',
    '2024-H3',
    '2020/2018',
    '2018/2018',
    '2018/2020/2021',
    '2018-Q1/2020',
    '0999',
    ' 2024',
    '2024 ',
    '2015+P',
    '2015+',
    '２０２４',
    '2024-1',
    '20245',
  ])
    t.notOk(isPeriod(bad), bad)
})

t.test('a year given for a window means the window that ends there', async t => {
  t.ok(fitsKind(parsePeriod('2030'), 'window of 3 years'))
  t.notOk(fitsKind(parsePeriod('2030'), 'quarter'))
  t.equal(parsePeriod('2030').reference, parsePeriod('2028/2030').reference)
})

t.test('a cohort is open to figures only when its years have passed', async t => {
  const cohort = parsePeriod({ period: '2015', cohort: true, after: 'P6Y' })
  t.notOk(hasBegun(cohort, '2021-12-30'))
  t.ok(hasBegun(cohort, '2021-12-31'))
  t.ok(hasBegun(parsePeriod('2024'), '2024-01-01'))
  t.notOk(hasBegun(parsePeriod('2024'), '2023-12-31'))
})

t.test('a knowledge date means its last millisecond in UTC', async t => {
  t.equal(parseKnowledge('2021').lastMs, Date.UTC(2022, 0, 1) - 1)
  t.equal(parseKnowledge('2021-02').lastMs, Date.UTC(2021, 2, 1) - 1)
  t.equal(parseKnowledge('2021-05-17').lastMs, Date.UTC(2021, 4, 18) - 1)
  t.same(parseKnowledge('2021/2022'), { firstMs: Date.UTC(2021, 0, 1), lastMs: Date.UTC(2023, 0, 1) - 1 })
  t.equal(parseKnowledge('2021-05-17T10:00:00+02:00').lastMs, Date.UTC(2021, 4, 17, 8))
  for (const bad of [
    '2021-Q1',
    '2022/2021',
    '2021-02-30',
    '2021-05-17T24:00:00Z',
    '2021-05-17T10:00:60Z',
    '2021-05-17T10:00:00',
    'now',
    '2021/2022/2023',
    '',
  ])
    t.throws(() => parseKnowledge(bad), { name: 'UnreadableTime' }, bad)
  t.equal(parseInstant('2021-05-17t10:00:00.1239z'), Date.UTC(2021, 4, 17, 10, 0, 0, 123))
})

t.test('a duration is a length in years', async t => {
  t.equal(durationYears('P1Y'), 1)
  t.equal(durationYears('P3M'), 0.25)
  t.equal(durationYears('P1Y6M'), 1.5)
  t.equal(durationYears('P2W'), 14 / 365.25)
  for (const bad of ['P', '1Y', 'P1H', 'P-1Y', 'PT1S'])
    t.throws(() => durationYears(bad), { name: 'UnreadableTime' }, bad)
})

t.test('a knowledge date runs as long as it is written', async t => {
  t.same(parseKnowledge('2021'), { firstMs: Date.UTC(2021, 0, 1), lastMs: Date.UTC(2022, 0, 1) - 1 })
  t.same(parseKnowledge('2021-05-17'), { firstMs: Date.UTC(2021, 4, 17), lastMs: Date.UTC(2021, 4, 18) - 1 })
  const instant = Date.UTC(2021, 4, 17, 10)
  t.same(parseKnowledge('2021-05-17T10:00:00Z'), { firstMs: instant, lastMs: instant })
})

const day = fc
  .date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map(date => date.toISOString().slice(0, 10))

t.test('days are counted as in the calendar', async () => {
  fc.assert(
    fc.property(day, text => {
      const { firstDay, lastDay, reference, start } = parsePeriod(text)
      const length = new Date(Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)), 0)).getUTCDate()
      const year =
        Number(text.slice(0, 4)) + (Number(text.slice(5, 7)) - 1) / 12 + Number(text.slice(8)) / (12 * length)
      return (
        firstDay * 864e5 === Date.parse(text) &&
        lastDay === firstDay &&
        Math.abs(reference - year) < 1e-9 &&
        start < reference
      )
    }),
  )
})

t.test('a window lasts from the first day of its first to the last day of its last', async () => {
  const month = fc.tuple(fc.integer({ min: 1900, max: 2100 }), fc.integer({ min: 1, max: 12 }))
  const write = ([year, month]: [number, number]) => `${year}-${String(month).padStart(2, '0')}`
  fc.assert(
    fc.property(month, fc.integer({ min: 1, max: 60 }), (from, more) => {
      const index = from[0] * 12 + from[1] - 1 + more
      const to: [number, number] = [Math.floor(index / 12), (index % 12) + 1]
      const window = parsePeriod(`${write(from)}/${write(to)}`)
      const [first, last] = [parsePeriod(write(from)), parsePeriod(write(to))]
      return (
        window.kind === `window of ${more + 1} months` &&
        window.firstDay === first.firstDay &&
        window.lastDay === last.lastDay &&
        window.start === first.start &&
        window.reference === last.reference
      )
    }),
  )
})

t.test('a cohort refers to the day on which its years have passed', async t => {
  const cohort = parsePeriod('2015+P6Y')
  t.equal(cohort.reference, parsePeriod('2021').reference)
  t.equal(cohort.start, parsePeriod('2015').start)
  t.equal(cohort.key, '2015+P6Y')
  t.equal(
    parsePeriod('2015-02+P1Y').reference,
    parsePeriod('2016-02').reference,
    'the last day of a month stays the last',
  )
  t.equal(parsePeriod('2015-01-31+P1M').reference, parsePeriod('2015-02').reference)
  for (const bad of ['2015+P0Y', '2015+6Y', '2015/2016+P6Y', '2015+P6Y+P1Y', '+P6Y']) t.notOk(isPeriod(bad), bad)
})

t.test('no text makes a period, a knowledge date or a duration fail in another way than “cannot be read”', async t => {
  const readers = [parsePeriod, parseKnowledge, durationYears, parseInstant] as const
  const text = fc.string({ unit: fc.constantFrom(...'0123456789-/QHPYMDWTZ:+. '), maxLength: 24 })
  fc.assert(
    fc.property(text, written =>
      readers.every(read => {
        try {
          read(written)
          return true
        } catch (error) {
          return (error as Error).name === 'UnreadableTime'
        }
      }),
    ),
    { numRuns: 500 },
  )
  t.throws(() => parseInstant('2021-05-17'), /2021-05-17T10:00:00Z/)
})

t.test('a finer period lies in one of a coarser kind, or reaches over two', async t => {
  const coarser = (fine: string, like: string) => coarserPeriod(parsePeriod(fine), parsePeriod(like))?.key
  for (const [fine, like, whole] of [
    ['2024-05', '2020', '2024'],
    ['2024-05', '2020-Q1', '2024-Q2'],
    ['2024-Q4', '2020-H1', '2024-H2'],
    ['2024-12-31', '2020-02', '2024-12'],
    ['2024-02-29', '2020', '2024'],
    ['2021', '2018/2020', '2021/2023'],
    ['2017', '2018/2020', '2015/2017'],
    ['2024-07', '2019-08/2020-07', '2023-08/2024-07'],
    ['2024-08', '2019-08/2020-07', '2024-08/2025-07'],
    ['2024-Q3', '2023-Q2/2023-Q3', '2024-Q2/2024-Q3'],
  ] as const)
    t.equal(coarser(fine, like), whole, `${fine} in a period like ${like}`)
  for (const [fine, like] of [
    ['2024', '2020'],
    ['2024', '2020-01'],
    ['2024-Q3', '2019-08/2020-07'],
    ['2018/2020', '2020'],
    ['2024-05', '2015+P6Y'],
    ['2024-05', '2024-05-17'],
  ] as const)
    t.equal(coarser(fine, like), undefined, `${fine} in none like ${like}`)
})

t.test('a period has as many parts as fill it', async t => {
  const parts = (whole: string, kind: string) => partsIn(parsePeriod(whole), kind)
  t.equal(parts('2024', 'month'), 12)
  t.equal(parts('2024', 'quarter'), 4)
  t.equal(parts('2024', 'day'), 366)
  t.equal(parts('2024-02', 'day'), 29)
  t.equal(parts('2018/2020', 'year'), 3)
  t.equal(parts('2019-08/2020-07', 'month'), 12)
})
