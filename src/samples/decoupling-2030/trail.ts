/** Decisions: from a pilot to a programme of eight years, and what counts as started. The scaling is real; the rest is invented. */
import { DDC } from '../common/sources.ts'
import { INVENTED, invented, of, type Step, words } from '../step.ts'

const scale = of('decisions', 'fra-pilot-til-otte-aar')
const loop = of('learning-loops', 'hvad-er-i-gang')
const common = { mission: 'decoupling-2030' }
const KNOWN = { knownFrom: '2022/2023', evidence: [DDC] }

const decisions: readonly Step[] = [
  scale('give-advice', {
    ...common,
    body: 'Tolv produksjonsbedrifter (eksempel)',
    question: invented('Skal piloten skaleres?', 'Is the pilot to be scaled?'),
    participants: { count: 12 },
    advice: invented('Ja, men hjelp oss å telle det samme.', 'Yes, but help us to count the same thing.'),
    respondBy: '2024-01-31',
    knownFrom: '2022/2023',
    ...INVENTED,
  }),
  scale('take', {
    ...common,
    body: 'partnerkreds',
    question: words('Skal piloten fra 2022 skaleres?', 'Is the pilot of 2022 to be scaled?'),
    alternatives: [words('Åtte års innsats', 'An eight-year effort'), invented('Enda en pilot', 'Another pilot')],
    chosen: words('Åtte års innsats', 'An eight-year effort'),
    rationale: words(
      '10–16 prosent arbeider målrettet, fire prosent dokumenterer scope 3.',
      '10–16 per cent work dedicatedly, four per cent document scope 3.',
    ),
    decidedOn: '2023-12-31',
    restsOn: ['decoupling-share', 'decoupling-scope-3'].map(indicator => ({ indicator, period: '2022' })),
    expects: [{ indicator: 'decoupling-companies', by: '2030', change: 4000 }],
    reviewOn: '2025-12-31',
    accountable: 'ddc',
    reason:
      'Skaleringen er publisert; dagen er satt til det siste den kan ha vært, og gjennomgangsdagen er et eksempel.',
    ...KNOWN,
  }),
  scale('answer-advice', {
    outcome: 'partly',
    why: invented('Vi skalerer; tellingen kommer senere.', 'We scale; the counting comes later.'),
    knownFrom: '2024-01',
    ...INVENTED,
  }),
  of('decisions', 'taelleregel')('give-advice', {
    ...common,
    body: 'Tolv produksjonsbedrifter (eksempel)',
    question: invented('Hva teller som «i gang»?', 'What counts as "started"?'),
    advice: invented('Skriv det ned før noen teller.', 'Write it down before anybody counts.'),
    respondBy: '2025-03-31',
    knownFrom: '2024-11',
    ...INVENTED,
  }),
  of('decisions', 'spoerg-alle')('take', {
    ...common,
    body: 'partnerkreds',
    question: invented('Hvordan finne tallet?', 'How to find the figure?'),
    alternatives: [invented('Spørre alle hvert år', 'Ask everybody every year'), invented('Anslå', 'Estimate')],
    chosen: invented('Spørre alle hvert år', 'Ask everybody every year'),
    rationale: invented(
      'Et spenn på 10–16 er for vidt til å styre etter.',
      'An interval of 10–16 is too wide to steer by.',
    ),
    decidedOn: '2025-06-01',
    reviewOn: '2027-06-01',
    accountable: 'ddc',
    knownFrom: '2025-06-01',
    ...INVENTED,
  }),
]

const learning: readonly Step[] = [
  loop('open', {
    ...common,
    question: invented('Kan vi se om andelen vokser?', 'Can we see whether the share grows?'),
    hypothesis: invented(
      'En ny måling i 2024 ville falle innenfor det gamle spennet.',
      'A new measurement in 2024 would fall within the old interval.',
    ),
    expects: { indicator: 'decoupling-share', text: invented('Mer enn 16 prosent.', 'More than 16 per cent.') },
    reviewOn: '2025-03-01',
    indicators: ['decoupling-share'],
    projects: ['decoupling-program'],
    knownFrom: '2024-06',
    ...INVENTED,
  }),
  loop('note-evidence', {
    text: words('10–16 prosent, oppgitt som spenn, uten år.', '10–16 per cent, given as an interval, without a year.'),
    restsOn: [{ indicator: 'decoupling-share', period: '2022' }],
    seenAsOf: '2024-06-30',
    knownFrom: '2024-06',
    evidence: [DDC],
  }),
  loop('record-insight', {
    text: invented('Et spenn skjuler fire års framgang.', 'An interval hides four years of progress.'),
    by: 'ddc',
    knownFrom: '2025-05',
    ...INVENTED,
  }),
  loop('close', {
    conclusion: invented('Nei.', 'No.'),
    consequence: { decision: 'spoerg-alle', text: invented('Spør alle hvert år.', 'Ask everybody every year.') },
    knownFrom: '2025-06-01',
    ...INVENTED,
  }),
]

/** Decisions, and what was learnt. */
export const trailOfDecoupling: readonly Step[] = [...decisions, ...learning]
