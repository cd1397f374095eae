/** The page of the documentation about importing files: how periods, signs and the columns of known files are read. */
import { h } from 'preact'
import { type MissingSetName, missingSetNames } from '../../../events/import-map.ts'
import { type MissingSet, missingSets } from '../../exchange/missing-sets.ts'
import { readPeriodText } from '../../exchange/period-text.ts'
import { type ShippedMap, shippedMaps } from '../../exchange/shipped-maps.ts'
import { docsPage, table } from './docs-pages.ts'

const code = (text: string) => h('code', null, text)
/** Texts as code, set off by spaces. */
const codes = (texts: readonly string[]) => texts.flatMap(text => [code(text), ' '])

const meanings: Readonly<Record<string, string>> = {
  '0': 'exactly zero',
  L: 'missing (L)',
  M: 'cannot occur (M)',
  Q: 'confidential (Q)',
  '': 'nothing',
}
const meaningOf = (means: string | number): string => meanings[`${means}`] ?? `obsStatus ${means}`

/** Forms of periods as they stand in files; each is shown with what it is read as. */
const periodTexts = [
  ...['2024', '2024K4', '2024Q4', 'Q4 2024', '2024M05', '202405', '2024H1', '2024S1', '2024W12', '2024U12'],
  ...['4. kvartal 2024', '4Q2024', 'okt. 2024', 'uke 12 2024', '2. halvår 2024'],
  ...['31.12.2024', '20241231', '2024April', '2024Oct', '2024Nov', '2024NovS1', '2024NovQ1', '202401B'],
]

function readAs(text: string): string {
  const reading = readPeriodText(text)
  return 'period' in reading ? reading.period : ''
}

const signRows = (name: MissingSetName, { signs, marks = {}, flags = {} }: MissingSet) =>
  [
    ...Object.entries(signs).map(([sign, means]) => ({
      sign: sign === '' ? 'an empty cell' : sign,
      means,
      where: 'whole cell',
    })),
    ...Object.entries(marks).map(([sign, means]) => ({
      sign,
      means,
      where: sign === '()' ? 'around a number' : 'beside a number',
    })),
    ...Object.entries(flags).map(([sign, means]) => ({ sign, means, where: 'column of flags' })),
  ].map(({ sign, means, where }) => [code(name), code(sign), where, meaningOf(means)])

const sourceRow = (name: MissingSetName) => {
  const { source } = missingSets[name]
  const read = 'read' in source && source.read !== undefined ? `read ${source.read}` : 'not checked at the office'
  return [code(name), h('a', { href: source.url }, source.name), read]
}

const mapRow = ([name, { about, ignore, where = {} }]: [string, ShippedMap]) => [
  code(name),
  about,
  codes(ignore),
  codes(Object.entries(where).map(([column, taken]) => `${column}: ${JSON.stringify(taken)}`)),
]

/** The page. */
export const importPage = (): string =>
  docsPage('Varde: importing files', [
    h('p', null, [
      code('varde import FILE --indicator ID --dry-run'),
      ' says how a file would be read and every row that would be refused; without ',
      code('--dry-run'),
      ' it is recorded, all rows or none. ',
      code('--draft-map'),
      ' writes a map for the file. What only you can know is asked, with the options that answer it.',
    ]),
    h('h2', null, 'Periods'),
    table(
      ['In the file', 'Read as'],
      periodTexts.map(text => [code(text), code(readAs(text))]),
    ),
    h('p', null, [
      ...codes(['2023/2024', '2024/25']),
      'may be a school or financial year (',
      code('--year-from 8'),
      ') or a window of two years (',
      code('--period-kind window'),
      '): it is asked, unless the indicator already has figures of one kind.',
    ]),
    h('h2', null, 'Signs of missing values'),
    h('p', null, [
      'Offices do not mean the same by a sign. Without ',
      code('--missing NAME'),
      ' only an empty cell is missing, and any other text is a question.',
    ]),
    table(
      ['Set', 'Sign', 'Where', 'Means'],
      missingSetNames.flatMap(name => signRows(name, missingSets[name])),
    ),
    table(['Set', 'Source', 'Checked'], missingSetNames.map(sourceRow)),
    h('h2', null, 'Maps by name'),
    table(['Map', 'For', 'Columns it ignores', 'Rows it takes'], Object.entries(shippedMaps).map(mapRow)),
  ])
