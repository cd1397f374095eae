/** Denmark: minus 70 per cent by law, held against a series that may count otherwise. */
import { fileIn, of, type Step, vintage, yearly } from '../step.ts'
import { chosen, emissionsOf, SUMS } from './shared.ts'

const OECD = fileIn(
  'Qery-Data/SDG-Datatracker',
  'data/13_2_2_Total_Greenhouse_Gas_Emissions_Nordics.csv',
)('a1debf1995eb')
const ACT = {
  title: 'Jyllands-Posten, november 2022: Norge sætter nyt klimamål, men halter stadig efter Danmarks',
  url: 'https://jyllands-posten.dk/international/europa/ECE14553974/norge-saetter-nyt-klimamaal-men-halter-stadig-efter-danmarks/',
}
const gases = of('indicators', 'dk-ghg')

/** The climate act's target and the OECD's figures. */
export const denmark: readonly Step[] = [
  gases(
    'define',
    emissionsOf(
      {
        nb: 'Klimagassutslipp, Danmark',
        nn: 'Klimagassutslepp, Danmark',
        sv: 'Utsläpp av växthusgaser, Danmark',
        da: 'Udledning af drivhusgasser, Danmark',
        en: 'Greenhouse gas emissions, Denmark',
      },
      {
        nb: 'Tusen tonn CO2-ekvivalenter i året etter OECD. Om klimaloven teller det samme, er ikke undersøkt.',
        en: 'Thousand tonnes of CO2 equivalents a year by the OECD. Whether the climate act counts the same was not checked.',
      },
      {
        unit: 'kt CO2e',
        decimals: 0,
        source: { name: 'OECD AIR_GHG, via Qery-Data', url: OECD.url },
        ...SUMS,
        knownFrom: '2022-08-30',
      },
    ),
  ),
  gases('set-baseline', {
    period: '1990',
    value: 71_429.972,
    knownFrom: '2022-11',
    reason: chosen('1990'),
    evidence: [OECD],
  }),
  gases('set-target', {
    period: '2030',
    changePercent: -70,
    decidedBy: 'Folketinget (klimaloven, 2020)',
    knownFrom: '2022-11',
    reason: 'Klimaloven er fra 2020; gjengitt i november 2022.',
    evidence: [ACT],
  }),
  vintage('dk-ghg')('2022-08-30T17:04:03Z', OECD, {
    1990: 71_429.972,
    ...yearly(2005, 67_944.27, 75_696.14, 71_086.703, 67_493.877, 64_703.088, 65_011.358, 59_786.038, 55_194.774),
    ...yearly(2013, 56_919.35, 52_740.341, 50_125.456, 52_158.395, 50_038.344, 49_963.805, 46_145.429, 43_457.975),
  }),
]
