/** README's short maps, counted from the lists in the code; `node test/readme/write.ts` writes the counts, and a test compares them. */
import { lives } from '../../events/catalogue.ts'
import { views } from '../../projections/views/catalogue.ts'
import { commands } from '../../src/commands/catalogue.ts'
import { environmentVariables } from '../../src/config.ts'
import { problemCodes } from '../../src/http/problem.ts'

/** The names of a map by the first column of its row. */
type Names = ReadonlyMap<string, readonly string[]>

/** Names by group; those of groups with fewer than so many are one group, `others`. */
function grouped<T>(
  all: readonly T[],
  key: (one: T) => string,
  name: (one: T, group: string) => string,
  fewest = 1,
): Names {
  const own = Map.groupBy(all, key)
  const large = (one: T): string => ((own.get(key(one))?.length ?? 0) < fewest ? OTHERS : key(one))
  return new Map([...Map.groupBy(all, large)].map(([group, ones]) => [group, ones.map(one => name(one, group))]))
}

const OTHERS = 'others'

const statusRows = ['400, 422', '401, 403', '404', '409', '412', '503']
const rowOf = (status: number): string => statusRows.find(row => row.includes(String(status))) ?? OTHERS

/** Every map of README, by the name of its marks. */
export const maps: Readonly<Record<string, Names>> = {
  facts: grouped(
    Object.entries(lives).flatMap(([life, kinds]) => kinds.map(({ factName }) => ({ life, factName }))),
    ({ life }) => `\`${life}-<id>\``,
    ({ factName }) => factName,
    6,
  ),
  commands: grouped(
    commands,
    ({ thing }) => `\`${thing === 'access' ? thing : `${thing}/<id>`}/…\``,
    ({ thing, name }, group) => (group === OTHERS ? `${thing}/…/${name}` : name),
    6,
  ),
  views: grouped(
    views,
    ({ path }) => `\`/${path.split('/')[1]}…\``,
    ({ path }) => path,
    2,
  ),
  codes: grouped(
    problemCodes,
    ({ status }) => rowOf(status),
    ({ code }) => code,
  ),
}

/** The rows of a map in a text: first column, count, what is named. */
export function rowsOf(readme: string, name: string): string[][] {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
  const [from, to] = [readme.indexOf(open), readme.indexOf(close)]
  if (from < 0 || to < from) throw new Error(`README has no place for the map of ${name}`)
  const lines = readme
    .slice(from + open.length, to)
    .trim()
    .split('\n')
    .slice(2)
  return lines.map(line =>
    line
      .split('|')
      .map(cell => cell.trim())
      .slice(1, -1),
  )
}

/** The text with every count as the code says it today. */
export function withCounts(readme: string): string {
  let text = readme.replace(/lists all \d+\./, `lists all ${environmentVariables.length}.`)
  for (const [name, names] of Object.entries(maps))
    for (const [first = '', count = '', rest = ''] of rowsOf(text, name))
      text = text.replace(`| ${first} | ${count} | ${rest} |`, `| ${first} | ${names.get(first)?.length} | ${rest} |`)
  return text
}
