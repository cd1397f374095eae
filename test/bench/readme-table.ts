/** The table of README's section on scale, from the rows of a run: `npm run bench -- --readme`. */
import type { Row } from './statistics.ts'

/** The rows that README shows, each by its first line. */
const SHOWN = ['write', 'batch', 'view', 'growth', 'rebuild', 'verify']
const [OPEN, CLOSE] = ['<!-- bench -->', '<!-- /bench -->']

/** README with the table of these rows. Throws where a row that README shows was not measured. */
export function withBench(readme: string, rows: readonly Row[]): string {
  const [from, to] = [readme.indexOf(OPEN), readme.indexOf(CLOSE)]
  if (from < 0 || to < from) throw new Error(`README has no place for the table: ${OPEN} … ${CLOSE}`)
  const lines = SHOWN.map(name => {
    const row = rows.find(({ row }) => row === name)
    if (!row) throw new Error(`the row ${name} was not measured, and README shows it`)
    return `| ${row.work} | ${row.measured} | ${row.limit} | ${row.asked} |`
  })
  const head = ['| work | measured | the raw limit, in the same run | asked |', '| --- | --- | --- | --- |']
  return `${readme.slice(0, from)}${[OPEN, ...head, ...lines].join('\n')}\n${readme.slice(to)}`
}
