/** One clause for every kind of fact, in Nynorsk. */

import type { Clauses } from '../sentence-fields.ts'
import { led } from '../text.ts'
import { facts } from './facts.ts'

export const clauses: Clauses = {
  'mission-proposed': s => `${s.who} føreslo samfunnsoppdraget ${s.mission} for ${s.from}–${s.to}: ${s.vision}`,
  'mission-declared': s => `${s.who} vedtok samfunnsoppdraget ${s.mission} for ${s.from}–${s.to}: ${s.vision}`,
  'mission-revised': s => `${s.who} endra samfunnsoppdraget ${s.mission}${led(s.now, '; no heiter det ')}`,
  'phase-begun': s => `Samfunnsoppdraget ${s.mission} gjekk over til ${s.phase} ${s.from}`,
  'criterion-assessed': s =>
    `${s.by} vurderte samfunnsoppdraget mot kriteriet «${s.what}»${led(s.score, ' og gav ', ' av 4 poeng')}: ${s.assessment}`,
  'capability-assessed': s =>
    `${s.by} vurderte evna til å ${s.what}${led(s.score, ' og gav ', ' av 4 poeng')}: ${s.assessment}`,
  'goal-set': s =>
    `${s.who} ${s.adopted ? 'vedtok' : 'føreslo'} ${s.main ? 'hovudmålet' : 'delmålet'} ${s.goal}${s.marks}`,
  'goal-adopted': s => `${s.who} vedtok målet ${s.goal}`,
  'goal-revised': s =>
    `${s.who} endra ${s.statement ? `eit mål, som no lyder ${s.statement}` : `målet ${s.goal}`}${led(s.accountable, ', og ansvaret har no ')}`,
  'goal-retired': s => `${s.who} avslutta målet ${s.goal}`,
  'body-formed': s => `Gruppa ${s.body} (${s.kind}) vart oppretta${led(s.mandate, ' med mandatet ')}`,
  'body-dissolved': s => `Gruppa ${s.body} vart oppløyst`,
  'actor-joined-mission': s =>
    `${s.actor} vart med i samfunnsoppdraget ${s.mission} frå ${s.from}${led(s.commitment, ' og lova ')}`,
  'actor-left-mission': s => `${s.actor} var med i samfunnsoppdraget ${s.mission} til ${s.until}`,
  'barrier-raised': s =>
    `${s.who} melde ei hindring (${s.kind}): ${s.barrier}${led(s.accountable, ', som skal løysast av ')}${led(s.due, ', med frist ')}`,
  'barrier-escalated': s => `${s.who} løfta hindringa ${s.barrier} til ${s.to}`,
  'barrier-answered': s => `${s.who} svara at hindringa ${s.barrier} er ${s.outcome}: ${s.text}`,
  'commentary-written': s =>
    `${s.who} skreiv ${s.kind} ${s.about}${s.period === '' ? '' : ` (${s.period})`}: ${s.text}`,
  'mission-concluded': s => `${s.who} avslutta samfunnsoppdraget ${s.mission}`,
  'indicator-defined': s =>
    `${s.who} valde indikatoren ${s.indicator}, med tal frå ${s.source}, for målet ${s.goals}${s.marks}`,
  'indicator-assigned': s => `${s.who} knytte indikatoren ${s.indicator} til ${s.goals}`,
  'indicator-redefined': s =>
    `${s.who} endra kva ${s.indicator} måler frå ${s.from}, ${s.comparable ? 'og tala før kan samanliknast' : 'og tala før kan ikkje samanliknast med dei nye'}`,
  'baseline-set': s => `${s.who} sette utgangsverdien for ${s.indicator} til ${s.amount} ${s.during}${s.marks}`,
  'baseline-reestimated': s =>
    `${s.who} rekna ut utgangsverdien for ${s.indicator} på nytt, til ${s.amount} ${s.during}${s.marks}`,
  'target-set': s => `${s.who} sette måltalet for ${s.indicator} til ${s.amount} innan ${s.by}${s.marks}`,
  'target-revised': s => `${s.who} endra måltalet for ${s.indicator} til ${s.amount} innan ${s.by}${s.marks}`,
  'indicator-measured': s => {
    if (s.judged) return `${s.judged.by} vurderte ${s.indicator} til ${s.judged.as} ${s.during}${s.marks}`
    if (s.amount === '') return `${s.who} melde at talet for ${s.indicator} ikkje finst ${s.during}${s.marks}`
    return `${s.who} registrerte ${s.amount} for ${s.indicator} ${s.during}${s.marks}`
  },
  'measurement-corrected': s =>
    `${s.who} retta talet for ${s.indicator} ${s.during}${led(s.amount, ' til ')}${s.marks} (${s.cause})`,
  'measurement-withdrawn': s => `${s.who} trekte tilbake talet for ${s.indicator} ${s.during}${s.marks}`,
  'measurement-disputed': s =>
    `${s.who} bestrei talet for ${s.indicator} ${s.during}${s.marks}${led(s.claimed, ' og meiner det er ')}`,
  'dispute-resolved': s =>
    `${s.who} avgjorde usemja${led(s.claimant, ' med ')} om ${s.indicator}: ${{ upheld: 'talet står', corrected: `talet vart retta${led(s.value, ' til ')}`, withdrawn: 'talet vart trekt tilbake' }[s.outcome]}`,
  'key-indicator-changed': s =>
    `${s.who} ${s.key ? 'gjorde' : 'tok'} indikatoren ${s.indicator} ${s.key ? 'til nøkkelindikator' : 'ut av nøkkelindikatorane'}`,
  'source-bound': s => `${s.who} knytte ${s.indicator} til kjelda tala kjem frå: ${s.host}`,
  'source-unbound': s => `${s.who} oppheva knytinga mellom ${s.indicator} og kjelda`,
  'sign-off-changed': s =>
    `${s.who} ${s.required ? 'innførte godkjenning' : 'avskaffa godkjenning'} av tala for ${s.indicator}`,
  'figures-submitted': s => `${s.who} sende tala for ${s.indicator} (${s.periods}) til godkjenning`,
  'figures-returned': s => `${s.who} sende tilbake tala for ${s.indicator} (${s.periods})`,
  'figures-approved': s => `${s.who} godkjende tala for ${s.indicator} (${s.periods})`,
  'period-locked': s => `${s.who} låste tala for ${s.indicator} til og med ${s.period}`,
  'period-reopened': s => `${s.who} opna ${s.period} att for endringar i tala for ${s.indicator}`,
  'indicator-retired': s => `${s.who} avslutta indikatoren ${s.indicator}, som ikkje blir målt meir`,
  'portfolio-opened': s => `${s.who} opna porteføljen ${s.portfolio}: ${s.purpose}`,
  'project-joined-portfolio': s => `Prosjektet ${s.project} vart med i porteføljen ${s.portfolio} frå ${s.from}`,
  'project-left-portfolio': s => `Prosjektet ${s.project} var med i porteføljen ${s.portfolio} til ${s.until}`,
  'portfolio-closed': s => `${s.who} avslutta porteføljen ${s.portfolio}`,
  'project-registered': s => `${s.lead} leier ${s.kind} ${s.project}, som vart registrert i stadiet ${s.stage}`,
  'project-stage-changed': s => `Prosjektet ${s.project} gjekk til stadiet ${s.stage} ${s.on}`,
  'contribution-claimed': s =>
    `${s.who} hevda at prosjektet ${s.project} bidreg til ${s.to} frå ${s.from}${led(s.share, ', med ', ' av endringa')}`,
  'contribution-assessed': s =>
    `${s.by} vurderte bidraget frå prosjektet ${s.project}${led(s.to, ' til ')} som ${s.verdict}`,
  'contribution-withdrawn': s => `${s.who} trekte tilbake at prosjektet ${s.project} bidreg${led(s.to, ' til ')}`,
  'funding-committed': s =>
    `${s.funder} ${{ announced: 'varsla', committed: 'løyvde', paid: 'betalte ut' }[s.status]} ${s.amount} til prosjektet ${s.project}, til ${s.purpose}, ${s.to ? `for ${s.from}–${s.to}` : `frå ${s.from}`}`,
  'project-ended': s =>
    `Prosjektet ${s.project} vart avslutta ${s.on} med resultatet ${s.outcome} og lærdommen ${s.lessons}`,
  'actor-registered': s => `${s.actor} (${s.sector}) vart registrert som aktør`,
  'actor-renamed': s => `${s.before || 'Ein aktør'} heiter ${s.name} frå ${s.from}`,
  'actor-merged': s => `${s.actor} vart ein del av ${s.into} frå ${s.from}`,
  'actor-split': s => `${s.actor} vart delt i ${s.into} frå ${s.from}`,
  'erratum-published': s => `${s.who} publiserte ei retting til ${s.release}: ${s.text}`,
  'release-published': s => `${s.who} publiserte ${s.release} om samfunnsoppdraget ${s.mission}`,
  'key-issued': s => `${s.who} gav ${s.organisation} ein nøkkel til systemet, kalla ${s.name}`,
  'key-revoked': s => `${s.who} trekte tilbake ein nøkkel til systemet`,
  'grant-given': s =>
    `${s.who} gav ${s.to} rolla ${s.role} i ${s.mission ? `samfunnsoppdraget ${s.mission}` : 'alle samfunnsoppdrag'}`,
  'grant-withdrawn': s => `${s.who} trekte tilbake ei rolle`,
  'signing-key-rotated': s => `${s.who} bytte nøkkelen som signerer loggen${s.lost ? ', fordi den førre er tapt' : ''}`,
  'log-forked': s => `${s.who} let loggen halde fram frå ein tidlegare tilstand, under namnet ${s.origin}`,
  'access-log-anchored': s => `${s.who} forankra tilgangsloggen: ${s.rows} rader til no`,
  'advice-given': s =>
    `${s.body} gav råd om ${s.question}${led(s.participants, ' saman med ', ' deltakarar')}: ${s.advice}`,
  'decision-taken': s => `${s.body} avgjorde ${s.on} ${s.chosen} på spørsmålet ${s.question}, fordi ${s.rationale}`,
  'advice-answered': s =>
    `${s.who} svara på rådet om ${s.decision}: det vart ${{ followed: 'følgt', partly: 'delvis følgt', 'not-followed': 'ikkje følgt' }[s.outcome]}, fordi ${s.why}`,
  'decision-confirmed': s => `${s.by} stadfesta referatet av avgjerda ${s.decision}`,
  'answer-received': s =>
    `${s.who} sa om svaret på rådet i ${s.decision}: ${{ good: 'godt', unclear: 'uklart', 'not-answered': 'ikkje svara på' }[s.verdict]} – ${s.text}`,
  'evidence-acknowledged': s =>
    `${s.by} tok stilling til at tal bak ${s.about} er endra: ${{ stands: 'ho står', changes: 'ho blir endra', withdrawn: 'ho blir trekt' }[s.outcome]} – ${s.why}`,
  'decision-reviewed': s => `${s.by} gjekk gjennom avgjerda om ${s.decision} og fann ${s.finding}`,
  'decision-superseded': s => `Avgjerda om ${s.decision} vart erstatta av ${led(s.by, 'avgjerda om ') || 'ei ny'}`,
  'learning-loop-opened': s =>
    `${s.who} opna ei læringssløyfe om ${s.question} med hypotesen ${s.hypothesis}, som skal gjennomgåast ${s.review}`,
  'evidence-noted': s => `${s.who} noterte i læringssløyfa ${s.loop}: ${s.text}`,
  'insight-recorded': s => `${s.by} lærte i læringssløyfa ${s.loop}: ${s.text}`,
  'learning-loop-closed': s =>
    `${s.who} avslutta læringssløyfa ${s.loop} med konklusjonen ${s.conclusion} og følgja ${s.consequence}`,
  'learning-loop-reopened': s => `${s.who} opna læringssløyfa ${s.loop} på nytt`,
  'observation-made': s =>
    `${s.who} gav ein ${s.grade === 'serious' ? 'alvorleg ' : ''}revisjonsmerknad: ${s.text}${led(s.respondBy, ', med svarfrist ')}`,
  'observation-answered': s => `${s.by} svara på revisjonsmerknaden ${s.observation}: ${s.text}`,
  'observation-followed-up': s => `${s.who} følgde opp revisjonsmerknaden ${s.observation} ${s.on}: ${s.text}`,
  'observation-closed': s => `${s.who} lukka revisjonsmerknaden ${s.observation}`,
  'fact-struck': s => `${s.who} strauk posten «${facts[s.kind]}», som var ført ved ein feil`,
}
