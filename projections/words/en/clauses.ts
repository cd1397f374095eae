/** One clause for every kind of fact, in English. */

import type { Clauses } from '../sentence-fields.ts'
import { led } from '../text.ts'
import { facts } from './facts.ts'

export const clauses: Clauses = {
  'mission-proposed': s => `${s.who} proposed the mission ${s.mission} for ${s.from}–${s.to}: ${s.vision}`,
  'mission-declared': s => `${s.who} declared the mission ${s.mission} for ${s.from}–${s.to}: ${s.vision}`,
  'mission-revised': s => `${s.who} changed the mission ${s.mission}${led(s.now, '; it now says ')}`,
  'phase-begun': s => `The mission ${s.mission} moved on to ${s.phase} ${s.from}`,
  'criterion-assessed': s =>
    `${s.by} assessed the mission by the criterion “${s.what}”${led(s.score, ' and gave it ', ' of 4 points')}: ${s.assessment}`,
  'capability-assessed': s =>
    `${s.by} assessed the ability to ${s.what}${led(s.score, ' and gave it ', ' of 4 points')}: ${s.assessment}`,
  'goal-set': s =>
    `${s.who} ${s.adopted ? 'adopted' : 'proposed'} the ${s.main ? 'main goal' : 'sub-goal'} ${s.goal}${s.marks}`,
  'goal-adopted': s => `${s.who} adopted the goal ${s.goal}`,
  'goal-revised': s =>
    `${s.who} changed ${s.statement ? `a goal, which now reads ${s.statement}` : `the goal ${s.goal}`}${led(s.accountable, ', and accountable for it is now ')}`,
  'goal-retired': s => `${s.who} retired the goal ${s.goal}`,
  'body-formed': s => `The group ${s.body} (${s.kind}) was formed${led(s.mandate, ' with the mandate ')}`,
  'body-dissolved': s => `The group ${s.body} was dissolved`,
  'actor-joined-mission': s =>
    `${s.actor} joined the mission ${s.mission} from ${s.from}${led(s.commitment, ' and promised ')}`,
  'actor-left-mission': s => `${s.actor} was part of the mission ${s.mission} until ${s.until}`,
  'barrier-raised': s =>
    `${s.who} raised a barrier (${s.kind}): ${s.barrier}${led(s.accountable, ', to be solved by ')}${led(s.due, ', due on ')}`,
  'barrier-escalated': s => `${s.who} took the barrier ${s.barrier} to ${s.to}`,
  'barrier-answered': s => `${s.who} answered that the barrier ${s.barrier} is ${s.outcome}: ${s.text}`,
  'commentary-written': s => `${s.who} wrote ${s.kind} ${s.about}${s.period === '' ? '' : ` (${s.period})`}: ${s.text}`,
  'mission-concluded': s => `${s.who} concluded the mission ${s.mission}`,
  'indicator-defined': s =>
    `${s.who} chose the indicator ${s.indicator}, with figures from ${s.source}, for the goal ${s.goals}${s.marks}`,
  'indicator-assigned': s => `${s.who} tied the indicator ${s.indicator} to ${s.goals}`,
  'indicator-redefined': s =>
    `${s.who} changed what ${s.indicator} measures from ${s.from}, ${s.comparable ? 'and the figures before can be compared' : 'and the figures before cannot be compared with the new ones'}`,
  'baseline-set': s => `${s.who} set the baseline of ${s.indicator} at ${s.amount} ${s.during}${s.marks}`,
  'baseline-reestimated': s =>
    `${s.who} estimated the baseline of ${s.indicator} anew, at ${s.amount} ${s.during}${s.marks}`,
  'target-set': s => `${s.who} set the target for ${s.indicator} at ${s.amount} by ${s.by}${s.marks}`,
  'target-revised': s => `${s.who} changed the target for ${s.indicator} to ${s.amount} by ${s.by}${s.marks}`,
  'indicator-measured': s => {
    if (s.judged) return `${s.judged.by} judged ${s.indicator} to be ${s.judged.as} ${s.during}${s.marks}`
    if (s.amount === '') return `${s.who} reported that there is no figure for ${s.indicator} ${s.during}${s.marks}`
    return `${s.who} recorded ${s.amount} for ${s.indicator} ${s.during}${s.marks}`
  },
  'measurement-corrected': s =>
    `${s.who} corrected the figure for ${s.indicator} ${s.during}${led(s.amount, ' to ')}${s.marks} (${s.cause})`,
  'measurement-withdrawn': s => `${s.who} withdrew the figure for ${s.indicator} ${s.during}${s.marks}`,
  'measurement-disputed': s =>
    `${s.who} disputed the figure for ${s.indicator} ${s.during}${s.marks}${led(s.claimed, ' and says it is ')}`,
  'dispute-resolved': s =>
    `${s.who} settled the dispute${led(s.claimant, ' with ')} over ${s.indicator}: ${{ upheld: 'the figure stands', corrected: `the figure was corrected${led(s.value, ' to ')}`, withdrawn: 'the figure was withdrawn' }[s.outcome]}`,
  'key-indicator-changed': s =>
    `${s.who} ${s.key ? 'made' : 'no longer counts'} the indicator ${s.indicator} ${s.key ? 'a key indicator' : 'among the key indicators'}`,
  'source-bound': s => `${s.who} bound ${s.indicator} to the source its figures come from: ${s.host}`,
  'source-unbound': s => `${s.who} ended the binding of ${s.indicator} to a source`,
  'sign-off-changed': s =>
    `${s.who} ${s.required ? 'asked for sign-off' : 'ended sign-off'} of the figures for ${s.indicator}`,
  'figures-submitted': s => `${s.who} submitted the figures for ${s.indicator} (${s.periods}) for approval`,
  'figures-returned': s => `${s.who} returned the figures for ${s.indicator} (${s.periods})`,
  'figures-approved': s => `${s.who} approved the figures for ${s.indicator} (${s.periods})`,
  'period-locked': s => `${s.who} locked the figures for ${s.indicator} up to and including ${s.period}`,
  'period-reopened': s => `${s.who} reopened ${s.period} for changes to the figures for ${s.indicator}`,
  'indicator-retired': s => `${s.who} retired the indicator ${s.indicator}, which is no longer measured`,
  'portfolio-opened': s => `${s.who} opened the portfolio ${s.portfolio}: ${s.purpose}`,
  'project-joined-portfolio': s => `The project ${s.project} joined the portfolio ${s.portfolio} from ${s.from}`,
  'project-left-portfolio': s => `The project ${s.project} was part of the portfolio ${s.portfolio} until ${s.until}`,
  'portfolio-closed': s => `${s.who} closed the portfolio ${s.portfolio}`,
  'project-registered': s => `${s.lead} leads ${s.kind} ${s.project}, which was registered in the stage ${s.stage}`,
  'project-stage-changed': s => `The project ${s.project} moved to the stage ${s.stage} ${s.on}`,
  'contribution-claimed': s =>
    `${s.who} claimed that the project ${s.project} contributes to ${s.to} from ${s.from}${led(s.share, ', with ', ' of the change')}`,
  'contribution-assessed': s =>
    `${s.by} assessed the contribution of the project ${s.project}${led(s.to, ' to ')} as ${s.verdict}`,
  'contribution-withdrawn': s =>
    `${s.who} withdrew the claim that the project ${s.project} contributes${led(s.to, ' to ')}`,
  'funding-committed': s =>
    `${s.funder} ${{ announced: 'announced', committed: 'committed', paid: 'paid' }[s.status]} ${s.amount} to the project ${s.project}, for ${s.purpose}, ${s.to ? `for ${s.from}–${s.to}` : `from ${s.from}`}`,
  'project-ended': s =>
    `The project ${s.project} ended ${s.on} with the outcome ${s.outcome} and the lesson ${s.lessons}`,
  'actor-registered': s => `${s.actor} (${s.sector}) was registered as an actor`,
  'actor-renamed': s => `${s.before || 'An actor'} is called ${s.name} from ${s.from}`,
  'actor-merged': s => `${s.actor} became part of ${s.into} from ${s.from}`,
  'actor-split': s => `${s.actor} was split into ${s.into} from ${s.from}`,
  'erratum-published': s => `${s.who} published an erratum to ${s.release}: ${s.text}`,
  'release-published': s => `${s.who} published ${s.release} on the mission ${s.mission}`,
  'key-issued': s => `${s.who} gave ${s.organisation} a key to the system, called ${s.name}`,
  'key-revoked': s => `${s.who} withdrew a key to the system`,
  'grant-given': s =>
    `${s.who} gave ${s.to} the role of ${s.role} in ${s.mission ? `the mission ${s.mission}` : 'all missions'}`,
  'grant-withdrawn': s => `${s.who} withdrew a role`,
  'signing-key-rotated': s =>
    `${s.who} replaced the key that signs the log${s.lost ? ', because the former one is lost' : ''}`,
  'log-forked': s => `${s.who} let the log go on from an earlier state, under the name ${s.origin}`,
  'access-log-anchored': s => `${s.who} anchored the access log: ${s.rows} rows so far`,
  'advice-given': s =>
    `${s.body} gave advice on ${s.question}${led(s.participants, ' together with ', ' participants')}: ${s.advice}`,
  'decision-taken': s => `${s.body} decided ${s.on} ${s.chosen} on the question ${s.question}, because ${s.rationale}`,
  'advice-answered': s =>
    `${s.who} answered the advice on ${s.decision}: it was ${{ followed: 'followed', partly: 'partly followed', 'not-followed': 'not followed' }[s.outcome]}, because ${s.why}`,
  'decision-confirmed': s => `${s.by} confirmed the minutes of the decision ${s.decision}`,
  'answer-received': s =>
    `${s.who} said of the answer to the advice on ${s.decision}: ${{ good: 'good', unclear: 'unclear', 'not-answered': 'not answered' }[s.verdict]} – ${s.text}`,
  'evidence-acknowledged': s =>
    `${s.by} responded to changed figures behind ${s.about}: ${{ stands: 'it stands', changes: 'it changes', withdrawn: 'it is withdrawn' }[s.outcome]} – ${s.why}`,
  'decision-reviewed': s => `${s.by} reviewed the decision on ${s.decision} and found ${s.finding}`,
  'decision-superseded': s =>
    `The decision on ${s.decision} was superseded by ${led(s.by, 'the decision on ') || 'a new one'}`,
  'learning-loop-opened': s =>
    `${s.who} opened a learning loop on ${s.question} with the hypothesis ${s.hypothesis}, to be reviewed on ${s.review}`,
  'evidence-noted': s => `${s.who} noted in the learning loop ${s.loop}: ${s.text}`,
  'insight-recorded': s => `${s.by} learnt in the learning loop ${s.loop}: ${s.text}`,
  'learning-loop-closed': s =>
    `${s.who} closed the learning loop ${s.loop} with the conclusion ${s.conclusion} and the consequence ${s.consequence}`,
  'learning-loop-reopened': s => `${s.who} reopened the learning loop ${s.loop}`,
  'observation-made': s =>
    `${s.who} made ${s.grade === 'serious' ? 'a serious observation' : 'an observation'}: ${s.text}${led(s.respondBy, ', to be answered by ')}`,
  'observation-answered': s => `${s.by} answered the observation ${s.observation}: ${s.text}`,
  'observation-followed-up': s => `${s.who} followed up the observation ${s.observation} ${s.on}: ${s.text}`,
  'observation-closed': s => `${s.who} closed the observation ${s.observation}`,
  'fact-struck': s => `${s.who} struck the entry “${facts[s.kind]}”, which had been recorded in error`,
}
