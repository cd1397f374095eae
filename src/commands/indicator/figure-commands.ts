/** The commands that record figures: to measure, one figure or many at once. */
import { z } from 'zod'
import type { Annotations } from '../../../events/fact.ts'
import { indicatorMeasured } from '../../../events/indicator.ts'
import { statusAndFlags } from '../../../events/obs-status.ts'
import {
  annotationsOf,
  type Decided,
  type RuleContext,
  type RuleOutcome,
  statedFields,
  strictBody,
} from '../command.ts'
import { type KnownFrom, readKnownFrom } from '../known-from.ts'
import { isRefusal, type Refusal, severalRefusals } from '../refusal.ts'
import { compareWithRecorded, isNewVintage } from './already-measured.ts'
import { figureBody, wholeFigure } from './figure-body.ts'
import { type Figure, figureAllowed } from './figure-rules.ts'
import { figureWarnings, type NewFigure, withWarnings } from './figure-warnings.ts'
import { indicatorCommand, notRetired } from './indicator-rules.ts'
import { type IndicatorState, settlePeriodKind } from './indicator-state.ts'
import { valueKey } from './value-key.ts'
import type { Vintage } from './vintages.ts'

const measureObject = strictBody({ ...figureBody, ...statedFields })
type MeasureBody = z.infer<typeof measureObject>

const measureBody = measureObject.superRefine(wholeFigure)

/**
 * The figure to record, the vintage that records the same already, or a refusal. An identical resubmission is answered
 * before any other rule runs.
 */
function judgeFigure(
  state: IndicatorState,
  vintages: readonly Vintage[],
  request: MeasureBody,
  context: RuleContext,
  pointer: string,
): Figure | Vintage | Refusal {
  const figure = figureOf(request)
  const recorded = compareWithRecorded(vintages, figure, annotationsOf(request), context.knownFrom, pointer)
  if (typeof recorded === 'object' && 'revision' in recorded) return recorded
  const vintage = recorded === 'new' && isNewVintage(vintages, context.knownFrom)
  const refusal = notRetired(state) ?? figureAllowed(state, figure, context, pointer, vintage)
  return refusal ?? (recorded === 'new' ? figure : recorded)
}

/** The figure that a body states: its fields as the fact has them, the amount and the statuses last. */
function figureOf(request: MeasureBody): Figure {
  const { value, obsStatus } = request
  const figure: Record<string, unknown> = {}
  // One copy by hand: three by rest parameters took five times as long, ten thousand times a command.
  for (const field in request) if (!NOT_IN_ORDER.has(field)) figure[field] = request[field as keyof MeasureBody]
  if (typeof value === 'object') Object.assign(figure, value)
  else if (value !== undefined) figure.value = value
  return Object.assign(figure, statusAndFlags(obsStatus)) as unknown as Figure
}

/** What is not the figure's own, or is put behind its other fields. */
const NOT_IN_ORDER: ReadonlySet<string> = new Set([...Object.keys(statedFields), 'value', 'obsStatus'])

const isVintage = (outcome: Figure | Vintage): outcome is Vintage => 'revision' in outcome

const measure = indicatorCommand({
  name: 'measure',
  summary:
    'Records a measurement. The same again is the same measurement; another value for the same period is refused (already-measured): correct the figure, or record a new vintage.',
  roles: ['operative'],
  body: measureBody,
  measurement: true,
  decide: (state, request, context): RuleOutcome => {
    const vintages = state.vintages.of(request.period, request.cell)
    const outcome = judgeFigure(state, vintages, request, context, '')
    if (isRefusal(outcome)) return outcome
    if (isVintage(outcome)) return { same: [outcome.revision] }
    const figures = [{ figure: outcome, knownFrom: context.knownFrom.ms, pointer: '' }]
    return withWarnings([{ fact: indicatorMeasured(outcome) }], figureWarnings(state, figures))
  },
})

/** All or none: every figure is judged as if those before it in the list were recorded. */
const measureMany = indicatorCommand({
  name: 'measure-many',
  summary: 'Records up to 10,000 measurements, all or none; refusals name the index of the measurement.',
  roles: ['operative'],
  body: strictBody({ measurements: z.array(measureBody).min(1).max(10_000), ...statedFields }),
  measurement: true,
  list: 'measurements',
  decide: (state, request, context): RuleOutcome => {
    const judge = sequentialJudge(state, context)
    const outcomes = request.measurements.map((each, index) => judge(each, `/measurements/${index}`))
    const refusals = outcomes.filter(o => typeof o === 'object' && isRefusal(o)) as Refusal[]
    if (refusals.length > 0) return notRetired(state) ?? severalRefusals(refusals, 'measurement')
    const decided = outcomes.filter(o => typeof o === 'object') as Decided[]
    const figures: NewFigure[] = []
    for (const [index, outcome] of outcomes.entries())
      if (typeof outcome === 'object' && !isRefusal(outcome))
        figures.push({
          figure: outcome.fact.data as Figure,
          knownFrom: (outcome.knownFrom ?? context.knownFrom).ms,
          pointer: `/measurements/${index}`,
        })
    return decided.length > 0
      ? withWarnings(decided, figureWarnings(state, figures))
      : { same: outcomes.filter(o => typeof o === 'number') }
  },
})

/** Judges figures one after the other: a fact, the revision that records the same (−1: one before it in the list), or a refusal. */
function sequentialJudge(state: IndicatorState, context: RuleContext) {
  const listed = new Map<string, Vintage[]>()
  const stateSoFar = { ...state, versions: state.versions.map(version => ({ ...version })) }
  return (request: MeasureBody, pointer: string): Decided | number | Refusal => {
    const own =
      request.knownFrom === undefined ? undefined : readKnownFrom(request.knownFrom, context.at, `${pointer}/knownFrom`)
    if (own && isRefusal(own)) return own
    const knownFrom = own ?? context.knownFrom
    const key = valueKey(request.period, request.cell)
    const vintages = listed.get(key) ?? state.vintages.of(request.period, request.cell)
    const outcome = judgeFigure(stateSoFar, vintages, request, own ? { ...context, knownFrom } : context, pointer)
    if (isRefusal(outcome)) return outcome
    if (isVintage(outcome)) return outcome.revision
    const annotations = annotationsOf(request)
    listed.set(key, [...vintages, vintageToBe(outcome, knownFrom, annotations)])
    settlePeriodKind(stateSoFar, outcome.period)
    return { fact: indicatorMeasured(outcome), ...(own && { knownFrom: own }), ...(annotations && { annotations }) }
  }
}

const vintageToBe = (data: Figure, { ms, text }: KnownFrom, annotations: Annotations | undefined): Vintage => ({
  type: 'indicator-measured',
  data,
  knownFrom: ms,
  knownFromText: text,
  revision: -1,
  annotations,
})

export const figureCommands = [measure, measureMany] as const
