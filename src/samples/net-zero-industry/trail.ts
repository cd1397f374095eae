/** Decisions: five programmes of twenty-three, and the base year. The choice of programmes is real; the question of the base is invented. */
import { IMPACT } from '../common/sources.ts'
import { INVENTED, invented, of, type Step, words } from '../step.ts'

const ENERGY = {
  title: 'Energimyndigheten: Impact Innovation, 23 förberedelseprojekt',
  url: 'https://www.energimyndigheten.se/forskning-och-innovation/forskning/strategiska-innovationsomraden/impact-innovation/',
}
const common = { mission: 'net-zero-industry' }
const five = of('decisions', 'fem-program')
const base = of('decisions', 'basaar-2023')
const loop = of('learning-loops', 'samme-utslapp')

const decisions: readonly Step[] = [
  five('take', {
    ...common,
    body: 'Energimyndigheten, Formas och Vinnova',
    question: words('Hvilke programmer får finansiering?', 'Which programmes are funded?'),
    alternatives: [
      words('Fem programmer', 'Five programmes'),
      words('Tre programmer', 'Three programmes'),
      invented('Flere av de 23 forberedte', 'More of the 23 prepared'),
    ],
    chosen: words('Fem programmer', 'Five programmes'),
    rationale: words(
      'Internasjonale bedømmere, og myndighetenes felles valg ut fra et porteføljeperspektiv.',
      'International assessors, and a joint choice of the agencies from a portfolio perspective.',
    ),
    decidedOn: '2024-06-30',
    affects: ['ii-industri', 'ii-metall-mineral', 'ii-vatten', 'ii-offentlig-sektor', 'ii-byggd-miljo'].map(id => ({
      thing: 'project',
      id,
    })),
    reviewOn: '2026-03-31',
    accountable: 'vinnova',
    knownFrom: '2024',
    reason: 'Valget er publisert; dagen og gjennomgangsdagen er et eksempel.',
    evidence: [IMPACT, ENERGY],
  }),
  base('give-advice', {
    ...common,
    body: 'Fagforening i industrien (eksempel)',
    question: invented('Hvilket år regnes det fra?', 'From which year is it counted?'),
    participants: { count: 60, ageFrom: 19, ageTo: 66 },
    advice: invented(
      'Et år da fabrikkene gikk for fullt, ikke et kriseår.',
      'A year when factories ran at full, not one of crisis.',
    ),
    respondBy: '2025-10-31',
    knownFrom: '2025-06',
    ...INVENTED,
  }),
  base('take', {
    ...common,
    body: 'programkontor',
    question: invented('Hvilket år regnes det fra?', 'From which year is it counted?'),
    alternatives: [
      invented('2023', '2023'),
      invented('2019', '2019'),
      invented('1990, som i klimaloven', '1990, as in the climate act'),
    ],
    chosen: invented('2023', '2023'),
    rationale: invented('Året før programmet begynte.', 'The year before the programme began.'),
    decidedOn: '2025-11-01',
    affects: [
      { thing: 'indicator', id: 'nzi-emissions' },
      { thing: 'indicator', id: 'nzi-energy' },
    ],
    expects: [{ indicator: 'nzi-emissions', by: '2033', change: -75 }],
    reviewOn: '2027-11-01',
    dissent: invented('RISE ville hatt 2019.', 'RISE wanted 2019.'),
    accountable: 'rise',
    knownFrom: '2025-11-01',
    ...INVENTED,
  }),
  base('answer-advice', {
    outcome: 'partly',
    why: invented(
      '2023 var ikke et kriseår, men ikke for fullt heller.',
      '2023 was no year of crisis, but not at full either.',
    ),
    knownFrom: '2025-11-10',
    ...INVENTED,
  }),
  of('decisions', 'publiser-serien')('give-advice', {
    ...common,
    body: 'rise',
    question: invented('Når vises tallene?', 'When are the figures shown?'),
    advice: invented(
      'Publiser serien hvert år, fra første år.',
      'Publish the series every year, from the first year on.',
    ),
    respondBy: '2026-04-30',
    knownFrom: '2026-01',
    ...INVENTED,
  }),
]

const learning: readonly Step[] = [
  loop('open', {
    ...common,
    question: invented('Teller vi det samme utslippet to ganger?', 'Do we count the same emission twice?'),
    hypothesis: invented(
      'Stål telles både som industri og som metall.',
      'Steel is counted both as industry and as metal.',
    ),
    expects: {
      indicator: 'nzi-emissions',
      text: invented('Andelene som hevdes, er over 100 prosent.', 'Shares claimed exceed 100 per cent.'),
    },
    reviewOn: '2025-10-01',
    indicators: ['nzi-emissions'],
    projects: ['ii-industri', 'ii-metall-mineral'],
    knownFrom: '2025-03',
    ...INVENTED,
  }),
  loop('note-evidence', {
    text: invented('75 og 45 prosent av samme mål er hevdet.', '75 and 45 per cent of the same goal are claimed.'),
    restsOn: [{ indicator: 'nzi-emissions', period: '2024' }],
    seenAsOf: '2025-09-30',
    knownFrom: '2025-09',
    ...INVENTED,
  }),
  loop('record-insight', {
    text: invented(
      'Uten et basisår kan ingen si hvem som har rett.',
      'Without a base year nobody can say who is right.',
    ),
    by: 'Följeforskning (eksempel)',
    knownFrom: '2025-10',
    ...INVENTED,
  }),
  loop('close', {
    conclusion: invented('Ja, og tallet mangler.', 'Yes, and the figure is missing.'),
    consequence: {
      decision: 'basaar-2023',
      text: invented('Basisåret ble vedtatt først.', 'The base year was decided first.'),
    },
    knownFrom: '2025-11-01',
    ...INVENTED,
  }),
]

/** Decisions, and what was learnt. */
export const trailOfNetZero: readonly Step[] = [...decisions, ...learning]
