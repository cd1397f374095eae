/**
 * Other countries’ figures to compare with: the same subject with other definitions, published targets and moved ones. They speak for
 * no goal.
 */
import { fileIn, of, type Source, type Step, vintage, yearly } from '../step.ts'

const AGENSIR = {
  title: 'AgenSIR 2023-05-26, etter Eurostat: NEET, more than one in ten young Europeans',
  url: 'https://agensir.it/quotidiano/2023/5/26/eurostat-neet-more-than-one-in-ten-young-europeans-are-neither-employed-nor-studying-the-netherlands-are-doing-well-romania-and-italy-are-doing-badly',
}
const EUROFOUND = { title: 'Eurofound: NEET', url: 'https://eurofound.europa.eu/hr/topic/neet-ovi' }
const SOCIAL_RIGHTS = {
  title: 'SwissCore: European Pillar of Social Rights Action Plan (4. mars 2021)',
  url: 'https://www.swisscore.org/?p=1401',
}
const destatis = fileIn('DnsTestEnvironment/dns-data', 'data/indicator_4-1-a.csv')
const STRATEGY = {
  title: 'Deutsche Nachhaltigkeitsstrategie, 4.1.a (meta/4-1-a.md @ 7de43d6855d4)',
  url: 'https://github.com/DnsTestEnvironment/dns-data',
}
const ons = fileIn('ONSdigital/sdg-data', 'data/indicator_8-6-1.csv')

const KNOWN = '2022-10'
const BESIDE = 'Sammenligning fra et annet land; valgt for eksempelet.'
const compared = {
  mission: 'inkludering',
  goals: ['inkludere-flere'],
  direction: 'decrease',
  kind: 'outcome',
  unit: 'percent',
  limits: { min: 0, max: 100 },
  rollUp: { time: 'last', cells: 'none' },
  frequency: 'P1Y',
  knownFrom: KNOWN,
  reason: BESIDE,
}
const chosenBase = (period: string, value: number, source: Source, knownFrom = KNOWN): object => ({
  period,
  value,
  knownFrom,
  reason: `Tallet er publisert; valget av ${period} som nullpunkt er eksempelets.`,
  evidence: [source],
})

const eu = of('indicators', 'neet-15-29-eu')
const inUnion = vintage('neet-15-29-eu')
const union: readonly Step[] = [
  eu('define', {
    ...compared,
    comparatorOf: 'neet-15-29',
    title: {
      nb: 'NEET 15–29 år, EU-27 (til sammenligning)',
      nn: 'NEET 15–29 år, EU-27 (til samanlikning)',
      sv: 'NEET 15–29 år, EU-27 (jämförelse)',
      da: 'NEET 15–29 år, EU-27 (til sammenligning)',
      en: 'NEET 15–29, EU-27 (for comparison)',
    },
    definition: {
      nb: 'Andel etter Eurostats arbeidskraftundersøkelse. En utvalgsundersøkelse, ikke registre som i Norge.',
      en: 'Share by Eurostat’s labour force survey. A sample survey, not registers as in Norway.',
    },
    decimals: 1,
    source: { name: 'Eurostat, gjengitt av AgenSIR og Eurofound', url: AGENSIR.url },
  }),
  eu('set-target', {
    period: '2030',
    value: 9,
    decidedBy: 'EU (handlingsplanen for sosiale rettigheter)',
    knownFrom: KNOWN,
    reason: 'Handlingsplanen er fra 4. mars 2021.',
    evidence: [SOCIAL_RIGHTS],
  }),
  eu('set-baseline', chosenBase('2019', 12.6, AGENSIR, '2023-05-26')),
  inUnion('2023-05-26', AGENSIR, { 2012: 16, 2013: 16.1, 2019: 12.6, 2020: 13.8, 2022: 11.7 }),
  inUnion('2023-05-26', AGENSIR, { 2021: 13.1 }, { note: 'Utledet: 11,7 pluss 1,4.' }),
  inUnion('2024', EUROFOUND, { 2023: 11.2 }),
]

const leavers = of('indicators', 'early-leavers-de')
const left = vintage('early-leavers-de')
const germany: readonly Step[] = [
  leavers('define', {
    ...compared,
    comparatorOf: 'completed-upper-secondary',
    title: {
      nb: 'Tidlig skoleavgang 18–24 år, Tyskland (til sammenligning)',
      nn: 'Tidleg skuleavgang 18–24 år, Tyskland (til samanlikning)',
      sv: 'Tidiga skolavhopp 18–24 år, Tyskland (jämförelse)',
      da: 'Tidligt skolefrafald 18–24 år, Tyskland (til sammenligning)',
      en: 'Early school leavers 18–24, Germany (for comparison)',
    },
    definition: {
      nb: 'Andel av 18–24 år uten studiekompetanse eller yrkesutdanning som ikke er i utdanning. Tallet for fullføring i Norge følger et kull i stedet.',
      en: 'Share of those aged 18–24 without upper secondary qualification and not in education. The Norwegian figure of completion follows a cohort instead.',
    },
    decimals: 1,
    source: { name: 'Destatis, indikator 4.1.a', url: 'https://dns-indikatoren.de/4-1-a/', licence: 'MIT' },
  }),
  leavers('set-baseline', chosenBase('2009', 11.1, destatis('ff994ea9ffe0'))),
  leavers('set-target', {
    period: '2020',
    value: 10,
    decidedBy: 'Deutsche Nachhaltigkeitsstrategie',
    knownFrom: KNOWN,
    reason: 'Gjaldt til 2021.',
    evidence: [STRATEGY],
  }),
  leavers('revise-target', {
    period: '2030',
    value: 9.5,
    decidedBy: 'Deutsche Nachhaltigkeitsstrategie',
    knownFrom: KNOWN,
    reason: 'Gjelder fra 2021: både nivået og året ble flyttet, etter at målet for 2020 ikke ble nådd.',
    evidence: [STRATEGY],
  }),
  left(
    '2022-03-09T08:01:10Z',
    destatis('ff994ea9ffe0'),
    yearly(2009, 11.1, 11.9, 11.6, 10.4, 9.8, 9.5, 9.8, 10.3, 10.1, 10.3, 10.3),
  ),
  left('2022-04-29T07:30:36Z', destatis('46e8ca2817f8'), { 2020: 10.1 }),
  left('2022-10-27T07:07:05Z', destatis('aab75d07f5b6'), { 2021: 11.6 }),
  left('2023-07-27T06:39:43Z', destatis('681631525499'), {
    2010: 11.8,
    2012: 10.5,
    2015: 10.1,
    2021: 12.5,
    2022: 12.2,
  }),
  left('2024-02-28T15:46:26Z', destatis('071bd0f7c430'), {
    ...{ 2010: 11.9, 2012: 10.4, 2015: 9.8 },
    ...{ 2020: 10.2, 2021: 12.4, 2022: 12.4 },
  }),
  left('2024-10-09T14:23:04Z', destatis('3208c3d42d48'), { 2022: 12.8, 2023: 13.1 }),
]

const land = of('indicators', 'early-leavers-bavaria')
const bavaria: readonly Step[] = [
  land('define', {
    ...compared,
    comparatorOf: 'completed-upper-secondary',
    title: {
      nb: 'Tidlig skoleavgang 18–24 år, Bayern (til sammenligning)',
      nn: 'Tidleg skuleavgang 18–24 år, Bayern (til samanlikning)',
      sv: 'Tidiga skolavhopp 18–24 år, Bayern (jämförelse)',
      da: 'Tidligt skolefrafald 18–24 år, Bayern (til sammenligning)',
      en: 'Early school leavers 18–24, Bavaria (for comparison)',
    },
    definition: {
      nb: 'Som for Tyskland, i én delstat: under det gamle målet, og på vei opp.',
      en: 'As for Germany, in one of its states: below the former target, and rising.',
    },
    decimals: 1,
    source: { name: 'Destatis, indikator 4.1.a', url: 'https://dns-indikatoren.de/4-1-a/', licence: 'MIT' },
  }),
  land('set-baseline', chosenBase('2009', 8.8, destatis('3208c3d42d48'), '2024-10-09')),
  land('set-target', {
    period: '2030',
    value: 10,
    illustrative: true,
    knownFrom: '2024-10-09',
    reason: 'Eksempel: Tysklands mål for 2020, høyst 10 prosent, brukt om én delstat i 2030.',
  }),
  vintage('early-leavers-bavaria')(
    '2024-10-09T14:23:04Z',
    destatis('3208c3d42d48'),
    yearly(2009, 8.8, 9.4, 9, 7.3, 7.1, 6.3, 6.2, 7.6, 7.1, 7.2, 7.6, 9.5, 9.6, 9.8),
  ),
]

const british = of('indicators', 'neet-16-24-uk')
const inBritain = vintage('neet-16-24-uk')
const WEIGHTED = { note: 'Fra 2020 er undersøkelsen vektet på nytt (meta/8-6-1.md).' }
const britain: readonly Step[] = [
  british('define', {
    ...compared,
    comparatorOf: 'neet-15-29',
    title: {
      nb: 'NEET 16–24 år, Storbritannia (til sammenligning)',
      nn: 'NEET 16–24 år, Storbritannia (til samanlikning)',
      sv: 'NEET 16–24 år, Storbritannien (jämförelse)',
      da: 'NEET 16–24 år, Storbritannien (til sammenligning)',
      en: 'NEET 16–24, United Kingdom (for comparison)',
    },
    definition: {
      nb: 'Årsmiddel av sesongjusterte kvartaler etter arbeidskraftundersøkelsen. Yngre og smalere gruppe enn i Norge.',
      en: 'Yearly mean of seasonally adjusted quarters by the labour force survey. A younger and narrower group than in Norway.',
    },
    decimals: 2,
    source: { name: 'ONS, UK SDG 8.6.1', url: 'https://github.com/ONSdigital/sdg-data', licence: 'OGL v3.0' },
  }),
  british('set-baseline', chosenBase('2015', 12.29, ons('a3f7b82b325d'))),
  british('set-target', {
    period: '2030',
    value: 9,
    illustrative: true,
    knownFrom: KNOWN,
    reason: 'Eksempel: EUs mål for NEET 15–29 år, brukt om en yngre gruppe i et annet land.',
  }),
  inBritain(
    '2021-11-17T13:22:46Z',
    ons('a3f7b82b325d'),
    yearly(2012, 15.551903, 14.765406, 13.31572, 12.294741, 11.809812, 11.207825, 11.166863, 11.286556, 11.406524),
  ),
  inBritain('2022-06-23T14:46:16Z', ons('90919258064f'), { 2021: 10.102571 }, WEIGHTED),
  inBritain('2023-05-16T15:27:10Z', ons('98d1d6a90280'), { 2020: 11.44, 2021: 10.165, 2022: 10.73 }, WEIGHTED),
]

/** Four series, after the indicators they are compared with. */
export const comparators: readonly Step[] = [...union, ...germany, ...bavaria, ...britain]
