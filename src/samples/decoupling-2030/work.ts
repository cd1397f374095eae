/** Members and projects that get companies started. Partners and the scaling are real; amounts and shares are invented. */
import { DDC } from '../common/sources.ts'
import { INVENTED, invented, of, type Step, words } from '../step.ts'

const mission = of('missions', 'decoupling-2030')
const portfolio = of('portfolios', 'decoupling-2030')
const pilot = of('projects', 'decoupling-pilot')
const programme = of('projects', 'decoupling-program')
const common = { mission: 'decoupling-2030' }
const KNOWN = { knownFrom: '2022/2023', evidence: [DDC] }

const people: readonly Step[] = [
  mission('form-body', {
    body: 'partnerkreds',
    kind: 'partnership',
    name: words('Partnerkretsen bak Decoupling 2030', 'The partner group of Decoupling 2030', {
      nn: 'Partnarkrinsen bak Decoupling 2030',
      sv: 'Partnerkretsen bakom Decoupling 2030',
      da: 'Partnerkredsen bag Decoupling 2030',
    }),
    ...KNOWN,
  }),
  ...['ddc', 'industriens-fond'].map(actor =>
    mission('add-actor', { actor, from: '2022', bodies: actor === 'ddc' ? ['partnerkreds'] : [], ...KNOWN }),
  ),
  mission('raise-barrier', {
    barrier: 'ingen-taeller',
    kind: 'data-sharing',
    text: invented('Ingen har ansvar for å telle bedriftene.', 'Nobody is responsible for counting the companies.'),
    goals: ['virksomheder-i-gang'],
    due: '2024-12-31',
    knownFrom: '2024-01',
    ...INVENTED,
  }),
  mission('escalate-barrier', {
    barrier: 'ingen-taeller',
    to: 'Danmarks Statistik',
    knownFrom: '2025-01',
    ...INVENTED,
  }),
  mission('raise-barrier', {
    barrier: 'scope-3-kompetanse',
    kind: 'competence',
    text: words('Bare fire prosent dokumenterer scope 3.', 'Only four per cent document scope 3.'),
    goals: ['scope-3'],
    accountable: 'ddc',
    due: '2026-06-30',
    knownFrom: '2025-01',
    reason: 'Andelen er publisert; at den ble reist som barriere, er et eksempel.',
    evidence: [DDC],
  }),
  mission('answer-barrier', {
    barrier: 'scope-3-kompetanse',
    outcome: 'accepted',
    text: invented('Bedriftene får kurs i 2026.', 'Companies get a course in 2026.'),
    knownFrom: '2025-09',
    ...INVENTED,
  }),
]

const projects: readonly Step[] = [
  portfolio('open', {
    ...common,
    title: words('Decoupling 2030: pilot og program', 'Decoupling 2030: pilot and programme', {
      nn: 'Decoupling 2030: pilot og program',
      sv: 'Decoupling 2030: pilot och program',
      da: 'Decoupling 2030: pilot og program',
    }),
    purpose: words('Få bedrifter i gang, gjennom verdikjedene.', 'Get companies started, through the value chains.'),
    ...KNOWN,
  }),
  pilot('register', {
    title: words('Pilot 2022', 'Pilot 2022', { nn: 'Pilot 2022', sv: 'Pilot 2022', da: 'Pilot 2022' }),
    kind: 'experiment',
    lead: 'ddc',
    stage: 'pilot',
    ...KNOWN,
  }),
  programme('register', {
    title: words('Åtteårig program', 'Eight-year programme', {
      nn: 'Åtteårig program',
      sv: 'Åttaårigt program',
      da: 'Otteårigt program',
    }),
    kind: 'project',
    lead: 'ddc',
    stage: 'scaling',
    summary: words('Støttet av Industriens Fond.', 'Supported by the Danish Industry Foundation.'),
    ...KNOWN,
  }),
  ...['decoupling-pilot', 'decoupling-program'].map(project =>
    portfolio('add-project', { project, from: project === 'decoupling-pilot' ? '2022' : '2023', ...KNOWN }),
  ),
  programme('commit-funding', {
    amount: 20_000_000,
    currency: 'DKK',
    funder: 'industriens-fond',
    instrument: 'Bevilling; beløpet er et eksempel',
    purpose: 'innovation',
    from: '2023',
    to: '2030',
    status: 'committed',
    decision: 'fra-pilot-til-otte-aar',
    reason: 'Støtten er publisert; beløpet er et eksempel.',
    ...KNOWN,
  }),
  ...[
    { project: pilot, share: 0.4 },
    { project: programme, share: 0.8 },
  ].map(({ project, share }) =>
    project('claim-contribution', {
      ...common,
      contribution: 'i-gang',
      to: { goal: 'virksomheder-i-gang' },
      from: '2023',
      theory: invented('Store kunder drar leverandørene med.', 'Large customers pull their suppliers along.'),
      share,
      knownFrom: '2024-01',
      ...INVENTED,
    }),
  ),
  pilot('assess-contribution', {
    contribution: 'i-gang',
    verdict: 'weak',
    by: 'Følgeevaluering (eksempel)',
    knownFrom: '2024-06',
    reason: 'Eksempel: bedriftene i piloten var i gang før den.',
  }),
  pilot('end', {
    on: '2023-12-31',
    outcome: words('Skalert til et åtteårig program.', 'Scaled to an eight-year effort.'),
    lessons: invented(
      'Verdikjeden er nøkkelen, ikke bedriften alene.',
      'The value chain is the key, not the company alone.',
    ),
    knownFrom: '2024-06',
    reason: 'Skaleringen er publisert; dag og lærdom er et eksempel.',
    evidence: [DDC],
  }),
]

/** Who takes part, what stands in the way, what is done. */
export const workOnDecoupling: readonly Step[] = [...people, ...projects]
