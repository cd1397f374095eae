/** The fixed texts about what is sent, in Swedish. */
import type { Phrase } from '../phrases.ts'

export const phrases: Readonly<Record<Phrase, string>> = {
  'must hold neither a user name nor a password: everybody sees it':
    'får varken innehålla användarnamn eller lösenord: alla ser den',
  'must be an id, or {"column", "ids"?, "others": "skip"?}':
    'måste vara ett id, eller {"column", "ids"?, "others": "skip"?}',
  'must be the name of a column, or {"column": …} with what the design names beside it':
    'måste vara namnet på en kolumn, eller {"column": …} med det som kan stå bredvid',
  'must be one of ssb, scb, dst, eurostat, destatis, statcan, open-sdg, or signs with L, M or Q':
    'måste vara någon av ssb, scb, dst, eurostat, destatis, statcan och open-sdg, eller tecken med L, M eller Q',
  'must be SDMX codes of obsStatus, such as P or BU, or empty':
    'måste vara SDMX-koder för obsStatus, som P eller BU, eller tomt',
  'must be the name of a dimension': 'måste vara namnet på en dimension',
  'must not be blank': 'får inte vara tomt',
  'must not hold control characters': 'får inte innehålla styrtecken',
  'must be well-formed Unicode': 'måste vara giltig Unicode',
  'must be an id: 1–63 of a–z, 0–9 and “-”, beginning with a letter or digit':
    'måste vara ett id: 1–63 av a–z, 0–9 och ”-”, med en bokstav eller siffra först',
  'must have a text in at least one language': 'måste ha en text på minst ett språk',
  'must be a text, or an object with texts by language: {}':
    'måste vara en text, eller ett objekt med texter efter språk: {}',
  'must be below 2^53, so that it can be stored exactly': 'måste vara under 2^53, så att det kan lagras exakt',
  'must be above 0': 'måste vara över 0',
  'must be a period: {}':
    'måste vara en period: 2024, 2024-H1, 2024-Q4, 2024-05, 2024-W12, 2024-05-17, 2018/2020, 2023-08/2024-07 eller en kohort',
  'must be a year (2021), month (2021-05), day (2021-05-17), range (2021/2022) or instant with time zone (2021-05-17T10:00:00Z)':
    'måste vara ett år (2021), en månad (2021-05), en dag (2021-05-17), ett intervall (2021/2022) eller en tidpunkt med tidszon (2021-05-17T10:00:00Z)',
  'must be a day of the calendar, written like 2024-05-17': 'måste vara en dag i kalendern, skriven som 2024-05-17',
  'must be an ISO 8601 duration, such as P1Y or P45D': 'måste vara en varaktighet enligt ISO 8601, som P1Y eller P45D',
  'must be the name of a time zone, such as Europe/Oslo': 'måste vara namnet på en tidszon, som Europe/Oslo',
  'must be the name of a dimension: 1–63 of A–Z, a–z, 0–9, “-” and “_”, beginning with a letter':
    'måste vara namnet på en indelning: 1–63 av A–Z, a–z, 0–9, ”-” och ”_”, med en bokstav först',
  'low must not be above high': 'low får inte vara högre än high',
  'must say why in words: at least one word of three letters':
    'måste säga varför med ord: minst ett ord på tre bokstäver',
  'must be 1–127 letters, digits or : . _ @ -, beginning with a letter or digit':
    'måste vara 1–127 bokstäver, siffror eller : . _ @ -, med en bokstav eller siffra först',
  'must name a dimension, or be left out': 'måste nämna en indelning, eller utelämnas',
  'must name indicators, cells or projects; for the whole mission leave scope out':
    'måste nämna indikatorer, grupper eller projekt; gäller det hela missionen, utelämna scope',
  'must be 4–30 digits, letters or “-”': 'måste vara 4–30 siffror, bokstäver eller ”-”',
  'must be a country code of two capital letters, such as NO': 'måste vara en landskod med två versaler, som SE',
  'max must not be below min': 'max får inte vara lägre än min',
  'must not list a code for the total: the total is the empty cell':
    'får inte ha en kod för totalen: totalen är den tomma gruppen',
  'must state time, cells or both': 'måste ange time, cells eller båda',
  'must not be 0': 'får inte vara 0',
  'the end of the horizon (to) must come after its start (from)':
    'slutet på perioden (to) måste komma efter starten (from)',
  'ageTo must not be below ageFrom': 'ageTo får inte vara lägre än ageFrom',
  'must be {position} of a fact, or {thing, id}': 'måste vara {position} för en post, eller {thing, id}',
  'must be a currency code of three capital letters, such as NOK': 'måste vara en valutakod med tre versaler, som SEK',
  'must be one or several SDMX codes in capital letters, each once ("P", "BU"): {}':
    'måste vara en eller flera SDMX-koder med versaler, var och en en gång ("P", "BU"): {}',
  'must name either a goal or a project': 'måste nämna antingen ett mål eller ett projekt',
  'must name each successor once': 'måste nämna varje efterföljare en gång',
  'until must not be before from': 'until får inte vara före from',
  'must say who decided when the goal is set as adopted': 'måste säga vem som beslutade när målet sätts som antaget',
  'must be one of the alternatives, word for word': 'måste vara ett av alternativen, ord för ord',
  'must be given with minutes: the document that they are':
    'måste anges när det är ett protokoll: dokumentet som det är',
  'the end (to) must come after the start (from)': 'slutet (to) måste komma efter starten (from)',
  'must be a number, or {low, high}': 'måste vara ett tal, eller {low, high}',
  'must be a number, {low, high}, {changePercent} or {changePoints}':
    'måste vara ett tal, {low, high}, {changePercent} eller {changePoints}',
  'must be a number, {changePercent} or {changePoints}': 'måste vara ett tal, {changePercent} eller {changePoints}',
  'must state exactly one amount: value, or low and high': 'måste ange exakt en storlek: value, eller low och high',
  'must state exactly one amount: value, changePercent or changePoints':
    'måste ange exakt en storlek: value, changePercent eller changePoints',
  'must state exactly one amount: value, low and high, changePercent or changePoints':
    'måste ange exakt en storlek: value, low och high, changePercent eller changePoints',
  'must state exactly one of: value, low and high, or judgement. For a figure without a value, give obsStatus L, M or Q':
    'måste ange exakt ett av: value, low och high, eller judgement. För en siffra utan värde, ange obsStatus L, M eller Q',
  'must be left out: obsStatus {} carries no value': 'måste utelämnas: obsStatus {} har inget värde',
  'an interval needs both low and high': 'ett intervall måste ha både low och high',
  'cannot be combined with standardError: give one of them':
    'kan inte användas tillsammans med standardError: ange ett av dem',
  'numerator and denominator go together': 'numerator och denominator måste anges tillsammans',
  'is missing; a correction states what changes: at least one of {}':
    'saknas; en rättelse säger vad som ändras: minst ett av {}',
  'is missing; give it for each correction, or once for all of them':
    'saknas; ange det för varje rättelse, eller en gång för alla',
  'must be given with the outcome corrected, or another field that changes':
    'måste anges när outcome är corrected, eller ett annat fält som ändras',
  'must be given with the outcome corrected: {}': 'måste anges när outcome är corrected: {}',
  'must be given with the outcome corrected, and with no other': 'måste anges när outcome är corrected, och bara då',
  'must list each code of the dimension “{}” once': 'måste lista varje kod i indelningen ”{}” en gång',
  'must be left out when comparable is true: a bridge is for series that are not comparable':
    'måste utelämnas när comparable är true: bridge är för serier som inte kan jämföras',
  'must not hold a national identity number; leave it out, and name nobody by it.':
    'får inte innehålla ett personnummer; ta bort det, och hänvisa inte till någon med det.',
  'must hold something that can be read, not invisible characters alone.':
    'måste innehålla något som kan läsas, inte bara osynliga tecken.',
  'must end on the same line each change of direction that it begins (U+202A–U+202E, U+2066–U+2069), or hold none.':
    'måste avsluta varje byte av skrivriktning på samma rad (U+202A–U+202E, U+2066–U+2069), eller inte ha något.',
  'The body is missing; send a JSON object.': 'Innehållet saknas; skicka ett JSON-objekt.',
  'The body is empty; send a JSON object.': 'Innehållet är tomt; skicka ett JSON-objekt.',
  'The body is not JSON.': 'Innehållet är inte JSON.',
  'The body is not JSON: see character {}.': 'Innehållet är inte JSON: se tecken {}.',
  'The id in the address must be 1–63 of a–z, 0–9 and “-”, beginning with a letter or digit.':
    'Id:t i adressen måste vara 1–63 av a–z, 0–9 och ”-”, med en bokstav eller siffra först.',
  'Send the key as “Authorization: Bearer <key>”, and nowhere else.':
    'Skicka nyckeln som ”Authorization: Bearer <nyckel>”, och ingen annanstans.',
  'There is no command {} to try; it is written indicators/x/measure.':
    'Kommandot {} finns inte; det skrivs som indicators/x/measure.',
  '{} belongs to another mission than {}.': '{} hör till en annan mission än {}.',
  'A what-if takes a role in the mission.': 'För att pröva ändringar måste du ha en roll i missionen.',
  'This Idempotency-Key was used for another request; use a new one.':
    'Denna Idempotency-Key har använts för en annan begäran; använd en ny.',
  'The token is not good any more; ask its issuer for a new one.':
    'Tokenet gäller inte längre; begär ett nytt av den som utfärdat det.',
  'The token is not good: its issuer, audience, signature, type or time is not as it must be.':
    'Tokenet är inte giltigt: utfärdare, mottagare, signatur, typ eller tid är inte som den ska vara.',
  'The keys of {} cannot be had now; try again shortly.':
    'Nycklarna till {} går inte att nå nu. Försök igen om en stund.',
  'The token lacks the scope {}.': 'Tokenet saknar behörigheten (scope) {}.',
  'The sign-in is too weak (insufficient_user_authentication): {}':
    'Inloggningen är för svag (insufficient_user_authentication): {}',
  'The supplier {} may not act for others here.': 'Leverantören {} får inte handla för andra här.',
  'The token has no sub: it belongs to nobody.': 'Tokenet saknar sub och tillhör därmed ingen.',
  'A GET request has no body; leave it out.': 'En GET-begäran har inget innehåll; utelämna det.',
  'The body does not fit: {}': 'Innehållet passar inte: {}',
  'Keys are not made in a what-if.': 'Nycklar skapas inte när något bara prövas.',
  'Bundles are for auditors, of the missions they audit.': 'Paket är för revisorer, för de missioner de granskar.',
  'The access log is read by auditors.': 'Åtkomstloggen läses av revisorer.',
  'Another bundle is being made; try again shortly.': 'Ett annat paket håller på att göras. Försök igen om en stund.',
  'Too many connections are listening already; try again shortly.':
    'För många anslutningar lyssnar redan. Försök igen om en stund.',
  'There is no fact at this position, or you may not see it.':
    'Det finns ingen post på den här positionen, eller så har du inte rätt att se den.',
  'Position {} has not come to this node, which has the log up to {}; if another node has told of it, ask again in a moment.':
    'Position {} har inte kommit till den här noden, som har loggen till och med {}. Har en annan nod berättat om den, fråga igen om en stund.',
  '{} has not begun; nothing is known from the future': '{} har inte börjat; inget är känt från framtiden',
  'the log ends at position {}; nothing is recorded in the future':
    'loggen slutar på position {}; inget är registrerat i framtiden',
  'the instant lies in the future': 'tidpunkten ligger i framtiden',
  'must be a whole number': 'måste vara ett heltal',
  'must be a position or an instant': 'måste vara en position eller en tidpunkt',
  'must be 1 to 1000': 'måste vara 1 till 1000',
  'must not be above {}': 'får inte vara över {}',
  'must be at least 1': 'måste vara minst 1',
  'must be names of facts, separated by commas': 'måste vara namn på poster, med komma mellan',
  'must be asc for live facts.': 'måste vara asc för poster som sänds löpande.',
  'is for pages only; live facts have no end.': 'gäller bara sidor; poster som sänds löpande har inget slut.',
  'must be a position.': 'måste vara en position.',
  'is given twice; give it once.': 'är angivet två gånger; ange det en gång.',
  'is not asked here; leave it out.': 'används inte här; utelämna det.',
  'is not asked here: the answer is what you hold now. Leave it out.':
    'används inte här: svaret är det du har nu. Utelämna det.',
  'is no parameter of this address.': 'är ingen parameter för den här adressen.',
  '{} is no knowledge date.': '{} är inget kunskapsdatum.',
  'there is no line {}.': 'linjen {} finns inte.',
  'name at most {}.': 'välj högst {}.',
  'holds a % that encodes no character.': 'innehåller ett %-tecken som inte kodar något tecken.',
  'must not be above {}, the number of facts there are.': 'får inte vara över {}, som är antalet poster.',
  'must be 1 at least, and not above to.': 'måste vara minst 1, och inte över to.',
  'must be one text of 1–255 visible ASCII characters, quoted or not.':
    'måste vara en text på 1–255 synliga ASCII-tecken, med eller utan citattecken.',
  'must be one revision in quotes, such as "3", or *.': 'måste vara en revision inom citattecken, som "3", eller *.',
  'Host is given twice.': 'Host är angivet två gånger.',
  '{} is named twice in one object; name it once.': '{} är angivet två gånger i samma objekt; ange det en gång.',
  'The body is not valid UTF-8.': 'Innehållet är inte giltig UTF-8.',
  'The body begins with a byte order mark; leave it out.':
    'Innehållet börjar med en byteordningsmarkering (BOM); utelämna den.',
  'The body is nested deeper than {} levels.': 'Innehållet är nästlat djupare än {} nivåer.',
  'The body holds half of a character (a lone surrogate).': 'Innehållet har ett halvt tecken (ett ensamt surrogat).',
  '“{}” holds half of a character (a lone surrogate).': '”{}” har ett halvt tecken (ett ensamt surrogat).',
  'The body holds a NUL character.': 'Innehållet har ett NUL-tecken.',
  '“{}” holds a NUL character.': '”{}” har ett NUL-tecken.',
  'The body is a number too large to be kept.': 'Innehållet är ett tal som är för stort för att lagras.',
  '“{}” is a number too large to be kept.': '”{}” är ett tal som är för stort för att lagras.',
  'A member may not be named {} here.': 'Ett fält får inte heta {} här.',
  '{} is a number too small to be kept; write 0.': '{} är ett tal som är för litet för att lagras; skriv 0.',
  '{} is {}, which has more digits than can be kept; round it, to 15 digits at the most.':
    '{} är {}, som har fler siffror än vad som kan lagras; avrunda till högst 15 siffror.',
  'This answer is another than If-Match names; ask again without it.':
    'Svaret är ett annat än det som If-Match anger; fråga igen utan.',
  'A command takes no query; put it in the body.':
    'Ett kommando tar inga parametrar i adressen; lägg dem i innehållet.',
  'A command takes no query but dryRun=true; put it in the body.':
    'Ett kommando tar inga andra parametrar i adressen än dryRun=true; lägg dem i innehållet.',
  'At most {} connections of one principal listen at once; close one, or try again later.':
    'Högst {} anslutningar från samma användare får lyssna samtidigt; stäng en, eller försök igen senare.',
  'At most {} connections of one address without a key listen at once; close one, or try again later.':
    'Högst {} anslutningar från samma adress utan nyckel får lyssna samtidigt; stäng en, eller försök igen senare.',
  'This is for auditors, of the missions they audit.': 'Det här är för revisorer, för de missioner de granskar.',
  'Samples are for auditors, of the missions they audit.': 'Urval är för revisorer, för de missioner de granskar.',
  'There is no such tile, or not yet.': 'Den här brickan (tile) finns inte, eller inte ännu.',
  'Nothing is signed here: {}.': 'Ingenting signeras här: {}.',
  'There is no signing key here: {}.': 'Det finns ingen signeringsnyckel här: {}.',
  'No checkpoint has been signed: {}.': 'Ingen kontrollpunkt har signerats: {}.',
  'No checkpoint that is signed here covers position {}: {}.':
    'Ingen kontrollpunkt som har signerats här täcker position {}: {}.',
  'the log has no fact yet': 'loggen har inga poster ännu',
  'the signing key is not here': 'signeringsnyckeln finns inte här',
  'this node has no signing key; another one signs': 'den här noden har ingen signeringsnyckel; en annan signerar',
  'the signing key here is not the one that the log names as in use; put that one back':
    'signeringsnyckeln här är inte den som loggen anger används; lägg tillbaka den',
  'the checkpoints in audit.db were signed by a key that is not here: put signer.secret back (or VARDE_SIGNING_KEY), or record that it is lost with `varde keys rotate --lost --reason …`':
    'kontrollpunkterna i audit.db är signerade med en nyckel som inte finns här: lägg tillbaka signer.secret (eller VARDE_SIGNING_KEY), eller registrera att den är förlorad, med `varde keys rotate --lost --reason …`',
  'the log was restored from a backup, and what was recorded after the backup may be lost: say so with `varde restore --accept-fork --reason …`, or that nothing is lost with `varde restore --nothing-lost`':
    'loggen har återställts från en säkerhetskopia, och det som registrerades efter kopian kan vara förlorat: ange det med `varde restore --accept-fork --reason …`, eller att inget är förlorat, med `varde restore --nothing-lost`',
  'a sample has between 1 and {} facts': 'ett urval har mellan 1 och {} poster',
  'give the seed together with the position, or the last day of the span':
    'ange fröet (seed) tillsammans med positionen, eller den sista dagen i tidsrymden',
  'no checkpoint has been cosigned by a witness yet, so nobody else has a seed: give one of your own':
    'inget vittne har medsignerat en kontrollpunkt ännu, så ingen annan har ett frö (seed): ange ett eget',
  'no checkpoint has been cosigned by a witness after {}: give a seed of your own, or ask again later':
    'inget vittne har medsignerat en kontrollpunkt efter {}: ange ett eget frö (seed), eller fråga igen senare',
  'consumer is no Norwegian organisation: iso6523-actorid-upis, 0192:<organisation number>.':
    'consumer är ingen norsk organisation: iso6523-actorid-upis, 0192:<organisationsnummer>.',
  'supplier must be a Norwegian organisation, with a delegation_source.':
    'supplier måste vara en norsk organisation, med delegation_source.',
  'sub is a national identity number; ask the issuer for a pseudonym in its place.':
    'sub är ett personnummer; be utfärdaren om en pseudonym i stället.',
  'A token of {}': 'En token från {}',
  'The command comes to {} bytes, and the event store takes at most {} at once; send smaller parts.':
    'Kommandot är på {} byte, och händelselagret tar högst {} åt gången; skicka mindre delar.',
  'an instant is written 2021-05-17T10:00:00Z': 'en tidpunkt skrivs 2021-05-17T10:00:00Z',
  'Facts cannot be stored here; the record of the service says why.':
    'Poster kan inte lagras här; driftloggen säger varför.',
  'Older facts are still on their way from the event store.': 'Äldre poster är fortfarande på väg från händelselagret.',
  'The event store does not answer.': 'Händelselagret svarar inte.',
  'The event store does not hold what this node holds, or the log has moved; the record of the service says which.':
    'Händelselagret har inte det som den här noden har, eller så har loggen flyttats; driftloggen säger vilket.',
  'An event in the event store cannot be read as a fact; the record of the service names it.':
    'En händelse i händelselagret kan inte läsas som en post; driftloggen säger vilken.',
  '{} is not a day such as 2026-01-31': '{} är ingen dag som 2026-01-31',
  '{} is not a whole number': '{} är inget heltal',
  '{} comes after {}, so there is no day between them': '{} kommer efter {}, så det finns ingen dag mellan dem',
  '“{}” is no type of fact; `varde reference facts` lists them':
    '”{}” är ingen typ av post; `varde reference facts` listar dem',
  'The server is stopping.': 'Servern stannar.',
  'views.db cannot be kept; the log says why.': 'views.db kan inte sparas; driftloggen säger varför.',
  'The disk is full: facts cannot be stored.': 'Disken är full: poster kan inte lagras.',
  'must have two letters at least': 'måste ha minst två bokstäver',
  'must be a whole number above 0': 'måste vara ett heltal över 0',
  'Ask for a shorter span: a later `from`, or an earlier `to`.':
    'Fråga om en kortare tidsrymd: en senare `from`, eller en tidigare `to`.',
  'Ask for one `cell`.': 'Fråga om en `cell`.',
  'Ask without the measurements, `measurements=false`, or about one `indicator`.':
    'Fråga utan mätningarna, `measurements=false`, eller om en `indicator`.',
  'Ask about one mission.': 'Fråga om en mission.',
  'Ask about an earlier `asOf`.': 'Fråga om en tidigare `asOf`.',
  'Ask about one cell, with `assessment`.': 'Fråga om en grupp, med `assessment`.',
  'Ask for a shorter span, or for longer steps (`every`).': 'Fråga om en kortare tid, eller om längre steg (`every`).',
  'Ask for a shorter span.': 'Fråga om en kortare tid.',
  'Ask about single indicators.': 'Fråga om enskilda indikatorer.',
  'Ask about an earlier `asOf`, or about single indicators.':
    'Fråga om en tidigare `asOf`, eller om enskilda indikatorer.',
  'Ask without what the changes made of the progress, `made=false`, or about an earlier `asOf`.':
    'Fråga utan vad ändringarna gjorde med framstegen, `made=false`, eller om en tidigare `asOf`.',
  'Ask about a position at which less was recorded.': 'Fråga om en position där mindre var registrerat.',
}
