/** Indicators: labels, beyond their target, and an outcome for which nobody has recorded figures. */
import { figure, of, type Step } from '../step.ts'

export const SELECTED = {
  title: 'NetZeroCities 2022-04-28: the Commission announces the 100 selected cities',
  url: 'https://netzerocities.eu/2022/04/28/the-european-commission-announces-the-100-selected-cities-to-join-the-cities-mission/',
}
export const EXCEEDED = {
  title: 'European Commission, by pubt.io, 2025-10-15: Mission Labels',
  url: 'https://pubt.io/view/052B97D5CD0A83113F8F0EE4C18C1C9559DBC5DF',
}

const labels = of('indicators', 'mission-labels')
const emissions = of('indicators', 'city-emissions')
const labelled = figure('mission-labels')

/** Outputs: cities with a label, cities selected. */
export const outputs: readonly Step[] = [
  labels('define', {
    mission: 'eu-cities',
    goals: ['climate-neutral-cities'],
    title: {
      nb: 'Byer med EUs oppdragsmerke (samlet)',
      nn: 'Byar med EUs oppdragsmerke (samla)',
      sv: 'Städer med EU:s uppdragsmärkning (totalt)',
      da: 'Byer med EU-missionsmærket (i alt)',
      en: 'Cities with the EU Mission Label (cumulative)',
    },
    definition: {
      nb: 'Byer som ved utgangen av måneden har fått merket for sin klimakontrakt: forpliktelser, handlingsplan og investeringsplan.',
      en: 'Cities that by the end of the month got the label for their Climate City Contract: commitments, action plan and investment plan.',
    },
    unit: 'cities',
    direction: 'increase',
    kind: 'output',
    source: { name: 'European Commission; NetZeroCities', url: SELECTED.url },
    decimals: 0,
    limits: { min: 0, max: 112 },
    measures: 'level',
    rollUp: { cells: 'sum' },
    accountable: 'European Commission',
    knownFrom: '2022-04-28',
  }),
  labels('set-baseline', {
    period: '2022-04',
    value: 0,
    illustrative: true,
    knownFrom: '2022-04-28',
    reason: 'Utledet: byene var nettopp valgt ut, og de ti første merkene kom i oktober 2023.',
    evidence: [SELECTED],
  }),
  labels('set-target', {
    period: '2030-12',
    value: 100,
    decidedBy: 'European Commission',
    knownFrom: '2022-04-28',
    reason: 'Målet om å støtte 100 byer i planene deres, slik Kommisjonen omtaler det i 2025; året er oppdragets.',
    evidence: [EXCEEDED],
  }),
  labelled('2023-10', 10, '2023-10-12', {
    title: 'EIN Presswire 2023-10-12: Ten European cities awarded with EU Mission Label',
    url: 'https://www.einpresswire.com/article/661436901/ten-european-cities-awarded-with-eu-mission-label-for-their-plans-to-reach-climate-neutrality-by-2030',
  }),
  labelled(
    '2024-03',
    33,
    '2024-03-21',
    {
      title: 'NetZeroCities 2024-03-25: 33 Mission Labels',
      url: 'https://netzerocities.eu/2024/03/25/more-european-cities-reach-milestone-on-climate-neutral-and-smart-cities-mission/',
    },
    { note: '23 nye. Noen aviser skrev «gitt til 23»: tilvekst lest som samlet tall.' },
  ),
  labelled(
    '2024-10',
    53,
    '2024-10-08',
    {
      title: 'NetZeroCities 2024-10-22: Twenty more Mission Labels',
      url: 'https://netzerocities.eu/2024/10/22/twenty-more-mission-labels-awarded-to-cities-for-ambitious-climate-plans/',
    },
    { note: '20 nye, kunngjort 8. oktober, overrakt 22. oktober.' },
  ),
  labelled(
    '2025-05',
    92,
    '2025-05',
    {
      title: 'News Europe, May 2025: EU Mission Label to 39 new cities',
      url: 'https://www.newseurope.io/2025/05/european-commission-awards-the-eu-mission-label-to-39-new-cities/?amp=1',
    },
    { note: '39 nye, blant dem Oslo, Trondheim og Stavanger; 92 er utledet.' },
  ),
  labelled('2025-10', 103, '2025-10-15', EXCEEDED, { note: '11 nye.' }),
  of('indicators', 'cities-selected')('define', {
    mission: 'eu-cities',
    goals: ['climate-neutral-cities'],
    title: {
      nb: 'Byer valgt ut til oppdraget',
      nn: 'Byar valde ut til oppdraget',
      sv: 'Städer utvalda till uppdraget',
      da: 'Byer udvalgt til missionen',
      en: 'Cities selected for the mission',
    },
    definition: {
      nb: 'Byer Kommisjonen har valgt ut, ved utgangen av måneden: 100 i EU og 12 utenfor, av 362 mulige.',
      en: 'Cities the Commission has selected, by the end of the month: 100 in the EU and 12 outside, out of 362 eligible.',
    },
    unit: 'cities',
    direction: 'increase',
    kind: 'output',
    source: { name: 'European Commission; NetZeroCities', url: SELECTED.url },
    decimals: 0,
    limits: { min: 0 },
    measures: 'level',
    rollUp: { cells: 'sum' },
    knownFrom: '2022-04-28',
  }),
  figure('cities-selected')('2022-04', 112, '2022-04-28', SELECTED, { obsStatus: 'A' }),
]

/** The outcome: defined, aimed at, without a series. */
export const outcome: readonly Step[] = [
  emissions('define', {
    mission: 'eu-cities',
    goals: ['climate-neutral-cities'],
    title: {
      nb: 'Klimagassutslipp fra byene',
      nn: 'Klimagassutslepp frå byane',
      sv: 'Städernas utsläpp av växthusgaser',
      da: 'Byernes udledning af drivhusgasser',
      en: 'Greenhouse gas emissions of the cities',
    },
    definition: {
      nb: 'Netto utslipp av klimagasser fra de 112 byene. Ingen samlet tallserie er funnet.',
      en: 'Net greenhouse gas emissions of the 112 cities. No joint series was found.',
    },
    unit: 'tonnes CO2e',
    direction: 'decrease',
    kind: 'outcome',
    source: { name: 'NetZeroCities monitoring framework (no series published)' },
    frequency: 'P1Y',
    measures: 'flow',
    rollUp: { cells: 'sum' },
    knownFrom: '2022-04-28',
  }),
  emissions('set-target', {
    period: '2030',
    value: 0,
    illustrative: true,
    knownFrom: '2022-04-28',
    reason: 'Klimanøytral, lest som netto null; målet er ikke tallfestet slik i kildene.',
  }),
]
