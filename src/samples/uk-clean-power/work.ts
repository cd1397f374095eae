/** Members, projects and barriers. The plan is real; shares, money and barriers are invented for the example. */
import { STARMER } from '../common/sources.ts'
import { INVENTED_EN, invented, of, type Step, words } from '../step.ts'

export const CARBON_BRIEF = { title: 'Carbon Brief, 2024-12-13, on the Clean Power 2030 action plan' }
const mission = of('missions', 'uk-clean-power')
const portfolio = of('portfolios', 'uk-clean-power')
const plan = of('projects', 'clean-power-action-plan')
const grid = of('projects', 'grid-connections')
const common = { mission: 'uk-clean-power' }

/** Member, panel, barrier, two measures. */
export const workOnCleanPower: readonly Step[] = [
  mission('add-actor', {
    actor: 'uk-government',
    from: '2024-07',
    roles: ['owner'],
    knownFrom: '2024-12-05',
    evidence: [STARMER],
  }),
  mission('form-body', {
    body: 'bill-payers',
    kind: 'participation-group',
    name: invented('Panel av strømkunder', 'Panel of bill payers', {
      nn: 'Panel av straumkundar',
      sv: 'Panel av elkunder',
      da: 'Panel af elkunder',
    }),
    knownFrom: '2024-12-05',
    ...INVENTED_EN,
  }),
  mission('raise-barrier', {
    barrier: 'grid-queue',
    kind: 'incentive',
    text: invented(
      'Køen for nettilknytning er lengre enn tiden som er igjen.',
      'The queue for the grid is longer than the time that is left.',
    ),
    goals: ['clean-power'],
    accountable: 'uk-government',
    due: '2025-12-31',
    knownFrom: '2025-01',
    ...INVENTED_EN,
  }),
  mission('escalate-barrier', { barrier: 'grid-queue', to: 'uk-government', knownFrom: '2025-06', ...INVENTED_EN }),
  mission('answer-barrier', {
    barrier: 'grid-queue',
    outcome: 'removed',
    text: invented('Prosjekter som er klare, går først.', 'Projects that are ready go first.'),
    knownFrom: '2025-12',
    ...INVENTED_EN,
  }),
  portfolio('open', {
    ...common,
    title: words('Handlingsplanen for ren kraft', 'The clean power action plan', {
      nn: 'Handlingsplanen for rein kraft',
      sv: 'Handlingsplanen för ren el',
      da: 'Handlingsplanen for ren strøm',
    }),
    purpose: words(
      'Nå 100 prosent av forbruket og minst 95 av produksjonen.',
      'Reach 100 per cent of demand and at least 95 of generation.',
    ),
    knownFrom: '2024-12-13',
    evidence: [CARBON_BRIEF],
  }),
  plan('register', {
    title: words('Clean Power 2030: handlingsplan', 'Clean Power 2030 action plan', {
      nn: 'Clean Power 2030: handlingsplan',
      sv: 'Clean Power 2030: handlingsplan',
      da: 'Clean Power 2030: handlingsplan',
    }),
    kind: 'regulation',
    lead: 'uk-government',
    stage: 'scaling',
    knownFrom: '2024-12-13',
    evidence: [CARBON_BRIEF],
  }),
  grid('register', {
    title: invented('Raskere nettilknytning', 'Faster grid connections', {
      nn: 'Raskare nettilknyting',
      sv: 'Snabbare nätanslutning',
      da: 'Hurtigere nettilslutning',
    }),
    kind: 'regulation',
    lead: 'uk-government',
    stage: 'pilot',
    knownFrom: '2025-02',
    ...INVENTED_EN,
  }),
  ...[
    { project: plan, id: 'clean-power-action-plan', share: 0.9 },
    { project: grid, id: 'grid-connections', share: 0.35 },
  ].flatMap(({ project, id, share }) => [
    portfolio('add-project', { project: id, from: '2025', knownFrom: '2025-02', ...INVENTED_EN }),
    project('claim-contribution', {
      ...common,
      contribution: 'clean-power',
      to: { goal: 'clean-power' },
      from: '2025',
      theory: invented('Det som bygges og kobles til, fortrenger gass.', 'What is built and connected displaces gas.'),
      share,
      knownFrom: '2025-02',
      ...INVENTED_EN,
    }),
  ]),
  grid('commit-funding', {
    amount: 5_000_000,
    currency: 'GBP',
    funder: 'uk-government',
    instrument: 'Grant (example)',
    purpose: 'measure',
    from: '2025',
    to: '2026',
    status: 'announced',
    knownFrom: '2025-03',
    ...INVENTED_EN,
  }),
  grid('assess-contribution', {
    contribution: 'clean-power',
    verdict: 'plausible',
    by: 'Evaluator (example)',
    knownFrom: '2025-12',
    reason: 'Example: ready projects went first; what it changed by 2030 cannot be seen yet.',
  }),
]
