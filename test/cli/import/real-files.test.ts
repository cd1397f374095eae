/** Files that statistics offices and Open SDG sites publish, each read by the map that is drafted for it. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import type { WrittenMap } from '../../../events/import-map.ts'
import { draft, importOptions, type Options } from '../../../src/cli/import/options.ts'
import { localClient } from '../../../src/cli/local-client.ts'
import { memoryLog } from '../../../src/log/memory.ts'
import { indicatorBody, missionBody } from '../../http/installation.ts'
import { run } from './running.ts'

const directory = mkdtempSync(join(tmpdir(), 'varde-files-'))
t.teardown(() => rmSync(directory, { recursive: true, force: true }))

const fileOf = (name: string): string => new URL(`../../../../shared/data/${name}`, import.meta.url).pathname
const skipped = (name: string) => (existsSync(fileOf(name)) ? {} : { skip: 'the file is not here' })

type Dimensions = Readonly<Record<string, Readonly<Record<string, string>>>>

/** Drafts a map for a file, corrects it, and imports by it; answers the report and the figures. */
async function imported(
  name: string,
  dimensions: Dimensions,
  { title = 'An indicator', unit = '%', correct = (map: WrittenMap) => map, encoding = {} as Options } = {},
) {
  const log = memoryLog()
  const client = localClient(log)
  await client.submit('missions/m/declare', missionBody)
  await client.submit('missions/m/set-goal', { goal: 'g', statement: 'A goal', level: 1, kind: 'outcome' })
  const { limits: _limits, ...body } = { limits: undefined, ...indicatorBody }
  await client.submit('indicators/i/define', { ...body, mission: 'm', goals: ['g'], title, unit, dimensions })
  const file = fileOf(name)
  const drafted = await draft(file, { indicator: 'i', ...encoding }, client, undefined)
  const map = join(directory, `${name}.json`)
  writeFileSync(map, JSON.stringify(correct(drafted.map)))
  const outcome = await run(await importOptions(file, { map, ...encoding }, client), client, false)
  const figures = [...log.readStream('indicator-i')].flatMap(({ type, data }) => {
    const { period, cell, value, obsStatus, flags = [] } = JSON.parse(data)
    const key = [period, ...Object.values(cell ?? {})].join('/')
    return type === 'indicator-measured'
      ? [[key, [value, obsStatus, ...flags].filter(each => each !== undefined).join(' ')]]
      : []
  })
  return { ...outcome, questions: drafted.questions, figures: Object.fromEntries(figures) as Record<string, string> }
}

const lands = {
  '01': 'Schleswig-Holstein',
  '02': 'Hamburg',
  '03': 'Lower Saxony',
  '04': 'Bremen',
  '05': 'North Rhine-Westphalia',
  '06': 'Hesse',
  '07': 'Rhineland-Palatinate',
  '08': 'Baden-Württemberg',
  '09': 'Bavaria',
  '10': 'Saarland',
  '11': 'Berlin',
  '12': 'Brandenburg',
  '13': 'Mecklenburg-Western Pomerania',
  '14': 'Saxony',
  '15': 'Saxony-Anhalt',
  '16': 'Thuringia',
}

/** Figures of a report: what is recorded, with what its filters left out. */
function tells(t: Test, { code, why, report }: Awaited<ReturnType<typeof imported>>, expected: object): void {
  t.match({ code, why, ...report }, { code: 0, why: '', bad: 0, conflicts: 0, ...expected })
}

const earlyLeavers = 'opensdg_destatis_4-1-a_early-leavers.csv'
t.test('Open SDG: early leavers by sex and Land, without a question', skipped(earlyLeavers), async t => {
  const found = await imported(earlyLeavers, { sex: { M: 'male', F: 'female' }, land: lands })
  t.strictSame(found.questions, [])
  tells(t, found, { rows: 803, recorded: 802, skipped: { 'no value for a period that has not begun': 1 } })
  const { figures } = found
  t.match(figures, { 1999: '14.9', 2014: '9.5', '2014/M': '10', '2014/F': '9', '2014/08': '7.8' })
})

const gases = 'opensdg_destatis_13-1-a_ghg.csv'
t.test('Open SDG: greenhouse gases, an index', skipped(gases), async t => {
  const found = await imported(gases, { land: lands }, { unit: 'index, 1990 = 100' })
  t.strictSame(found.questions, [])
  tells(t, found, { rows: 162, recorded: 159 })
  t.match(found.figures, { 1990: '100', 1991: '96.321' })
})

const basque = 'opensdg_eustat_8-6-1_NEET.csv'
t.test('Open SDG: rows out of order, and a dimension that the indicator has not', skipped(basque), async t => {
  const found = await imported(basque, { sex: { M: 'Hombres', F: 'Mujeres' } })
  t.match(found.questions, [/only rows where “Territorio” is empty/])
  tells(t, found, { rows: 180, recorded: 45 })
  t.match(found.figures, { 2011: '10.9', 2020: '8.5' })
})

const canada = 'opensdg_statcan_cif_8-3-1_NEET.csv'
t.test('Open SDG: names that begin with “data.”, and labels of totals', skipped(canada), async t => {
  const found = await imported(canada, { gender: { M: 'Men+', F: 'Women+' } })
  t.equal(found.questions.length, 2)
  tells(t, found, { rows: 2772, recorded: 11 })
  t.match(found.figures, { 2015: '13', 2020: '14' })
})

const poverty = 'opensdg_statcan_cif_1-1-1_poverty.csv'
t.test('Open SDG: four dimensions, of which the indicator has none', skipped(poverty), async t => {
  const found = await imported(poverty, {})
  t.equal(found.questions.length, 4)
  tells(t, found, { rows: 6041, recorded: 9 })
  t.match(found.figures, { 2015: '14.5', 2020: '6.5' })
})

const flags = 'eurostat_flagr_flags_test_data.csv'
t.test(
  'Eurostat: flags of several letters are read whole, and days that begin years are years',
  skipped(flags),
  async t => {
    const codes = existsSync(fileOf(flags))
      ? [
          ...new Set(
            readFileSync(fileOf(flags), 'utf8')
              .split('\n')
              .slice(1)
              .map(line => line.slice(1, 3)),
          ),
        ].filter(code => code !== '')
      : []
    const geo = Object.fromEntries(codes.map(code => [code, code]))
    const found = await imported(flags, { geo }, { unit: 'million euro' })
    t.match(found.questions, [/every day of “time” begins a year/, /“ec” says that a value is withheld/])
    tells(t, found, { rows: 195, recorded: 195, skipped: {} })
    t.match(found.figures, {
      '2009/AT': '9873.03964261189',
      '2012/AT': '10887.1564550837 D E',
      '2011/SE': '12666.1397127802 E',
    })
  },
)

const dhis2 = 'dhis2_datavalueset_export.csv'
const visits = { title: 'f7n9E0hX8qk', unit: 'visits' }
const clinic = { orgunit: { DiszpKrYNg8: 'Ngelehun' } }
t.test('DHIS2: data elements that are no indicators here are left out, and that is said', skipped(dhis2), async t => {
  const found = await imported(dhis2, clinic, visits)
  tells(t, found, { rows: 4, recorded: 1 })
  t.strictSame(found.figures, { '2014-01/DiszpKrYNg8': '12' })
})

const dhis2Json = 'dhis2_datavalueset.json'
t.test('DHIS2: the same in JSON', skipped(dhis2Json), async t => {
  const found = await imported(dhis2Json, clinic, visits)
  tells(t, found, { rows: 3, recorded: 1, form: 'DHIS2 data values, JSON' })
  t.strictSame(found.figures, { '2014-01/DiszpKrYNg8': '10001' })
})

const dims = { dim1: { A: 'Value A', C: 'Value C' }, dim2: { B: 'Value B', C: 'Value C' } }
for (const example of ['01', '02', '03', '04', '05', '06']) {
  const name = `sdmx-csv-2.0_example-${example}.csv`
  t.test(`SDMX-CSV: example ${example} of its specification`, skipped(name), async t => {
    const found = await imported(name, dims, { unit: 'persons' })
    tells(t, found, { rows: 2, recorded: 2 })
    t.strictSame(found.figures, { '2014-01/A/B': '12.4', '2014-02/A/B': '10.8' })
  })
}
