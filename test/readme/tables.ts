/** README's tables, made from the lists in the code; `node test/readme/write.ts` writes them, and a test compares them. */

import { roles } from '../../events/access.ts'
import { lives } from '../../events/catalogue.ts'
import { methods } from '../../projections/progress/methods.ts'
import { views } from '../../projections/views/catalogue.ts'
import { rolesFor } from '../../src/access/matrix.ts'
import { commands } from '../../src/commands/catalogue.ts'
import { problemCodes } from '../../src/http/problem.ts'

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map(row => `| ${row.join(' | ')} |`).join('\n')

const factTable = (): string =>
  table(
    ['stream', 'facts'],
    Object.entries(lives).map(([life, kinds]) => [
      `\`${life === 'access' || life === 'audit' ? life : `${life}-<id>`}\``,
      kinds.map(kind => kind.factName).join(', '),
    ]),
  )

const commandTable = (): string =>
  table(
    ['command', 'what it does', ...roles],
    commands.map(({ thing, name, summary }) => [
      `\`${thing === 'access' ? 'access' : `${thing}/<id>`}/${name}\``,
      summary,
      ...roles.map(role => (rolesFor(thing, name).includes(role) ? '●' : '')),
    ]),
  )

const viewTable = (): string =>
  table(
    ['view', 'what it answers'],
    views.map(({ path, summary }) => [`\`${path}\``, summary]),
  )

const codeTable = (): string =>
  table(
    ['code', 'status', 'means'],
    problemCodes.map(({ code, status, means }) => [`\`${code}\``, String(status), means]),
  )

const methodTable = (): string =>
  table(
    ['method', 'in plain words'],
    methods.map(({ name, explain }) => [`\`${name}\``, explain.en]),
  )

const tables: Readonly<Record<string, () => string>> = {
  facts: factTable,
  commands: commandTable,
  views: viewTable,
  methods: methodTable,
  codes: codeTable,
}

/** The text with every table between `<!-- name -->` and `<!-- /name -->` as the code says it today. */
export function withTables(readme: string): string {
  return Object.entries(tables).reduce((text, [name, make]) => {
    const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
    const [from, to] = [text.indexOf(open), text.indexOf(close)]
    if (from < 0 || to < from) throw new Error(`README has no place for the table of ${name}`)
    return `${text.slice(0, from + open.length)}\n${make()}\n${text.slice(to)}`
  }, readme)
}
