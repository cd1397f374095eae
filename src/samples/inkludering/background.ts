/** Background indicators: the labour force of the whole population, whose final figure changed, and the money asked for. */
import { figure, of, type Step } from '../step.ts'
import { ZERO_VISION } from './sources.ts'

const LABOUR_STATUS = {
  title: 'SSB: Tilknytning til arbeidslivet (arbstatus)',
  url: 'https://www.ssb.no/en/arbeid-og-lonn/statistikker/arbstatus',
}

const employed = of('indicators', 'labour-force')
const outside = figure('outside-labour-force')

const everybody = {
  mission: 'inkludering',
  goals: ['inkludere-flere'],
  kind: 'outcome',
  unit: 'persons',
  decimals: 0,
  limits: { min: 0 },
  source: { name: 'SSB, arbstatus', url: LABOUR_STATUS.url },
  population: { nb: 'Bosatte 15 år og eldre', en: 'Residents aged 15 and over' },
  measures: 'level',
  rollUp: { cells: 'sum' },
  frequency: 'P1Y',
  knownFrom: '2024-03',
  reason: 'Bakgrunnstall for hele befolkningen, ikke bare 15–29 år; valgt for eksempelet.',
}

/** Background: a provisional figure with its final one, and a final one that was changed later without a word. */
export const labourForce: readonly Step[] = [
  of('indicators', 'outside-labour-force')('define', {
    ...everybody,
    direction: 'decrease',
    title: {
      nb: 'Utenfor arbeidsstyrken, 15 år og eldre',
      nn: 'Utanfor arbeidsstyrken, 15 år og eldre',
      sv: 'Utanför arbetskraften, 15 år och äldre',
      da: 'Uden for arbejdsstyrken, 15 år og ældre',
      en: 'Outside the labour force, 15 and over',
    },
    definition: {
      nb: 'Personer utenfor arbeidsstyrken etter registre.',
      en: 'Persons outside the labour force, by registers.',
    },
  }),
  outside('2024', 1_747_558, '2025-09-09', LABOUR_STATUS, { obsStatus: 'P' }),
  outside('2024', 1_746_953, '2026-01-30', LABOUR_STATUS, {
    obsStatus: 'A',
    note: 'Endelig: 605 færre enn foreløpig.',
  }),
  employed('define', {
    ...everybody,
    direction: 'increase',
    title: {
      nb: 'Arbeidsstyrken, 15 år og eldre',
      nn: 'Arbeidsstyrken, 15 år og eldre',
      sv: 'Arbetskraften, 15 år och äldre',
      da: 'Arbejdsstyrken, 15 år og ældre',
      en: 'Labour force, 15 and over',
    },
    definition: { nb: 'Personer i arbeidsstyrken etter registre.', en: 'Persons in the labour force, by registers.' },
  }),
  figure('labour-force')('2023', 2_916_595, '2025-01-21', LABOUR_STATUS, { obsStatus: 'A' }),
  employed('correct', {
    period: '2023',
    value: 2_916_598,
    obsStatus: 'A',
    cause: 'source-revised',
    reason: 'Endelig tall som flyttet seg med 3 uten omtale: utledet av nivået for 2024 minus oppgitt endring.',
    knownFrom: '2025-09-09',
    evidence: [LABOUR_STATUS],
  }),
]

/** Money is an input: listed beside the goal, never speaking for it. */
export const callFigures: readonly Step[] = [
  of('indicators', 'research-call')('define', {
    mission: 'inkludering',
    goals: ['bedre-arbeidsmater'],
    direction: 'increase',
    kind: 'input',
    title: {
      nb: 'Utlyst til samarbeidsprosjekter for inkludering',
      nn: 'Utlyst til samarbeidsprosjekt for inkludering',
      sv: 'Utlyst till samarbetsprojekt för inkludering',
      da: 'Udbudt til samarbejdsprojekter for inklusion',
      en: 'Called for collaborative projects on inclusion',
    },
    definition: {
      nb: 'Forskningsrådets utlysninger for samfunnsoppdraget, i året søknadsfristen er. Finansierte prosjekter er ikke funnet.',
      en: "The Research Council's calls for the mission, by year of deadline. Funded projects were not found.",
    },
    unit: 'million NOK',
    decimals: 0,
    limits: { min: 0 },
    source: { name: 'Forskningsrådet', url: ZERO_VISION.url },
    measures: 'flow',
    rollUp: { cells: 'sum' },
    frequency: 'P1Y',
    knownFrom: '2025-03-01',
  }),
  figure('research-call')('2025', 117, '2025-03-01', ZERO_VISION, {
    obsStatus: 'A',
    note: 'Inntil 117 millioner kroner; frist 5. mars 2025.',
  }),
]
