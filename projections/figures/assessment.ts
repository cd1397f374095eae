/** Where are we on the way to the target? One assessment: two answers with their inputs, rule, versions and reasons. */
import { z } from 'zod'
import { obsStatus } from '../../events/obs-status.ts'
import { parsePeriod } from '../../events/period.ts'
import { type Cell, cell, period } from '../../events/shapes.ts'
import { pinJson, pinShape } from '../base/answer-json.ts'
import type { Pin } from '../base/pin.ts'
import type { Shaped } from '../base/shaped.ts'
import { isBand, type Point, type Target } from '../progress/case.ts'
import { methodNamed, methods } from '../progress/methods.ts'
import type { PathVerdict } from '../progress/path.ts'
import { type Reason, reasons } from '../progress/reasons.ts'
import { ageBetween } from '../progress/staleness.ts'
import type { ChanceInWords, TrendVerdict } from '../progress/trend.ts'
import { assessVarde1 } from '../progress/varde-1.ts'
import { type MadeCase, makeCase } from './case.ts'
import { type ComparablePoints, differencesIn, pointOf } from './comparable-points.ts'
import { differenceFields, rolledUpJson, rolledUpShape } from './figure-json.ts'
import type { IndicatorAt, IndicatorHistory } from './indicator.ts'
import type { PointAt } from './points.ts'
import { originalAnswers, reasonsOnLines } from './target-reservations.ts'

/** What a question may choose. */
export interface Choice {
  readonly target: 'current' | 'original'
  /** Name of a published method, or varde-1. */
  readonly method: string
  readonly cell: Cell | undefined
}

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
type Dated = Pick<Assessment, 'age' | 'pin'>

/** An assessment without that: mostly the same until more is known. */
export type UndatedAssessment = Omit<Assessment, keyof Dated>

/** How a question about progress may choose. */
export const choiceInQuery = {
  target: z.enum(['current', 'original']).default('current'),
  method: z.enum(methods.map(m => m.name) as [string, ...string[]]).default('varde-1'),
}

/** Assesses an indicator's cell at a pin; `read` are the cell's points, where they are at hand. */
export const assess = (
  id: string,
  history: IndicatorHistory,
  at: IndicatorAt,
  pin: Pin,
  choice: Choice,
  read?: ComparablePoints,
): Assessment => assessmentJson(id, history, at, pin, choice, makeCase(history, at, pin, choice, read))

/** The assessment of a case that was made. */
export function assessmentJson(...of: Parameters<typeof undatedAssessment>): Assessment {
  const assessment = undatedAssessment(...of)
  const [, , , pin] = of
  return { ...assessment, ...datedJson(assessment, pin) }
}

/** What goes with an assessment on the pin's day. */
export function datedJson({ judging, latest }: UndatedAssessment, pin: Pin): Dated {
  const about = judging ?? latest
  return {
    age: about && ageBetween(parsePeriod(about.period).reference, parsePeriod(pin.on).reference),
    pin: pinJson(pin),
  }
}

/** The same, without what tells of the day. */
export function undatedAssessment(
  id: string,
  history: IndicatorHistory,
  at: IndicatorAt,
  pin: Pin,
  choice: Choice,
  made: MadeCase,
): UndatedAssessment {
  const assessed = assessVarde1(made.case)
  const { covered, provisional, latest, judging, path, trend } = assessed
  const latestFigure = figureOf(latest, made)
  const revised = originalAnswers(assessed, history, at, pin, choice, made)
  return {
    indicator: id,
    cell: choice.cell ?? {},
    definitionVersion: made.currentVersion,
    baseline: baselineJson(made),
    target: targetJson(made),
    latest: latestFigure,
    judging: judging === latest ? latestFigure : figureOf(judging, made),
    covered,
    provisional,
    path,
    trend,
    reasons: [...reasonsOnLines(made, path.reasons), ...(revised?.reasons ?? [])],
    ...(revised && { original: revised.original }),
    method: methodJson(made, choice.method),
  }
}

function figureOf(point: Point | null, { read }: MadeCase): Assessment['latest'] {
  const recorded = point && pointOf(read, point)
  return point && recorded ? { ...latestJson(point, recorded), ...differencesIn(read.comparable, recorded) } : null
}

/** A figure, in the unit of the day. A sum that lacks cells is shown by how much of it is there. */
export function latestJson({ value, low, high }: Point, point: PointAt) {
  const { key, obsStatus, disputed, definitionVersion, rolledUp } = point
  const isPart = rolledUp?.complete === false
  return {
    period: key.given,
    value: isPart ? null : value,
    obsStatus,
    ...(value === null && { low, high }),
    ...(disputed.length > 0 && { disputed }),
    ...(rolledUp && { rolledUp: rolledUpJson(rolledUp) }),
    definitionVersion,
    // What was recorded, where a bridge makes another number of it.
    ...(!isPart && point.value !== value && { recorded: point.value }),
  }
}

function methodJson(made: MadeCase, name: string): Assessment['method'] {
  const method = methodNamed(name)
  if (!method) throw new Error(`no method ${name}`)
  // The two answers stand beside it; of its own method there is only the name to tell.
  return name === 'varde-1' ? { name, version: method.version } : method.assess(made.case)
}

function baselineJson({ baseline, case: c }: MadeCase) {
  if (!baseline || !c.baseline) return null
  const { value, low, high } = c.baseline
  return {
    period: baseline.period,
    value,
    version: baseline.version,
    ...(low !== undefined && { low, high }),
    ...(baseline.illustrative && { illustrative: true }),
  }
}

const kindOf = (target: MadeCase['target']): z.output<typeof targetShape>['kind'] =>
  target?.changePercent !== undefined
    ? 'changePercent'
    : target?.changePoints !== undefined
      ? 'changePoints'
      : target?.low !== undefined
        ? 'band'
        : 'value'

const amountOf = (target: Target) =>
  isBand(target) ? { value: null, low: target.low, high: target.high } : { value: target.value }

function targetJson({ target, case: c }: MadeCase) {
  if (!target) return null
  const { changePercent, changePoints, baselineVersion, illustrative } = target
  return {
    period: target.period,
    ...(c.target ? amountOf(c.target) : { value: null }),
    version: target.version,
    kind: kindOf(target),
    ...(changePercent !== undefined && { changePercent }),
    ...(changePoints !== undefined && { changePoints }),
    ...(baselineVersion !== undefined && { baselineVersion }),
    ...(c.target?.relativeTo !== undefined && { relativeTo: c.target.relativeTo }),
    ...(c.milestones.length > 0 && { milestones: c.milestones.map(({ t, value }) => ({ t, value })) }),
    ...(illustrative && { illustrative: true }),
  }
}
