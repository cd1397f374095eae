/** The sentences of refusals, in Swedish. */
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
  indicator: 'indikatorn',
  portfolio: 'portföljen',
  project: 'projektet',
  decision: 'beslutet',
  'learning-loop': 'lärloopen',
  actor: 'aktören',
  release: 'publiceringen',
  observation: 'iakttagelsen',
  access: 'åtkomsten',
  goal: 'målet',
  body: 'organet',
  barrier: 'hindret',
}

const periodKinds: PeriodKinds = {
  one: { year: 'år', 'half-year': 'halvår', quarter: 'kvartal', month: 'månad', week: 'vecka', day: 'dag' },
  many: { year: 'år', 'half-year': 'halvår', quarter: 'kvartal', month: 'månader' },
  window: (count, units) => `fönster på ${count} ${units}`,
  cohort: (unit, after) => `kohort för ett ${unit}, efter ${after}`,
}
const quoted = (text: string): string => `”${text}”`
export const figures = { number: exact, quoted, to: 'till', none: 'inget värde' }
const meant = (near: readonly string[]): string =>
  near.length > 0 ? `Menade du ${near.map(quoted).join(', ')}?` : 'Kontrollera stavningen.'
const bringHistory =
  'Ska historik läggas in måste varje post få datumet då den blev känd, från och med den första (declare, set-goal, define …); bara mätningar får vara kända före de andra.'
const strikeFirst = 'Ta bort kopplingen först, eller stryk den andra posten först.'

function limits(min: number, max: number): string {
  if (min === Number.NEGATIVE_INFINITY) return `högst ${exact(max)}`
  return max === Number.POSITIVE_INFINITY ? `minst ${exact(min)}` : `från ${exact(min)} till ${exact(max)}`
}

export const refusals: RefusalSentences = {
  'unknown-thing': ({ thing, id }) =>
    `${capital(kind[thing])} ”${id}” finns inte. Kontrollera id:t i adressen, eller skapa det först.`,
  'unknown-thing/here': 'Det här finns inte här, eller så har du inte rätt att se det.',
  'unknown-thing/at-pin':
    'Det här finns inte här, det var inte känt vid den tidpunkten, eller så har du inte rätt att se det.',
  'unknown-thing/mission': ({ id }) => `Missionen ”${id}” finns inte.`,
  'unknown-thing/whole-mission': ({ id }) =>
    `Missionen ”${id}” finns inte, eller så har du inte rätt att se allt i den.`,
  'unknown-mission': ({ id }) => `Missionen ”${id}” finns inte. Registrera den först, eller ange en annan mission.`,
  'unknown-goal': ({ id }) => `Missionen har inget mål ”${id}”. Sätt målet först, eller ange ett annat mål.`,
  'unknown-key': ({ id }) => `Nyckeln ”${id}” har inte utfärdats. Listan över roller visar vilka nycklar som finns.`,
  'unknown-grant': ({ id }) =>
    `Rolltilldelningen ”${id}” finns inte, eller så är den återkallad. Listan över roller visar dem som gäller.`,
  'unknown-body': ({ id }) =>
    `Missionen har inget organ ”${id}”, eller så är det upplöst. Bilda det först, eller ange ett annat organ.`,
  'unknown-dispute': ({ id }) => `Indikatorn har ingen öppen oenighet ”${id}”. Anmäl den först, eller ange en annan.`,
  'unknown-vintage': ({ given, known }) =>
    `Ingen siffra för den här perioden och gruppen har knownFrom ${given}. Ange i vintage en av de registrerade: ${known.join(', ') || 'inga ännu'}.`,
  'unknown-position/beyond': ({ head, field }) =>
    `Sista positionen i loggen är ${head}. Ange den eller en tidigare, eller utelämna ${field}.`,
  'unknown-position/mission': ({ mission, position }) =>
    `Missionen ”${mission}” har ingen post på position ${position}. Positionerna finns i /api/v1/events?mission=${mission}.`,
  'unknown-position/stream': ({ thing, id, position, stream }) =>
    `${capital(kind[thing])} ”${id}” har ingen post på position ${position}. Positionerna finns i /api/v1/events?stream=${stream}.`,
  'unknown-indicator': ({ mission, id }) =>
    `Missionen ”${mission}” har ingen indikator ”${id}”. Definiera den först, eller ange en annan indikator.`,
  'unknown-indicator/itself':
    'En indikator kan inte jämföras med sig själv. Ange en annan indikator, eller utelämna comparatorOf.',
  'unknown-indicator/scope': ({ mission, word, near }) =>
    `${mission === undefined ? 'Ingen mission har' : `Missionen ”${mission}” har inte`} indikatorn ”${word}”. ${meant(near)}`,
  'unknown-project': ({ id }) => `Projektet ”${id}” finns inte. Registrera det först, eller ange ett annat projekt.`,
  'unknown-project/scope': ({ word, near }) => `Projektet ”${word}” finns inte. ${meant(near)}`,
  'unknown-actor': ({ id }) => `Aktören ”${id}” finns inte. Registrera den först, eller ange en annan aktör.`,
  'unknown-decision/in-mission': ({ id }) =>
    `Beslutet ”${id}” finns inte i den här missionen. Registrera det först, eller ange ett annat.`,
  'unknown-decision/not-taken': ({ id }) =>
    `Inget beslut ”${id}” har fattats i en mission som det kan gälla för. Registrera det med take först, ange ett annat, eller utelämna decision.`,
  'unknown-decision/not-taken-here': ({ id }) =>
    `Inget beslut ”${id}” har fattats i den här missionen. Registrera det med take först, ange ett annat, eller utelämna decision.`,
  'unknown-subject': ({ mission, thing, id }) =>
    `Hittade inte ${kind[thing]} ”${id}” i missionen ”${mission}”. Ange något annat, eller positionen för en post.`,
  'unknown-barrier': ({ id }) => `Missionen har inget hinder ”${id}”. Anmäl det först, eller ange ett annat hinder.`,
  'unknown-contribution': ({ id }) =>
    `Projektet har inget bidrag ”${id}”, eller så är det tillbakadraget. Registrera bidraget först, eller ange ett annat.`,
  'not-a-member/actor': ({ id }) =>
    `Aktören ”${id}” är inte med i missionen. Lägg till den först, eller ange en annan aktör.`,
  'not-a-member/project': ({ id }) =>
    `Projektet ”${id}” är inte med i portföljen. Lägg till det först, eller ange ett annat projekt.`,
  'other-mission': ({ mission }) =>
    `Beslutet hör till missionen ”${mission}”. Ange den, eller använd ett annat id för beslutet.`,
  'portfolio-closed': 'Portföljen är avslutad och kan inte längre ändras. Öppna en ny portfölj i stället.',
  'project-ended': 'Projektet är avslutat och kan inte längre ändras. Registrera ett nytt projekt för att fortsätta.',
  'actor-ended': ({ successors }) =>
    `Aktören har slagits ihop med andra eller delats upp. Använd efterföljarna: ${successors.join(', ')}.`,
  'actor-ended/other': ({ id }) =>
    `Aktören ”${id}” har själv slagits ihop eller delats upp vid det datumet. Ange efterföljarna i stället.`,
  'already-taken': 'Beslutet är redan fattat. Fatta ett nytt, och låt det ersätta det här.',
  'not-strikable': ({ kind }) =>
    `En post av typen ${kind} kan inte strykas. Rätta siffran eller dra tillbaka den, och använd ändringskommandot där det finns ett.`,
  'already-struck': ({ position }) => `Posten på position ${position} är redan struken.`,
  'fact-in-use/later': ({ position, kind }) =>
    `Posten på position ${position} (${kind}) bygger på den här. Stryk den först.`,
  'fact-in-use/goal': ({ indicator, goal }) => `Indikatorn ”${indicator}” mäter målet ”${goal}”. ${strikeFirst}`,
  'fact-in-use/mission': ({ stream }) => `${stream} hör till missionen. ${strikeFirst}`,
  'fact-in-use/project': ({ portfolio }) => `Projektet är med i portföljen ”${portfolio}”. ${strikeFirst}`,
  'fact-in-use/actor': ({ mission }) => `Aktören är med i missionen ”${mission}”. ${strikeFirst}`,
  'fact-in-use/retired-goal': ({ goal }) =>
    `Utan posten skulle något som gäller höra till målet ”${goal}”, som är avslutat eller struket. Stryk det först, eller låt posten stå.`,
  'fact-in-use/superseded': ({ decision }) => `Beslutet ”${decision}” har ersatts av detta. Stryk ersättningen först.`,
  'decided-earlier': ({ by, own }) =>
    `Beslutet du angav fattades ${date(by)}, före det här (${date(own)}). Ange ett från samma dag eller senare.`,
  'seen-after-decision': ({ position, day, last }) =>
    `Position ${position} registrerades efter ${date(day)}, dagen för beslutet, som slutade på position ${last}. Ange den eller en tidigare, eller utelämna seenPosition.`,
  'not-taken': 'Beslutet är inte fattat ännu; det finns bara råd. Registrera beslutet först.',
  'already-superseded': ({ by }) => `Beslutet är redan ersatt av ”${by}”. Ersätt det i stället.`,
  'already-answered': ({ id }) =>
    `Hindret ”${id}” är redan besvarat. Står det i vägen igen, anmäl det med ett nytt id.`,
  'no-answer': 'Inget svar på råd väntar på att tas emot. Besvara först rådet med answer-advice.',
  'no-advice': 'Inget råd om det här beslutet är obesvarat. Rådet måste ges innan det kan besvaras.',
  'observation-closed': 'Iakttagelsen är avslutad och tar inte emot mer. Gör en ny i stället.',
  'loop-closed': 'Lärloopen är avslutad. Öppna den på nytt först, med en motivering, eller öppna en annan.',
  'loop-open': 'Lärloopen är redan öppen. Bara en avslutad loop kan öppnas på nytt.',
  'ends-before-it-begins': ({ field, since }) =>
    `Det kan inte vara före ${date(since)}. Ange det datumet eller ett senare i ${field}.`,
  'not-yet': ({ period }) => `${capital(date(period))} ligger i framtiden. Registrera det när det har hänt.`,
  'already-exists': ({ thing, id }) =>
    `${capital(kind[thing])} ”${id}” finns redan. Ändra det som finns, eller använd ett annat id.`,
  'already-exists/struck': ({ thing, id }) =>
    `${capital(kind[thing])} ”${id}” ströks, men id:t är fortfarande upptaget. Använd ett annat id.`,
  'already-exists/body': ({ id }) => `Missionen har redan ett organ ”${id}”. Använd ett annat id.`,
  'already-exists/barrier': ({ id }) =>
    `Hindret ”${id}” är redan anmält. Lyft det eller besvara det, eller använd ett annat id.`,
  'already-exists/actor': ({ id }) =>
    `Aktören ”${id}” är redan med i missionen. Ta bort den innan du lägger till den igen.`,
  'already-exists/goal': ({ id }) =>
    `Målet ”${id}” är redan satt. Använd revise-goal för att ändra det, eller använd ett annat id.`,
  'already-exists/project': ({ id }) =>
    `Projektet ”${id}” är redan med i portföljen. Ta bort det innan du lägger till det igen.`,
  'already-exists/contribution': ({ id }) => `Bidraget ”${id}” är redan registrerat. Använd ett annat id.`,
  'already-exists/dispute': ({ id }) => `Oenigheten ”${id}” är redan anmäld. Använd ett annat id.`,
  'already-exists/grant': ({ id }) => `Rolltilldelningen ”${id}” finns redan. Använd ett annat id, eller utelämna det.`,
  'already-declared': 'Missionen är redan beslutad. Använd revise för att ändra den.',
  'already-in-phase': ({ phase }) => `Missionen är redan i fasen ${terms.phase[phase]}. Ange den andra fasen.`,
  'already-adopted': 'Målet är redan beslutat. Använd revise-goal för att ändra det.',
  'already-measured': ({ recorded, given, fields }) =>
    `${figureWritten(recorded, figures)} är redan registrerat för den här perioden och gruppen, och du angav ${figureWritten(given, figures)}${differing('skiljer sig', fields)}. Är den registrerade siffran fel, rätta den och motivera varför. Är detta en senare publicering av siffran, ange publiceringsdatumet i knownFrom.`,
  'already-measured/listed':
    'Siffran för den här perioden och gruppen rättas även längre upp i listan. Ta bara med en rättelse av den.',
  'already-set/baseline':
    'Utgångsvärdet är redan satt för den här gruppen. Använd reestimate-baseline, som bevarar båda.',
  'already-set/target':
    'Målvärdet är redan satt för den här gruppen. Använd revise-target, som säger vem som beslutade det och varför, och bevarar båda.',
  'already-revoked': ({ id }) => `Nyckeln ”${id}” är redan återkallad och ger ingen åtkomst. Du behöver inte göra mer.`,
  'not-declared': 'Missionen är bara föreslagen. Den måste beslutas först.',
  'not-set/baseline': 'Inget utgångsvärde är satt för den här gruppen ännu. Använd set-baseline först.',
  'not-set/target': 'Inget målvärde är satt för den här gruppen ännu. Använd set-target först.',
  'not-measured':
    'Inget värde är registrerat för den här perioden och gruppen. Kontrollera period och grupp, eller registrera siffran först.',
  'not-measured/withdrawn':
    'Siffran som det rådde oenighet om har dragits tillbaka sedan dess. Avsluta oenigheten med outcome upheld.',
  'not-measured/valueless': ({ before, now }) =>
    `Siffran saknar värde (${before}), och obsStatus ${now} kräver ett. Ange value, low och high, eller judgement.`,
  'mission-concluded':
    'Missionen är avslutad och tar bara emot mätningar, rättelser och genomgångar. Andra ändringar får göras i en mission som fortfarande pågår.',
  'goal-retired': ({ id }) => `Målet ”${id}” är avslutat. Ange ett mål som gäller, eller sätt ett nytt.`,
  'goal-in-use': ({ goals, indicators }) =>
    `Målet har fortfarande något under sig: ${[...goals.map(each => `målet ${each}`), ...indicators.map(each => `indikatorn ${each}`)].join(', ')}. Avsluta det eller knyt det till andra mål först.`,
  'needs-decision': ({ goal }) =>
    `Målet ”${goal}” är beslutat, och den här indikatorn skulle inte längre räknas till det. Ange i decision det beslut som säger det; registrera det med take först.`,
  'needs-decision/key': ({ goal }) =>
    `Målet ”${goal}” är beslutat, och den här indikatorn skulle inte längre vara en nyckelindikator för det. Ange i decision det beslut som säger det; registrera det med take först.`,
  'goal-level': ({ parent, level }) =>
    `Målet ovanför, ”${parent}”, är på nivå ${level}. Sätt det här målet på nivå ${level + 1} eller högre, eller ange ett annat mål ovanför.`,
  'indicator-retired':
    'Indikatorn är avslutad och kan inte längre ändras. Definiera en ny indikator för att fortsätta.',
  'known-in-future': ({ given }) =>
    `knownFrom ${date(given)} ligger i framtiden. Ange datumet då det publicerades, eller utelämna knownFrom.`,
  'known-in-future/seen': ({ given }) =>
    `seenAsOf ${date(given)} ligger i framtiden. Ange dagens datum eller ett tidigare, eller utelämna seenAsOf.`,
  'known-before-its-subject': ({ subject, id }) =>
    `knownFrom är tidigare än för ${kind[subject]} ”${id}”. Ange samma datum eller ett senare, eller utelämna knownFrom. ${bringHistory}`,
  'known-before-its-subject/disputed': `knownFrom är tidigare än för siffran som det råder oenighet om. Ange samma datum eller ett senare, eller utelämna knownFrom. ${bringHistory}`,
  'known-before-its-subject/last': ({ at }) =>
    `knownFrom är tidigare än för föregående post (${at}). Ange det datumet eller ett senare, eller utelämna knownFrom. ${bringHistory}`,
  'period-not-begun': 'Perioden har inte börjat. Ange en tidigare period, eller registrera en prognos med obsStatus F.',
  'known-before-its-period': ({ given }) =>
    `knownFrom ${date(given)} är före periodens början, så siffran kan inte vara uppmätt. Ange publiceringsdatumet i knownFrom, eller registrera en prognos med obsStatus F.`,
  'needs-parts': ({ numerator, denominator }) =>
    `Siffran är en kvot, ${exact(numerator)} av ${exact(denominator)}. Ange ny täljare (numerator) och nämnare (denominator) tillsammans med det nya värdet.`,
  'needs-status':
    'Siffran är en prognos (F), och perioden har börjat. Ange i obsStatus vad den rättade siffran är: A för en mätning, P för en preliminär, F om det fortfarande är prognosen.',
  'period-kind': ({ version, expected, part, given, isPart }) => {
    const named = (kind: string) => periodKindWritten(kind, periodKinds)
    const kinds = `${named(expected)}${part === undefined ? '' : ` eller ${named(part)}`}`
    return `Version ${version} av definitionen har perioder av typen ${kinds}; den här är av typen ${named(given)}. Ange en period av typen ${kinds}, eller definiera om indikatorn ${isPart ? 'med rollUp.time' : 'från och med ett brott'}.`
  },
  'definition-contradiction/level-summed':
    'Nivåer summeras aldrig över tid. Med measures ”level”, ange mean eller last i rollUp.time; för siffror som kan läggas ihop över tid, ange measures ”flow”.',
  'definition-contradiction/ratio-summed':
    'Kvoter summeras aldrig över tid, och rollUp.cells ”ratio” eller en multiplier gör detta till en kvot. Ange mean eller last i rollUp.time.',
  'definition-contradiction/cumulative-level':
    'En kumulativ indikator mäter det som tillkommer i varje period. Ange measures ”flow”, eller utelämna det; för nivåer, utelämna cumulative.',
  'definition-contradiction/cumulative-ratio':
    'Kvoter kan inte läggas ihop till en löpande summa, och rollUp.cells ”ratio” eller en multiplier gör detta till en kvot. Utelämna cumulative.',
  'definition-contradiction/cumulative-rolled': ({ time }) =>
    `Det som tillkommer i varje period blir över tid en summa, inte ${time}. Ange sum i rollUp.time, eller utelämna det.`,
  'definition-contradiction/cumulative-changed':
    'Siffror från före och efter kan inte jämföras när cumulative ändras. Ange comparable false och ingen bridge.',
  'break-order': 'En ny definition måste börja gälla efter den föregående. Ange en senare period i breakAt.',
  'milestone-order/after': 'En milstolpe måste komma före målvärdet. Ange en tidigare period.',
  'milestone-order/same': 'Två milstolpar har samma tidpunkt. Ta bort en av dem.',
  'unknown-cell/dimension': ({ dimension, known }) =>
    known.length > 0
      ? `Indikatorn är inte indelad efter ”${dimension}”. Använd en av dessa: ${someOf(known)}.`
      : `Indikatorn är inte indelad efter ”${dimension}”, och inte heller efter något annat. Utelämna cell, eller definiera om indikatorn med indelningar (dimensions).`,
  'unknown-cell/code': ({ dimension, code, known }) =>
    `Indelningen ”${dimension}” har ingen kod ”${code}”. Använd en av dessa: ${someOf(known)}.`,
  'unknown-cell/unbound':
    'Grupper anges för indikatorerna i en mission, eller för bestämda indikatorer. Ange i indicators vilka grupperna gäller, eller ge en roll per mission.',
  'unknown-cell/scope-dimension': ({ word, near }) =>
    `Ingen indikator som rollen omfattar är indelad efter ”${word}”. ${meant(near)}`,
  'unknown-cell/scope-code': ({ dimension, word, near }) =>
    `Indelningen ”${dimension}” har ingen kod ”${word}”. ${meant(near)}`,
  'period-locked': 'Perioden är låst. Öppna den med reopen-period och en motivering innan du ändrar siffrorna i den.',
  'not-bound': 'Ingen källa är kopplad till indikatorn. Koppla en först, med bind-source.',
  'not-locked': 'Perioden är inte låst, så siffrorna kan ändras som de är.',
  'nothing-to-submit': ({ period }) =>
    `Ingen siffra för ${date(period)} väntar på att skickas för godkännande: den är godkänd, registrerad innan godkännande krävdes, eller redan skickad.`,
  'not-submitted': ({ period }) => `Ingen siffra för ${date(period)} är skickad för godkännande. Skicka den först.`,
  'own-figure': ({ period }) =>
    `Siffran för ${date(period)} har du registrerat själv. Låt någon annan godkänna den, eller ange de grupper som andra har registrerat.`,
  'out-of-limits': ({ given, min, max }) =>
    `Talet är ${exact(given)}, men för den här indikatorn måste det vara ${limits(min, max)}. Kontrollera siffran, eller definiera om indikatorn med andra gränser.`,
  'ratio-mismatch': ({ value, multiplier, numerator, denominator, computed }) =>
    `Värdet är ${exact(value)}, men ${exact(multiplier)} · ${exact(numerator)} / ${exact(denominator)} är ${exact(computed)}. Rätta värdet, täljaren eller nämnaren, eller definiera om indikatorn med en annan multiplier.`,
  'ratio-mismatch/nothing':
    'Det går inte att dela med nämnaren 0. Finns det ingen att räkna, ange obsStatus M och inget värde.',
  'off-scale': ({ code, codes }) =>
    `Koden ”${code}” finns inte på indikatorns skala. Använd en av dessa: ${codes.join(', ')}.`,
  'off-scale/none':
    'Den här indikatorn har ingen skala och kan inte bedömas. Ange ett värde, eller definiera om indikatorn med en skala.',
  'needs-band':
    'En indikator som ska hållas inom ett intervall måste ha ett intervall som målvärde. Ange low och high i stället för value.',
  'no-such-baseline': ({ versions }) =>
    `Utgångsvärdet för den här gruppen har versionerna 1 till ${versions}. Ange en av dem i baselineVersion, eller utelämna det för att följa den senaste.`,
  'no-such-baseline/none':
    'Ett målvärde som följer ett utgångsvärde behöver ett, och den här gruppen har inget. Sätt utgångsvärdet först.',
  'same-as-before/mission': 'Inget skulle ändras. Ange minst ett nytt fält: title, challenge, vision …',
  'same-as-before/goal': 'Inget skulle ändras. Ange minst ett nytt fält: statement, kind eller accountable.',
  'same-as-before/standing': 'Det är vad som gäller redan. Ingen ändring behövs.',
  'same-as-before/disputed': 'Siffran är sådan redan. Använd outcome upheld, eller ange i value vad som är rätt.',
  'same-as-before/stage': ({ stage }) => `Projektet är redan i skedet ${terms.stage[stage]}. Ange ett annat skede.`,
  'same-as-before/name': ({ name }) => `Aktören heter redan ”${name}”. Ange ett annat namn.`,
  'same-as-before/actor':
    'En aktör kan inte bli till sig själv, varken direkt eller genom andra. Registrera den nya aktören med ett eget id.',
  'same-as-before/decision':
    'Ett beslut kan inte ersätta sig självt, varken direkt eller genom andra. Ange ett annat beslut i by.',
  'same-as-before/minutes':
    'Beslutet registrerades inte som protokoll, eller så är det redan bekräftat. Du behöver inte göra något.',
  'same-as-before/sign-off': ({ required }) =>
    `Godkännande ${required ? 'krävs redan' : 'krävs inte'}. Ingen ändring behövs.`,
  'same-as-before/source': 'Källan är redan kopplad på samma sätt. Ingen ändring behövs.',
  'same-as-before/key': ({ key }) =>
    `Indikatorn är ${key ? 'redan' : 'inte'} en nyckelindikator. Ingen ändring behövs.`,
  'same-as-before/locked': 'Perioden är redan låst. Ingen ändring behövs.',
  'excluding-roles': ({ principal, held, mission, wanted, grant }) =>
    `${principal} är ${terms.role[held]} i ${mission === undefined ? 'alla missioner' : `missionen ”${mission}”`} under den tiden och kan inte samtidigt vara ${terms.role[wanted]}. Återkalla rolltilldelningen ”${grant}” först, eller ange datum som inte överlappar.`,
  'own-grant': ({ principal, role }) =>
    `Ingen ger sig själv en roll. Be en annan administratör göra ${principal} till ${terms.role[role]}.`,
  'other-organisation': ({ principal, organisation }) =>
    `${principal} hör till ”${organisation}”, enligt den första nyckeln. Skriv organisationen så, eller utfärda nyckeln till någon annan.`,
  'renewed-too-long': ({ day }) =>
    `Du får förnya nyckeln för lika lång tid som den utfärdades för: till ${date(day)} som senaste datum. Ange en sådan dag i expires, eller be en administratör om nyckeln.`,
  'last-admin':
    'Ingen med giltig nyckel skulle längre kunna ge roller. Ge först någon annan en nyckel och rollen admin i alla missioner.',
}
