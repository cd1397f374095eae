/** One clause for every kind of fact, in Swedish. */

import type { Clauses } from '../sentence-fields.ts'
import { led } from '../text.ts'
import { facts } from './facts.ts'

export const clauses: Clauses = {
  'mission-proposed': s => `${s.who} föreslog missionen ${s.mission} för ${s.from}–${s.to}: ${s.vision}`,
  'mission-declared': s => `${s.who} beslutade om missionen ${s.mission} för ${s.from}–${s.to}: ${s.vision}`,
  'mission-revised': s => `${s.who} ändrade missionen ${s.mission}${led(s.now, '; nu heter det ')}`,
  'phase-begun': s => `Missionen ${s.mission} gick över till ${s.phase} ${s.from}`,
  'criterion-assessed': s =>
    `${s.by} bedömde missionen mot kriteriet ”${s.what}”${led(s.score, ' och gav ', ' av 4 poäng')}: ${s.assessment}`,
  'capability-assessed': s =>
    `${s.by} bedömde förmågan att ${s.what}${led(s.score, ' och gav ', ' av 4 poäng')}: ${s.assessment}`,
  'goal-set': s =>
    `${s.who} ${s.adopted ? 'beslutade om' : 'föreslog'} ${s.main ? 'det övergripande målet' : 'delmålet'} ${s.goal}${s.marks}`,
  'goal-adopted': s => `${s.who} beslutade om målet ${s.goal}`,
  'goal-revised': s =>
    `${s.who} ändrade ${s.statement ? `ett mål, som nu lyder ${s.statement}` : `målet ${s.goal}`}${led(s.accountable, ', och ansvaret har nu ')}`,
  'goal-retired': s => `${s.who} avslutade målet ${s.goal}`,
  'body-formed': s => `Gruppen ${s.body} (${s.kind}) bildades${led(s.mandate, ' med uppdraget ')}`,
  'body-dissolved': s => `Gruppen ${s.body} upplöstes`,
  'actor-joined-mission': s =>
    `${s.actor} gick med i missionen ${s.mission} från ${s.from}${led(s.commitment, ' och lovade ')}`,
  'actor-left-mission': s => `${s.actor} var med i missionen ${s.mission} till ${s.until}`,
  'barrier-raised': s =>
    `${s.who} anmälde ett hinder (${s.kind}): ${s.barrier}${led(s.accountable, ', som ska lösas av ')}${led(s.due, ', senast ')}`,
  'barrier-escalated': s => `${s.who} lyfte hindret ${s.barrier} till ${s.to}`,
  'barrier-answered': s => `${s.who} svarade att hindret ${s.barrier} är ${s.outcome}: ${s.text}`,
  'commentary-written': s => `${s.who} skrev ${s.kind} ${s.about}${s.period === '' ? '' : ` (${s.period})`}: ${s.text}`,
  'mission-concluded': s => `${s.who} avslutade missionen ${s.mission}`,
  'indicator-defined': s =>
    `${s.who} valde indikatorn ${s.indicator}, med siffror från ${s.source}, för målet ${s.goals}${s.marks}`,
  'indicator-assigned': s => `${s.who} knöt indikatorn ${s.indicator} till ${s.goals}`,
  'indicator-redefined': s =>
    `${s.who} ändrade vad ${s.indicator} mäter från ${s.from}, ${s.comparable ? 'och siffrorna före går att jämföra' : 'och siffrorna före går inte att jämföra med de nya'}`,
  'baseline-set': s => `${s.who} satte utgångsvärdet för ${s.indicator} till ${s.amount} ${s.during}${s.marks}`,
  'baseline-reestimated': s =>
    `${s.who} beräknade utgångsvärdet för ${s.indicator} på nytt, till ${s.amount} ${s.during}${s.marks}`,
  'target-set': s => `${s.who} satte målvärdet för ${s.indicator} till ${s.amount} senast ${s.by}${s.marks}`,
  'target-revised': s => `${s.who} ändrade målvärdet för ${s.indicator} till ${s.amount} senast ${s.by}${s.marks}`,
  'indicator-measured': s => {
    if (s.judged) return `${s.judged.by} bedömde ${s.indicator} till ${s.judged.as} ${s.during}${s.marks}`
    if (s.amount === '') return `${s.who} meddelade att siffran för ${s.indicator} inte finns ${s.during}${s.marks}`
    return `${s.who} registrerade ${s.amount} för ${s.indicator} ${s.during}${s.marks}`
  },
  'measurement-corrected': s =>
    `${s.who} rättade siffran för ${s.indicator} ${s.during}${led(s.amount, ' till ')}${s.marks} (${s.cause})`,
  'measurement-withdrawn': s => `${s.who} drog tillbaka siffran för ${s.indicator} ${s.during}${s.marks}`,
  'measurement-disputed': s =>
    `${s.who} bestred siffran för ${s.indicator} ${s.during}${s.marks}${led(s.claimed, ' och menar att den är ')}`,
  'dispute-resolved': s =>
    `${s.who} avgjorde oenigheten${led(s.claimant, ' med ')} om ${s.indicator}: ${{ upheld: 'siffran står', corrected: `siffran rättades${led(s.value, ' till ')}`, withdrawn: 'siffran drogs tillbaka' }[s.outcome]}`,
  'key-indicator-changed': s =>
    `${s.who} ${s.key ? 'gjorde' : 'tog'} indikatorn ${s.indicator} ${s.key ? 'till nyckelindikator' : 'ur nyckelindikatorerna'}`,
  'source-bound': s => `${s.who} kopplade ${s.indicator} till källan som siffrorna kommer från: ${s.host}`,
  'source-unbound': s => `${s.who} tog bort kopplingen mellan ${s.indicator} och källan`,
  'sign-off-changed': s =>
    `${s.who} ${s.required ? 'införde godkännande' : 'avskaffade godkännande'} av siffrorna för ${s.indicator}`,
  'figures-submitted': s => `${s.who} skickade siffrorna för ${s.indicator} (${s.periods}) för godkännande`,
  'figures-returned': s => `${s.who} skickade tillbaka siffrorna för ${s.indicator} (${s.periods})`,
  'figures-approved': s => `${s.who} godkände siffrorna för ${s.indicator} (${s.periods})`,
  'period-locked': s => `${s.who} låste siffrorna för ${s.indicator} till och med ${s.period}`,
  'period-reopened': s => `${s.who} öppnade ${s.period} igen för ändringar i siffrorna för ${s.indicator}`,
  'indicator-retired': s => `${s.who} avslutade indikatorn ${s.indicator}, som inte mäts längre`,
  'portfolio-opened': s => `${s.who} öppnade portföljen ${s.portfolio}: ${s.purpose}`,
  'project-joined-portfolio': s => `Projektet ${s.project} kom med i portföljen ${s.portfolio} från ${s.from}`,
  'project-left-portfolio': s => `Projektet ${s.project} var med i portföljen ${s.portfolio} till ${s.until}`,
  'portfolio-closed': s => `${s.who} avslutade portföljen ${s.portfolio}`,
  'project-registered': s => `${s.lead} leder ${s.kind} ${s.project}, som registrerades i skedet ${s.stage}`,
  'project-stage-changed': s => `Projektet ${s.project} gick till skedet ${s.stage} ${s.on}`,
  'contribution-claimed': s =>
    `${s.who} angav att projektet ${s.project} bidrar till ${s.to} från ${s.from}${led(s.share, ', med ', ' av förändringen')}`,
  'contribution-assessed': s =>
    `${s.by} bedömde bidraget från projektet ${s.project}${led(s.to, ' till ')} som ${s.verdict}`,
  'contribution-withdrawn': s => `${s.who} drog tillbaka att projektet ${s.project} bidrar${led(s.to, ' till ')}`,
  'funding-committed': s =>
    `${s.funder} ${{ announced: 'aviserade', committed: 'beviljade', paid: 'betalade ut' }[s.status]} ${s.amount} till projektet ${s.project}, till ${s.purpose}, ${s.to ? `för ${s.from}–${s.to}` : `från ${s.from}`}`,
  'project-ended': s =>
    `Projektet ${s.project} avslutades ${s.on} med resultatet ${s.outcome} och lärdomen ${s.lessons}`,
  'actor-registered': s => `${s.actor} (${s.sector}) registrerades som aktör`,
  'actor-renamed': s => `${s.before || 'En aktör'} heter ${s.name} från ${s.from}`,
  'actor-merged': s => `${s.actor} blev en del av ${s.into} från ${s.from}`,
  'actor-split': s => `${s.actor} delades i ${s.into} från ${s.from}`,
  'erratum-published': s => `${s.who} publicerade en rättelse till ${s.release}: ${s.text}`,
  'release-published': s => `${s.who} publicerade ${s.release} om missionen ${s.mission}`,
  'key-issued': s => `${s.who} gav ${s.organisation} en nyckel till systemet, kallad ${s.name}`,
  'key-revoked': s => `${s.who} drog tillbaka en nyckel till systemet`,
  'grant-given': s =>
    `${s.who} gav ${s.to} rollen ${s.role} i ${s.mission ? `missionen ${s.mission}` : 'alla missioner'}`,
  'grant-withdrawn': s => `${s.who} drog tillbaka en roll`,
  'signing-key-rotated': s =>
    `${s.who} bytte nyckeln som signerar loggen${s.lost ? ', eftersom den förra är förlorad' : ''}`,
  'log-forked': s => `${s.who} lät loggen fortsätta från ett tidigare tillstånd, under namnet ${s.origin}`,
  'access-log-anchored': s => `${s.who} förankrade åtkomstloggen: ${s.rows} rader hittills`,
  'advice-given': s =>
    `${s.body} gav råd om ${s.question}${led(s.participants, ' tillsammans med ', ' deltagare')}: ${s.advice}`,
  'decision-taken': s => `${s.body} beslutade ${s.on} ${s.chosen} i frågan ${s.question}, eftersom ${s.rationale}`,
  'advice-answered': s =>
    `${s.who} svarade på rådet om ${s.decision}: det ${{ followed: 'följdes', partly: 'följdes delvis', 'not-followed': 'följdes inte' }[s.outcome]}, eftersom ${s.why}`,
  'decision-confirmed': s => `${s.by} bekräftade protokollet över beslutet ${s.decision}`,
  'answer-received': s =>
    `${s.who} sade om svaret på rådet i ${s.decision}: ${{ good: 'bra', unclear: 'oklart', 'not-answered': 'inte besvarat' }[s.verdict]} – ${s.text}`,
  'evidence-acknowledged': s =>
    `${s.by} tog ställning till att siffror bakom ${s.about} har ändrats: ${{ stands: 'det står fast', changes: 'det ändras', withdrawn: 'det dras tillbaka' }[s.outcome]} – ${s.why}`,
  'decision-reviewed': s => `${s.by} gick igenom beslutet om ${s.decision} och fann ${s.finding}`,
  'decision-superseded': s => `Beslutet om ${s.decision} ersattes av ${led(s.by, 'beslutet om ') || 'ett nytt'}`,
  'learning-loop-opened': s =>
    `${s.who} öppnade en lärloop om ${s.question} med antagandet ${s.hypothesis}, som ska gås igenom ${s.review}`,
  'evidence-noted': s => `${s.who} noterade i lärloopen ${s.loop}: ${s.text}`,
  'insight-recorded': s => `${s.by} lärde sig i lärloopen ${s.loop}: ${s.text}`,
  'learning-loop-closed': s =>
    `${s.who} avslutade lärloopen ${s.loop} med slutsatsen ${s.conclusion} och följden ${s.consequence}`,
  'learning-loop-reopened': s => `${s.who} öppnade lärloopen ${s.loop} på nytt`,
  'observation-made': s =>
    `${s.who} gjorde en ${s.grade === 'serious' ? 'allvarlig ' : ''}iakttagelse: ${s.text}${led(s.respondBy, ', att besvara senast ')}`,
  'observation-answered': s => `${s.by} svarade på iakttagelsen ${s.observation}: ${s.text}`,
  'observation-followed-up': s => `${s.who} följde upp iakttagelsen ${s.observation} ${s.on}: ${s.text}`,
  'observation-closed': s => `${s.who} avslutade iakttagelsen ${s.observation}`,
  'fact-struck': s => `${s.who} strök posten ”${facts[s.kind]}”, som hade registrerats av misstag`,
}
