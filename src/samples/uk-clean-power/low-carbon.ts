/** What stands in for clean power in the years before it had official statistics: low-carbon generation, from two sources. */
import { fileIn, of, type Step, vintage, yearly } from '../step.ts'
import { CARBON_BRIEF } from './work.ts'

const owid = fileIn('owid/energy-data', 'scripts/grapher/Electricity mix from BP & EMBER')
const copied = fileIn('julianthong/FIT3179_A2', 'data/share-electricity-low-carbon.csv')
const DUKES_2016 = {
  title: 'A2O People: Renewables and nuclear supply record levels of UK electricity',
  url: 'http://www.a2opeople.co.uk/blogitem/renewables-and-nuclear-supply-record-levels-of-uk-electricity',
}
const DUKES_2018 = {
  title: 'ITV 2018-07-26: Low carbon power provides half of UK electricity',
  url: 'https://www.itv.com/news/2018-07-26/low-carbon-power-provides-half-of-uk-electricity-figures-show',
}
const DUKES_2019 = {
  title: 'Oroco 2019-07-26: Low carbon electricity production reaches record high in the UK',
  url: 'https://oroco.co.uk/low-carbon-electricity-production-reaches-record-high-in-the-uk/',
}
const DUKES_2024 = {
  title: 'Current± (2024): DESNZ reveals record-breaking renewable power generation',
  url: 'https://www.current-news.co.uk/desnz-reveals-record-breaking-renewable-power-generation/',
}

const KNOWN = '2024-12-13'
const standIn = {
  mission: 'uk-clean-power',
  goals: ['clean-power'],
  unit: 'percent',
  direction: 'increase',
  kind: 'outcome',
  decimals: 1,
  limits: { min: 0, max: 100 },
  rollUp: { time: 'last', cells: 'none' },
  frequency: 'P1Y',
  illustrative: true,
  knownFrom: KNOWN,
  reason: 'Example: a proxy for clean power, chosen here.',
}
const target = (period: string, value: number, why: string): object => ({
  period,
  value,
  decidedBy: 'UK Government',
  illustrative: true,
  knownFrom: KNOWN,
  reason: why,
  evidence: [CARBON_BRIEF],
})
const BORROWED = 'The target is about clean power; holding this series up to it is an example.'

const low = of('indicators', 'low-carbon-share')
const generated = vintage('low-carbon-share')
const world: readonly Step[] = [
  low('define', {
    ...standIn,
    title: {
      nb: 'Lavkarbon strøm, andel av produksjonen (Our World in Data)',
      nn: 'Lågkarbon straum, del av produksjonen (Our World in Data)',
      sv: 'Koldioxidsnål el, andel av produktionen (Our World in Data)',
      da: 'Strøm med lavt CO2-aftryk, andel af produktionen (Our World in Data)',
      en: 'Low-carbon share of electricity generation (Our World in Data)',
    },
    definition: {
      nb: 'Fornybar og kjernekraft som andel av produksjonen i Storbritannia og Nord-Irland, etter BP og Ember.',
      en: 'Renewables and nuclear as a share of generation in the United Kingdom, by BP and Ember.',
    },
    source: {
      name: 'Our World in Data, after BP and Ember',
      url: 'https://github.com/owid/energy-data',
      licence: 'CC BY 4.0',
    },
  }),
  low('set-baseline', {
    period: '2010',
    value: 23.309,
    knownFrom: KNOWN,
    reason: 'The figure is published; taking 2010 as the baseline is the example’s choice.',
    evidence: [owid('4ead4c4aa855')],
  }),
  low('set-target', target('2030', 95, BORROWED)),
  generated(
    '2020-09-09T11:42:03Z',
    owid('3af02823266f'),
    yearly(2009, 25.132, 23.169, 28.402, 30.778, 34.639, 38.038, 45.515, 45.965, 50.125, 52.989, 54.426),
  ),
  generated(
    '2020-09-09T14:52:05Z',
    owid('1f0b8c65d66b'),
    yearly(2009, 25.041, 23.116, 28.315, 30.685, 34.559, 37.939, 45.358, 45.687, 50.02, 52.587, 54.217),
  ),
  generated('2022-02-03T13:59:56Z', owid('3e72f8f1af46'), {
    ...yearly(2009, 25.289, 23.309, 28.538, 30.935, 34.842, 38.266, 45.598, 46.009, 50.489, 52.977, 54.923),
    ...yearly(2020, 59.448, 55.116),
  }),
  generated('2022-04-07T15:09:33Z', owid('4ead4c4aa855'), { 2020: 59.45 }),
  generated(
    '2023-10-13T03:23:56Z',
    copied('554e2a89d673'),
    { 2020: 59.404, 2021: 55.046, 2022: 56.271 },
    { note: 'From a copy of the chart, not from Our World in Data itself.' },
  ),
]

const digest = of('indicators', 'low-carbon-share-dukes')
const told = vintage('low-carbon-share-dukes')
const dukes: readonly Step[] = [
  digest('define', {
    ...standIn,
    title: {
      nb: 'Lavkarbon strøm, andel av produksjonen (DUKES, slik det først ble sagt)',
      nn: 'Lågkarbon straum, del av produksjonen (DUKES, slik det først vart sagt)',
      sv: 'Koldioxidsnål el, andel av produktionen (DUKES, som det först sades)',
      da: 'Strøm med lavt CO2-aftryk, andel af produktionen (DUKES, som det først blev sagt)',
      en: 'Low-carbon share of generation (DUKES, as first told)',
    },
    definition: {
      nb: 'Andelen i departementets årlige energistatistikk, slik avisene gjenga den. 2019–2022 er ikke funnet.',
      en: 'The share in the yearly Digest of UK Energy Statistics, as the press told it. 2019–2022 were not found.',
    },
    source: { name: 'Digest of UK Energy Statistics (DUKES), as reported in the press', url: DUKES_2018.url },
  }),
  digest('set-baseline', {
    period: '2014',
    value: 38,
    knownFrom: KNOWN,
    reason: 'The figure is published; taking 2014 as the baseline is the example’s choice.',
    evidence: [DUKES_2016],
  }),
  digest('set-target', target('2030', 95, BORROWED)),
  told('2016-07', DUKES_2016, { 2014: 38, 2015: 45.5 }, { note: 'The day is not stated; 2014 is in whole per cent.' }),
  told('2018-07-26', DUKES_2018, { 2016: 45.6, 2017: 50.1 }),
  told('2019-07', DUKES_2019, { 2017: 50 }, { note: 'Derived: 52.6 is stated as 2.6 points up.' }),
  told('2019-07', DUKES_2019, { 2018: 52.6 }),
  told(
    '2024',
    DUKES_2024,
    { 2023: 60.3 },
    { note: 'The page has no date; it was written after the election of July 2024.' },
  ),
]

/** The two series, after the target they are held against was set. */
export const lowCarbon: readonly Step[] = [...world, ...dukes]
