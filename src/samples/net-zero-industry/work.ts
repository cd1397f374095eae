/** Who is accountable, and the money. Five programmes as published, half a billion a year; how it is divided is invented. */
import { HBL, IMPACT } from '../common/sources.ts'
import { INVENTED, invented, of, type Step, words } from '../step.ts'

const mission = of('missions', 'net-zero-industry')
const portfolio = of('portfolios', 'impact-innovation')
const common = { mission: 'net-zero-industry' }
const KNOWN = { knownFrom: '2024', evidence: [HBL, IMPACT] }
const AGENCIES = 'Energimyndigheten, Formas och Vinnova'

const people: readonly Step[] = [
  mission('form-body', {
    body: 'programkontor',
    kind: 'secretariat',
    name: words('Programkontoret', 'The programme office', {
      nn: 'Programkontoret',
      sv: 'Programkontoret',
      da: 'Programkontoret',
    }),
    mandate: invented('Lede programmet og svare for framdriften.', 'Lead the programme and answer for its progress.'),
    ...KNOWN,
  }),
  ...['teknikforetagen', 'rise'].map(actor =>
    mission('add-actor', { actor, from: '2024', roles: ['leder'], bodies: ['programkontor'], ...KNOWN }),
  ),
  ...['vinnova', 'formas', 'energimyndigheten'].map(actor =>
    mission('add-actor', { actor, from: '2024', roles: ['finansierer'], ...KNOWN }),
  ),
  mission('raise-barrier', {
    barrier: 'regelverk',
    kind: 'law',
    text: words(
      'Regelverk og virkemidler påvirker forutsetningene for omstilling.',
      'Regulations and policy instruments affect the conditions for transition.',
    ),
    goals: ['styrmedel'],
    due: '2026-01-31',
    knownFrom: '2024',
    reason:
      'Publisert i utlysningen om regelverk og styringsmidler; fristen er et eksempel, og ingen står som ansvarlig.',
    evidence: [IMPACT],
  }),
  mission('raise-barrier', {
    barrier: 'basar-saknas',
    kind: 'competence',
    text: invented(
      'Ingen vet hva de 75 prosentene er prosent av.',
      'Nobody knows what the 75 per cent are per cent of.',
    ),
    goals: ['minus-75'],
    accountable: 'rise',
    due: '2025-12-31',
    knownFrom: '2025-02',
    ...INVENTED,
  }),
  mission('escalate-barrier', {
    barrier: 'regelverk',
    to: 'Klimat- och näringslivsdepartementet',
    knownFrom: '2025-09',
    ...INVENTED,
  }),
  mission('answer-barrier', {
    barrier: 'basar-saknas',
    outcome: 'accepted',
    text: invented(
      'Det regnes fra 2023 til et basisår er vedtatt.',
      'It is counted from 2023 until a base year is decided.',
    ),
    knownFrom: '2025-11',
    ...INVENTED,
  }),
]

/** The five, by what they focus on; the agencies’ first decision. */
const PROGRAMMES = [
  {
    id: 'ii-industri',
    nb: 'Net Zero Industry: bærekraftig og robust industri',
    nn: 'Net Zero Industry: berekraftig og robust industri',
    sv: 'Net Zero Industry: hållbar och resilient industri',
    da: 'Net Zero Industry: bæredygtig og robust industri',
    en: 'Net Zero Industry: sustainable and resilient industry',
    lead: 'teknikforetagen',
  },
  {
    id: 'ii-metall-mineral',
    nb: 'Bærekraftig forsyning av metaller og mineraler',
    nn: 'Berekraftig forsyning av metall og mineral',
    sv: 'Hållbar försörjning av metaller och mineral',
    da: 'Bæredygtig forsyning med metaller og mineraler',
    en: 'Sustainable metal and mineral supply',
  },
  {
    id: 'ii-vatten',
    nb: 'Forvaltning av vannressurser',
    nn: 'Forvalting av vassressursar',
    sv: 'Förvaltning av vattenresurser',
    da: 'Forvaltning af vandressourcer',
    en: 'Management of water resources',
  },
  {
    id: 'ii-offentlig-sektor',
    nb: 'En reformert offentlig sektor',
    nn: 'Ein reformert offentleg sektor',
    sv: 'En reformerad offentlig sektor',
    da: 'En reformeret offentlig sektor',
    en: 'A reformed public sector',
  },
  {
    id: 'ii-byggd-miljo',
    nb: 'Bærekraftig bebyggelse og mobilitet',
    nn: 'Berekraftige bygde omgivnader og mobilitet',
    sv: 'Hållbar bebyggelse och mobilitet',
    da: 'Bæredygtig bebyggelse og mobilitet',
    en: 'Sustainable built environments and mobility',
  },
]

const projects: readonly Step[] = [
  portfolio('open', {
    ...common,
    title: words('Impact Innovation: de fem første programmene', 'Impact Innovation: the first five programmes', {
      nn: 'Impact Innovation: dei fem første programma',
      sv: 'Impact Innovation: de fem första programmen',
      da: 'Impact Innovation: de fem første programmer',
    }),
    purpose: words('Øke takten i den grønne omstillingen.', 'Increase the pace of the green transition.'),
    ...KNOWN,
  }),
  ...PROGRAMMES.flatMap(({ id, nb, nn, sv, da, en, lead }) => [
    of('projects', id)('register', {
      title: words(nb, en, { nn, sv, da }),
      kind: 'project',
      lead: lead ?? AGENCIES,
      stage: 'idea',
      ...(lead ? {} : { reason: 'Hvem som leder, er ikke funnet; myndighetene står i stedet (eksempel).' }),
      ...KNOWN,
    }),
    of('projects', id)('commit-funding', {
      amount: 100_000_000,
      currency: 'SEK',
      funder: AGENCIES,
      instrument: 'Impact Innovation, per år; fordelingen er et eksempel',
      purpose: 'innovation',
      from: '2024',
      status: 'announced',
      decision: 'fem-program',
      reason:
        'Publisert: 50–150 millioner kroner i året for hvert program, om lag 500 til sammen. Like deler er et eksempel.',
      ...KNOWN,
    }),
    portfolio('add-project', { project: id, from: '2024', ...KNOWN }),
  ]),
  ...[
    { project: 'ii-industri', share: 0.75 },
    { project: 'ii-metall-mineral', share: 0.45 },
  ].map(({ project, share }) =>
    of('projects', project)('claim-contribution', {
      ...common,
      contribution: 'minus-75',
      to: { goal: 'minus-75' },
      from: '2024',
      theory: invented(
        'Nye løsninger prøves, og de som virker, bygges ut.',
        'New solutions are tried, and those that work are built.',
      ),
      share,
      knownFrom: '2025-02',
      ...INVENTED,
    }),
  ),
  of('projects', 'ii-industri')('claim-contribution', {
    ...common,
    contribution: 'resurseffektiv',
    to: { goal: 'resurseffektiv' },
    from: '2024',
    theory: words(
      'Utlysningen for ressurseffektivitet og robusthet finansierer prosjekter i to trinn.',
      'The call for resource efficiency and resilience funds projects in two stages.',
    ),
    knownFrom: '2025-02',
    evidence: [IMPACT],
  }),
  of('projects', 'ii-metall-mineral')('assess-contribution', {
    contribution: 'minus-75',
    verdict: 'weak',
    by: 'Följeforskning (eksempel)',
    knownFrom: '2025-11',
    reason: 'Eksempel: samme utslipp regnes i begge programmene.',
  }),
  of('projects', 'ii-industri')('change-stage', {
    stage: 'experiment',
    on: '2025-01',
    knownFrom: '2025-11',
    reason: 'Eksempel: de første prosjektene er i gang.',
  }),
]

/** Leads, funders, barriers, programmes; nobody works on rules and instruments. */
export const workOnNetZero: readonly Step[] = [...people, ...projects]
