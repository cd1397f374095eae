import t from 'tap'
import { isPeriod } from '../../events/period.ts'
import { type PeriodChoice, readPeriodText, settledPeriod, wholePeriod } from '../../src/exchange/period-text.ts'

const period = (text: string, choice?: PeriodChoice): string | undefined => {
  const reading = readPeriodText(text, choice)
  return 'period' in reading ? reading.period : undefined
}

t.test('the forms of statistics offices are read where they mean one period', async t => {
  const forms: Readonly<Record<string, string>> = {
    '2024': '2024',
    '2024K4': '2024-Q4',
    '2024Q4': '2024-Q4',
    '2024 Q4': '2024-Q4',
    '2024-Q4': '2024-Q4',
    'Q4 2024': '2024-Q4',
    '2024M05': '2024-05',
    '2024M5': '2024-05',
    '2024-M05': '2024-05',
    '202405': '2024-05',
    '2024-05': '2024-05',
    '2024H1': '2024-H1',
    '2024S1': '2024-H1',
    '2024-S2': '2024-H2',
    '2024W12': '2024-W12',
    '2024U12': '2024-W12',
    '2024W5': '2024-W05',
    '31.12.2024': '2024-12-31',
    '1.5.2024': '2024-05-01',
    '20240517': '2024-05-17',
    '2024-05-17': '2024-05-17',
    '2024-05-17T00:00:00': '2024-05-17',
    '2018/2020': '2018/2020',
    '2023-08/2024-07': '2023-08/2024-07',
  }
  for (const [text, means] of Object.entries(forms)) t.equal(period(text), means, text)
  for (const means of Object.values(forms)) t.ok(isPeriod(means), means)
})

t.test('a day of a spreadsheet with midnight beside it is a day', async t => {
  t.strictSame(readPeriodText('01.02.2024 00:00:00'), { period: '2024-02-01' })
})

t.test('periods in words are read, in the languages of the neighbourhood', async t => {
  const texts: Readonly<Record<string, readonly string[]>> = {
    '2024-Q4': [
      '4. kvartal 2024',
      '4.kv.2024',
      '4. kvt. 2024',
      '2024 kvartal 4',
      'Quarter 4 2024',
      '4Q2024',
      '4Q 2024',
      '2024/Q4',
    ],
    '2024-05': ['Mai 2024', 'maj 2024', 'May 2024', '2024 May', 'mai-2024'],
    '2024-10': ['okt. 2024', 'October 2024', 'oktober 2024'],
    '2024-12': ['2024 December', 'des 2024', 'Dezember 2024'],
    '2024-W12': ['uke 12 2024', 'vecka 12, 2024', 'Uge 12 2024', 'KW 12/2024'],
    '2024-H2': ['2. halvår 2024', 'H2 2024', 'S2-2024'],
  }
  for (const [period, given] of Object.entries(texts))
    for (const text of given) t.strictSame(readPeriodText(text), { period }, text)
})

t.test('the periods of DHIS2 are read; what begins in November counts to the year in which it ends', async t => {
  const forms: Readonly<Record<string, string>> = {
    '2024Feb': '2024-02/2025-01',
    '2024April': '2024-04/2025-03',
    '2024July': '2024-07/2025-06',
    '2024Aug': '2024-08/2025-07',
    '2024Sep': '2024-09/2025-08',
    '2024Oct': '2024-10/2025-09',
    '2024Nov': '2023-11/2024-10',
    '2024AprilS1': '2024-04/2024-09',
    '2024AprilS2': '2024-10/2025-03',
    '2024NovS1': '2023-11/2024-04',
    '2024NovS2': '2024-05/2024-10',
    '2024NovQ1': '2023-11/2024-01',
    '2024NovQ2': '2024-02/2024-04',
    '2024NovQ3': '2024-05/2024-07',
    '2024NovQ4': '2024-08/2024-10',
    '202401B': '2024-01/2024-02',
    '202406B': '2024-11/2024-12',
    '2024S2': '2024-H2',
    '2024W1': '2024-W01',
  }
  for (const [text, means] of Object.entries(forms)) t.equal(period(text), means, text)
})

t.test('a period of DHIS2 that is none of ours is not read as another', async t => {
  // Weeks from other days than Monday, two weeks; a month written together, which may be a year that begins in it.
  for (const text of ['2024WedW5', '2024SunW12', '2024BiW3', '2024NovQ5', '2024NovS3', '2024NOV', '2024april'])
    t.equal(period(text), undefined, text)
})

t.test('what can be read in two ways is a doubt', async t => {
  t.match(readPeriodText('2023/2024'), { doubt: 'pair', from: 2023, to: 2024 })
  t.match(readPeriodText('2023-2024'), { doubt: 'pair' })
  t.match(readPeriodText('2023–2024'), { doubt: 'pair' })
  t.match(readPeriodText('2024/25'), { doubt: 'short', from: 2024, to: 2025 })
  t.match(readPeriodText('1999/00'), { doubt: 'short', from: 1999, to: 2000 })
  t.match(readPeriodText('2018-2020'), { doubt: 'span', from: 2018, to: 2020 })
  t.match(readPeriodText('2011-12'), { doubt: 'month', from: 2011, to: 2012 }, 'a school year, or December')
  t.match(readPeriodText('202425'), { doubt: 'short' })
})

t.test('a doubt is ended by what was said, or by the kind of period that the indicator has', async t => {
  const pair = { doubt: 'pair', from: 2023, to: 2024 } as const
  t.equal(settledPeriod(pair, {}, undefined), undefined)
  t.equal(settledPeriod(pair, { yearFrom: 8 }, undefined), '2023-08/2024-07')
  t.equal(settledPeriod(pair, { yearFrom: 1 }, undefined), '2023-01/2023-12')
  t.equal(settledPeriod(pair, { kind: 'window' }, undefined), '2023/2024')
  t.equal(settledPeriod(pair, {}, 'window of 2 years'), '2023/2024')
  t.equal(settledPeriod(pair, {}, 'year'), undefined)
  t.equal(settledPeriod(pair, { kind: 'school-year' }, undefined), undefined, 'it must be said where it begins')
  const span = { doubt: 'span', from: 2018, to: 2020 } as const
  t.equal(settledPeriod(span, {}, 'window of 3 years'), '2018/2020')
  t.equal(settledPeriod(span, {}, 'window of 2 years'), undefined)
  t.equal(settledPeriod(span, { yearFrom: 8 }, undefined), undefined)
  t.equal(settledPeriod({ doubt: 'short', from: 2024, to: 2025 }, {}, 'window of 2 years'), undefined)
  t.equal(settledPeriod({ doubt: 'short', from: 2024, to: 2025 }, { yearFrom: 4 }, undefined), '2024-04/2025-03')
  const month = { doubt: 'month', from: 2011, to: 2012 } as const
  t.equal(settledPeriod(month, {}, 'month'), '2011-12')
  t.equal(settledPeriod(month, { yearFrom: 8 }, undefined), '2011-08/2012-07')
  t.equal(settledPeriod(month, {}, undefined), undefined)
})

t.test('a day is the longer period that it begins or ends, where that was said', async t => {
  t.equal(period('2009-01-01', { kind: 'year' }), '2009')
  t.equal(period('31.12.2009', { kind: 'year' }), '2009')
  t.equal(period('2009-04-01', { kind: 'quarter' }), '2009-Q2')
  t.equal(period('2009-07-01', { kind: 'half-year' }), '2009-H2')
  t.equal(period('2009-02-28', { kind: 'month' }), '2009-02')
  t.equal(period('2024-03-18', { kind: 'week' }), '2024-W12')
  t.equal(period('2024-12-30', { kind: 'week' }), '2025-W01')
  t.equal(period('2009-02-03', { kind: 'year' }), undefined)
  t.equal(period('2009-01-01', { kind: 'day' }), '2009-01-01')
  t.equal(wholePeriod('2024-03-19', 'week'), undefined)
})

t.test('a text that is no period is told what it probably is', async t => {
  const probably = (text: string) => (readPeriodText(text) as { probably?: string }).probably
  t.equal(probably('2Q24'), '2024-Q2')
  t.equal(probably('IV/2024'), '2024-Q4')
  t.equal(probably('2024:4'), '2024-Q4 or 2024-04')
  t.equal(probably('2024.04'), '2024-04')
  t.equal(probably('Apr-24'), '2024-04')
  t.match(probably('FY 2023/24'), /2023\/24 \(a school or financial year\)/)
  t.equal(probably('2024-5'), '2024-05')
  t.equal(probably('5/2024'), '2024-05')
  t.match(probably('03/04/2024'), /2024-04-03 or 2024-03-04/)
  t.match(probably('45292'), /2024-01-01, a day as Excel counts it/)
  t.equal(probably('2024.0'), '2024')
  t.equal(probably('2024*'), '2024')
  for (const text of ['', 'total', '2024-13', '2024K5', '2024W54', '32.12.2024', '20241332', '2025/2024'])
    t.equal(period(text), undefined, text)
})

t.test('what a text probably is, is a period that there is', async t => {
  const probably = (text: string) => (readPeriodText(text) as { probably?: string }).probably
  t.equal(probably('12/31/2024'), '2024-12-31')
  t.equal(probably('31/12/2024'), '2024-12-31')
  t.equal(probably('05/05/2024'), '2024-05-05')
  t.equal(probably('02/29/2024'), '2024-02-29')
  for (const text of ['31/31/2024', '02/30/2024', '13/2024', '00/2024', '2024-0', '2024.0.0'])
    t.equal(probably(text), undefined, text)
})

t.test('T is four months in some countries and a quarter in others: it is not read', async t => {
  t.match(readPeriodText('2024T1'), { probably: /2024-Q1.*2024-01\/2024-04/ })
  t.match(readPeriodText('2024T4'), { probably: '2024-Q4' })
  t.match(readPeriodText('2024-13'), { probably: undefined }, 'no window of ninety years')
})
