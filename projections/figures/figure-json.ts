/** How an indicator’s definitions, lines and figures are written in answers, each with its zod shape. */

import { z } from 'zod'
import {
  amountShape,
  boundSourceShape,
  codeOrder,
  correctionCauses,
  definitionShape,
  disputeOutcomes,
  measurementShape,
  milestone,
} from '../../events/indicator.ts'
import { obsStatus } from '../../events/obs-status.ts'
import { cell, evidence, name, number, period } from '../../events/shapes.ts'
import { instant, lineJson, lineShape, originFields, originJson, statedField } from '../base/answer-json.ts'
import type { Shaped } from '../base/shaped.ts'
import { carries, type Rest } from './columns.ts'
import type { BaselineVersion, BoundSource, DefinitionVersion, DisputeAt, TargetVersion } from './indicator.ts'
import { differences, type PointAt, type RolledUp } from './points.ts'
import type { Row } from './series.ts'

/** What a definition says, as it was recorded. */
export const definitionFields = { ...definitionShape, codeOrder }

/** A definition version: new = old · factor + offset from the version before, null where nothing is computed across. */
export const versionShape = z.strictObject({
  version: z.int(),
  breakAt: period.nullable().describe('The first period it covers; null: the first version, which covers all before.'),
  bridge: z.strictObject({ factor: z.number(), offset: z.number() }).nullable(),
  ...definitionFields,
  ...originFields,
})

export function versionJson({
  from: _from,
  bridge,
  definition,
  ...line
}: DefinitionVersion): Shaped<typeof versionShape> {
  return { ...lineJson(line), ...definition, bridge }
}

/** The source that an indicator is bound to, and who bound it. */
export const sourceLineShape = lineShape(boundSourceShape)

export const sourceLineJson = (source: BoundSource): Shaped<typeof sourceLineShape> => lineJson(source)

const lineFields = {
  period,
  cell: cell.optional(),
  ...amountShape,
  version: z.int(),
  definitionVersion: z.int(),
  decidedBy: name.optional(),
  ...statedField,
  illustrative: z.boolean().optional(),
}

/** A baseline as it was set, in the unit of its definition version. */
export const baselineLineShape = z.strictObject({
  ...lineFields,
  standardError: measurementShape.standardError,
  ...originFields,
})

/** A target as it was set: a number, a band, or a change from the baseline version it follows. */
export const targetLineShape = z.strictObject({
  ...lineFields,
  changePercent: number.optional(),
  changePoints: number.optional(),
  baselineVersion: z.int().optional(),
  path: z.array(milestone).optional().describe('Milestones on the way.'),
  ...originFields,
})

export const baselineLineJson = (line: BaselineVersion): Shaped<typeof baselineLineShape> => lineJson(line)
export const targetLineJson = (line: TargetVersion): Shaped<typeof targetLineShape> => lineJson(line)

/** A dispute about a figure, and what became of it. */
export const disputeShape = z.strictObject({
  dispute: z.string(),
  period,
  cell,
  claimant: name,
  claimedValue: number.optional(),
  outcome: z.enum(['open', ...disputeOutcomes]),
  resolved: z.strictObject(originFields).optional(),
  ...originFields,
})

export const disputeJson = ({ resolved, ...dispute }: DisputeAt): Shaped<typeof disputeShape> => ({
  ...lineJson(dispute),
  ...(resolved && { resolved: originJson(resolved) }),
})

/** What else a figure may say, and when it was known and recorded. */
const figureFields = {
  knownFrom: z.string().describe('Instant from when it was known.'),
  knownFromGiven: z.string().optional().describe('The knowledge date as it was given.'),
  recordedAt: z.string().describe('Instant at which it entered the log.'),
  position: z.int(),
  low: measurementShape.low,
  high: measurementShape.high,
  numerator: measurementShape.numerator,
  denominator: measurementShape.denominator,
  standardError: measurementShape.standardError,
  margin: measurementShape.margin,
  note: measurementShape.note,
  judgement: measurementShape.judgement,
  flags: measurementShape.flags.describe('Further status codes that were given beside obsStatus.'),
  cause: z.enum(correctionCauses).optional(),
  reason: z.string().optional(),
  evidence: evidence.optional(),
}

/** A record of one value: measured, corrected or withdrawn. */
export const vintageShape = z.strictObject({
  type: z.enum(['indicator-measured', 'measurement-corrected', 'measurement-withdrawn']),
  value: z.number().nullable(),
  obsStatus: obsStatus.nullable(),
  ...figureFields,
})

export function vintageJson({
  type,
  value,
  obsStatus,
  knownFrom,
  knownText,
  recordedAt,
  position,
  rest,
}: Row): Shaped<typeof vintageShape> {
  const isWithdrawn = type === 'measurement-withdrawn'
  return {
    type,
    value: isWithdrawn ? null : value,
    obsStatus: isWithdrawn ? null : obsStatus,
    knownFrom: instant(knownFrom),
    ...(knownText !== undefined && { knownFromGiven: knownText }),
    recordedAt: instant(recordedAt),
    position,
    ...toldBeside(rest),
  }
}

/** What is told of a figure beside its value: on whose mandate it was recorded stands with the decision. */
const toldBeside = ({ decision: _, ...rest }: Rest): Omit<Rest, 'decision'> => rest

/** What a figure that is made of others rests on. */
export const rolledUpShape = z.strictObject({
  from: z.enum(['cells', 'periods']).describe('cells: of its dimensions; periods: finer or earlier ones.'),
  coverage: z.number().describe('Share of the parts that are there; not applicable ones are no parts.'),
  complete: z.boolean(),
})

export const rolledUpJson = ({ from, coverage, complete }: RolledUp): Shaped<typeof rolledUpShape> => ({
  from,
  coverage,
  complete,
})

/** How far a recorded figure is from what it should come to, where it differs. */
export const differenceFields = {
  differsFromCells: z.number().optional().describe('A recorded total minus the sum of its cells, where it differs.'),
  differsFromParts: z
    .number()
    .optional()
    .describe('A recorded figure minus what the finer periods in it come to, where it differs.'),
}

/** The figure that stands for a period and cell. */
export const pointShape = z.strictObject({
  period,
  cell,
  value: z.number().nullable(),
  obsStatus,
  definitionVersion: z.int().describe('Definition version that covers the period.'),
  provisional: z.literal(true).optional(),
  disputed: z.array(z.string()).optional().describe('Ids of the disputes that are open.'),
  rolledUp: rolledUpShape
    .extend({ partial: z.number().optional().describe('What those that are there come to, where some are lacking.') })
    .optional()
    .describe('Set where the value is made of cells or finer periods and not recorded.'),
  ...differenceFields,
  ...figureFields,
})

export function pointJson(p: PointAt): Shaped<typeof pointShape> {
  return {
    period: p.key.given,
    cell: p.key.cell,
    value: p.value,
    obsStatus: p.obsStatus,
    knownFrom: instant(p.knownFrom),
    ...(p.knownText !== undefined && { knownFromGiven: p.knownText }),
    recordedAt: instant(p.recordedAt),
    position: p.position,
    definitionVersion: p.definitionVersion,
    ...(carries(p, 'P') && { provisional: true }),
    ...(p.disputed.length > 0 && { disputed: p.disputed }),
    ...(p.rolledUp && { rolledUp: p.rolledUp }),
    ...differences(p),
    ...toldBeside(p.rest),
  }
}
