/** Writes data sets as JSON-stat 2.0 (json-stat.org/full): a cube of lines by times, and what it is about. */

/** A category of a dimension. */
export interface JsonStatCategory {
  readonly id: string
  readonly label: string
}

/** A value of the cube; null where its status says why there is none. */
export interface JsonStatValue {
  readonly line: string
  readonly time: string
  readonly value: number | null
  /** SDMX status codes. */
  readonly status?: string | undefined
}

export interface JsonStatInput {
  readonly label: string
  readonly source: string
  /** The address at which the same data set is had again. */
  readonly href: string
  readonly note: readonly string[]
  readonly lineLabel: string
  readonly timeLabel: string
  readonly lines: readonly JsonStatCategory[]
  readonly times: readonly JsonStatCategory[]
  readonly values: readonly JsonStatValue[]
  /** Of every line. */
  readonly unit: { readonly label: string; readonly decimals: number | null }
  /** What JSON-stat has no name for. */
  readonly extension: Readonly<Record<string, unknown>>
}

const category = (all: readonly JsonStatCategory[]) => ({
  index: all.map(({ id }) => id),
  label: Object.fromEntries(all.map(({ id, label }) => [id, label])),
})

/** A data set as JSON-stat 2.0. Values and statuses are sparse: by their place in the cube, rows of lines. */
export function jsonStat(input: JsonStatInput): object {
  const { lines, times, values, unit } = input
  const placeIn = (all: readonly JsonStatCategory[]) => new Map(all.map(({ id }, i) => [id, i]))
  const [lineAt, timeAt] = [placeIn(lines), placeIn(times)]
  const placed = values.map(each => ({
    ...each,
    at: String((lineAt.get(each.line) ?? 0) * times.length + (timeAt.get(each.time) ?? 0)),
  }))
  const stated = placed.filter(({ status }) => status !== undefined)
  const { label, decimals } = unit
  const inUnit = { label, ...(decimals !== null && { decimals }) }
  return {
    version: '2.0',
    class: 'dataset',
    href: input.href,
    label: input.label,
    source: input.source,
    note: input.note,
    id: ['line', 'time'],
    size: [lines.length, times.length],
    role: { time: ['time'], metric: ['line'] },
    dimension: {
      line: {
        label: input.lineLabel,
        category: { ...category(lines), unit: Object.fromEntries(lines.map(({ id }) => [id, inUnit])) },
      },
      time: { label: input.timeLabel, category: category(times) },
    },
    value: Object.fromEntries(placed.map(({ at, value }) => [at, value])),
    ...(stated.length > 0 && { status: Object.fromEntries(stated.map(({ at, status }) => [at, status])) }),
    extension: input.extension,
  }
}
