/** The mission statement and its rewordings, each as published, with who said it. */
import { of, type Step } from '../step.ts'
import { MANDATE, PRESS, WHITE_PAPER, ZERO_VISION } from './sources.ts'

const mission = of('missions', 'inkludering')

/** The mission and its overall goal as first said. */
export const declared: readonly Step[] = [
  mission('declare', {
    language: 'nb',
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

/** Zero vision, eliminate, reduce significantly: three wordings within four months. */
export const reworded: readonly Step[] = [
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
    decision: 'nullvisjon',
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
    name: {
      nb: 'Partnerskapsgruppe for inkludering',
      nn: 'Partnarskapsgruppe for inkludering',
      sv: 'Partnerskapsgrupp för inkludering',
      da: 'Partnerskabsgruppe for inklusion',
      en: 'Partnership group for inclusion',
    },
    knownFrom: '2025-03/2025-06',
    reason: 'Varslet i stortingsmeldingen; når den først møttes, er ikke kjent.',
    evidence: [WHITE_PAPER],
  }),
]
