/** What the rules say of rows, as it is said of lines and columns of the file: faults, and warnings. */
import type { Warning as RuleWarning } from '../../commands/command.ts'
import type { Fault } from '../../commands/refusal.ts'
import { inWords } from '../../engine/in-words.ts'
import type { RowFault } from '../../exchange/outline.ts'

type ColumnOf = (field: string) => string | null

/** What should be looked at twice: a value far from the one before it in its series, or what the rules warn of. */
export interface Warning {
  /** The first line that it is about. */
  readonly line: number
  readonly column: string | null
  readonly text: string
}

/** Gathers what the rules warn of; the same warning on many rows is said once, with how many they are. */
export function ruleWarnings(columnOf: ColumnOf) {
  const said = new Map<string, Warning & { rows: number }>()

  /** Takes the warnings on rows of a list; answers how many of the rows stand behind what is known later. */
  function note(warnings: readonly RuleWarning[], list: string, rows: readonly { readonly line: number }[]): number {
    let behind = 0
    for (const { code, text, pointer = '' } of warnings) {
      if (code === 'earlier-vintage') behind += 1
      // Values are compared with what stands before them in the file by who judges it, of earlier batches too.
      if (code === 'earlier-vintage' || code === 'order-of-magnitude') continue
      const words = inWords(text)
      const known = said.get(words)
      if (known) {
        known.rows += 1
        continue
      }
      const index = Number(new RegExp(`^/${list}/(\\d+)`).exec(pointer)?.[1] ?? 0)
      const { line, column } = rowFault(rows[index]?.line as number, { pointer, code, detail: text }, columnOf)
      said.set(words, { line, column, text: words, rows: 1 })
    }
    return behind
  }

  const all = (): Warning[] =>
    [...said.values()].map(({ rows, text, ...where }) => ({
      ...where,
      text: rows === 1 ? text : `${text} (${rows} rows)`,
    }))
  return { note, all }
}

/** A fault of a measurement as one of its row. */
export function rowFault(line: number, { pointer, code, detail }: Fault, columnOf: ColumnOf): RowFault {
  const [field, dimension] = pointer
    .replace(/^\/(measurements|corrections)\/\d+/, '')
    .split('/')
    .slice(1)
  const named = field === 'cell' ? dimension : field
  return { line, column: named === undefined ? null : (columnOf(named) ?? named), code, detail: inWords(detail) }
}
