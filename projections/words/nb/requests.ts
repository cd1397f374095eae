/** What is said of a request before a rule is asked, in Bokmål. */
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
  indicators: 'indikatorer',
  portfolios: 'porteføljer',
  projects: 'prosjekter',
  decisions: 'beslutninger',
  'learning-loops': 'læringssløyfer',
  actors: 'aktører',
  releases: 'publiseringer',
  observations: 'revisjonsmerknader',
  access: 'tilganger',
}
const rows = { measurement: ['måling', 'målingene'], correction: ['rettelse', 'rettelsene'] } as const
const reaches = {
  indicators: 'indikatorene',
  projects: 'prosjektene',
  cells: (dimension: string) => `tall der ${dimension} er`,
  or: '; eller ',
  inAll: (many: number) => `${count(many)} i alt`,
}
const rules: ValueRules = {
  types: {
    string: 'en tekst',
    number: 'et tall',
    int: 'et helt tall',
    boolean: 'true eller false',
    array: 'en liste',
    object: 'et objekt',
    record: 'et objekt',
  },
  type: type => `må være ${type}`,
  choice: choices => `må være ${choices.length === 1 ? choices[0] : `én av: ${choices.join(', ')}`}`,
  empty: 'kan ikke være tomt',
  short: limit => `må ha minst ${exact(limit)} tegn`,
  long: limit => `kan ha høyst ${exact(limit)} tegn`,
  few: limit => `må ha minst ${exact(limit)}`,
  many: limit => `kan ha høyst ${exact(limit)}`,
  low: limit => `må være minst ${exact(limit)}`,
  high: limit => `kan være høyst ${exact(limit)}`,
  url: 'må være en nettadresse som begynner med http:// eller https://',
  form: 'er ikke skrevet slik det skal her',
}

export const requests: RequestSentences = {
  'several-refused': ({ count: many, of, first }) =>
    `${many === 1 ? `Én ${rows[of][0]} er avvist` : `${count(many)} av ${rows[of][1]} er avvist`}, så ingen er registrert. Rett eller fjern det som står i errors; den første: ${first}`,
  'first-faults': ({ most, all }) =>
    `${all.replace(/\.$/, '')}. De første ${most} feilene står i errors; det kan være flere.`,
  'first-refusals': ({ most, all }) => `${all} De første ${most} er listet.`,
  unfit: ({ field, first }) => `${field || 'Innholdet'}: ${first}`,
  'unfit/whole': ({ field }) => `${field || 'Innholdet'}: passer ikke`,
  'unfit/no-day': ({ from, to }) => `fra ${date(from)} til ${date(to)} er det ingen dag å spille av`,
  'unfit/steps': ({ most }) => `det ville bli mer enn ${most} steg; spør om færre år eller lengre steg`,
  'unfit/pins':
    'det ene av de to tidspunktene må ligge innenfor det andre: Sammenlign to kunnskapsdatoer, eller to posisjoner',
  'unfit/no-dimensions': 'indikatoren er ikke delt inn etter noe å sammenligne på',
  'unfit/which-dimension': ({ known }) => `oppgi hvilken inndeling: ${known.join(', ')}`,
  'unknown-field': ({ field }) => `Feltet «${field}» finnes ikke her.`,
  'no-value': 'må fylles ut',
  'wrong-value': parts => brokenRuleWritten(parts, rules),
  'needs-key': 'Dette krever en nøkkel: Send hodet «Authorization: Bearer <nøkkelen din>».',
  'bad-key': 'Nøkkelen er ukjent, trukket tilbake eller utløpt.',
  'not-your-role': ({ command, things }) =>
    `Ingen av rollene dine gir rett til «${command}» for ${inThings[things]}. Hvem som kan hva, står under «roles» i dokumentasjonen, på engelsk.`,
  'outside-your-scope': ({ reach }) =>
    `Rollen din omfatter ikke dette. Den omfatter bare: ${reachWritten(reach, reaches)}.`,
  'at-revision': ({ thing, revision, wanted }) =>
    `${capital(kind[thing])} er på revisjon ${revision}${wanted === undefined ? '' : `, ikke ${wanted}`}. Les på nytt.`,
  'no-revision': ({ thing }) => `${capital(kind[thing])} finnes ikke, så If-Match kan ikke stemme.`,
  'question-too-large': ({ wanted, most, instead }) =>
    `Spørsmålet måtte lese tall ${count(wanted)} ganger (poster × steg); ett spørsmål leser høyst ${count(most)}. ${instead}`,
  damaged: ({ position }) =>
    `Loggen er skadet${position === undefined ? '' : ` på posisjon ${position}`}. Driftsloggen og \`varde fsck\` sier mer.`,
  'not-allowed-method': ({ method, allowed }) => `${method} er ikke tillatt her; tillatt: ${allowed}.`,
  'not-ready': ({ reasons }) => `Denne noden er ikke klar. ${reasons.join(' ')}`,
  'awaits-approval':
    'Perioden er låst, så tallet venter på godkjenning. Send det til godkjenning; når en annen enn den som registrerte det, har godkjent det, ser alle det.',
  'earlier-vintage': ({ standing, since }) =>
    `Tallet ${figureWritten(standing, figures)}, kjent fra ${date(since)}, gjelder fortsatt: Det som registreres her, var kjent tidligere.`,
  'date-passed': ({ day }) =>
    `${capital(date(day))} er passert, så fristen er ute allerede når dette registreres. Stemmer det, trenger du ikke gjøre noe.`,
  'target-not-after-baseline': ({ target, baseline }) =>
    `Måltallet (${date(target)}) kommer ikke etter utgangsverdien (${date(baseline)}), så framdriften kan ikke vurderes. Sjekk begge periodene.`,
  'order-of-magnitude/above': ({ value, latest }) =>
    `Verdien ${exact(value)} er minst ti ganger den siste, ${exact(latest)}. Stemmer det, trenger du ikke gjøre noe.`,
  'order-of-magnitude/below': ({ value, latest }) =>
    `Verdien ${exact(value)} er høyst en tidel av den siste, ${exact(latest)}. Stemmer det, trenger du ikke gjøre noe.`,
  'reveals-hidden': ({ dimension, code }) =>
    `Summen og alle andre grupper vises, så det skjulte tallet for ${dimension} «${code}» kan regnes ut. Skjul en gruppe til, eller summen.`,
}
