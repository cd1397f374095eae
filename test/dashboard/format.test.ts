import t from 'tap'
import { readerLanguages } from '../../projections/words/languages.ts'
import {
  amount,
  day,
  difference,
  dimensionName,
  known,
  number,
  percent,
  period,
  valued,
  yearOf,
} from '../../src/dashboard/format.ts'

const NBSP = '\u00a0'
const share = { unit: 'percent', decimals: 1 }

t.test('a percentage is written as its language writes it, with a real minus', async t => {
  t.equal(percent('nb', 1.58), `158${NBSP}%`)
  t.equal(percent('sv', 1.58), `158${NBSP}%`)
  t.equal(percent('en', 1.58), '158%')
  for (const language of readerLanguages) {
    t.match(percent(language, -0.5), /^\u221250/, `${language} has a minus and no hyphen`)
    t.match(number(language, -1234.5, 1), /^\u22121/, language)
  }
})

t.test('a figure has the decimals its indicator states, or those it was recorded with', async t => {
  t.equal(valued('nb', 9, share), `9,0${NBSP}%`)
  t.equal(valued('en', 9.456, share), '9.5%')
  t.equal(number('nb', 9.456), '9,456')
  t.equal(number('nb', 12345678.9), `12${NBSP}345${NBSP}678,9`)
})

t.test('a rounded value is never minus zero', async t => {
  t.equal(number('nb', -0.04, 1), '0,0')
  t.equal(percent('en', -0.001), '0%')
})

t.test('a unit follows its number, well-known ones translated', async t => {
  t.equal(valued('nb', 99200, { unit: 'persons', decimals: 0 }), `99${NBSP}200 personer`)
  t.equal(valued('da', 3, { unit: { nb: 'byer', en: 'cities' } }), '3 byer')
  t.equal(valued('sv', 3, { unit: 'µg/m³' }), '3 µg/m³')
})

t.test('an interval is written with its unit once', async t => {
  t.equal(amount('nb', { low: 10, high: 16 }, { unit: 'percent', decimals: 0 }), `10–16${NBSP}%`)
  t.equal(amount('nb', {}, share), undefined)
  t.equal(amount('nb', { value: null }, share), undefined)
})

t.test('percentages differ by percentage points', async t => {
  t.equal(difference('nb', 0.53, share), `0,5${NBSP}prosentpoeng`)
  t.equal(difference('sv', -0.5, share, true), `\u22120,5${NBSP}procentenheter`)
  t.equal(difference('en', 3, { unit: 'persons', decimals: 0 }, true), `+3${NBSP}persons`)
})

t.test('periods are written as people write them', async t => {
  t.equal(period('nb', '2022-Q4'), '4. kvartal 2022')
  t.equal(period('nb', '2024-W12'), 'uke 12 2024')
  t.equal(period('en', '2024-W01/2024-W13'), 'week 1 of 2024–week 13 of 2024')
  t.equal(period('en', '2022-H1'), 'H1 2022')
  t.equal(period('nb', '2018/2020'), '2018–2020')
  t.equal(period('sv', '2023-08/2024-07'), 'augusti 2023–juli 2024')
  t.equal(period('nb', { period: '2015', cohort: true, after: 'P6Y' }), 'kullet 2015 etter 6 år')
  t.equal(period('en', { period: '2015', cohort: true, after: 'P1Y6M' }), 'the 2015 cohort after 1 year 6 mo.')
  t.equal(day('en', '2024-05-17'), '17 May 2024')
})

t.test('a knowledge date is shown as it was given; an instant, or none given, is shown as the day', async t => {
  t.equal(known('nb', { knownFrom: '2022-12-31T23:59:59.999Z', knownFromGiven: '2021/2022' }), '2021–2022')
  t.equal(known('nb', { knownFrom: '2022-12-31T23:59:59.999Z' }), '31. desember 2022')
  const given = { knownFrom: '2024-05-17T10:00:00.000Z', knownFromGiven: '2024-05-17T10:00:00Z' }
  t.equal(known('nb', given), '17. mai 2024')
})

t.test('a decimal year at the end of a year is of that year', async t => {
  t.equal(yearOf(2036), '2035')
  t.equal(yearOf(2035.75), '2035')
})

t.test('well-known dimensions have names, others stay as they were given', async t => {
  t.equal(dimensionName('nb', 'sex'), 'kjønn')
  t.equal(dimensionName('sv', 'Sex'), 'kön')
  t.equal(dimensionName('en', 'sex'), 'sex')
  t.equal(dimensionName('da', 'my-own'), 'my-own')
})
