/**
 * The numbers in chart, table, sentence, CSV, SVG and JSON are the same numbers: for every indicator of the samples each is taken
 * as its reader finds it and compared with what the views answer.
 */
import { parse } from 'csv-parse/sync'
import t, { type Test } from 'tap'
import { cellKey } from '../../../events/shapes.ts'
import { isRefusal } from '../../../src/commands/refusal.ts'
import type { AssessmentAnswer, GoalProgress, SeriesAnswer } from '../../../src/dashboard/answer-types.ts'
import { inWords } from '../../../src/engine/in-words.ts'
import { everything, fullSite } from '../site.ts'

const { app, reader } = await fullSite()

function asked<A>(answer: { readonly answer: A } | Parameters<typeof isRefusal>[0]): A {
  if (isRefusal(answer)) throw new Error(inWords(answer.detail))
  return (answer as { readonly answer: A }).answer
}

const idsIn = (goals: readonly GoalProgress[]): string[] =>
  goals.flatMap(goal => [...goal.indicators.map(({ indicator }) => indicator), ...idsIn(goal.goals)])
const missions = asked(reader.ask('/missions', {}, {}, everything)).missions.map(({ mission }) => mission)
const indicators = [
  ...new Set(missions.flatMap(id => idsIn(asked(reader.ask('/missions/{id}/progress', { id }, {}, everything)).goals))),
]

const plain = (html: string): string =>
  html.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
const get = async (url: string): Promise<string> => (await app.inject(url)).body

/** The first number in a text as English writes it, and how many decimals it has. */
function numberIn(text: string): { readonly value: number; readonly decimals: number } {
  const written = /[−-]?\d[\d,]*(?:\.\d+)?/.exec(text)?.[0] ?? ''
  const plainNumber = written.replaceAll(',', '').replace('−', '-')
  return { value: Number(plainNumber), decimals: plainNumber.split('.')[1]?.length ?? 0 }
}

/** Whether a text holds a number, rounded as it is written there. */
function isWritten(text: string, value: number): boolean {
  const { value: found, decimals } = numberIn(text)
  return Math.abs(found - value) <= 0.5 * 10 ** -decimals + 1e-9
}

const measured = ({ figure }: AssessmentAnswer) => figure.stretches.flat()

/** What a picture says and where it draws it: the marks of the wide chart with the number in their titles and their height. */
function marksIn(svg: string) {
  const all = svg.matchAll(/<circle [^>]*class="dot(?: tentative)?"[^>]*cy="([\d.]+)"[^>]*><title>([^<]+)<\/title>/g)
  return [...all].map(([, y = '', title = '']) => ({ y: Number(y), text: plain(title).replace(/^.*?: /, '') }))
}

/** Every mark is written with its number, and heights are as far apart as the numbers are. */
function comparePicture(t: Test, svg: string, assessment: AssessmentAnswer, what: string): void {
  const [marks, drawn] = [measured(assessment), marksIn(svg)]
  t.equal(drawn.length, marks.length, `${what}: as many marks`)
  for (const [i, mark] of marks.entries())
    t.ok(isWritten(drawn[i]?.text ?? '', mark.value), `${what}: ${drawn[i]?.text}`)
  const values = marks.map(({ value }) => value)
  const [low, high] = [values.indexOf(Math.min(...values)), values.indexOf(Math.max(...values))]
  const [a, b] = [drawn[low], drawn[high]]
  const span = (values[high] ?? 0) - (values[low] ?? 0)
  if (!a || !b || span === 0) return
  for (const [i, { y }] of drawn.entries()) {
    const expected = a.y + ((b.y - a.y) * ((values[i] as number) - (values[low] as number))) / span
    t.ok(Math.abs(y - expected) <= 0.2, `${what}: mark ${i} at ${y}, by its number at ${expected}`)
  }
}

function compareRows(t: Test, csv: string, assessment: AssessmentAnswer): void {
  const rows: Record<string, string>[] = parse(csv, { bom: true, columns: true })
  const of = (line: string, column = 'value') => rows.filter(row => row.line === line).map(row => row[column])
  const { figure } = assessment
  t.same(
    of('measured').map(Number),
    measured(assessment).map(({ value }) => value),
  )
  t.same(
    of('measured', 'expected'),
    measured(assessment).map(({ expected }) => (expected === null ? '' : String(expected))),
  )
  t.same(
    of('agreed-path').map(Number),
    figure.path.corners.map(({ value }) => value),
  )
  const course = figure.projection?.course ?? []
  for (const [column, name] of [
    ['value', 'projected'],
    ['low', 'low'],
    ['high', 'high'],
  ] as const)
    t.same(
      of('if-pace-fades', column).map(Number),
      course.map(stop => stop[name]),
    )
  if (course.length > 0) t.same(of('if-pace-fades').map(Number).at(-1), assessment.trend.projected)
  t.same(of('if-pace-holds').map(Number), [figure.projection?.ifPaceHolds ?? []].flat())
}

interface DataSet {
  readonly dimension: {
    readonly line: { readonly category: { readonly index: readonly string[] } }
    readonly time: { readonly category: { readonly index: readonly string[] } }
  }
  readonly value: Readonly<Record<string, number>>
}

function compareDataSet(t: Test, { dimension, value }: DataSet, assessment: AssessmentAnswer): void {
  const [lines, times] = [dimension.line.category.index, dimension.time.category.index]
  const along = (line: string): number[] =>
    times.flatMap((_, i) => value[String(lines.indexOf(line) * times.length + i)] ?? [])
  const marks = measured(assessment).map(mark => mark.value)
  t.same(lines.includes('measured') ? along('measured') : [], marks)
  const { corners } = assessment.figure.path
  t.same(
    lines.includes('agreed-path') ? along('agreed-path') : [],
    corners.map(corner => corner.value),
  )
}

/** Every recorded figure stands in the table as the number it is. */
function compareTable(t: Test, html: string, { points }: SeriesAnswer): void {
  const recorded = points.filter(point => !point.rolledUp && point.value !== null)
  for (const { position, value, period, cell } of recorded.slice(-200)) {
    const row = new RegExp(`<tr id="fact-${position}".*?</tr>`, 's').exec(html)?.[0] ?? ''
    const [, text = ''] = /<strong class="number">([^<]+)</.exec(row) ?? []
    t.ok(isWritten(plain(text), value as number), `${JSON.stringify(period)} ${cellKey(cell)}: ${text}`)
  }
}

/** What the sentences say of the latest figure, of the path and of the estimates. */
function compareSentences(t: Test, html: string, { latest, judging, path, trend }: AssessmentAnswer): void {
  const text = plain(html.replace(/<[^>]+>/g, '')).replaceAll('\u00a0', ' ')
  const said = (sentence: RegExp, value: number | null | undefined, what: string): void => {
    if (typeof value !== 'number') return
    const found = sentence.exec(text)?.[1]
    t.ok(found !== undefined && isWritten(found, value), `${what}: ${found}`)
  }
  said(/The latest measurement is (.+?) \(/, latest?.value, 'latest')
  if (judging && path.deviation !== null && Math.abs(path.deviation) > 1e-9)
    said(/it should have been (.+?) then/, path.expected, 'expected')
  said(/If the pace holds, the value will be (.+?) in \d{4}/, trend.ifPaceHolds, 'if the pace holds')
  said(/the value will be about (.+?);/, trend.projected, 'projected')
  said(/it will lie between (.+?) and /, trend.projected === null ? null : trend.low, 'low')
}

t.ok(indicators.length > 30, `${indicators.length} indicators`)
for (const id of indicators)
  t.test(`the numbers of ${id} are the same wherever they stand`, async t => {
    const assessment = asked(reader.ask('/indicators/{id}/assessment', { id }, {}, everything))
    const series = asked(reader.ask('/indicators/{id}/series', { id }, {}, everything))
    const page = await get(`/indicators/${id}?lang=en`)
    compareRows(t, await get(`/indicators/${id}.csv?lang=en`), assessment)
    compareDataSet(t, JSON.parse(await get(`/indicators/${id}.jsonstat?lang=en`)), assessment)
    const drawn = /<svg class="chart wide".*?<\/svg>/s.exec(page)?.[0]
    if (drawn !== undefined) {
      comparePicture(t, drawn, assessment, 'chart')
      comparePicture(t, await get(`/indicators/${id}.svg?lang=en`), assessment, 'SVG')
    }
    compareTable(t, await get(`/indicators/${id}?lang=en&figures=all`), series)
    compareSentences(t, page, assessment)
  })
