/** People with dementia in Norway: a guess, a range, a study, and a target that changes only when somebody decides so. */
import { figure, of, type Step } from '../step.ts'
import { AFTENPOSTEN, DIGDIR, HUNT, NRK } from './sources.ts'

const burden = of('indicators', 'demens-personer')
const people = figure('demens-personer')

/** The stand-in for the burden, from its first guess to the target that follows the new baseline. */
export const measured: readonly Step[] = [
  burden('define', {
    mission: 'demens',
    goals: ['halvere-byrden'],
    title: {
      nb: 'Mennesker med demens i Norge (i stedet for byrden)',
      nn: 'Menneske med demens i Noreg (i staden for børa)',
      sv: 'Människor med demens i Norge (i stället för bördan)',
      da: 'Mennesker med demens i Norge (i stedet for byrden)',
      en: 'People with dementia in Norway (in place of the burden)',
    },
    definition: {
      nb: 'Antall mennesker med demens i Norge. Brukes som stedfortreder: det opprinnelige målet er å bremse utviklingen med 50 prosent.',
      en: 'Number of people with dementia in Norway. A proxy: the original aim is to slow progression by 50 per cent.',
    },
    unit: 'persons',
    direction: 'decrease',
    kind: 'outcome',
    source: { name: 'Folkehelseinstituttet; HUNT4 (NTNU)', url: HUNT.url },
    decimals: 0,
    limits: { min: 0 },
    measures: 'level',
    rollUp: { cells: 'sum' },
    illustrative: true,
    knownFrom: '2018',
    reason: 'Stedfortreder valgt for eksempelet.',
  }),
  people('2017', 70_000, '2017', AFTENPOSTEN, {
    obsStatus: 'E',
    note: 'Kilden sier bare «før 2018», både om tallet og når det var kjent; 2017 er siste år det kan gjelde. Bygger på én nederlandsk studie, om lag 20 år gammel.',
  }),
  people('2018', { low: 84_000, high: 104_000 }, '2018-01', AFTENPOSTEN, {
    obsStatus: 'E',
    note: 'Folkehelseinstituttets spenn.',
  }),
  people('2020', 78_000, '2020-01/2020-11', NRK, {
    obsStatus: 'E',
    note: 'Kilden sier før desember 2020; tidsrommet er den delen av 2020. «Det tallet var helt feil.»',
  }),
  burden('set-baseline', {
    period: '2020',
    value: 78_000,
    illustrative: true,
    knownFrom: '2020-01/2020-11',
    reason: 'Tallet alle regnet med før studien; å bruke det som nullpunkt er eksempelets.',
    evidence: [NRK],
  }),
  burden('set-target', {
    period: '2030',
    changePercent: -50,
    baselineVersion: 1,
    illustrative: true,
    knownFrom: '2020-01/2020-11',
    reason: '«Halvere innen 2030»: halvparten av 78 000 er 39 000.',
    evidence: [DIGDIR],
  }),
  people('2020', 101_118, '2020', HUNT, {
    obsStatus: 'A',
    note: '14,6 prosent av alle på 70 år og over. Om lag 30 prosent over det antatte, uten at noe hadde endret seg.',
  }),
  burden('reestimate-baseline', {
    period: '2020',
    value: 101_118,
    illustrative: true,
    knownFrom: '2020',
    reason: 'Forekomststudien HUNT4 viste at det antatte tallet var for lavt. Målet flytter seg ikke av seg selv.',
    evidence: [HUNT],
  }),
  people('2050', 237_000, '2020', NRK, {
    obsStatus: 'F',
    note: 'Framskriving om ingenting endres; 380 000 i 2100.',
  }),
  burden('revise-target', {
    period: '2030',
    changePercent: -50,
    baselineVersion: 2,
    decidedBy: 'Partnerskapet (eksempel)',
    decision: 'halver-fra-tellingen',
    illustrative: true,
    knownFrom: '2021-06-01',
    reason:
      'Halvparten skal regnes av det nye nullpunktet: 50 559 i stedet for 39 000. Et løftet tak, sagt som et vedtak.',
  }),
]
