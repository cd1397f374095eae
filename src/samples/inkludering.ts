/**
 * Inclusion of children and youth in Norway: how does a mission look whose goal was reworded three times in three years
 * while its figures came in provisional, final and redefined? Wordings and dates as published; what was never published
 * (sub-goals, targets) is marked illustrative.
 */
import { callFigures, neet, neetPersons, neetSurvey } from './inkludering-neet.ts'
import { completion } from './inkludering-school.ts'
import { labourForce, lowIncome, ungdata } from './inkludering-upbringing.ts'
import { of, type Step } from './step.ts'

const mission = of('missions', 'inkludering')

const MANDATE = { title: 'Forskningsrådet: mandat for målrettet samfunnsoppdrag om inkludering av barn og unge' }
const KS = { title: 'KS: målrettet samfunnsoppdrag, «Barn og unge først – vårt felles ansvar»' }
const ZERO_VISION = {
  title: 'Regjeringen.no 2025-03-01: Regjeringen med nullvisjon for utenforskap',
  url: 'https://www.regjeringen.no/no/aktuelt/Regjeringen-med-nullvisjon-for-utenforskap/id3089970',
}
const PRESS = {
  title: 'Dagsavisen 2025-05-05: Ny satsing i kampen mot utenforskap',
  url: 'https://www.dagsavisen.no/nyheter/2025/05/05/ny-satsing-i-kampen-mot-utenforskap-kan-ikke-akseptere-at-barn-og-unge-faller-utenfor/',
}
const WHITE_PAPER = { title: 'Meld. St. 28 (2024–2025) Tro på framtida – uansett bakgrunn, kapittel 8' }
const REPORT = {
  title: 'Regjeringen.no, mars 2024: Regjeringen mottar rapport om inkludering av barn og unge',
  url: 'https://www.regjeringen.no/no/aktuelt/regjeringen-mottar-rapport-om-inkludering-av-barn-og-unge2/id3028686/',
}

const declared: readonly Step[] = [
  mission('declare', {
    title: {
      nb: 'Inkludering av flere barn og unge i utdanning, arbeid og samfunnsliv',
      nn: 'Inkludering av fleire barn og unge i utdanning, arbeid og samfunnsliv',
      sv: 'Fler barn och unga med i utbildning, arbete och samhällsliv',
      da: 'Flere børn og unge med i uddannelse, arbejde og samfundsliv',
      en: 'Inclusion of more children and youth in education, work and society',
    },
    challenge: {
      nb: 'Andelen unge utenfor arbeid, utdanning og opplæring har holdt seg nokså stabil, tross mange innsatser.',
      nn: 'Delen unge utanfor arbeid, utdanning og opplæring har halde seg nokså stabil, trass i mange innsatsar.',
      en: 'The share of young people outside work, education and training has stayed much the same despite many efforts.',
    },
    vision: {
      nb: 'Flere barn og unge er med i utdanning, arbeids- og samfunnsliv.',
      nn: 'Fleire barn og unge er med i utdanning, arbeids- og samfunnsliv.',
      sv: 'Fler barn och unga är med i utbildning, arbetsliv och samhällsliv.',
      da: 'Flere børn og unge er med i uddannelse, arbejdsliv og samfundsliv.',
      en: 'More children and young people take part in education, working life and society.',
    },
    horizon: { from: '2025', to: '2035' },
    population: {
      text: { nb: 'Alle barn og unge 0–29 år', en: 'All children and youth aged 0–29' },
      ageFrom: 0,
      ageTo: 29,
    },
    plainLanguage: {
      nb: 'Noen barn og unge går ikke på skole, har ikke jobb og er lite sammen med andre. Det skal færre oppleve. Stat, kommuner, frivillige og arbeidsgivere prøver å få det til sammen, i ti år.',
      nn: 'Nokre barn og unge går ikkje på skule, har ikkje jobb og er lite saman med andre. Det skal færre oppleve. Stat, kommunar, frivillige og arbeidsgivarar prøver å få det til saman, i ti år.',
      sv: 'Några barn och unga går inte i skolan, har inget jobb och är sällan med andra. Färre ska ha det så. Stat, kommuner, föreningar och arbetsgivare försöker tillsammans, i tio år.',
      da: 'Nogle børn og unge går ikke i skole, har ikke et job og er sjældent sammen med andre. Færre skal have det sådan. Stat, kommuner, foreninger og arbejdsgivere prøver sammen, i ti år.',
      en: 'Some children and young people are not at school, have no job and are seldom with others. Fewer should live like that. The state, municipalities, volunteers and employers try together, for ten years.',
    },
    timeZone: 'Europe/Oslo',
    knownFrom: '2022-10',
    reason:
      'Meld. St. 5 (2022–2023), måneden ikke bekreftet. Horisonten 2025–2035 sto ikke der; den er tatt fra det som senere ble kunngjort.',
    evidence: [MANDATE],
  }),
  mission('set-goal', {
    goal: 'inkludere-flere',
    statement: {
      nb: 'Inkludere flere barn og unge i utdanning, arbeids- og samfunnsliv',
      nn: 'Inkludere fleire barn og unge i utdanning, arbeids- og samfunnsliv',
      sv: 'Inkludera fler barn och unga i utbildning, arbetsliv och samhällsliv',
      da: 'Inkludere flere børn og unge i uddannelse, arbejdsliv og samfundsliv',
      en: 'Include more children and youth in education, working life and society',
    },
    level: 1,
    kind: 'outcome',
    status: 'adopted',
    decidedBy: 'Regjeringen',
    knownFrom: '2022-10',
    reason: 'Meld. St. 5 (2022–2023); Stortinget sluttet seg til 14. februar 2023.',
    evidence: [MANDATE],
  }),
]

const proposed: readonly Step[] = [
  mission('begin-phase', {
    phase: 'design',
    from: '2023-02-14',
    knownFrom: '2023-02-14',
    reason: 'Stortinget sluttet seg til langtidsplanen.',
    evidence: [MANDATE],
  }),
  mission('form-body', {
    body: 'operativ-gruppe',
    kind: 'operative-group',
    name: { nb: 'Operativ gruppe', en: 'Operative group' },
    mandate: {
      nb: 'Foreslå mål, delmål, arbeidsmåter og organisering. Iverksetting skulle etter mandatet begynne i løpet av 2024.',
      en: 'Propose goals, sub-goals, ways of working and organisation. By its mandate, execution was to begin during 2024.',
    },
    knownFrom: '2023-05',
    evidence: [KS, MANDATE],
  }),
  mission('comment', {
    about: { goal: 'inkludere-flere' },
    text: {
      nb: 'Fristen for første digitale innspillsrunde var 9. oktober 2023; det kom 150 innspill. Oppstartskonferanse på Grorud i Oslo 2. november 2023.',
      en: 'The first digital round closed on 9 October 2023 with 150 contributions. Opening conference at Grorud, Oslo, on 2 November 2023.',
    },
    kind: 'explanation',
    knownFrom: '2023-11-02',
    evidence: [{ title: 'Forskningsrådet: inkludering av barn og unge' }],
  }),
  ...[
    {
      goal: 'god-livskvalitet',
      kind: 'outcome',
      statement: {
        nb: 'Barn og unge opplever å ha god livskvalitet',
        nn: 'Barn og unge opplever å ha god livskvalitet',
        sv: 'Barn och unga upplever att de har god livskvalitet',
        da: 'Børn og unge oplever at have god livskvalitet',
        en: 'Children and youth experience a good quality of life',
      },
    },
    {
      goal: 'gode-tjenester',
      kind: 'precondition',
      statement: {
        nb: 'Barn, unge og deres familier blir møtt av tjenester og tilbud med høy kvalitet',
        nn: 'Barn, unge og familiane deira blir møtte av tenester og tilbod med høg kvalitet',
        sv: 'Barn, unga och deras familjer möts av tjänster och utbud av hög kvalitet',
        da: 'Børn, unge og deres familier mødes af ydelser og tilbud af høj kvalitet',
        en: 'Children, youth and their families are met by services and offers of high quality',
      },
    },
    {
      goal: 'bedre-arbeidsmater',
      kind: 'way-of-working',
      statement: {
        nb: 'Arbeidsmåter for inkludering er forbedret gjennom forskning, utvikling og innovasjon',
        nn: 'Arbeidsmåtar for inkludering er forbetra gjennom forsking, utvikling og innovasjon',
        sv: 'Arbetssätt för inkludering har förbättrats genom forskning, utveckling och innovation',
        da: 'Arbejdsmåder for inklusion er forbedret gennem forskning, udvikling og innovation',
        en: 'Ways of working for inclusion are improved through research, development and innovation',
      },
    },
  ].map(goal =>
    mission('set-goal', {
      ...goal,
      level: 2,
      parent: 'inkludere-flere',
      status: 'proposed',
      decidedBy: 'operativ-gruppe',
      knownFrom: '2024-03',
      evidence: [REPORT, KS],
    }),
  ),
  ...[
    {
      goal: 'trygg-okonomi',
      statement: {
        nb: 'Færre barn vokser opp med vedvarende lavinntekt',
        nn: 'Færre barn veks opp med vedvarande låginntekt',
        en: 'Fewer children grow up in persistent low income',
      },
    },
    {
      goal: 'trivsel-i-hverdagen',
      statement: {
        nb: 'Flere unge trives på skolen og har noen å være sammen med',
        nn: 'Fleire unge trivst på skulen og har nokon å vere saman med',
        en: 'More young people thrive at school and have somebody to be with',
      },
    },
  ].map(goal =>
    mission('set-goal', {
      ...goal,
      level: 3,
      kind: 'outcome',
      parent: 'god-livskvalitet',
      status: 'proposed',
      illustrative: true,
      knownFrom: '2024-03',
      reason: 'Delmålene i rapporten er ikke å finne i kildene; dette delmålet er laget for eksempelet.',
    }),
  ),
]

const reworded: readonly Step[] = [
  mission('revise', {
    vision: {
      nb: 'Nullvisjon for utenforskap blant barn og unge',
      nn: 'Nullvisjon for utanforskap blant barn og unge',
      sv: 'Nollvision för utanförskap bland barn och unga',
      da: 'Nulvision for udenforskab blandt børn og unge',
      en: 'A zero vision for exclusion among children and youth',
    },
    reason: 'Regjeringen kunngjorde et tiårig arbeid med nullvisjon og en utlysning på 117 millioner kroner.',
    decidedBy: 'Regjeringen',
    knownFrom: '2025-03-01',
    evidence: [ZERO_VISION],
  }),
  mission('revise-goal', {
    goal: 'inkludere-flere',
    statement: {
      nb: 'Nullvisjon for utenforskap: ingen barn og unge skal falle utenfor',
      nn: 'Nullvisjon for utanforskap: ingen barn og unge skal falle utanfor',
      sv: 'Nollvision för utanförskap: inga barn och unga ska hamna utanför',
      da: 'Nulvision for udenforskab: ingen børn og unge skal falde udenfor',
      en: 'Zero vision for exclusion: no child or young person shall fall outside',
    },
    reason: 'Fra «inkludere flere» til nullvisjon, med ti års horisont.',
    decidedBy: 'Regjeringen',
    knownFrom: '2025-03-01',
    evidence: [ZERO_VISION],
  }),
  mission('begin-phase', {
    phase: 'execution',
    from: '2025-03-01',
    knownFrom: '2025-03-01',
    reason: 'Mandatet sa «skal igangsettes i løpet av 2024»; oppstarten ble kunngjort 1. mars 2025.',
    evidence: [ZERO_VISION, MANDATE],
  }),
  mission('revise-goal', {
    goal: 'inkludere-flere',
    statement: {
      nb: 'Eliminere utenforskap blant barn og unge innen 2035',
      nn: 'Eliminere utanforskap blant barn og unge innan 2035',
      sv: 'Eliminera utanförskapet bland barn och unga till 2035',
      da: 'Eliminere udenforskab blandt børn og unge inden 2035',
      en: 'Eliminate exclusion among children and youth by 2035',
    },
    reason: 'Slik gjengitt i avisen ved oppstarten; noe vedtak med denne ordlyden er ikke funnet.',
    decidedBy: 'Regjeringen, gjengitt av Dagsavisen',
    knownFrom: '2025-05-05',
    evidence: [PRESS],
  }),
  mission('revise-goal', {
    goal: 'inkludere-flere',
    statement: {
      nb: 'Redusere utenforskap blant barn og unge betydelig innen 2035',
      nn: 'Redusere utanforskap blant barn og unge monaleg innan 2035',
      sv: 'Minska utanförskapet bland barn och unga betydligt till 2035',
      da: 'Reducere udenforskab blandt børn og unge betydeligt inden 2035',
      en: 'Reduce exclusion among children and youth significantly by 2035',
    },
    reason:
      'Ordlyden i stortingsmeldingen; «betydelig» er ikke tallfestet. Kilden sier våren 2025; dagen er ikke kjent, derfor et tidsrom.',
    decidedBy: 'Regjeringen (Meld. St. 28 (2024–2025))',
    knownFrom: '2025-03/2025-06',
    evidence: [WHITE_PAPER],
  }),
  mission('form-body', {
    body: 'partnerskapsgruppe',
    kind: 'partnership',
    name: { nb: 'Partnerskapsgruppe for inkludering', en: 'Partnership group for inclusion' },
    knownFrom: '2025-03/2025-06',
    reason: 'Varslet i stortingsmeldingen; når den først møttes, er ikke kjent.',
    evidence: [WHITE_PAPER],
  }),
]

const whichNeet = mission('comment', {
  about: { goal: 'inkludere-flere' },
  text: {
    nb: 'Seks tall er i omløp for «unge utenfor»: 86 000 eller 9 % (OECD 2016), 99 200 eller 9,5 % (SSB register 2022), nær 7 % (KS, fra utvalgsundersøkelse), 11 % (KS, «tall fra 2022»), 64 000 (SSB skole, 2023) og «100 000» (regjeringen). De måler ikke det samme: se kilde, definisjon og versjon ved hver indikator.',
    en: 'Six numbers for "young people outside" are in use: 86,000 or 9 % (OECD 2016), 99,200 or 9.5 % (SSB register 2022), nearly 7 % (KS, from a survey), 11 % (KS, "figures from 2022"), 64,000 (SSB school page, 2023) and "100,000" (government). They do not measure the same thing: see source, definition and version of each indicator.',
  },
  kind: 'explanation',
})

const release = of('releases', 'inkludering-1')('publish', {
  mission: 'inkludering',
  title: {
    nb: 'Inkludering: første utgivelse (eksempel)',
    sv: 'Inkludering: första utgåvan (exempel)',
    da: 'Inklusion: første udgivelse (eksempel)',
    en: 'Inclusion: first release (example)',
  },
})

/** The mission's commands; a thing is named only after it was recorded and known. */
export const inkludering: readonly Step[] = [
  ...declared,
  ...neet,
  ...neetPersons,
  ...neetSurvey,
  ...completion,
  ...proposed,
  ...lowIncome,
  ...ungdata,
  ...labourForce,
  ...reworded,
  ...callFigures,
  whichNeet,
  release,
]
