import t from 'tap'
import { joinedHeader } from '../../src/exchange/header-rows.ts'

const joined = (upper: string, lower: string) => joinedHeader(upper.split(';'), lower.split(';'))

t.test('a header of two rows is joined: groups over their periods, or periods over groups', async t => {
  const names = ['Region', 'Menn 2021', 'Menn 2022', 'Kvinner 2021', 'Kvinner 2022']
  t.strictSame(joined('Region;Menn;;Kvinner;', ';2021;2022;2021;2022'), names)
  t.strictSame(joined(';Menn;;Kvinner;', 'Region;2021;2022;2021;2022'), names)
  t.strictSame(joined('Region;Andel;', ';2021K4;2022K4'), ['Region', 'Andel 2021K4', 'Andel 2022K4'])
  t.strictSame(joined(';2021;;2022;', 'Region;Menn;Kvinner;Menn;Kvinner'), [
    'Region',
    'Menn 2021',
    'Kvinner 2021',
    'Menn 2022',
    'Kvinner 2022',
  ])
})

t.test('a title over a header, and a header over its rows, are no header of two rows', async t => {
  t.equal(joined('Table 3;;', 'Region;2021;2022'), undefined, 'the lower row names every column once')
  t.equal(joined('Region;2021;2022', 'Oslo;9,8;9,5'), undefined)
  t.equal(joined('Region;2021;2022', ';9,8;9,5'), undefined)
  t.equal(joined('Region;2021;2022', ';2021;2022'), undefined)
  t.equal(joined('period;value', '2021;9,8'), undefined)
  t.equal(joined('Table 3', 'Region;2021;2022'), undefined)
})

t.test('a row of signs, flagged numbers or texts below a header is a row of the table', async t => {
  const header = 'geo;2019;2020;2021'
  for (const row of [
    'AL;:;:;:',
    'AL;..;..;..',
    'AL;4.1 p;4.2 p;4.3 bep',
    'AL;: c;:;: u',
    'AL;5*;(6);7 %',
    'AL;<5;<5;x',
  ])
    t.equal(joined(header, row), undefined, row)
  t.equal(joined(header, 'AL;low;low;high'), undefined, 'words as values')
  t.equal(joined(`${header};`, 'AL;..;..;..;a note'), undefined, 'a column without a name')
  t.equal(joined(';2019;2020', 'Oslo;..;..'), undefined, 'the first column has no name')
  t.equal(joined(';2019;2020', 'Oslo;4.1 p;4.2 p'), undefined)
  t.equal(joined('geo;2019;;2020;', 'AL;4.1 p;;:;u'), undefined, 'columns of flags without names')
  t.equal(joined('geo;2019;;2020;', 'AL;:;u;:;u'), undefined)
})

t.test('a row that says its period twice, below names of columns, is a row of the table', async t => {
  const header = 'DATAFLOW;FREQ;TIME_PERIOD;Time period;OBS_VALUE;OBS_FLAG'
  for (const row of ['X;A;2018;2018;;m', 'X;A;2018;2018;:;', 'X;A;2018;2018;NaN;m', 'X;A;2018;2018;4.1 p;'])
    t.equal(joined(header, row), undefined, row)
  t.equal(joined('region;men;women', 'Oslo;2021;2021'), undefined, 'numbers that look like years')
})

t.test('groups of ages, and of what is left unnamed above, are no numbers with marks', async t => {
  t.strictSame(joined(';2021;;2022;', 'Region;20 år;15-29;20 år;15-29'), [
    'Region',
    '20 år 2021',
    '15-29 2021',
    '20 år 2022',
    '15-29 2022',
  ])
  t.strictSame(joined('År;2021;;2022;', 'Region;M;F;M;F'), ['Region', 'M 2021', 'F 2021', 'M 2022', 'F 2022'])
  t.strictSame(joined('Table 3;men;;women;', 'Region;2021;2022;2021;2022'), [
    'Region',
    'men 2021',
    'men 2022',
    'women 2021',
    'women 2022',
  ])
  t.strictSame(joined(';men;women', 'Region;2021;2021'), ['Region', 'men 2021', 'women 2021'])
})
