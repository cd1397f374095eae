/** A relative target, minus 75 per cent, on a base year that was never published; it is stored as relative. */
import { HBL } from '../common/sources.ts'
import { of, type Step } from '../step.ts'

const BASE = 'Basisår er ikke funnet; indeksen 100 i 2023 er en illustrasjon.'

const reduction = (
  id: string,
  accountable: string,
  title: object,
  what: { nb: string; sv: string; en: string },
): Step[] => {
  const indicator = of('indicators', id)
  return [
    indicator('define', {
      mission: 'net-zero-industry',
      goals: ['minus-75'],
      title,
      definition: {
        nb: `${what.nb} i svensk industri, indeks med 2023 = 100. Ingen tallserie er funnet.`,
        sv: `${what.sv} i svensk tillverkningsindustri, index med 2023 = 100. Ingen tidsserie har hittats.`,
        en: `${what.en} of Swedish manufacturing, index with 2023 = 100. No series was found.`,
      },
      unit: 'index',
      direction: 'decrease',
      kind: 'outcome',
      source: { name: 'Impact Innovation, Net Zero Industry', url: HBL.url },
      decimals: 0,
      limits: { min: 0 },
      rollUp: { cells: 'none' },
      frequency: 'P1Y',
      accountable,
      knownFrom: '2024',
    }),
    indicator('set-baseline', { period: '2023', value: 100, illustrative: true, knownFrom: '2024', reason: BASE }),
    indicator('set-target', {
      period: '2033',
      changePercent: -75,
      decidedBy: 'Teknikföretagen och RISE',
      knownFrom: '2024',
      reason: 'Minus 75 prosent på ti år er publisert; at årene regnes fra 2023, er en illustrasjon.',
      evidence: [HBL],
    }),
  ]
}

/** Emissions and energy use, each aimed at a quarter of what it was. */
export const reductions: readonly Step[] = [
  ...reduction(
    'nzi-emissions',
    'rise',
    {
      nb: 'Klimagassutslipp fra industrien',
      sv: 'Industrins utsläpp av växthusgaser',
      da: 'Industriens udledning af drivhusgasser',
      en: 'Greenhouse gas emissions of industry',
    },
    { nb: 'Utslipp av klimagasser', sv: 'Utsläpp av växthusgaser', en: 'Greenhouse gas emissions' },
  ),
  ...reduction(
    'nzi-energy',
    'teknikforetagen',
    {
      nb: 'Energibruk i industrien',
      sv: 'Industrins energianvändning',
      da: 'Industriens energiforbrug',
      en: 'Energy use of industry',
    },
    { nb: 'Energibruk', sv: 'Energianvändning', en: 'Energy use' },
  ),
]
