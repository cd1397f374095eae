/** A mission for looking at what the samples do not show: long series, a trend, milestones, a band, corrections, disputes. */
type Handle = (path: string, body: object, key: string) => Promise<unknown>
type Step = readonly [path: string, body: object]

const indicator = {
  mission: 'proving-ground',
  goals: ['cleaner-air'],
  kind: 'outcome',
  source: { name: 'Measured here', licence: 'CC0' },
}
const yearly = (from: number, values: readonly number[]): object[] =>
  values.map((value, i) => ({ period: String(from + i), value, knownFrom: `${from + i + 1}-03-01` }))

/** Towns with how many of their wells have poor water: one far more than chance explains. */
const towns: readonly (readonly [name: string, poor: number, of: number])[] = [
  ['Askim', 12, 100],
  ['Bodil', 20, 210],
  ['Cappelen', 3, 40],
  ['Dal', 55, 520],
  ['Elvebakk', 9, 88],
  ['Fossum', 31, 300],
  ['Gran', 4, 61],
  ['Haug', 260, 900],
  ['Ilsvik', 101, 1010],
  ['Jar', 6, 75],
  ['Korsvoll', 160, 1500],
  ['Lund', 18, 190],
]

/** Every shape a page can take; made up, and says so. */
export const richSteps: readonly Step[] = [
  [
    'missions/proving-ground/declare',
    {
      title: { nb: 'Prøvefelt: renere luft', en: 'Proving ground: cleaner air' },
      challenge: 'The air in towns is worse than it need be.',
      vision: { en: 'Air that anybody can breathe' },
      horizon: { from: '2015', to: '2030' },
      knownFrom: '2015-01-01',
    },
  ],
  [
    'missions/proving-ground/set-goal',
    {
      goal: 'cleaner-air',
      statement: { nb: 'Renere luft i byene', en: 'Cleaner air in towns' },
      level: 1,
      kind: 'outcome',
      status: 'adopted',
      accountable: 'Town council',
      decidedBy: 'Town council',
      illustrative: true,
      knownFrom: '2015-01-01',
    },
  ],
  [
    'indicators/fine-dust/define',
    {
      ...indicator,
      title: { nb: 'Svevestøv', en: 'Fine dust' },
      definition: 'Mean of the year.',
      unit: 'µg/m³',
      direction: 'decrease',
      decimals: 1,
      frequency: 'P1Y',
      accountable: 'Town council',
      illustrative: true,
      knownFrom: '2015-01-01',
    },
  ],
  ['indicators/fine-dust/set-baseline', { period: '2014', value: 15.2, illustrative: true, knownFrom: '2015-01-01' }],
  [
    'indicators/fine-dust/set-target',
    {
      period: '2030',
      value: 6,
      path: [{ period: '2022', value: 10 }],
      decidedBy: 'Town council',
      illustrative: true,
      knownFrom: '2015-01-01',
    },
  ],
  [
    'indicators/fine-dust/measure-many',
    { measurements: yearly(2014, [15.2, 14.8, 13.9, 13.7, 13.1, 12.2, 10.1, 11.4, 10.9, 10.6]) },
  ],
  [
    'indicators/fine-dust/revise-target',
    {
      period: '2030',
      value: 8,
      path: [{ period: '2025', value: 10.5 }],
      decidedBy: 'Town council',
      reason: 'The old target was out of reach.',
      illustrative: true,
      knownFrom: '2023-06-01',
    },
  ],
  ['indicators/fine-dust/measure', { period: '2024', value: 10.2, obsStatus: 'P', knownFrom: '2025-03-01' }],
  [
    'indicators/fine-dust/correct',
    {
      period: '2020',
      value: 10.4,
      reason: 'One station was counted twice.',
      cause: 'source-revised',
      knownFrom: '2021-09-01',
    },
  ],
  [
    'indicators/fine-dust/dispute',
    {
      dispute: 'harbour',
      period: '2023',
      claimant: 'Harbour association',
      reason: 'The station by the quay was moved.',
      claimedValue: 11.3,
      knownFrom: '2024-05-01',
    },
  ],
  [
    'indicators/noise/define',
    {
      ...indicator,
      title: { nb: 'Støy om natten', en: 'Noise at night' },
      definition: 'Share of dwellings above 50 dB.',
      unit: 'percent',
      direction: 'hold',
      decimals: 0,
      illustrative: true,
      knownFrom: '2015-01-01',
    },
  ],
  ['indicators/noise/set-baseline', { period: '2015', value: 22, illustrative: true, knownFrom: '2016-03-01' }],
  ['indicators/noise/set-target', { period: '2028', low: 10, high: 14, illustrative: true, knownFrom: '2016-03-01' }],
  ['indicators/noise/measure-many', { measurements: yearly(2015, [22, 23, 21, 24, 25, 26]) }],
  [
    'indicators/poor-wells/define',
    {
      ...indicator,
      title: { nb: 'Brønner med dårlig vann', en: 'Wells with poor water' },
      definition: 'Share of the wells that were looked at.',
      unit: 'percent',
      direction: 'decrease',
      decimals: 1,
      multiplier: 100,
      dimensions: { town: Object.fromEntries(towns.map(([name]) => [name.toLowerCase(), name])) },
      rollUp: { cells: 'ratio' },
      illustrative: true,
      knownFrom: '2015-01-01',
    },
  ],
  [
    'indicators/poor-wells/measure-many',
    {
      measurements: towns.map(([name, poor, of]) => ({
        period: '2024',
        cell: { town: name.toLowerCase() },
        numerator: poor,
        denominator: of,
        value: (100 * poor) / of,
        knownFrom: '2025-03-01',
      })),
    },
  ],
]

/** Records it, in order. */
export async function recordRich(handle: Handle): Promise<void> {
  for (const [i, [path, body]] of richSteps.entries()) await handle(path, body, `rich-${i}`)
}
