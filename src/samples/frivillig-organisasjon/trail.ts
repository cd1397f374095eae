/** Decisions for voluntary organisations, and the advice behind them. The launch is real; the wording around it is invented. */
import { DIGDIR_COUNCIL } from '../common/sources.ts'
import { INVENTED, invented, of, type Step, words } from '../step.ts'

const common = { mission: 'frivillig-organisasjon' }
const onwards = of('decisions', 'tilskudd-videre')
const loop = of('learning-loops', 'ett-sted-aa-lete')

const decisions: readonly Step[] = [
  onwards('give-advice', {
    ...common,
    body: 'Digitaliseringsrådet',
    question: words('Hvordan tas Digitilskudd videre etter piloten?', 'How does Digitilskudd go on after the pilot?'),
    advice: invented(
      'Gi den en eier og et budsjett før den vises fram.',
      'Give it an owner and a budget before it is shown.',
    ),
    respondBy: '2022-12-31',
    knownFrom: '2022-03',
    reason: 'At rådet ga anbefalinger og at spørsmålet var åpent, er publisert; ordene er et eksempel.',
    evidence: [DIGDIR_COUNCIL],
  }),
  onwards('take', {
    ...common,
    body: 'kld',
    question: words('Hvordan tas Digitilskudd videre etter piloten?', 'How does Digitilskudd go on after the pilot?'),
    alternatives: [
      words('DFØ forvalter Tilskudd.no', 'DFØ runs Tilskudd.no'),
      invented('Legge den ned', 'Close it down'),
    ],
    chosen: words('DFØ forvalter Tilskudd.no', 'DFØ runs Tilskudd.no'),
    rationale: invented(
      'Den som forvalter tilskudd, forvalter oversikten.',
      'Whoever runs the grants runs the overview.',
    ),
    decidedOn: '2022-12-01',
    affects: [{ thing: 'project', id: 'digitilskudd' }],
    reviewOn: '2024-12-01',
    accountable: 'dfo',
    knownFrom: '2022-12',
    reason: 'Utfallet er publisert; dag, begrunnelse og gjennomgangsdag er et eksempel.',
    evidence: [DIGDIR_COUNCIL],
  }),
  onwards('answer-advice', {
    outcome: 'followed',
    why: invented(
      'DFØ eier, med Lotteri- og stiftelsestilsynet.',
      'DFØ owns it, with the Gaming and Foundation Authority.',
    ),
    knownFrom: '2022-12',
    ...INVENTED,
  }),
  of('decisions', 'tell-timene')('give-advice', {
    ...common,
    body: 'frivillighet-norge',
    question: invented('Hvordan vet vi at det blir mer tid?', 'How do we know that there is more time?'),
    participants: { count: 40 },
    advice: invented(
      'Tell timene på skjemaer i førti lag, hvert år.',
      'Count the hours spent on forms in forty clubs, every year.',
    ),
    respondBy: '2024-01-31',
    knownFrom: '2023-10',
    ...INVENTED,
  }),
  of('decisions', 'kommunale-tilskudd')('take', {
    ...common,
    body: 'kld',
    question: invented('Skal kommunenes tilskudd inn i oversikten?', 'Are municipal grants to enter the overview?'),
    alternatives: [
      invented('Ja, frivillig', 'Yes, voluntarily'),
      invented('Ja, med plikt', 'Yes, as a duty'),
      invented('Nei', 'No'),
    ],
    chosen: invented('Ja, frivillig', 'Yes, voluntarily'),
    rationale: invented('Lagene får mest fra kommunen.', 'Clubs get most from the municipality.'),
    decidedOn: '2024-03-01',
    reviewOn: '2026-12-31',
    dissent: invented('KS ville ha penger med.', 'KS wanted money along with it.'),
    knownFrom: '2024-03-01',
    ...INVENTED,
  }),
]

const learning: readonly Step[] = [
  loop('open', {
    ...common,
    question: invented('Sparer ett sted å lete tid?', 'Does one place to look save time?'),
    hypothesis: invented(
      'Lag som bruker Tilskudd.no, søker oftere og bruker færre timer.',
      'Clubs that use Tilskudd.no apply more often and spend fewer hours.',
    ),
    expects: { text: invented('To timer mindre per søknad.', 'Two hours less per application.') },
    reviewOn: '2024-01-31',
    projects: ['digitilskudd'],
    comparison: invented('Lag som ikke bruker den.', 'Clubs that do not use it.'),
    knownFrom: '2023-02',
    ...INVENTED,
  }),
  loop('note-evidence', {
    text: invented(
      'Tolv lag intervjuet; ni fant ikke de kommunale tilskuddene.',
      'Twelve clubs interviewed; nine did not find the municipal grants.',
    ),
    seenAsOf: '2023-12-31',
    knownFrom: '2024-01',
    ...INVENTED,
  }),
  loop('record-insight', {
    text: invented(
      'En oversikt over staten er en liten del av det et lag søker.',
      'An overview of the state is a small part of what a club applies for.',
    ),
    by: 'Følgeforskning (eksempel)',
    knownFrom: '2024-02',
    ...INVENTED,
  }),
  loop('close', {
    conclusion: invented('Ikke slik den er nå.', 'Not as it is now.'),
    consequence: {
      decision: 'kommunale-tilskudd',
      text: invented('Kommunene inviteres inn.', 'Municipalities are invited in.'),
    },
    knownFrom: '2024-03-01',
    ...INVENTED,
  }),
]

/** The trail: advice followed, advice that waits, a loop with a consequence. */
export const trailOfVolunteers: readonly Step[] = [...decisions, ...learning]
