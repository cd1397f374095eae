/** The table of README's section on scale, from the rows of a run: `npm run bench -- --readme`. */
import type { Row } from './statistics.ts'

/** The rows that README shows, each by its first line. */
const SHOWN = ['write', 'batch', 'view', 'growth', 'rebuild']
const [OPEN, CLOSE] = ['<!-- bench -->', '<!-- /bench -->']
const HEAD = ['| row | work | measured | the raw limit, in the same run | asked |', '| --- | --- | --- | --- | --- |']

/** README with its table as these rows have it; a row that was not measured keeps its line. Throws where it has none. */
export function withBench(readme: string, rows: readonly Row[]): string {
  const [from, to] = [readme.indexOf(OPEN), readme.indexOf(CLOSE)]
  if (from < 0 || to < from) throw new Error(`README has no place for the table: ${OPEN} … ${CLOSE}`)
  const before = readme.slice(from, to).split('\n')
  const lines = SHOWN.map(name => {
    const row = rows.find(({ row }) => row === name)
    const kept = before.find(line => line.startsWith(`| ${name} |`))
    if (!row && kept === undefined) throw new Error(`the row ${name} was not measured, and README shows it`)
    return row ? `| ${name} | ${row.work} | ${row.measured} | ${row.limit} | ${row.asked} |` : kept
  })
  return `${readme.slice(0, from)}${[OPEN, ...HEAD, ...lines].join('\n')}\n${readme.slice(to)}`
}
