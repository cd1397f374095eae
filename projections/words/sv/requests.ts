/** What is said of a request before a rule is asked, in Swedish. */
import type { CommandedThings } from '../../../events/named-parts.ts'
import {
  brokenRuleWritten,
  capital,
  figureWritten,
  type RequestSentences,
  reachWritten,
  type ValueRules,
} from '../refusal-sentences.ts'
import { count, date, exact } from './formats.ts'
import { figures, kind } from './refusals.ts'

const inThings: Readonly<Record<CommandedThings, string>> = {
  missions: 'missioner',
  indicators: 'indikatorer',
  portfolios: 'portföljer',
  projects: 'projekt',
  decisions: 'beslut',
  'learning-loops': 'lärloopar',
  actors: 'aktörer',
  releases: 'publiceringar',
  observations: 'iakttagelser',
  access: 'åtkomst',
}
const rows = { measurement: ['mätning', 'mätningarna'], correction: ['rättelse', 'rättelserna'] } as const
const reaches = {
  indicators: 'indikatorerna',
  projects: 'projekten',
  cells: (dimension: string) => `siffror där ${dimension} är`,
  or: '; eller ',
  inAll: (many: number) => `${count(many)} totalt`,
}
const rules: ValueRules = {
  types: {
    string: 'en text',
    number: 'ett tal',
    int: 'ett heltal',
    boolean: 'true eller false',
    array: 'en lista',
    object: 'ett objekt',
    record: 'ett objekt',
  },
  type: type => `måste vara ${type}`,
  choice: choices => `måste vara ${choices.length === 1 ? choices[0] : `något av: ${choices.join(', ')}`}`,
  empty: 'får inte vara tomt',
  short: limit => `måste ha minst ${exact(limit)} tecken`,
  long: limit => `får ha högst ${exact(limit)} tecken`,
  few: limit => `måste ha minst ${exact(limit)}`,
  many: limit => `får ha högst ${exact(limit)}`,
  low: limit => `måste vara minst ${exact(limit)}`,
  high: limit => `får vara högst ${exact(limit)}`,
  url: 'måste vara en webbadress som börjar med http:// eller https://',
  form: 'är inte skrivet som det ska här',
}

export const requests: RequestSentences = {
  'several-refused': ({ count: many, of, first }) =>
    `${many === 1 ? `En ${rows[of][0]} avvisas` : `${count(many)} av ${rows[of][1]} avvisas`}, så ingen registreras. Rätta eller ta bort det som står i errors; den första: ${first}`,
  'first-faults': ({ most, all }) =>
    `${all.replace(/\.$/, '')}. De första ${most} felen står i errors; det kan finnas fler.`,
  'first-refusals': ({ most, all }) => `${all} De första ${most} är listade.`,
  unfit: ({ field, first }) => `${field || 'Innehållet'}: ${first}`,
  'unfit/whole': ({ field }) => `${field || 'Innehållet'}: passar inte`,
  'unfit/no-day': ({ from, to }) => `från ${date(from)} till ${date(to)} finns ingen dag att spela upp`,
  'unfit/steps': ({ most }) => `det skulle bli mer än ${most} steg; fråga om färre år eller längre steg`,
  'unfit/pins':
    'den ena av de två tidpunkterna måste ligga inom den andra: jämför två kunskapsdatum, eller två positioner',
  'unfit/no-dimensions': 'indikatorn är inte indelad efter något att jämföra på',
  'unfit/which-dimension': ({ known }) => `ange vilken indelning: ${known.join(', ')}`,
  'unknown-field': ({ field }) => `Fältet ”${field}” finns inte här.`,
  'no-value': 'måste fyllas i',
  'wrong-value': parts => brokenRuleWritten(parts, rules),
  'needs-key': 'Det här kräver en nyckel: skicka huvudet ”Authorization: Bearer <din nyckel>”.',
  'bad-key': 'Nyckeln är okänd, återkallad eller har gått ut.',
  'not-your-role': ({ command, things }) =>
    `Ingen av dina roller ger rätt till ”${command}” för ${inThings[things]}. Vem som får vad står under ”roles” i dokumentationen, på engelska.`,
  'outside-your-scope': ({ reach }) =>
    `Din roll omfattar inte det här. Den omfattar bara: ${reachWritten(reach, reaches)}.`,
  'at-revision': ({ thing, revision, wanted }) =>
    `${capital(kind[thing])} är på revision ${revision}${wanted === undefined ? '' : `, inte ${wanted}`}. Läs på nytt.`,
  'no-revision': ({ thing }) => `${capital(kind[thing])} finns inte, så If-Match kan inte stämma.`,
  'question-too-large': ({ wanted, most, instead }) =>
    `Frågan skulle läsa siffror ${count(wanted)} gånger (poster × steg); en fråga läser högst ${count(most)}. ${instead}`,
  damaged: ({ position }) =>
    `Loggen är skadad${position === undefined ? '' : ` på position ${position}`}. Driftloggen och \`varde fsck\` säger mer.`,
  'not-allowed-method': ({ method, allowed }) => `${method} är inte tillåtet här; tillåtna: ${allowed}.`,
  'not-ready': ({ reasons }) => `Den här noden är inte redo. ${reasons.join(' ')}`,
  'awaits-approval':
    'Perioden är låst, så siffran väntar på godkännande. Skicka den för godkännande; när någon annan än den som registrerade den har godkänt den ser alla den.',
  'earlier-vintage': ({ standing, since }) =>
    `Siffran ${figureWritten(standing, figures)}, känd från ${date(since)}, gäller fortfarande: det som registreras här var känt tidigare.`,
  'date-passed': ({ day }) =>
    `${capital(date(day))} har passerat, så tiden är ute redan när detta registreras. Stämmer det behöver inget göras.`,
  'target-not-after-baseline': ({ target, baseline }) =>
    `Målvärdet (${date(target)}) kommer inte efter utgångsvärdet (${date(baseline)}), så framstegen kan inte bedömas. Kontrollera båda perioderna.`,
  'order-of-magnitude/above': ({ value, latest }) =>
    `Värdet ${exact(value)} är minst tio gånger det senaste, ${exact(latest)}. Stämmer det behöver inget göras.`,
  'order-of-magnitude/below': ({ value, latest }) =>
    `Värdet ${exact(value)} är högst en tiondel av det senaste, ${exact(latest)}. Stämmer det behöver inget göras.`,
  'reveals-hidden': ({ dimension, code }) =>
    `Summan och alla andra grupper visas, så den dolda siffran för ${dimension} ”${code}” kan räknas ut. Dölj en grupp till, eller summan.`,
}
