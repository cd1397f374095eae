/** What an auditor should look at first, said in English. */
import type { ExceptionTexts, Rhythm } from '../exception-texts.ts'
import { count } from './formats.ts'

const why = {
  behind: 'behind the agreed path',
  'clearly-short': 'clearly short of the target by its pace',
  'near-its-date': 'less than a year away from the date of its target',
} as const
const late = {
  'ten-years': 'ten years',
  'a-year': 'a year',
  'ninety-days': 'ninety days',
  'thirty-days': 'thirty days',
} as const
const things = { decision: 'decision', 'learning-loop': 'learning loop', release: 'release' } as const

const how = { retired: 'retired', 'off-goal': 'taken off a goal', 'off-key': 'taken off the key indicators' } as const

const rhythms = {
  week: 'every week',
  month: 'every month',
  quarter: 'every quarter',
  'half-year': 'every half-year',
  year: 'every year',
} as const
const every = (rhythm: Rhythm): string => {
  if (typeof rhythm !== 'number') return rhythms[rhythm]
  const years = rhythm
  return `every ${years} years`
}

export const exceptions: ExceptionTexts = {
  'own-figures': f => `${f.principal} approved figures of ${f.indicator} that they had recorded themselves.`,
  'target-weakened': f => `The target of ${f.indicator} was weakened while the indicator was ${why[f.why]}.`,
  'indicator-dropped': f => `${f.indicator} was ${how[f.how]} while it was ${why[f.why]}.`,
  'unknown-decider': f =>
    `Stated as decided by “${f.name}”, which is neither an actor nor a body of the mission; no decision is named.`,
  'unconfirmed-minutes': f =>
    `The decision ${f.decision} was recorded as minutes, and nobody with the partnership’s role has confirmed it.`,
  'later-pin': f =>
    `The decision ${f.decision} was taken on ${f.decidedOn} and rests on position ${f.position}, as known on ${f.asOf}.${f.reconstructed ? ' The log was younger than the decision, so what was seen is reconstructed.' : ''}`,
  unanswered: f =>
    `Figures that the ${things[f.thing]} ${f.id} rests on were changed since, and nobody has responded to it.`,
  gap: f =>
    f.before === null
      ? `${f.indicator} reports ${every(f.every)}, and there is nothing after ${f.after}.`
      : `${f.indicator} reports ${every(f.every)}, and there is nothing between ${f.after} and ${f.before}.`,
  'changed-before-release': f =>
    `Figures or the definition of ${f.indicator} were changed after figures were submitted and before the release at position ${f.release}.`,
  'no-grant': f => `${f.principal} as ${f.role}: no grant gave that role when this was recorded.`,
  'local-door': f =>
    f.key === null
      ? 'Recorded on the data directory itself, without a key.'
      : `Recorded on the data directory itself, with the key ${f.key}.`,
  'shared-key': f => `The key ${f.key} recorded for several principals: ${f.principals.join(', ')}.`,
  'same-reason': f => `${count(f.count)} facts give the same reason: ${f.reason}.`,
  'two-roles': f => `${f.principal} is both ${f.one[0]} (grant ${f.one[1]}) and ${f.other[0]} (grant ${f.other[1]}).`,
  'gave-grants': f =>
    f.count === 1
      ? `${f.principal} gave one grant that reaches this mission.`
      : `${f.principal} gave ${count(f.count)} grants that reach this mission.`,
  late: f => `Recorded at least ${late[f.least]} after it was known; at most ${f.days} days after.`,
  'far-from-witness': f =>
    f.when === 'before'
      ? `By the operator’s clock recorded before a witness saw the log without them, by up to ${f.days} days.`
      : `By the operator’s clock recorded after a witness saw the log with them, by up to ${f.days} days.`,
}
