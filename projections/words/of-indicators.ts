/** What is there to say of the facts of indicators: definitions, baselines, targets, figures? The same for every language. */
import { difference, type Measure } from './format.ts'
import { measureOf, type Of, recorder } from './of.ts'
import type { Speaker } from './speaker.ts'

type Line = Of<'baseline-set'> | Of<'baseline-reestimated'> | Of<'target-set'> | Of<'target-revised'>

const called = (measure: Measure, s: Speaker): string => s.quote(measure.title, 70)

/** What a line asks: a value, an interval, or a change from the baseline. */
function asked(data: Line['data'], measure: Measure, s: Speaker): string {
  const amount = s.amount(data, measure)
  const { changePercent, changePoints } = data as Of<'target-set'>['data']
  const change = changePercent ?? changePoints
  if (amount !== '' || change === undefined) return amount
  const size = Math.abs(change)
  const said =
    changePercent === undefined
      ? difference(s.language, s.words, size, measure)
      : `${s.number(size)} ${s.words.percent}`
  return s.words.change(said, change < 0 ? 'down' : 'up')
}

function line(f: Line, s: Speaker) {
  const measure = measureOf(f, s)
  const { cell, illustrative, period } = f.data
  const { decidedBy } = f.data as { readonly decidedBy?: string }
  return {
    who: decidedBy === undefined ? recorder(f, s) : s.who(decidedBy),
    indicator: called(measure, s),
    amount: asked(f.data, measure, s),
    during: s.during(period),
    by: s.period(period),
    marks: s.marks({ cell, illustrative, measure }),
  }
}

type Figure = Of<'indicator-measured'> | Of<'measurement-corrected'> | Of<'measurement-withdrawn'>

function figure(f: Figure, s: Speaker) {
  const measure = measureOf(f, s)
  const { period, cell, obsStatus } = f.data as Of<'indicator-measured'>['data']
  return {
    who: recorder(f, s),
    indicator: called(measure, s),
    during: s.during(period),
    marks: s.marks({ cell, obsStatus, measure }),
  }
}

export const ofIndicators = {
  'indicator-defined': (f: Of<'indicator-defined'>, s: Speaker) => ({
    who: recorder(f, s),
    indicator: s.quote(f.data.title, 70),
    goals: s.list(f.data.goals.slice(0, 1).map(goal => s.title('goal', goal))),
    source: s.quote(f.data.source.name, 60),
    marks: s.marks({ illustrative: f.data.illustrative, measure: f.data }),
  }),
  'indicator-assigned': (f: Of<'indicator-assigned'>, s: Speaker) => ({
    who: recorder(f, s),
    indicator: called(measureOf(f, s), s),
    goals: s.list(f.data.goals.slice(0, 2).map(goal => s.title('goal', goal))),
  }),
  'indicator-redefined': (f: Of<'indicator-redefined'>, s: Speaker) => ({
    who: recorder(f, s),
    indicator: called(measureOf(f, s), s),
    from: s.period(f.data.breakAt),
    comparable: f.data.comparable || f.data.bridge !== undefined,
  }),
  'baseline-set': line,
  'baseline-reestimated': line,
  'target-set': line,
  'target-revised': line,
  'indicator-measured': (f: Of<'indicator-measured'>, s: Speaker) => {
    const measure = measureOf(f, s)
    const { judgement } = f.data
    const label = judgement && (measure.scale?.find(step => step.code === judgement.code)?.label ?? judgement.code)
    return {
      ...figure(f, s),
      amount: s.amount(f.data, measure),
      judged: judgement ? { by: s.who(judgement.by), as: s.quote(label, 60) } : undefined,
    }
  },
  'measurement-corrected': (f: Of<'measurement-corrected'>, s: Speaker) => ({
    ...figure(f, s),
    amount: s.amount(f.data, measureOf(f, s)),
    cause: s.words.cause[f.data.cause],
  }),
  'measurement-withdrawn': figure,
  'measurement-disputed': (f: Of<'measurement-disputed'>, s: Speaker) => {
    const measure = measureOf(f, s)
    const { claimant, claimedValue, period, cell } = f.data
    return {
      who: s.who(claimant),
      indicator: called(measure, s),
      during: s.during(period),
      marks: s.marks({ cell, measure }),
      claimed: claimedValue === undefined ? '' : s.amount({ value: claimedValue }, measure),
    }
  },
  'dispute-resolved': (f: Of<'dispute-resolved'>, s: Speaker) => {
    const measure = measureOf(f, s)
    return {
      who: recorder(f, s),
      indicator: called(measure, s),
      outcome: f.data.outcome,
      value: f.data.value === undefined ? '' : s.amount({ value: f.data.value }, measure),
    }
  },
  'indicator-retired': (f: Of<'indicator-retired'>, s: Speaker) => ({
    who: recorder(f, s),
    indicator: called(measureOf(f, s), s),
  }),
}
