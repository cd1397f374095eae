/** One clause for every kind of fact, in Bokmål. */

import type { Clauses } from '../sentence-fields.ts'
import { led } from '../text.ts'
import { facts } from './facts.ts'

export const clauses: Clauses = {
  'mission-proposed': s => `${s.who} foreslo samfunnsoppdraget ${s.mission} for ${s.from}–${s.to}: ${s.vision}`,
  'mission-declared': s => `${s.who} besluttet samfunnsoppdraget ${s.mission} for ${s.from}–${s.to}: ${s.vision}`,
  'mission-revised': s => `${s.who} endret samfunnsoppdraget ${s.mission}${led(s.now, '; nå heter det ')}`,
  'phase-begun': s => `Samfunnsoppdraget ${s.mission} gikk over til ${s.phase} ${s.from}`,
  'criterion-assessed': s =>
    `${s.by} vurderte samfunnsoppdraget mot kriteriet «${s.what}»${led(s.score, ' og ga ', ' av 4 poeng')}: ${s.assessment}`,
  'capability-assessed': s =>
    `${s.by} vurderte evnen til å ${s.what}${led(s.score, ' og ga ', ' av 4 poeng')}: ${s.assessment}`,
  'goal-set': s =>
    `${s.who} ${s.adopted ? 'vedtok' : 'foreslo'} ${s.main ? 'hovedmålet' : 'delmålet'} ${s.goal}${s.marks}`,
  'goal-adopted': s => `${s.who} vedtok målet ${s.goal}`,
  'goal-revised': s =>
    `${s.who} endret ${s.statement ? `et mål, som nå lyder ${s.statement}` : `målet ${s.goal}`}${led(s.accountable, ', og ansvaret har nå ')}`,
  'goal-retired': s => `${s.who} avsluttet målet ${s.goal}`,
  'body-formed': s => `Gruppen ${s.body} (${s.kind}) ble opprettet${led(s.mandate, ' med mandatet ')}`,
  'body-dissolved': s => `Gruppen ${s.body} ble oppløst`,
  'actor-joined-mission': s =>
    `${s.actor} ble med i samfunnsoppdraget ${s.mission} fra ${s.from}${led(s.commitment, ' og lovet ')}`,
  'actor-left-mission': s => `${s.actor} var med i samfunnsoppdraget ${s.mission} til ${s.until}`,
  'barrier-raised': s =>
    `${s.who} meldte en hindring (${s.kind}): ${s.barrier}${led(s.accountable, ', som skal løses av ')}${led(s.due, ', med frist ')}`,
  'barrier-escalated': s => `${s.who} løftet hindringen ${s.barrier} til ${s.to}`,
  'barrier-answered': s => `${s.who} svarte at hindringen ${s.barrier} er ${s.outcome}: ${s.text}`,
  'commentary-written': s => `${s.who} skrev ${s.kind} ${s.about}${s.period === '' ? '' : ` (${s.period})`}: ${s.text}`,
  'mission-concluded': s => `${s.who} avsluttet samfunnsoppdraget ${s.mission}`,
  'indicator-defined': s =>
    `${s.who} valgte indikatoren ${s.indicator}, med tall fra ${s.source}, for målet ${s.goals}${s.marks}`,
  'indicator-assigned': s => `${s.who} knyttet indikatoren ${s.indicator} til ${s.goals}`,
  'indicator-redefined': s =>
    `${s.who} endret hva ${s.indicator} måler fra ${s.from}, ${s.comparable ? 'og tallene før kan sammenlignes' : 'og tallene før kan ikke sammenlignes med de nye'}`,
  'baseline-set': s => `${s.who} satte utgangsverdien for ${s.indicator} til ${s.amount} ${s.during}${s.marks}`,
  'baseline-reestimated': s =>
    `${s.who} beregnet utgangsverdien for ${s.indicator} på nytt, til ${s.amount} ${s.during}${s.marks}`,
  'target-set': s => `${s.who} satte måltallet for ${s.indicator} til ${s.amount} innen ${s.by}${s.marks}`,
  'target-revised': s => `${s.who} endret måltallet for ${s.indicator} til ${s.amount} innen ${s.by}${s.marks}`,
  'indicator-measured': s => {
    if (s.judged) return `${s.judged.by} vurderte ${s.indicator} til ${s.judged.as} ${s.during}${s.marks}`
    if (s.amount === '') return `${s.who} meldte at tallet for ${s.indicator} ikke finnes ${s.during}${s.marks}`
    return `${s.who} registrerte ${s.amount} for ${s.indicator} ${s.during}${s.marks}`
  },
  'measurement-corrected': s =>
    `${s.who} rettet tallet for ${s.indicator} ${s.during}${led(s.amount, ' til ')}${s.marks} (${s.cause})`,
  'measurement-withdrawn': s => `${s.who} trakk tilbake tallet for ${s.indicator} ${s.during}${s.marks}`,
  'measurement-disputed': s =>
    `${s.who} bestred tallet for ${s.indicator} ${s.during}${s.marks}${led(s.claimed, ' og mener det er ')}`,
  'dispute-resolved': s =>
    `${s.who} avgjorde uenigheten${led(s.claimant, ' med ')} om ${s.indicator}: ${{ upheld: 'tallet står', corrected: `tallet ble rettet${led(s.value, ' til ')}`, withdrawn: 'tallet ble trukket tilbake' }[s.outcome]}`,
  'key-indicator-changed': s =>
    `${s.who} ${s.key ? 'gjorde' : 'tok'} indikatoren ${s.indicator} ${s.key ? 'til nøkkelindikator' : 'ut av nøkkelindikatorene'}`,
  'source-bound': s => `${s.who} knyttet ${s.indicator} til kilden tallene kommer fra: ${s.host}`,
  'source-unbound': s => `${s.who} opphevet knytningen mellom ${s.indicator} og kilden`,
  'sign-off-changed': s =>
    `${s.who} ${s.required ? 'innførte godkjenning' : 'avskaffet godkjenning'} av tallene for ${s.indicator}`,
  'figures-submitted': s => `${s.who} sendte tallene for ${s.indicator} (${s.periods}) til godkjenning`,
  'figures-returned': s => `${s.who} sendte tilbake tallene for ${s.indicator} (${s.periods})`,
  'figures-approved': s => `${s.who} godkjente tallene for ${s.indicator} (${s.periods})`,
  'period-locked': s => `${s.who} låste tallene for ${s.indicator} til og med ${s.period}`,
  'period-reopened': s => `${s.who} åpnet ${s.period} igjen for endringer i tallene for ${s.indicator}`,
  'indicator-retired': s => `${s.who} avsluttet indikatoren ${s.indicator}, som ikke måles mer`,
  'portfolio-opened': s => `${s.who} åpnet porteføljen ${s.portfolio}: ${s.purpose}`,
  'project-joined-portfolio': s => `Prosjektet ${s.project} ble med i porteføljen ${s.portfolio} fra ${s.from}`,
  'project-left-portfolio': s => `Prosjektet ${s.project} var med i porteføljen ${s.portfolio} til ${s.until}`,
  'portfolio-closed': s => `${s.who} avsluttet porteføljen ${s.portfolio}`,
  'project-registered': s => `${s.lead} leder ${s.kind} ${s.project}, som ble registrert i stadiet ${s.stage}`,
  'project-stage-changed': s => `Prosjektet ${s.project} gikk til stadiet ${s.stage} ${s.on}`,
  'contribution-claimed': s =>
    `${s.who} hevdet at prosjektet ${s.project} bidrar til ${s.to} fra ${s.from}${led(s.share, ', med ', ' av endringen')}`,
  'contribution-assessed': s =>
    `${s.by} vurderte bidraget fra prosjektet ${s.project}${led(s.to, ' til ')} som ${s.verdict}`,
  'contribution-withdrawn': s => `${s.who} trakk tilbake at prosjektet ${s.project} bidrar${led(s.to, ' til ')}`,
  'funding-committed': s =>
    `${s.funder} ${{ announced: 'varslet', committed: 'bevilget', paid: 'utbetalte' }[s.status]} ${s.amount} til prosjektet ${s.project}, til ${s.purpose}, ${s.to ? `for ${s.from}–${s.to}` : `fra ${s.from}`}`,
  'project-ended': s =>
    `Prosjektet ${s.project} ble avsluttet ${s.on} med resultatet ${s.outcome} og lærdommen ${s.lessons}`,
  'actor-registered': s => `${s.actor} (${s.sector}) ble registrert som aktør`,
  'actor-renamed': s => `${s.before || 'En aktør'} heter ${s.name} fra ${s.from}`,
  'actor-merged': s => `${s.actor} ble en del av ${s.into} fra ${s.from}`,
  'actor-split': s => `${s.actor} ble delt i ${s.into} fra ${s.from}`,
  'erratum-published': s => `${s.who} publiserte en rettelse til ${s.release}: ${s.text}`,
  'release-published': s => `${s.who} publiserte ${s.release} om samfunnsoppdraget ${s.mission}`,
  'key-issued': s => `${s.who} ga ${s.organisation} en nøkkel til systemet, kalt ${s.name}`,
  'key-revoked': s => `${s.who} trakk tilbake en nøkkel til systemet`,
  'grant-given': s =>
    `${s.who} ga ${s.to} rollen ${s.role} i ${s.mission ? `samfunnsoppdraget ${s.mission}` : 'alle samfunnsoppdrag'}`,
  'grant-withdrawn': s => `${s.who} trakk tilbake en rolle`,
  'signing-key-rotated': s =>
    `${s.who} byttet nøkkelen som signerer loggen${s.lost ? ', fordi den forrige er tapt' : ''}`,
  'log-forked': s => `${s.who} lot loggen fortsette fra en tidligere tilstand, under navnet ${s.origin}`,
  'access-log-anchored': s => `${s.who} forankret tilgangsloggen: ${s.rows} rader til nå`,
  'advice-given': s =>
    `${s.body} ga råd om ${s.question}${led(s.participants, ' sammen med ', ' deltakere')}: ${s.advice}`,
  'decision-taken': s => `${s.body} besluttet ${s.on} ${s.chosen} på spørsmålet ${s.question}, fordi ${s.rationale}`,
  'advice-answered': s =>
    `${s.who} svarte på rådet om ${s.decision}: det ble ${{ followed: 'fulgt', partly: 'delvis fulgt', 'not-followed': 'ikke fulgt' }[s.outcome]}, fordi ${s.why}`,
  'decision-confirmed': s => `${s.by} bekreftet referatet av beslutningen ${s.decision}`,
  'answer-received': s =>
    `${s.who} sa om svaret på rådet i ${s.decision}: ${{ good: 'godt', unclear: 'uklart', 'not-answered': 'ikke besvart' }[s.verdict]} – ${s.text}`,
  'evidence-acknowledged': s =>
    `${s.by} tok stilling til at tall bak ${s.about} er endret: ${{ stands: 'den står', changes: 'den endres', withdrawn: 'den trekkes' }[s.outcome]} – ${s.why}`,
  'decision-reviewed': s => `${s.by} gikk gjennom beslutningen om ${s.decision} og fant ${s.finding}`,
  'decision-superseded': s =>
    `Beslutningen om ${s.decision} ble erstattet av ${led(s.by, 'beslutningen om ') || 'en ny'}`,
  'learning-loop-opened': s =>
    `${s.who} åpnet en læringssløyfe om ${s.question} med antakelsen ${s.hypothesis}, som skal gjennomgås ${s.review}`,
  'evidence-noted': s => `${s.who} noterte i læringssløyfen ${s.loop}: ${s.text}`,
  'insight-recorded': s => `${s.by} lærte i læringssløyfen ${s.loop}: ${s.text}`,
  'learning-loop-closed': s =>
    `${s.who} avsluttet læringssløyfen ${s.loop} med konklusjonen ${s.conclusion} og følgen ${s.consequence}`,
  'learning-loop-reopened': s => `${s.who} åpnet læringssløyfen ${s.loop} på nytt`,
  'observation-made': s =>
    `${s.who} ga en ${s.grade === 'serious' ? 'alvorlig ' : ''}revisjonsmerknad: ${s.text}${led(s.respondBy, ', med svarfrist ')}`,
  'observation-answered': s => `${s.by} svarte på revisjonsmerknaden ${s.observation}: ${s.text}`,
  'observation-followed-up': s => `${s.who} fulgte opp revisjonsmerknaden ${s.observation} ${s.on}: ${s.text}`,
  'observation-closed': s => `${s.who} lukket revisjonsmerknaden ${s.observation}`,
  'fact-struck': s => `${s.who} strøk posten «${facts[s.kind]}», som var ført ved en feil`,
}
