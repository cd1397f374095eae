/** Germany: a target that was reached and lost again in between, and one that was tightened. */
import { fileIn, of, type Step, vintage, yearly } from '../step.ts'
import { emissionsOf } from './shared.ts'

const destatis = fileIn('DnsTestEnvironment/dns-data', 'data/indicator_13-1-a.csv')
const STRATEGY = {
  title: 'Deutsche Nachhaltigkeitsstrategie, 13.1.a (meta/13-1-a.md @ 7835a668)',
  url: 'https://github.com/DnsTestEnvironment/dns-data',
}
const GOVERNMENT = 'Deutsche Nachhaltigkeitsstrategie'

/** The index with its five vintages, under one of the two targets. */
function index(id: string, year: '2020' | '2030'): Step[] {
  const indicator = of('indicators', id)
  const published = vintage(id)
  return [
    indicator(
      'define',
      emissionsOf(
        {
          nb: `Klimagassutslipp, Tyskland: målet for ${year}`,
          nn: `Klimagassutslepp, Tyskland: målet for ${year}`,
          sv: `Utsläpp av växthusgaser, Tyskland: målet för ${year}`,
          da: `Udledning af drivhusgasser, Tyskland: målet for ${year}`,
          en: `Greenhouse gas emissions, Germany: the target for ${year}`,
        },
        {
          nb: 'Indeks med 1990 = 100. Om et tall er foreløpig, står ikke i filene; endringer under 0,06 er utelatt.',
          en: 'Index with 1990 = 100. Whether a figure is provisional is not in the files; changes below 0.06 are left out.',
        },
        {
          unit: 'index',
          decimals: 1,
          source: { name: 'Umweltbundesamt og Destatis, indikator 13.1.a', url: STRATEGY.url, licence: 'MIT' },
          rollUp: { time: 'last', cells: 'none' },
          knownFrom: '2021',
        },
      ),
    ),
    indicator('set-baseline', {
      period: '1990',
      value: 100,
      knownFrom: '2021',
      reason: '1990 er 100 i indeksen, og målene er sagt i den.',
      evidence: [STRATEGY],
    }),
    published('2022-03-09T08:01:10Z', destatis('ff994ea9ffe0'), {
      1990: 100,
      ...yearly(2010, 75.4, 73.5, 74, 75.3, 72.2, 72.4, 72.7, 71.4, 68.5, 64.9, 59.2),
    }),
    published('2022-04-01T13:29:26Z', destatis('4f085e08ca69'), {
      ...yearly(2010, 75.3, 73.4, 73.8, 75.2, 72, 72.3, 72.6, 71.3),
      ...yearly(2019, 64.4, 58.7, 61.3),
    }),
    published(
      '2023-04-05T11:49:07Z',
      destatis('3d54f10d3b8e'),
      yearly(
        2010,
        74.517,
        72.529,
        72.996,
        74.607,
        71.402,
        71.662,
        71.814,
        70.458,
        67.627,
        63.508,
        58.417,
        60.769,
        59.591,
      ),
    ),
    published('2024-03-01T10:57:09Z', destatis('d2ed5eb2a24b'), {
      ...yearly(2010, 74.194, 72.307, 73.121, 74.479, 71.233, 71.913, 71.539, 70.35, 68.1, 63.707, 58.51),
      2022: 59.966,
    }),
    published('2024-03-20T07:02:05Z', destatis('12988127d509'), { 2023: 53.888 }),
  ]
}

const first = of('indicators', 'de-ghg-2020')
const second = of('indicators', 'de-ghg-2030')

/** The same figures twice: 60 in 2020, and 45 in 2030 that became 35. */
export const germany: readonly Step[] = [
  ...index('de-ghg-2020', '2020'),
  first('set-target', {
    period: '2020',
    value: 60,
    decidedBy: GOVERNMENT,
    knownFrom: '2021',
    reason: 'Minus 40 prosent; gjaldt til 2022.',
    evidence: [STRATEGY],
  }),
  ...index('de-ghg-2030', '2030'),
  second('set-target', {
    period: '2030',
    value: 45,
    decidedBy: GOVERNMENT,
    knownFrom: '2021',
    reason: 'Minus 55 prosent; gjaldt til 2022.',
    evidence: [STRATEGY],
  }),
  second('revise-target', {
    period: '2030',
    value: 35,
    decidedBy: GOVERNMENT,
    knownFrom: '2022',
    reason: 'Skjerpet til minus 65 prosent; gjelder fra 2022.',
    evidence: [STRATEGY],
  }),
]
