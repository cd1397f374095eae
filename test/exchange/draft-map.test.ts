import { Readable } from 'node:stream'
import t from 'tap'
import { draftMap, knownRows } from '../../src/exchange/draft-map.ts'
import { profileOf } from '../../src/exchange/file-profile.ts'
import type { IndicatorOutline } from '../../src/exchange/outline.ts'
import { readTable } from '../../src/exchange/readers.ts'

const outline = (
  id: string,
  dimensions: Readonly<Record<string, Readonly<Record<string, string>>>> = {},
): IndicatorOutline => ({
  id,
  title: `The ${id}`,
  percent: true,
  dimensions: new Map(Object.entries(dimensions).map(([name, codes]) => [name, new Map(Object.entries(codes))])),
  kind: () => undefined,
})
const neet = outline('neet', {
  sex: { M: 'men', F: 'women' },
  land: { '08': 'Baden', '09': 'Bavaria', '10': 'Saarland' },
})

const draft = async (text: string, indicators: readonly IndicatorOutline[] = [neet], name?: string) =>
  draftMap(await profileOf(await readTable(Readable.from([Buffer.from(text)]))), indicators, name)

t.test('an Open SDG file: empty cells are totals, the unit is a filter, GeoCode is ignored', async t => {
  const { map, questions } = await draft(
    'Year,Units,sex,federal state,GeoCode,Value\n1999,percentage,,,,14.9\n1999,percentage,male,,,15.2\n1999,percentage,female,bavaria,code09,10.1\n1999,percentage,,baden,code08,11\n',
  )
  t.strictSame(questions, [])
  t.strictSame(map, {
    indicator: 'neet',
    period: 'Year',
    value: { column: 'Value', missing: 'open-sdg' },
    cell: {
      land: { column: 'federal state', codes: { bavaria: '09', baden: '08' } },
      sex: { column: 'sex', codes: { male: 'M', female: 'F' } },
    },
    where: { Units: 'percentage' },
    ignore: ['GeoCode'],
  })
})

t.test('a dimension that the indicator has not: only its totals are taken, and that is said', async t => {
  const text = 'Year,Age group,Family,Value\n2015,,Total,14.5\n2015,20-24,Total,9\n2015,,Couples,4\n'
  const { map, questions } = await draft(text, [outline('neet')])
  t.strictSame(map.where, { 'Age group': '', Family: 'Total' })
  t.match(questions, [/only rows where “Age group” is empty/, /only rows where “Family” says “Total”/])
})

t.test('a column whose rows are all about one group is a filter, and asked about', async t => {
  const { map, questions } = await draft('Year,Age,Value\n2015,20-24,14.5\n2016,20-24,9\n', [outline('neet')])
  t.strictSame(map.where, { Age: '20-24' })
  t.match(questions, [
    /every row says “20-24” under “Age”: if that is what the indicator is about, --where "Age=20-24" says so/,
  ])
})

t.test('what may be a subgroup is never ignored by itself', async t => {
  const { map, questions } = await draft('Year,Group,Value\n2015,20-24,14.5\n2016,25-29,9\n', [outline('neet')])
  t.strictSame([map.where, map.ignore], [undefined, undefined])
  t.match(questions, [/what is “Group” \(20-24, 25-29\)/])
})

t.test('a Eurostat file: flags are listed one by one; a value beside “confidential” is asked about', async t => {
  const { map, questions } = await draft(
    'DATAFLOW,freq,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG\nD,A,AT,2012,10.8,de\nD,A,AT,2013,11.4,ec\nD,A,PL,2013,,c\nD,A,PL,2014,3,\n',
    [outline('i', { geo: { AT: 'Austria', PL: 'Poland' } })],
  )
  t.strictSame(map.status, { column: 'OBS_FLAG', codes: { de: 'DE', ec: 'E', c: 'Q' } })
  t.strictSame([map.period, map.cell, map.where], ['TIME_PERIOD', { geo: 'geo' }, { freq: 'A' }])
  t.match(questions, [/“ec” says that a value is withheld/])
})

t.test('a DHIS2 file: data elements are indicators by id or title, deleted values are left out', async t => {
  const { map, questions } = await draft(
    'dataelement,period,orgunit,catoptcombo,value,storedby,comment,deleted\nneet,201401,X,c,12,sys,,false\nabc,201401,X,c,14,sys,n,\nzzz,201401,X,c,1,sys,n,\n',
    [neet, outline('other'), { ...outline('third'), title: 'abc' }],
  )
  t.strictSame(map.indicator, { column: 'dataelement', ids: { neet: 'neet', abc: 'third' }, others: 'skip' })
  t.strictSame([map.period, map.note, map.ignore], ['period', 'comment', ['storedby']])
  t.match(map.where, { deleted: ['', 'false'], orgunit: 'X' })
  t.match(questions, [/“zzz” in “dataelement” are no indicators here/, /orgunit/, /catoptcombo/])
})

t.test('a PxWeb file: periods in the header, also behind what is counted', async t => {
  const { map } = await draft('region;2023K1;2023K2\n0 Landet;1,5;..\n', [outline('neet')])
  t.strictSame(map.wide, { columns: '2023K1..2023K2', are: 'period' })
  t.strictSame(map.value, { column: 'value', missing: 'ssb' })
  const two = await draft('kjønn;Personer 2023;Andel 2023;Personer 2024;Andel 2024\nMenn;1;2;3;4\n')
  t.strictSame(two.map.wide, {
    columns: ['Andel 2023', 'Andel 2024'],
    are: 'period',
    codes: { 'Andel 2023': '2023', 'Andel 2024': '2024' },
  })
  t.strictSame(two.map.ignore, ['Personer 2023', 'Personer 2024'], 'the indicator is in per cent')
  t.match(two.questions, [/hold something else than “Andel”/])
})

t.test('periods of several words in the header are taken whole', async t => {
  const { map } = await draft('sex;3. kvartal 2024;4. kvartal 2024\nmen;1,5;2,5\nwomen;1,1;2,1\n')
  t.match(map.wide, { columns: '3. kvartal 2024..4. kvartal 2024', are: 'period' })
  const behind = await draft('sex;Share Jan 2024;Share Feb 2024\nmen;1,5;2,5\nwomen;1,1;2,1\n')
  t.match(behind.map.wide, { codes: { 'Share Jan 2024': 'Jan 2024', 'Share Feb 2024': 'Feb 2024' } })
})

t.test('a row of numbers is no header: decimals with a comma between commas are told', async t => {
  await t.rejects(
    draft('Year,Value\n2020,5,1\n2021,5,2\n'),
    /has 3 fields, the header has 2: if decimals are written with a comma/,
  )
  await t.rejects(draft(';men;;women;\n;2020;2021;2020;2021\nAll;1;2;3;4\n'), /write the header in one row/)
})

t.test('a column without a name is named by its place', async t => {
  const { map } = await draft('Table 1;;\n;2020;2021\nmen;5,1;5,2\nwomen;6,1;6,2\n')
  t.match(map, {
    wide: { columns: '2020..2021' },
    cell: { sex: { column: 'column 1', codes: { men: 'M', women: 'F' } } },
  })
})

t.test('a column of numbers may have more signs than numbers', async t => {
  const { map } = await draft('sex;år;Andel (prosent)\nmen;2020;10,5\nmen;2021;..\nwomen;2020;:\nwomen;2021;-\n')
  t.match(map, { period: 'år', value: { column: 'Andel (prosent)', missing: 'ssb' } })
})

t.test('codes beside names are no dimension of their own, where each stands only once', async t => {
  const { map } = await draft('land,Land Code,2020,2021\nBaden,DE1,1,2\nBavaria,DE2,3,4\n')
  t.match(map, { cell: { land: { column: 'land' } }, ignore: ['Land Code'] })
})

t.test('of a file of many indicators only the rows of known ones are looked at', async t => {
  const text =
    'id,indicator,unit,period,known_from,value,note\n1,neet,percent,2020,2021,9.5,first\n2,neet,percent,2021,2022,9.1,\n3,other,persons,2020,2021,90,\n'
  const table = () => readTable(Readable.from([Buffer.from(text)]))
  const profile = await profileOf(await table())
  const known = knownRows(profile, [neet])
  t.match(known, { at: 1, texts: new Set(['neet']) })
  const own = await profileOf(await table(), cells => known?.texts.has(cells[1] ?? '') ?? false)
  const { map, questions } = draftMap(profile, [neet], undefined, { own })
  t.match(map, {
    indicator: { column: 'indicator', ids: { neet: 'neet' }, others: 'skip' },
    where: { unit: 'percent' },
    knownFrom: { column: 'known_from' },
    note: 'note',
    ignore: ['id'],
  })
  t.strictSame(questions.length, 1, 'the other indicator is said')
})

t.test(
  'names in brackets are names, and totals are known as the United Nations, the ILO and StatBank write them',
  async t => {
    const un = await draft('TimePeriod,Value,[Sex]\n2021,7.4,BOTHSEX\n2021,7.1,FEMALE\n')
    t.match(un.map.cell, { sex: { column: '[Sex]', codes: { BOTHSEX: '', FEMALE: 'F' } } })
    const ilo = await draft('time,obs_value,sex\n2021,7.4,SEX_T\n2021,7.1,F\n')
    t.match(ilo.map.cell, { sex: { codes: { SEX_T: '' } } })
    const ssb = await draft('år;Andel;kjønn\n2021;7,4;0 Begge kjønn\n2021;7,1;2 women\n2021;7,2;Sum\n')
    t.match(ssb.map.cell, { sex: { codes: { '0 Begge kjønn': '', Sum: '' } } })
  },
)

t.test('codes that lost their zeros are found under whatever name', async t => {
  const { map } = await draft('Nr,Year,Value\n8,2020,1\n10,2020,2\n')
  t.match(map.cell, { land: { column: 'Nr', leadingZeros: true } })
})

t.test('old TSV of Eurostat is known by its form', async t => {
  const { map, questions } = await draft('unit,sex,geo\\time\t2022Q4 \t2022Q3 \nPC,M,NO\t6.3 b\t: \n')
  t.match(map.value, { missing: 'eurostat' })
  t.notMatch(questions.join(), /Statistics Norway/)
})

t.test('names beside the codes of Eurostat are not asked about, and a flag may stand behind a colon', async t => {
  const { map, questions } = await draft(
    'STRUCTURE,STRUCTURE_ID,STRUCTURE_NAME,freq,Time frequency,sex,Sex,TIME_PERIOD,Time,OBS_VALUE,Observation value,OBS_FLAG\ndataflow,X,Young,A,Annual,M,Males,2021,,7.3,,b\ndataflow,X,Young,A,Annual,M,Males,2022,,,,:c\n',
  )
  t.strictSame(questions, [])
  t.match(map, { where: { freq: 'A' }, status: { codes: { b: 'B', ':c': 'Q' } } })
})

t.test('a title above the table is not taken for the header', async t => {
  const { map } = await draft(
    '05300: NEET, after sex\n\n"tid","kjønn","05300: NEET"\n"2023","Menn","9.1"\n"2024","Kvinner","9.2"\n',
  )
  t.strictSame(map.period, 'tid')
  t.match(map.cell, { sex: { column: 'kjønn', codes: { Menn: 'M', Kvinner: 'F' } } })
})

t.test('which of several columns of numbers is the value is asked', async t => {
  const { map, questions } = await draft(
    'TIME_PERIOD,OBS_VALUE1,OBS_VALUE2\n2014-01,12.4,12.5\n',
    [outline('i')],
    'eurostat-sdmx-csv',
  )
  t.match(map.value, { column: 'OBS_VALUE1' })
  t.strictSame(map.ignore, ['OBS_VALUE2'])
  t.match(questions, [/which column is the value: “OBS_VALUE1”, “OBS_VALUE2”/])
})

t.test('days that begin years are years; codes that lost their zeros get them back; both are said', async t => {
  const { map, questions } = await draft(
    'time,land,values\n2009-01-01,8,1\n2010-01-01,9,2\n2011-01-01,08,2\n2012-01-01,10,2\n',
  )
  t.strictSame(map.period, { column: 'time', kind: 'year' })
  t.match(map.cell, { land: { column: 'land', leadingZeros: true } })
  t.match(questions, [/every day of “time” begins a year/, /lost their leading zeros/])
})

t.test('where nothing tells the indicator or the value, it is left open', async t => {
  const { map, questions } = await draft('Year,Value\n2015,1\n', [outline('a'), outline('b')])
  t.equal(map.indicator, undefined)
  t.match(questions, [/which indicator are the figures of\? Say --indicator, one of a, b/])
  t.match((await draft('STRUCTURE,DIM\nd,A\nd,B\n')).questions, [
    /no column holds numbers/,
    /no column holds periods/,
    /./,
  ])
})

t.test('columns that are named by the codes of a dimension, or by their labels, are unpivoted', async t => {
  const { map, questions } = await draft('Year,Men,Women,Total\n2019,1,2,3\n2020,2,3,4\n')
  t.strictSame(map.wide, { columns: ['Men', 'Women', 'Total'], are: 'sex', codes: { Men: 'M', Women: 'F', Total: '' } })
  t.strictSame([map.value, questions], [undefined, []])
})

t.test('numerator and denominator are found by their names', async t => {
  const { map } = await draft('År;Teller;Nevner;Andel\n2020;10;100;10,0\n')
  t.match(map, { value: 'Andel', numerator: 'Teller', denominator: 'Nevner' })
})

t.test('whose signs the file has is asked; where it has none, none are taken', async t => {
  const signs = await draft('År;Andel\n2020;..\n2021;9,1\n')
  t.match(signs, { map: { value: { missing: 'ssb' } }, questions: [/what do “\.\.” mean/] })
  const none = await draft('År;Andel\n2020;9,2\n2021;9,1\n')
  t.strictSame([none.map.value, none.questions], ['Andel', []])
})

t.test('codes and labels are known together, and without regard to how their letters are written', async t => {
  const { map } = await draft(
    'Year,Land,Value\n2015,08 Baden,14.5\n2016,Bävaria,9\n2017,SAARLAND (10),9\n2018,Hele landet,9\n',
    [outline('neet', { land: { '08': 'Baden', '09': 'Baevaria', '10': 'Saarland' } })],
  )
  t.match(map.cell, {
    land: { codes: { '08 Baden': '08', Bävaria: '09', 'SAARLAND (10)': '10', 'Hele landet': '' } },
  })
})

t.test('a table of Statistics Canada: its letters grade the quality, and F is no forecast', async t => {
  const header =
    'REF_DATE,GEO,DGUID,Sex,UOM,UOM_ID,SCALAR_FACTOR,SCALAR_ID,VECTOR,COORDINATE,VALUE,STATUS,SYMBOL,TERMINATED,DECIMALS'
  const row = (year: number, sex: string, value: string, status: string) =>
    `${year},Canada,2016A000011124,${sex},Percent,239,units,0,v${year},1.1,${value},${status},,,1`
  const { map } = await draft(
    [header, row(2022, 'Men', '5.1', 'E'), row(2023, 'Men', '', 'F'), row(2023, 'Women', '4.1', 'A')].join('\n'),
  )
  t.match(map, {
    period: 'REF_DATE',
    value: { column: 'VALUE', missing: 'statcan' },
    status: { column: 'STATUS', codes: { E: 'U', F: 'Q', A: '' } },
    cell: { sex: { column: 'Sex', codes: { Men: 'M', Women: 'F' } } },
  })
})

t.test(
  'a header of two rows: groups that are codes of a dimension are unpivoted together with the periods',
  async t => {
    const { map, questions } = await draft('land;men;;women;\n;2022;2023;2022;2023\nBaden;5,1;5,2;4,1;4,2\n')
    t.strictSame(questions, [])
    t.match(map, {
      wide: {
        columns: ['men 2022', 'men 2023', 'women 2022', 'women 2023'],
        are: 'period',
        codes: { 'men 2022': '2022', 'women 2023': '2023' },
        cell: { sex: { 'men 2022': 'M', 'women 2023': 'F' } },
      },
      cell: { land: { column: 'land', codes: { Baden: '08' } } },
    })
  },
)

t.test('a first row without a plain number is a row, and no second row of the header', async t => {
  const geo = outline('neet', { geo: { AL: 'Albania', NO: 'Norway', SE: 'Sweden' } })
  const wide = { columns: '2019..2021', are: 'period' } as const
  const tsv = 'freq,unit,geo\\TIME_PERIOD\t2019 \t2020 \t2021 \nA,PC,AL\t4.1 p\t4.2 p\t4.3 p\n'
  const flagged = await draft(`${tsv}A,PC,NO\t5.1\t5.2\t5.3\nA,PC,SE\t6.1\t6.2\t6.3\n`, [geo])
  t.match(flagged.map, { wide, cell: { geo: 'geo' } })
  const alone = await draft(tsv, [geo])
  t.match(alone.map, { wide, cell: { geo: 'geo' } })
  t.notOk((alone.map.ignore ?? []).includes(''))
  for (const sign of [':', '..']) {
    const { map } = await draft(`geo,2019,2020,2021\nAL,${sign},${sign},${sign}\nNO,5.1,5.2,5.3\n`, [geo])
    t.match(map, { wide, cell: { geo: 'geo' } }, sign)
    const regions = await draft(`region;2019;2020;2021\n0301 Oslo;${sign};${sign};${sign}\n1103 Bø;5,1;5,2;5,3\n`)
    t.match(regions.map, { wide }, sign)
  }
  const rows = 'X,A,2018,2018,,m\nX,A,2019,2019,5.1,\nX,A,2020,2020,5.2,\n'
  const header = 'DATAFLOW,FREQ,TIME_PERIOD,Time period,OBS_VALUE,OBS_FLAG\n'
  for (const name of [undefined, 'eurostat-sdmx-csv']) {
    const { map, questions } = await draft(header + rows, [outline('neet')], name)
    t.match(
      map,
      { period: 'TIME_PERIOD', value: { column: 'OBS_VALUE' }, status: { column: 'OBS_FLAG' } },
      name ?? 'no map',
    )
    t.notMatch(questions.join(), /“X”/)
  }
})

t.test('SDMX-CSV sets off no thousands: its one mark is that of decimals, and NaN is no value', async t => {
  const header = 'STRUCTURE,STRUCTURE_ID,ACTION,TIME_PERIOD,OBS_VALUE\n'
  const row = (period: number, value: string) => `dataflow,E:N(1.0),I,${period},${value}\n`
  const points = await draft(header + row(2020, '1.286') + row(2021, '2.345') + row(2022, 'NaN') + row(2023, '#N/A'))
  t.match(points.map.value, { column: 'OBS_VALUE', missing: 'eurostat', decimal: '.' })
  const local = header + row(2020, '1.286') + row(2021, '12.345')
  const commas = await draft(local.replaceAll(',', ';').replaceAll(/(\d)\.(\d{3})/g, '$1,$2'))
  t.match(commas.map.value, { column: 'OBS_VALUE', decimal: ',' })
  const both = await draft(header + row(2020, '"1,286"') + row(2021, '2.345'))
  t.notOk((both.map.value as { decimal?: string }).decimal, 'a file that somebody changed is asked about')
  const whole = await draft(header + row(2020, '1286') + row(2021, '2345'))
  t.notOk((whole.map.value as { decimal?: string }).decimal)
  const tsv = await draft('freq,geo\\TIME_PERIOD\t2019 \t2020 \nA,NO\t1.286 p\t2.345 \n')
  t.match(tsv.map.value, { decimal: '.' })
})

t.test('footnotes that outnumber the rows do not hide the header', async t => {
  const notes = Array.from({ length: 9 }, (_, index) => `Note ${index}`).join('\n')
  const { map } = await draft(`A title\n\nland;2022;2023\nBaden;5,1;5,2\n\n${notes}\n`)
  t.match(map.wide, { columns: '2022..2023', are: 'period' })
})

t.test('an OECD file: flags are statuses, and their words and the period again are ignored', async t => {
  const { map } = await draft(
    'COUNTRY,Country,TIME,Time,Value,Flag Codes,Flags\nNOR,Norway,2019,2019,8.6,,\nNOR,Norway,2020,2020,9.1,B,Break\nSWE,Sweden,2020,2020,7.3,E,Estimated value\n',
    [outline('i', { country: { NOR: 'Norge', SWE: 'Sverige' } })],
  )
  t.match(map, { period: 'TIME', value: 'Value', status: 'Flag Codes', ignore: ['Country', 'Time', 'Flags'] })
  t.equal(map.where, undefined)
})

t.test(
  'a flat file of GENESIS: signs are of Germany, what is said beside codes is ignored, the share is taken',
  async t => {
    const { map, questions } = await draft(
      'Statistik_Code;Statistik_Label;Zeit_Code;Zeit_Label;Zeit;1_Merkmal_Code;1_Merkmal_Label;1_Auspraegung_Code;1_Auspraegung_Label;BEV1__Personen__Anzahl;BEV2__Quote__Prozent\n12211;Mikrozensus;JAHR;Jahr;2023;DLAND;Länder;08;Baden;1.412.334;9,8\n12211;Mikrozensus;JAHR;Jahr;2023;DLAND;Länder;09;Bavaria;912.334;/\n',
    )
    t.match(map, {
      period: 'Zeit',
      value: { column: 'BEV2__Quote__Prozent', missing: 'destatis' },
      cell: { land: '1_Auspraegung_Code' },
    })
    t.equal(map.where, undefined)
    t.match(questions, [/which column is the value/])
    t.equal(questions.length, 1)
  },
)

t.test('the office whose signs are guessed goes by the language of the table', async t => {
  const of = async (text: string) => (await draft(text)).map.value
  t.match(await of('KØN;TID;INDHOLD\nMænd;2023;..\nKvinder;2023;8,1\n'), { missing: 'dst' })
  t.match(await of('kön;2022;2023\nmän;..;8,1\n'), { missing: 'scb' })
  t.match(await of('kjønn;2022;2023\nMenn;..;8,1\n'), { missing: 'ssb' })
})

t.test('a column that says the total, or nothing, is a filter for both', async t => {
  const { map } = await draft('Fylke;År;Kjønn;Andel\nX;2020;Alle;9,2\nX;2021;;8,7\n', [outline('neet')])
  t.match(map.where, { Kjønn: ['', 'Alle'] })
})

t.test('rows that Eurostat holds confidential are left out, and that is said', async t => {
  const { map, questions } = await draft(
    'DATAFLOW,freq,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG,CONF_STATUS\nD,A,AT,2012,10.8,,\nD,A,AT,2013,,,C\n',
    [outline('i', { geo: { AT: 'Austria' } })],
  )
  t.match(map.where, { CONF_STATUS: '' })
  t.match(questions, [/“CONF_STATUS” says “C” of some rows/])
})
