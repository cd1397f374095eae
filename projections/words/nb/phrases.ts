/** The fixed texts about what is sent, in Bokmål. */
import type { Phrase } from '../phrases.ts'

export const phrases: Readonly<Record<Phrase, string>> = {
  'must hold neither a user name nor a password: everybody sees it':
    'kan verken inneholde brukernavn eller passord: alle ser den',
  'must be an id, or {"column", "ids"?, "others": "skip"?}':
    'må være en id, eller {"column", "ids"?, "others": "skip"?}',
  'must be the name of a column, or {"column": …} with what the design names beside it':
    'må være navnet på en kolonne, eller {"column": …} med det som kan stå ved siden av',
  'must be one of ssb, scb, dst, eurostat, destatis, statcan, open-sdg, or signs with L, M or Q':
    'må være en av ssb, scb, dst, eurostat, destatis, statcan og open-sdg, eller tegn med L, M eller Q',
  'must be SDMX codes of obsStatus, such as P or BU, or empty':
    'må være SDMX-koder for obsStatus, som P eller BU, eller tomt',
  'must be the name of a dimension': 'må være navnet på en dimensjon',
  'must not be blank': 'kan ikke være tomt',
  'must not hold control characters': 'kan ikke inneholde kontrolltegn',
  'must be well-formed Unicode': 'må være gyldig Unicode',
  'must be an id: 1–63 of a–z, 0–9 and “-”, beginning with a letter or digit':
    'må være en id: 1–63 av a–z, 0–9 og «-», med en bokstav eller et siffer først',
  'must have a text in at least one language': 'må ha tekst på minst ett språk',
  'must be a text, or an object with texts by language: {}':
    'må være en tekst, eller et objekt med tekster etter språk: {}',
  'must be below 2^53, so that it can be stored exactly': 'må være under 2^53, så det kan lagres nøyaktig',
  'must be above 0': 'må være over 0',
  'must be a period: {}':
    'må være en periode: 2024, 2024-H1, 2024-Q4, 2024-05, 2024-W12, 2024-05-17, 2018/2020, 2023-08/2024-07 eller et kull',
  'must be a year (2021), month (2021-05), day (2021-05-17), range (2021/2022) or instant with time zone (2021-05-17T10:00:00Z)':
    'må være et år (2021), en måned (2021-05), en dag (2021-05-17), et spenn (2021/2022) eller et tidspunkt med tidssone (2021-05-17T10:00:00Z)',
  'must be a day of the calendar, written like 2024-05-17': 'må være en dag i kalenderen, skrevet som 2024-05-17',
  'must be an ISO 8601 duration, such as P1Y or P45D': 'må være en varighet etter ISO 8601, som P1Y eller P45D',
  'must be the name of a time zone, such as Europe/Oslo': 'må være navnet på en tidssone, som Europe/Oslo',
  'must be the name of a dimension: 1–63 of A–Z, a–z, 0–9, “-” and “_”, beginning with a letter':
    'må være navnet på en inndeling: 1–63 av A–Z, a–z, 0–9, «-» og «_», med en bokstav først',
  'low must not be above high': 'low kan ikke være høyere enn high',
  'must say why in words: at least one word of three letters': 'må si hvorfor med ord: minst ett ord på tre bokstaver',
  'must be 1–127 letters, digits or : . _ @ -, beginning with a letter or digit':
    'må være 1–127 bokstaver, sifre eller : . _ @ -, med en bokstav eller et siffer først',
  'must name a dimension, or be left out': 'må nevne en inndeling, eller utelates',
  'must name indicators, cells or projects; for the whole mission leave scope out':
    'må nevne indikatorer, grupper eller prosjekter; gjelder det hele samfunnsoppdraget, utelat scope',
  'must be 4–30 digits, letters or “-”': 'må være 4–30 sifre, bokstaver eller «-»',
  'must be a country code of two capital letters, such as NO': 'må være en landkode på to store bokstaver, som NO',
  'max must not be below min': 'max kan ikke være lavere enn min',
  'must not list a code for the total: the total is the empty cell':
    'kan ikke ha en kode for summen: Summen er den tomme gruppen',
  'must state time, cells or both': 'må oppgi time, cells eller begge',
  'must not be 0': 'kan ikke være 0',
  'the end of the horizon (to) must come after its start (from)':
    'slutten på perioden (to) må komme etter starten (from)',
  'ageTo must not be below ageFrom': 'ageTo kan ikke være lavere enn ageFrom',
  'must be {position} of a fact, or {thing, id}': 'må være {position} for en post, eller {thing, id}',
  'must be a currency code of three capital letters, such as NOK':
    'må være en valutakode på tre store bokstaver, som NOK',
  'must be one or several SDMX codes in capital letters, each once ("P", "BU"): {}':
    'må være én eller flere SDMX-koder med store bokstaver, hver én gang ("P", "BU"): {}',
  'must name either a goal or a project': 'må nevne enten et mål eller et prosjekt',
  'must name each successor once': 'må nevne hver etterfølger én gang',
  'until must not be before from': 'until kan ikke være før from',
  'must say who decided when the goal is set as adopted': 'må si hvem som besluttet det, når målet settes som vedtatt',
  'must be one of the alternatives, word for word': 'må være ett av alternativene, ord for ord',
  'must be given with minutes: the document that they are': 'må oppgis når det er et referat: dokumentet det står i',
  'the end (to) must come after the start (from)': 'slutten (to) må komme etter starten (from)',
  'must be a number, or {low, high}': 'må være et tall, eller {low, high}',
  'must be a number, {low, high}, {changePercent} or {changePoints}':
    'må være et tall, {low, high}, {changePercent} eller {changePoints}',
  'must be a number, {changePercent} or {changePoints}': 'må være et tall, {changePercent} eller {changePoints}',
  'must state exactly one amount: value, or low and high': 'må oppgi nøyaktig én størrelse: value, eller low og high',
  'must state exactly one amount: value, changePercent or changePoints':
    'må oppgi nøyaktig én størrelse: value, changePercent eller changePoints',
  'must state exactly one amount: value, low and high, changePercent or changePoints':
    'må oppgi nøyaktig én størrelse: value, low og high, changePercent eller changePoints',
  'must state exactly one of: value, low and high, or judgement. For a figure without a value, give obsStatus L, M or Q':
    'må oppgi nøyaktig én av: value, low og high, eller judgement. For et tall uten verdi, oppgi obsStatus L, M eller Q',
  'must be left out: obsStatus {} carries no value': 'må utelates: obsStatus {} har ingen verdi',
  'an interval needs both low and high': 'et spenn må ha både low og high',
  'cannot be combined with standardError: give one of them':
    'kan ikke brukes sammen med standardError: Oppgi ett av dem',
  'numerator and denominator go together': 'numerator og denominator må oppgis sammen',
  'is missing; a correction states what changes: at least one of {}':
    'mangler; en rettelse sier hva som endres: minst ett av {}',
  'is missing; give it for each correction, or once for all of them':
    'mangler; oppgi det for hver rettelse, eller én gang for alle',
  'must be given with the outcome corrected, or another field that changes':
    'må oppgis når outcome er corrected, eller et annet felt som endres',
  'must be given with the outcome corrected: {}': 'må oppgis når outcome er corrected: {}',
  'must be given with the outcome corrected, and with no other': 'må oppgis når outcome er corrected, og bare da',
  'must list each code of the dimension “{}” once': 'må liste hver kode i inndelingen «{}» én gang',
  'must be left out when comparable is true: a bridge is for series that are not comparable':
    'må utelates når comparable er true: bridge er for serier som ikke kan sammenlignes',
  'must not hold a national identity number; leave it out, and name nobody by it.':
    'kan ikke inneholde fødselsnummer eller personnummer; ta det ut, og vis ikke til noen med det.',
  'must hold something that can be read, not invisible characters alone.':
    'må inneholde noe som kan leses, ikke bare usynlige tegn.',
  'must end on the same line each change of direction that it begins (U+202A–U+202E, U+2066–U+2069), or hold none.':
    'må avslutte hvert skifte av skriveretning på samme linje (U+202A–U+202E, U+2066–U+2069), eller ikke ha noen.',
  'The body is missing; send a JSON object.': 'Innholdet mangler; send et JSON-objekt.',
  'The body is empty; send a JSON object.': 'Innholdet er tomt; send et JSON-objekt.',
  'The body is not JSON.': 'Innholdet er ikke JSON.',
  'The body is not JSON: see character {}.': 'Innholdet er ikke JSON: se tegn {}.',
  'The id in the address must be 1–63 of a–z, 0–9 and “-”, beginning with a letter or digit.':
    'Id-en i adressen må være 1–63 av a–z, 0–9 og «-», med en bokstav eller et siffer først.',
  'Send the key as “Authorization: Bearer <key>”, and nowhere else.':
    'Send nøkkelen som «Authorization: Bearer <nøkkel>», og ikke noe annet sted.',
  'There is no command {} to try; it is written indicators/x/measure.':
    'Kommandoen {} finnes ikke; den skrives som indicators/x/measure.',
  '{} belongs to another mission than {}.': '{} hører til et annet samfunnsoppdrag enn {}.',
  'A what-if takes a role in the mission.': 'For å prøve ut endringer må du ha en rolle i samfunnsoppdraget.',
  'This Idempotency-Key was used for another request; use a new one.':
    'Denne Idempotency-Key er brukt til en annen forespørsel; bruk en ny.',
  'The token is not good any more; ask its issuer for a new one.':
    'Tokenet er ikke gyldig lenger; be den som utstedte det, om et nytt.',
  'The token is not good: its issuer, audience, signature, type or time is not as it must be.':
    'Tokenet er ikke gyldig: Utsteder, mottaker, signatur, type eller tid er ikke som den skal være.',
  'The keys of {} cannot be had now; try again shortly.': 'Nøklene til {} er ikke å få tak i nå. Prøv igjen om litt.',
  'The token lacks the scope {}.': 'Tokenet mangler tilgangen (scope) {}.',
  'The sign-in is too weak (insufficient_user_authentication): {}':
    'Innloggingen er for svak (insufficient_user_authentication): {}',
  'The supplier {} may not act for others here.': 'Leverandøren {} kan ikke handle for andre her.',
  'The token has no sub: it belongs to nobody.': 'Tokenet har ikke sub og tilhører dermed ingen.',
  'A GET request has no body; leave it out.': 'En GET-forespørsel har ikke noe innhold; utelat det.',
  'The body does not fit: {}': 'Innholdet passer ikke: {}',
  'Keys are not made in a what-if.': 'Nøkler lages ikke når noe bare prøves ut.',
  'Bundles are for auditors, of the missions they audit.':
    'Pakker er for revisorer, for samfunnsoppdragene de reviderer.',
  'The access log is read by auditors.': 'Tilgangsloggen leses av revisorer.',
  'Another bundle is being made; try again shortly.': 'En annen pakke er under arbeid. Prøv igjen om litt.',
  'Too many connections are listening already; try again shortly.':
    'For mange forbindelser lytter allerede. Prøv igjen om litt.',
  'There is no fact at this position, or you may not see it.':
    'Det finnes ingen post på denne posisjonen, eller du har ikke tilgang til å se den.',
  'Position {} has not come to this node, which has the log up to {}; if another node has told of it, ask again in a moment.':
    'Posisjon {} har ikke kommet til denne noden, som har loggen til og med {}. Har en annen node fortalt om den, spør igjen om litt.',
  '{} has not begun; nothing is known from the future': '{} har ikke begynt; ingenting er kjent fra framtiden',
  'the log ends at position {}; nothing is recorded in the future':
    'loggen slutter på posisjon {}; ingenting er registrert i framtiden',
  'the instant lies in the future': 'tidspunktet ligger fram i tid',
  'must be a whole number': 'må være et helt tall',
  'must be a position or an instant': 'må være en posisjon eller et tidspunkt',
  'must be 1 to 1000': 'må være 1 til 1000',
  'must not be above {}': 'kan ikke være over {}',
  'must be at least 1': 'må være minst 1',
  'must be names of facts, separated by commas': 'må være navn på poster, med komma mellom',
  'must be asc for live facts.': 'må være asc for poster som sendes fortløpende.',
  'is for pages only; live facts have no end.': 'gjelder bare sider; poster som sendes fortløpende, har ingen slutt.',
  'must be a position.': 'må være en posisjon.',
  'is given twice; give it once.': 'er oppgitt to ganger; oppgi det én gang.',
  'is not asked here; leave it out.': 'brukes ikke her; utelat det.',
  'is not asked here: the answer is what you hold now. Leave it out.':
    'brukes ikke her: Svaret er det du har nå. Utelat det.',
  'is no parameter of this address.': 'er ikke en parameter for denne adressen.',
  '{} is no knowledge date.': '{} er ikke en kunnskapsdato.',
  'there is no line {}.': 'linjen {} finnes ikke.',
  'name at most {}.': 'velg høyst {}.',
  'holds a % that encodes no character.': 'inneholder et %-tegn som ikke koder noe tegn.',
  'must not be above {}, the number of facts there are.': 'kan ikke være over {}, som er antallet poster.',
  'must be 1 at least, and not above to.': 'må være minst 1, og ikke over to.',
  'must be one text of 1–255 visible ASCII characters, quoted or not.':
    'må være én tekst på 1–255 synlige ASCII-tegn, med eller uten anførselstegn.',
  'must be one revision in quotes, such as "3", or *.': 'må være én revisjon i anførselstegn, som "3", eller *.',
  'Host is given twice.': 'Host er oppgitt to ganger.',
  '{} is named twice in one object; name it once.': '{} er oppgitt to ganger i samme objekt; oppgi det én gang.',
  'The body is not valid UTF-8.': 'Innholdet er ikke gyldig UTF-8.',
  'The body begins with a byte order mark; leave it out.':
    'Innholdet begynner med et byterekkefølgemerke (BOM); utelat det.',
  'The body is nested deeper than {} levels.': 'Innholdet er nøstet dypere enn {} nivåer.',
  'The body holds half of a character (a lone surrogate).': 'Innholdet har et halvt tegn (en enslig surrogat).',
  '“{}” holds half of a character (a lone surrogate).': '«{}» har et halvt tegn (en enslig surrogat).',
  'The body holds a NUL character.': 'Innholdet har et NUL-tegn.',
  '“{}” holds a NUL character.': '«{}» har et NUL-tegn.',
  'The body is a number too large to be kept.': 'Innholdet er et tall som er for stort til å lagres.',
  '“{}” is a number too large to be kept.': '«{}» er et tall som er for stort til å lagres.',
  'A member may not be named {} here.': 'Et felt kan ikke hete {} her.',
  '{} is a number too small to be kept; write 0.': '{} er et tall som er for lite til å lagres; skriv 0.',
  '{} is {}, which has more digits than can be kept; round it, to 15 digits at the most.':
    '{} er {}, som har flere sifre enn det kan lagres; rund av til høyst 15 sifre.',
  'This answer is another than If-Match names; ask again without it.':
    'Svaret er et annet enn det If-Match viser til; spør igjen uten.',
  'A command takes no query; put it in the body.': 'En kommando tar ingen parametre i adressen; legg dem i innholdet.',
  'A command takes no query but dryRun=true; put it in the body.':
    'En kommando tar ingen andre parametre i adressen enn dryRun=true; legg dem i innholdet.',
  'At most {} connections of one principal listen at once; close one, or try again later.':
    'Høyst {} forbindelser fra samme bruker kan lytte samtidig; lukk en, eller prøv igjen senere.',
  'At most {} connections of one address without a key listen at once; close one, or try again later.':
    'Høyst {} forbindelser fra samme adresse uten nøkkel kan lytte samtidig; lukk en, eller prøv igjen senere.',
  'This is for auditors, of the missions they audit.': 'Dette er for revisorer, for samfunnsoppdragene de reviderer.',
  'Samples are for auditors, of the missions they audit.':
    'Utvalg er for revisorer, for samfunnsoppdragene de reviderer.',
  'There is no such tile, or not yet.': 'Denne flisen (tile) finnes ikke, eller ikke ennå.',
  'Nothing is signed here: {}.': 'Ingenting signeres her: {}.',
  'There is no signing key here: {}.': 'Det er ingen signeringsnøkkel her: {}.',
  'No checkpoint has been signed: {}.': 'Ingen kontrollpunkter er signert: {}.',
  'No checkpoint that is signed here covers position {}: {}.':
    'Ingen kontrollpunkter som er signert her, dekker posisjon {}: {}.',
  'the log has no fact yet': 'loggen har ingen poster ennå',
  'the signing key is not here': 'signeringsnøkkelen er ikke her',
  'this node has no signing key; another one signs': 'denne noden har ingen signeringsnøkkel; en annen signerer',
  'the signing key here is not the one that the log names as in use; put that one back':
    'signeringsnøkkelen her er ikke den som loggen sier er i bruk; legg den tilbake',
  'the checkpoints in audit.db were signed by a key that is not here: put signer.secret back (or VARDE_SIGNING_KEY), or record that it is lost with `varde keys rotate --lost --reason …`':
    'kontrollpunktene i audit.db er signert med en nøkkel som ikke er her: Legg signer.secret (eller VARDE_SIGNING_KEY) tilbake, eller registrer at den er tapt, med `varde keys rotate --lost --reason …`',
  'the log was restored from a backup, and what was recorded after the backup may be lost: say so with `varde restore --accept-fork --reason …`, or that nothing is lost with `varde restore --nothing-lost`':
    'loggen er gjenopprettet fra en sikkerhetskopi, og det som ble registrert etter kopien, kan være tapt: Si fra om det med `varde restore --accept-fork --reason …`, eller at ingenting er tapt, med `varde restore --nothing-lost`',
  'a sample has between 1 and {} facts': 'et utvalg har mellom 1 og {} poster',
  'give the seed together with the position, or the last day of the span':
    'oppgi frøet (seed) sammen med posisjonen, eller den siste dagen i tidsrommet',
  'no checkpoint has been cosigned by a witness yet, so nobody else has a seed: give one of your own':
    'ingen vitner har medsignert et kontrollpunkt ennå, så ingen andre har et frø (seed): Oppgi et eget',
  'no checkpoint has been cosigned by a witness after {}: give a seed of your own, or ask again later':
    'ingen vitner har medsignert et kontrollpunkt etter {}: Oppgi et eget frø (seed), eller spør igjen senere',
  'consumer is no Norwegian organisation: iso6523-actorid-upis, 0192:<organisation number>.':
    'consumer er ingen norsk virksomhet: iso6523-actorid-upis, 0192:<organisasjonsnummer>.',
  'supplier must be a Norwegian organisation, with a delegation_source.':
    'supplier må være en norsk virksomhet, med delegation_source.',
  'sub is a national identity number; ask the issuer for a pseudonym in its place.':
    'sub er et fødselsnummer; be utstederen om et pseudonym i stedet.',
  'A token of {}': 'Et token fra {}',
  'The command comes to {} bytes, and the event store takes at most {} at once; send smaller parts.':
    'Kommandoen er på {} byte, og hendelseslageret tar høyst {} om gangen; send mindre deler.',
  'an instant is written 2021-05-17T10:00:00Z': 'et tidspunkt skrives 2021-05-17T10:00:00Z',
  'Facts cannot be stored here; the record of the service says why.':
    'Poster kan ikke lagres her; driftsloggen sier hvorfor.',
  'Older facts are still on their way from the event store.': 'Eldre poster er fortsatt på vei fra hendelseslageret.',
  'The event store does not answer.': 'Hendelseslageret svarer ikke.',
  'The event store does not hold what this node holds, or the log has moved; the record of the service says which.':
    'Hendelseslageret har ikke det samme som denne noden, eller loggen er flyttet; driftsloggen sier hvilket.',
  'An event in the event store cannot be read as a fact; the record of the service names it.':
    'En hendelse i hendelseslageret kan ikke leses som en post; driftsloggen sier hvilken.',
  '{} is not a day such as 2026-01-31': '{} er ikke en dag som 2026-01-31',
  '{} is not a whole number': '{} er ikke et helt tall',
  '{} comes after {}, so there is no day between them': '{} kommer etter {}, så det er ingen dag mellom dem',
  '“{}” is no type of fact; `varde reference facts` lists them':
    '«{}» er ikke en type post; `varde reference facts` lister dem opp',
  'The server is stopping.': 'Tjeneren stopper.',
  'views.db cannot be kept; the log says why.': 'views.db kan ikke lagres; driftsloggen sier hvorfor.',
  'The disk is full: facts cannot be stored.': 'Disken er full: Poster kan ikke lagres.',
  'must have two letters at least': 'må ha minst to bokstaver',
  'must be a whole number above 0': 'må være et helt tall over 0',
  'Ask for a shorter span: a later `from`, or an earlier `to`.':
    'Spør om et kortere tidsrom: en senere `from`, eller en tidligere `to`.',
  'Ask for one `cell`.': 'Spør om én `cell`.',
  'Ask without the measurements, `measurements=false`, or about one `indicator`.':
    'Spør uten målingene, `measurements=false`, eller om én `indicator`.',
  'Ask about one mission.': 'Spør om ett samfunnsoppdrag.',
  'Ask about an earlier `asOf`.': 'Spør om en tidligere `asOf`.',
  'Ask about one cell, with `assessment`.': 'Spør om én gruppe, med `assessment`.',
  'Ask for a shorter span, or for longer steps (`every`).':
    'Spør om et kortere tidsrom, eller om lengre steg (`every`).',
  'Ask for a shorter span.': 'Spør om et kortere tidsrom.',
  'Ask about single indicators.': 'Spør om enkelte indikatorer.',
  'Ask about an earlier `asOf`, or about single indicators.':
    'Spør om en tidligere `asOf`, eller om enkelte indikatorer.',
  'Ask without what the changes made of the progress, `made=false`, or about an earlier `asOf`.':
    'Spør uten hva endringene gjorde med framdriften, `made=false`, eller om en tidligere `asOf`.',
  'Ask about a position at which less was recorded.': 'Spør om en posisjon der mindre var registrert.',
}
