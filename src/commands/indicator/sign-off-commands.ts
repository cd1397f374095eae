/** The commands of sign-off (rule 7): figures are submitted, returned or approved, and never approved by who recorded them. */

import { z } from 'zod'
import { isLocked, isLockedThrough } from '../../../events/approval-terms.ts'
import { type PeriodText, parsePeriod } from '../../../events/period.ts'
import { period } from '../../../events/shapes.ts'
import {
  chosenFigures,
  figuresApproved,
  figuresReturned,
  figuresSubmitted,
  periodLocked,
  periodReopened,
  signOffChanged,
} from '../../../events/sign-off.ts'
import { dataOf, type RuleContext, type RuleOutcome, statedFields, statedWithReason, strictBody } from '../command.ts'
import { periodText } from '../referenced-things.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { indicatorCommand, notRetired } from './indicator-rules.ts'
import type { IndicatorState } from './indicator-state.ts'
import { type AwaitedFigure, type ChosenFigures, chosenOf } from './sign-off-state.ts'

const setSignOff = indicatorCommand({
  name: 'set-sign-off',
  summary:
    'Asks for sign-off of figures, or no longer. Figures recorded before it is asked for count as approved; those that wait when it ends wait until they are approved.',
  roles: ['operative', 'partnership'],
  rolesWith: ({ required }) => (required ? ['operative', 'partnership'] : ['partnership']),
  body: strictBody({ required: z.boolean(), ...statedWithReason }),
  decide: (state, request): RuleOutcome => {
    const { required } = request
    if (state.signOff.required === required) return refuse('same-as-before/sign-off', { required }, '/required')
    return notRetired(state) ?? [signOffChanged(dataOf(request))]
  },
})

/** The first period named that has no figure for which a step may be taken; undefined where each has one. */
function periodWithout(
  state: IndicatorState,
  chosen: ChosenFigures,
  isReady: (figure: AwaitedFigure) => boolean,
): { readonly text: string; readonly pointer: string } | undefined {
  const ready = chosenOf(state.signOff, chosen).filter(([, figure]) => isReady(figure))
  const periods = new Set(ready.map(([, { period }]) => parsePeriod(period).key))
  const index = chosen.periods.findIndex(period => !periods.has(parsePeriod(period).key))
  return index < 0 ? undefined : { text: periodText(chosen.periods[index] as PeriodText), pointer: `/periods/${index}` }
}

function eachWaits(state: IndicatorState, chosen: ChosenFigures): Refusal | undefined {
  const without = periodWithout(state, chosen, figure => !isSubmitted(figure))
  if (!without) return undefined
  return refuse('nothing-to-submit', { period: without.text }, without.pointer)
}

const isSubmitted = ({ step }: AwaitedFigure): boolean => step === 'submitted'

function eachSubmitted(state: IndicatorState, chosen: ChosenFigures): Refusal | undefined {
  const without = periodWithout(state, chosen, isSubmitted)
  if (!without) return undefined
  return refuse('not-submitted', { period: without.text }, without.pointer)
}

// What waits when the indicator is retired can still be approved: else nobody without a role would ever see it.
const submit = indicatorCommand({
  name: 'submit',
  summary:
    'Submits the figures of periods for approval: what was recorded or returned since sign-off is asked for, or for a locked period from a bound source.',
  roles: ['operative'],
  body: strictBody({ ...chosenFigures, ...statedFields }),
  decide: (state, request): RuleOutcome => eachWaits(state, request) ?? [figuresSubmitted(dataOf(request))],
})

const returnFigures = indicatorCommand({
  name: 'return',
  summary: 'Returns submitted figures to those who recorded them, with a reason.',
  roles: ['operative'],
  body: strictBody({ ...chosenFigures, ...statedWithReason }),
  decide: (state, request): RuleOutcome => eachSubmitted(state, request) ?? [figuresReturned(dataOf(request))],
})

/** The approver is not the recorder. */
function recordedByOthers(
  state: IndicatorState,
  chosen: ChosenFigures,
  { principal }: RuleContext,
): Refusal | undefined {
  const own = chosenOf(state.signOff, chosen).find(
    ([, figure]) => isSubmitted(figure) && figure.recorders.has(principal),
  )
  if (!own) return undefined
  return refuse('own-figure', { period: periodText(own[1].period) }, '/periods')
}

const approve = indicatorCommand({
  name: 'approve',
  summary: 'Approves submitted figures that others recorded: from then on everybody sees them.',
  roles: ['operative'],
  body: strictBody({ ...chosenFigures, ...statedFields }),
  decide: (state, request, context): RuleOutcome =>
    eachSubmitted(state, request) ?? recordedByOthers(state, request, context) ?? [figuresApproved(dataOf(request))],
})

const lockPeriod = indicatorCommand({
  name: 'lock-period',
  summary:
    'Locks every period up to one and with it: their figures take no changes until a period is reopened. A new vintage from a bound source is taken, and waits for approval.',
  roles: ['operative'],
  body: strictBody({ through: period, ...statedWithReason }),
  decide: (state, request): RuleOutcome => {
    if (isLockedThrough(state.signOff, parsePeriod(request.through)))
      return refuse('same-as-before/locked', {}, '/through')
    return notRetired(state) ?? [periodLocked(dataOf(request))]
  },
})

const reopenPeriod = indicatorCommand({
  name: 'reopen-period',
  summary: 'Reopens a locked period for changes, with a reason, until it is locked again.',
  roles: ['operative'],
  body: strictBody({ period, ...statedWithReason }),
  decide: (state, request): RuleOutcome => {
    if (!isLocked(state.signOff, parsePeriod(request.period))) return refuse('not-locked', {}, '/period')
    return notRetired(state) ?? [periodReopened(dataOf(request))]
  },
})

export const signOffCommands = [setSignOff, submit, returnFigures, approve, lockPeriod, reopenPeriod] as const
