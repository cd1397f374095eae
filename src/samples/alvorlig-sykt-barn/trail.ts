/** Decisions after the final report, and what families say. The report is real; the decisions are invented for the example. */
import { DIGDIR_ACCESS, DIGDIR_CHILD } from '../common/sources.ts'
import { INVENTED, invented, of, type Step, words } from '../step.ts'

const common = { mission: 'alvorlig-sykt-barn' }
const firstMeasure = of('decisions', 'forst-informasjon')
const loop = of('learning-loops', 'samhandling-flekkefjord')

const decisions: readonly Step[] = [
  firstMeasure('give-advice', {
    ...common,
    body: 'familieraad',
    question: invented('Hva hjelper først?', 'What helps first?'),
    method: invented('Samtaler hjemme hos ni familier', 'Talks at home with nine families'),
    participants: { count: 9, ageFrom: 12, ageTo: 52 },
    advice: invented(
      'Gi oss én å ringe til. Nettsider har vi nok av.',
      'Give us one person to call. We have enough websites.',
    ),
    respondBy: '2022-06-30',
    knownFrom: '2022-02',
    ...INVENTED,
  }),
  firstMeasure('take', {
    ...common,
    body: 'helsedirektoratet',
    question: words(
      'Hvilket av tiltakene i sluttrapporten realiseres først?',
      'Which measure of the final report is realised first?',
    ),
    alternatives: [
      words('Enklere tilgang til informasjon', 'Easier access to information'),
      invented('En fast koordinator for hver familie', 'A named coordinator for every family'),
    ],
    chosen: words('Enklere tilgang til informasjon', 'Easier access to information'),
    rationale: words(
      'Stort behov for lett tilgjengelig informasjon om sykdom, tjenester, rettigheter og hjelpetiltak.',
      'Great need of easily accessible information on illness, services, rights and help.',
    ),
    decidedOn: '2022-09-01',
    affects: [{ thing: 'project', id: 'enklere-tilgang' }],
    reviewOn: '2024-12-31',
    accountable: 'helsedirektoratet',
    knownFrom: '2022-12',
    reason: 'Valget er publisert; dagen, alternativet og gjennomgangsdagen er et eksempel.',
    evidence: [DIGDIR_ACCESS],
  }),
  firstMeasure('answer-advice', {
    outcome: 'not-followed',
    why: invented(
      'En koordinator krever lovendring; informasjon kan begynne nå.',
      'A coordinator takes a change of law; information can begin now.',
    ),
    knownFrom: '2022-12',
    ...INVENTED,
  }),
  of('decisions', 'spor-familiene')('give-advice', {
    ...common,
    body: 'familieraad',
    question: invented('Hvordan vet dere at det er blitt bedre?', 'How do you know that it has got better?'),
    participants: { count: 11, ageFrom: 14, ageTo: 55 },
    advice: invented(
      'Spør oss hvert år: hvor mange timer gikk med på skjemaer?',
      'Ask us every year: how many hours went into forms?',
    ),
    respondBy: '2024-10-31',
    knownFrom: '2024-05',
    ...INVENTED,
  }),
  of('decisions', 'ett-eksperiment-til')('take', {
    ...common,
    body: 'helsedirektoratet',
    question: invented(
      'Skal samhandling prøves i flere kommuner?',
      'Is working together to be tried in more municipalities?',
    ),
    alternatives: [invented('Ja, i tre til', 'Yes, in three more'), invented('Nei', 'No')],
    chosen: invented('Ja, i tre til', 'Yes, in three more'),
    rationale: invented(
      'Rollespillet viste hvem som mangler ved bordet.',
      'The role play showed who is missing at the table.',
    ),
    decidedOn: '2022-11-01',
    reviewOn: '2027-01-01',
    knownFrom: '2022-12',
    ...INVENTED,
  }),
]

const learning: readonly Step[] = [
  loop('open', {
    ...common,
    question: invented('Hvem må sitte ved bordet?', 'Who must sit at the table?'),
    hypothesis: invented(
      'Når alle er i samme rom, slipper familien å koordinere.',
      'When all are in one room, the family need not coordinate.',
    ),
    expects: {
      text: invented('Færre møter for familien, samme hjelp.', 'Fewer meetings for the family, the same help.'),
    },
    reviewOn: '2022-06-01',
    projects: ['stimulab-alvorlig-sykt-barn'],
    comparison: invented('Familien før og etter.', 'The family before and after.'),
    knownFrom: '2021-10',
    reason: 'Eksperimentene med Flekkefjord kommune er publisert; sløyfen er et eksempel.',
    evidence: [DIGDIR_CHILD],
  }),
  loop('note-evidence', {
    text: words(
      'Praktiske eksperimenter med Flekkefjord kommune, med rollespill og prototyper.',
      'Practical experiments with the municipality of Flekkefjord, with role play and prototypes.',
    ),
    seenAsOf: '2021-12-31',
    knownFrom: '2022-01',
    evidence: [DIGDIR_CHILD],
  }),
  loop('record-insight', {
    text: invented('Statsforvalteren manglet ved bordet.', 'The county governor was missing at the table.'),
    by: 'Følgeforskning (eksempel)',
    knownFrom: '2022-05',
    ...INVENTED,
  }),
  loop('close', {
    conclusion: invented(
      'Det virket for én familie; det er for lite til å vite.',
      'It worked for one family; that is too little to know.',
    ),
    consequence: {
      decision: 'ett-eksperiment-til',
      text: invented('Prøve i tre kommuner til.', 'Try in three more municipalities.'),
    },
    knownFrom: '2022-12',
    ...INVENTED,
  }),
]

/** The trail: advice that was not followed, advice that waits, a loop with a consequence. */
export const trailOfChild: readonly Step[] = [...decisions, ...learning]
