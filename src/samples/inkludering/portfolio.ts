/** The portfolio: projects by their published names. What they claim to contribute was never published, and is marked so. */
import { KS_YOUTH } from '../common/sources.ts'
import { INVENTED, invented, of, type Step, words } from '../step.ts'
import { MANDATE, ZERO_VISION } from './sources.ts'

const portfolio = of('portfolios', 'inkludering')
const publicSector = of('projects', 'ks-offentlig-sektor')
const decoupling = of('projects', 'ks-frakobling')
const call = of('projects', 'utlysning-inkludering-2025')

const claimed = { mission: 'inkludering', ...INVENTED }

const experiments: readonly Step[] = [
  portfolio('open', {
    mission: 'inkludering',
    title: words('Innovasjonsportefølje for inkludering', 'Innovation portfolio for inclusion', {
      nn: 'Innovasjonsportefølje for inkludering',
      sv: 'Innovationsportfölj för inkludering',
      da: 'Innovationsportefølje for inklusion',
    }),
    purpose: invented(
      'Samle det som prøves ut for inkludering, så hull og dobbelttelling synes.',
      'Gather what is tried for inclusion, so that holes and double counting show.',
    ),
    knownFrom: '2022-12',
    ...INVENTED,
  }),
  publicSector('register', {
    title: words('KS: En offentlig sektor for vår tid', 'KS: A public sector for our time', {
      nn: 'KS: Ein offentleg sektor for vår tid',
      sv: 'KS: En offentlig sektor för vår tid',
      da: 'KS: En offentlig sektor for vores tid',
    }),
    kind: 'experiment',
    lead: 'ks',
    stage: 'idea',
    knownFrom: '2022-12',
    reason: 'Siden har ingen dato.',
    evidence: [KS_YOUTH],
  }),
  decoupling('register', {
    title: words('KS: Frakoblingsprosessen', 'KS: The process of disconnection', {
      nn: 'KS: Fråkoplingsprosessen',
      sv: 'KS: Frånkopplingsprocessen',
      da: 'KS: Frakoblingsprocessen',
    }),
    kind: 'experiment',
    lead: 'ks',
    stage: 'experiment',
    summary: words(
      'Prøves ut med Søndre Land, Molde, Færder, Gjøvik, Åmot og Vestfold og Telemark fylkeskommune.',
      'Tried with Søndre Land, Molde, Færder, Gjøvik, Åmot and the county of Vestfold og Telemark.',
    ),
    knownFrom: '2022-12',
    reason: 'Siden har ingen dato.',
    evidence: [KS_YOUTH],
  }),
  of('projects', 'barnunge21')('register', {
    title: words('BarnUnge21-strategien', 'The BarnUnge21 strategy', {
      nn: 'BarnUnge21-strategien',
      sv: 'Strategin BarnUnge21',
      da: 'BarnUnge21-strategien',
    }),
    kind: 'research',
    lead: 'forskningsradet',
    stage: 'scaling',
    knownFrom: '2022-12',
    reason: 'Nevnt i mandatet; fasen er satt for eksempelet (eksempel).',
    evidence: [MANDATE],
  }),
  ...['ks-offentlig-sektor', 'ks-frakobling', 'barnunge21', 'stimulab-alvorlig-sykt-barn', 'stimulab-frivillig'].map(
    project => portfolio('add-project', { project, from: '2023', knownFrom: '2023-05', ...INVENTED }),
  ),
  publicSector('change-stage', { stage: 'experiment', on: '2023-05', knownFrom: '2023-05', ...INVENTED }),
]

const money: readonly Step[] = [
  call('register', {
    title: words(
      'Samarbeidsprosjekter for inkludering: utlysning 2025',
      'Collaborative projects on inclusion: call 2025',
      {
        nn: 'Samarbeidsprosjekt for inkludering: utlysing 2025',
        sv: 'Samarbetsprojekt för inkludering: utlysning 2025',
        da: 'Samarbejdsprojekter for inklusion: opslag 2025',
      },
    ),
    kind: 'funding',
    lead: 'forskningsradet',
    stage: 'idea',
    summary: words(
      'Frist 5. mars 2025. Finansierte prosjekter er ikke funnet.',
      'Deadline 5 March 2025. Funded projects were not found.',
    ),
    knownFrom: '2025-03-01',
    evidence: [ZERO_VISION],
  }),
  call('commit-funding', {
    amount: 117_000_000,
    currency: 'NOK',
    funder: 'forskningsradet',
    instrument: 'Utlysning av samarbeidsprosjekter',
    purpose: 'research',
    from: '2025',
    status: 'announced',
    decision: 'nullvisjon',
    knownFrom: '2025-03-01',
    evidence: [ZERO_VISION],
  }),
  portfolio('add-project', {
    project: 'utlysning-inkludering-2025',
    from: '2025-03',
    knownFrom: '2025-03-01',
    evidence: [ZERO_VISION],
  }),
  call('claim-contribution', {
    ...claimed,
    contribution: 'faerre-utenfor',
    to: { indicator: 'neet-15-29' },
    from: '2025',
    theory: invented('Forskning tas i bruk mens den pågår.', 'Research is put to use while it goes on.'),
    expected: { value: 8, period: '2030-Q4' },
    knownFrom: '2025-03-01',
  }),
]

const claims: readonly Step[] = [
  publicSector('claim-contribution', {
    ...claimed,
    contribution: 'nye-arbeidsmater',
    to: { goal: 'bedre-arbeidsmater' },
    from: '2024',
    theory: invented(
      'Når kommunen styrer etter formål, møter familien én tjeneste i stedet for ti.',
      'When a municipality steers by purpose, a family meets one service instead of ten.',
    ),
    share: 0.7,
    knownFrom: '2024-04',
  }),
  decoupling('claim-contribution', {
    ...claimed,
    contribution: 'tidligere-hjelp',
    to: { goal: 'bedre-arbeidsmater' },
    from: '2024',
    theory: invented(
      'Den som ser hvordan unge kobles fra, kan gripe inn før det har skjedd.',
      'Whoever sees how young people become disconnected can step in before it has happened.',
    ),
    share: 0.6,
    knownFrom: '2024-04',
  }),
  of('projects', 'stimulab-alvorlig-sykt-barn')('claim-contribution', {
    ...claimed,
    contribution: 'inkludering-tjenester',
    to: { goal: 'gode-tjenester' },
    from: '2024',
    theory: invented(
      'Familier som slipper å koordinere selv, møtes av bedre tjenester.',
      'Families who need not coordinate themselves are met by better services.',
    ),
    share: 0.2,
    knownFrom: '2024-04',
  }),
  decoupling('assess-contribution', {
    contribution: 'tidligere-hjelp',
    verdict: 'weak',
    by: 'Følgeforskning (eksempel)',
    knownFrom: '2025-01',
    reason: 'Eksempel: ingen sammenligning med kommuner som ikke deltok.',
  }),
]

/** The portfolio; some goals have nobody working on them, and that shows. */
export const portfolioOfInclusion: readonly Step[] = [...experiments, ...claims, ...money]
