/** Where are we on the way to the target? One assessment: two answers with their inputs, rule, versions and reasons. */
import type { Cell } from '../../events/shapes.ts'
import type { Pin } from '../base/pin.ts'
import { isBand, type Point, type Target } from '../progress/case.ts'
import { methodNamed } from '../progress/methods.ts'
import type { PathVerdict } from '../progress/path.ts'
import type { TrendVerdict } from '../progress/trend.ts'
import { assessVarde1 } from '../progress/varde-1.ts'
import { type MadeCase, makeCase } from './case.ts'
import type { ComparablePoints } from './comparable-points.ts'
import type { IndicatorAt, IndicatorHistory } from './indicator.ts'
import type { PointAt } from './points.ts'

/** What a question may choose. */
export interface Choice {
  readonly target: 'current' | 'original'
  /** Name of a published method, or varde-1. */
  readonly method: string
  readonly cell: Cell | undefined
}

export interface Assessment {
  readonly indicator: string
  readonly covered: number | null
  readonly latest: { readonly value: number | null } | null
  readonly path: { readonly verdict: PathVerdict; readonly share: number | null }
  readonly trend: { readonly verdict: TrendVerdict; readonly projected: number | null }
  readonly method: {
    readonly name: string
    readonly version: string
    readonly value?: number | null
    readonly status?: string | number | null
  }
}

/** An assessment in the shape of the API; `read` are the cell's points, where they are at hand. */
export function assess(
  id: string,
  history: IndicatorHistory,
  at: IndicatorAt,
  pin: Pin,
  choice: Choice,
  read?: ComparablePoints,
): Assessment {
  const made = makeCase(history, at, pin, choice, read)
  const { covered, provisional, latest, path, trend } = assessVarde1(made.case)
  const point = latest && pointOf(made.read, latest.period)
  return {
    indicator: id,
    cell: choice.cell ?? {},
    pin: { asOf: pin.asOf, position: pin.position, on: pin.on },
    definitionVersion: made.currentVersion,
    baseline: shownBaseline(made),
    target: shownTarget(made),
    latest: latest && point ? shownLatest(latest, point) : null,
    covered,
    provisional,
    path,
    trend,
    method: methodOf(made, choice.method),
  } as Assessment
}

const pointOf = (read: ComparablePoints, period: string): PointAt | undefined =>
  read.pointOf ? read.pointOf(period) : read.points.find(p => p.key.period.key === period)

/** The latest figure, in the unit of the day. A sum that lacks cells is shown by how much of it is there. */
export function shownLatest({ value, low, high }: Point, point: PointAt) {
  const { key, obsStatus, disputed, definitionVersion, rolledUp } = point
  const isPart = rolledUp?.complete === false
  return {
    period: key.given,
    value: isPart ? null : value,
    obsStatus,
    ...(value === null && { low, high }),
    ...(disputed.length > 0 && { disputed }),
    ...(rolledUp && { rolledUp: { coverage: rolledUp.coverage, complete: rolledUp.complete } }),
    definitionVersion,
    // What was recorded, where a bridge makes another number of it.
    ...(!isPart && point.value !== value && { recorded: point.value }),
  }
}

function methodOf(made: MadeCase, name: string): object {
  const method = methodNamed(name)
  if (!method) throw new Error(`no method ${name}`)
  // The two answers stand beside it; of its own method there is only the name to tell.
  return name === 'varde-1' ? { name, version: method.version } : method.assess(made.case)
}

function shownBaseline({ baseline, case: c }: MadeCase) {
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

const kindOf = (target: MadeCase['target']): string =>
  target?.changePercent !== undefined
    ? 'changePercent'
    : target?.changePoints !== undefined
      ? 'changePoints'
      : target?.low !== undefined
        ? 'band'
        : 'value'

const amountOf = (target: Target) =>
  isBand(target) ? { value: null, low: target.low, high: target.high } : { value: target.value }

function shownTarget({ target, case: c }: MadeCase) {
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
    ...(c.milestones.length > 0 && { milestones: c.milestones }),
    ...(illustrative && { illustrative: true }),
  }
}
