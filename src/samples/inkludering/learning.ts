/** What was learnt: a first figure is not yet news. And a learning loop whose review is overdue. */
import { SSB } from '../common/sources.ts'
import { INVENTED, invented, of, type Step, words } from '../step.ts'

const first = of('learning-loops', 'forste-tall')
const consequence = of('decisions', 'vent-pa-endelige-tall')

const firstFigures: readonly Step[] = [
  first('open', {
    mission: 'inkludering',
    question: invented('Kan vi styre etter det første tallet?', 'Can we steer by the first figure?'),
    hypothesis: invented(
      'Foreløpige tall ligger høyere enn de endelige, og vi handler på en endring som ikke er der.',
      'Provisional figures lie above the final ones, and we act on a change that is not there.',
    ),
    expects: {
      indicator: 'neet-15-29',
      text: invented('Endelige tall er 0,2 prosentpoeng lavere.', 'Final figures are 0.2 percentage points lower.'),
    },
    reviewOn: '2024-06-01',
    indicators: ['neet-15-29'],
    comparison: invented('To årganger: 2019 og 2020.', 'Two years: 2019 and 2020.'),
    knownFrom: '2023-11',
    ...INVENTED,
  }),
  first('note-evidence', {
    text: words(
      '2020 slik den sto ved utgangen av 2021: 11,2, foreløpig.',
      '2020 as it stood at the end of 2021: 11.2, provisional.',
    ),
    restsOn: [{ indicator: 'neet-15-29', period: '2020-Q4' }],
    seenAsOf: '2021-12-31',
    knownFrom: '2023-11',
    reason: 'Tallene er SSBs; sløyfen er et eksempel.',
    evidence: [SSB],
  }),
  first('note-evidence', {
    text: words('Endelig: 11,0. For 2019 ble 10,7 til 10,5.', 'Final: 11.0. For 2019, 10.7 became 10.5.'),
    restsOn: [
      { indicator: 'neet-15-29', period: '2019-Q4' },
      { indicator: 'neet-15-29', period: '2020-Q4' },
    ],
    seenAsOf: '2023-11-30',
    knownFrom: '2023-11',
    reason: 'Tallene er SSBs; sløyfen er et eksempel.',
    evidence: [SSB],
  }),
  first('record-insight', {
    text: invented(
      'Begge år falt 0,2 fra foreløpig til endelig: økningen på 0,7 ble til 0,5.',
      'Both years fell by 0.2 from provisional to final: the rise of 0.7 became 0.5.',
    ),
    by: 'Følgeforskning (eksempel)',
    knownFrom: '2024-05',
    ...INVENTED,
  }),
  consequence('take', {
    mission: 'inkludering',
    body: 'operativ-gruppe',
    question: invented('Når vurderer vi om vi er i rute?', 'When do we judge whether we are on track?'),
    alternatives: [invented('Ved første tall', 'On first figures'), invented('Ved endelige tall', 'On final figures')],
    chosen: invented('Ved endelige tall', 'On final figures'),
    rationale: invented('Første tall har flyttet seg to år på rad.', 'First figures have moved two years in a row.'),
    decidedOn: '2024-06-10',
    restsOn: [{ indicator: 'neet-15-29', period: '2020-Q4' }],
    reviewOn: '2027-06-10',
    accountable: 'ssb',
    knownFrom: '2024-06-10',
    ...INVENTED,
  }),
  first('close', {
    conclusion: invented('Hypotesen holdt for begge årene vi har.', 'The hypothesis held for both years we have.'),
    consequence: {
      decision: 'vent-pa-endelige-tall',
      text: invented('Vurderinger gjøres på endelige tall.', 'Verdicts are given on final figures.'),
    },
    knownFrom: '2024-06-15',
    ...INVENTED,
  }),
]

const waiting: readonly Step[] = [
  of('learning-loops', 'frakobling')('open', {
    mission: 'inkludering',
    question: invented('Fanger kommunene opp unge tidligere?', 'Do municipalities notice young people earlier?'),
    hypothesis: invented(
      'Der Frakoblingsprosessen prøves ut, får unge hjelp før de slutter på skolen.',
      'Where the process of disconnection is tried, young people get help before they leave school.',
    ),
    expects: {
      indicator: 'completed-upper-secondary',
      change: 1,
      text: invented('Ett prosentpoeng flere fullfører.', 'One percentage point more complete.'),
    },
    reviewOn: '2026-06-01',
    indicators: ['completed-upper-secondary'],
    projects: ['ks-frakobling'],
    comparison: invented('Kommuner som ikke deltar.', 'Municipalities that do not take part.'),
    knownFrom: '2024-09',
    ...INVENTED,
  }),
]

/** Two loops: one closed with a consequence, one overdue for its review. */
export const learningOfInclusion: readonly Step[] = [...firstFigures, ...waiting]
