/** Norway: a target missed, another moved twice, and a figure that was wrong for 22 days. */
import { figure, of, type Source, type Step, vintage, yearly } from '../step.ts'
import { chosen, emissionsOf, SUMS } from './shared.ts'

const SLOW_FALL = {
  title: 'Finansavisen, desember 2015: Svak nedgang i klimagassutslipp i 2014',
  url: 'https://finansavisen.no/nyheter/politikk/2015/12/svak-nedgang-i-klimagassutslipp-i-2014',
}
const REVISED_UP = {
  title: 'Nationen, juni 2021: Klimagassutslippene i 2019 er revidert opp 2,7 prosent',
  url: 'https://www.nationen.no/nyhet/klimagassutslippene-i-2019-er-revidert-opp-27-prosent/',
}
const LOWER = {
  title: 'Fjordabladet/NPK 2021-06-30: Norske klimagassutslepp er lågare enn anteke',
  url: 'https://www.fjordabladet.no/npk/innenriks/2021/06/30/Norske-klimagassutslepp-er-l%C3%A5gare-enn-anteke-24203872.ece',
}
const FINAL_2021 = {
  title: 'SSB: Utslipp til luft (3. november 2021)',
  url: 'https://www.ssb.no/natur-og-miljo/forurensning-og-klima/statistikk/utslipp-til-luft',
}
const WATCH = {
  title: 'Energi og Klima: Norges utslipp (2023)',
  url: 'https://www.energiogklima.no/klimavakten/norges-utslipp',
}
const IN_2022 = {
  title: 'SSB: Klimagassutslippene gikk ned i 2022',
  url: 'https://www.ssb.no/natur-og-miljo/forurensning-og-klima/statistikk/utslipp-til-luft/artikler/klimagassutslippene-gikk-ned-i-2022',
}
const AGENCY = {
  title: 'Miljødirektoratet 2024-06-07: Utslipp av klimagasser klart redusert i 2023',
  url: 'https://www.miljodirektoratet.no/aktuelt/fagmeldinger/2024/juni-2024/utslipp-av-klimagasser-klart-redusert-i-2023/',
}
const FINAL_2024 = {
  title: 'Teknisk Ukeblad, november 2024: Klimagassutslippene gikk ned med 4,7 prosent i fjor',
  url: 'https://www.tu.no/artikler/klimagassutslippene-gikk-ned-med-4-7-prosent-i-fjor/552523',
}
const SETTLEMENT = {
  title: 'Teknisk Ukeblad, november 2021: Klimagassutslippene ned 3,5 prosent i fjor',
  url: 'https://www.tu.no/artikler/klimagassutslippene-ned-3-5-prosent-i-fjor/514769',
}
const AT_LEAST_50 = {
  title: 'Sunnmøringen/NPK 2020-02-07: Noreg skjerpar klimamålet for 2030 til minst 50 prosent',
  url: 'https://www.sunnmoringen.no/npk/innenriks/2020/02/07/Noreg-skjerpar-klimam%C3%A5let-for-2030-til-minst-50-prosent-21029786.ece',
}
const AT_LEAST_55 = {
  title: 'Reuters/Devdiscourse 2022-11-03: Norway raises 2030 goal of emission cuts ahead of COP27',
  url: 'https://www.devdiscourse.com/article/science-environment/2236970-norway-raises-2030-goal-of-emission-cuts-ahead-of-cop27',
}
const KNOWN = '2021-11-03'

/** The figures with their vintages and corrections, under one of the two targets. */
function emissions(id: string, year: '2020' | '2030'): Step[] {
  const indicator = of('indicators', id)
  const one = figure(id)
  const published = vintage(id)
  const provisional = { obsStatus: 'P' }
  return [
    indicator(
      'define',
      emissionsOf(
        {
          nb: `Klimagassutslipp, Norge: målet for ${year}`,
          nn: `Klimagassutslepp, Noreg: målet for ${year}`,
          sv: `Utsläpp av växthusgaser, Norge: målet för ${year}`,
          da: `Udledning af drivhusgasser, Norge: målet for ${year}`,
          en: `Greenhouse gas emissions, Norway: the target for ${year}`,
        },
        {
          nb: 'Millioner tonn CO2-ekvivalenter i året, uten utenriks sjøfart og luftfart.',
          en: 'Million tonnes of CO2 equivalents a year, without international shipping and aviation.',
        },
        {
          unit: 'Mt CO2e',
          decimals: 1,
          source: { name: 'SSB og Miljødirektoratet, Utslipp til luft', url: FINAL_2021.url },
          ...SUMS,
          knownFrom: KNOWN,
        },
      ),
    ),
    indicator('set-baseline', {
      period: '1990',
      value: 51.4,
      knownFrom: KNOWN,
      reason: chosen('1990'),
      evidence: [FINAL_2021],
    }),
    one('2014', 53.8, '2015-05', SLOW_FALL, { ...provisional, note: 'Utledet: endelig 53,2 pluss 0,6.' }),
    one('2014', 53.2, '2015-12', SLOW_FALL, { obsStatus: 'A' }),
    one('2019', 50.3, '2020/2021-06-07', REVISED_UP, { note: 'Utledet: 51,7 delt på 1,027. Dagen er ikke oppgitt.' }),
    one('2019', 51.7, '2021-06-08', REVISED_UP, {
      note: 'Revidert: salget av marin gassolje og diesel 2012–2019 var feil.',
    }),
    one('2020', 50, '2021-06-08', LOWER, provisional),
    indicator('correct', {
      period: '2020',
      value: 49.3,
      obsStatus: 'P',
      cause: 'source-revised',
      reason:
        'Feil i programmet for kyst- og utenriksfart, rettet etter 22 dager; alle år tilbake til 1990 ble endret.',
      knownFrom: '2021-06-30',
      evidence: [LOWER],
    }),
    published(KNOWN, FINAL_2021, {
      ...{ 1990: 51.4, 2000: 54.9 },
      ...yearly(2016, 53.6, 52.8, 52.9, 51.1, 49.3),
    }),
    published('2023', WATCH, { 1990: 51.3, 2021: 49.3 }, { note: 'Utledet av 48,9 for 2022.' }),
    one('2022', 48.9, '2023', IN_2022, { obsStatus: 'A' }),
    one('2023', 46.6, '2024-06-07', AGENCY, provisional),
    one('2023', 46.6, '2024-11', FINAL_2024, { obsStatus: 'A', note: 'Endelig: samme tall som det foreløpige.' }),
  ]
}

const aim = (changePercent: number, knownFrom: string, reason: string, source: Source): object => ({
  period: '2030',
  changePercent,
  baselineVersion: 1,
  decidedBy: 'Regjeringen',
  knownFrom,
  reason,
  evidence: [source],
})

const recent = of('indicators', 'no-ghg-2030')

const towards2030: readonly Step[] = [
  ...emissions('no-ghg-2030', '2030'),
  recent('set-target', aim(-40, KNOWN, 'Minst 40 prosent, meldt til FN i juni 2016.', AT_LEAST_50)),
  recent('revise-target', aim(-50, KNOWN, 'Minst 50 og opp mot 55 prosent, sagt 7. februar 2020.', AT_LEAST_50)),
  recent('revise-target', aim(-55, '2022-11-03', 'Minst 55 prosent, sagt før klimatoppmøtet i 2022.', AT_LEAST_55)),
  recent('reestimate-baseline', {
    period: '1990',
    value: 51.3,
    knownFrom: '2023',
    reason: 'Utslippene i 1990 er regnet om med nye oppvarmingstall. Målet flytter seg ikke av seg selv.',
    evidence: [WATCH],
  }),
]

/** The band of the settlement on climate for 2020, and the three targets for 2030. */
export const norway: readonly Step[] = [
  ...emissions('no-ghg-2020', '2020'),
  of('indicators', 'no-ghg-2020')('set-target', {
    period: '2020',
    low: 46,
    high: 48,
    decidedBy: 'Stortinget (klimaforliket)',
    knownFrom: KNOWN,
    reason: 'Klimaforlikets 46–48 millioner tonn i 2020, slik avisen gjengir det i 2021.',
    evidence: [SETTLEMENT],
  }),
  ...towards2030,
]
