/** Canada: a target relative to a base year that every vintage re-estimates. */
import { fileIn, of, type Step, vintage, yearly } from '../step.ts'
import { chosen, emissionsOf, SUMS } from './shared.ts'

const framework = fileIn('sdg-data-canada-odd-donnees/cif-data-donnees-cic', 'data/indicator_13-1-1.csv')
const META = {
  title: 'sdg-data-canada-odd-donnees/cif-data-donnees-cic, meta/13-1-1.md @ d38e8053d40d',
  url: 'https://github.com/sdg-data-canada-odd-donnees/cif-data-donnees-cic',
}

const gases = of('indicators', 'ca-ghg')
const emitted = vintage('ca-ghg')

const reestimated = (value: number, knownFrom: string, commit: string): Step =>
  gases('reestimate-baseline', {
    period: '2005',
    value,
    knownFrom,
    reason: 'Utslippsregnskapet er regnet om, også for 2005.',
    evidence: [framework(commit)],
  })

/** Six vintages in five years; the base year moved with each. */
export const canada: readonly Step[] = [
  gases(
    'define',
    emissionsOf(
      {
        nb: 'Klimagassutslipp, Canada',
        nn: 'Klimagassutslepp, Canada',
        sv: 'Utsläpp av växthusgaser, Kanada',
        da: 'Udledning af drivhusgasser, Canada',
        en: 'Greenhouse gas emissions, Canada',
      },
      {
        nb: 'Millioner tonn CO2-ekvivalenter i året, hele landet. Alle år regnes om når et nytt år legges til.',
        en: 'Million tonnes of CO2 equivalents a year, the whole country. Every year is recalculated when a new one is added.',
      },
      {
        unit: 'Mt CO2e',
        decimals: 1,
        source: { name: 'Canadian Indicator Framework 13.1.1 (Statistics Canada)', url: META.url },
        ...SUMS,
        knownFrom: '2021-06-08T17:45:52Z',
      },
    ),
  ),
  gases('set-baseline', {
    period: '2005',
    value: 738.717296,
    knownFrom: '2021-06-08T17:45:52Z',
    reason: chosen('2005'),
    evidence: [framework('e05fc006251a')],
  }),
  reestimated(741.181537, '2023-02-28T20:51:40Z', '18c1af491258'),
  reestimated(732, '2023-04-20T19:41:06Z', '855a68949833'),
  reestimated(761.49, '2024-08-29T15:14:39Z', '61a94bae62a7'),
  reestimated(758.72, '2025-04-08T19:52:30Z', 'acc9656b1795'),
  reestimated(763.017, '2026-05-12T17:29:10Z', 'd067efffb240'),
  gases('set-target', {
    period: '2030',
    changePercent: -40,
    decidedBy: 'Government of Canada',
    knownFrom: '2026-07-22',
    reason:
      'Målet er 40–45 prosent under 2005; her står det minste. Siden er lest 23. juli 2026; fra når målet gjaldt, står ikke der.',
    evidence: [META],
  }),
  emitted('2021-06-08T17:45:52Z', framework('e05fc006251a'), {
    2005: 738.717296,
    ...yearly(2014, 722.557671, 723.094161, 706.931819, 716.090336, 728.475065, 730.244932),
  }),
  emitted('2023-02-28T20:51:40Z', framework('18c1af491258'), {
    2005: 741.181537,
    ...yearly(2014, 729.599783, 732.535016, 715.093769, 725.013974, 740.005465, 738.283446, 672.353815),
  }),
  emitted(
    '2023-04-20T19:41:06Z',
    framework('855a68949833'),
    { 2005: 732, ...yearly(2014, 720, 723, 705, 712, 725, 724, 659, 670) },
    { note: 'Denne årgangen er i hele millioner tonn.' },
  ),
  emitted('2024-08-29T15:14:39Z', framework('61a94bae62a7'), {
    2005: 761.49,
    ...yearly(2014, 749.71, 745.72, 731.32, 742.01, 752.63, 752.02, 686.36, 698.44, 707.77),
  }),
  emitted('2025-04-08T19:52:30Z', framework('acc9656b1795'), {
    2005: 758.72,
    ...yearly(2014, 747.5, 742.04, 724.91, 737.61, 747.05, 747.31, 682.28, 693.57, 699.9, 693.91),
  }),
  emitted('2026-05-12T17:29:10Z', framework('d067efffb240'), {
    2005: 763.017,
    ...yearly(2014, 748.409, 743.371, 726.808, 738.815, 749.308, 748.008, 680.926, 691.322, 695.853, 686.881, 684.704),
  }),
]
