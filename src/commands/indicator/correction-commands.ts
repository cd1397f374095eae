/** How is a figure put right? It is corrected or withdrawn, with a reason; what was recorded stays in the history. */
import { z } from 'zod'
import { correctionCauses, measurementCorrected, measurementWithdrawn } from '../../../events/indicator.ts'
import { cell, obsStatuses, period, statusAndFlags, valueless } from '../../../events/shapes.ts'
import { type Decided, dataOf, type RuleContext, type RuleOutcome, statedFields, statedWithReason } from '../command.ts'
import { readKnownFrom } from '../known-from.ts'
import { first, isRefusal, type Refusal, refuse, severalRefusals } from '../refusal.ts'
import { amountsStated, figureFields, flat, oneAmount } from './amounts.ts'
import { type Figure, figureAllowed } from './figure-rules.ts'
import { active, indicatorCommand } from './indicator-rules.ts'
import { type IndicatorState, type Vintage, valueKey } from './indicator-state.ts'
import { standing, vintageNamed } from './vintages.ts'

const correctionObject = z.strictObject({
  period,
  ...figureFields,
  cause: z.enum(correctionCauses),
  cell: cell.optional(),
  obsStatus: obsStatuses.optional(),
  /** knownFrom of the vintage that is corrected; left out: the one that stands. */
  vintage: statedFields.knownFrom,
  ...statedFields,
})
type CorrectionBody = z.infer<typeof correctionObject>

function correctionStated(given: CorrectionBody, context: z.core.$RefinementCtx): void {
  const { obsStatus } = statusAndFlags(given.obsStatus)
  const message = `obsStatus ${obsStatus} carries no value: leave it out`
  if (!valueless(obsStatus)) oneAmount(given, context)
  else if (amountsStated(given) > 0) context.addIssue({ code: 'custom', path: ['value'], message })
}

const correctionBody = correctionObject.extend(statedWithReason).superRefine(correctionStated)
/** The reason may be given once, for all of the list. */
const correctManyBody = z
  .strictObject({
    corrections: z.array(correctionObject.superRefine(correctionStated)).min(1).max(10_000),
    ...statedFields,
  })
  .superRefine(({ corrections, reason }, context) => {
    const silent = corrections.flatMap((each, index) => (each.reason === undefined ? [index] : []))
    if (reason !== undefined || silent.length === 0) return
    const paths = silent.length === corrections.length ? [['reason']] : silent.map(index => ['corrections', index, 'reason'])
    for (const path of paths)
      context.addIssue({ code: 'custom', path, message: 'is missing; give it for each correction, or once for all of them' })
  })

/** A corrected figure keeps its status (provisional stays provisional) unless another is given; a value ends “missing”. */
export function statusAfter(
  { obsStatus: given }: Pick<Figure, 'obsStatus'>,
  { data }: Vintage,
): Pick<Figure, 'obsStatus'> {
  const { obsStatus: before } = data as Figure
  return given !== undefined || before === undefined || valueless(before) ? {} : { obsStatus: before }
}

/** Judges one correction: the fact it becomes, or a refusal that points into the body from `at` on. */
function corrected(
  state: IndicatorState,
  { obsStatus, ...request }: CorrectionBody,
  context: RuleContext,
  at: string,
): (Decided & { readonly of: Figure }) | Refusal {
  const given = { ...flat(dataOf(request)), ...statusAndFlags(obsStatus) }
  const found =
    request.vintage === undefined
      ? standing(state, given, context.knownFrom.ms)
      : vintageNamed(state, given, request.vintage)
  const figure = isRefusal(found) ? given : { ...given, ...statusAfter(given, found) }
  const no = first(
    () => active(state),
    () => figureAllowed(state, figure, context, at),
  )
  if (no) return no
  if (isRefusal(found)) return { ...found, faults: found.faults.map(f => ({ ...f, pointer: `${at}${f.pointer}` })) }
  // A named vintage is corrected in its own place, so that a later vintage goes on to stand.
  const own = request.vintage !== undefined && request.knownFrom === undefined
  return {
    fact: measurementCorrected(figure),
    of: figure,
    ...(own && { knownFrom: { ms: found.knownFrom, text: request.vintage } }),
  }
}

const correct = indicatorCommand({
  name: 'correct',
  summary: 'Corrects a value, with a reason and a cause; the earlier value stays in the history.',
  body: correctionBody,
  measurement: true,
  decide: (state, request, context): RuleOutcome => {
    const outcome = corrected(state, request, context, '')
    if (isRefusal(outcome)) return outcome
    const { of: _of, ...decided } = outcome
    return [decided]
  },
})

/** All or none: every correction is judged against what stands, and no key is corrected twice in one list. */
const correctMany = indicatorCommand({
  name: 'correct-many',
  summary: 'Corrects up to 10,000 values, all or none; refusals name the index.',
  body: correctManyBody,
  measurement: true,
  large: true,
  decide: (state, request, context): RuleOutcome => {
    const listed = new Set<string>()
    const outcomes = request.corrections.map((each, index) => {
      const at = `/corrections/${index}`
      const own =
        each.knownFrom === undefined ? context.knownFrom : readKnownFrom(each.knownFrom, context.at, `${at}/knownFrom`)
      if (isRefusal(own)) return own
      const key = `${valueKey(each.period, each.cell)}|${each.vintage ?? ''}`
      if (listed.has(key)) return listedTwice(at)
      listed.add(key)
      const outcome = corrected(state, each, { ...context, knownFrom: own }, at)
      if (isRefusal(outcome)) return outcome
      const { of: _of, ...decided } = outcome
      const { reason, decision, evidence } = each
      const said = {
        ...(reason !== undefined && { reason }),
        ...(decision !== undefined && { decision }),
        ...(evidence !== undefined && { evidence }),
      }
      return { ...decided, ...(each.knownFrom !== undefined && { knownFrom: own }), said } satisfies Decided
    })
    const refusals = outcomes.filter((outcome): outcome is Refusal => isRefusal(outcome))
    return refusals.length > 0 ? severalRefusals(refusals, 'corrections') : (outcomes as Decided[])
  },
})

const listedTwice = (at: string): Refusal =>
  refuse('already-measured', 'This period and cell is corrected further up in the list; say it once.', `${at}/period`)

const withdraw = indicatorCommand({
  name: 'withdraw',
  summary: 'Withdraws a value, with a reason; it stays in the history, and one may measure again.',
  body: z.strictObject({ period, cell: cell.optional(), ...statedWithReason }),
  measurement: true,
  decide: (state, request, context): RuleOutcome => {
    const found = active(state) ?? standing(state, request, context.knownFrom.ms)
    return isRefusal(found) ? found : [measurementWithdrawn(dataOf(request))]
  },
})

export const correctionCommands = [correct, correctMany, withdraw]
