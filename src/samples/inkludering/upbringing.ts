/** Growing up: household income over three years, and young people's own answers. */
import { TELEMARK } from '../common/sources.ts'
import { figure, of, type Step } from '../step.ts'
import { COUNTY_CODES } from './neet.ts'

const FOLLOW_UP = {
  title: 'Regjeringen: Oppfølging av berekraftsmåla (2024)',
  url: 'https://regjeringen.no/nn/dokumenter/oppfolging-av-berekraftsmala/id3057841/?ch=2',
}
const KORUS = { title: 'KORUS: Ungdata-tallene 2020', url: 'https://stolav.no/korus/ungdata-tallene-2020' }
const REPORT_2022 = {
  title: 'Vårt Land 2022-08-15: Stadig flere mistrives på skolen',
  url: 'https://www.vl.no/nyheter/2022/08/15/stadig-flere-mistrives-pa-skolen/',
}
const REPORT_2025 = {
  title: 'Forskning.no, august 2025: Norske ungdommer er fornøyd med livet, men mistrives på skolen',
  url: 'https://www.forskning.no/barn-og-ungdom-ntb-skole/norske-ungdommer-er-fornoyd-med-livet-men-mistrives-pa-skolen/2539908',
}

const CHOSEN = 'Samfunnsoppdraget har ikke offentliggjort indikatorer; denne er valgt for eksempelet.'
const share = {
  mission: 'inkludering',
  unit: 'percent',
  limits: { min: 0, max: 100 },
  knownFrom: '2024-03',
  reason: CHOSEN,
}

const poor = of('indicators', 'persistent-low-income')

/** A mean of three years is a window, not a point; the target year stands for the window that ends with it. */
export const lowIncome: readonly Step[] = [
  poor('define', {
    ...share,
    goals: ['trygg-okonomi', 'god-livskvalitet'],
    direction: 'decrease',
    kind: 'outcome',
    title: {
      nb: 'Barn med vedvarende lavinntekt',
      nn: 'Barn med vedvarande låginntekt',
      sv: 'Barn med varaktigt låg inkomst',
      da: 'Børn med vedvarende lavindkomst',
      en: 'Children in persistent low income',
    },
    definition: {
      nb: 'Andel barn 0–17 år i husholdninger med gjennomsnittsinntekt over tre år under 60 % av medianen.',
      en: 'Share of children aged 0–17 in households whose mean income over three years is below 60 % of the median.',
    },
    decimals: 1,
    source: { name: 'SSB, gjengitt av regjeringen', url: FOLLOW_UP.url },
    population: { nb: 'Barn 0–17 år', en: 'Children aged 0–17' },
    rollUp: { cells: 'none' },
    frequency: 'P1Y',
  }),
  poor('set-baseline', {
    period: '2018/2020',
    value: 11.7,
    knownFrom: '2024',
    reason: 'Valget av 2018–2020 som nullpunkt er eksempelets.',
    evidence: [FOLLOW_UP],
  }),
  poor('set-target', {
    period: '2035',
    value: 7,
    illustrative: true,
    knownFrom: '2024',
    reason: 'Tallfestet mål er ikke offentliggjort; 7,0 er laget for eksempelet.',
  }),
  figure('persistent-low-income')('2018/2020', 11.7, '2024', FOLLOW_UP, { obsStatus: 'A' }),
  figure('persistent-low-income')('2020/2022', 10.6, '2024', FOLLOW_UP, { obsStatus: 'A', note: '102 600 barn.' }),
]

const survey = {
  ...share,
  kind: 'experience',
  decimals: 0,
  source: { name: 'Ungdata (NOVA og KORUS)', url: 'https://www.ungdata.no' },
  population: { nb: 'Ungdomsskole og videregående', en: 'Lower and upper secondary school' },
  rollUp: { cells: 'none' },
}

/** What young people answer about their own lives. */
export const ungdata: readonly Step[] = [
  of('indicators', 'ungdata-satisfied')('define', {
    ...survey,
    goals: ['god-livskvalitet'],
    direction: 'increase',
    title: {
      nb: 'Fornøyd med livet (Ungdata)',
      nn: 'Nøgd med livet (Ungdata)',
      sv: 'Nöjda med livet (Ungdata)',
      da: 'Tilfredse med livet (Ungdata)',
      en: 'Satisfied with life (Ungdata)',
    },
    definition: {
      nb: 'Andel av elevene som er fornøyd med livet sitt, nasjonale tall.',
      en: 'Share of pupils who are satisfied with their lives, national figures.',
    },
  }),
  figure('ungdata-satisfied')('2020', 85, '2020', KORUS, {
    obsStatus: 'A',
    note: 'Innsamlingen ble avbrutt da skolene stengte i mars 2020.',
  }),
  of('indicators', 'ungdata-lonely')('define', {
    ...survey,
    goals: ['god-livskvalitet', 'trivsel-i-hverdagen'],
    direction: 'decrease',
    title: {
      nb: 'Veldig plaget av ensomhet (Ungdata)',
      nn: 'Svært plaga av einsemd (Ungdata)',
      sv: 'Mycket besvärade av ensamhet (Ungdata)',
      da: 'Meget plaget af ensomhed (Ungdata)',
      en: 'Very much bothered by loneliness (Ungdata)',
    },
    definition: {
      nb: 'Andel av elevene som er veldig mye plaget av ensomhet; perioden er rapportåret.',
      en: 'Share of pupils very much bothered by loneliness; the period is the year of the report.',
    },
  }),
  figure('ungdata-lonely')('2025', 9, '2025-08', REPORT_2025, {
    obsStatus: 'A',
    note: 'I tillegg 13 % ganske mye plaget. Toppen under pandemien var 15 %.',
  }),
  of('indicators', 'ungdata-not-thriving')('define', {
    ...survey,
    goals: ['trivsel-i-hverdagen'],
    direction: 'decrease',
    title: {
      nb: 'Mistrives på skolen (Ungdata)',
      nn: 'Mistrivst på skulen (Ungdata)',
      sv: 'Vantrivs i skolan (Ungdata)',
      da: 'Mistrives i skolen (Ungdata)',
      en: 'Do not thrive at school (Ungdata)',
    },
    definition: {
      nb: 'Andel av elevene som ikke trives på skolen; perioden er rapportåret.',
      en: 'Share of pupils who do not thrive at school; the period is the year of the report.',
    },
  }),
  figure('ungdata-not-thriving')('2022', 15, '2022-08-15', REPORT_2022, {
    obsStatus: 'A',
    note: 'Andelen som trives, er ned 6 prosentpoeng siden midten av 2010-tallet.',
  }),
  of('indicators', 'ungdata-bullied')('define', {
    ...survey,
    goals: ['trivsel-i-hverdagen'],
    direction: 'decrease',
    title: {
      nb: 'Blir mobbet (Ungdata)',
      nn: 'Blir mobba (Ungdata)',
      sv: 'Blir mobbade (Ungdata)',
      da: 'Bliver mobbet (Ungdata)',
      en: 'Bullied (Ungdata)',
    },
    definition: { nb: 'Andel av elevene som blir mobbet.', en: 'Share of pupils who are bullied.' },
  }),
  figure('ungdata-bullied')('2020', 7, '2020', KORUS, { obsStatus: 'A' }),
  figure('ungdata-bullied')('2022', 11, '2022-08-15', REPORT_2022, {
    obsStatus: 'A',
    note: 'Det er ikke bekreftet at spørsmålet er ordrett det samme som i 2020.',
  }),
  of('indicators', 'ungdata-complaints')('define', {
    ...survey,
    goals: ['god-livskvalitet'],
    direction: 'decrease',
    title: {
      nb: 'Mange psykiske plager (Ungdata)',
      nn: 'Mange psykiske plager (Ungdata)',
      sv: 'Många psykiska besvär (Ungdata)',
      da: 'Mange psykiske gener (Ungdata)',
      en: 'Many mental-health complaints (Ungdata)',
    },
    definition: {
      nb: 'Andel av elevene med mange psykiske plager, etter kjønn og fylke (8. trinn til Vg1).',
      en: 'Share of pupils with many mental-health complaints, by sex and county (grade 8 to first year of upper secondary).',
    },
    dimensions: {
      sex: {
        F: { nb: 'Jenter', nn: 'Jenter', sv: 'Flickor', da: 'Piger', en: 'Girls' },
        M: { nb: 'Gutter', nn: 'Gutar', sv: 'Pojkar', da: 'Drenge', en: 'Boys' },
      },
      county: COUNTY_CODES,
    },
  }),
  ...[
    { sex: 'F', value: 21 },
    { sex: 'M', value: 8 },
  ].map(({ sex, value }) =>
    figure('ungdata-complaints')('2024', value, '2024', TELEMARK, {
      cell: { sex, county: '40' },
      obsStatus: 'A',
      note: 'Telemark er eget fylke igjen fra 2024.',
    }),
  ),
]
