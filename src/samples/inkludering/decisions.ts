/** Decisions and what they rest on. One rests on a provisional figure that was replaced; one piece of advice has no answer yet. */
import { GROUP, SSB } from '../common/sources.ts'
import { INVENTED, invented, of, type Step, words } from '../step.ts'
import { MANDATE, WHITE_PAPER, ZERO_VISION } from './sources.ts'

const yardstick = of('decisions', 'neet-som-malestokk')
const goals = of('decisions', 'tre-hovedmal')
const zero = of('decisions', 'nullvisjon')
const common = { mission: 'inkludering' }

/** November 2023: the figure of 2022 stood at 9.7, provisional; during the year after it became 9.5. */
const onProvisional: readonly Step[] = [
  yardstick('give-advice', {
    ...common,
    body: 'ssb',
    question: invented('Hvilket tall skal følges?', 'Which figure is to be followed?'),
    advice: invented(
      'Følg registertallet, men vent til det er endelig: første tall har flyttet seg.',
      'Follow the register figure, but wait until it is final: first figures have moved.',
    ),
    respondBy: '2023-11-30',
    knownFrom: '2023-11-01',
    ...INVENTED,
  }),
  yardstick('take', {
    ...common,
    body: 'Regjeringen (eksempel)',
    question: invented('Hvilket tall skal følges?', 'Which figure is to be followed?'),
    alternatives: [
      words('NEET etter registre', 'NEET by registers'),
      words('NEET etter arbeidskraftundersøkelsen', 'NEET by the labour force survey'),
      words('Ikke noe tall før målene er satt', 'No figure before the goals are set'),
    ],
    chosen: words('NEET etter registre', 'NEET by registers'),
    rationale: invented(
      'Andelen steg fra 9,5 til 9,7 prosent på ett år; registeret dekker alle og alle fylker.',
      'The share rose from 9.5 to 9.7 per cent in a year; the register covers everybody and every county.',
    ),
    decidedOn: '2023-11-15',
    restsOn: [
      { indicator: 'neet-15-29', period: '2021-Q4' },
      { indicator: 'neet-15-29', period: '2022-Q4' },
    ],
    affects: [{ thing: 'indicator', id: 'neet-15-29' }],
    expects: [{ indicator: 'neet-15-29', by: '2035-Q4', change: -6.2 }],
    reviewOn: '2025-11-15',
    dissent: invented('Ett medlem ville vente på endelige tall.', 'One member wanted to wait for final figures.'),
    accountable: 'bufdir',
    knownFrom: '2023-11-15',
    reason: 'Eksempel: vedtaket er laget for eksempelet; tallene det hviler på, er SSBs.',
    evidence: [SSB],
  }),
  yardstick('answer-advice', {
    outcome: 'partly',
    why: invented(
      'Registertallet følges; å vente på endelige tall ville tatt et år.',
      'The register figure is followed; waiting for final figures would have taken a year.',
    ),
    knownFrom: '2023-11-20',
    ...INVENTED,
  }),
]

const onGoals: readonly Step[] = [
  goals('give-advice', {
    ...common,
    body: 'Åpen digital innspillsrunde',
    question: words(
      'Hva bør vi som samfunn ha fått til om ti år, for å få barn og unge ut av utenforskap?',
      'What should we as a society have achieved in ten years to bring children and youth out of exclusion?',
    ),
    method: words(
      'Digital høring med frist 9. oktober 2023; 150 innspill',
      'Digital consultation until 9 October 2023; 150 contributions',
    ),
    participants: { count: 150 },
    advice: invented(
      'Begynn tidlig, og hør på barn og unge selv.',
      'Begin early, and listen to children and youth themselves.',
    ),
    respondBy: '2024-04-30',
    knownFrom: '2023-10-09',
    reason: 'Spørsmål, frist og antall er publisert (antallet er innspill, ikke personer); rådet er et eksempel.',
    evidence: [MANDATE],
  }),
  goals('take', {
    ...common,
    body: 'operativ-gruppe',
    question: words(
      'Hvilke hovedmål skal foreslås for regjeringen?',
      'Which main goals are to be proposed to the government?',
    ),
    alternatives: [
      words(
        'Tre hovedmål: livskvalitet, tjenester, arbeidsmåter',
        'Three main goals: quality of life, services, ways of working',
      ),
      invented('Ett tallfestet mål for utenforskap', 'One numeric goal for exclusion'),
    ],
    chosen: words(
      'Tre hovedmål: livskvalitet, tjenester, arbeidsmåter',
      'Three main goals: quality of life, services, ways of working',
    ),
    rationale: words(
      'For å nå målene må sektorene samarbeide tettere, og forskning tas i bruk.',
      'To reach the goals, sectors must work closer together and research be put to use.',
    ),
    decidedOn: '2024-03-14',
    affects: ['god-livskvalitet', 'gode-tjenester', 'bedre-arbeidsmater'].map(id => ({ thing: 'goal', id })),
    reviewOn: '2025-03-14',
    accountable: 'forskningsradet',
    knownFrom: '2024-03',
    reason: 'Overlevert en torsdag i mars 2024; dagen er ikke bekreftet. Alternativet uten kilde er et eksempel.',
    evidence: [GROUP],
  }),
  goals('answer-advice', {
    outcome: 'followed',
    why: invented(
      'Livskvalitet og medvirkning står i målene.',
      'Quality of life and participation stand in the goals.',
    ),
    knownFrom: '2024-03',
    ...INVENTED,
  }),
  goals('review', {
    finding: invented(
      'Ordlyden er endret tre ganger; hovedmålene er fortsatt bare foreslått.',
      'The wording has changed three times; the main goals are still only proposed.',
    ),
    by: 'Følgeforskning (eksempel)',
    knownFrom: '2025-08',
    ...INVENTED,
  }),
]

const afterwards: readonly Step[] = [
  zero('take', {
    ...common,
    body: 'Regjeringen',
    question: words('Hvor langt skal det nås?', 'How far should it reach?'),
    alternatives: [
      words('Inkludere flere, som i langtidsplanen', 'Include more, as in the long-term plan'),
      words('Nullvisjon for utenforskap over ti år', 'A zero vision for exclusion over ten years'),
    ],
    chosen: words('Nullvisjon for utenforskap over ti år', 'A zero vision for exclusion over ten years'),
    rationale: words(
      'Kunngjort med en utlysning på 117 millioner kroner; noe tallfestet mål fulgte ikke med.',
      'Announced with a call of NOK 117 million; no numeric target came with it.',
    ),
    decidedOn: '2025-03-01',
    affects: [
      { thing: 'goal', id: 'inkludere-flere' },
      { thing: 'project', id: 'utlysning-inkludering-2025' },
    ],
    restsOn: [{ indicator: 'neet-15-29', period: '2022-Q4' }],
    expects: [{ indicator: 'neet-15-29', by: '2035-Q4', change: 'Ned mot null; hvor langt er ikke tallfestet.' }],
    reviewOn: '2026-03-01',
    knownFrom: '2025-03-01',
    reason: 'Kunngjøringen er publisert; gjennomgangsdagen og hvilket tall den hviler på, er et eksempel.',
    evidence: [ZERO_VISION],
  }),
  of('decisions', 'tallfeste-betydelig')('give-advice', {
    ...common,
    body: 'medvirkningsgruppe',
    question: words('Hva betyr «betydelig»?', 'What does "significantly" mean?'),
    method: invented('Tre møter og en avstemning', 'Three meetings and a vote'),
    participants: { count: 24, ageFrom: 15, ageTo: 25 },
    advice: invented(
      'Sett et tall, og si hva som skal være nådd på veien.',
      'Set a number, and say what is to be reached on the way.',
    ),
    respondBy: '2025-12-31',
    knownFrom: '2025-09',
    reason: 'Eksempel: rådet er laget for eksempelet; ordet står i stortingsmeldingen.',
    evidence: [WHITE_PAPER],
  }),
]

/** Four questions: three decided, one waiting. */
export const decisionsOfInclusion: readonly Step[] = [...onProvisional, ...onGoals, ...afterwards]
