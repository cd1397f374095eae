/** The fixed texts about what is sent, in Nynorsk. */
import type { Phrase } from '../phrases.ts'

export const phrases: Readonly<Record<Phrase, string>> = {
  'must hold neither a user name nor a password: everybody sees it':
    'kan verken innehalde brukarnamn eller passord: alle ser ho',
  'must be an id, or {"column", "ids"?, "others": "skip"?}':
    'må vere ein id, eller {"column", "ids"?, "others": "skip"?}',
  'must be the name of a column, or {"column": …} with what the design names beside it':
    'må vere namnet på ei kolonne, eller {"column": …} med det som kan stå ved sida av',
  'must be one of ssb, scb, dst, eurostat, destatis, statcan, open-sdg, or signs with L, M or Q':
    'må vere ein av ssb, scb, dst, eurostat, destatis, statcan og open-sdg, eller teikn med L, M eller Q',
  'must be SDMX codes of obsStatus, such as P or BU, or empty':
    'må vere SDMX-kodar for obsStatus, som P eller BU, eller tomt',
  'must be the name of a dimension': 'må vere namnet på ein dimensjon',
  'must not be blank': 'kan ikkje vere tomt',
  'must not hold control characters': 'kan ikkje innehalde kontrollteikn',
  'must be well-formed Unicode': 'må vere gyldig Unicode',
  'must be an id: 1–63 of a–z, 0–9 and “-”, beginning with a letter or digit':
    'må vere ein id: 1–63 av a–z, 0–9 og «-», med ein bokstav eller eit siffer først',
  'must have a text in at least one language': 'må ha tekst på minst eitt språk',
  'must be a text, or an object with texts by language: {}':
    'må vere ein tekst, eller eit objekt med tekstar etter språk: {}',
  'must be below 2^53, so that it can be stored exactly': 'må vere under 2^53, så det kan lagrast nøyaktig',
  'must be above 0': 'må vere over 0',
  'must be a period: {}':
    'må vere ein periode: 2024, 2024-H1, 2024-Q4, 2024-05, 2024-W12, 2024-05-17, 2018/2020, 2023-08/2024-07 eller eit kull',
  'must be a year (2021), month (2021-05), day (2021-05-17), range (2021/2022) or instant with time zone (2021-05-17T10:00:00Z)':
    'må vere eit år (2021), ein månad (2021-05), ein dag (2021-05-17), eit spenn (2021/2022) eller eit tidspunkt med tidssone (2021-05-17T10:00:00Z)',
  'must be a day of the calendar, written like 2024-05-17': 'må vere ein dag i kalenderen, skriven som 2024-05-17',
  'must be an ISO 8601 duration, such as P1Y or P45D': 'må vere ei varigheit etter ISO 8601, som P1Y eller P45D',
  'must be the name of a time zone, such as Europe/Oslo': 'må vere namnet på ei tidssone, som Europe/Oslo',
  'must be the name of a dimension: 1–63 of A–Z, a–z, 0–9, “-” and “_”, beginning with a letter':
    'må vere namnet på ei inndeling: 1–63 av A–Z, a–z, 0–9, «-» og «_», med ein bokstav først',
  'low must not be above high': 'low kan ikkje vere høgare enn high',
  'must say why in words: at least one word of three letters':
    'må seie kvifor med ord: minst eitt ord på tre bokstavar',
  'must be 1–127 letters, digits or : . _ @ -, beginning with a letter or digit':
    'må vere 1–127 bokstavar, siffer eller : . _ @ -, med ein bokstav eller eit siffer først',
  'must name a dimension, or be left out': 'må nemne ei inndeling, eller utelatast',
  'must name indicators, cells or projects; for the whole mission leave scope out':
    'må nemne indikatorar, grupper eller prosjekt; gjeld det heile samfunnsoppdraget, utelat scope',
  'must be 4–30 digits, letters or “-”': 'må vere 4–30 siffer, bokstavar eller «-»',
  'must be a country code of two capital letters, such as NO': 'må vere ein landkode på to store bokstavar, som NO',
  'max must not be below min': 'max kan ikkje vere lågare enn min',
  'must not list a code for the total: the total is the empty cell':
    'kan ikkje ha ein kode for summen: Summen er den tomme gruppa',
  'must state time, cells or both': 'må oppgi time, cells eller begge',
  'must not be 0': 'kan ikkje vere 0',
  'the end of the horizon (to) must come after its start (from)':
    'slutten på perioden (to) må kome etter starten (from)',
  'ageTo must not be below ageFrom': 'ageTo kan ikkje vere lågare enn ageFrom',
  'must be {position} of a fact, or {thing, id}': 'må vere {position} for ein post, eller {thing, id}',
  'must be a currency code of three capital letters, such as NOK':
    'må vere ein valutakode på tre store bokstavar, som NOK',
  'must be one or several SDMX codes in capital letters, each once ("P", "BU"): {}':
    'må vere éin eller fleire SDMX-kodar med store bokstavar, kvar éin gong ("P", "BU"): {}',
  'must name either a goal or a project': 'må nemne anten eit mål eller eit prosjekt',
  'must name each successor once': 'må nemne kvar etterfølgjar éin gong',
  'until must not be before from': 'until kan ikkje vere før from',
  'must say who decided when the goal is set as adopted':
    'må seie kven som avgjorde det, når målet blir sett som vedteke',
  'must be one of the alternatives, word for word': 'må vere eitt av alternativa, ord for ord',
  'must be given with minutes: the document that they are':
    'må oppgivast når det er eit referat: dokumentet det står i',
  'the end (to) must come after the start (from)': 'slutten (to) må kome etter starten (from)',
  'must be a number, or {low, high}': 'må vere eit tal, eller {low, high}',
  'must be a number, {low, high}, {changePercent} or {changePoints}':
    'må vere eit tal, {low, high}, {changePercent} eller {changePoints}',
  'must be a number, {changePercent} or {changePoints}': 'må vere eit tal, {changePercent} eller {changePoints}',
  'must state exactly one amount: value, or low and high': 'må oppgi nøyaktig éin storleik: value, eller low og high',
  'must state exactly one amount: value, changePercent or changePoints':
    'må oppgi nøyaktig éin storleik: value, changePercent eller changePoints',
  'must state exactly one amount: value, low and high, changePercent or changePoints':
    'må oppgi nøyaktig éin storleik: value, low og high, changePercent eller changePoints',
  'must state exactly one of: value, low and high, or judgement. For a figure without a value, give obsStatus L, M or Q':
    'må oppgi nøyaktig éin av: value, low og high, eller judgement. For eit tal utan verdi, oppgi obsStatus L, M eller Q',
  'must be left out: obsStatus {} carries no value': 'må utelatast: obsStatus {} har ingen verdi',
  'an interval needs both low and high': 'eit spenn må ha både low og high',
  'cannot be combined with standardError: give one of them':
    'kan ikkje brukast saman med standardError: Oppgi eitt av dei',
  'numerator and denominator go together': 'numerator og denominator må oppgivast saman',
  'is missing; a correction states what changes: at least one of {}':
    'manglar; ei retting seier kva som blir endra: minst eitt av {}',
  'is missing; give it for each correction, or once for all of them':
    'manglar; oppgi det for kvar retting, eller éin gong for alle',
  'must be given with the outcome corrected, or another field that changes':
    'må oppgivast når outcome er corrected, eller eit anna felt som blir endra',
  'must be given with the outcome corrected: {}': 'må oppgivast når outcome er corrected: {}',
  'must be given with the outcome corrected, and with no other': 'må oppgivast når outcome er corrected, og berre då',
  'must list each code of the dimension “{}” once': 'må liste kvar kode i inndelinga «{}» éin gong',
  'must be left out when comparable is true: a bridge is for series that are not comparable':
    'må utelatast når comparable er true: bridge er for seriar som ikkje kan samanliknast',
  'must not hold a national identity number; leave it out, and name nobody by it.':
    'kan ikkje innehalde fødselsnummer eller personnummer; ta det ut, og vis ikkje til nokon med det.',
  'must hold something that can be read, not invisible characters alone.':
    'må innehalde noko som kan lesast, ikkje berre usynlege teikn.',
  'must end on the same line each change of direction that it begins (U+202A–U+202E, U+2066–U+2069), or hold none.':
    'må avslutte kvart skifte av skriveretning på same linje (U+202A–U+202E, U+2066–U+2069), eller ikkje ha nokon.',
  'The body is missing; send a JSON object.': 'Innhaldet manglar; send eit JSON-objekt.',
  'The body is empty; send a JSON object.': 'Innhaldet er tomt; send eit JSON-objekt.',
  'The body is not JSON.': 'Innhaldet er ikkje JSON.',
  'The body is not JSON: see character {}.': 'Innhaldet er ikkje JSON: sjå teikn {}.',
  'The id in the address must be 1–63 of a–z, 0–9 and “-”, beginning with a letter or digit.':
    'Id-en i adressa må vere 1–63 av a–z, 0–9 og «-», med ein bokstav eller eit siffer først.',
  'Send the key as “Authorization: Bearer <key>”, and nowhere else.':
    'Send nøkkelen som «Authorization: Bearer <nøkkel>», og ikkje nokon annan stad.',
  'There is no command {} to try; it is written indicators/x/measure.':
    'Kommandoen {} finst ikkje; han blir skriven som indicators/x/measure.',
  '{} belongs to another mission than {}.': '{} høyrer til eit anna samfunnsoppdrag enn {}.',
  'A what-if takes a role in the mission.': 'For å prøve ut endringar må du ha ei rolle i samfunnsoppdraget.',
  'This Idempotency-Key was used for another request; use a new one.':
    'Denne Idempotency-Key er brukt til ein annan førespurnad; bruk ein ny.',
  'The token is not good any more; ask its issuer for a new one.':
    'Tokenet er ikkje gyldig lenger; be den som skreiv det ut, om eit nytt.',
  'The token is not good: its issuer, audience, signature, type or time is not as it must be.':
    'Tokenet er ikkje gyldig: Utskrivar, mottakar, signatur, type eller tid er ikkje som ho skal vere.',
  'The keys of {} cannot be had now; try again shortly.': 'Nøklane til {} er ikkje å få tak i no. Prøv igjen om litt.',
  'The token lacks the scope {}.': 'Tokenet manglar tilgangen (scope) {}.',
  'The sign-in is too weak (insufficient_user_authentication): {}':
    'Innlogginga er for svak (insufficient_user_authentication): {}',
  'The supplier {} may not act for others here.': 'Leverandøren {} kan ikkje handle for andre her.',
  'The token has no sub: it belongs to nobody.': 'Tokenet har ikkje sub og høyrer dermed ingen til.',
  'A GET request has no body; leave it out.': 'Ein GET-førespurnad har ikkje noko innhald; utelat det.',
  'The body does not fit: {}': 'Innhaldet passar ikkje: {}',
  'Keys are not made in a what-if.': 'Nøklar blir ikkje laga når noko berre blir prøvd ut.',
  'Bundles are for auditors, of the missions they audit.':
    'Pakkar er for revisorar, for samfunnsoppdraga dei reviderer.',
  'The access log is read by auditors.': 'Tilgangsloggen blir lesen av revisorar.',
  'Another bundle is being made; try again shortly.': 'Ein annan pakke er under arbeid. Prøv igjen om litt.',
  'Too many connections are listening already; try again shortly.':
    'For mange sambindingar lyttar alt. Prøv igjen om litt.',
  'There is no fact at this position, or you may not see it.':
    'Det finst ingen post på denne posisjonen, eller du har ikkje tilgang til å sjå han.',
  'Position {} has not come to this node, which has the log up to {}; if another node has told of it, ask again in a moment.':
    'Posisjon {} har ikkje kome til denne noden, som har loggen til og med {}. Har ein annan node fortalt om han, spør igjen om litt.',
  '{} has not begun; nothing is known from the future': '{} har ikkje byrja; ingenting er kjent frå framtida',
  'the log ends at position {}; nothing is recorded in the future':
    'loggen sluttar på posisjon {}; ingenting er registrert i framtida',
  'the instant lies in the future': 'tidspunktet ligg fram i tid',
  'must be a whole number': 'må vere eit heilt tal',
  'must be a position or an instant': 'må vere ein posisjon eller eit tidspunkt',
  'must be 1 to 1000': 'må vere 1 til 1000',
  'must not be above {}': 'kan ikkje vere over {}',
  'must be at least 1': 'må vere minst 1',
  'must be names of facts, separated by commas': 'må vere namn på postar, med komma mellom',
  'must be asc for live facts.': 'må vere asc for postar som blir sende fortløpande.',
  'is for pages only; live facts have no end.':
    'gjeld berre sider; postar som blir sende fortløpande, har ingen slutt.',
  'must be a position.': 'må vere ein posisjon.',
  'is given twice; give it once.': 'er oppgitt to gonger; oppgi det éin gong.',
  'is not asked here; leave it out.': 'blir ikkje brukt her; utelat det.',
  'is not asked here: the answer is what you hold now. Leave it out.':
    'blir ikkje brukt her: Svaret er det du har no. Utelat det.',
  'is no parameter of this address.': 'er ikkje ein parameter for denne adressa.',
  '{} is no knowledge date.': '{} er ikkje ein kunnskapsdato.',
  'there is no line {}.': 'linja {} finst ikkje.',
  'name at most {}.': 'vel høgst {}.',
  'holds a % that encodes no character.': 'inneheld eit %-teikn som ikkje kodar noko teikn.',
  'must not be above {}, the number of facts there are.': 'kan ikkje vere over {}, som er talet på postar.',
  'must be 1 at least, and not above to.': 'må vere minst 1, og ikkje over to.',
  'must be one text of 1–255 visible ASCII characters, quoted or not.':
    'må vere éin tekst på 1–255 synlege ASCII-teikn, med eller utan hermeteikn.',
  'must be one revision in quotes, such as "3", or *.': 'må vere éin revisjon i hermeteikn, som "3", eller *.',
  'Host is given twice.': 'Host er oppgitt to gonger.',
  '{} is named twice in one object; name it once.': '{} er oppgitt to gonger i same objekt; oppgi det éin gong.',
  'The body is not valid UTF-8.': 'Innhaldet er ikkje gyldig UTF-8.',
  'The body begins with a byte order mark; leave it out.':
    'Innhaldet byrjar med eit byterekkjefølgjemerke (BOM); utelat det.',
  'The body is nested deeper than {} levels.': 'Innhaldet er nøsta djupare enn {} nivå.',
  'The body holds half of a character (a lone surrogate).': 'Innhaldet har eit halvt teikn (ein einsleg surrogat).',
  '“{}” holds half of a character (a lone surrogate).': '«{}» har eit halvt teikn (ein einsleg surrogat).',
  'The body holds a NUL character.': 'Innhaldet har eit NUL-teikn.',
  '“{}” holds a NUL character.': '«{}» har eit NUL-teikn.',
  'The body is a number too large to be kept.': 'Innhaldet er eit tal som er for stort til å lagrast.',
  '“{}” is a number too large to be kept.': '«{}» er eit tal som er for stort til å lagrast.',
  'A member may not be named {} here.': 'Eit felt kan ikkje heite {} her.',
  '{} is a number too small to be kept; write 0.': '{} er eit tal som er for lite til å lagrast; skriv 0.',
  '{} is {}, which has more digits than can be kept; round it, to 15 digits at the most.':
    '{} er {}, som har fleire siffer enn det kan lagrast; rund av til høgst 15 siffer.',
  'This answer is another than If-Match names; ask again without it.':
    'Svaret er eit anna enn det If-Match viser til; spør igjen utan.',
  'A command takes no query; put it in the body.': 'Ein kommando tek ingen parametrar i adressa; legg dei i innhaldet.',
  'A command takes no query but dryRun=true; put it in the body.':
    'Ein kommando tek ingen andre parametrar i adressa enn dryRun=true; legg dei i innhaldet.',
  'At most {} connections of one principal listen at once; close one, or try again later.':
    'Høgst {} samband frå same brukar kan lytte samstundes; lukk eitt, eller prøv igjen seinare.',
  'At most {} connections of one address without a key listen at once; close one, or try again later.':
    'Høgst {} samband frå same adresse utan nøkkel kan lytte samstundes; lukk eitt, eller prøv igjen seinare.',
  'This is for auditors, of the missions they audit.': 'Dette er for revisorar, for samfunnsoppdraga dei reviderer.',
  'Samples are for auditors, of the missions they audit.':
    'Utval er for revisorar, for samfunnsoppdraga dei reviderer.',
  'There is no such tile, or not yet.': 'Denne flisa (tile) finst ikkje, eller ikkje enno.',
  'Nothing is signed here: {}.': 'Ingenting blir signert her: {}.',
  'There is no signing key here: {}.': 'Det er ingen signeringsnøkkel her: {}.',
  'No checkpoint has been signed: {}.': 'Ingen kontrollpunkt er signerte: {}.',
  'No checkpoint that is signed here covers position {}: {}.':
    'Ingen kontrollpunkt som er signerte her, dekkjer posisjon {}: {}.',
  'the log has no fact yet': 'loggen har ingen postar enno',
  'the signing key is not here': 'signeringsnøkkelen er ikkje her',
  'this node has no signing key; another one signs': 'denne noden har ingen signeringsnøkkel; ein annan signerer',
  'the signing key here is not the one that the log names as in use; put that one back':
    'signeringsnøkkelen her er ikkje den som loggen seier er i bruk; legg den tilbake',
  'the checkpoints in audit.db were signed by a key that is not here: put signer.secret back (or VARDE_SIGNING_KEY), or record that it is lost with `varde keys rotate --lost --reason …`':
    'kontrollpunkta i audit.db er signerte med ein nøkkel som ikkje er her: Legg signer.secret (eller VARDE_SIGNING_KEY) tilbake, eller registrer at han er tapt, med `varde keys rotate --lost --reason …`',
  'the log was restored from a backup, and what was recorded after the backup may be lost: say so with `varde restore --accept-fork --reason …`, or that nothing is lost with `varde restore --nothing-lost`':
    'loggen er gjenoppretta frå ein tryggingskopi, og det som vart registrert etter kopien, kan vere tapt: Sei frå om det med `varde restore --accept-fork --reason …`, eller at ingenting er tapt, med `varde restore --nothing-lost`',
  'a sample has between 1 and {} facts': 'eit utval har mellom 1 og {} postar',
  'give the seed together with the position, or the last day of the span':
    'oppgi frøet (seed) saman med posisjonen, eller den siste dagen i tidsrommet',
  'no checkpoint has been cosigned by a witness yet, so nobody else has a seed: give one of your own':
    'ingen vitne har medsignert eit kontrollpunkt enno, så ingen andre har eit frø (seed): Oppgi eit eige',
  'no checkpoint has been cosigned by a witness after {}: give a seed of your own, or ask again later':
    'ingen vitne har medsignert eit kontrollpunkt etter {}: Oppgi eit eige frø (seed), eller spør igjen seinare',
  'consumer is no Norwegian organisation: iso6523-actorid-upis, 0192:<organisation number>.':
    'consumer er inga norsk verksemd: iso6523-actorid-upis, 0192:<organisasjonsnummer>.',
  'supplier must be a Norwegian organisation, with a delegation_source.':
    'supplier må vere ei norsk verksemd, med delegation_source.',
  'sub is a national identity number; ask the issuer for a pseudonym in its place.':
    'sub er eit fødselsnummer; be utferdaren om eit pseudonym i staden.',
  'A token of {}': 'Eit token frå {}',
  'The command comes to {} bytes, and the event store takes at most {} at once; send smaller parts.':
    'Kommandoen er på {} byte, og hendingslageret tek høgst {} om gongen; send mindre delar.',
  'an instant is written 2021-05-17T10:00:00Z': 'eit tidspunkt blir skrive 2021-05-17T10:00:00Z',
  'Facts cannot be stored here; the record of the service says why.':
    'Postar kan ikkje lagrast her; driftsloggen seier kvifor.',
  'Older facts are still on their way from the event store.': 'Eldre postar er framleis på veg frå hendingslageret.',
  'The event store does not answer.': 'Hendingslageret svarar ikkje.',
  'The event store does not hold what this node holds, or the log has moved; the record of the service says which.':
    'Hendingslageret har ikkje det same som denne noden, eller loggen er flytta; driftsloggen seier kva.',
  'An event in the event store cannot be read as a fact; the record of the service names it.':
    'Ei hending i hendingslageret kan ikkje lesast som ein post; driftsloggen seier kva for ei.',
  '{} is not a day such as 2026-01-31': '{} er ikkje ein dag som 2026-01-31',
  '{} is not a whole number': '{} er ikkje eit heilt tal',
  '{} comes after {}, so there is no day between them': '{} kjem etter {}, så det er ingen dag mellom dei',
  '“{}” is no type of fact; `varde reference facts` lists them':
    '«{}» er ikkje ein type post; `varde reference facts` listar dei opp',
  'The server is stopping.': 'Tenaren stoppar.',
  'views.db cannot be kept; the log says why.': 'views.db kan ikkje lagrast; driftsloggen seier kvifor.',
  'The disk is full: facts cannot be stored.': 'Disken er full: Postar kan ikkje lagrast.',
  'must have two letters at least': 'må ha minst to bokstavar',
  'must be a whole number above 0': 'må vere eit heilt tal over 0',
  'Ask for a shorter span: a later `from`, or an earlier `to`.':
    'Spør om eit kortare tidsrom: ein seinare `from`, eller ein tidlegare `to`.',
  'Ask for one `cell`.': 'Spør om éi `cell`.',
  'Ask without the measurements, `measurements=false`, or about one `indicator`.':
    'Spør utan målingane, `measurements=false`, eller om éin `indicator`.',
  'Ask about one mission.': 'Spør om eitt samfunnsoppdrag.',
  'Ask about an earlier `asOf`.': 'Spør om ein tidlegare `asOf`.',
  'Ask about one cell, with `assessment`.': 'Spør om éi gruppe, med `assessment`.',
  'Ask for a shorter span, or for longer steps (`every`).':
    'Spør om eit kortare tidsrom, eller om lengre steg (`every`).',
  'Ask for a shorter span.': 'Spør om eit kortare tidsrom.',
  'Ask about single indicators.': 'Spør om einskilde indikatorar.',
  'Ask about an earlier `asOf`, or about single indicators.':
    'Spør om ein tidlegare `asOf`, eller om einskilde indikatorar.',
  'Ask without what the changes made of the progress, `made=false`, or about an earlier `asOf`.':
    'Spør utan kva endringane gjorde med framdrifta, `made=false`, eller om ein tidlegare `asOf`.',
  'Ask about a position at which less was recorded.': 'Spør om ein posisjon der mindre var registrert.',
}
