/** Young people outside work and education: the register, the survey and the number of people, each an indicator of its own. */
import { figure, of, type Step } from '../step.ts'

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

const register = of('indicators', 'neet-15-29')
const rate = figure('neet-15-29')

/** The register share with its vintages: provisional first, final a year later. */
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
    dimensions: { sex: { F: { nb: 'Kvinner', en: 'Women' }, M: { nb: 'Menn', en: 'Men' } } },
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
  rate('2020-Q4', 11.2, '2021', BROKEN_TREND, {
    obsStatus: 'P',
    note: 'Artikkelen sier 0,7 prosentpoeng opp fra 10,5; drøyt 114 000 personer.',
  }),
  rate('2020-Q4', 11, '2021/2022', COUNTIES, {
    obsStatus: 'A',
    note: 'Endelig; knapt 112 700 personer. Artikkelens år er ikke oppgitt: 2021 eller 2022.',
  }),
  rate('2022-Q4', 9.5, '2023/2024', SCHOOL_PAGE, {
    obsStatus: 'P',
    note: 'Siden har ingen dato: 2023 eller 2024. Foreløpig er sluttet fra artikkelen om samme årgang.',
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

const aku = of('indicators', 'neet-15-29-aku')

/** The sample survey: other definition, other level, and a break in 2021 across which nothing is computed. */
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
    period: '2020',
    value: 6.5,
    illustrative: true,
    knownFrom: '2022-10',
    reason: 'Kilden gir bare et gjennomsnitt på om lag 6,5 for 2006–2020; å bruke det for 2020 er eksempelets.',
    evidence: [SURVEY],
  }),
  aku('set-target', {
    period: '2035',
    value: 4,
    illustrative: true,
    knownFrom: '2022-10',
    reason: 'Tallfestet mål er ikke offentliggjort; 4,0 er laget for eksempelet.',
  }),
  figure('neet-15-29-aku')('2021', 7.4, '2022', SURVEY, {
    obsStatus: 'B',
    note: 'Brudd mellom 2020 og 2021: kan ikke sammenlignes med tidligere år.',
  }),
]
