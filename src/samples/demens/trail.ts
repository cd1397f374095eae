/** Decisions: that “half” means half of a guess, and what follows when a study replaces the guess. Invented for the example. */
import { INVENTED, invented, of, type Step, words } from '../step.ts'
import { HUNT, NRK } from './sources.ts'

const guess = of('decisions', 'halver-fra-78000')
const counted = of('decisions', 'halver-fra-tellingen')
const loop = of('learning-loops', 'var-det-78000')
const common = { mission: 'demens' }
const HALF = invented('Hvor mye er halvparten?', 'How much is half?')

const decisions: readonly Step[] = [
  guess('take', {
    ...common,
    body: 'partnerskap',
    question: HALF,
    alternatives: [
      invented('39 000, av 78 000', '39,000, out of 78,000'),
      invented('Vente på studien', 'Wait for the study'),
    ],
    chosen: invented('39 000, av 78 000', '39,000, out of 78,000'),
    rationale: invented('Det er tallet alle bruker.', 'It is the figure everybody uses.'),
    decidedOn: '2020-12-01',
    restsOn: [{ indicator: 'demens-personer', period: '2020' }],
    expects: [{ indicator: 'demens-personer', by: '2030', change: -39_000 }],
    reviewOn: '2022-12-01',
    dissent: invented('To ville vente på studien.', 'Two wanted to wait for the study.'),
    accountable: 'helsedirektoratet',
    knownFrom: '2020-12-01',
    ...INVENTED,
  }),
  counted('give-advice', {
    ...common,
    body: 'Pårørende (eksempel)',
    question: HALF,
    participants: { count: 18, ageFrom: 35, ageTo: 80 },
    advice: invented(
      'Regn av det som er sant, og mål hvordan folk har det.',
      'Count from what is true, and measure how people are.',
    ),
    respondBy: '2021-06-30',
    knownFrom: '2021-03',
    ...INVENTED,
  }),
  counted('take', {
    ...common,
    body: 'partnerskap',
    question: HALF,
    alternatives: [
      invented('Fortsatt 39 000', 'Still 39,000'),
      invented('50 559, av det nye nullpunktet', '50,559, of the new baseline'),
    ],
    chosen: invented('50 559, av det nye nullpunktet', '50,559, of the new baseline'),
    rationale: invented(
      'Halvparten er halvparten av det som er talt. Målet er lettere enn før, og det sies her.',
      'Half is half of what was counted. The target is easier than before, and that is said here.',
    ),
    decidedOn: '2021-06-01',
    affects: [{ thing: 'indicator', id: 'demens-personer' }],
    restsOn: [{ indicator: 'demens-personer', period: '2020' }],
    expects: [{ indicator: 'demens-personer', by: '2030', change: -50_559 }],
    reviewOn: '2025-06-01',
    accountable: 'helsedirektoratet',
    knownFrom: '2021-06-01',
    ...INVENTED,
  }),
  counted('answer-advice', {
    outcome: 'partly',
    why: invented(
      'Nullpunktet er nytt; hvordan folk har det, måles ikke ennå.',
      'The baseline is new; how people are is not measured yet.',
    ),
    knownFrom: '2021-06-15',
    ...INVENTED,
  }),
  guess('supersede', {
    by: 'halver-fra-tellingen',
    knownFrom: '2021-06-15',
    reason: 'Eksempel: tallet den hvilte på, viste seg å være feil.',
  }),
  of('decisions', 'maal-byrden')('give-advice', {
    ...common,
    body: 'ntnu',
    question: invented('Hvordan måles byrden, ikke bare antallet?', 'How is the burden measured, not only the number?'),
    advice: invented('Spør dem det gjelder, hvert annet år.', 'Ask those concerned, every other year.'),
    respondBy: '2023-12-31',
    knownFrom: '2023-06',
    ...INVENTED,
  }),
]

const learning: readonly Step[] = [
  loop('open', {
    ...common,
    question: invented('Var det noen gang 78 000?', 'Was it ever 78,000?'),
    hypothesis: invented(
      'Utgangspunktet er for lavt, så målet er for strengt eller for enkelt.',
      'The starting point is too low, so the target is too hard or too easy.',
    ),
    expects: {
      indicator: 'demens-personer',
      text: invented('En telling gir et høyere tall.', 'A count gives a higher figure.'),
    },
    reviewOn: '2021-06-01',
    indicators: ['demens-personer'],
    projects: ['hunt4-demens'],
    knownFrom: '2020-12-01',
    ...INVENTED,
  }),
  ...[
    { text: words('78 000, antatt.', '78,000, assumed.'), seenAsOf: '2020-12-01' },
    {
      text: words(
        '101 118, talt: 30 prosent mer uten at noe hadde endret seg.',
        '101,118, counted: 30 per cent more though nothing had changed.',
      ),
      seenAsOf: '2021-01-31',
    },
  ].map(seen =>
    loop('note-evidence', {
      ...seen,
      restsOn: [{ indicator: 'demens-personer', period: '2020' }],
      knownFrom: '2021-01-31',
      evidence: [HUNT, NRK],
    }),
  ),
  loop('record-insight', {
    text: invented(
      'Et mål i prosent er ikke sterkere enn nullpunktet sitt.',
      'A target in per cent is no stronger than its baseline.',
    ),
    by: 'Følgeforskning (eksempel)',
    knownFrom: '2021-05',
    ...INVENTED,
  }),
  loop('close', {
    conclusion: invented('Nullpunktet var galt.', 'The baseline was wrong.'),
    consequence: {
      decision: 'halver-fra-tellingen',
      text: invented(
        'Målet følger det nye nullpunktet, ved vedtak.',
        'The target follows the new baseline, by decision.',
      ),
    },
    knownFrom: '2021-06-15',
    ...INVENTED,
  }),
]

/** The trail, after the figures it rests on. */
export const trailOfDementia: readonly Step[] = [...decisions, ...learning]
