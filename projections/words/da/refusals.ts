/** The sentences of refusals, in Danish. */
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
  mission: 'missionen',
  indicator: 'indikatoren',
  portfolio: 'porteføljen',
  project: 'projektet',
  decision: 'beslutningen',
  'learning-loop': 'læringssløjfen',
  actor: 'aktøren',
  release: 'offentliggørelsen',
  observation: 'revisionsbemærkningen',
  access: 'adgangen',
  goal: 'målet',
  body: 'organet',
  barrier: 'barrieren',
}

const periodKinds: PeriodKinds = {
  one: { year: 'år', 'half-year': 'halvår', quarter: 'kvartal', month: 'måned', week: 'uge', day: 'dag' },
  many: { year: 'år', 'half-year': 'halvår', quarter: 'kvartaler', month: 'måneder' },
  window: (count, units) => `vindue på ${count} ${units}`,
  cohort: (unit, after) => `kohorte for et ${unit}, efter ${after}`,
}
const quoted = (text: string): string => `»${text}«`
export const figures = { number: exact, quoted, to: 'til', none: 'ingen værdi' }
const meant = (near: readonly string[]): string =>
  near.length > 0 ? `Mente du ${near.map(quoted).join(', ')}?` : 'Kontrollér stavemåden.'
const bringHistory =
  'Skal historik lægges ind, skal hver post have den dato, hvor den blev kendt, fra og med den første (declare, set-goal, define …); kun målinger kan være kendt før de andre.'
const strikeFirst = 'Fjern koblingen først, eller stryg den anden post først.'

function limits(min: number, max: number): string {
  if (min === Number.NEGATIVE_INFINITY) return `højst ${exact(max)}`
  return max === Number.POSITIVE_INFINITY ? `mindst ${exact(min)}` : `fra ${exact(min)} til ${exact(max)}`
}

export const refusals: RefusalSentences = {
  'unknown-thing': ({ thing, id }) =>
    `${capital(kind[thing])} »${id}« findes ikke. Kontrollér id'et i adressen, eller opret det først.`,
  'unknown-thing/here': 'Dette findes ikke her, eller du har ikke adgang til at se det.',
  'unknown-thing/at-pin':
    'Dette findes ikke her, det var ikke kendt på det tidspunkt, eller du har ikke adgang til at se det.',
  'unknown-thing/mission': ({ id }) => `Missionen »${id}« findes ikke.`,
  'unknown-thing/whole-mission': ({ id }) =>
    `Missionen »${id}« findes ikke, eller du har ikke adgang til at se alt i den.`,
  'unknown-mission': ({ id }) => `Missionen »${id}« findes ikke. Registrér den først, eller angiv en anden mission.`,
  'unknown-goal': ({ id }) => `Missionen har ikke noget mål »${id}«. Sæt målet først, eller angiv et andet mål.`,
  'unknown-key': ({ id }) => `Nøglen »${id}« er ikke udstedt. Listen over roller viser, hvilke nøgler der findes.`,
  'unknown-grant': ({ id }) =>
    `Rolletildelingen »${id}« findes ikke, eller den er trukket tilbage. Listen over roller viser dem, der gælder.`,
  'unknown-body': ({ id }) =>
    `Missionen har ikke noget organ »${id}«, eller det er opløst. Opret det først, eller angiv et andet organ.`,
  'unknown-dispute': ({ id }) => `Indikatoren har ingen åben uenighed »${id}«. Meld den først, eller angiv en anden.`,
  'unknown-vintage': ({ given, known }) =>
    `Intet tal for denne periode og gruppe har knownFrom ${given}. Angiv i vintage en af de registrerede: ${known.join(', ') || 'ingen endnu'}.`,
  'unknown-position/beyond': ({ head, field }) =>
    `Sidste position i loggen er ${head}. Angiv den eller en tidligere, eller udelad ${field}.`,
  'unknown-position/mission': ({ mission, position }) =>
    `Missionen »${mission}« har ingen post på position ${position}. Positionerne findes i /api/v1/events?mission=${mission}.`,
  'unknown-position/stream': ({ thing, id, position, stream }) =>
    `${capital(kind[thing])} »${id}« har ingen post på position ${position}. Positionerne findes i /api/v1/events?stream=${stream}.`,
  'unknown-indicator': ({ mission, id }) =>
    `Missionen »${mission}« har ingen indikator »${id}«. Definér den først, eller angiv en anden indikator.`,
  'unknown-indicator/itself':
    'En indikator kan ikke sammenlignes med sig selv. Angiv en anden indikator, eller udelad comparatorOf.',
  'unknown-indicator/scope': ({ mission, word, near }) =>
    `${mission === undefined ? 'Ingen mission har' : `Missionen »${mission}« har ikke`} indikatoren »${word}«. ${meant(near)}`,
  'unknown-project': ({ id }) => `Projektet »${id}« findes ikke. Registrér det først, eller angiv et andet projekt.`,
  'unknown-project/scope': ({ word, near }) => `Projektet »${word}« findes ikke. ${meant(near)}`,
  'unknown-actor': ({ id }) => `Aktøren »${id}« findes ikke. Registrér den først, eller angiv en anden aktør.`,
  'unknown-decision/in-mission': ({ id }) =>
    `Beslutningen »${id}« findes ikke i denne mission. Registrér den først, eller angiv en anden.`,
  'unknown-decision/not-taken': ({ id }) =>
    `Ingen beslutning »${id}« er truffet i en mission, som den kan gælde for. Registrér den med take først, angiv en anden, eller udelad decision.`,
  'unknown-decision/not-taken-here': ({ id }) =>
    `Ingen beslutning »${id}« er truffet i denne mission. Registrér den med take først, angiv en anden, eller udelad decision.`,
  'unknown-subject': ({ mission, thing, id }) =>
    `Fandt ikke ${kind[thing]} »${id}« i missionen »${mission}«. Angiv noget andet, eller positionen for en post.`,
  'unknown-barrier': ({ id }) => `Missionen har ingen barriere »${id}«. Meld den først, eller angiv en anden barriere.`,
  'unknown-contribution': ({ id }) =>
    `Projektet har ikke noget bidrag »${id}«, eller det er trukket tilbage. Registrér bidraget først, eller angiv et andet.`,
  'not-a-member/actor': ({ id }) =>
    `Aktøren »${id}« er ikke med i missionen. Tilføj den først, eller angiv en anden aktør.`,
  'not-a-member/project': ({ id }) =>
    `Projektet »${id}« er ikke med i porteføljen. Tilføj det først, eller angiv et andet projekt.`,
  'other-mission': ({ mission }) =>
    `Beslutningen hører til missionen »${mission}«. Angiv den, eller brug et andet id til beslutningen.`,
  'portfolio-closed': 'Porteføljen er afsluttet og kan ikke længere ændres. Åbn en ny portefølje i stedet.',
  'project-ended': 'Projektet er afsluttet og kan ikke længere ændres. Registrér et nyt projekt for at fortsætte.',
  'actor-ended': ({ successors }) =>
    `Aktøren er lagt sammen med andre eller delt op. Brug efterfølgerne: ${successors.join(', ')}.`,
  'actor-ended/other': ({ id }) =>
    `Aktøren »${id}« er selv lagt sammen eller delt op på den dato. Angiv efterfølgerne i stedet.`,
  'already-taken': 'Beslutningen er allerede truffet. Træf en ny, og lad den erstatte denne.',
  'not-strikable': ({ kind }) =>
    `En post af typen ${kind} kan ikke stryges. Ret tallet eller træk det tilbage, og brug ændringskommandoen, hvor der findes en.`,
  'already-struck': ({ position }) => `Posten på position ${position} er allerede strøget.`,
  'fact-in-use/later': ({ position, kind }) =>
    `Posten på position ${position} (${kind}) bygger på denne. Stryg den først.`,
  'fact-in-use/goal': ({ indicator, goal }) => `Indikatoren »${indicator}« måler målet »${goal}«. ${strikeFirst}`,
  'fact-in-use/mission': ({ stream }) => `${stream} hører til missionen. ${strikeFirst}`,
  'fact-in-use/project': ({ portfolio }) => `Projektet er med i porteføljen »${portfolio}«. ${strikeFirst}`,
  'fact-in-use/actor': ({ mission }) => `Aktøren er med i missionen »${mission}«. ${strikeFirst}`,
  'fact-in-use/retired-goal': ({ goal }) =>
    `Uden posten ville noget, der gælder, høre til målet »${goal}«, som er afsluttet eller strøget. Stryg det først, eller lad posten stå.`,
  'fact-in-use/superseded': ({ decision }) =>
    `Beslutningen »${decision}« er erstattet af denne. Stryg erstatningen først.`,
  'decided-earlier': ({ by, own }) =>
    `Den angivne beslutning blev truffet ${date(by)}, før denne (${date(own)}). Angiv en fra samme dag eller senere.`,
  'seen-after-decision': ({ position, day, last }) =>
    `Position ${position} blev registreret efter ${date(day)}, dagen for beslutningen, som sluttede på position ${last}. Angiv den eller en tidligere, eller udelad seenPosition.`,
  'not-taken': 'Beslutningen er ikke truffet endnu; der er kun råd. Registrér beslutningen først.',
  'already-superseded': ({ by }) => `Beslutningen er allerede erstattet af »${by}«. Erstat den i stedet.`,
  'already-answered': ({ id }) =>
    `Barrieren »${id}« er allerede besvaret. Står den i vejen igen, så meld den med et nyt id.`,
  'no-answer': 'Intet svar på råd venter på at blive modtaget. Besvar først rådet med answer-advice.',
  'no-advice': 'Intet råd om denne beslutning er ubesvaret. Rådet skal gives, før det kan besvares.',
  'observation-closed': 'Revisionsbemærkningen er afsluttet og tager ikke imod mere. Lav en ny i stedet.',
  'loop-closed': 'Læringssløjfen er afsluttet. Genåbn den først, med en begrundelse, eller åbn en ny.',
  'loop-open': 'Læringssløjfen er allerede åben. Kun en afsluttet sløjfe kan genåbnes.',
  'ends-before-it-begins': ({ field, since }) =>
    `Det kan ikke være før ${date(since)}. Angiv den dato eller en senere i ${field}.`,
  'not-yet': ({ period }) => `${capital(date(period))} ligger ude i fremtiden. Registrér det, når det er sket.`,
  'already-exists': ({ thing, id }) =>
    `${capital(kind[thing])} »${id}« findes allerede. Ret den, der findes, eller brug et andet id.`,
  'already-exists/struck': ({ thing, id }) =>
    `${capital(kind[thing])} »${id}« er strøget, men id'et er stadig optaget. Brug et andet id.`,
  'already-exists/body': ({ id }) => `Missionen har allerede et organ »${id}«. Brug et andet id.`,
  'already-exists/barrier': ({ id }) =>
    `Barrieren »${id}« er allerede meldt. Løft den eller besvar den, eller brug et andet id.`,
  'already-exists/actor': ({ id }) =>
    `Aktøren »${id}« er allerede med i missionen. Tag den ud, før du tilføjer den igen.`,
  'already-exists/goal': ({ id }) =>
    `Målet »${id}« er allerede sat. Brug revise-goal for at ændre det, eller brug et andet id.`,
  'already-exists/project': ({ id }) =>
    `Projektet »${id}« er allerede med i porteføljen. Tag det ud, før du tilføjer det igen.`,
  'already-exists/contribution': ({ id }) => `Bidraget »${id}« er allerede registreret. Brug et andet id.`,
  'already-exists/dispute': ({ id }) => `Uenigheden »${id}« er allerede meldt. Brug et andet id.`,
  'already-exists/grant': ({ id }) => `Rolletildelingen »${id}« findes allerede. Brug et andet id, eller udelad det.`,
  'already-declared': 'Missionen er allerede besluttet. Brug revise for at ændre den.',
  'already-in-phase': ({ phase }) => `Missionen er allerede i fasen ${terms.phase[phase]}. Angiv den anden fase.`,
  'already-adopted': 'Målet er allerede vedtaget. Brug revise-goal for at ændre det.',
  'already-measured': ({ recorded, given, fields }) =>
    `${figureWritten(recorded, figures)} er allerede registreret for denne periode og gruppe, og du angav ${figureWritten(given, figures)}${differing('forskelligt', fields)}. Er det registrerede tal forkert, så ret det og begrund hvorfor. Er dette en senere offentliggørelse af tallet, så angiv datoen for den i knownFrom.`,
  'already-measured/listed':
    'Tallet for denne periode og gruppe rettes også længere oppe på listen. Tag kun én rettelse af det med.',
  'already-set/baseline': 'Baseline er allerede sat for denne gruppe. Brug reestimate-baseline, som bevarer begge.',
  'already-set/target':
    'Måltallet er allerede sat for denne gruppe. Brug revise-target, som siger, hvem der besluttede det og hvorfor, og bevarer begge.',
  'already-revoked': ({ id }) =>
    `Nøglen »${id}« er allerede trukket tilbage og giver ingen adgang. Du behøver ikke gøre mere.`,
  'not-declared': 'Missionen er kun foreslået. Den skal besluttes først.',
  'not-set/baseline': 'Der er ikke sat nogen baseline for denne gruppe endnu. Brug set-baseline først.',
  'not-set/target': 'Der er ikke sat noget måltal for denne gruppe endnu. Brug set-target først.',
  'not-measured':
    'Ingen værdi er registreret for denne periode og gruppe. Kontrollér periode og gruppe, eller registrér tallet først.',
  'not-measured/withdrawn':
    'Det tal, der var uenighed om, er siden trukket tilbage. Afslut uenigheden med outcome upheld.',
  'not-measured/valueless': ({ before, now }) =>
    `Tallet mangler værdi (${before}), og obsStatus ${now} kræver en. Angiv value, low og high, eller judgement.`,
  'mission-concluded':
    'Missionen er afsluttet og tager kun imod målinger, rettelser og gennemgange. Andre ændringer må ske i en mission, der stadig er i gang.',
  'goal-retired': ({ id }) => `Målet »${id}« er afsluttet. Angiv et mål, der gælder, eller sæt et nyt.`,
  'goal-in-use': ({ goals, indicators }) =>
    `Målet har stadig noget under sig: ${[...goals.map(each => `målet ${each}`), ...indicators.map(each => `indikatoren ${each}`)].join(', ')}. Afslut det, eller knyt det til andre mål først.`,
  'needs-decision': ({ goal }) =>
    `Målet »${goal}« er vedtaget, og denne indikator ville ikke længere tælle for det. Angiv i decision den beslutning, der siger det; registrér den med take først.`,
  'needs-decision/key': ({ goal }) =>
    `Målet »${goal}« er vedtaget, og denne indikator ville ikke længere være en nøgleindikator for det. Angiv i decision den beslutning, der siger det; registrér den med take først.`,
  'goal-level': ({ parent, level }) =>
    `Målet over, »${parent}«, er på niveau ${level}. Sæt dette mål på niveau ${level + 1} eller højere, eller angiv et andet mål over det.`,
  'indicator-retired': 'Indikatoren er afsluttet og kan ikke længere ændres. Definér en ny indikator for at fortsætte.',
  'known-in-future': ({ given }) =>
    `knownFrom ${date(given)} ligger ude i fremtiden. Angiv datoen, hvor det blev offentliggjort, eller udelad knownFrom.`,
  'known-in-future/seen': ({ given }) =>
    `seenAsOf ${date(given)} ligger ude i fremtiden. Angiv dags dato eller en tidligere, eller udelad seenAsOf.`,
  'known-before-its-subject': ({ subject, id }) =>
    `knownFrom er tidligere end for ${kind[subject]} »${id}«. Angiv samme dato eller en senere, eller udelad knownFrom. ${bringHistory}`,
  'known-before-its-subject/disputed': `knownFrom er tidligere end for det tal, der er uenighed om. Angiv samme dato eller en senere, eller udelad knownFrom. ${bringHistory}`,
  'known-before-its-subject/last': ({ at }) =>
    `knownFrom er tidligere end for den forrige post (${at}). Angiv den dato eller en senere, eller udelad knownFrom. ${bringHistory}`,
  'period-not-begun':
    'Perioden er ikke begyndt. Angiv en tidligere periode, eller registrér en fremskrivning med obsStatus F.',
  'known-before-its-period': ({ given }) =>
    `knownFrom ${date(given)} ligger før periodens begyndelse, så tallet kan ikke være målt. Angiv datoen for offentliggørelsen i knownFrom, eller registrér en fremskrivning med obsStatus F.`,
  'needs-parts': ({ numerator, denominator }) =>
    `Tallet er en andel, ${exact(numerator)} af ${exact(denominator)}. Angiv ny tæller (numerator) og nævner (denominator) sammen med den nye værdi.`,
  'needs-status':
    'Tallet er en fremskrivning (F), og perioden er begyndt. Angiv i obsStatus, hvad det rettede tal er: A for en måling, P for en foreløbig, F hvis det stadig er fremskrivningen.',
  'period-kind': ({ version, expected, part, given, isPart }) => {
    const named = (kind: string) => periodKindWritten(kind, periodKinds)
    const kinds = `${named(expected)}${part === undefined ? '' : ` eller ${named(part)}`}`
    return `Version ${version} af definitionen har perioder af typen ${kinds}; denne er af typen ${named(given)}. Angiv en periode af typen ${kinds}, eller definér indikatoren på ny ${isPart ? 'med rollUp.time' : 'fra og med et brud'}.`
  },
  'definition-contradiction/level-summed':
    'Niveauer summeres aldrig over tid. Med measures »level« angives mean eller last i rollUp.time; for tal, der kan lægges sammen over tid, angives measures »flow«.',
  'definition-contradiction/ratio-summed':
    'Andele summeres aldrig over tid, og rollUp.cells »ratio« eller en multiplier gør dette til en andel. Angiv mean eller last i rollUp.time.',
  'definition-contradiction/cumulative-level':
    'En kumulativ indikator måler det, der kommer til i hver periode. Angiv measures »flow«, eller udelad det; for niveauer udelades cumulative.',
  'definition-contradiction/cumulative-ratio':
    'Andele kan ikke lægges sammen til en løbende sum, og rollUp.cells »ratio« eller en multiplier gør dette til en andel. Udelad cumulative.',
  'definition-contradiction/cumulative-rolled': ({ time }) =>
    `Det, der kommer til i hver periode, bliver over tid en sum, ikke ${time}. Angiv sum i rollUp.time, eller udelad det.`,
  'definition-contradiction/cumulative-changed':
    'Tal fra før og efter kan ikke sammenlignes, når cumulative ændres. Angiv comparable false og ingen bridge.',
  'break-order': 'En ny definition skal gælde fra efter den forrige. Angiv en senere periode i breakAt.',
  'milestone-order/after': 'En milepæl skal komme før måltallet. Angiv en tidligere periode.',
  'milestone-order/same': 'To milepæle har samme tidspunkt. Fjern en af dem.',
  'unknown-cell/dimension': ({ dimension, known }) =>
    known.length > 0
      ? `Indikatoren er ikke opdelt efter »${dimension}«. Brug en af disse: ${someOf(known)}.`
      : `Indikatoren er ikke opdelt efter »${dimension}« og heller ikke efter noget andet. Udelad cell, eller definér indikatoren på ny med opdelinger (dimensions).`,
  'unknown-cell/code': ({ dimension, code, known }) =>
    `Opdelingen »${dimension}« har ingen kode »${code}«. Brug en af disse: ${someOf(known)}.`,
  'unknown-cell/unbound':
    'Grupper angives for indikatorerne i én mission eller for bestemte indikatorer. Angiv i indicators, hvilke grupperne gælder, eller giv en rolle pr. mission.',
  'unknown-cell/scope-dimension': ({ word, near }) =>
    `Ingen indikator, som rollen omfatter, er opdelt efter »${word}«. ${meant(near)}`,
  'unknown-cell/scope-code': ({ dimension, word, near }) =>
    `Opdelingen »${dimension}« har ingen kode »${word}«. ${meant(near)}`,
  'period-locked': 'Perioden er låst. Åbn den med reopen-period og en begrundelse, før du ændrer tallene i den.',
  'not-bound': 'Ingen kilde er knyttet til indikatoren. Tilknyt en først, med bind-source.',
  'not-locked': 'Perioden er ikke låst, så tallene kan ændres, som de er.',
  'nothing-to-submit': ({ period }) =>
    `Intet tal for ${date(period)} venter på at blive sendt til godkendelse: Det er godkendt, registreret før godkendelse blev krævet, eller allerede sendt.`,
  'not-submitted': ({ period }) => `Intet tal for ${date(period)} er sendt til godkendelse. Send det først.`,
  'own-figure': ({ period }) =>
    `Tallet for ${date(period)} har du selv registreret. Lad en anden godkende det, eller angiv de grupper, som andre har registreret.`,
  'out-of-limits': ({ given, min, max }) =>
    `Tallet er ${exact(given)}, men for denne indikator skal det være ${limits(min, max)}. Kontrollér tallet, eller definér indikatoren på ny med andre grænser.`,
  'ratio-mismatch': ({ value, multiplier, numerator, denominator, computed }) =>
    `Værdien er ${exact(value)}, men ${exact(multiplier)} · ${exact(numerator)} / ${exact(denominator)} er ${exact(computed)}. Ret værdien, tælleren eller nævneren, eller definér indikatoren på ny med en anden multiplier.`,
  'ratio-mismatch/nothing':
    'Man kan ikke dividere med nævneren 0. Er der ingen at tælle, så angiv obsStatus M og ingen værdi.',
  'off-scale': ({ code, codes }) =>
    `Koden »${code}« er ikke på indikatorens skala. Brug en af disse: ${codes.join(', ')}.`,
  'off-scale/none':
    'Denne indikator har ingen skala og kan ikke vurderes skønsmæssigt. Angiv en værdi, eller definér indikatoren på ny med en skala.',
  'needs-band':
    'En indikator, der skal holdes inden for et spænd, skal have et spænd som måltal. Angiv low og high i stedet for value.',
  'no-such-baseline': ({ versions }) =>
    `Baseline for denne gruppe har versionerne 1 til ${versions}. Angiv en af dem i baselineVersion, eller udelad det for at følge den sidste.`,
  'no-such-baseline/none':
    'Et måltal, der følger en baseline, har brug for en, og denne gruppe har ingen. Sæt baseline først.',
  'same-as-before/mission': 'Intet ville blive ændret. Angiv mindst ét nyt felt: title, challenge, vision …',
  'same-as-before/goal': 'Intet ville blive ændret. Angiv mindst ét nyt felt: statement, kind eller accountable.',
  'same-as-before/standing': 'Det er det, der gælder i forvejen. Ingen ændring er nødvendig.',
  'same-as-before/disputed':
    'Tallet er sådan i forvejen. Brug outcome upheld, eller angiv i value, hvad der er rigtigt.',
  'same-as-before/stage': ({ stage }) =>
    `Projektet er allerede i stadiet ${terms.stage[stage]}. Angiv et andet stadie.`,
  'same-as-before/name': ({ name }) => `Aktøren hedder allerede »${name}«. Angiv et andet navn.`,
  'same-as-before/actor':
    'En aktør kan ikke blive til sig selv, hverken direkte eller gennem andre. Registrér den nye aktør med sit eget id.',
  'same-as-before/decision':
    'En beslutning kan ikke erstatte sig selv, hverken direkte eller gennem andre. Angiv en anden beslutning i by.',
  'same-as-before/minutes':
    'Beslutningen blev ikke registreret som referat, eller den er allerede bekræftet. Du behøver ikke gøre noget.',
  'same-as-before/sign-off': ({ required }) =>
    `Godkendelse ${required ? 'kræves allerede' : 'kræves ikke'}. Ingen ændring er nødvendig.`,
  'same-as-before/source': 'Kilden er allerede tilknyttet på samme måde. Ingen ændring er nødvendig.',
  'same-as-before/key': ({ key }) =>
    `Indikatoren er ${key ? 'allerede' : 'ikke'} en nøgleindikator. Ingen ændring er nødvendig.`,
  'same-as-before/locked': 'Perioden er allerede låst. Ingen ændring er nødvendig.',
  'excluding-roles': ({ principal, held, mission, wanted, grant }) =>
    `${principal} er ${terms.role[held]} i ${mission === undefined ? 'alle missioner' : `missionen »${mission}«`} i den tid og kan ikke samtidig være ${terms.role[wanted]}. Træk rolletildelingen »${grant}« tilbage først, eller angiv datoer, der ikke overlapper.`,
  'own-grant': ({ principal, role }) =>
    `Ingen giver sig selv en rolle. Bed en anden administrator gøre ${principal} til ${terms.role[role]}.`,
  'other-organisation': ({ principal, organisation }) =>
    `${principal} hører til »${organisation}« ifølge den første nøgle. Skriv organisationen sådan, eller udsted nøglen til en anden.`,
  'renewed-too-long': ({ day }) =>
    `Du kan forny nøglen for lige så lang tid, som den blev udstedt for: til ${date(day)} som seneste dato. Angiv en sådan dag i expires, eller bed en administrator om nøglen.`,
  'last-admin':
    'Ingen med gyldig nøgle ville længere kunne give roller. Giv først en anden en nøgle og rollen admin i alle missioner.',
}
