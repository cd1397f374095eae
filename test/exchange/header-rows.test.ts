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
