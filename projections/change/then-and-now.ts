/** The indicators that something names, assessed as they were seen and as they stand now. */
import { z } from 'zod'
import { directions } from '../../events/indicator.ts'
import { type Cell, cellKey, cell as cellShape, text } from '../../events/shapes.ts'
import type { Pin } from '../base/pin.ts'
import type { Shaped } from '../base/shaped.ts'
import { assess } from '../figures/assessment.ts'
import { latestShape, pathVerdictShape, trendVerdictShape } from '../figures/assessment-shape.ts'
import type { FactReader } from '../figures/fact-reader.ts'
import { foldIndicator, type IndicatorAt } from '../figures/indicator.ts'
import type { FigureKey } from '../figures/known-figure.ts'
import { addressOf, type ResolvedEvidencePin } from './evidence-pin.ts'

/** An indicator named, or one cell of it. */
export interface NamedIndicator {
  readonly indicator: string
  readonly cell: Cell
}

/** The indicators named, each with its cells, once; of one named without a cell, the total. */
export function namedOnce(keys: readonly Pick<FigureKey, 'indicator' | 'cell'>[]): NamedIndicator[] {
  const once = new Map(keys.map(({ indicator, cell = {} }) => [`${indicator}|${cellKey(cell)}`, { indicator, cell }]))
  return [...once.values()]
}

/** Whether a cell had been declared in some definition; what was misnamed has no figures, nor an address. */
const isDeclared = (cell: Cell, { versions }: IndicatorAt): boolean =>
  Object.entries(cell).every(([name, code]) =>
    versions.some(({ definition: { dimensions: { [name]: codes = {} } = {} } }) => code in codes),
  )

/** Both answers of an assessment in short. */
export const verdictsShape = z.strictObject({
  on: z.string(),
  latest: latestShape.nullable(),
  covered: z.number().nullable(),
  path: pathVerdictShape,
  trend: trendVerdictShape,
})

/** The shape of `thenAndNow`'s rows. */
export const thenAndNowShape = z.strictObject({
  indicator: z.string(),
  cell: cellShape,
  title: text.nullable(),
  unit: text.nullable(),
  decimals: z.int().nullable(),
  direction: z.enum(directions).nullable(),
  seen: verdictsShape.nullable(),
  now: verdictsShape.nullable(),
  address: z.string().nullable().describe('Address of the assessment as it was seen.'),
})

/** Both answers at a pin; null where nothing was known of the indicator or its cell. */
export function verdictsAt(
  reader: FactReader,
  { indicator, cell }: NamedIndicator,
  pin: Pin,
): Shaped<typeof verdictsShape> | null {
  const history = reader.indicator(indicator)
  const at = foldIndicator(history, pin)
  if (!at || at.versions.length === 0 || !isDeclared(cell, at)) return null
  const { latest, covered, path, trend } = assess(indicator, history, at, pin, {
    target: 'current',
    method: 'varde-1',
    cell: cellKey(cell) === '' ? undefined : cell,
  })
  return { on: pin.on, latest, covered, path: path.verdict, trend: trend.verdict }
}

const inQuery = (cell: Cell): string => {
  const text = Object.entries(cell).map(([dimension, code]) => `${dimension}:${code}`)
  return text.length === 0 ? '' : `&cell=${encodeURIComponent(text.join(','))}`
}

/** Each indicator named, then and now, with the address of its assessment as it was seen. */
export function thenAndNow(
  reader: FactReader,
  named: readonly NamedIndicator[],
  seen: ResolvedEvidencePin | undefined,
  now: Pin,
): Shaped<typeof thenAndNowShape>[] {
  return named.map(one => {
    const definition = foldIndicator(reader.indicator(one.indicator), now)?.versions.at(-1)?.definition
    const was = seen ? verdictsAt(reader, one, seen.pin) : null
    return {
      ...one,
      title: definition?.title ?? null,
      unit: definition?.unit ?? null,
      decimals: definition?.decimals ?? null,
      direction: definition?.direction ?? null,
      seen: was,
      now: verdictsAt(reader, one, now),
      address: seen && was ? `${addressOf(`/indicators/${one.indicator}/assessment`, seen)}${inQuery(one.cell)}` : null,
    }
  })
}
