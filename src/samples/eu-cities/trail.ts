/** Decisions after the labels passed their target: a reading of it, advice without an answer yet, and a learning loop that could not be answered. */
import { INVENTED, invented, of, type Step, words } from '../step.ts'
import { EXCEEDED } from './indicators.ts'
import { norwegian } from './work.ts'

const common = { mission: 'eu-cities' }

const decisions: readonly Step[] = [
  of('decisions', 'label-is-support')('give-advice', {
    ...common,
    body: 'innbyggerpanel',
    question: invented('Hva er 100 byer med merke verdt?', 'What are 100 labelled cities worth?'),
    method: invented('Panel over to kvelder', 'A panel over two evenings'),
    participants: { count: 30, ageFrom: 16, ageTo: 79 },
    advice: invented('Vis utslipp før dere teller merker.', 'Show emissions before you count labels.'),
    respondBy: '2025-09-30',
    knownFrom: '2025-06',
    ...INVENTED,
  }),
  of('decisions', 'label-is-support')('take', {
    ...common,
    body: 'european-commission',
    question: words('Er målet om 100 byer nådd?', 'Has the objective of 100 cities been reached?'),
    alternatives: [
      words('Ja: over 100 byer er støttet i planene sine', 'Yes: more than 100 cities are supported in their plans'),
      invented('Nei: ingen by er målt klimanøytral', 'No: no city has been measured climate-neutral'),
    ],
    chosen: words(
      'Ja: over 100 byer er støttet i planene sine',
      'Yes: more than 100 cities are supported in their plans',
    ),
    rationale: words('103 byer har fått merket.', '103 cities have got the label.'),
    decidedOn: '2025-10-15',
    restsOn: [{ indicator: 'mission-labels', period: '2025-10' }],
    expects: [{ indicator: 'city-emissions', by: '2030', change: 'Net zero in 100 cities' }],
    reviewOn: '2026-06-30',
    knownFrom: '2025-10-15',
    reason: 'Ordlyden er publisert; at den står som et vedtak, er et eksempel.',
    evidence: [EXCEEDED],
  }),
  of('decisions', 'count-emissions')('give-advice', {
    ...common,
    body: 'trondheim',
    question: invented('Hva skal rapporteres fra 2027?', 'What is to be reported from 2027?'),
    advice: invented(
      'Utslipp, men etter regnskapet byene alt fører.',
      'Emissions, but by the accounts cities keep already.',
    ),
    respondBy: '2026-01-31',
    knownFrom: '2025-11',
    ...INVENTED,
  }),
  of('decisions', 'count-emissions')('take', {
    ...common,
    body: 'european-commission',
    question: invented('Hva skal rapporteres fra 2027?', 'What is to be reported from 2027?'),
    alternatives: [invented('Merker', 'Labels'), invented('Utslipp, målt likt', 'Emissions, measured alike')],
    chosen: invented('Utslipp, målt likt', 'Emissions, measured alike'),
    rationale: invented('Et merke er en plan.', 'A label is a plan.'),
    decidedOn: '2026-02-01',
    affects: [{ thing: 'indicator', id: 'city-emissions' }],
    reviewOn: '2027-12-31',
    accountable: 'european-commission',
    knownFrom: '2026-02-01',
    ...INVENTED,
  }),
  of('decisions', 'count-emissions')('answer-advice', {
    outcome: 'partly',
    why: invented(
      'Byregnskapene brukes i to år, så samme metode for alle.',
      'City accounts serve for two years, then one method for all.',
    ),
    knownFrom: '2026-02-01',
    ...INVENTED,
  }),
]

const loop = of('learning-loops', 'labels-and-emissions')
const learning: readonly Step[] = [
  loop('open', {
    ...common,
    question: invented('Følger kutt etter merker?', 'Do cuts follow labels?'),
    hypothesis: invented('Byer med merke kutter raskere enn før.', 'Labelled cities cut faster than before.'),
    expects: { indicator: 'city-emissions', text: invented('Utslippene går ned.', 'Emissions fall.') },
    reviewOn: '2026-01-15',
    indicators: ['mission-labels', 'city-emissions'],
    projects: norwegian.map(({ city }) => `climate-contract-${city}`),
    knownFrom: '2025-06',
    ...INVENTED,
  }),
  loop('note-evidence', {
    text: words('103 merker; ingen samlet utslippsserie.', '103 labels; no joint series of emissions.'),
    restsOn: [
      { indicator: 'mission-labels', period: '2025-10' },
      { indicator: 'city-emissions', period: '2025' },
    ],
    seenAsOf: '2025-10-31',
    knownFrom: '2025-10-31',
    evidence: [EXCEEDED],
  }),
  loop('record-insight', {
    text: invented(
      'Spørsmålet kan ikke besvares med det som måles.',
      'The question cannot be answered with what is measured.',
    ),
    by: 'Evaluator (example)',
    knownFrom: '2026-01',
    ...INVENTED,
  }),
  loop('close', {
    conclusion: invented('Uavklart.', 'Undecided.'),
    consequence: {
      decision: 'count-emissions',
      text: invented('Mål utslipp likt i alle byer.', 'Measure emissions alike in every city.'),
    },
    knownFrom: '2026-02-01',
    ...INVENTED,
  }),
]

/** The trail, after the figures it rests on. The panel's advice has no answer yet. */
export const trailOfCities: readonly Step[] = [...decisions, ...learning]
