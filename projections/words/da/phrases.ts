/** The fixed texts about what is sent, in Danish. */
import type { Phrase } from '../phrases.ts'

export const phrases: Readonly<Record<Phrase, string>> = {
  'must hold neither a user name nor a password: everybody sees it':
    'må hverken indeholde brugernavn eller adgangskode: alle ser den',
  'must be an id, or {"column", "ids"?, "others": "skip"?}':
    'skal være et id, eller {"column", "ids"?, "others": "skip"?}',
  'must be the name of a column, or {"column": …} with what the design names beside it':
    'skal være navnet på en kolonne, eller {"column": …} med det, der kan stå ved siden af',
  'must be one of ssb, scb, dst, eurostat, destatis, statcan, open-sdg, or signs with L, M or Q':
    'skal være en af ssb, scb, dst, eurostat, destatis, statcan og open-sdg, eller tegn med L, M eller Q',
  'must be SDMX codes of obsStatus, such as P or BU, or empty':
    'skal være SDMX-koder for obsStatus, som P eller BU, eller tomt',
  'must be the name of a dimension': 'skal være navnet på en dimension',
  'must not be blank': 'må ikke være tomt',
  'must not hold control characters': 'må ikke indeholde kontroltegn',
  'must be well-formed Unicode': 'skal være gyldig Unicode',
  'must be an id: 1–63 of a–z, 0–9 and “-”, beginning with a letter or digit':
    'skal være et id: 1–63 af a–z, 0–9 og »-«, med et bogstav eller ciffer først',
  'must have a text in at least one language': 'skal have en tekst på mindst ét sprog',
  'must be a text, or an object with texts by language: {}':
    'skal være en tekst eller et objekt med tekster efter sprog: {}',
  'must be below 2^53, so that it can be stored exactly': 'skal være under 2^53, så det kan gemmes nøjagtigt',
  'must be above 0': 'skal være over 0',
  'must be a period: {}':
    'skal være en periode: 2024, 2024-H1, 2024-Q4, 2024-05, 2024-W12, 2024-05-17, 2018/2020, 2023-08/2024-07 eller en kohorte',
  'must be a year (2021), month (2021-05), day (2021-05-17), range (2021/2022) or instant with time zone (2021-05-17T10:00:00Z)':
    'skal være et år (2021), en måned (2021-05), en dag (2021-05-17), et spænd (2021/2022) eller et tidspunkt med tidszone (2021-05-17T10:00:00Z)',
  'must be a day of the calendar, written like 2024-05-17': 'skal være en dag i kalenderen, skrevet som 2024-05-17',
  'must be an ISO 8601 duration, such as P1Y or P45D': 'skal være en varighed efter ISO 8601, som P1Y eller P45D',
  'must be the name of a time zone, such as Europe/Oslo': 'skal være navnet på en tidszone, som Europe/Oslo',
  'must be the name of a dimension: 1–63 of A–Z, a–z, 0–9, “-” and “_”, beginning with a letter':
    'skal være navnet på en opdeling: 1–63 af A–Z, a–z, 0–9, »-« og »_«, med et bogstav først',
  'low must not be above high': 'low må ikke være højere end high',
  'must say why in words: at least one word of three letters':
    'skal sige hvorfor med ord: mindst ét ord på tre bogstaver',
  'must be 1–127 letters, digits or : . _ @ -, beginning with a letter or digit':
    'skal være 1–127 bogstaver, cifre eller : . _ @ -, med et bogstav eller ciffer først',
  'must name a dimension, or be left out': 'skal nævne en opdeling eller udelades',
  'must name indicators, cells or projects; for the whole mission leave scope out':
    'skal nævne indikatorer, grupper eller projekter; gælder det hele missionen, så udelad scope',
  'must be 4–30 digits, letters or “-”': 'skal være 4–30 cifre, bogstaver eller »-«',
  'must be a country code of two capital letters, such as NO': 'skal være en landekode på to store bogstaver, som DK',
  'max must not be below min': 'max må ikke være lavere end min',
  'must not list a code for the total: the total is the empty cell':
    'må ikke have en kode for totalen: Totalen er den tomme gruppe',
  'must state time, cells or both': 'skal angive time, cells eller begge',
  'must not be 0': 'må ikke være 0',
  'the end of the horizon (to) must come after its start (from)':
    'slutningen på perioden (to) skal komme efter starten (from)',
  'ageTo must not be below ageFrom': 'ageTo må ikke være lavere end ageFrom',
  'must be {position} of a fact, or {thing, id}': 'skal være {position} for en post eller {thing, id}',
  'must be a currency code of three capital letters, such as NOK':
    'skal være en valutakode på tre store bogstaver, som DKK',
  'must be one or several SDMX codes in capital letters, each once ("P", "BU"): {}':
    'skal være én eller flere SDMX-koder med store bogstaver, hver én gang ("P", "BU"): {}',
  'must name either a goal or a project': 'skal nævne enten et mål eller et projekt',
  'must name each successor once': 'skal nævne hver efterfølger én gang',
  'until must not be before from': 'until må ikke være før from',
  'must say who decided when the goal is set as adopted':
    'skal sige, hvem der besluttede det, når målet sættes som vedtaget',
  'must be one of the alternatives, word for word': 'skal være et af alternativerne, ord for ord',
  'must be given with minutes: the document that they are':
    'skal angives, når det er et referat: dokumentet, det står i',
  'the end (to) must come after the start (from)': 'slutningen (to) skal komme efter starten (from)',
  'must be a number, or {low, high}': 'skal være et tal eller {low, high}',
  'must be a number, {low, high}, {changePercent} or {changePoints}':
    'skal være et tal, {low, high}, {changePercent} eller {changePoints}',
  'must be a number, {changePercent} or {changePoints}': 'skal være et tal, {changePercent} eller {changePoints}',
  'must state exactly one amount: value, or low and high': 'skal angive netop én størrelse: value eller low og high',
  'must state exactly one amount: value, changePercent or changePoints':
    'skal angive netop én størrelse: value, changePercent eller changePoints',
  'must state exactly one amount: value, low and high, changePercent or changePoints':
    'skal angive netop én størrelse: value, low og high, changePercent eller changePoints',
  'must state exactly one of: value, low and high, or judgement. For a figure without a value, give obsStatus L, M or Q':
    'skal angive netop én af: value, low og high eller judgement. For et tal uden værdi angives obsStatus L, M eller Q',
  'must be left out: obsStatus {} carries no value': 'skal udelades: obsStatus {} har ingen værdi',
  'an interval needs both low and high': 'et spænd skal have både low og high',
  'cannot be combined with standardError: give one of them':
    'kan ikke bruges sammen med standardError: Angiv ét af dem',
  'numerator and denominator go together': 'numerator og denominator skal angives sammen',
  'is missing; a correction states what changes: at least one of {}':
    'mangler; en rettelse siger, hvad der ændres: mindst ét af {}',
  'is missing; give it for each correction, or once for all of them':
    'mangler; angiv det for hver rettelse eller én gang for alle',
  'must be given with the outcome corrected, or another field that changes':
    'skal angives, når outcome er corrected, eller et andet felt, der ændres',
  'must be given with the outcome corrected: {}': 'skal angives, når outcome er corrected: {}',
  'must be given with the outcome corrected, and with no other': 'skal angives, når outcome er corrected, og kun da',
  'must list each code of the dimension “{}” once': 'skal liste hver kode i opdelingen »{}« én gang',
  'must be left out when comparable is true: a bridge is for series that are not comparable':
    'skal udelades, når comparable er true: bridge er til serier, der ikke kan sammenlignes',
  'must not hold a national identity number; leave it out, and name nobody by it.':
    'må ikke indeholde et personnummer; tag det ud, og henvis ikke til nogen med det.',
  'must hold something that can be read, not invisible characters alone.':
    'skal indeholde noget, der kan læses, ikke kun usynlige tegn.',
  'must end on the same line each change of direction that it begins (U+202A–U+202E, U+2066–U+2069), or hold none.':
    'skal afslutte hvert skift af skriveretning på samme linje (U+202A–U+202E, U+2066–U+2069) eller ikke have nogen.',
  'The body is missing; send a JSON object.': 'Indholdet mangler; send et JSON-objekt.',
  'The body is empty; send a JSON object.': 'Indholdet er tomt; send et JSON-objekt.',
  'The body is not JSON.': 'Indholdet er ikke JSON.',
  'The body is not JSON: see character {}.': 'Indholdet er ikke JSON: se tegn {}.',
  'The id in the address must be 1–63 of a–z, 0–9 and “-”, beginning with a letter or digit.':
    "Id'et i adressen skal være 1–63 af a–z, 0–9 og »-«, med et bogstav eller ciffer først.",
  'Send the key as “Authorization: Bearer <key>”, and nowhere else.':
    'Send nøglen som »Authorization: Bearer <nøgle>«, og ikke andre steder.',
  'There is no command {} to try; it is written indicators/x/measure.':
    'Kommandoen {} findes ikke; den skrives som indicators/x/measure.',
  '{} belongs to another mission than {}.': '{} hører til en anden mission end {}.',
  'A what-if takes a role in the mission.': 'For at prøve ændringer af skal du have en rolle i missionen.',
  'This Idempotency-Key was used for another request; use a new one.':
    'Denne Idempotency-Key er brugt til en anden forespørgsel; brug en ny.',
  'The token is not good any more; ask its issuer for a new one.':
    'Tokenet gælder ikke længere; bed den, der har udstedt det, om et nyt.',
  'The token is not good: its issuer, audience, signature, type or time is not as it must be.':
    'Tokenet er ikke gyldigt: Udsteder, modtager, signatur, type eller tid er ikke, som den skal være.',
  'The keys of {} cannot be had now; try again shortly.': 'Nøglerne til {} kan ikke fås nu. Prøv igen om lidt.',
  'The token lacks the scope {}.': 'Tokenet mangler rettigheden (scope) {}.',
  'The sign-in is too weak (insufficient_user_authentication): {}':
    'Login er for svagt (insufficient_user_authentication): {}',
  'The supplier {} may not act for others here.': 'Leverandøren {} må ikke handle for andre her.',
  'The token has no sub: it belongs to nobody.': 'Tokenet har ikke sub og tilhører dermed ingen.',
  'A GET request has no body; leave it out.': 'En GET-forespørgsel har intet indhold; udelad det.',
  'The body does not fit: {}': 'Indholdet passer ikke: {}',
  'Keys are not made in a what-if.': 'Nøgler laves ikke, når noget kun prøves af.',
  'Bundles are for auditors, of the missions they audit.': 'Pakker er for revisorer, for de missioner, de reviderer.',
  'The access log is read by auditors.': 'Adgangsloggen læses af revisorer.',
  'Another bundle is being made; try again shortly.': 'En anden pakke er ved at blive lavet. Prøv igen om lidt.',
  'Too many connections are listening already; try again shortly.':
    'For mange forbindelser lytter allerede. Prøv igen om lidt.',
  'There is no fact at this position, or you may not see it.':
    'Der findes ingen post på denne position, eller du har ikke adgang til at se den.',
  'Position {} has not come to this node, which has the log up to {}; if another node has told of it, ask again in a moment.':
    'Position {} er ikke nået til denne node, som har loggen til og med {}. Har en anden node fortalt om den, så spørg igen om lidt.',
  '{} has not begun; nothing is known from the future': '{} er ikke begyndt; intet er kendt fra fremtiden',
  'the log ends at position {}; nothing is recorded in the future':
    'loggen slutter på position {}; intet er registreret i fremtiden',
  'the instant lies in the future': 'tidspunktet ligger ude i fremtiden',
  'must be a whole number': 'skal være et heltal',
  'must be a position or an instant': 'skal være en position eller et tidspunkt',
  'must be 1 to 1000': 'skal være 1 til 1000',
  'must not be above {}': 'må ikke være over {}',
  'must be at least 1': 'skal være mindst 1',
  'must be names of facts, separated by commas': 'skal være navne på poster, med komma imellem',
  'must be asc for live facts.': 'skal være asc for poster, der sendes løbende.',
  'is for pages only; live facts have no end.': 'gælder kun sider; poster, der sendes løbende, har ingen slutning.',
  'must be a position.': 'skal være en position.',
  'is given twice; give it once.': 'er angivet to gange; angiv det én gang.',
  'is not asked here; leave it out.': 'bruges ikke her; udelad det.',
  'is not asked here: the answer is what you hold now. Leave it out.':
    'bruges ikke her: Svaret er det, du har nu. Udelad det.',
  'is no parameter of this address.': 'er ikke en parameter for denne adresse.',
  '{} is no knowledge date.': '{} er ikke en vidensdato.',
  'there is no line {}.': 'linjen {} findes ikke.',
  'name at most {}.': 'vælg højst {}.',
  'holds a % that encodes no character.': 'indeholder et %-tegn, der ikke koder noget tegn.',
  'must not be above {}, the number of facts there are.': 'må ikke være over {}, som er antallet af poster.',
  'must be 1 at least, and not above to.': 'skal være mindst 1 og ikke over to.',
  'must be one text of 1–255 visible ASCII characters, quoted or not.':
    'skal være én tekst på 1–255 synlige ASCII-tegn, med eller uden anførselstegn.',
  'must be one revision in quotes, such as "3", or *.': 'skal være én revision i anførselstegn, som "3", eller *.',
  'Host is given twice.': 'Host er angivet to gange.',
  '{} is named twice in one object; name it once.': '{} er angivet to gange i samme objekt; angiv det én gang.',
  'The body is not valid UTF-8.': 'Indholdet er ikke gyldig UTF-8.',
  'The body begins with a byte order mark; leave it out.':
    'Indholdet begynder med et byterækkefølgemærke (BOM); udelad det.',
  'The body is nested deeper than {} levels.': 'Indholdet er indlejret dybere end {} niveauer.',
  'The body holds half of a character (a lone surrogate).': 'Indholdet har et halvt tegn (et enligt surrogat).',
  '“{}” holds half of a character (a lone surrogate).': '»{}« har et halvt tegn (et enligt surrogat).',
  'The body holds a NUL character.': 'Indholdet har et NUL-tegn.',
  '“{}” holds a NUL character.': '»{}« har et NUL-tegn.',
  'The body is a number too large to be kept.': 'Indholdet er et tal, der er for stort til at blive gemt.',
  '“{}” is a number too large to be kept.': '»{}« er et tal, der er for stort til at blive gemt.',
  'A member may not be named {} here.': 'Et felt må ikke hedde {} her.',
  '{} is a number too small to be kept; write 0.': '{} er et tal, der er for lille til at blive gemt; skriv 0.',
  '{} is {}, which has more digits than can be kept; round it, to 15 digits at the most.':
    '{} er {}, som har flere cifre, end der kan gemmes; afrund til højst 15 cifre.',
  'This answer is another than If-Match names; ask again without it.':
    'Svaret er et andet end det, If-Match henviser til; spørg igen uden.',
  'A command takes no query; put it in the body.': 'En kommando tager ingen parametre i adressen; læg dem i indholdet.',
  'A command takes no query but dryRun=true; put it in the body.':
    'En kommando tager ingen andre parametre i adressen end dryRun=true; læg dem i indholdet.',
  'At most {} connections of one principal listen at once; close one, or try again later.':
    'Højst {} forbindelser fra samme bruger må lytte på én gang; luk en, eller prøv igen senere.',
  'At most {} connections of one address without a key listen at once; close one, or try again later.':
    'Højst {} forbindelser fra samme adresse uden nøgle må lytte på én gang; luk en, eller prøv igen senere.',
  'This is for auditors, of the missions they audit.': 'Dette er for revisorer, for de missioner, de reviderer.',
  'Samples are for auditors, of the missions they audit.':
    'Stikprøver er for revisorer, for de missioner, de reviderer.',
  'There is no such tile, or not yet.': 'Denne flise (tile) findes ikke, eller ikke endnu.',
  'Nothing is signed here: {}.': 'Intet signeres her: {}.',
  'There is no signing key here: {}.': 'Der er ingen signeringsnøgle her: {}.',
  'No checkpoint has been signed: {}.': 'Intet kontrolpunkt er signeret: {}.',
  'No checkpoint that is signed here covers position {}: {}.':
    'Intet kontrolpunkt, der er signeret her, dækker position {}: {}.',
  'the log has no fact yet': 'loggen har ingen poster endnu',
  'the signing key is not here': 'signeringsnøglen er her ikke',
  'this node has no signing key; another one signs': 'denne node har ingen signeringsnøgle; en anden signerer',
  'the signing key here is not the one that the log names as in use; put that one back':
    'signeringsnøglen her er ikke den, som loggen siger er i brug; læg den tilbage',
  'the checkpoints in audit.db were signed by a key that is not here: put signer.secret back (or VARDE_SIGNING_KEY), or record that it is lost with `varde keys rotate --lost --reason …`':
    'kontrolpunkterne i audit.db er signeret med en nøgle, der ikke er her: Læg signer.secret (eller VARDE_SIGNING_KEY) tilbage, eller registrér, at den er tabt, med `varde keys rotate --lost --reason …`',
  'the log was restored from a backup, and what was recorded after the backup may be lost: say so with `varde restore --accept-fork --reason …`, or that nothing is lost with `varde restore --nothing-lost`':
    'loggen er gendannet fra en sikkerhedskopi, og det, der blev registreret efter kopien, kan være tabt: Angiv det med `varde restore --accept-fork --reason …`, eller at intet er tabt, med `varde restore --nothing-lost`',
  'a sample has between 1 and {} facts': 'en stikprøve har mellem 1 og {} poster',
  'give the seed together with the position, or the last day of the span':
    'angiv frøet (seed) sammen med positionen eller den sidste dag i tidsrummet',
  'no checkpoint has been cosigned by a witness yet, so nobody else has a seed: give one of your own':
    'intet vidne har medsigneret et kontrolpunkt endnu, så ingen andre har et frø (seed): Angiv dit eget',
  'no checkpoint has been cosigned by a witness after {}: give a seed of your own, or ask again later':
    'intet vidne har medsigneret et kontrolpunkt efter {}: Angiv dit eget frø (seed), eller spørg igen senere',
  'consumer is no Norwegian organisation: iso6523-actorid-upis, 0192:<organisation number>.':
    'consumer er ingen norsk organisation: iso6523-actorid-upis, 0192:<organisationsnummer>.',
  'supplier must be a Norwegian organisation, with a delegation_source.':
    'supplier skal være en norsk organisation, med delegation_source.',
  'sub is a national identity number; ask the issuer for a pseudonym in its place.':
    'sub er et personnummer; bed udstederen om et pseudonym i stedet.',
  'A token of {}': 'Et token fra {}',
  'The command comes to {} bytes, and the event store takes at most {} at once; send smaller parts.':
    'Kommandoen er på {} byte, og hændelseslageret tager højst {} ad gangen; send mindre dele.',
  'an instant is written 2021-05-17T10:00:00Z': 'et tidspunkt skrives 2021-05-17T10:00:00Z',
  'Facts cannot be stored here; the record of the service says why.':
    'Poster kan ikke gemmes her; driftsloggen siger hvorfor.',
  'Older facts are still on their way from the event store.': 'Ældre poster er stadig på vej fra hændelseslageret.',
  'The event store does not answer.': 'Hændelseslageret svarer ikke.',
  'The event store does not hold what this node holds, or the log has moved; the record of the service says which.':
    'Hændelseslageret har ikke det, som denne node har, eller loggen er flyttet; driftsloggen siger hvilket.',
  'An event in the event store cannot be read as a fact; the record of the service names it.':
    'En hændelse i hændelseslageret kan ikke læses som en post; driftsloggen siger hvilken.',
  '{} is not a day such as 2026-01-31': '{} er ikke en dag som 2026-01-31',
  '{} is not a whole number': '{} er ikke et heltal',
  '{} comes after {}, so there is no day between them': '{} kommer efter {}, så der er ingen dag mellem dem',
  '“{}” is no type of fact; `varde reference facts` lists them':
    '»{}« er ikke en type post; `varde reference facts` opregner dem',
  'The server is stopping.': 'Serveren stopper.',
  'views.db cannot be kept; the log says why.': 'views.db kan ikke gemmes; driftsloggen siger hvorfor.',
  'The disk is full: facts cannot be stored.': 'Disken er fuld: Poster kan ikke gemmes.',
  'must have two letters at least': 'skal have mindst to bogstaver',
  'must be a whole number above 0': 'skal være et heltal over 0',
  'Ask for a shorter span: a later `from`, or an earlier `to`.':
    'Spørg om et kortere tidsrum: en senere `from` eller en tidligere `to`.',
  'Ask for one `cell`.': 'Spørg om én `cell`.',
  'Ask without the measurements, `measurements=false`, or about one `indicator`.':
    'Spørg uden målingerne, `measurements=false`, eller om én `indicator`.',
  'Ask about one mission.': 'Spørg om én mission.',
  'Ask about an earlier `asOf`.': 'Spørg om en tidligere `asOf`.',
  'Ask about one cell, with `assessment`.': 'Spørg om én gruppe, med `assessment`.',
  'Ask for a shorter span, or for longer steps (`every`).':
    'Spørg om et kortere tidsrum eller om længere trin (`every`).',
  'Ask for a shorter span.': 'Spørg om et kortere tidsrum.',
  'Ask about single indicators.': 'Spørg om enkelte indikatorer.',
  'Ask about an earlier `asOf`, or about single indicators.':
    'Spørg om en tidligere `asOf` eller om enkelte indikatorer.',
  'Ask without what the changes made of the progress, `made=false`, or about an earlier `asOf`.':
    'Spørg uden hvad ændringerne gjorde ved fremdriften, `made=false`, eller om en tidligere `asOf`.',
  'Ask about a position at which less was recorded.': 'Spørg om en position, hvor mindre var registreret.',
}
