/** One clause for every kind of fact, in Danish. */

import type { Clauses } from '../sentence-fields.ts'
import { led } from '../text.ts'
import { facts } from './facts.ts'

export const clauses: Clauses = {
  'mission-proposed': s => `${s.who} foreslog missionen ${s.mission} for ${s.from}–${s.to}: ${s.vision}`,
  'mission-declared': s => `${s.who} besluttede missionen ${s.mission} for ${s.from}–${s.to}: ${s.vision}`,
  'mission-revised': s => `${s.who} ændrede missionen ${s.mission}${led(s.now, '; nu hedder det ')}`,
  'phase-begun': s => `Missionen ${s.mission} gik over til ${s.phase} ${s.from}`,
  'criterion-assessed': s =>
    `${s.by} vurderede missionen mod kriteriet »${s.what}«${led(s.score, ' og gav ', ' af 4 point')}: ${s.assessment}`,
  'capability-assessed': s =>
    `${s.by} vurderede evnen til at ${s.what}${led(s.score, ' og gav ', ' af 4 point')}: ${s.assessment}`,
  'goal-set': s =>
    `${s.who} ${s.adopted ? 'vedtog' : 'foreslog'} ${s.main ? 'det overordnede mål' : 'delmålet'} ${s.goal}${s.marks}`,
  'goal-adopted': s => `${s.who} vedtog målet ${s.goal}`,
  'goal-revised': s =>
    `${s.who} ændrede ${s.statement ? `et mål, som nu lyder ${s.statement}` : `målet ${s.goal}`}${led(s.accountable, ', og ansvaret har nu ')}`,
  'goal-retired': s => `${s.who} afsluttede målet ${s.goal}`,
  'body-formed': s => `Gruppen ${s.body} (${s.kind}) blev oprettet${led(s.mandate, ' med mandatet ')}`,
  'body-dissolved': s => `Gruppen ${s.body} blev opløst`,
  'actor-joined-mission': s =>
    `${s.actor} gik med i missionen ${s.mission} fra ${s.from}${led(s.commitment, ' og lovede ')}`,
  'actor-left-mission': s => `${s.actor} var med i missionen ${s.mission} til ${s.until}`,
  'barrier-raised': s =>
    `${s.who} meldte en barriere (${s.kind}): ${s.barrier}${led(s.accountable, ', som skal løses af ')}${led(s.due, ', med frist ')}`,
  'barrier-escalated': s => `${s.who} løftede barrieren ${s.barrier} til ${s.to}`,
  'barrier-answered': s => `${s.who} svarede, at barrieren ${s.barrier} er ${s.outcome}: ${s.text}`,
  'commentary-written': s => `${s.who} skrev ${s.kind} ${s.about}${s.period === '' ? '' : ` (${s.period})`}: ${s.text}`,
  'mission-concluded': s => `${s.who} afsluttede missionen ${s.mission}`,
  'indicator-defined': s =>
    `${s.who} valgte indikatoren ${s.indicator}, med tal fra ${s.source}, for målet ${s.goals}${s.marks}`,
  'indicator-assigned': s => `${s.who} knyttede indikatoren ${s.indicator} til ${s.goals}`,
  'indicator-redefined': s =>
    `${s.who} ændrede, hvad ${s.indicator} måler fra ${s.from}, ${s.comparable ? 'og tallene før kan sammenlignes' : 'og tallene før kan ikke sammenlignes med de nye'}`,
  'baseline-set': s => `${s.who} satte baseline for ${s.indicator} til ${s.amount} ${s.during}${s.marks}`,
  'baseline-reestimated': s =>
    `${s.who} beregnede baseline for ${s.indicator} på ny, til ${s.amount} ${s.during}${s.marks}`,
  'target-set': s => `${s.who} satte måltallet for ${s.indicator} til ${s.amount} senest ${s.by}${s.marks}`,
  'target-revised': s => `${s.who} ændrede måltallet for ${s.indicator} til ${s.amount} senest ${s.by}${s.marks}`,
  'indicator-measured': s => {
    if (s.judged) return `${s.judged.by} vurderede ${s.indicator} til ${s.judged.as} ${s.during}${s.marks}`
    if (s.amount === '') return `${s.who} meldte, at tallet for ${s.indicator} ikke findes ${s.during}${s.marks}`
    return `${s.who} registrerede ${s.amount} for ${s.indicator} ${s.during}${s.marks}`
  },
  'measurement-corrected': s =>
    `${s.who} rettede tallet for ${s.indicator} ${s.during}${led(s.amount, ' til ')}${s.marks} (${s.cause})`,
  'measurement-withdrawn': s => `${s.who} trak tallet for ${s.indicator} ${s.during} tilbage${s.marks}`,
  'measurement-disputed': s =>
    `${s.who} bestred tallet for ${s.indicator} ${s.during}${s.marks}${led(s.claimed, ' og mener, det er ')}`,
  'dispute-resolved': s =>
    `${s.who} afgjorde uenigheden${led(s.claimant, ' med ')} om ${s.indicator}: ${{ upheld: 'tallet står', corrected: `tallet blev rettet${led(s.value, ' til ')}`, withdrawn: 'tallet blev trukket tilbage' }[s.outcome]}`,
  'key-indicator-changed': s =>
    `${s.who} ${s.key ? 'gjorde' : 'tog'} indikatoren ${s.indicator} ${s.key ? 'til nøgleindikator' : 'ud af nøgleindikatorerne'}`,
  'source-bound': s => `${s.who} knyttede ${s.indicator} til den kilde, tallene kommer fra: ${s.host}`,
  'source-unbound': s => `${s.who} ophævede tilknytningen mellem ${s.indicator} og kilden`,
  'sign-off-changed': s =>
    `${s.who} ${s.required ? 'indførte godkendelse' : 'afskaffede godkendelse'} af tallene for ${s.indicator}`,
  'figures-submitted': s => `${s.who} sendte tallene for ${s.indicator} (${s.periods}) til godkendelse`,
  'figures-returned': s => `${s.who} sendte tallene for ${s.indicator} (${s.periods}) tilbage`,
  'figures-approved': s => `${s.who} godkendte tallene for ${s.indicator} (${s.periods})`,
  'period-locked': s => `${s.who} låste tallene for ${s.indicator} til og med ${s.period}`,
  'period-reopened': s => `${s.who} genåbnede ${s.period} for ændringer i tallene for ${s.indicator}`,
  'indicator-retired': s => `${s.who} afsluttede indikatoren ${s.indicator}, som ikke måles mere`,
  'portfolio-opened': s => `${s.who} åbnede porteføljen ${s.portfolio}: ${s.purpose}`,
  'project-joined-portfolio': s => `Projektet ${s.project} kom med i porteføljen ${s.portfolio} fra ${s.from}`,
  'project-left-portfolio': s => `Projektet ${s.project} var med i porteføljen ${s.portfolio} til ${s.until}`,
  'portfolio-closed': s => `${s.who} afsluttede porteføljen ${s.portfolio}`,
  'project-registered': s => `${s.lead} leder ${s.kind} ${s.project}, som blev registreret i stadiet ${s.stage}`,
  'project-stage-changed': s => `Projektet ${s.project} gik til stadiet ${s.stage} ${s.on}`,
  'contribution-claimed': s =>
    `${s.who} angav, at projektet ${s.project} bidrager til ${s.to} fra ${s.from}${led(s.share, ', med ', ' af ændringen')}`,
  'contribution-assessed': s =>
    `${s.by} vurderede bidraget fra projektet ${s.project}${led(s.to, ' til ')} som ${s.verdict}`,
  'contribution-withdrawn': s => `${s.who} trak tilbage, at projektet ${s.project} bidrager${led(s.to, ' til ')}`,
  'funding-committed': s =>
    `${s.funder} ${{ announced: 'varslede', committed: 'bevilgede', paid: 'udbetalte' }[s.status]} ${s.amount} til projektet ${s.project}, til ${s.purpose}, ${s.to ? `for ${s.from}–${s.to}` : `fra ${s.from}`}`,
  'project-ended': s =>
    `Projektet ${s.project} blev afsluttet ${s.on} med resultatet ${s.outcome} og læringen ${s.lessons}`,
  'actor-registered': s => `${s.actor} (${s.sector}) blev registreret som aktør`,
  'actor-renamed': s => `${s.before || 'En aktør'} hedder ${s.name} fra ${s.from}`,
  'actor-merged': s => `${s.actor} blev en del af ${s.into} fra ${s.from}`,
  'actor-split': s => `${s.actor} blev delt i ${s.into} fra ${s.from}`,
  'erratum-published': s => `${s.who} offentliggjorde en rettelse til ${s.release}: ${s.text}`,
  'release-published': s => `${s.who} offentliggjorde ${s.release} om missionen ${s.mission}`,
  'key-issued': s => `${s.who} gav ${s.organisation} en nøgle til systemet, kaldet ${s.name}`,
  'key-revoked': s => `${s.who} trak en nøgle til systemet tilbage`,
  'grant-given': s =>
    `${s.who} gav ${s.to} rollen ${s.role} i ${s.mission ? `missionen ${s.mission}` : 'alle missioner'}`,
  'grant-withdrawn': s => `${s.who} trak en rolle tilbage`,
  'signing-key-rotated': s =>
    `${s.who} skiftede nøglen, der signerer loggen${s.lost ? ', fordi den forrige er tabt' : ''}`,
  'log-forked': s => `${s.who} lod loggen fortsætte fra en tidligere tilstand, under navnet ${s.origin}`,
  'access-log-anchored': s => `${s.who} forankrede adgangsloggen: ${s.rows} rækker indtil nu`,
  'advice-given': s =>
    `${s.body} gav råd om ${s.question}${led(s.participants, ' sammen med ', ' deltagere')}: ${s.advice}`,
  'decision-taken': s => `${s.body} besluttede ${s.on} ${s.chosen} på spørgsmålet ${s.question}, fordi ${s.rationale}`,
  'advice-answered': s =>
    `${s.who} svarede på rådet om ${s.decision}: det blev ${{ followed: 'fulgt', partly: 'delvis fulgt', 'not-followed': 'ikke fulgt' }[s.outcome]}, fordi ${s.why}`,
  'decision-confirmed': s => `${s.by} bekræftede referatet af beslutningen ${s.decision}`,
  'answer-received': s =>
    `${s.who} sagde om svaret på rådet i ${s.decision}: ${{ good: 'godt', unclear: 'uklart', 'not-answered': 'ikke besvaret' }[s.verdict]} – ${s.text}`,
  'evidence-acknowledged': s =>
    `${s.by} tog stilling til, at tal bag ${s.about} er ændret: ${{ stands: 'den står', changes: 'den ændres', withdrawn: 'den trækkes tilbage' }[s.outcome]} – ${s.why}`,
  'decision-reviewed': s => `${s.by} gennemgik beslutningen om ${s.decision} og fandt ${s.finding}`,
  'decision-superseded': s =>
    `Beslutningen om ${s.decision} blev erstattet af ${led(s.by, 'beslutningen om ') || 'en ny'}`,
  'learning-loop-opened': s =>
    `${s.who} åbnede en læringssløjfe om ${s.question} med antagelsen ${s.hypothesis}, som skal gennemgås ${s.review}`,
  'evidence-noted': s => `${s.who} noterede i læringssløjfen ${s.loop}: ${s.text}`,
  'insight-recorded': s => `${s.by} lærte i læringssløjfen ${s.loop}: ${s.text}`,
  'learning-loop-closed': s =>
    `${s.who} afsluttede læringssløjfen ${s.loop} med konklusionen ${s.conclusion} og følgen ${s.consequence}`,
  'learning-loop-reopened': s => `${s.who} åbnede læringssløjfen ${s.loop} igen`,
  'observation-made': s =>
    `${s.who} afgav en ${s.grade === 'serious' ? 'alvorlig ' : ''}revisionsbemærkning: ${s.text}${led(s.respondBy, ', som skal besvares senest ')}`,
  'observation-answered': s => `${s.by} svarede på revisionsbemærkningen ${s.observation}: ${s.text}`,
  'observation-followed-up': s => `${s.who} fulgte op på revisionsbemærkningen ${s.observation} ${s.on}: ${s.text}`,
  'observation-closed': s => `${s.who} afsluttede revisionsbemærkningen ${s.observation}`,
  'fact-struck': s => `${s.who} strøg posten »${facts[s.kind]}«, som var registreret ved en fejl`,
}
