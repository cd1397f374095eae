/** What is said of a request before a rule is asked, in Nynorsk. */
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
  missions: 'samfunnsoppdrag',
  indicators: 'indikatorar',
  portfolios: 'porteføljar',
  projects: 'prosjekt',
  decisions: 'avgjerder',
  'learning-loops': 'læringssløyfer',
  actors: 'aktørar',
  releases: 'publiseringar',
  observations: 'revisjonsmerknader',
  access: 'tilgangar',
}
const rows = { measurement: ['måling', 'målingane'], correction: ['retting', 'rettingane'] } as const
const reaches = {
  indicators: 'indikatorane',
  projects: 'prosjekta',
  cells: (dimension: string) => `tal der ${dimension} er`,
  or: '; eller ',
  inAll: (many: number) => `${count(many)} i alt`,
}
const rules: ValueRules = {
  types: {
    string: 'ein tekst',
    number: 'eit tal',
    int: 'eit heilt tal',
    boolean: 'true eller false',
    array: 'ei liste',
    object: 'eit objekt',
    record: 'eit objekt',
  },
  type: type => `må vere ${type}`,
  choice: choices => `må vere ${choices.length === 1 ? choices[0] : `éin av: ${choices.join(', ')}`}`,
  empty: 'kan ikkje vere tomt',
  short: limit => `må ha minst ${exact(limit)} teikn`,
  long: limit => `kan ha høgst ${exact(limit)} teikn`,
  few: limit => `må ha minst ${exact(limit)}`,
  many: limit => `kan ha høgst ${exact(limit)}`,
  low: limit => `må vere minst ${exact(limit)}`,
  high: limit => `kan vere høgst ${exact(limit)}`,
  url: 'må vere ei nettadresse som byrjar med http:// eller https://',
  form: 'er ikkje skrive slik det skal her',
}

export const requests: RequestSentences = {
  'several-refused': ({ count: many, of, first }) =>
    `${many === 1 ? `Éi ${rows[of][0]} er avvist` : `${count(many)} av ${rows[of][1]} er avviste`}, så inga er registrert. Rett eller fjern det som står i errors; den første: ${first}`,
  'first-faults': ({ most, all }) =>
    `${all.replace(/\.$/, '')}. Dei første ${most} feila står i errors; det kan vere fleire.`,
  'first-refusals': ({ most, all }) => `${all} Dei første ${most} er lista.`,
  unfit: ({ field, first }) => `${field || 'Innhaldet'}: ${first}`,
  'unfit/whole': ({ field }) => `${field || 'Innhaldet'}: passar ikkje`,
  'unfit/no-day': ({ from, to }) => `frå ${date(from)} til ${date(to)} er det ingen dag å spele av`,
  'unfit/steps': ({ most }) => `det ville bli meir enn ${most} steg; spør om færre år eller lengre steg`,
  'unfit/pins':
    'det eine av dei to tidspunkta må liggje innanfor det andre: Samanlikn to kunnskapsdatoar, eller to posisjonar',
  'unfit/no-dimensions': 'indikatoren er ikkje delt inn etter noko å samanlikne på',
  'unfit/which-dimension': ({ known }) => `oppgi kva for ei inndeling: ${known.join(', ')}`,
  'unknown-field': ({ field }) => `Feltet «${field}» finst ikkje her.`,
  'no-value': 'må fyllast ut',
  'wrong-value': parts => brokenRuleWritten(parts, rules),
  'needs-key': 'Dette krev ein nøkkel: Send hovudet «Authorization: Bearer <nøkkelen din>».',
  'bad-key': 'Nøkkelen er ukjend, trekt tilbake eller gått ut.',
  'not-your-role': ({ command, things }) =>
    `Ingen av rollene dine gir rett til «${command}» for ${inThings[things]}. Kven som kan kva, står under «roles» i dokumentasjonen, på engelsk.`,
  'outside-your-scope': ({ reach }) =>
    `Rolla di omfattar ikkje dette. Ho omfattar berre: ${reachWritten(reach, reaches)}.`,
  'at-revision': ({ thing, revision, wanted }) =>
    `${capital(kind[thing])} er på revisjon ${revision}${wanted === undefined ? '' : `, ikkje ${wanted}`}. Les på nytt.`,
  'no-revision': ({ thing }) => `${capital(kind[thing])} finst ikkje, så If-Match kan ikkje stemme.`,
  'question-too-large': ({ wanted, most, instead }) =>
    `Spørsmålet måtte lese tal ${count(wanted)} gonger (postar × steg); eitt spørsmål les høgst ${count(most)}. ${instead}`,
  damaged: ({ position }) =>
    `Loggen er skadd${position === undefined ? '' : ` på posisjon ${position}`}. Driftsloggen og \`varde fsck\` seier meir.`,
  'not-allowed-method': ({ method, allowed }) => `${method} er ikkje tillaten her; tillatne: ${allowed}.`,
  'not-ready': ({ reasons }) => `Denne noden er ikkje klar. ${reasons.join(' ')}`,
  'awaits-approval':
    'Perioden er låst, så talet ventar på godkjenning. Send det til godkjenning; når ein annan enn den som registrerte det, har godkjent det, ser alle det.',
  'earlier-vintage': ({ standing, since }) =>
    `Talet ${figureWritten(standing, figures)}, kjent frå ${date(since)}, gjeld framleis: Det som blir registrert her, var kjent tidlegare.`,
  'date-passed': ({ day }) =>
    `${capital(date(day))} er passert, så fristen er ute alt når dette blir registrert. Stemmer det, treng du ikkje gjere noko.`,
  'target-not-after-baseline': ({ target, baseline }) =>
    `Måltalet (${date(target)}) kjem ikkje etter utgangsverdien (${date(baseline)}), så framdrifta kan ikkje vurderast. Sjekk begge periodane.`,
  'order-of-magnitude/above': ({ value, latest }) =>
    `Verdien ${exact(value)} er minst ti gonger den siste, ${exact(latest)}. Stemmer det, treng du ikkje gjere noko.`,
  'order-of-magnitude/below': ({ value, latest }) =>
    `Verdien ${exact(value)} er høgst ein tidel av den siste, ${exact(latest)}. Stemmer det, treng du ikkje gjere noko.`,
  'reveals-hidden': ({ dimension, code }) =>
    `Summen og alle andre grupper blir viste, så det skjulte talet for ${dimension} «${code}» kan reknast ut. Skjul ei gruppe til, eller summen.`,
}
