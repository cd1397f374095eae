/**
 * What the target is held against: emissions in tonnes and energy use, each aimed at a quarter of what it was, of a base year that was
 * never published; and beside them real series of emissions, carbon and materials per value added.
 */
import { HBL } from '../common/sources.ts'
import { fileIn, of, type Step, vintage, yearly } from '../step.ts'

const BASE = 'Basisår er ikke funnet; at det regnes fra 2023, er et eksempel.'
const satellite = fileIn('lunduniversity/schoolprog-satellite', 'exercises/co2-utslapp_sverige/data.txt')
const SCB_2019 = satellite('6b6de7b1348d')
const agency = (year: string, host = 'www.naturvardsverket.se') => ({
  title: `Naturvårdsverket: utsläpp av växthusgaser från industrin (${year})`,
  url: `https://${host}/data-och-statistik/klimat/vaxthusgaser-utslapp-fran-industrin/`,
})
const PRELIMINARY = {
  title: 'Grönt samhällsbyggande 2024-06-19, efter Naturvårdsverket',
  url: 'https://www.grontsamhallsbyggande.se/2024/06/19/sveriges-klimatutslapp-minskade-med-tva-procent-under-2023/',
}
const perAdded = fileIn('Qery-Data/SDG-Datatracker', 'data/9_4_1_CO2_Emissions_Manufacturing_Value_Added_Nordics.csv')
const perGdp = fileIn('Qery-Data/SDG-Datatracker', 'data/8_4_2_Domestic_Material_Consumption_Nordics.csv')

const KNOWN = { knownFrom: '2024' }
const lessIsBetter = {
  mission: 'net-zero-industry',
  goals: ['minus-75'],
  direction: 'decrease',
  kind: 'outcome',
  limits: { min: 0 },
  rollUp: { time: 'last', cells: 'none' },
  frequency: 'P1Y',
  ...KNOWN,
}
const minus75 = (indicator: string): Step =>
  of('indicators', indicator)('set-target', {
    period: '2033',
    changePercent: -75,
    decidedBy: 'Teknikföretagen och RISE',
    ...KNOWN,
    reason: 'Minus 75 prosent på ti år er publisert; at årene regnes fra 2023, er et eksempel.',
    evidence: [HBL],
  })

const tonnes = of('indicators', 'nzi-emissions')
const emitted = vintage('nzi-emissions')
const emissions: readonly Step[] = [
  tonnes('define', {
    ...lessIsBetter,
    title: {
      nb: 'Klimagassutslipp fra industrien',
      nn: 'Klimagassutslepp frå industrien',
      sv: 'Industrins utsläpp av växthusgaser',
      da: 'Industriens udledning af drivhusgasser',
      en: 'Greenhouse gas emissions of industry',
    },
    definition: {
      nb: 'Utslipp av klimagasser fra svensk industri i tusen tonn CO2-ekvivalenter. 2018–2022 er ikke funnet i tonn.',
      sv: 'Utsläpp av växthusgaser från svensk industri i tusen ton koldioxidekvivalenter. 2018–2022 har inte hittats i ton.',
      en: 'Greenhouse gas emissions of Swedish industry in thousand tonnes of CO2 equivalents. 2018–2022 were not found in tonnes.',
    },
    unit: 'kt CO2e',
    decimals: 0,
    source: {
      name: 'SCB och Naturvårdsverket',
      url: agency('2024').url,
      licence: 'CC BY 4.0',
    },
    rollUp: { time: 'sum', cells: 'sum' },
    accountable: 'rise',
  }),
  tonnes('set-baseline', {
    period: '2023',
    value: 14_700,
    illustrative: true,
    ...KNOWN,
    reason: BASE,
    evidence: [PRELIMINARY],
  }),
  minus75('nzi-emissions'),
  emitted('2019-06-25T13:52:17Z', SCB_2019, {
    1990: 20_711.5,
    ...yearly(2005, 21_083.8, 21_638.9, 20_793.5, 20_060.3, 15_690.7, 19_277.8, 18_102.4, 17_386.5, 16_533.7, 16_727.2),
    ...yearly(2015, 16_499.5, 16_877.2, 17_202.5),
  }),
  emitted(
    '2024-06-19',
    PRELIMINARY,
    { 2023: 14_700 },
    { obsStatus: 'P', note: '14,7 millioner tonn; foreløpig. Ned 3 prosent fra endelig 2022.' },
  ),
]

const energy = of('indicators', 'nzi-energy')
const energyUse: readonly Step[] = [
  energy('define', {
    ...lessIsBetter,
    title: {
      nb: 'Energibruk i industrien',
      nn: 'Energibruk i industrien',
      sv: 'Industrins energianvändning',
      da: 'Industriens energiforbrug',
      en: 'Energy use of industry',
    },
    definition: {
      nb: 'Energibruk i svensk industri, indeks med 2023 = 100. Ingen tallserie er funnet.',
      sv: 'Energianvändning i svensk tillverkningsindustri, index med 2023 = 100. Ingen tidsserie har hittats.',
      en: 'Energy use of Swedish manufacturing, index with 2023 = 100. No series was found.',
    },
    unit: 'index',
    decimals: 0,
    source: { name: 'Impact Innovation, Net Zero Industry', url: HBL.url },
    accountable: 'teknikforetagen',
  }),
  energy('set-baseline', { period: '2023', value: 100, illustrative: true, ...KNOWN, reason: BASE }),
  minus75('nzi-energy'),
]

const cut = of('indicators', 'nzi-reduction')
const cutBy = vintage('nzi-reduction')
const reduction: readonly Step[] = [
  cut('define', {
    ...lessIsBetter,
    direction: 'increase',
    limits: { max: 100 },
    title: {
      nb: 'Kutt i industriens klimagassutslipp siden 1990',
      nn: 'Kutt i klimagassutsleppa frå industrien sidan 1990',
      sv: 'Minskning av industrins växthusgaser sedan 1990',
      da: 'Fald i industriens udledning af drivhusgasser siden 1990',
      en: 'Cut in industry’s greenhouse gases since 1990',
    },
    definition: {
      nb: 'Hvor mange prosent lavere enn i 1990. 2018–2020 er ikke funnet; fra 2021 hele prosent, som publisert.',
      sv: 'Hur många procent lägre än 1990. 2018–2020 har inte hittats; från 2021 hela procent, som publicerat.',
      en: 'Per cent below 1990. 2018–2020 were not found; from 2021 whole per cent, as published.',
    },
    unit: 'percent',
    decimals: 0,
    source: { name: 'Naturvårdsverket', url: agency('2024').url },
  }),
  cut('set-baseline', {
    period: '2021',
    value: 24,
    illustrative: true,
    ...KNOWN,
    reason: 'Tallet er publisert; valget av 2021 som nullpunkt er et eksempel.',
    evidence: [agency('2022/2023')],
  }),
  cut('set-target', {
    period: '2034',
    value: 75,
    decidedBy: 'Teknikföretagen och RISE',
    illustrative: true,
    ...KNOWN,
    reason: '75 prosent på ti år er publisert; at det regnes fra 1990 og til 2034, er et eksempel.',
    evidence: [HBL],
  }),
  cutBy(
    '2019-06-25T13:52:17Z',
    SCB_2019,
    { 2005: -1.8, ...yearly(2010, 6.9, 12.6, 16.1, 20.2, 19.2, 20.3, 18.5, 16.9) },
    { note: 'Utledet av serien i tonn: 100·(1 − verdi/1990).' },
  ),
  cutBy('2022/2023', agency('2022/2023'), { 2021: 24 }),
  cutBy('2023/2024-06-19', agency('2023/2024', 'naturvardsverket.se'), { 2022: 26 }),
  cutBy('2024-06-20/2025-12-31', agency('2024/2025', 'preproddelek.naturvardsverket.se'), { 2023: 28 }),
]

const CHOSEN = 'Eksempel: et mål laget for eksempelet om en publisert serie.'
const UN = { url: 'https://github.com/Qery-Data/SDG-Datatracker' }

const carbon = of('indicators', 'nzi-carbon-intensity')
const intensity = vintage('nzi-carbon-intensity')
const perValueAdded: readonly Step[] = [
  carbon('define', {
    ...lessIsBetter,
    goals: ['resurseffektiv'],
    title: {
      nb: 'Industriens CO2-utslipp per verdi skapt',
      nn: 'CO2-utslepp frå industrien per verdi skapt',
      sv: 'Industrins koldioxidutsläpp per förädlingsvärde',
      da: 'Industriens CO2-udledning per værditilvækst',
      en: 'CO2 emissions of manufacturing per value added',
    },
    definition: {
      nb: 'FNs bærekraftindikator 9.4.1 for Sverige, i kilo CO2 per dollar i faste priser.',
      sv: 'FN:s hållbarhetsindikator 9.4.1 för Sverige, i kilo koldioxid per dollar i fasta priser.',
      en: 'UN indicator 9.4.1 for Sweden, in kilograms of CO2 per constant US dollar.',
    },
    unit: 'kg CO2/USD',
    decimals: 3,
    source: { name: 'UN SDG 9.4.1, via Qery-Data', ...UN },
  }),
  carbon('set-baseline', {
    period: '2005',
    value: 0.14,
    ...KNOWN,
    reason: 'Tallet er publisert; valget av 2005 som nullpunkt er eksempelets.',
    evidence: [perAdded('79e76855fb64')],
  }),
  carbon('set-target', { period: '2030', changePercent: -75, illustrative: true, ...KNOWN, reason: CHOSEN }),
  intensity(
    '2022-08-04T11:01:09Z',
    perAdded('5adcc2796103'),
    yearly(2005, 0.14, 0.117, 0.112, 0.11, 0.102, 0.111, 0.1, 0.097, 0.094, 0.088, 0.087, 0.081, 0.08, 0.078, 0.08),
  ),
  intensity('2023-04-01T10:17:33Z', perAdded('79e76855fb64'), { 2019: 0.081, 2020: 0.08 }),
]

const materials = of('indicators', 'nzi-material-intensity')
const consumed = vintage('nzi-material-intensity')
const perProduct: readonly Step[] = [
  materials('define', {
    ...lessIsBetter,
    goals: ['resurseffektiv'],
    title: {
      nb: 'Materialforbruk per BNP, Sverige',
      nn: 'Materialforbruk per BNP, Sverige',
      sv: 'Materialförbrukning per BNP, Sverige',
      da: 'Materialeforbrug per BNP, Sverige',
      en: 'Material consumption per GDP, Sweden',
    },
    definition: {
      nb: 'FNs bærekraftindikator 8.4.2 for hele Sverige, i kilo per dollar i faste priser. Alle år ble revidert i 2023.',
      sv: 'FN:s hållbarhetsindikator 8.4.2 för hela Sverige, i kilo per dollar i fasta priser. Alla år reviderades 2023.',
      en: 'UN indicator 8.4.2 for all of Sweden, in kilograms per constant US dollar. Every year was revised in 2023.',
    },
    unit: 'kg/USD',
    decimals: 3,
    source: { name: 'UN SDG 8.4.2, via Qery-Data', ...UN },
  }),
  materials('set-baseline', {
    period: '2009',
    value: 0.3694,
    ...KNOWN,
    reason: 'Tallet er publisert; valget av 2009 som nullpunkt er eksempelets.',
    evidence: [perGdp('79e76855fb64')],
  }),
  materials('set-target', { period: '2030', value: 0.45, illustrative: true, ...KNOWN, reason: CHOSEN }),
  consumed(
    '2022-08-04T11:01:09Z',
    perGdp('5adcc2796103'),
    yearly(2009, 0.39714, 0.41723, 0.41409, 0.43913, 0.42639, 0.42205, 0.40662, 0.40438, 0.42159, 0.43484, 0.42269),
  ),
  consumed(
    '2023-04-01T10:17:33Z',
    perGdp('79e76855fb64'),
    yearly(2009, 0.3694, 0.39087, 0.38747, 0.40492, 0.40372, 0.40074, 0.38453, 0.38339, 0.40032, 0.41919, 0.40842),
  ),
]

/** Every indicator with its base, its target and its figures. */
export const reductions: readonly Step[] = [...emissions, ...energyUse, ...reduction, ...perValueAdded, ...perProduct]
