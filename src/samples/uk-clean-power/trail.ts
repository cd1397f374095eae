/** Decisions about the target, and the advice behind them. The plan is real; advice and lessons are invented for the example. */
import { STARMER } from '../common/sources.ts'
import { INVENTED_EN, invented, of, type Step, words } from '../step.ts'
import { CARBON_BRIEF } from './work.ts'

const weaker = of('decisions', 'at-least-95')
const loop = of('learning-loops', 'does-wording-matter')
const common = { mission: 'uk-clean-power' }

const decisions: readonly Step[] = [
  weaker('take', {
    ...common,
    body: 'uk-government',
    question: words('Hvor mye ren kraft i 2030?', 'How much clean power in 2030?'),
    alternatives: [
      words('100 prosent, som i valgprogrammet', '100 per cent, as in the manifesto'),
      words('Minst 95 prosent', 'At least 95 per cent'),
    ],
    chosen: words('Minst 95 prosent', 'At least 95 per cent'),
    rationale: words(
      '«Oppdraget er ikke endret», sa statsministeren.',
      '"The mission hasn\'t changed", the Prime Minister said.',
    ),
    decidedOn: '2024-12-05',
    affects: [
      { thing: 'indicator', id: 'clean-power-share' },
      { thing: 'goal', id: 'clean-power' },
    ],
    expects: [{ indicator: 'clean-power-share', by: '2030', change: 'At least 95 per cent' }],
    reviewOn: '2025-12-05',
    accountable: 'uk-government',
    knownFrom: '2024-12-05',
    reason: 'The plan is published; that day of review is an example.',
    evidence: [STARMER],
  }),
  weaker('give-advice', {
    ...common,
    body: 'bill-payers',
    question: invented('Er 95 det samme som 100?', 'Is 95 the same as 100?'),
    participants: { count: 21, ageFrom: 18, ageTo: 81 },
    advice: invented('Nei. Si at målet er flyttet.', 'No. Say that the target has moved.'),
    respondBy: '2025-03-31',
    knownFrom: '2025-01',
    ...INVENTED_EN,
  }),
  of('decisions', 'two-targets')('give-advice', {
    ...common,
    body: 'bill-payers',
    question: invented('Hvordan skal målet sies?', 'How is the target to be said?'),
    advice: invented('Si begge tallene, hver gang.', 'Say both figures, every time.'),
    respondBy: '2025-07-31',
    knownFrom: '2025-05',
    ...INVENTED_EN,
  }),
  of('decisions', 'two-targets')('take', {
    ...common,
    body: 'uk-government',
    question: invented('Hvordan skal målet sies?', 'How is the target to be said?'),
    alternatives: [invented('Ett tall', 'One figure'), invented('Begge tallene', 'Both figures')],
    chosen: invented('Begge tallene', 'Both figures'),
    rationale: invented('Forbruk og produksjon er ikke det samme.', 'Demand and generation are not the same.'),
    decidedOn: '2025-08-01',
    reviewOn: '2027-08-01',
    knownFrom: '2025-08-01',
    ...INVENTED_EN,
  }),
  of('decisions', 'two-targets')('answer-advice', {
    outcome: 'followed',
    why: invented('Begge står i rapporten.', 'Both are in the report.'),
    knownFrom: '2025-08-01',
    ...INVENTED_EN,
  }),
]

const learning: readonly Step[] = [
  loop('open', {
    ...common,
    question: invented('Merker folk at målet ble flyttet?', 'Do people notice that the target moved?'),
    hypothesis: invented('De færreste ser forskjell på 95 og 100.', 'Few see a difference between 95 and 100.'),
    expects: {
      indicator: 'clean-power-share',
      text: invented('Under halvparten kan si hva målet er.', 'Less than half can say what the target is.'),
    },
    reviewOn: '2025-06-30',
    indicators: ['clean-power-share', 'clean-power-demand'],
    knownFrom: '2025-01',
    ...INVENTED_EN,
  }),
  loop('note-evidence', {
    text: words('To mål siden desember 2024, og ingen tallserie.', 'Two targets since December 2024, and no series.'),
    restsOn: [{ indicator: 'clean-power-share', period: '2024' }],
    seenAsOf: '2025-06-30',
    knownFrom: '2025-06-30',
    evidence: [CARBON_BRIEF],
  }),
  loop('record-insight', {
    text: invented('Fem av tjueen kunne si det.', 'Five of twenty-one could say it.'),
    by: 'Evaluator (example)',
    knownFrom: '2025-07',
    ...INVENTED_EN,
  }),
  loop('close', {
    conclusion: invented('Hypotesen holdt i ett panel.', 'The hypothesis held in one panel.'),
    consequence: { decision: 'two-targets', text: invented('Begge tallene sies.', 'Both figures are said.') },
    knownFrom: '2025-08-01',
    ...INVENTED_EN,
  }),
]

/** Decisions and what was learnt; the panel's first advice has no answer. */
export const trailOfCleanPower: readonly Step[] = [...decisions, ...learning]
