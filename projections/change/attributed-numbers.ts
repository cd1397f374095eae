/** The numbers of an indicator whose changes are split into parts. */
import { z } from 'zod'

/** The numbers whose changes are attributed: the latest value, covered, share, projected, and a named method's own value. */
export const attributedNumbers = ['latest', 'covered', 'share', 'projected', 'value'] as const
export type AttributedNumber = (typeof attributedNumbers)[number]
export type Numbers = Readonly<Record<AttributedNumber, number | null>>
export const numbersShape = z.strictObject({
  latest: z.number().nullable(),
  covered: z.number().nullable(),
  share: z.number().nullable(),
  projected: z.number().nullable(),
  value: z.number().nullable().describe('The value of a named method, where it has one.'),
})

/** An indicator's numbers, both verdicts and a named method's status; null where nothing of it was known. */
export interface IndicatorNumbers {
  readonly numbers: Numbers
  readonly path: string | null
  readonly trend: string | null
  readonly status: string | number | null
}

/** The shape of `IndicatorNumbers`. */
export const indicatorNumbersShape = z.strictObject({
  numbers: numbersShape,
  path: z.string().nullable(),
  trend: z.string().nullable(),
  status: z.union([z.string(), z.number()]).nullable(),
})

/** A value for each of the numbers. */
export const eachNumber = <T>(make: (name: AttributedNumber) => T): Readonly<Record<AttributedNumber, T>> => ({
  latest: make('latest'),
  covered: make('covered'),
  share: make('share'),
  projected: make('projected'),
  value: make('value'),
})
