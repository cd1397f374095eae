/** What is said of a request before a rule is asked, in Danish. */
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
  portfolios: 'porteføljer',
  projects: 'projekter',
  decisions: 'beslutninger',
  'learning-loops': 'læringssløjfer',
  actors: 'aktører',
  releases: 'offentliggørelser',
  observations: 'revisionsbemærkninger',
  access: 'adgange',
}
const rows = { measurement: ['måling', 'målingerne'], correction: ['rettelse', 'rettelserne'] } as const
const reaches = {
  indicators: 'indikatorerne',
  projects: 'projekterne',
  cells: (dimension: string) => `tal, hvor ${dimension} er`,
  or: '; eller ',
  inAll: (many: number) => `${count(many)} i alt`,
}
const rules: ValueRules = {
  types: {
    string: 'en tekst',
    number: 'et tal',
    int: 'et heltal',
    boolean: 'true eller false',
    array: 'en liste',
    object: 'et objekt',
    record: 'et objekt',
  },
  type: type => `skal være ${type}`,
  choice: choices => `skal være ${choices.length === 1 ? choices[0] : `en af: ${choices.join(', ')}`}`,
  empty: 'må ikke være tomt',
  short: limit => `skal have mindst ${exact(limit)} tegn`,
  long: limit => `må højst have ${exact(limit)} tegn`,
  few: limit => `skal have mindst ${exact(limit)}`,
  many: limit => `må højst have ${exact(limit)}`,
  low: limit => `skal være mindst ${exact(limit)}`,
  high: limit => `må højst være ${exact(limit)}`,
  url: 'skal være en webadresse, der begynder med http:// eller https://',
  form: 'er ikke skrevet, som det skal være her',
}

export const requests: RequestSentences = {
  'several-refused': ({ count: many, of, first }) =>
    `${many === 1 ? `Én ${rows[of][0]} er afvist` : `${count(many)} af ${rows[of][1]} er afvist`}, så ingen er registreret. Ret eller fjern det, der står i errors; den første: ${first}`,
  'first-faults': ({ most, all }) =>
    `${all.replace(/\.$/, '')}. De første ${most} fejl står i errors; der kan være flere.`,
  'first-refusals': ({ most, all }) => `${all} De første ${most} er vist.`,
  unfit: ({ field, first }) => `${field || 'Indholdet'}: ${first}`,
  'unfit/whole': ({ field }) => `${field || 'Indholdet'}: passer ikke`,
  'unfit/no-day': ({ from, to }) => `fra ${date(from)} til ${date(to)} er der ingen dag at afspille`,
  'unfit/steps': ({ most }) => `det ville blive mere end ${most} trin; spørg om færre år eller længere trin`,
  'unfit/pins':
    'det ene af de to tidspunkter skal ligge inden for det andet: Sammenlign to vidensdatoer eller to positioner',
  'unfit/no-dimensions': 'indikatoren er ikke opdelt efter noget at sammenligne på',
  'unfit/which-dimension': ({ known }) => `angiv hvilken opdeling: ${known.join(', ')}`,
  'unknown-field': ({ field }) => `Feltet »${field}« findes ikke her.`,
  'no-value': 'skal udfyldes',
  'wrong-value': parts => brokenRuleWritten(parts, rules),
  'needs-key': 'Dette kræver en nøgle: Send headeren »Authorization: Bearer <din nøgle>«.',
  'bad-key': 'Nøglen er ukendt, trukket tilbage eller udløbet.',
  'not-your-role': ({ command, things }) =>
    `Ingen af dine roller giver ret til »${command}« for ${inThings[things]}. Hvem der må hvad, står under »roles« i dokumentationen, på engelsk.`,
  'outside-your-scope': ({ reach }) =>
    `Din rolle omfatter ikke dette. Den omfatter kun: ${reachWritten(reach, reaches)}.`,
  'at-revision': ({ thing, revision, wanted }) =>
    `${capital(kind[thing])} er på revision ${revision}${wanted === undefined ? '' : `, ikke ${wanted}`}. Læs igen.`,
  'no-revision': ({ thing }) => `${capital(kind[thing])} findes ikke, så If-Match kan ikke passe.`,
  'question-too-large': ({ wanted, most, instead }) =>
    `Spørgsmålet ville læse tal ${count(wanted)} gange (poster × trin); ét spørgsmål læser højst ${count(most)}. ${instead}`,
  damaged: ({ position }) =>
    `Loggen er beskadiget${position === undefined ? '' : ` på position ${position}`}. Driftsloggen og \`varde fsck\` siger mere.`,
  'not-allowed-method': ({ method, allowed }) => `${method} er ikke tilladt her; tilladt: ${allowed}.`,
  'not-ready': ({ reasons }) => `Denne node er ikke klar. ${reasons.join(' ')}`,
  'awaits-approval':
    'Perioden er låst, så tallet venter på godkendelse. Send det til godkendelse; når en anden end den, der registrerede det, har godkendt det, ser alle det.',
  'earlier-vintage': ({ standing, since }) =>
    `Tallet ${figureWritten(standing, figures)}, kendt fra ${date(since)}, gælder stadig: Det, der registreres her, var kendt tidligere.`,
  'date-passed': ({ day }) =>
    `${capital(date(day))} er passeret, så fristen er udløbet, allerede når dette registreres. Er det rigtigt, skal du ikke gøre noget.`,
  'target-not-after-baseline': ({ target, baseline }) =>
    `Måltallet (${date(target)}) kommer ikke efter baseline (${date(baseline)}), så fremdriften kan ikke vurderes. Kontrollér begge perioder.`,
  'order-of-magnitude/above': ({ value, latest }) =>
    `Værdien ${exact(value)} er mindst ti gange den seneste, ${exact(latest)}. Er det rigtigt, skal du ikke gøre noget.`,
  'order-of-magnitude/below': ({ value, latest }) =>
    `Værdien ${exact(value)} er højst en tiendedel af den seneste, ${exact(latest)}. Er det rigtigt, skal du ikke gøre noget.`,
  'reveals-hidden': ({ dimension, code }) =>
    `Summen og alle andre grupper vises, så det skjulte tal for ${dimension} »${code}« kan regnes ud. Skjul en gruppe til eller summen.`,
}
