/** Dette bør en revisor se på først, sagt på bokmål. */
import type { ExceptionTexts, Rhythm } from '../exception-texts.ts'
import { count } from './formats.ts'

const why = {
  behind: 'lå etter den avtalte banen',
  'clearly-short': 'hadde et tempo som var klart for lavt',
  'near-its-date': 'hadde mindre enn ett år igjen til måldatoen',
} as const
const late = {
  'ten-years': 'ti år',
  'a-year': 'ett år',
  'ninety-days': 'nitti dager',
  'thirty-days': 'tretti dager',
} as const
const things = { decision: 'beslutningen', 'learning-loop': 'læringssløyfen', release: 'publiseringen' } as const

const how = {
  retired: 'avviklet',
  'off-goal': 'tatt ut av et mål',
  'off-key': 'tatt ut av nøkkelindikatorene',
} as const

const rhythms = {
  week: 'hver uke',
  month: 'hver måned',
  quarter: 'hvert kvartal',
  'half-year': 'hvert halvår',
  year: 'hvert år',
} as const
const every = (rhythm: Rhythm): string => {
  if (typeof rhythm !== 'number') return rhythms[rhythm]
  const years = rhythm
  return `hvert ${years}. år`
}

export const exceptions: ExceptionTexts = {
  'own-figures': f => `${f.principal} godkjente tall for ${f.indicator} som vedkommende selv hadde registrert.`,
  'target-weakened': f => `Måltallet for ${f.indicator} ble senket mens indikatoren ${why[f.why]}.`,
  'indicator-dropped': f => `${f.indicator} ble ${how[f.how]} mens den ${why[f.why]}.`,
  'unknown-decider': f =>
    `Oppgitt som besluttet av «${f.name}», som verken er en aktør eller et organ i samfunnsoppdraget, og ingen beslutning er nevnt.`,
  'unconfirmed-minutes': f =>
    `Beslutningen ${f.decision} er ført som referat, og ingen med partnerskapets rolle har bekreftet den.`,
  'later-pin': f =>
    `Beslutningen ${f.decision} ble tatt ${f.decidedOn} og bygger på posisjon ${f.position}, slik det var kjent ${f.asOf}.${f.reconstructed ? ' Loggen var yngre enn beslutningen, så grunnlaget er rekonstruert.' : ''}`,
  unanswered: f =>
    `Tall som ${things[f.thing]} ${f.id} bygger på, er endret siden, og ingen har tatt stilling til det.`,
  gap: f =>
    f.before === null
      ? `${f.indicator} rapporteres ${every(f.every)}, og det er ingenting etter ${f.after}.`
      : `${f.indicator} rapporteres ${every(f.every)}, og det er ingenting mellom ${f.after} og ${f.before}.`,
  'changed-before-release': f =>
    `Tall eller definisjonen for ${f.indicator} ble endret etter at tall var sendt inn og før publiseringen på posisjon ${f.release}.`,
  'no-grant': f => `${f.principal} som ${f.role}: ingen hadde gitt den rollen da dette ble registrert.`,
  'local-door': f =>
    f.key === null
      ? 'Registrert direkte i datamappen, uten nøkkel.'
      : `Registrert direkte i datamappen, med nøkkelen ${f.key}.`,
  'shared-key': f => `Nøkkelen ${f.key} er brukt av flere: ${f.principals.join(', ')}.`,
  'same-reason': f => `${count(f.count)} opplysninger har samme begrunnelse: ${f.reason}.`,
  'two-roles': f =>
    `${f.principal} er både ${f.one[0]} (tildeling ${f.one[1]}) og ${f.other[0]} (tildeling ${f.other[1]}).`,
  'gave-grants': f =>
    f.count === 1
      ? `${f.principal} har gitt én rolle som gjelder dette samfunnsoppdraget.`
      : `${f.principal} har gitt ${count(f.count)} roller som gjelder dette samfunnsoppdraget.`,
  late: f => `Registrert minst ${late[f.least]} etter at det var kjent; på det meste ${f.days} dager etter.`,
  'far-from-witness': f =>
    f.when === 'before'
      ? `Etter driftsansvarliges klokke registrert før et vitne så loggen uten dem, med opptil ${f.days} dager.`
      : `Etter driftsansvarliges klokke registrert etter at et vitne så loggen med dem, med opptil ${f.days} dager.`,
}
