/** What sentences say of the facts of indicators (definitions, baselines, targets, figures): the same in every language. */
import { difference, number } from './format.ts'
import { decider, idOf, labelsOf, type RecordedFact, recordedBy } from './recorded-fact.ts'
import type { IndicatorLabels, Speaker } from './speaker.ts'

type Line =
  | RecordedFact<'baseline-set'>
  | RecordedFact<'baseline-reestimated'>
  | RecordedFact<'target-set'>
  | RecordedFact<'target-revised'>

const titled = (fact: Parameters<typeof idOf>[0], labels: IndicatorLabels, s: Speaker): string =>
  s.indicator(idOf(fact, 'indicator'), labels)

/** The amount of a baseline or target: a value, an interval, or a change from the baseline. */
function lineAmount(data: Line['data'], labels: IndicatorLabels, s: Speaker): string {
  const amount = s.amount(data, labels)
  const { changePercent, changePoints } = data as RecordedFact<'target-set'>['data']
  const change = changePercent ?? changePoints
  if (amount !== '' || change === undefined) return amount
  const size = Math.abs(change)
  const written =
    changePercent === undefined
      ? difference(s, s.formats.sentence, size, { ...labels, decimals: null })
      : `${number(s.locale, size)} ${s.formats.percent}`
  return s.words.change[change < 0 ? 'down' : 'up'](s.written(written, change))
}

function line(f: Line, s: Speaker) {
  const labels = labelsOf(f, s)
  const { cell, illustrative, period } = f.data
  const { decidedBy } = f.data as { readonly decidedBy?: string }
  return {
    ...decider(f, decidedBy, s),
    indicator: titled(f, labels, s),
    amount: lineAmount(f.data, labels, s),
    during: s.during(period),
    by: s.period(period),
    marks: s.marks({ cell, illustrative, labels }),
  }
}

type Figure =
  | RecordedFact<'indicator-measured'>
  | RecordedFact<'measurement-corrected'>
  | RecordedFact<'measurement-withdrawn'>

function figure(f: Figure, s: Speaker) {
  const labels = labelsOf(f, s)
  const { period, cell, obsStatus, flags } = f.data as RecordedFact<'indicator-measured'>['data']
  return {
    who: recordedBy(f, s),
    indicator: titled(f, labels, s),
    during: s.during(period),
    marks: s.marks({ cell, obsStatus, flags, labels }),
  }
}

/** Whose claim a dispute was settled of; empty where it is not known. */
function claimantOf(f: RecordedFact<'dispute-resolved'>, s: Speaker): string {
  const claimant = s.names.claimant(idOf(f, 'indicator'), f.data.dispute)
  return claimant === undefined ? '' : s.who(claimant)
}

export const indicatorFields = {
  'indicator-defined': (f: RecordedFact<'indicator-defined'>, s: Speaker) => ({
    who: recordedBy(f, s),
    indicator: s.indicator(idOf(f, 'indicator'), f.data),
    goals: s.list(f.data.goals.slice(0, 1).map(goal => s.title('goal', goal))),
    source: s.quote(f.data.source.name, 60),
    marks: f.data.illustrative ? ` (${s.words.example})` : '',
  }),
  'key-indicator-changed': (f: RecordedFact<'key-indicator-changed'>, s: Speaker) => ({
    who: recordedBy(f, s),
    indicator: titled(f, labelsOf(f, s), s),
    key: f.data.key,
  }),
  'indicator-assigned': (f: RecordedFact<'indicator-assigned'>, s: Speaker) => ({
    who: recordedBy(f, s),
    indicator: titled(f, labelsOf(f, s), s),
    goals: s.list(f.data.goals.slice(0, 2).map(goal => s.title('goal', goal))),
  }),
  'indicator-redefined': (f: RecordedFact<'indicator-redefined'>, s: Speaker) => ({
    who: recordedBy(f, s),
    indicator: titled(f, labelsOf(f, s), s),
    from: s.period(f.data.breakAt),
    comparable: f.data.comparable || f.data.bridge !== undefined,
  }),
  'baseline-set': line,
  'baseline-reestimated': line,
  'target-set': line,
  'target-revised': line,
  'indicator-measured': (f: RecordedFact<'indicator-measured'>, s: Speaker) => {
    const labels = labelsOf(f, s)
    const { judgement } = f.data
    const label = judgement && (labels.scale?.find(step => step.code === judgement.code)?.label ?? judgement.code)
    return {
      ...figure(f, s),
      amount: s.amount(f.data, labels),
      judged: judgement ? { by: s.who(judgement.by), as: s.quote(label, 60) } : undefined,
    }
  },
  'measurement-corrected': (f: RecordedFact<'measurement-corrected'>, s: Speaker) => ({
    ...figure(f, s),
    amount: s.amount(f.data, labelsOf(f, s)),
    cause: s.words.cause[f.data.cause],
  }),
  'measurement-withdrawn': figure,
  'measurement-disputed': (f: RecordedFact<'measurement-disputed'>, s: Speaker) => {
    const labels = labelsOf(f, s)
    const { claimant, claimedValue, period, cell } = f.data
    return {
      who: s.who(claimant),
      indicator: titled(f, labels, s),
      during: s.during(period),
      marks: s.marks({ cell, labels }),
      claimed: claimedValue === undefined ? '' : s.amount({ value: claimedValue }, labels),
    }
  },
  'dispute-resolved': (f: RecordedFact<'dispute-resolved'>, s: Speaker) => {
    const labels = labelsOf(f, s)
    return {
      who: recordedBy(f, s),
      indicator: titled(f, labels, s),
      claimant: claimantOf(f, s),
      outcome: f.data.outcome,
      value: f.data.value === undefined ? '' : s.amount({ value: f.data.value }, labels),
    }
  },
  'indicator-retired': (f: RecordedFact<'indicator-retired'>, s: Speaker) => ({
    who: recordedBy(f, s),
    indicator: titled(f, labelsOf(f, s), s),
  }),
}
