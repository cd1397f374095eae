/** How an assessment is written in answers: two answers with their inputs, rule, versions and reasons, each with its zod shape. */
import { z } from 'zod'
import { obsStatus } from '../../events/obs-status.ts'
import { cell, period } from '../../events/shapes.ts'
import { pinShape } from '../base/answer-json.ts'
import type { Shaped } from '../base/shaped.ts'
import type { PathVerdict } from '../progress/path.ts'
import { type Reason, reasons } from '../progress/reasons.ts'
import type { ChanceInWords, TrendVerdict } from '../progress/trend.ts'
import { differenceFields, rolledUpShape } from './figure-json.ts'

const pathVerdicts = [
  'not-assessed',
  'achieved',
  'missed',
  'met',
  'within-error',
  'ahead',
  'behind',
  'on-path',
] as const satisfies readonly PathVerdict[]
export const pathVerdictShape = z.enum(pathVerdicts)

const trendVerdicts = [
  'not-assessed',
  'too-early',
  'moving-away',
  'clearly-short',
  'slightly-short',
  'met-slipping',
  'reaches',
  'met',
] as const satisfies readonly TrendVerdict[]
export const trendVerdictShape = z.enum(trendVerdicts)

const chances = ['unlikely', 'uncertain', 'likely'] as const satisfies readonly ChanceInWords[]
const chanceShape = z.enum(chances)

const reasonsShape = z.array(z.enum(Object.keys(reasons) as [Reason, ...Reason[]]))

const nullable = z.number().nullable()
const amount = { value: nullable, low: z.number().optional(), high: z.number().optional() }

/** A dated value, in decimal years and the unit of the day. */
export const datedValueShape = z.strictObject({ t: z.number(), value: z.number() })

const baselineShape = z
  .strictObject({ period, ...amount, version: z.int(), illustrative: z.boolean().optional() })
  .describe('In the unit of the day.')

const targetShape = z
  .strictObject({
    period,
    ...amount,
    version: z.int(),
    kind: z.enum(['value', 'band', 'changePercent', 'changePoints']),
    changePercent: z.number().optional(),
    changePoints: z.number().optional(),
    baselineVersion: z.int().optional(),
    relativeTo: z.number().optional().describe('The baseline value that a change was computed from.'),
    milestones: z.array(datedValueShape).optional(),
    illustrative: z.boolean().optional(),
  })
  .describe('In the unit of the day; null where a change follows a baseline without a number.')

/** The latest figure. */
export const latestShape = z.strictObject({
  period,
  ...amount,
  value: nullable.describe('Null where only an interval is known, or where cells of a sum are lacking.'),
  obsStatus,
  disputed: z.array(z.string()).optional().describe('Ids of the disputes that are open.'),
  rolledUp: rolledUpShape.optional(),
  ...differenceFields,
  definitionVersion: z.int(),
  recorded: nullable.optional().describe('What was recorded, where a bridge makes another number of it.'),
})

/** The answer against the agreed path. */
export const pathShape = z.strictObject({
  expected: nullable.describe('Value of the path at the reference point of the figure that judges.'),
  deviation: nullable.describe('The judging value against it, in the unit; positive is better.'),
  share: nullable.describe('The deviation as a share of the distance from baseline to target.'),
  verdict: pathVerdictShape,
  reasons: reasonsShape,
})

/** The answer if the recent trend continues. */
export const trendShape = z.strictObject({
  slope: nullable.describe('In the unit per year.'),
  needed: nullable.describe('From the latest point to the target, in the unit per year.'),
  pace: nullable.describe('slope / needed.'),
  ifPaceHolds: nullable.describe('The value at the target’s date if the slope does not fade.'),
  verdict: trendVerdictShape,
  at: nullable.describe('Date of the target, decimal year.'),
  projected: nullable,
  low: nullable,
  high: nullable,
  level: z.number().describe('Probability that low ≤ value ≤ high.'),
  chance: chanceShape.or(z.number()).nullable(),
  chanceInWords: chanceShape.nullable().optional(),
  reasons: reasonsShape,
})

const linesShape = z.strictObject({ straight: z.number(), percentOfBaseline: nullable, constantRate: nullable })

/** What the chosen method says: a published rule with its own numbers beside; of varde-1 only its name. */
export const methodResultShape = z.strictObject({
  name: z.string(),
  version: z.string(),
  status: z.string().or(z.int()).nullable().optional(),
  value: nullable.optional(),
  score: nullable.optional(),
  reasons: reasonsShape.optional(),
  coefficient: z
    .number()
    .optional()
    .describe('opensdg-2.4: what nearness to the natural limit makes of the thresholds.'),
  pointsUsed: z.int().optional().describe('destatis-weather'),
  change: nullable.optional().describe('destatis-weather: mean yearly change.'),
  hypothetical: nullable.optional().describe('destatis-weather: the value in the target year.'),
  currentStatus: nullable.optional().describe('escap'),
  anticipatedProgress: nullable.optional().describe('escap'),
  predicted: nullable.optional().describe('escap'),
  growth: z.number().optional().describe('unsd-2023: yearly growth rate.'),
  expected: z.union([nullable, linesShape]).optional().describe('unsd-2023: a value; linear-path: one of each line.'),
  lines: z
    .array(linesShape.extend({ t: z.number(), kept: z.number() }))
    .optional()
    .describe('linear-path'),
})

/** One assessment: two answers with their inputs, rule, versions and reasons. */
export const assessmentShape = z.strictObject({
  indicator: z.string(),
  cell,
  definitionVersion: z.int(),
  baseline: baselineShape.nullable(),
  target: targetShape.nullable(),
  latest: latestShape.nullable().describe('The latest figure of all.'),
  judging: latestShape.nullable().describe('The figure that the verdict against the path is about.'),
  covered: nullable.describe('Share of the distance from baseline to target that is covered, unclamped.'),
  provisional: z.boolean().describe('Whether a figure used is provisional, or its period is still running.'),
  path: pathShape,
  trend: trendShape,
  reasons: reasonsShape.describe(
    'What goes with both answers: an example target, one that follows another baseline, one made weaker or stronger.',
  ),
  original: z
    .strictObject({ path: pathShape, trend: trendShape })
    .optional()
    .describe('Where the target was revised: both answers against the first target and the baseline that stood then.'),
  method: methodResultShape,
  age: z
    .string()
    .nullable()
    .describe('Whole years and months since the judging period ended, P3Y11M; P0M while it runs.'),
  pin: pinShape,
})
export type Assessment = Shaped<typeof assessmentShape>

/** What of an assessment tells of the day, and is another the day after. */
export type DatedAssessment = Pick<Assessment, 'age' | 'pin'>

/** An assessment without that: mostly the same until more is known. */
export type UndatedAssessment = Omit<Assessment, keyof DatedAssessment>
