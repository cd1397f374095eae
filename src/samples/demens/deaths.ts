/** Deaths with dementia: two published figures of one year, and no series. */
import { figure, of, type Step } from '../step.ts'

const FHI = {
  title: 'FHI: Demens som dødsårsak (17. desember 2020)',
  url: 'https://www.fhi.no/hn/helseregistre-og-registre/dodsarsaksregisteret/demens-som-dodsarsak/',
}

const common = {
  mission: 'demens',
  goals: ['halvere-byrden'],
  direction: 'decrease',
  kind: 'outcome',
  source: { name: 'FHI, Dødsårsaksregisteret', url: FHI.url },
  decimals: 0,
  limits: { min: 0 },
  frequency: 'P1Y',
  knownFrom: '2020-12-17',
}

/** The number of deaths, and deaths per 100,000. */
export const deaths: readonly Step[] = [
  of('indicators', 'demens-dodsfall')('define', {
    ...common,
    title: {
      nb: 'Dødsfall med demens som underliggende årsak',
      nn: 'Dødsfall med demens som underliggande årsak',
      sv: 'Dödsfall med demens som underliggande orsak',
      da: 'Dødsfald med demens som underliggende årsag',
      en: 'Deaths with dementia as the underlying cause',
    },
    definition: {
      nb: 'Dødsfall i Norge i året. Bare ett år er funnet.',
      en: 'Deaths in Norway in the year. Only one year was found.',
    },
    unit: 'persons',
    rollUp: { time: 'sum', cells: 'sum' },
  }),
  figure('demens-dodsfall')('2019', 3986, '2020-12-17', FHI),
  of('indicators', 'demens-dodelighet')('define', {
    ...common,
    title: {
      nb: 'Dødelighet av demens, aldersstandardisert',
      nn: 'Dødelegheit av demens, aldersstandardisert',
      sv: 'Dödlighet i demens, åldersstandardiserad',
      da: 'Dødelighed af demens, aldersstandardiseret',
      en: 'Mortality from dementia, age-standardised',
    },
    definition: {
      nb: 'Dødsfall av demens per 100 000 innbyggere, aldersstandardisert. Bare ett år er funnet.',
      en: 'Deaths from dementia per 100,000 inhabitants, age-standardised. Only one year was found.',
    },
    unit: 'per 100 000',
    rollUp: { time: 'last', cells: 'none' },
  }),
  figure('demens-dodelighet')('2019', 86, '2020-12-17', FHI),
]
