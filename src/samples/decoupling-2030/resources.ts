/** Whether the burden falls while the economy grows: emissions, materials and waste of Denmark, each with its vintages. */
import { figure, fileIn, of, type Step, vintage, yearly } from '../step.ts'

const REPOSITORY = 'Qery-Data/SDG-Datatracker'
const gases = fileIn(REPOSITORY, 'data/13_2_2_Total_Greenhouse_Gas_Emissions_Unit_GDP_Nordics.csv')
const material = fileIn(REPOSITORY, 'data/8_4_2_Domestic_Material_Consumption_Nordics.csv')
const recovery = fileIn(REPOSITORY, 'data/11_6_1_Material_Recovery_Rate_Nordics.csv')
const EU_WASTE = { title: 'holz.ru, april 2018: EUs avfallspakke', url: 'https://holz.ru/ru/2018/04' }
const via = (name: string) => ({ name, url: `https://github.com/${REPOSITORY}` })

const KNOWN = { knownFrom: '2022/2023' }
const LATER = { knownFrom: '2023' }
const outcome = {
  mission: 'decoupling-2030',
  goals: ['absolut-afkobling'],
  direction: 'decrease',
  kind: 'outcome',
  rollUp: { time: 'last', cells: 'none' },
  frequency: 'P1Y',
  ...KNOWN,
}
const HALF = 'Eksempel: halvparten i 2030 er laget for eksempelet; missionen sier bare at belastningen skal ned.'
const baseOf = (year: string): string => `Tallet er publisert; valget av ${year} som nullpunkt er eksempelets.`

const perGdp = of('indicators', 'dk-emission-intensity')
const emitted = vintage('dk-emission-intensity')
const emissions: readonly Step[] = [
  perGdp('define', {
    ...outcome,
    title: {
      nb: 'Klimagassutslipp per BNP, Danmark',
      nn: 'Klimagassutslepp per BNP, Danmark',
      sv: 'Växthusgaser per BNP, Danmark',
      da: 'Udledning af drivhusgasser per BNP',
      en: 'Greenhouse gas emissions per GDP, Denmark',
    },
    definition: {
      nb: 'Kilo CO2-ekvivalenter per dollar av bruttonasjonalproduktet, hele Danmark.',
      da: 'Kilo CO2-ækvivalenter per dollar af bruttonationalproduktet, hele Danmark.',
      en: 'Kilograms of CO2 equivalents per US dollar of GDP, all of Denmark.',
    },
    unit: 'kg CO2e/USD',
    decimals: 3,
    limits: { min: 0 },
    source: via('OECD AIR_GHG, via Qery-Data'),
  }),
  perGdp('set-baseline', {
    period: '2015',
    value: 0.182,
    ...LATER,
    reason: baseOf('2015'),
    evidence: [gases('deb2873eac9c')],
  }),
  perGdp('set-target', { period: '2030', changePercent: -50, illustrative: true, ...LATER, reason: HALF }),
  emitted(
    '2022-08-30T17:04:03Z',
    gases('a1debf1995eb'),
    yearly(2009, 0.252, 0.249, 0.226, 0.208, 0.212, 0.194, 0.18, 0.181, 0.169, 0.166, 0.15, 0.144),
  ),
  emitted(
    '2023-05-29T06:25:49Z',
    gases('deb2873eac9c'),
    yearly(2009, 0.255, 0.252, 0.229, 0.211, 0.216, 0.197, 0.182, 0.184, 0.172, 0.168, 0.153, 0.148, 0.145),
  ),
]

const materials = of('indicators', 'dk-material-intensity')
const consumed = vintage('dk-material-intensity')
const consumption: readonly Step[] = [
  materials('define', {
    ...outcome,
    title: {
      nb: 'Materialforbruk per BNP, Danmark',
      nn: 'Materialforbruk per BNP, Danmark',
      sv: 'Materialförbrukning per BNP, Danmark',
      da: 'Materialeforbrug per BNP',
      en: 'Material consumption per GDP, Denmark',
    },
    definition: {
      nb: 'FNs bærekraftindikator 8.4.2, i kilo per dollar i faste priser. Alle år ble revidert i 2023.',
      da: 'FN’s indikator 8.4.2, i kilo per dollar i faste priser. Alle år blev revideret i 2023.',
      en: 'UN indicator 8.4.2, in kilograms per constant US dollar. Every year was revised in 2023.',
    },
    unit: 'kg/USD',
    decimals: 3,
    limits: { min: 0 },
    source: via('UN SDG 8.4.2, via Qery-Data'),
  }),
  materials('set-baseline', {
    period: '2005',
    value: 0.48077,
    ...LATER,
    reason: baseOf('2005'),
    evidence: [material('79e76855fb64')],
  }),
  materials('set-target', { period: '2030', changePercent: -50, illustrative: true, ...LATER, reason: HALF }),
  consumed('2022-08-04T11:01:09Z', material('5adcc2796103'), {
    ...yearly(2005, 0.49927, 0.46376, 0.44565, 0.43112, 0.37573, 0.34913, 0.38789, 0.37754, 0.3728, 0.37067),
    ...yearly(2015, 0.37059, 0.36041, 0.3718, 0.35565, 0.33653),
  }),
  consumed('2023-04-01T10:17:33Z', material('79e76855fb64'), {
    ...yearly(2005, 0.48077, 0.46022, 0.44539, 0.43625, 0.37207, 0.34744, 0.38021, 0.36183, 0.36433, 0.36156),
    ...yearly(2015, 0.36188, 0.36066, 0.37176, 0.36204, 0.34248),
  }),
]

const waste = of('indicators', 'dk-waste-recovery')
const recovered = vintage('dk-waste-recovery')
const withdrawn = (period: string): Step =>
  waste('withdraw', {
    period,
    reason: 'Filen for denne dagen har ikke året; årsaken er ikke oppgitt og kan være spørringen den dagen.',
    knownFrom: '2023-04-25T06:22:23Z',
    evidence: [recovery('9a09595619d4')],
  })
const recycling: readonly Step[] = [
  waste('define', {
    ...outcome,
    direction: 'increase',
    title: {
      nb: 'Materialgjenvinning av kommunalt avfall, Danmark',
      nn: 'Materialgjenvinning av kommunalt avfall, Danmark',
      sv: 'Materialåtervinning av kommunalt avfall, Danmark',
      da: 'Materialenyttiggørelse af kommunalt affald',
      en: 'Material recovery of municipal waste, Denmark',
    },
    definition: {
      nb: 'Andel av det kommunale avfallet, medregnet kompostering. Stedfortreder: EUs mål gjelder materialgjenvinning etter EUs egen telling.',
      da: 'Andel af det kommunale affald, inklusive kompostering. Stedfortræder: EU’s mål gælder genanvendelse efter EU’s egen opgørelse.',
      en: 'Share of municipal waste, composting included. A proxy: the EU target is about recycling as the EU counts it.',
    },
    unit: 'percent',
    decimals: 1,
    limits: { min: 0, max: 100 },
    source: via('OECD MUNW, via Qery-Data'),
  }),
  waste('set-baseline', {
    period: '2010',
    value: 48.764,
    ...LATER,
    reason: baseOf('2010'),
    evidence: [recovery('fccc95625846')],
  }),
  waste('set-target', {
    period: '2030',
    value: 60,
    path: [{ period: '2025', value: 55 }],
    decidedBy: 'European Parliament (2018)',
    ...LATER,
    reason: '55 prosent i 2025 og 60 prosent i 2030, vedtatt i april 2018 for hele EU.',
    evidence: [EU_WASTE],
  }),
  recovered('2022-08-24T17:55:27Z', recovery('fccc95625846'), {
    ...yearly(2009, 48.764, 48.764, 42.39, 42.467, 43.283, 45.383, 47.399, 48.35, 47.61, 49.883, 51.518, 53.922),
  }),
  recovered('2023-03-22T07:28:25Z', recovery('86accce2793e'), {
    ...{ 2016: 48.34, 2018: 49.968 },
    ...{ 2020: 45.307, 2021: 33.336 },
  }),
  withdrawn('2020'),
  withdrawn('2021'),
  recovered('2023-04-26T06:21:24Z', recovery('4176d72eac62'), { 2019: 51.509 }),
  recovered('2023-05-13T06:24:09Z', recovery('6c206fb084d9'), { 2020: 45.004 }),
  figure('dk-waste-recovery')('2021', 33.333, '2023-05-13T06:24:09Z', recovery('6c206fb084d9')),
]

/** The three series, after the goal they speak for. */
export const resources: readonly Step[] = [...emissions, ...consumption, ...recycling]
