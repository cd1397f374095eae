/** The life of an indicator: defined, given a baseline and a target, measured for years, corrected, disputed, retired. */
import { z } from 'zod'
import { defineFact } from './fact.ts'
import { shippedMapNames, writtenMap } from './import-map.ts'
import { obsStatus } from './obs-status.ts'
import {
  type Cell,
  cell,
  code,
  dimension,
  duration,
  id,
  interval,
  name,
  number,
  period,
  positive,
  prose,
  share,
  sharedCell,
  text,
  url,
} from './shapes.ts'

export const directions = ['increase', 'decrease', 'hold'] as const
/** The place of an indicator in the chain of results. */
export const indicatorKinds = ['outcome', 'output', 'process', 'input', 'experience'] as const
export type IndicatorKind = (typeof indicatorKinds)[number]

/** The fields of a definition version; `redefine` may change any of them. */
export const definitionShape = {
  title: text,
  definition: text,
  unit: text,
  direction: z.enum(directions),
  kind: z.enum(indicatorKinds),
  source: z.strictObject({ name: prose, url: url.optional(), licence: prose.optional() }),
  decimals: z.int().min(0).max(10).optional(),
  limits: z
    .strictObject({ min: number.optional(), max: number.optional() })
    .refine(({ min, max }) => min === undefined || max === undefined || min <= max, {
      error: 'max must not be below min',
      path: ['max'],
    })
    .optional(),
  dimensions: z
    .record(dimension, z.record(code, text))
    .refine(
      all => Object.values(all).every(codes => Object.keys(codes).every(code => !/^(_T|total|all)$/i.test(code))),
      'must not list a code for the total: the total is the empty cell',
    )
    .optional(),
  population: text.optional(),
  /** How a coarser period is made of finer ones, and a total of its cells. */
  rollUp: z
    .strictObject({
      time: z.enum(['last', 'sum', 'mean']).optional(),
      cells: z.enum(['sum', 'ratio', 'none']).optional(),
    })
    .refine(({ time, cells }) => time !== undefined || cells !== undefined, 'must state time, cells or both')
    .optional(),
  /** Whether the figure stands at any time (`level`), or adds up while its period runs (`flow`). */
  measures: z.enum(['level', 'flow']).optional(),
  /** Each figure is what was added in its period: assessed is the running total from the baseline. */
  cumulative: z.boolean().optional(),
  /** value = multiplier · numerator / denominator; 100 for percent. */
  multiplier: positive.optional(),
  frequency: z.enum(['P1M', 'P3M', 'P6M', 'P1Y', 'P2Y', 'P3Y']).optional(),
  publicationLag: duration.optional(),
  seasonal: z.enum(['none', 'adjusted', 'raw']).optional(),
  /** Whether figures ask for sign-off from the start; `set-sign-off` changes it. */
  signOff: z.boolean().optional(),
  /** Whether the mission shows it among its key indicators; `set-key` changes it. */
  key: z.boolean().optional(),
  scale: z
    .array(z.strictObject({ code, label: text }))
    .min(1)
    .max(50)
    .optional(),
  accountable: name.optional(),
  /** The indicator of the same mission that this one is compared with: it then speaks for no goal. */
  comparatorOf: id.optional(),
  illustrative: z.boolean().optional(),
}
/** The codes of a dimension in the order they are shown, where it differs from the order of their names. */
export const codeOrder = z.record(dimension, z.array(code)).optional()
export const goalsShape = z.array(id).min(1).max(50)
export const indicatorDefined = defineFact(
  'indicator-defined',
  1,
  z.strictObject({ mission: id, goals: goalsShape, ...definitionShape, codeOrder }),
)
export const indicatorAssigned = defineFact('indicator-assigned', 1, z.strictObject({ goals: goalsShape }))

export const keyIndicatorChanged = defineFact('key-indicator-changed', 1, z.strictObject({ key: z.boolean() }))

/** Converts across a break: new = old · factor + offset. */
const bridge = z.strictObject({
  factor: number.refine(n => n !== 0, 'must not be 0').optional(),
  offset: number.optional(),
  note: prose,
})
const { signOff: _signOff, key: _key, ...redefinable } = definitionShape
export const redefinitionShape = {
  ...z.strictObject(redefinable).partial().shape,
  definition: text,
  /** The first period the new definition covers. */
  breakAt: period,
  comparable: z.boolean(),
  bridge: bridge.optional(),
}
export const indicatorRedefined = defineFact(
  'indicator-redefined',
  1,
  z.strictObject({ ...redefinitionShape, codeOrder }),
)

/** The amount of a figure: one number, or an interval, which is drawn and never computed with. */
export const amountShape = { value: number.optional(), low: number.optional(), high: number.optional() }
const where = { period, cell: cell.optional() }

const baseline = {
  ...where,
  ...amountShape,
  standardError: number.min(0).optional(),
  illustrative: z.boolean().optional(),
}
export const baselineSet = defineFact('baseline-set', 1, z.strictObject(baseline))
export const baselineReestimated = defineFact(
  'baseline-reestimated',
  1,
  z.strictObject({ ...baseline, decidedBy: name.optional() }),
)

/** A target in the unit, as a band, or as a change from the baseline version it follows. */
export const targetAmountShape = { ...amountShape, changePercent: number.optional(), changePoints: number.optional() }
export const milestone = z.strictObject({
  period,
  value: number.optional(),
  changePercent: number.optional(),
  changePoints: number.optional(),
})
const target = {
  ...where,
  ...targetAmountShape,
  path: z.array(milestone).max(200).optional(),
  decidedBy: name.optional(),
  /** The baseline version a relative target follows, counted from 1. */
  baselineVersion: z.int().min(1).optional(),
  illustrative: z.boolean().optional(),
}
export const targetSet = defineFact('target-set', 1, z.strictObject(target))
export const targetRevised = defineFact('target-revised', 1, z.strictObject({ ...target, decidedBy: name }))

export const judgement = z.strictObject({
  code,
  rationale: prose,
  by: name,
  confidence: z.enum(['low', 'medium', 'high']).or(share).optional(),
  dissent: prose.optional(),
})
/** Codes that were given beside the status (rule 10b). */
const flags = z.array(obsStatus).min(1).max(8).optional()
export const measurementShape = {
  ...where,
  ...amountShape,
  judgement: judgement.optional(),
  obsStatus: obsStatus.optional(),
  flags,
  numerator: number.optional(),
  denominator: number.optional(),
  standardError: number.min(0).optional(),
  margin: interval.safeExtend({ level: share }).optional(),
  note: prose.optional(),
}
export const indicatorMeasured = defineFact('indicator-measured', 1, z.strictObject(measurementShape))
export const correctionCauses = ['source-revised', 'typing-error', 'method', 'wrong-place'] as const
/** The whole figure as it is after the correction, so that nobody who reads it has to merge. */
export const correctionShape = {
  ...measurementShape,
  cause: z.enum(correctionCauses),
  /** knownFrom of the vintage that is corrected; left out: the one in force. */
  vintage: z.string().max(80).optional(),
}
export const measurementCorrected = defineFact('measurement-corrected', 1, z.strictObject(correctionShape))
export const measurementWithdrawn = defineFact('measurement-withdrawn', 1, z.strictObject(where))

/** The text of a figure that is a number of a period and a cell, with its status, and nothing else; no escape is in it. */
const PLAIN_FIGURE =
  /^\{(?:"cell":(\{[^{}\\]*\}),)?(?:"obsStatus":"([A-Z])",)?"period":"([^"\\\p{Cc}]*)","value":(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?)\}$/u

/** A figure that is a number of a period, and perhaps of a cell and with a status. */
export interface PlainFigure {
  readonly period: string
  readonly value: number
  readonly cell: Cell | undefined
  readonly obsStatus: string | undefined
}

/** The figure in the text of a measurement fact's data; undefined where it is none or has more to it. Figures of one cell share it. */
export function plainFigureIn(text: string): PlainFigure | undefined {
  const found = PLAIN_FIGURE.exec(text)
  if (!found) return undefined
  const [, cell, obsStatus, period, value] = found
  return {
    period: period as string,
    value: Number(value),
    cell: cell === undefined ? cell : sharedCell(cell),
    obsStatus,
  }
}

/**
 * What `JSON.parse` gives for the text of a measurement fact's data, in half the time for nearly all of them; figures of one cell
 * share it. Throws as `JSON.parse` does.
 */
export function figureIn(text: string): unknown {
  const plain = plainFigureIn(text)
  if (!plain) return JSON.parse(text)
  const { period, value, cell, obsStatus } = plain
  return { period, value, ...(cell !== undefined && { cell }), ...(obsStatus !== undefined && { obsStatus }) }
}

export const disputeShape = { dispute: id, ...where, claimant: name, claimedValue: number.optional() }
export const measurementDisputed = defineFact('measurement-disputed', 1, z.strictObject(disputeShape))
export const disputeOutcomes = ['upheld', 'corrected', 'withdrawn'] as const
export const disputeResolved = defineFact(
  'dispute-resolved',
  1,
  z.strictObject({ dispute: id, outcome: z.enum(disputeOutcomes), value: number.optional() }),
)
/** Forms in which statistics offices publish figures. */
const boundSourceKinds = ['json-stat', 'pxweb', 'sdmx-csv'] as const

/** An address that everybody may read: it holds no user name and no password. */
const publicUrl = url.refine(
  text => URL.parse(text)?.username === '' && URL.parse(text)?.password === '',
  'must hold neither a user name nor a password: everybody sees it',
)

export const boundSourceShape = {
  kind: z.enum(boundSourceKinds),
  url: publicUrl,
  /** What is asked of it, as it is sent: the query of the address, or the JSON of a PxWeb table. */
  query: prose.optional(),
  /** What its columns mean: an import map, or the name of one that comes with Varde. */
  map: z.union([z.enum(shippedMapNames), writtenMap]).optional(),
}
export const sourceBound = defineFact('source-bound', 1, z.strictObject(boundSourceShape))
export const sourceUnbound = defineFact('source-unbound', 1, z.strictObject({}))

export const indicatorRetired = defineFact('indicator-retired', 1, z.strictObject({}))

export const indicatorFacts = [
  indicatorDefined,
  indicatorAssigned,
  keyIndicatorChanged,
  indicatorRedefined,
  baselineSet,
  baselineReestimated,
  targetSet,
  targetRevised,
  indicatorMeasured,
  measurementCorrected,
  measurementWithdrawn,
  measurementDisputed,
  disputeResolved,
  sourceBound,
  sourceUnbound,
  indicatorRetired,
] as const
