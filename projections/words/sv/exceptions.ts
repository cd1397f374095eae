/** Det som en revisor bör titta på först, sagt på svenska. */
import type { ExceptionTexts, Rhythm } from '../exception-texts.ts'
import { count } from './formats.ts'

const why = {
  behind: 'låg efter den överenskomna banan',
  'clearly-short': 'hade ett tempo som var klart för lågt',
  'near-its-date': 'hade mindre än ett år kvar till måldatumet',
} as const
const late = {
  'ten-years': 'tio år',
  'a-year': 'ett år',
  'ninety-days': 'nittio dagar',
  'thirty-days': 'trettio dagar',
} as const
const things = { decision: 'beslutet', 'learning-loop': 'lärloopen', release: 'publiceringen' } as const

const how = {
  retired: 'avvecklades',
  'off-goal': 'togs bort från ett mål',
  'off-key': 'togs bort från nyckelindikatorerna',
} as const

const rhythms = {
  week: 'varje vecka',
  month: 'varje månad',
  quarter: 'varje kvartal',
  'half-year': 'varje halvår',
  year: 'varje år',
} as const
const every = (rhythm: Rhythm): string => {
  if (typeof rhythm !== 'number') return rhythms[rhythm]
  const years = rhythm
  return `vart ${years}:e år`
}

export const exceptions: ExceptionTexts = {
  'own-figures': f => `${f.principal} godkände siffror för ${f.indicator} som hen själv hade registrerat.`,
  'target-weakened': f => `Målvärdet för ${f.indicator} sänktes medan indikatorn ${why[f.why]}.`,
  'indicator-dropped': f => `${f.indicator} ${how[f.how]} medan den ${why[f.why]}.`,
  'unknown-decider': f =>
    `Uppges vara beslutat av ”${f.name}”, som varken är en aktör eller ett organ i missionen, och inget beslut anges.`,
  'unconfirmed-minutes': f =>
    `Beslutet ${f.decision} registrerades som protokoll, och ingen med partnerskapets roll har bekräftat det.`,
  'later-pin': f =>
    `Beslutet ${f.decision} fattades ${f.decidedOn} och bygger på position ${f.position}, så som det var känt ${f.asOf}.${f.reconstructed ? ' Loggen var yngre än beslutet, så underlaget är rekonstruerat.' : ''}`,
  unanswered: f =>
    `Siffror som ${things[f.thing]} ${f.id} bygger på har ändrats sedan dess, och ingen har tagit ställning till det.`,
  gap: f =>
    f.before === null
      ? `${f.indicator} rapporteras ${every(f.every)}, och det finns inget efter ${f.after}.`
      : `${f.indicator} rapporteras ${every(f.every)}, och det finns inget mellan ${f.after} och ${f.before}.`,
  'changed-before-release': f =>
    `Siffror eller definitionen för ${f.indicator} ändrades efter att siffror hade lämnats in och före publiceringen på position ${f.release}.`,
  'no-grant': f => `${f.principal} som ${f.role}: ingen hade gett den rollen när detta registrerades.`,
  'local-door': f =>
    f.key === null
      ? 'Registrerat direkt i datakatalogen, utan nyckel.'
      : `Registrerat direkt i datakatalogen, med nyckeln ${f.key}.`,
  'shared-key': f => `Nyckeln ${f.key} har använts av flera: ${f.principals.join(', ')}.`,
  'same-reason': f => `${count(f.count)} uppgifter har samma motivering: ${f.reason}.`,
  'two-roles': f =>
    `${f.principal} är både ${f.one[0]} (tilldelning ${f.one[1]}) och ${f.other[0]} (tilldelning ${f.other[1]}).`,
  'gave-grants': f =>
    f.count === 1
      ? `${f.principal} har gett en roll som gäller den här missionen.`
      : `${f.principal} har gett ${count(f.count)} roller som gäller den här missionen.`,
  late: f => `Registrerat minst ${late[f.least]} efter att det blev känt; som mest ${f.days} dagar efter.`,
  'far-from-witness': f =>
    f.when === 'before'
      ? `Enligt operatörens klocka registrerat innan ett vittne såg loggen utan dem, med upp till ${f.days} dagar.`
      : `Enligt operatörens klocka registrerat efter att ett vittne såg loggen med dem, med upp till ${f.days} dagar.`,
}
