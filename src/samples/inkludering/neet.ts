/** Young people outside work and education: the register, the survey and the number of people, each an indicator of its own. */
import { figure, of, type Step, vintage, yearly } from '../step.ts'

const SSB =
  'https://www.ssb.no/arbeid-og-lonn/sysselsetting/statistikk/tilknytning-til-arbeid-utdanning-og-velferdsordninger/artikler'
const FEWER_2019 = {
  title: 'SSB: Færre unge utenfor i fjor',
  url: 'https://www.ssb.no/arbeid-og-lonn/artikler-og-publikasjoner/faerre-unge-utenfor-i-fjor',
}
const COUNTIES = {
  title: 'SSB: Vestfold og Telemark har den høyeste andelen unge som faller utenfor',
  url: `${SSB}/vestfold-og-telemark-har-den-hoyeste-andelen-unge-som-faller-utenfor`,
}
const BROKEN_TREND = {
  title: 'SSB: Trenden er brutt – flere unge utenfor i 2020',
  url: `${SSB}/trenden-er-brutt--flere-unge-utenfor-i-2020`,
}
const UNCHANGED = {
  title: 'SSB: Omtrent uendret andel unge utenfor fra 2021 til 2022',
  url: `${SSB}/omtrent-uendret-andel-unge-utenfor-fra-2021-til-2022`,
}
const SCHOOL_PAGE = {
  title: 'SSB skole: Unge som verken er i jobb eller utdanning',
  url: 'https://www.ssb.no/ssb-skole/undervisningsopplegg/den-norske-arbeidsmarknaden/unge-som-verken-er-i-jobb-eller-utdanning.kva-er-arbeidsloyse',
}
const YOUNG_WOMEN = {
  title: 'Dagsavisen 2024-03-08: Mange unge kvinner er verken i jobb eller skole',
  url: 'https://www.dagsavisen.no/nyheter/innenriks/2024/03/08/mange-unge-kvinner-er-verken-i-jobb-eller-skole/',
}
const LIST = { title: 'SSB: liste over artikler om Tilknytning til arbeid, utdanning og velferdsordninger', url: SSB }
const TABLE_09858 = { title: 'SSB: tabell 09858', url: 'https://ssb.no/statbank/sq/10086166' }
const SURVEY = {
  title: 'SSB: Norge blant landene med lavest NEET-andel i Europa',
  url: 'https://www.ssb.no/arbeid-og-lonn/sysselsetting/statistikk/arbeidskraftundersokelsen/artikler/norge-blant-landene-med-lavest-neet-andel-i-europa',
}

const REGISTER = {
  name: 'SSB, Tilknytning til arbeid, utdanning og velferdsordninger',
  url: 'https://www.ssb.no/arbeid-og-lonn/sysselsetting/statistikk/tilknytning-til-arbeid-utdanning-og-velferdsordninger',
}
const CHOSEN = 'Samfunnsoppdraget har ikke offentliggjort indikatorer; denne er valgt for eksempelet.'
const SIX_NUMBERS =
  'Seks tall er i omløp: 86 000 eller 9 % (OECD 2016), 99 200 eller 9,5 % (SSB register 2022), nær 7 % (KS, fra utvalgsundersøkelse), 11 % (KS, «tall fra 2022»), 64 000 (SSB skole, 2023) og «100 000» (regjeringen). De måler ikke det samme.'
const common = { mission: 'inkludering', goals: ['inkludere-flere'], direction: 'decrease', kind: 'outcome' }

/** Codes of the counties that the figures name, before and after the split. */
export const COUNTY_CODES = {
  '38': { nb: 'Vestfold og Telemark (2020–2023)', en: 'Vestfold og Telemark (2020–2023)' },
  '39': { nb: 'Vestfold', en: 'Vestfold' },
  '40': { nb: 'Telemark', en: 'Telemark' },
}

const register = of('indicators', 'neet-15-29')
const rate = figure('neet-15-29')

/** The register share with its vintages: provisional first, then final. */
export const neet: readonly Step[] = [
  register('define', {
    ...common,
    title: {
      nb: 'Unge 15–29 år utenfor arbeid og utdanning (NEET, register)',
      nn: 'Unge 15–29 år utanfor arbeid og utdanning (NEET, register)',
      sv: 'Unga 15–29 år som varken arbetar eller studerar (NEET, register)',
      da: 'Unge 15–29 år uden for job og uddannelse (NEET, register)',
      en: 'Young people 15–29 outside work and education (NEET, register)',
    },
    definition: {
      nb: 'Andel av bosatte 15–29 år som i 4. kvartal var utenfor arbeid, utdanning og arbeidsmarkedstiltak, etter registre.',
      nn: 'Del av busette 15–29 år som i 4. kvartal var utanfor arbeid, utdanning og arbeidsmarknadstiltak, etter register.',
      en: 'Share of residents aged 15–29 who in the 4th quarter were outside work, education and labour market measures, by registers.',
    },
    unit: 'percent',
    decimals: 1,
    limits: { min: 0, max: 100 },
    source: REGISTER,
    population: { nb: 'Bosatte i Norge 15–29 år', en: 'Residents of Norway aged 15–29' },
    dimensions: {
      sex: {
        F: { nb: 'Kvinner', nn: 'Kvinner', sv: 'Kvinnor', da: 'Kvinder', en: 'Women' },
        M: { nb: 'Menn', nn: 'Menn', sv: 'Män', da: 'Mænd', en: 'Men' },
      },
    },
    rollUp: { cells: 'none' },
    frequency: 'P1Y',
    knownFrom: '2022-10',
    reason: `${CHOSEN} ${SIX_NUMBERS}`,
  }),
  register('set-baseline', {
    period: '2015-Q4',
    value: 12.2,
    knownFrom: '2022-10',
    reason: 'Tallet er SSBs, kjent fra 2020 («fire år tidligere»); valget av 2015 som nullpunkt er eksempelets.',
    evidence: [FEWER_2019],
  }),
  register('set-target', {
    period: '2035-Q4',
    value: 6,
    illustrative: true,
    knownFrom: '2022-10',
    reason: 'Tallfestet mål er ikke offentliggjort; 6,0 er laget for eksempelet.',
  }),
  rate('2019-Q4', 10.7, '2020', FEWER_2019, {
    obsStatus: 'P',
    note: 'Første år SSB ga foreløpige tall; om lag 110 000 personer.',
  }),
  rate('2019-Q4', 10.5, '2021', COUNTIES, { obsStatus: 'A', note: 'Endelig tall.' }),
  rate('2020-Q4', 11.2, '2021-08-26', BROKEN_TREND, {
    obsStatus: 'P',
    note: 'Artikkelen sier 0,7 prosentpoeng opp fra 10,5; drøyt 114 000 personer.',
  }),
  rate('2020-Q4', 11, '2022-03-25', COUNTIES, { obsStatus: 'A', note: 'Endelig; knapt 112 700 personer.' }),
  rate('2021-Q4', 9.5, '2023-08-29', LIST, {
    note: '96 600 personer. Om tallet er endelig, er ikke oppgitt; det foreløpige fra august 2022 er ikke funnet.',
  }),
  rate('2022-Q4', 9.7, '2023-08-29', UNCHANGED, { obsStatus: 'P', note: 'Foreløpig; 99 200 personer.' }),
  rate('2022-Q4', 9.5, '2023-08-29/2024-12-31', SCHOOL_PAGE, {
    obsStatus: 'A',
    note: 'Revidert fra 9,7. Siden har ingen dato; at tallet er endelig, er sluttet fra at det er senere.',
  }),
  rate('2022-Q4', 9.2, '2024-03-08', YOUNG_WOMEN, {
    cell: { sex: 'M' },
    note: 'Året 2022 er sluttet fra artikkelen; om tallet er endelig, er ikke oppgitt.',
  }),
  rate('2022-Q4', 9.7, '2024-03-08', YOUNG_WOMEN, {
    cell: { sex: 'F' },
    note: 'Året 2022 er sluttet fra artikkelen; om tallet er endelig, er ikke oppgitt.',
  }),
]

const heads = figure('neet-15-29-persons')

/** The same statistic in heads: another unit is another indicator. */
export const neetPersons: readonly Step[] = [
  of('indicators', 'neet-15-29-persons')('define', {
    ...common,
    title: {
      nb: 'Antall unge 15–29 år utenfor arbeid og utdanning (register)',
      nn: 'Talet på unge 15–29 år utanfor arbeid og utdanning (register)',
      sv: 'Antal unga 15–29 år utanför arbete och utbildning (register)',
      da: 'Antal unge 15–29 år uden for arbejde og uddannelse (register)',
      en: 'Number of young people 15–29 outside work and education (register)',
    },
    definition: {
      nb: 'Bosatte 15–29 år som i 4. kvartal var utenfor arbeid, utdanning og arbeidsmarkedstiltak, i personer.',
      en: 'Residents aged 15–29 who in the 4th quarter were outside work, education and labour market measures, in persons.',
    },
    unit: 'persons',
    decimals: 0,
    limits: { min: 0 },
    source: REGISTER,
    measures: 'level',
    rollUp: { cells: 'sum' },
    frequency: 'P1Y',
    knownFrom: '2022-10',
    reason: CHOSEN,
  }),
  heads('2021-Q4', 96_600, '2023', UNCHANGED, { note: 'Om tallet er endelig, er ikke oppgitt.' }),
  heads('2022-Q4', 99_200, '2023', UNCHANGED, {
    obsStatus: 'P',
    note: 'Foreløpig: selvstendige er tatt fra fjorårets skatteregister.',
  }),
]

/** The share by county: one is published for the county that was later split. */
export const neetByCounty: readonly Step[] = [
  of('indicators', 'neet-15-29-fylke')('define', {
    ...common,
    title: {
      nb: 'Unge 15–29 år utenfor arbeid og utdanning, etter fylke (register)',
      nn: 'Unge 15–29 år utanfor arbeid og utdanning, etter fylke (register)',
      sv: 'Unga 15–29 år som varken arbetar eller studerar, per fylke (register)',
      da: 'Unge 15–29 år uden for job og uddannelse, efter fylke (register)',
      en: 'Young people 15–29 outside work and education, by county (register)',
    },
    definition: {
      nb: 'Som for hele landet. Bare fylket med den høyeste andelen er oppgitt i artikkelen.',
      en: 'As for the whole country. The article gives only the county with the highest share.',
    },
    unit: 'percent',
    decimals: 1,
    limits: { min: 0, max: 100 },
    source: REGISTER,
    dimensions: { county: COUNTY_CODES },
    rollUp: { time: 'last', cells: 'none' },
    frequency: 'P1Y',
    knownFrom: '2022-10',
    reason: CHOSEN,
  }),
  figure('neet-15-29-fylke')('2020-Q4', 12.4, '2022-03-25', COUNTIES, {
    cell: { county: '38' },
    note: 'Fylket ble delt i Vestfold og Telemark 1. januar 2024.',
  }),
]

const aku = of('indicators', 'neet-15-29-aku')
const survey = figure('neet-15-29-aku')
const surveyed = vintage('neet-15-29-aku')

/** The sample survey: other definition, other level, and a break in 2021 across which nothing is computed until somebody bridges it. */
export const neetSurvey: readonly Step[] = [
  aku('define', {
    ...common,
    title: {
      nb: 'Unge 15–29 år utenfor arbeid og utdanning (NEET, AKU)',
      nn: 'Unge 15–29 år utanfor arbeid og utdanning (NEET, AKU)',
      sv: 'Unga 15–29 år som varken arbetar eller studerar (NEET, urvalsundersökning)',
      da: 'Unge 15–29 år uden for job og uddannelse (NEET, stikprøve)',
      en: 'Young people 15–29 outside work and education (NEET, labour force survey)',
    },
    definition: {
      nb: 'Andel etter arbeidskraftundersøkelsen (AKU), en utvalgsundersøkelse. Ikke sammenlignbar med registertallet.',
      en: 'Share by the labour force survey, a sample survey. Not comparable with the register figure.',
    },
    unit: 'percent',
    decimals: 1,
    limits: { min: 0, max: 100 },
    source: { name: 'SSB, Arbeidskraftundersøkelsen (AKU)', url: SURVEY.url },
    rollUp: { cells: 'none' },
    frequency: 'P1Y',
    knownFrom: '2022-10',
    reason: CHOSEN,
  }),
  aku('set-baseline', {
    period: '2015',
    value: 7.2,
    knownFrom: '2024-02-08',
    reason: 'Tallet er SSBs; valget av 2015 som nullpunkt er eksempelets.',
    evidence: [TABLE_09858],
  }),
  aku('set-target', {
    period: '2035',
    value: 4,
    illustrative: true,
    knownFrom: '2024-02-08',
    reason: 'Tallfestet mål er ikke offentliggjort; 4,0 er laget for eksempelet.',
  }),
  survey('2021', 7.4, '2022', SURVEY, {
    obsStatus: 'B',
    note: 'Brudd mellom 2020 og 2021: kan ikke sammenlignes med tidligere år.',
  }),
  surveyed('2024-02-08T08:00:00+01:00', TABLE_09858, {
    ...yearly(2006, 6, 5.7, 5.4, 6.4, 7, 6.7, 6.4, 7.1, 7.1, 7.2, 6.9, 6.4, 6.4, 6.3, 6.6),
    ...yearly(2022, 6.8, 6.4),
  }),
  survey('2021', 7.4, '2024-02-08T08:00:00+01:00', TABLE_09858, {
    obsStatus: 'B',
    note: 'Ny AKU fra januar 2021: kan ikke sammenlignes bakover (fotnote i tabellen).',
  }),
]

/** Later the break is bridged, so that the survey can be assessed, and the target said anew in the new survey’s figures. */
export const surveyBridged: readonly Step[] = [
  aku('redefine', {
    definition: {
      nb: 'Andel etter arbeidskraftundersøkelsen (AKU) slik den er fra januar 2021. Ikke sammenlignbar med registertallet.',
      en: 'Share by the labour force survey as it is from January 2021. Not comparable with the register figure.',
    },
    breakAt: '2021',
    comparable: false,
    bridge: { offset: 0.8, note: 'Eksempel: 7,4 i ny AKU mot 6,6 året før, som om ingenting hadde endret seg.' },
    knownFrom: '2025-09',
    reason: 'Eksempel: SSB har ikke publisert noen bro; følgeforskningen legger en for eksempelet.',
  }),
  aku('revise-target', {
    period: '2035',
    value: 4,
    decidedBy: 'Partnerskapsgruppe for inkludering (eksempel)',
    illustrative: true,
    knownFrom: '2025-10',
    reason: 'Eksempel: 4,0 skal gjelde i den nye undersøkelsen også; omregnet ville det gamle målet vært 4,8 der.',
  }),
]
