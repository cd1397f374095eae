/** Where are we on the way to the target? One assessment: two answers with their inputs, rule, versions and reasons. */
import { z } from 'zod'
import { parsePeriod } from '../../events/period.ts'
import type { Cell } from '../../events/shapes.ts'
import { pinJson } from '../base/answer-json.ts'
import type { Pin } from '../base/pin.ts'
import { isBand, type Point, type Target } from '../progress/case.ts'
import { atLeast } from '../progress/compare.ts'
import { type Days, daysInBoth } from '../progress/days.ts'
import { methodNamed, methods } from '../progress/methods.ts'
import { ageBetween } from '../progress/staleness.ts'
import { alikeOn, assessVarde1 } from '../progress/varde-1.ts'
import type { Assessment, DatedAssessment, UndatedAssessment } from './assessment-shape.ts'
import { type MadeCase, makeCase } from './case.ts'
import { type ComparablePoints, differencesIn, pointOf } from './comparable-points.ts'
import { rolledUpJson } from './figure-json.ts'
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
): Assessment => {
  const { assessment } = undatedAssessment(id, history, at, pin, choice, makeCase(history, at, pin, choice, read))
  return dated(assessment, pin)
}

/** What goes with an assessment on the pin's day. */
export function datedJson({ judging, latest }: UndatedAssessment, pin: Pin): DatedAssessment {
  const about = judging ?? latest
  return {
    age: about && ageBetween(parsePeriod(about.period).reference, parsePeriod(pin.on).reference),
    pin: pinJson(pin),
  }
}

/** An assessment with it. */
export const dated = (assessment: UndatedAssessment, pin: Pin): Assessment => ({
  ...assessment,
  ...datedJson(assessment, pin),
})

/** An assessment without what tells of the day, and on which other days it is the same; undefined: on none that is known. */
export interface Undated {
  readonly assessment: UndatedAssessment
  readonly alikeOn: Days | undefined
}

/** The assessment of a case that was made. */
export function undatedAssessment(
  id: string,
  history: IndicatorHistory,
  at: IndicatorAt,
  pin: Pin,
  choice: Choice,
  made: MadeCase,
): Undated {
  const assessed = assessVarde1(made.case)
  const { covered, provisional, latest, judging, path, trend } = assessed
  const latestFigure = figureOf(latest, made)
  const revised = originalAnswers(assessed, history, at, pin, choice, made)
  const assessment = {
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
  const days = alikeDays(made)
  return { assessment, alikeOn: revised && days ? revised.alikeOn && daysInBoth(days, revised.alikeOn) : days }
}

/**
 * The other days on which a case is answered the same. None is before the end of any figure recorded: one that marks a break does
 * so from then on, also where no running total is left that tells of it.
 */
function alikeDays({ case: c, read, recorded: { points }, recorded }: MadeCase): Days | undefined {
  const days = alikeOn(c)
  if (!days || read === recorded) return days
  const last = points.at(points.length - 1)?.key.period.reference ?? 0
  return atLeast(c.on, last) ? { ...days, from: Math.max(days.from, last) } : undefined
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

const kindOf = (target: MadeCase['target']): NonNullable<Assessment['target']>['kind'] =>
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
