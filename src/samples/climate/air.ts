/** Fine particles in large cities: the limit that Europe has set for 2030 is kept already. */
import { fileIn, of, type Step, vintage, yearly } from '../step.ts'

const OECD = fileIn(
  'Qery-Data/SDG-Datatracker',
  'data/11_6_2_Mean_Exposure_PM25_Metropolititan_Areas_Nordics.csv',
)('fccc95625846')
const DIRECTIVE = {
  title: 'DieselNet, oktober 2024: EU adopts new air quality directive',
  url: 'https://dieselnet.com/news/2024/10eu.php',
}

interface Country {
  readonly id: string
  readonly nb: string
  readonly nn: string
  readonly sv: string
  readonly en: string
  readonly in2005: number
  readonly from2010: readonly number[]
}
const COUNTRIES: readonly Country[] = [
  {
    id: 'pm25-denmark',
    ...{ nb: 'Danmark', nn: 'Danmark', sv: 'Danmark', en: 'Denmark' },
    in2005: 13.08338,
    from2010: [13.35076, 13.61736, 10.86565, 10.48783, 11.0559, 10.18456, 9.30205, 10.28813, 9.87276, 9.78493],
  },
  {
    id: 'pm25-norway',
    ...{ nb: 'Norge', nn: 'Noreg', sv: 'Norge', en: 'Norway' },
    in2005: 8.22931,
    from2010: [8.17431, 9.14048, 7.61996, 7.34493, 7.49681, 7.06615, 6.63938, 6.6895, 6.72623, 6.66793],
  },
  {
    id: 'pm25-sweden',
    ...{ nb: 'Sverige', nn: 'Sverige', sv: 'Sverige', en: 'Sweden' },
    in2005: 7.39389,
    from2010: [7.55838, 7.61538, 6.28548, 6.28063, 6.55795, 5.96541, 5.53104, 5.78105, 5.76737, 5.72135],
  },
]

const exposure = ({ id, nb, nn, sv, en, in2005, from2010 }: Country): Step[] => [
  of('indicators', id)('define', {
    mission: 'climate',
    goals: ['ren-luft'],
    direction: 'decrease',
    kind: 'outcome',
    title: {
      nb: `Fint svevestøv (PM2,5) i storbyer, ${nb}`,
      nn: `Fint svevestøv (PM2,5) i storbyar, ${nn}`,
      sv: `Fina partiklar (PM2,5) i storstäder, ${sv}`,
      da: `Fine partikler (PM2,5) i storbyer, ${nb}`,
      en: `Fine particles (PM2.5) in metropolitan areas, ${en}`,
    },
    definition: {
      nb: 'Gjennomsnittet som innbyggere i storbyområder puster i, i mikrogram per kubikkmeter.',
      en: 'The mean to which people in metropolitan areas are exposed, in micrograms per cubic metre.',
    },
    unit: 'µg/m³',
    decimals: 1,
    limits: { min: 0 },
    source: { name: 'OECD EXP_PM2_5, via Qery-Data', url: OECD.url },
    rollUp: { time: 'mean', cells: 'none' },
    frequency: 'P1Y',
    knownFrom: '2024-10',
  }),
  of('indicators', id)('set-baseline', {
    period: '2005',
    value: in2005,
    knownFrom: '2024-10',
    reason: 'Tallet er publisert; valget av 2005 som nullpunkt er eksempelets.',
    evidence: [OECD],
  }),
  of('indicators', id)('set-target', {
    period: '2030',
    value: 10,
    decidedBy: 'European Parliament and Council (ambient air quality directive 2024)',
    knownFrom: '2024-10',
    reason: 'Grenseverdien fra 1. januar 2030 gjelder hvert målested; her er den holdt opp mot gjennomsnittet.',
    evidence: [DIRECTIVE],
  }),
  vintage(id)('2022-08-24T17:55:27Z', OECD, { 2005: in2005, ...yearly(2010, ...from2010) }),
]

/** Three countries under one limit. */
export const cleanAir: readonly Step[] = COUNTRIES.flatMap(exposure)
