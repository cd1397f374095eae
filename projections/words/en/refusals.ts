/** The sentences of refusals, in English. */
import { differing, figureWritten, type RefusalSentences, someOf } from '../refusal-sentences.ts'
import { date, exact } from './formats.ts'

const quoted = (text: string): string => `“${text}”`
const quotedAll = (all: readonly string[]): string => all.map(quoted).join(', ')
export const figures = { number: exact, quoted, to: 'to', none: 'none' }
const meant = (near: readonly string[]): string =>
  near.length > 0 ? `Did you mean ${quotedAll(near)}?` : 'Check how it is written.'
const bringHistory =
  'To bring history along, give each fact the date from which it was known, from the first one on (declare, set-goal, define …); only measurements may be known from before the others.'
const strikeFirst = 'Take it out there first, or strike that first.'

function limits(min: number, max: number): string {
  if (min === Number.NEGATIVE_INFINITY) return `at most ${exact(max)}`
  return max === Number.POSITIVE_INFINITY ? `at least ${exact(min)}` : `${exact(min)} to ${exact(max)}`
}

export const refusals: RefusalSentences = {
  'unknown-thing': ({ thing, id }) => `There is no ${thing} “${id}”. Check the id in the address, or create it first.`,
  'unknown-thing/here': 'There is no such thing here, or you may not see it.',
  'unknown-thing/at-pin': 'There is no such thing here, nothing of it was known at that pin, or you may not see it.',
  'unknown-thing/mission': ({ id }) => `There is no mission “${id}”.`,
  'unknown-thing/whole-mission': ({ id }) => `There is no mission “${id}”, or you may not see all of it.`,
  'unknown-mission': ({ id }) => `There is no mission “${id}”. Declare it first, or name another mission.`,
  'unknown-goal': ({ id }) => `This mission has no goal “${id}”. Set it first, or name another goal.`,
  'unknown-key': ({ id }) => `No key “${id}” has been issued. The list of grants shows the keys there are.`,
  'unknown-grant': ({ id }) =>
    `There is no grant “${id}”, or it has been withdrawn. The list of grants shows those in force.`,
  'unknown-body': ({ id }) =>
    `The mission has no body “${id}”, or it has been dissolved. Form it first, or name another body.`,
  'unknown-dispute': ({ id }) => `The indicator has no open dispute “${id}”. Raise it first, or name another dispute.`,
  'unknown-vintage': ({ given, known }) =>
    `No figure for this period and cell has the knownFrom ${given}. Give one of those recorded in vintage: ${known.join(', ') || 'none yet'}.`,
  'unknown-position/beyond': ({ head, field }) =>
    `The last position of the log is ${head}. Give that position or an earlier one, or leave ${field} out.`,
  'unknown-position/mission': ({ mission, position }) =>
    `There is no fact of the mission “${mission}” at position ${position}. The positions of its facts are in /api/v1/events?mission=${mission}.`,
  'unknown-position/stream': ({ thing, id, position, stream }) =>
    `The ${thing} “${id}” has no fact at position ${position}. The positions of its facts are in /api/v1/events?stream=${stream}.`,
  'unknown-indicator': ({ mission, id }) =>
    `The mission “${mission}” has no indicator “${id}”. Define it first, or name another indicator.`,
  'unknown-indicator/itself':
    'An indicator cannot be compared with itself. Name another indicator, or leave comparatorOf out.',
  'unknown-indicator/scope': ({ mission, word, near }) =>
    `${mission === undefined ? 'No mission has an indicator' : `The mission “${mission}” has no indicator`} “${word}”. ${meant(near)}`,
  'unknown-project': ({ id }) => `There is no project “${id}”. Register it first, or name another project.`,
  'unknown-project/scope': ({ word, near }) => `There is no project “${word}”. ${meant(near)}`,
  'unknown-actor': ({ id }) => `There is no actor “${id}”. Register it first, or name another actor.`,
  'unknown-decision/in-mission': ({ id }) =>
    `There is no decision “${id}” in this mission. Take it first, or name another.`,
  'unknown-decision/not-taken': ({ id }) =>
    `No decision “${id}” has been taken in a mission that it may be named for. Record it with take first, name another, or leave decision out.`,
  'unknown-decision/not-taken-here': ({ id }) =>
    `No decision “${id}” has been taken in this mission. Record it with take first, name another, or leave decision out.`,
  'unknown-subject': ({ mission, thing, id }) =>
    `The mission “${mission}” has no ${thing.replace('-', ' ')} “${id}”. Name another, or the position of a fact.`,
  'unknown-barrier': ({ id }) => `The mission has no barrier “${id}”. Raise it first, or name another barrier.`,
  'unknown-contribution': ({ id }) =>
    `The project has no contribution “${id}”, or it has been withdrawn. Claim it first, or name another.`,
  'not-a-member/actor': ({ id }) => `The actor “${id}” is not in the mission. Add it first, or name another actor.`,
  'not-a-member/project': ({ id }) =>
    `The project “${id}” is not in the portfolio. Add it first, or name another project.`,
  'other-mission': ({ mission }) =>
    `The decision belongs to the mission “${mission}”. Name that mission, or use another id for the decision.`,
  'portfolio-closed': 'The portfolio is closed and takes no more changes. Open another portfolio instead.',
  'project-ended': 'The project has ended and takes no more changes. Register another project to go on.',
  'actor-ended': ({ successors }) =>
    `The actor has been merged or split. Use its successors instead: ${successors.join(', ')}.`,
  'actor-ended/other': ({ id }) =>
    `The actor “${id}” has itself been merged or split by that date. Name its successors instead.`,
  'already-taken': 'The decision has already been taken. Take a new one, and supersede this one with it.',
  'not-strikable': ({ kind }) =>
    `A fact of the kind ${kind} is not struck. Correct or withdraw a figure, and revise what has a revision of its own.`,
  'already-struck': ({ position }) => `The fact at position ${position} has been struck already.`,
  'fact-in-use/later': ({ position, kind }) =>
    `The fact at position ${position} (${kind}) rests on it. Strike that first.`,
  'fact-in-use/goal': ({ indicator, goal }) =>
    `The indicator “${indicator}” measures the goal “${goal}”. ${strikeFirst}`,
  'fact-in-use/mission': ({ stream }) => `${stream} is in the mission. ${strikeFirst}`,
  'fact-in-use/project': ({ portfolio }) => `The project is in the portfolio “${portfolio}”. ${strikeFirst}`,
  'fact-in-use/actor': ({ mission }) => `The actor is in the mission “${mission}”. ${strikeFirst}`,
  'fact-in-use/retired-goal': ({ goal }) =>
    `Without it something that stands would belong to the goal “${goal}”, which is retired or struck. Strike that first, or let it be.`,
  'fact-in-use/superseded': ({ decision }) =>
    `The decision “${decision}” is superseded by it. Strike the fact that says so first.`,
  'decided-earlier': ({ by, own }) =>
    `The decision named was taken on ${date(by)}, before this one (${date(own)}). Name one of the same day or later.`,
  'seen-after-decision': ({ position, day, last }) =>
    `Position ${position} was recorded after ${date(day)}, the day of the decision, which ended at position ${last}. Give that position or an earlier one, or leave seenPosition out.`,
  'not-taken': 'The decision has not been taken yet; there is only advice. Take it first.',
  'already-superseded': ({ by }) => `The decision has already been superseded by “${by}”. Supersede that one instead.`,
  'already-answered': ({ id }) =>
    `The barrier “${id}” has already been answered. If it is in the way again, raise it under another id.`,
  'no-answer': 'There is no answer to advice that waits to be received. Advice is answered with answer-advice first.',
  'no-advice': 'There is no unanswered advice on this decision. Advice must be given before it is answered.',
  'observation-closed': 'The observation is closed and takes nothing more. Make a new one instead.',
  'loop-closed': 'The learning loop is closed. Reopen it first, with a reason, or open another.',
  'loop-open': 'The learning loop is already open. Only a closed loop can be reopened.',
  'ends-before-it-begins': ({ field, since }) =>
    `It cannot be before ${date(since)}. Give that or a later date in ${field}.`,
  'not-yet': ({ period }) => `${date(period)} lies in the future. Record it when it has happened.`,
  'already-exists': ({ thing, id }) =>
    `The ${thing} “${id}” already exists. Change the existing one, or use another id.`,
  'already-exists/struck': ({ thing, id }) =>
    `The ${thing} “${id}” was struck, and its id stays taken. Use another id.`,
  'already-exists/body': ({ id }) => `The mission already has a body “${id}”. Use another id.`,
  'already-exists/barrier': ({ id }) =>
    `The barrier “${id}” has already been raised. Escalate or answer it, or use another id.`,
  'already-exists/actor': ({ id }) => `The actor “${id}” is already in the mission. Remove it before you add it again.`,
  'already-exists/goal': ({ id }) =>
    `The goal “${id}” has already been set. Use revise-goal to change it, or use another id.`,
  'already-exists/project': ({ id }) =>
    `The project “${id}” is already in the portfolio. Remove it before you add it again.`,
  'already-exists/contribution': ({ id }) => `The contribution “${id}” has already been claimed. Use another id.`,
  'already-exists/dispute': ({ id }) => `The dispute “${id}” has already been raised. Use another id.`,
  'already-exists/grant': ({ id }) => `There is already a grant “${id}”. Use another id, or leave it out.`,
  'already-declared': 'The mission has already been declared. Use revise to change it.',
  'already-in-phase': ({ phase }) => `The mission is already in its ${phase} phase. Name the other phase.`,
  'already-adopted': 'The goal has already been adopted. Use revise-goal to change it.',
  'already-measured': ({ recorded, given, fields }) =>
    `${figureWritten(recorded, figures)} is already recorded for this period and cell, and you gave ${figureWritten(given, figures)}${differing('different', fields)}. If the recorded figure is wrong, use correct and give a reason. If this is a later publication of the figure, give the date of publication in knownFrom.`,
  'already-measured/listed': 'This period and cell is corrected further up in the list. Give one correction for it.',
  'already-set/baseline':
    'A baseline is already set for this cell. Use reestimate-baseline, which keeps both estimates.',
  'already-set/target':
    'A target is already set for this cell. Use revise-target, which says who decided and why and keeps both.',
  'already-revoked': ({ id }) =>
    `The key “${id}” has already been revoked and gives no access. Nothing more is needed.`,
  'not-declared': 'The mission has only been proposed. Declare it first.',
  'not-set/baseline': 'No baseline is set for this cell yet. Use set-baseline first.',
  'not-set/target': 'No target is set for this cell yet. Use set-target first.',
  'not-measured': 'No value is recorded for this period and cell. Check period and cell, or use measure to record one.',
  'not-measured/withdrawn': 'The disputed figure has been withdrawn since. Use the outcome upheld to end the dispute.',
  'not-measured/valueless': ({ before, now }) =>
    `The figure has no value (${before}), and obsStatus ${now} needs one. Give value, low and high, or judgement.`,
  'mission-concluded':
    'The mission is concluded and takes only measurements, corrections and reviews. Make this change in a mission that is still running.',
  'goal-retired': ({ id }) => `The goal “${id}” has been retired. Name an active goal, or set a new one.`,
  'goal-in-use': ({ goals, indicators }) =>
    `The goal still has below it: ${[...goals.map(each => `goal ${each}`), ...indicators.map(each => `indicator ${each}`)].join(', ')}. Retire them or assign them to other goals first.`,
  'needs-decision': ({ goal }) =>
    `The goal “${goal}” is adopted, and this indicator would no longer count for it. Name in decision the decision by which it does not; record it with take first.`,
  'needs-decision/key': ({ goal }) =>
    `The goal “${goal}” is adopted, and this indicator would no longer be one of its key indicators. Name in decision the decision by which it is not; record it with take first.`,
  'goal-level': ({ parent, level }) =>
    `The parent “${parent}” is on level ${level}. Give this goal level ${level + 1} or higher, or name another parent.`,
  'indicator-retired': 'The indicator has been retired and takes no more changes. Define another indicator to go on.',
  'known-in-future': ({ given }) =>
    `knownFrom ${date(given)} lies in the future. Give the date when it was published, or leave knownFrom out.`,
  'known-in-future/seen': ({ given }) =>
    `seenAsOf ${date(given)} lies in the future. Give today or an earlier day, or leave seenAsOf out.`,
  'known-before-its-subject': ({ subject, id }) =>
    `knownFrom is earlier than that of the ${subject} “${id}”. Give the same date or a later one, or leave knownFrom out. ${bringHistory}`,
  'known-before-its-subject/disputed': `knownFrom is earlier than that of the disputed figure. Give the same date or a later one, or leave knownFrom out. ${bringHistory}`,
  'known-before-its-subject/last': ({ at }) =>
    `knownFrom is earlier than that of the previous fact (${at}). Give that date or a later one, or leave knownFrom out. ${bringHistory}`,
  'period-not-begun': 'The period has not begun. Give an earlier period, or record a forecast with obsStatus F.',
  'known-before-its-period': ({ given }) =>
    `knownFrom ${date(given)} is earlier than the beginning of the period, so the figure cannot be a measurement. Give the date of publication in knownFrom, or record a forecast with obsStatus F.`,
  'needs-parts': ({ numerator, denominator }) =>
    `The figure is a ratio, ${exact(numerator)} of ${exact(denominator)}. Give the new numerator and denominator with its new value.`,
  'needs-status':
    'The figure is a forecast (F) and its period has begun. Say in obsStatus what the corrected figure is: A for a measurement, P for a provisional one, F where it is still the forecast.',
  'period-kind': ({ version, expected, part, given, isPart }) => {
    const kinds = `“${expected}”${part === undefined ? '' : ` or “${part}”`}`
    return `Version ${version} of the definition has periods of the kind ${kinds}; this one is of the kind “${given}”. Give a period of the kind ${kinds}, or redefine the indicator ${isPart ? 'with rollUp.time' : 'from a break on'}.`
  },
  'definition-contradiction/level-summed':
    'Levels are never summed over time. With measures “level”, give mean or last in rollUp.time; for figures that add up over time, give measures “flow”.',
  'definition-contradiction/ratio-summed':
    'Ratios are never summed over time, and rollUp.cells “ratio” or a multiplier makes this one. Give mean or last in rollUp.time.',
  'definition-contradiction/cumulative-level':
    'A cumulative indicator measures what is added in each period. Give measures “flow” or leave it out; for levels, leave cumulative out.',
  'definition-contradiction/cumulative-ratio':
    'Ratios do not add up to a running total, and rollUp.cells “ratio” or a multiplier makes this one. Leave cumulative out.',
  'definition-contradiction/cumulative-rolled': ({ time }) =>
    `What is added in each period comes to a sum over time, not to its ${time}. Give sum in rollUp.time, or leave it out.`,
  'definition-contradiction/cumulative-changed':
    'Figures before and after cannot be compared when cumulative changes. Give comparable false and no bridge.',
  'break-order': 'A new definition must start after the one before it. Give a later period in breakAt.',
  'milestone-order/after': 'A milestone must come before the target. Give an earlier period.',
  'milestone-order/same': 'Two milestones have the same time. Remove one of them.',
  'unknown-cell/dimension': ({ dimension, known }) =>
    known.length > 0
      ? `The indicator has no dimension “${dimension}”. Use one of: ${someOf(known)}.`
      : `The indicator has no dimension “${dimension}”, nor any other. Leave cell out, or redefine the indicator with dimensions.`,
  'unknown-cell/code': ({ dimension, code, known }) =>
    `The dimension “${dimension}” has no code “${code}”. Use one of: ${someOf(known)}.`,
  'unknown-cell/unbound':
    'Cells are given for the indicators of one mission, or for indicators by name. Name in indicators those that the cells are of, or give a grant for each mission.',
  'unknown-cell/scope-dimension': ({ word, near }) =>
    `No indicator of the grant has a dimension “${word}”. ${meant(near)}`,
  'unknown-cell/scope-code': ({ dimension, word, near }) =>
    `The dimension “${dimension}” has no code “${word}”. ${meant(near)}`,
  'period-locked': 'The period is locked. Reopen it with reopen-period, saying why, and then change its figures.',
  'not-bound': 'No source is bound to the indicator. Bind one first, with bind-source.',
  'not-locked': 'The period is not locked, so it takes changes already.',
  'nothing-to-submit': ({ period }) =>
    `No figure of ${date(period)} waits to be submitted: it was approved, or recorded before sign-off was asked for, or is submitted already.`,
  'not-submitted': ({ period }) => `No figure of ${date(period)} is submitted. Submit what was recorded first.`,
  'own-figure': ({ period }) =>
    `You recorded the figure of ${date(period)} yourself. Have somebody else approve it, or name the cells that others recorded.`,
  'out-of-limits': ({ given, min, max }) =>
    `The number is ${exact(given)}, but this indicator takes ${limits(min, max)}. Check the number, or redefine the indicator with other limits.`,
  'ratio-mismatch': ({ value, multiplier, numerator, denominator, computed }) =>
    `The value is ${exact(value)}, but ${exact(multiplier)} · ${exact(numerator)} / ${exact(denominator)} is ${exact(computed)}. Correct value, numerator or denominator, or redefine the indicator with another multiplier.`,
  'ratio-mismatch/nothing':
    'Nothing can be divided by a denominator of 0. Where there is nobody to count, give obsStatus M and no value.',
  'off-scale': ({ code, codes }) =>
    `The code “${code}” is not on the scale of this indicator. Use one of: ${codes.join(', ')}.`,
  'off-scale/none':
    'This indicator has no scale, so it takes no judgement. Give a value, or redefine the indicator with a scale.',
  'needs-band': 'An indicator with direction hold needs a target as a band. Give low and high instead of a value.',
  'no-such-baseline': ({ versions }) =>
    `The baseline of this cell has versions 1 to ${versions}. Name one of them in baselineVersion, or leave it out to follow the last.`,
  'no-such-baseline/none':
    'A target that follows a baseline needs one, and this cell has none. Set the baseline first.',
  'same-as-before/mission': 'Nothing would change. Give at least one new field: title, challenge, vision …',
  'same-as-before/goal': 'Nothing would change. Give at least one new field: statement, kind or accountable.',
  'same-as-before/standing': 'This is what stands already. Nothing needs to be changed.',
  'same-as-before/disputed':
    'The figure stands like that already. Use the outcome upheld, or say in value what is right.',
  'same-as-before/stage': ({ stage }) => `The project is already in the stage ${stage}. Name another stage.`,
  'same-as-before/name': ({ name }) => `The actor is already called “${name}”. Give another name.`,
  'same-as-before/actor':
    'An actor cannot become itself, directly or through other actors. Register the new actor under an id of its own.',
  'same-as-before/decision':
    'A decision cannot supersede itself, directly or through other decisions. Name another decision in by.',
  'same-as-before/minutes':
    'The decision was not recorded as minutes, or is confirmed already. Nothing needs to be done.',
  'same-as-before/sign-off': ({ required }) =>
    `Sign-off is ${required ? 'asked for already' : 'not asked for'}. Nothing needs to be changed.`,
  'same-as-before/source': 'That source is bound already, in the same way. Nothing needs to be changed.',
  'same-as-before/key': ({ key }) =>
    `The indicator is ${key ? 'already a' : 'no'} key indicator. Nothing needs to be changed.`,
  'same-as-before/locked': 'The period is locked already. Nothing needs to be changed.',
  'excluding-roles': ({ principal, held, mission, wanted, grant }) =>
    `${principal} is ${held} in ${mission === undefined ? 'all missions' : `the mission “${mission}”`} at that time and cannot be ${wanted} too. Withdraw the grant “${grant}” first, or give dates that do not overlap.`,
  'own-grant': ({ principal, role }) =>
    `Nobody gives a grant to themselves. Ask another admin to make ${principal} ${role}.`,
  'other-organisation': ({ principal, organisation }) =>
    `${principal} belongs to “${organisation}”, by the first key issued to them. Write the organisation like that, or issue the key to another principal.`,
  'renewed-too-long': ({ day }) =>
    `You may renew your key for as long as it was issued for: until ${date(day)} at the latest. Give such a day in expires, or ask an admin for the key.`,
  'last-admin':
    'Nobody with a valid key could give grants any more. Give somebody else a key and the role admin in all missions first.',
}
