/** The sentences of refusals, in Nynorsk. */
import {
  capital,
  differing,
  figureWritten,
  type KindNames,
  type PeriodKinds,
  periodKindWritten,
  type RefusalSentences,
  someOf,
} from '../refusal-sentences.ts'
import { date, exact } from './formats.ts'
import { terms } from './terms.ts'

export const kind: KindNames = {
  mission: 'samfunnsoppdraget',
  indicator: 'indikatoren',
  portfolio: 'porteføljen',
  project: 'prosjektet',
  decision: 'avgjerda',
  'learning-loop': 'læringssløyfa',
  actor: 'aktøren',
  release: 'publiseringa',
  observation: 'revisjonsmerknaden',
  access: 'tilgangen',
  goal: 'målet',
  body: 'organet',
  barrier: 'hindringa',
}

const periodKinds: PeriodKinds = {
  one: { year: 'år', 'half-year': 'halvår', quarter: 'kvartal', month: 'månad', week: 'veke', day: 'dag' },
  many: { year: 'år', 'half-year': 'halvår', quarter: 'kvartal', month: 'månader' },
  window: (count, units) => `vindauge på ${count} ${units}`,
  cohort: (unit, after) => `kull for eitt ${unit}, etter ${after}`,
}
const quoted = (text: string): string => `«${text}»`
export const figures = { number: exact, quoted, to: 'til', none: 'ingen verdi' }
const meant = (near: readonly string[]): string =>
  near.length > 0 ? `Meinte du ${near.map(quoted).join(', ')}?` : 'Sjekk skrivemåten.'
const bringHistory =
  'Skal historikk leggjast inn, må kvar post få datoen då han vart kjend, frå og med den første (declare, set-goal, define …); berre målingar kan vere kjende før dei andre.'
const strikeFirst = 'Løys koplinga først, eller stryk den andre posten først.'

function limits(min: number, max: number): string {
  if (min === Number.NEGATIVE_INFINITY) return `høgst ${exact(max)}`
  return max === Number.POSITIVE_INFINITY ? `minst ${exact(min)}` : `frå ${exact(min)} til ${exact(max)}`
}

export const refusals: RefusalSentences = {
  'unknown-thing': ({ thing, id }) =>
    `${capital(kind[thing])} «${id}» finst ikkje. Sjekk id-en i adressa, eller opprett det først.`,
  'unknown-thing/here': 'Dette finst ikkje her, eller du har ikkje tilgang til å sjå det.',
  'unknown-thing/at-pin':
    'Dette finst ikkje her, det var ikkje kjent på dette tidspunktet, eller du har ikkje tilgang til å sjå det.',
  'unknown-thing/mission': ({ id }) => `Samfunnsoppdraget «${id}» finst ikkje.`,
  'unknown-thing/whole-mission': ({ id }) =>
    `Samfunnsoppdraget «${id}» finst ikkje, eller du har ikkje tilgang til å sjå alt i det.`,
  'unknown-mission': ({ id }) =>
    `Samfunnsoppdraget «${id}» finst ikkje. Registrer det først, eller oppgi eit anna samfunnsoppdrag.`,
  'unknown-goal': ({ id }) =>
    `Samfunnsoppdraget har ikkje noko mål «${id}». Set målet først, eller oppgi eit anna mål.`,
  'unknown-key': ({ id }) => `Nøkkelen «${id}» er ikkje skriven ut. Lista over roller viser kva nøklar som finst.`,
  'unknown-grant': ({ id }) =>
    `Rolletildelinga «${id}» finst ikkje, eller ho er trekt tilbake. Lista over roller viser dei som gjeld.`,
  'unknown-body': ({ id }) =>
    `Samfunnsoppdraget har ikkje noko organ «${id}», eller det er oppløyst. Opprett det først, eller oppgi eit anna organ.`,
  'unknown-dispute': ({ id }) => `Indikatoren har inga open usemje «${id}». Meld ho først, eller oppgi ei anna.`,
  'unknown-vintage': ({ given, known }) =>
    `Ingen tal for denne perioden og gruppa har knownFrom ${given}. Oppgi i vintage ein av dei som er registrerte: ${known.join(', ') || 'ingen enno'}.`,
  'unknown-position/beyond': ({ head, field }) =>
    `Siste posisjon i loggen er ${head}. Oppgi han eller ein tidlegare, eller utelat ${field}.`,
  'unknown-position/mission': ({ mission, position }) =>
    `Samfunnsoppdraget «${mission}» har ingen post på posisjon ${position}. Posisjonane finn du i /api/v1/events?mission=${mission}.`,
  'unknown-position/stream': ({ thing, id, position, stream }) =>
    `${capital(kind[thing])} «${id}» har ingen post på posisjon ${position}. Posisjonane finn du i /api/v1/events?stream=${stream}.`,
  'unknown-indicator': ({ mission, id }) =>
    `Samfunnsoppdraget «${mission}» har ingen indikator «${id}». Definer han først, eller oppgi ein annan indikator.`,
  'unknown-indicator/itself':
    'Ein indikator kan ikkje samanliknast med seg sjølv. Oppgi ein annan indikator, eller utelat comparatorOf.',
  'unknown-indicator/scope': ({ mission, word, near }) =>
    `${mission === undefined ? 'Ingen samfunnsoppdrag har' : `Samfunnsoppdraget «${mission}» har ikkje`} indikatoren «${word}». ${meant(near)}`,
  'unknown-project': ({ id }) => `Prosjektet «${id}» finst ikkje. Registrer det først, eller oppgi eit anna prosjekt.`,
  'unknown-project/scope': ({ word, near }) => `Prosjektet «${word}» finst ikkje. ${meant(near)}`,
  'unknown-actor': ({ id }) => `Aktøren «${id}» finst ikkje. Registrer han først, eller oppgi ein annan aktør.`,
  'unknown-decision/in-mission': ({ id }) =>
    `Avgjerda «${id}» finst ikkje i dette samfunnsoppdraget. Registrer ho først, eller oppgi ei anna.`,
  'unknown-decision/not-taken': ({ id }) =>
    `Inga avgjerd «${id}» er teken i eit samfunnsoppdrag som ho kan gjelde for. Registrer ho med take først, oppgi ei anna, eller utelat decision.`,
  'unknown-decision/not-taken-here': ({ id }) =>
    `Inga avgjerd «${id}» er teken i dette samfunnsoppdraget. Registrer ho med take først, oppgi ei anna, eller utelat decision.`,
  'unknown-subject': ({ mission, thing, id }) =>
    `Fann ikkje ${kind[thing]} «${id}» i samfunnsoppdraget «${mission}». Oppgi noko anna, eller posisjonen til ein post.`,
  'unknown-barrier': ({ id }) =>
    `Samfunnsoppdraget har inga hindring «${id}». Meld ho først, eller oppgi ei anna hindring.`,
  'unknown-contribution': ({ id }) =>
    `Prosjektet har ikkje noko bidrag «${id}», eller det er trekt tilbake. Registrer bidraget først, eller oppgi eit anna.`,
  'not-a-member/actor': ({ id }) =>
    `Aktøren «${id}» er ikkje med i samfunnsoppdraget. Legg han til først, eller oppgi ein annan aktør.`,
  'not-a-member/project': ({ id }) =>
    `Prosjektet «${id}» er ikkje med i porteføljen. Legg det til først, eller oppgi eit anna prosjekt.`,
  'other-mission': ({ mission }) =>
    `Avgjerda høyrer til samfunnsoppdraget «${mission}». Oppgi det, eller bruk ein annan id for avgjerda.`,
  'portfolio-closed': 'Porteføljen er avslutta og kan ikkje endrast lenger. Opne ein ny portefølje i staden.',
  'project-ended': 'Prosjektet er avslutta og kan ikkje endrast lenger. Registrer eit nytt prosjekt for å halde fram.',
  'actor-ended': ({ successors }) =>
    `Aktøren er slått saman med andre eller delt opp. Bruk etterfølgjarane: ${successors.join(', ')}.`,
  'actor-ended/other': ({ id }) =>
    `Aktøren «${id}» er sjølv slått saman eller delt opp på den datoen. Oppgi etterfølgjarane i staden.`,
  'already-taken': 'Avgjerda er alt teken. Ta ei ny, og lat ho erstatte denne.',
  'not-strikable': ({ kind }) =>
    `Ein post av typen ${kind} kan ikkje strykast. Rett talet eller trekk det tilbake, og bruk endringskommandoen der det finst ein.`,
  'already-struck': ({ position }) => `Posten på posisjon ${position} er alt stroken.`,
  'fact-in-use/later': ({ position, kind }) =>
    `Posten på posisjon ${position} (${kind}) byggjer på denne. Stryk han først.`,
  'fact-in-use/goal': ({ indicator, goal }) => `Indikatoren «${indicator}» måler målet «${goal}». ${strikeFirst}`,
  'fact-in-use/mission': ({ stream }) => `${stream} høyrer til samfunnsoppdraget. ${strikeFirst}`,
  'fact-in-use/project': ({ portfolio }) => `Prosjektet er med i porteføljen «${portfolio}». ${strikeFirst}`,
  'fact-in-use/actor': ({ mission }) => `Aktøren er med i samfunnsoppdraget «${mission}». ${strikeFirst}`,
  'fact-in-use/retired-goal': ({ goal }) =>
    `Utan posten ville noko som gjeld, høyre til målet «${goal}», som er avslutta eller stroke. Stryk det først, eller la posten stå.`,
  'fact-in-use/superseded': ({ decision }) => `Vedtaket «${decision}» er erstatta av dette. Stryk erstattinga først.`,
  'decided-earlier': ({ by, own }) =>
    `Avgjerda du oppgav, vart teken ${date(by)}, før denne (${date(own)}). Oppgi ei som er teken same dag eller seinare.`,
  'seen-after-decision': ({ position, day, last }) =>
    `Posisjon ${position} vart registrert etter ${date(day)}, dagen for avgjerda, som slutta på posisjon ${last}. Oppgi han eller ein tidlegare, eller utelat seenPosition.`,
  'not-taken': 'Avgjerda er ikkje teken enno; det finst berre råd. Registrer avgjerda først.',
  'already-superseded': ({ by }) => `Avgjerda er alt erstatta av «${by}». Erstatt den i staden.`,
  'already-answered': ({ id }) => `Hindringa «${id}» er alt svara på. Står ho i vegen igjen, meld ho med ein ny id.`,
  'no-answer': 'Ingen svar på råd ventar på å bli mottekne. Svar først på rådet med answer-advice.',
  'no-advice': 'Ingen råd om denne avgjerda står utan svar. Rådet må bli gitt før nokon kan svare på det.',
  'observation-closed': 'Revisjonsmerknaden er lukka og tek ikkje imot meir. Lag ein ny i staden.',
  'loop-closed': 'Læringssløyfa er avslutta. Opne ho på nytt først, med ei grunngiving, eller opne ei ny.',
  'loop-open': 'Læringssløyfa er alt open. Berre ei avslutta sløyfe kan opnast på nytt.',
  'ends-before-it-begins': ({ field, since }) =>
    `Det kan ikkje vere før ${date(since)}. Oppgi den datoen eller ein seinare i ${field}.`,
  'not-yet': ({ period }) => `${capital(date(period))} ligg fram i tid. Registrer det når det har skjedd.`,
  'already-exists': ({ thing, id }) =>
    `${capital(kind[thing])} «${id}» finst alt. Endre det som finst, eller bruk ein annan id.`,
  'already-exists/struck': ({ thing, id }) =>
    `Det som heitte «${id}» (${kind[thing]}), er stroke, men id-en er framleis oppteken. Bruk ein annan id.`,
  'already-exists/body': ({ id }) => `Samfunnsoppdraget har alt eit organ «${id}». Bruk ein annan id.`,
  'already-exists/barrier': ({ id }) =>
    `Hindringa «${id}» er alt meld. Løft ho eller svar på ho, eller bruk ein annan id.`,
  'already-exists/actor': ({ id }) =>
    `Aktøren «${id}» er alt med i samfunnsoppdraget. Ta han ut før du legg han til på nytt.`,
  'already-exists/goal': ({ id }) =>
    `Målet «${id}» er alt sett. Bruk revise-goal for å endre det, eller bruk ein annan id.`,
  'already-exists/project': ({ id }) =>
    `Prosjektet «${id}» er alt med i porteføljen. Ta det ut før du legg det til på nytt.`,
  'already-exists/contribution': ({ id }) => `Bidraget «${id}» er alt registrert. Bruk ein annan id.`,
  'already-exists/dispute': ({ id }) => `Usemja «${id}» er alt meld. Bruk ein annan id.`,
  'already-exists/grant': ({ id }) => `Rolletildelinga «${id}» finst alt. Bruk ein annan id, eller utelat han.`,
  'already-declared': 'Samfunnsoppdraget er alt vedteke. Bruk revise for å endre det.',
  'already-in-phase': ({ phase }) => `Samfunnsoppdraget er alt i fasen ${terms.phase[phase]}. Oppgi den andre fasen.`,
  'already-adopted': 'Målet er alt vedteke. Bruk revise-goal for å endre det.',
  'already-measured': ({ recorded, given, fields }) =>
    `${figureWritten(recorded, figures)} er alt registrert for denne perioden og gruppa, og du oppgav ${figureWritten(given, figures)}${differing('ulikt', fields)}. Er det registrerte talet feil, rett det og grunngi kvifor. Er dette ei seinare publisering av talet, oppgi publiseringsdatoen i knownFrom.`,
  'already-measured/listed':
    'Talet for denne perioden og gruppa blir retta lenger opp i lista òg. Ta med berre éi retting av det.',
  'already-set/baseline':
    'Utgangsverdien er alt sett for denne gruppa. Bruk reestimate-baseline, som tek vare på begge.',
  'already-set/target':
    'Måltalet er alt sett for denne gruppa. Bruk revise-target, som seier kven som avgjorde det og kvifor, og tek vare på begge.',
  'already-revoked': ({ id }) =>
    `Nøkkelen «${id}» er alt trekt tilbake og gir ingen tilgang. Du treng ikkje gjere meir.`,
  'not-declared': 'Samfunnsoppdraget er berre foreslått. Det må bli vedteke først.',
  'not-set/baseline': 'Ingen utgangsverdi er sett for denne gruppa enno. Bruk set-baseline først.',
  'not-set/target': 'Ikkje noko måltal er sett for denne gruppa enno. Bruk set-target først.',
  'not-measured':
    'Ingen verdi er registrert for denne perioden og gruppa. Sjekk periode og gruppe, eller registrer talet først.',
  'not-measured/withdrawn': 'Talet det var usemje om, er trekt tilbake sidan. Avslutt usemja med outcome upheld.',
  'not-measured/valueless': ({ before, now }) =>
    `Talet manglar verdi (${before}), og obsStatus ${now} krev ein. Oppgi value, low og high, eller judgement.`,
  'mission-concluded':
    'Samfunnsoppdraget er avslutta og tek berre imot målingar, rettingar og gjennomgangar. Andre endringar må gjerast i eit samfunnsoppdrag som framleis er i gang.',
  'goal-retired': ({ id }) => `Målet «${id}» er avslutta. Oppgi eit mål som gjeld, eller set eit nytt.`,
  'goal-in-use': ({ goals, indicators }) =>
    `Målet har framleis noko under seg: ${[...goals.map(each => `målet ${each}`), ...indicators.map(each => `indikatoren ${each}`)].join(', ')}. Avslutt det eller knyt det til andre mål først.`,
  'needs-decision': ({ goal }) =>
    `Målet «${goal}» er vedteke, og denne indikatoren vil ikkje lenger telje for det. Oppgi i decision avgjerda som seier det; registrer ho med take først.`,
  'needs-decision/key': ({ goal }) =>
    `Målet «${goal}» er vedteke, og denne indikatoren vil ikkje lenger vere ein nøkkelindikator for det. Oppgi i decision avgjerda som seier det; registrer ho med take først.`,
  'goal-level': ({ parent, level }) =>
    `Målet over, «${parent}», er på nivå ${level}. Set dette målet på nivå ${level + 1} eller høgare, eller oppgi eit anna mål over det.`,
  'indicator-retired':
    'Indikatoren er avslutta og kan ikkje endrast lenger. Definer ein ny indikator for å halde fram.',
  'known-in-future': ({ given }) =>
    `knownFrom ${date(given)} ligg fram i tid. Oppgi datoen då det vart publisert, eller utelat knownFrom.`,
  'known-in-future/seen': ({ given }) =>
    `seenAsOf ${date(given)} ligg fram i tid. Oppgi dagens dato eller ein tidlegare, eller utelat seenAsOf.`,
  'known-before-its-subject': ({ subject, id }) =>
    `knownFrom er tidlegare enn for ${kind[subject]} «${id}». Oppgi same dato eller ein seinare, eller utelat knownFrom. ${bringHistory}`,
  'known-before-its-subject/disputed': `knownFrom er tidlegare enn for talet det er usemje om. Oppgi same dato eller ein seinare, eller utelat knownFrom. ${bringHistory}`,
  'known-before-its-subject/last': ({ at }) =>
    `knownFrom er tidlegare enn for førre post (${at}). Oppgi den datoen eller ein seinare, eller utelat knownFrom. ${bringHistory}`,
  'period-not-begun':
    'Perioden har ikkje byrja. Oppgi ein tidlegare periode, eller registrer ei framskriving med obsStatus F.',
  'known-before-its-period': ({ given }) =>
    `knownFrom ${date(given)} er før perioden byrja, så talet kan ikkje vere målt. Oppgi publiseringsdatoen i knownFrom, eller registrer ei framskriving med obsStatus F.`,
  'needs-parts': ({ numerator, denominator }) =>
    `Talet er ein del, ${exact(numerator)} av ${exact(denominator)}. Oppgi ny teljar (numerator) og nemnar (denominator) saman med den nye verdien.`,
  'needs-status':
    'Talet er ei framskriving (F), og perioden har byrja. Oppgi i obsStatus kva det retta talet er: A for ei måling, P for ei førebels, F om det framleis er framskrivinga.',
  'period-kind': ({ version, expected, part, given, isPart }) => {
    const named = (kind: string) => periodKindWritten(kind, periodKinds)
    const kinds = `${named(expected)}${part === undefined ? '' : ` eller ${named(part)}`}`
    return `Versjon ${version} av definisjonen har periodar av typen ${kinds}; denne er av typen ${named(given)}. Oppgi ein periode av typen ${kinds}, eller definer indikatoren på nytt ${isPart ? 'med rollUp.time' : 'frå og med eit brot'}.`
  },
  'definition-contradiction/level-summed':
    'Nivå blir aldri summerte over tid. Med measures «level», oppgi mean eller last i rollUp.time; for tal som kan leggjast saman over tid, oppgi measures «flow».',
  'definition-contradiction/ratio-summed':
    'Delar av heile blir aldri summerte over tid, og rollUp.cells «ratio» eller ein multiplier gjer dette til ein slik. Oppgi mean eller last i rollUp.time.',
  'definition-contradiction/cumulative-level':
    'Ein kumulativ indikator måler det som kjem til i kvar periode. Oppgi measures «flow», eller utelat det; for nivå, utelat cumulative.',
  'definition-contradiction/cumulative-ratio':
    'Delar av heile kan ikkje leggjast saman til ein løpande sum, og rollUp.cells «ratio» eller ein multiplier gjer dette til ein slik. Utelat cumulative.',
  'definition-contradiction/cumulative-rolled': ({ time }) =>
    `Det som kjem til i kvar periode, blir over tid ein sum, ikkje ${time}. Oppgi sum i rollUp.time, eller utelat det.`,
  'definition-contradiction/cumulative-changed':
    'Tal frå før og etter kan ikkje samanliknast når cumulative blir endra. Oppgi comparable false og ingen bridge.',
  'break-order': 'Ein ny definisjon må gjelde frå etter den førre. Oppgi ein seinare periode i breakAt.',
  'milestone-order/after': 'Ein milepæl må kome før måltalet. Oppgi ein tidlegare periode.',
  'milestone-order/same': 'To milepælar har same tidspunkt. Fjern éin av dei.',
  'unknown-cell/dimension': ({ dimension, known }) =>
    known.length > 0
      ? `Indikatoren er ikkje delt inn etter «${dimension}». Bruk ei av desse: ${someOf(known)}.`
      : `Indikatoren er ikkje delt inn etter «${dimension}», og heller ikkje etter noko anna. Utelat cell, eller definer indikatoren på nytt med inndelingar (dimensions).`,
  'unknown-cell/code': ({ dimension, code, known }) =>
    `Inndelinga «${dimension}» har ingen kode «${code}». Bruk ein av desse: ${someOf(known)}.`,
  'unknown-cell/unbound':
    'Grupper blir oppgitt for indikatorane i eitt samfunnsoppdrag, eller for bestemte indikatorar. Oppgi i indicators kva for nokre gruppene gjeld, eller gi ei rolle per samfunnsoppdrag.',
  'unknown-cell/scope-dimension': ({ word, near }) =>
    `Ingen indikator som rolla omfattar, er delt inn etter «${word}». ${meant(near)}`,
  'unknown-cell/scope-code': ({ dimension, word, near }) =>
    `Inndelinga «${dimension}» har ingen kode «${word}». ${meant(near)}`,
  'period-locked': 'Perioden er låst. Opne han med reopen-period og ei grunngiving før du endrar tala i han.',
  'not-bound': 'Inga kjelde er knytt til indikatoren. Knyt ei til først, med bind-source.',
  'not-locked': 'Perioden er ikkje låst, så tala kan endrast som dei er.',
  'nothing-to-submit': ({ period }) =>
    `Ingen tal for ${date(period)} ventar på å bli sende til godkjenning: Dei er godkjende, registrerte før godkjenning vart kravd, eller alt sende.`,
  'not-submitted': ({ period }) => `Ingen tal for ${date(period)} er sende til godkjenning. Send dei først.`,
  'own-figure': ({ period }) =>
    `Talet for ${date(period)} har du registrert sjølv. Lat nokon andre godkjenne det, eller oppgi gruppene som andre har registrert.`,
  'out-of-limits': ({ given, min, max }) =>
    `Talet er ${exact(given)}, men for denne indikatoren må det vere ${limits(min, max)}. Sjekk talet, eller definer indikatoren på nytt med andre grenser.`,
  'ratio-mismatch': ({ value, multiplier, numerator, denominator, computed }) =>
    `Verdien er ${exact(value)}, men ${exact(multiplier)} · ${exact(numerator)} / ${exact(denominator)} er ${exact(computed)}. Rett verdien, teljaren eller nemnaren, eller definer indikatoren på nytt med ein annan multiplier.`,
  'ratio-mismatch/nothing':
    'Det går ikkje an å dele på ein nemnar som er 0. Er det ingen å telje, oppgi obsStatus M og ingen verdi.',
  'off-scale': ({ code, codes }) =>
    `Koden «${code}» er ikkje på skalaen til denne indikatoren. Bruk ein av desse: ${codes.join(', ')}.`,
  'off-scale/none':
    'Denne indikatoren har ingen skala og kan ikkje vurderast etter skjønn. Oppgi ein verdi, eller definer indikatoren på nytt med ein skala.',
  'needs-band':
    'Ein indikator som skal haldast innanfor eit spenn, må ha eit spenn som måltal. Oppgi low og high i staden for value.',
  'no-such-baseline': ({ versions }) =>
    `Utgangsverdien for denne gruppa har versjonane 1 til ${versions}. Oppgi ein av dei i baselineVersion, eller utelat det for å følgje den siste.`,
  'no-such-baseline/none':
    'Eit måltal som følgjer ein utgangsverdi, treng ein, og denne gruppa har ingen. Set utgangsverdien først.',
  'same-as-before/mission': 'Ingenting ville blitt endra. Oppgi minst eitt nytt felt: title, challenge, vision …',
  'same-as-before/goal': 'Ingenting ville blitt endra. Oppgi minst eitt nytt felt: statement, kind eller accountable.',
  'same-as-before/standing': 'Dette er det som gjeld frå før. Inga endring trengst.',
  'same-as-before/disputed': 'Talet er slik frå før. Bruk outcome upheld, eller oppgi i value kva som er rett.',
  'same-as-before/stage': ({ stage }) => `Prosjektet er alt i stadiet ${terms.stage[stage]}. Oppgi eit anna stadium.`,
  'same-as-before/name': ({ name }) => `Aktøren heiter alt «${name}». Oppgi eit anna namn.`,
  'same-as-before/actor':
    'Ein aktør kan ikkje bli til seg sjølv, korkje direkte eller gjennom andre. Registrer den nye aktøren med sin eigen id.',
  'same-as-before/decision':
    'Ei avgjerd kan ikkje erstatte seg sjølv, korkje direkte eller gjennom andre. Oppgi ei anna avgjerd i by.',
  'same-as-before/minutes':
    'Avgjerda vart ikkje registrert som referat, eller ho er alt stadfesta. Du treng ikkje gjere noko.',
  'same-as-before/sign-off': ({ required }) =>
    `Godkjenning ${required ? 'er alt eit krav' : 'er ikkje noko krav'}. Inga endring trengst.`,
  'same-as-before/source': 'Kjelda er alt knytt til på same måten. Inga endring trengst.',
  'same-as-before/key': ({ key }) =>
    `Indikatoren er ${key ? 'alt' : 'ikkje'} ein nøkkelindikator. Inga endring trengst.`,
  'same-as-before/locked': 'Perioden er alt låst. Inga endring trengst.',
  'excluding-roles': ({ principal, held, mission, wanted, grant }) =>
    `${principal} er ${terms.role[held]} i ${mission === undefined ? 'alle samfunnsoppdrag' : `samfunnsoppdraget «${mission}»`} i den tida og kan ikkje samstundes vere ${terms.role[wanted]}. Trekk tilbake rolletildelinga «${grant}» først, eller oppgi datoar som ikkje overlappar.`,
  'own-grant': ({ principal, role }) =>
    `Ingen gir roller til seg sjølv. Be ein annan administrator gjere ${principal} til ${terms.role[role]}.`,
  'other-organisation': ({ principal, organisation }) =>
    `${principal} høyrer til «${organisation}», ifølgje den første nøkkelen. Skriv verksemda slik, eller skriv ut nøkkelen til ein annan.`,
  'renewed-too-long': ({ day }) =>
    `Du kan fornye nøkkelen for like lang tid som han vart skriven ut for: til ${date(day)} som seinaste dato. Oppgi ein slik dag i expires, eller be ein administrator om nøkkelen.`,
  'last-admin':
    'Ingen med gyldig nøkkel ville lenger kunne gi roller. Gi først ein annan ein nøkkel og rolla admin i alle samfunnsoppdrag.',
}
