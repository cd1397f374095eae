/** Dette bør ein revisor sjå på først, sagt på nynorsk. */
import type { ExceptionTexts, Rhythm } from '../exception-texts.ts'
import { count } from './formats.ts'

const why = {
  behind: 'låg etter den avtalte banen',
  'clearly-short': 'hadde eit tempo som var klart for lågt',
  'near-its-date': 'hadde mindre enn eitt år att til måldatoen',
} as const
const late = {
  'ten-years': 'ti år',
  'a-year': 'eitt år',
  'ninety-days': 'nitti dagar',
  'thirty-days': 'tretti dagar',
} as const
const things = { decision: 'avgjerda', 'learning-loop': 'læringssløyfa', release: 'publiseringa' } as const

const how = {
  retired: 'avvikla',
  'off-goal': 'teken ut av eit mål',
  'off-key': 'teken ut av nøkkelindikatorane',
} as const

const rhythms = {
  week: 'kvar veke',
  month: 'kvar månad',
  quarter: 'kvart kvartal',
  'half-year': 'kvart halvår',
  year: 'kvart år',
} as const
const every = (rhythm: Rhythm): string => {
  if (typeof rhythm !== 'number') return rhythms[rhythm]
  const years = rhythm
  return `kvart ${years}. år`
}

export const exceptions: ExceptionTexts = {
  'own-figures': f => `${f.principal} godkjende tal for ${f.indicator} som vedkomande sjølv hadde registrert.`,
  'target-weakened': f => `Måltalet for ${f.indicator} vart senka medan indikatoren ${why[f.why]}.`,
  'indicator-dropped': f => `${f.indicator} vart ${how[f.how]} medan han ${why[f.why]}.`,
  'unknown-decider': f =>
    `Oppgitt som avgjort av «${f.name}», som korkje er ein aktør eller eit organ i samfunnsoppdraget, og inga avgjerd er nemnd.`,
  'unconfirmed-minutes': f =>
    `Avgjerda ${f.decision} er ført som referat, og ingen med rolla til partnarskapen har stadfesta ho.`,
  'later-pin': f =>
    `Avgjerda ${f.decision} vart teken ${f.decidedOn} og byggjer på posisjon ${f.position}, slik det var kjent ${f.asOf}.${f.reconstructed ? ' Loggen var yngre enn avgjerda, så grunnlaget er rekonstruert.' : ''}`,
  unanswered: f => `Tal som ${things[f.thing]} ${f.id} byggjer på, er endra sidan, og ingen har teke stilling til det.`,
  gap: f =>
    f.before === null
      ? `${f.indicator} blir rapportert ${every(f.every)}, og det er ingenting etter ${f.after}.`
      : `${f.indicator} blir rapportert ${every(f.every)}, og det er ingenting mellom ${f.after} og ${f.before}.`,
  'changed-before-release': f =>
    `Tal eller definisjonen for ${f.indicator} vart endra etter at tal var sende inn og før publiseringa på posisjon ${f.release}.`,
  'no-grant': f => `${f.principal} som ${f.role}: ingen hadde gitt den rolla då dette vart registrert.`,
  'local-door': f =>
    f.key === null
      ? 'Registrert direkte i datamappa, utan nøkkel.'
      : `Registrert direkte i datamappa, med nøkkelen ${f.key}.`,
  'shared-key': f => `Nøkkelen ${f.key} er brukt av fleire: ${f.principals.join(', ')}.`,
  'same-reason': f => `${count(f.count)} opplysningar har same grunngiving: ${f.reason}.`,
  'two-roles': f =>
    `${f.principal} er både ${f.one[0]} (tildeling ${f.one[1]}) og ${f.other[0]} (tildeling ${f.other[1]}).`,
  'gave-grants': f =>
    f.count === 1
      ? `${f.principal} har gitt éi rolle som gjeld dette samfunnsoppdraget.`
      : `${f.principal} har gitt ${count(f.count)} roller som gjeld dette samfunnsoppdraget.`,
  late: f => `Registrert minst ${late[f.least]} etter at det var kjent; på det meste ${f.days} dagar etter.`,
  'far-from-witness': f =>
    f.when === 'before'
      ? `Etter klokka til driftsansvarleg registrert før eit vitne såg loggen utan dei, med opptil ${f.days} dagar.`
      : `Etter klokka til driftsansvarleg registrert etter at eit vitne såg loggen med dei, med opptil ${f.days} dagar.`,
}
