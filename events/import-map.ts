/** An import map as it is written: which column of somebody else's table is which part of a figure. */
import { z } from 'zod'
import { evidence, id, knowledge, prose } from './shapes.ts'

/** Sets of signs for what is missing, each by the name of the office that prints them. */
export const missingSetNames = ['ssb', 'scb', 'dst', 'eurostat', 'destatis', 'statcan', 'open-sdg'] as const
export type MissingSetName = (typeof missingSetNames)[number]

/** Kinds that a map may say a file's periods are of, where their text alone does not tell. */
export const periodKinds = ['year', 'half-year', 'quarter', 'month', 'week', 'day', 'window', 'school-year'] as const
export type PeriodKind = (typeof periodKinds)[number]

/** Maps that come with Varde, by name. */
export const shippedMapNames = [
  'open-sdg',
  'eurostat-sdmx-csv',
  'ssb-pxweb-csv',
  'statcan-csv',
  'dhis2-datavalues',
] as const
export type ShippedMapName = (typeof shippedMapNames)[number]

const header = z.string().min(1).max(300)
const cellText = z.string().max(300)
const mark = z.enum(['.', ','])
const dimensionName = z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,62}$/, 'must be the name of a dimension')
/** SDMX codes of a status, one or several; empty: none is said. */
const status = z.string().regex(/^[A-Z]{0,4}$/, 'must be SDMX codes of obsStatus, such as P or BU, or empty')

/** A column by its name alone, or with what else is said of it. */
const column = <S extends z.core.$ZodShape>(more: S) =>
  z.union([header, z.strictObject({ column: header, ...more })], {
    error: 'must be the name of a column, or {"column": …} with what the design names beside it',
  })

const fixed = <T extends z.ZodType>(of: T) => z.strictObject({ fixed: of })

const valueMore = {
  decimal: mark.optional(),
  thousands: mark.optional(),
  missing: z
    .union([z.enum(missingSetNames), z.record(cellText, z.enum(['L', 'M', 'Q']))], {
      error: `must be one of ${missingSetNames.join(', ')}, or signs with L, M or Q`,
    })
    .optional(),
  /** Whole cells and what they mean: a number, or a status without a value. */
  values: z.record(cellText, z.union([z.number(), z.enum(['L', 'M', 'Q'])])).optional(),
  /** What stands beside a number and the status it means; `()`: the number is in brackets. */
  marks: z.record(z.string().min(1).max(10), status).optional(),
}

/** Which rows are taken, by what a column says. */
const condition = z.union([
  cellText,
  z.array(cellText).min(1),
  z.strictObject({ not: z.union([cellText, z.array(cellText).min(1)]) }),
])

const codes = z.record(cellText, cellText)
export const writtenMap = z.strictObject({
  indicator: z
    .union(
      [
        id,
        z.strictObject({
          column: header,
          ids: z.record(cellText, id).optional(),
          others: z.literal('skip').optional(),
        }),
      ],
      {
        error: 'must be an id, or {"column", "ids"?, "others": "skip"?}',
      },
    )
    .optional(),
  period: z
    .union([
      column({
        yearFrom: z.int().min(1).max(12).optional(),
        kind: z.enum(periodKinds).optional(),
        codes: codes.optional(),
      }),
      fixed(z.string().min(1).max(40)),
    ])
    .optional(),
  value: column(valueMore).optional(),
  low: column({}).optional(),
  high: column({}).optional(),
  numerator: column({}).optional(),
  denominator: column({}).optional(),
  standardError: column({}).optional(),
  status: z.union([column({ codes: z.record(cellText, status).optional() }), fixed(status)]).optional(),
  cell: z
    .record(
      dimensionName,
      z.union([
        column({ codes: codes.optional(), others: z.literal('skip').optional(), leadingZeros: z.boolean().optional() }),
        fixed(cellText),
      ]),
    )
    .optional(),
  /** Codes that lost their leading zeros are completed, in any dimension. */
  leadingZeros: z.boolean().optional(),
  note: column({}).optional(),
  /** A knowledge date for all rows, or a column of them. */
  knownFrom: z.union([knowledge, z.strictObject({ column: header })]).optional(),
  wide: z
    .strictObject({
      /** `2015..2024` from one column to another, names, or `*` for all columns that nothing else is said of. */
      columns: z.union([header, z.array(header).min(1)]),
      are: z.union([z.literal('period'), dimensionName]),
      /** What a header means: its period, or a code of the dimension. */
      codes: codes.optional(),
      /** What a header says beside it: the code of another dimension, as “Menn 2021” of men. */
      cell: z.record(dimensionName, codes).optional(),
    })
    .optional(),
  where: z.record(header, condition).optional(),
  ignore: z.array(header).optional(),
  reason: prose.optional(),
  decision: id.optional(),
  evidence: evidence.optional(),
})
export type WrittenMap = z.infer<typeof writtenMap>
