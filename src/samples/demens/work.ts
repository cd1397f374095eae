/** Members, barriers and projects. Mostly invented for the example; the study is real. */
import { INVENTED, invented, of, type Step, words } from '../step.ts'
import { HUNT, NRK } from './sources.ts'

const mission = of('missions', 'demens')
const study = of('projects', 'hunt4-demens')
const common = { mission: 'demens' }

const people: readonly Step[] = [
  mission('form-body', {
    body: 'partnerskap',
    kind: 'partnership',
    name: invented('Partnerskap for demens', 'Partnership for dementia', {
      nn: 'Partnarskap for demens',
      sv: 'Partnerskap för demens',
      da: 'Partnerskab for demens',
    }),
    knownFrom: '2018',
    ...INVENTED,
  }),
  ...['fhi', 'ntnu', 'helsedirektoratet'].map(actor =>
    mission('add-actor', { actor, from: '2018', bodies: ['partnerskap'], knownFrom: '2018', ...INVENTED }),
  ),
  mission('raise-barrier', {
    barrier: 'ingen-telling',
    kind: 'competence',
    text: words(
      'Tallet alle regner med, bygger på én nederlandsk studie, om lag 20 år gammel.',
      'The figure everybody counts with rests on one Dutch study, about 20 years old.',
    ),
    goals: ['halvere-byrden'],
    accountable: 'fhi',
    due: '2020-12-31',
    knownFrom: '2018',
    reason: 'Svakheten er publisert; at den ble reist som barriere, er et eksempel.',
    evidence: [NRK],
  }),
  mission('escalate-barrier', {
    barrier: 'ingen-telling',
    to: 'Helse- og omsorgsdepartementet',
    knownFrom: '2019',
    ...INVENTED,
  }),
  mission('answer-barrier', {
    barrier: 'ingen-telling',
    outcome: 'removed',
    text: words('Forekomsten er talt: HUNT4 fant 101 118.', 'Prevalence has been counted: HUNT4 found 101,118.'),
    knownFrom: '2020',
    evidence: [HUNT],
  }),
]

const portfolio: readonly Step[] = [
  of('portfolios', 'demens')('open', {
    ...common,
    title: invented('Innovasjonsportefølje for demens', 'Innovation portfolio for dementia', {
      nn: 'Innovasjonsportefølje for demens',
      sv: 'Innovationsportfölj för demens',
      da: 'Innovationsportefølje for demens',
    }),
    purpose: words('Telle byrden og minske den.', 'Count the burden and reduce it.'),
    knownFrom: '2019',
    ...INVENTED,
  }),
  study('register', {
    title: words('HUNT4: forekomst av demens i Norge', 'HUNT4: prevalence of dementia in Norway', {
      nn: 'HUNT4: førekomst av demens i Noreg',
      sv: 'HUNT4: förekomst av demens i Norge',
      da: 'HUNT4: forekomst af demens i Norge',
    }),
    kind: 'research',
    lead: 'ntnu',
    stage: 'pilot',
    knownFrom: '2019',
    reason: 'Studien er publisert i 2020; når den begynte her, er satt for eksempelet (eksempel).',
    evidence: [HUNT],
  }),
  of('portfolios', 'demens')('add-project', { project: 'hunt4-demens', from: '2019', knownFrom: '2019', ...INVENTED }),
  study('commit-funding', {
    amount: 12_000_000,
    currency: 'NOK',
    funder: 'helsedirektoratet',
    instrument: 'Tilskudd (eksempel)',
    purpose: 'research',
    from: '2019',
    to: '2020',
    status: 'paid',
    knownFrom: '2020',
    ...INVENTED,
  }),
  study('claim-contribution', {
    ...common,
    contribution: 'telle',
    to: { goal: 'halvere-byrden' },
    from: '2020',
    theory: invented('Den som vet hvor mange, kan prioritere.', 'Whoever knows how many can set priorities.'),
    knownFrom: '2020',
    ...INVENTED,
  }),
  study('assess-contribution', {
    contribution: 'telle',
    verdict: 'none',
    by: 'Følgeforskning (eksempel)',
    knownFrom: '2021',
    reason: 'Eksempel: å telle flytter nullpunktet, ikke byrden.',
  }),
  study('end', {
    on: '2020-12-31',
    outcome: words(
      '101 118 mennesker med demens; 14,6 prosent av alle på 70 år og over.',
      '101,118 people with dementia; 14.6 per cent of all aged 70 and over.',
    ),
    lessons: invented('Tell før du setter mål.', 'Count before you set a target.'),
    knownFrom: '2021',
    evidence: [HUNT],
  }),
]

/** Members, a barrier that a count removed, and the project that counted. */
export const workOnDementia: readonly Step[] = [...people, ...portfolio]
