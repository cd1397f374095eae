/** The cell of a row, its point in the dimensions: codes as declared, or as the map translates them. Other texts are asked about or refused. */
import { type BoundColumns, type CellColumn, textIn, type WideColumn } from './columns.ts'
import type { ImportMap } from './import-map.ts'
import type { IndicatorOutline, RowCallbacks } from './outline.ts'
import { clipped, describeUnknown } from './row-messages.ts'

/** Reads the cell of a row; a text names the filter that leaves the row out. */
export function cellReader(columns: BoundColumns, map: ImportMap) {
  const codeMemory = new Map<string, string>()

  function readCell(
    line: number,
    cells: readonly string[],
    outline: IndicatorOutline,
    wide: WideColumn | undefined,
    { fault, ask }: RowCallbacks,
  ): Readonly<Record<string, string>> | string | undefined {
    let cell: Record<string, string> | undefined
    for (const column of columns.cells) {
      const text = textIn(cells, column)
      const code =
        column.codes.size === 0
          ? text
          : (column.codes.get(text) ?? column.codes.get((cells[column.at] ?? '').trim()) ?? text)
      if (code === '') continue
      const known = declared(code, column, outline)
      if (known === undefined) {
        if (column.skipOthers) return `“${column.name}”: ${clipped(text)}`
        if (!askZeros(code, column, outline, line, ask))
          fault(column.name, 'unknown-cell', unknownCode(code, column.dimension, outline))
        continue
      }
      cell ??= {}
      cell[column.dimension] = known
    }
    for (const [dimension, code] of columns.fixedCells) cell = { ...cell, [dimension]: code }
    for (const [dimension, code] of wide ? saidBy(wide) : []) {
      if (code === '') continue
      if (outline.dimensions.get(dimension)?.has(code)) cell = { ...cell, [dimension]: code }
      else fault(wide?.name ?? null, 'unknown-cell', unknownCode(code, dimension, outline))
    }
    return cell
  }

  /** The codes that an unpivoted column means. */
  const saidBy = ({ means, cell }: WideColumn): WideColumn['cell'] =>
    map.wide === undefined || map.wide.are === 'period' ? cell : [...cell, [map.wide.are, means]]

  /** The declared code that a text is; undefined where it is none. */
  function declared(
    code: string,
    { dimension, leadingZeros }: CellColumn,
    { dimensions }: IndicatorOutline,
  ): string | undefined {
    const codes = dimensions.get(dimension)
    if (codes?.has(code)) return code
    if (!leadingZeros || !codes) return undefined
    return zerosBefore(code, codes)
  }

  function askZeros(
    code: string,
    column: CellColumn,
    outline: IndicatorOutline,
    line: number,
    ask: RowCallbacks['ask'],
  ): boolean {
    const codes = outline.dimensions.get(column.dimension)
    const whole = codes && zerosBefore(code, codes)
    if (whole === undefined) return false
    ask(`zeros ${column.dimension}`, {
      code: 'code',
      line,
      column: column.name,
      detail: `“${code}” is no code of “${column.dimension}”, but “${whole}” is: did the file lose its leading zeros?`,
      answers: [
        '--leading-zeros',
        `"cell": {"${column.dimension}": {"column": "${column.name}", "codes": {"${code}": "${whole}"}}} in the map`,
      ],
    })
    return true
  }

  function unknownCode(code: string, dimension: string, outline: IndicatorOutline): string {
    const key = `${outline.id} ${dimension} ${code}`
    const known = codeMemory.get(key)
    if (known !== undefined) return known
    const detail = describeUnknown(code, dimension, outline)
    if (codeMemory.size < 1000) codeMemory.set(key, detail)
    return detail
  }

  return readCell
}

/** The one declared code that a text is with zeros put before it. */
function zerosBefore(code: string, codes: ReadonlyMap<string, string>): string | undefined {
  if (!/^\d+$/.test(code)) return undefined
  const whole = [...codes.keys()].filter(known => known.length > code.length && known.replace(/^0+/, '') === code)
  return whole.length === 1 ? whole[0] : undefined
}
