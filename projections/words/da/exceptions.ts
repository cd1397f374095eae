/** Det, en revisor bør se på først, sagt på dansk. */
import type { ExceptionTexts, Rhythm } from '../exception-texts.ts'
import { count } from './formats.ts'

const why = {
  behind: 'lå efter den aftalte bane',
  'clearly-short': 'havde et tempo, der var klart for lavt',
  'near-its-date': 'havde mindre end et år tilbage til måldatoen',
} as const
const late = {
  'ten-years': 'ti år',
  'a-year': 'et år',
  'ninety-days': 'halvfems dage',
  'thirty-days': 'tredive dage',
} as const
const things = { decision: 'beslutningen', 'learning-loop': 'læringssløjfen', release: 'offentliggørelsen' } as const

const how = {
  retired: 'afviklet',
  'off-goal': 'taget ud af et mål',
  'off-key': 'taget ud af nøgleindikatorerne',
} as const

const rhythms = {
  week: 'hver uge',
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
  'own-figures': f => `${f.principal} godkendte tal for ${f.indicator}, som vedkommende selv havde registreret.`,
  'target-weakened': f => `Måltallet for ${f.indicator} blev sænket, mens indikatoren ${why[f.why]}.`,
  'indicator-dropped': f => `${f.indicator} blev ${how[f.how]}, mens den ${why[f.why]}.`,
  'unknown-decider': f =>
    `Oplyst som besluttet af »${f.name}«, der hverken er en aktør eller et organ i missionen, og ingen beslutning er nævnt.`,
  'unconfirmed-minutes': f =>
    `Beslutningen ${f.decision} er registreret som referat, og ingen med partnerskabets rolle har bekræftet den.`,
  'later-pin': f =>
    `Beslutningen ${f.decision} blev truffet ${f.decidedOn} og bygger på position ${f.position}, som det var kendt ${f.asOf}.${f.reconstructed ? ' Loggen var yngre end beslutningen, så grundlaget er rekonstrueret.' : ''}`,
  unanswered: f =>
    `Tal, som ${things[f.thing]} ${f.id} bygger på, er ændret siden, og ingen har taget stilling til det.`,
  gap: f =>
    f.before === null
      ? `${f.indicator} rapporteres ${every(f.every)}, og der er intet efter ${f.after}.`
      : `${f.indicator} rapporteres ${every(f.every)}, og der er intet mellem ${f.after} og ${f.before}.`,
  'changed-before-release': f =>
    `Tal eller definitionen for ${f.indicator} blev ændret, efter at tal var indsendt, og før offentliggørelsen på position ${f.release}.`,
  'no-grant': f => `${f.principal} som ${f.role}: ingen havde givet den rolle, da dette blev registreret.`,
  'local-door': f =>
    f.key === null
      ? 'Registreret direkte i datamappen, uden nøgle.'
      : `Registreret direkte i datamappen, med nøglen ${f.key}.`,
  'shared-key': f => `Nøglen ${f.key} er brugt af flere: ${f.principals.join(', ')}.`,
  'same-reason': f => `${count(f.count)} oplysninger har samme begrundelse: ${f.reason}.`,
  'two-roles': f =>
    `${f.principal} er både ${f.one[0]} (tildeling ${f.one[1]}) og ${f.other[0]} (tildeling ${f.other[1]}).`,
  'gave-grants': f =>
    f.count === 1
      ? `${f.principal} har givet én rolle, der gælder denne mission.`
      : `${f.principal} har givet ${count(f.count)} roller, der gælder denne mission.`,
  late: f => `Registreret mindst ${late[f.least]} efter, at det var kendt; på det meste ${f.days} dage efter.`,
  'far-from-witness': f =>
    f.when === 'before'
      ? `Efter operatørens ur registreret, før et vidne så loggen uden dem, med op til ${f.days} dage.`
      : `Efter operatørens ur registreret, efter at et vidne så loggen med dem, med op til ${f.days} dage.`,
}
