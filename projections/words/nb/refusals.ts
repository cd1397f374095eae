/** The sentences of refusals, in Bokmål. */
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
  decision: 'beslutningen',
  'learning-loop': 'læringssløyfen',
  actor: 'aktøren',
  release: 'publiseringen',
  observation: 'revisjonsmerknaden',
  access: 'tilgangen',
  goal: 'målet',
  body: 'organet',
  barrier: 'hindringen',
}

const periodKinds: PeriodKinds = {
  one: { year: 'år', 'half-year': 'halvår', quarter: 'kvartal', month: 'måned', week: 'uke', day: 'dag' },
  many: { year: 'år', 'half-year': 'halvår', quarter: 'kvartaler', month: 'måneder' },
  window: (count, units) => `vindu på ${count} ${units}`,
  cohort: (unit, after) => `kull for ett ${unit}, etter ${after}`,
}
const quoted = (text: string): string => `«${text}»`
export const figures = { number: exact, quoted, to: 'til', none: 'ingen verdi' }
const meant = (near: readonly string[]): string =>
  near.length > 0 ? `Mente du ${near.map(quoted).join(', ')}?` : 'Sjekk skrivemåten.'
const bringHistory =
  'Skal historikk legges inn, må hver post få datoen da den ble kjent, fra og med den første (declare, set-goal, define …); bare målinger kan være kjent før de andre.'
const strikeFirst = 'Løs koblingen først, eller stryk den andre posten først.'

function limits(min: number, max: number): string {
  if (min === Number.NEGATIVE_INFINITY) return `høyst ${exact(max)}`
  return max === Number.POSITIVE_INFINITY ? `minst ${exact(min)}` : `fra ${exact(min)} til ${exact(max)}`
}

export const refusals: RefusalSentences = {
  'unknown-thing': ({ thing, id }) =>
    `${capital(kind[thing])} «${id}» finnes ikke. Sjekk id-en i adressen, eller opprett det først.`,
  'unknown-thing/here': 'Dette finnes ikke her, eller du har ikke tilgang til å se det.',
  'unknown-thing/at-pin':
    'Dette finnes ikke her, det var ikke kjent på dette tidspunktet, eller du har ikke tilgang til å se det.',
  'unknown-thing/mission': ({ id }) => `Samfunnsoppdraget «${id}» finnes ikke.`,
  'unknown-thing/whole-mission': ({ id }) =>
    `Samfunnsoppdraget «${id}» finnes ikke, eller du har ikke tilgang til å se alt i det.`,
  'unknown-mission': ({ id }) =>
    `Samfunnsoppdraget «${id}» finnes ikke. Registrer det først, eller oppgi et annet samfunnsoppdrag.`,
  'unknown-goal': ({ id }) => `Samfunnsoppdraget har ikke noe mål «${id}». Sett målet først, eller oppgi et annet mål.`,
  'unknown-key': ({ id }) => `Nøkkelen «${id}» er ikke utstedt. Listen over roller viser hvilke nøkler som finnes.`,
  'unknown-grant': ({ id }) =>
    `Rolletildelingen «${id}» finnes ikke, eller den er trukket tilbake. Listen over roller viser dem som gjelder.`,
  'unknown-body': ({ id }) =>
    `Samfunnsoppdraget har ikke noe organ «${id}», eller det er oppløst. Opprett det først, eller oppgi et annet organ.`,
  'unknown-dispute': ({ id }) => `Indikatoren har ingen åpen uenighet «${id}». Meld den først, eller oppgi en annen.`,
  'unknown-vintage': ({ given, known }) =>
    `Ingen tall for denne perioden og gruppen har knownFrom ${given}. Oppgi i vintage en av dem som er registrert: ${known.join(', ') || 'ingen ennå'}.`,
  'unknown-position/beyond': ({ head, field }) =>
    `Siste posisjon i loggen er ${head}. Oppgi den eller en tidligere, eller utelat ${field}.`,
  'unknown-position/mission': ({ mission, position }) =>
    `Samfunnsoppdraget «${mission}» har ingen post på posisjon ${position}. Posisjonene finner du i /api/v1/events?mission=${mission}.`,
  'unknown-position/stream': ({ thing, id, position, stream }) =>
    `${capital(kind[thing])} «${id}» har ingen post på posisjon ${position}. Posisjonene finner du i /api/v1/events?stream=${stream}.`,
  'unknown-indicator': ({ mission, id }) =>
    `Samfunnsoppdraget «${mission}» har ingen indikator «${id}». Definer den først, eller oppgi en annen indikator.`,
  'unknown-indicator/itself':
    'En indikator kan ikke sammenlignes med seg selv. Oppgi en annen indikator, eller utelat comparatorOf.',
  'unknown-indicator/scope': ({ mission, word, near }) =>
    `${mission === undefined ? 'Ingen samfunnsoppdrag har' : `Samfunnsoppdraget «${mission}» har ikke`} indikatoren «${word}». ${meant(near)}`,
  'unknown-project': ({ id }) => `Prosjektet «${id}» finnes ikke. Registrer det først, eller oppgi et annet prosjekt.`,
  'unknown-project/scope': ({ word, near }) => `Prosjektet «${word}» finnes ikke. ${meant(near)}`,
  'unknown-actor': ({ id }) => `Aktøren «${id}» finnes ikke. Registrer den først, eller oppgi en annen aktør.`,
  'unknown-decision/in-mission': ({ id }) =>
    `Beslutningen «${id}» finnes ikke i dette samfunnsoppdraget. Registrer den først, eller oppgi en annen.`,
  'unknown-decision/not-taken': ({ id }) =>
    `Ingen beslutning «${id}» er tatt i et samfunnsoppdrag som den kan gjelde for. Registrer den med take først, oppgi en annen, eller utelat decision.`,
  'unknown-decision/not-taken-here': ({ id }) =>
    `Ingen beslutning «${id}» er tatt i dette samfunnsoppdraget. Registrer den med take først, oppgi en annen, eller utelat decision.`,
  'unknown-subject': ({ mission, thing, id }) =>
    `Fant ikke ${kind[thing]} «${id}» i samfunnsoppdraget «${mission}». Oppgi noe annet, eller posisjonen til en post.`,
  'unknown-barrier': ({ id }) =>
    `Samfunnsoppdraget har ingen hindring «${id}». Meld den først, eller oppgi en annen hindring.`,
  'unknown-contribution': ({ id }) =>
    `Prosjektet har ikke noe bidrag «${id}», eller det er trukket tilbake. Registrer bidraget først, eller oppgi et annet.`,
  'not-a-member/actor': ({ id }) =>
    `Aktøren «${id}» er ikke med i samfunnsoppdraget. Legg den til først, eller oppgi en annen aktør.`,
  'not-a-member/project': ({ id }) =>
    `Prosjektet «${id}» er ikke med i porteføljen. Legg det til først, eller oppgi et annet prosjekt.`,
  'other-mission': ({ mission }) =>
    `Beslutningen hører til samfunnsoppdraget «${mission}». Oppgi det, eller bruk en annen id for beslutningen.`,
  'portfolio-closed': 'Porteføljen er avsluttet og kan ikke endres lenger. Åpne en ny portefølje i stedet.',
  'project-ended': 'Prosjektet er avsluttet og kan ikke endres lenger. Registrer et nytt prosjekt for å fortsette.',
  'actor-ended': ({ successors }) =>
    `Aktøren er slått sammen med andre eller delt opp. Bruk etterfølgerne: ${successors.join(', ')}.`,
  'actor-ended/other': ({ id }) =>
    `Aktøren «${id}» er selv slått sammen eller delt opp på den datoen. Oppgi etterfølgerne i stedet.`,
  'already-taken': 'Beslutningen er allerede tatt. Ta en ny, og la den erstatte denne.',
  'not-strikable': ({ kind }) =>
    `En post av typen ${kind} kan ikke strykes. Rett tallet eller trekk det tilbake, og bruk endringskommandoen der det finnes en.`,
  'already-struck': ({ position }) => `Posten på posisjon ${position} er allerede strøket.`,
  'fact-in-use/later': ({ position, kind }) =>
    `Posten på posisjon ${position} (${kind}) bygger på denne. Stryk den først.`,
  'fact-in-use/goal': ({ indicator, goal }) => `Indikatoren «${indicator}» måler målet «${goal}». ${strikeFirst}`,
  'fact-in-use/mission': ({ stream }) => `${stream} hører til samfunnsoppdraget. ${strikeFirst}`,
  'fact-in-use/project': ({ portfolio }) => `Prosjektet er med i porteføljen «${portfolio}». ${strikeFirst}`,
  'fact-in-use/actor': ({ mission }) => `Aktøren er med i samfunnsoppdraget «${mission}». ${strikeFirst}`,
  'fact-in-use/retired-goal': ({ goal }) =>
    `Uten posten ville noe som gjelder, høre til målet «${goal}», som er avsluttet eller strøket. Stryk det først, eller la posten stå.`,
  'fact-in-use/superseded': ({ decision }) =>
    `Beslutningen «${decision}» er erstattet av denne. Stryk erstatningen først.`,
  'decided-earlier': ({ by, own }) =>
    `Beslutningen du oppgav, ble tatt ${date(by)}, før denne (${date(own)}). Oppgi en som er tatt samme dag eller senere.`,
  'seen-after-decision': ({ position, day, last }) =>
    `Posisjon ${position} ble registrert etter ${date(day)}, dagen for beslutningen, som sluttet på posisjon ${last}. Oppgi den eller en tidligere, eller utelat seenPosition.`,
  'not-taken': 'Beslutningen er ikke tatt ennå; det finnes bare råd. Registrer beslutningen først.',
  'already-superseded': ({ by }) => `Beslutningen er allerede erstattet av «${by}». Erstatt den i stedet.`,
  'already-answered': ({ id }) =>
    `Hindringen «${id}» er allerede besvart. Står den i veien igjen, meld den med en ny id.`,
  'no-answer': 'Ingen svar på råd venter på å bli mottatt. Svar først på rådet med answer-advice.',
  'no-advice': 'Ingen råd om denne beslutningen står ubesvart. Rådet må gis før det kan besvares.',
  'observation-closed': 'Revisjonsmerknaden er lukket og tar ikke imot mer. Lag en ny i stedet.',
  'loop-closed': 'Læringssløyfen er avsluttet. Gjenåpne den først, med en begrunnelse, eller åpne en ny.',
  'loop-open': 'Læringssløyfen er allerede åpen. Bare en avsluttet sløyfe kan gjenåpnes.',
  'ends-before-it-begins': ({ field, since }) =>
    `Det kan ikke være før ${date(since)}. Oppgi den datoen eller en senere i ${field}.`,
  'not-yet': ({ period }) => `${capital(date(period))} ligger fram i tid. Registrer det når det har skjedd.`,
  'already-exists': ({ thing, id }) =>
    `${capital(kind[thing])} «${id}» finnes allerede. Endre det som finnes, eller bruk en annen id.`,
  'already-exists/struck': ({ thing, id }) =>
    `${capital(kind[thing])} «${id}» er strøket, men id-en er fortsatt opptatt. Bruk en annen id.`,
  'already-exists/body': ({ id }) => `Samfunnsoppdraget har allerede et organ «${id}». Bruk en annen id.`,
  'already-exists/barrier': ({ id }) =>
    `Hindringen «${id}» er allerede meldt. Løft den eller svar på den, eller bruk en annen id.`,
  'already-exists/actor': ({ id }) =>
    `Aktøren «${id}» er allerede med i samfunnsoppdraget. Ta den ut før du legger den til på nytt.`,
  'already-exists/goal': ({ id }) =>
    `Målet «${id}» er allerede satt. Bruk revise-goal for å endre det, eller bruk en annen id.`,
  'already-exists/project': ({ id }) =>
    `Prosjektet «${id}» er allerede med i porteføljen. Ta det ut før du legger det til på nytt.`,
  'already-exists/contribution': ({ id }) => `Bidraget «${id}» er allerede registrert. Bruk en annen id.`,
  'already-exists/dispute': ({ id }) => `Uenigheten «${id}» er allerede meldt. Bruk en annen id.`,
  'already-exists/grant': ({ id }) => `Rolletildelingen «${id}» finnes allerede. Bruk en annen id, eller utelat den.`,
  'already-declared': 'Samfunnsoppdraget er allerede besluttet. Bruk revise for å endre det.',
  'already-in-phase': ({ phase }) =>
    `Samfunnsoppdraget er allerede i fasen ${terms.phase[phase]}. Oppgi den andre fasen.`,
  'already-adopted': 'Målet er allerede vedtatt. Bruk revise-goal for å endre det.',
  'already-measured': ({ recorded, given, fields }) =>
    `${figureWritten(recorded, figures)} er allerede registrert for denne perioden og gruppen, og du oppgav ${figureWritten(given, figures)}${differing('forskjellig', fields)}. Er det registrerte tallet feil, rett det og begrunn hvorfor. Er dette en senere publisering av tallet, oppgi publiseringsdatoen i knownFrom.`,
  'already-measured/listed':
    'Tallet for denne perioden og gruppen rettes også lenger opp i listen. Ta med bare én rettelse av det.',
  'already-set/baseline':
    'Utgangsverdien er allerede satt for denne gruppen. Bruk reestimate-baseline, som tar vare på begge.',
  'already-set/target':
    'Måltallet er allerede satt for denne gruppen. Bruk revise-target, som sier hvem som besluttet det og hvorfor, og tar vare på begge.',
  'already-revoked': ({ id }) =>
    `Nøkkelen «${id}» er allerede trukket tilbake og gir ingen tilgang. Du trenger ikke gjøre mer.`,
  'not-declared': 'Samfunnsoppdraget er bare foreslått. Det må besluttes først.',
  'not-set/baseline': 'Ingen utgangsverdi er satt for denne gruppen ennå. Bruk set-baseline først.',
  'not-set/target': 'Ikke noe måltall er satt for denne gruppen ennå. Bruk set-target først.',
  'not-measured':
    'Ingen verdi er registrert for denne perioden og gruppen. Sjekk periode og gruppe, eller registrer tallet først.',
  'not-measured/withdrawn':
    'Tallet det var uenighet om, er trukket tilbake siden. Avslutt uenigheten med outcome upheld.',
  'not-measured/valueless': ({ before, now }) =>
    `Tallet mangler verdi (${before}), og obsStatus ${now} krever en. Oppgi value, low og high, eller judgement.`,
  'mission-concluded':
    'Samfunnsoppdraget er avsluttet og tar bare imot målinger, rettelser og gjennomganger. Andre endringer må gjøres i et samfunnsoppdrag som fortsatt pågår.',
  'goal-retired': ({ id }) => `Målet «${id}» er avsluttet. Oppgi et mål som gjelder, eller sett et nytt.`,
  'goal-in-use': ({ goals, indicators }) =>
    `Målet har fortsatt noe under seg: ${[...goals.map(each => `målet ${each}`), ...indicators.map(each => `indikatoren ${each}`)].join(', ')}. Avslutt det eller knytt det til andre mål først.`,
  'needs-decision': ({ goal }) =>
    `Målet «${goal}» er vedtatt, og denne indikatoren vil ikke lenger telle for det. Oppgi i decision beslutningen som sier det; registrer den med take først.`,
  'needs-decision/key': ({ goal }) =>
    `Målet «${goal}» er vedtatt, og denne indikatoren vil ikke lenger være en nøkkelindikator for det. Oppgi i decision beslutningen som sier det; registrer den med take først.`,
  'goal-level': ({ parent, level }) =>
    `Målet over, «${parent}», er på nivå ${level}. Sett dette målet på nivå ${level + 1} eller høyere, eller oppgi et annet mål over det.`,
  'indicator-retired': 'Indikatoren er avsluttet og kan ikke endres lenger. Definer en ny indikator for å fortsette.',
  'known-in-future': ({ given }) =>
    `knownFrom ${date(given)} ligger fram i tid. Oppgi datoen da det ble publisert, eller utelat knownFrom.`,
  'known-in-future/seen': ({ given }) =>
    `seenAsOf ${date(given)} ligger fram i tid. Oppgi dagens dato eller en tidligere, eller utelat seenAsOf.`,
  'known-before-its-subject': ({ subject, id }) =>
    `knownFrom er tidligere enn for ${kind[subject]} «${id}». Oppgi samme dato eller en senere, eller utelat knownFrom. ${bringHistory}`,
  'known-before-its-subject/disputed': `knownFrom er tidligere enn for tallet det er uenighet om. Oppgi samme dato eller en senere, eller utelat knownFrom. ${bringHistory}`,
  'known-before-its-subject/last': ({ at }) =>
    `knownFrom er tidligere enn for forrige post (${at}). Oppgi den datoen eller en senere, eller utelat knownFrom. ${bringHistory}`,
  'period-not-begun':
    'Perioden har ikke begynt. Oppgi en tidligere periode, eller registrer en framskriving med obsStatus F.',
  'known-before-its-period': ({ given }) =>
    `knownFrom ${date(given)} er før perioden begynte, så tallet kan ikke være målt. Oppgi publiseringsdatoen i knownFrom, eller registrer en framskriving med obsStatus F.`,
  'needs-parts': ({ numerator, denominator }) =>
    `Tallet er en andel, ${exact(numerator)} av ${exact(denominator)}. Oppgi ny teller (numerator) og nevner (denominator) sammen med den nye verdien.`,
  'needs-status':
    'Tallet er en framskriving (F), og perioden har begynt. Oppgi i obsStatus hva det rettede tallet er: A for en måling, P for en foreløpig, F om det fortsatt er framskrivingen.',
  'period-kind': ({ version, expected, part, given, isPart }) => {
    const named = (kind: string) => periodKindWritten(kind, periodKinds)
    const kinds = `${named(expected)}${part === undefined ? '' : ` eller ${named(part)}`}`
    return `Versjon ${version} av definisjonen har perioder av typen ${kinds}; denne er av typen ${named(given)}. Oppgi en periode av typen ${kinds}, eller definer indikatoren på nytt ${isPart ? 'med rollUp.time' : 'fra og med et brudd'}.`
  },
  'definition-contradiction/level-summed':
    'Nivåer summeres aldri over tid. Med measures «level», oppgi mean eller last i rollUp.time; for tall som kan legges sammen over tid, oppgi measures «flow».',
  'definition-contradiction/ratio-summed':
    'Andeler summeres aldri over tid, og rollUp.cells «ratio» eller en multiplier gjør dette til en andel. Oppgi mean eller last i rollUp.time.',
  'definition-contradiction/cumulative-level':
    'En kumulativ indikator måler det som kommer til i hver periode. Oppgi measures «flow», eller utelat det; for nivåer, utelat cumulative.',
  'definition-contradiction/cumulative-ratio':
    'Andeler kan ikke legges sammen til en løpende sum, og rollUp.cells «ratio» eller en multiplier gjør dette til en andel. Utelat cumulative.',
  'definition-contradiction/cumulative-rolled': ({ time }) =>
    `Det som kommer til i hver periode, blir over tid en sum, ikke ${time}. Oppgi sum i rollUp.time, eller utelat det.`,
  'definition-contradiction/cumulative-changed':
    'Tall fra før og etter kan ikke sammenlignes når cumulative endres. Oppgi comparable false og ingen bridge.',
  'break-order': 'En ny definisjon må gjelde fra etter den forrige. Oppgi en senere periode i breakAt.',
  'milestone-order/after': 'En milepæl må komme før måltallet. Oppgi en tidligere periode.',
  'milestone-order/same': 'To milepæler har samme tidspunkt. Fjern en av dem.',
  'unknown-cell/dimension': ({ dimension, known }) =>
    known.length > 0
      ? `Indikatoren er ikke delt inn etter «${dimension}». Bruk en av disse: ${someOf(known)}.`
      : `Indikatoren er ikke delt inn etter «${dimension}», og heller ikke etter noe annet. Utelat cell, eller definer indikatoren på nytt med inndelinger (dimensions).`,
  'unknown-cell/code': ({ dimension, code, known }) =>
    `Inndelingen «${dimension}» har ingen kode «${code}». Bruk en av disse: ${someOf(known)}.`,
  'unknown-cell/unbound':
    'Grupper oppgis for indikatorene i ett samfunnsoppdrag, eller for bestemte indikatorer. Oppgi i indicators hvilke gruppene gjelder, eller gi en rolle per samfunnsoppdrag.',
  'unknown-cell/scope-dimension': ({ word, near }) =>
    `Ingen indikator som rollen omfatter, er delt inn etter «${word}». ${meant(near)}`,
  'unknown-cell/scope-code': ({ dimension, word, near }) =>
    `Inndelingen «${dimension}» har ingen kode «${word}». ${meant(near)}`,
  'period-locked': 'Perioden er låst. Åpne den med reopen-period og en begrunnelse før du endrer tallene i den.',
  'not-bound': 'Ingen kilde er knyttet til indikatoren. Knytt en til først, med bind-source.',
  'not-locked': 'Perioden er ikke låst, så tallene kan endres som de er.',
  'nothing-to-submit': ({ period }) =>
    `Ingen tall for ${date(period)} venter på å bli sendt til godkjenning: De er godkjent, registrert før godkjenning ble krevd, eller allerede sendt.`,
  'not-submitted': ({ period }) => `Ingen tall for ${date(period)} er sendt til godkjenning. Send dem først.`,
  'own-figure': ({ period }) =>
    `Tallet for ${date(period)} har du registrert selv. La noen andre godkjenne det, eller oppgi gruppene som andre har registrert.`,
  'out-of-limits': ({ given, min, max }) =>
    `Tallet er ${exact(given)}, men for denne indikatoren må det være ${limits(min, max)}. Sjekk tallet, eller definer indikatoren på nytt med andre grenser.`,
  'ratio-mismatch': ({ value, multiplier, numerator, denominator, computed }) =>
    `Verdien er ${exact(value)}, men ${exact(multiplier)} · ${exact(numerator)} / ${exact(denominator)} er ${exact(computed)}. Rett verdien, telleren eller nevneren, eller definer indikatoren på nytt med en annen multiplier.`,
  'ratio-mismatch/nothing':
    'Det går ikke an å dele på en nevner som er 0. Er det ingen å telle, oppgi obsStatus M og ingen verdi.',
  'off-scale': ({ code, codes }) =>
    `Koden «${code}» er ikke på skalaen til denne indikatoren. Bruk en av disse: ${codes.join(', ')}.`,
  'off-scale/none':
    'Denne indikatoren har ingen skala og kan ikke vurderes skjønnsmessig. Oppgi en verdi, eller definer indikatoren på nytt med en skala.',
  'needs-band':
    'En indikator som skal holdes innenfor et spenn, må ha et spenn som måltall. Oppgi low og high i stedet for value.',
  'no-such-baseline': ({ versions }) =>
    `Utgangsverdien for denne gruppen har versjonene 1 til ${versions}. Oppgi en av dem i baselineVersion, eller utelat det for å følge den siste.`,
  'no-such-baseline/none':
    'Et måltall som følger en utgangsverdi, trenger en, og denne gruppen har ingen. Sett utgangsverdien først.',
  'same-as-before/mission': 'Ingenting ville blitt endret. Oppgi minst ett nytt felt: title, challenge, vision …',
  'same-as-before/goal': 'Ingenting ville blitt endret. Oppgi minst ett nytt felt: statement, kind eller accountable.',
  'same-as-before/standing': 'Dette er det som gjelder fra før. Det trengs ingen endring.',
  'same-as-before/disputed': 'Tallet er slik fra før. Bruk outcome upheld, eller oppgi i value hva som er riktig.',
  'same-as-before/stage': ({ stage }) =>
    `Prosjektet er allerede i stadiet ${terms.stage[stage]}. Oppgi et annet stadium.`,
  'same-as-before/name': ({ name }) => `Aktøren heter allerede «${name}». Oppgi et annet navn.`,
  'same-as-before/actor':
    'En aktør kan ikke bli til seg selv, verken direkte eller gjennom andre. Registrer den nye aktøren med sin egen id.',
  'same-as-before/decision':
    'En beslutning kan ikke erstatte seg selv, verken direkte eller gjennom andre. Oppgi en annen beslutning i by.',
  'same-as-before/minutes':
    'Beslutningen ble ikke registrert som referat, eller den er allerede bekreftet. Du trenger ikke gjøre noe.',
  'same-as-before/sign-off': ({ required }) =>
    `Godkjenning ${required ? 'kreves allerede' : 'kreves ikke'}. Det trengs ingen endring.`,
  'same-as-before/source': 'Kilden er allerede knyttet til på samme måte. Det trengs ingen endring.',
  'same-as-before/key': ({ key }) =>
    `Indikatoren er ${key ? 'allerede' : 'ikke'} en nøkkelindikator. Det trengs ingen endring.`,
  'same-as-before/locked': 'Perioden er allerede låst. Det trengs ingen endring.',
  'excluding-roles': ({ principal, held, mission, wanted, grant }) =>
    `${principal} er ${terms.role[held]} i ${mission === undefined ? 'alle samfunnsoppdrag' : `samfunnsoppdraget «${mission}»`} i den tiden og kan ikke samtidig være ${terms.role[wanted]}. Trekk tilbake rolletildelingen «${grant}» først, eller oppgi datoer som ikke overlapper.`,
  'own-grant': ({ principal, role }) =>
    `Ingen gir roller til seg selv. Be en annen administrator gjøre ${principal} til ${terms.role[role]}.`,
  'other-organisation': ({ principal, organisation }) =>
    `${principal} hører til «${organisation}», ifølge den første nøkkelen. Skriv virksomheten slik, eller utsted nøkkelen til en annen.`,
  'renewed-too-long': ({ day }) =>
    `Du kan fornye nøkkelen for like lang tid som den ble utstedt for: til ${date(day)} som seneste dato. Oppgi en slik dag i expires, eller be en administrator om nøkkelen.`,
  'last-admin':
    'Ingen med gyldig nøkkel ville lenger kunne gi roller. Gi først en annen en nøkkel og rollen admin i alle samfunnsoppdrag.',
}
