/** Organisations that help families with a seriously ill child, and their projects. Projects and money as published; shares are invented. */
import { DIGDIR_ACCESS, DIGDIR_CHILD } from '../common/sources.ts'
import { capabilitiesAgain, capabilitiesOf } from '../livshendelser/capabilities.ts'
import { INVENTED, invented, of, type Step, words } from '../step.ts'

const mission = of('missions', 'alvorlig-sykt-barn')
const portfolio = of('portfolios', 'alvorlig-sykt-barn')
const access = of('projects', 'enklere-tilgang')
const rights = of('projects', 'rett-paa')
const common = { mission: 'alvorlig-sykt-barn' }

const people: readonly Step[] = [
  mission('form-body', {
    body: 'familieraad',
    kind: 'participation-group',
    name: invented('Familieråd', 'Family council', { nn: 'Familieråd', sv: 'Familjeråd', da: 'Familieråd' }),
    knownFrom: '2020-12',
    ...INVENTED,
  }),
  ...['helsedirektoratet', 'digdir', 'avdir', 'udir', 'bufdir', 'ks'].map(actor =>
    mission('add-actor', {
      actor,
      from: '2021',
      roles: [actor === 'helsedirektoratet' ? 'operativt ansvar' : 'deltaker'],
      knownFrom: '2021-01',
      reason: 'Arbeidet viderefører 0–24-samarbeidet; året er satt for eksempelet (eksempel).',
      evidence: [DIGDIR_CHILD],
    }),
  ),
  mission('raise-barrier', {
    barrier: 'fragmenterte-tjenester',
    kind: 'conflicting-goals',
    text: words(
      'Tjenestene er fragmenterte og lite tilpasset, og hjelpen kommer ofte for sent.',
      'Services are fragmented and little adapted, and help often comes too late.',
    ),
    goals: ['somlost-tilbud'],
    due: '2022-12-31',
    knownFrom: '2021-06',
    reason: 'Funnet er publisert fra innsikten våren 2021; fristen er et eksempel, og ingen står som ansvarlig.',
    evidence: [DIGDIR_CHILD],
  }),
  mission('raise-barrier', {
    barrier: 'taushetsplikt',
    kind: 'law',
    text: invented('Kommune og sykehus får ikke dele journal.', 'Municipality and hospital may not share records.'),
    goals: ['slippe-aa-gjenta'],
    accountable: 'helsedirektoratet',
    due: '2023-06-30',
    knownFrom: '2022-01',
    ...INVENTED,
  }),
  mission('escalate-barrier', {
    barrier: 'taushetsplikt',
    to: 'Helse- og omsorgsdepartementet',
    knownFrom: '2022-06',
    ...INVENTED,
  }),
  mission('answer-barrier', {
    barrier: 'taushetsplikt',
    outcome: 'refused',
    text: invented('Ingen lovendring i strategiperioden.', 'No change of law within the strategy period.'),
    knownFrom: '2023-10',
    ...INVENTED,
  }),
  ...capabilitiesOf('alvorlig-sykt-barn', [2, 2, 3, 3, 1, 0], '2024-02'),
  ...capabilitiesAgain('alvorlig-sykt-barn', [3, 3, 1], '2025-09'),
]

const projects: readonly Step[] = [
  portfolio('open', {
    ...common,
    title: words('Tiltak for livshendelsen Alvorlig sykt barn', 'Measures for the life event Seriously ill child', {
      nn: 'Tiltak for livshendinga Alvorleg sjukt barn',
      sv: 'Åtgärder för livshändelsen Allvarligt sjukt barn',
      da: 'Indsatser for livsbegivenheden Alvorligt sygt barn',
    }),
    purpose: words(
      'Et sømløst, persontilpasset og forutsigbart tilbud.',
      'A seamless, personal and predictable offer.',
    ),
    knownFrom: '2021-06',
    evidence: [DIGDIR_CHILD],
  }),
  access('register', {
    title: words('Enklere tilgang til informasjon', 'Easier access to information', {
      nn: 'Enklare tilgang til informasjon',
      sv: 'Enklare tillgång till information',
      da: 'Nemmere adgang til information',
    }),
    kind: 'project',
    lead: 'helsedirektoratet',
    stage: 'idea',
    summary: words(
      'En informasjonsassistent som samler rettigheter og hjelpetiltak fra mange kilder; høsten 2022 til 2025.',
      'An information assistant that gathers rights and help from many sources; autumn 2022 to 2025.',
    ),
    knownFrom: '2022-12',
    evidence: [DIGDIR_CHILD],
  }),
  access('commit-funding', {
    amount: 57_383_633,
    currency: 'NOK',
    funder: 'digdir',
    instrument: 'Medfinansieringsordningen',
    purpose: 'innovation',
    from: '2022',
    to: '2025',
    status: 'committed',
    decision: 'forst-informasjon',
    knownFrom: '2022-12',
    evidence: [DIGDIR_ACCESS],
  }),
  access('change-stage', {
    stage: 'pilot',
    on: '2024',
    knownFrom: '2024',
    reason: 'Innbyggere og tjenesteytere kan teste en betaversjon i 2024.',
    evidence: [DIGDIR_CHILD],
  }),
  rights('register', {
    title: words('Rett på (DIGIUNG)', 'Rett på, what you are entitled to (DIGIUNG)', {
      nn: 'Rett på (DIGIUNG)',
      sv: 'Rett på, det du har rätt till (DIGIUNG)',
      da: 'Rett på, det du har ret til (DIGIUNG)',
    }),
    kind: 'project',
    lead: 'helsedirektoratet',
    stage: 'idea',
    knownFrom: '2022-12',
    reason: 'At Helsedirektoratet leder, er antatt (eksempel).',
    evidence: [DIGDIR_CHILD],
  }),
  ...['stimulab', 'stimulab-alvorlig-sykt-barn', 'enklere-tilgang', 'rett-paa'].map(project =>
    portfolio('add-project', {
      project,
      from: project.startsWith('stimulab') ? '2021' : '2022',
      knownFrom: '2022-12',
      evidence: [DIGDIR_CHILD],
    }),
  ),
]

const claim = (project: string, goal: string, share: number, nb: string, en: string): Step =>
  of('projects', project)('claim-contribution', {
    ...common,
    contribution: `asb-${goal}`,
    to: { goal },
    from: '2023',
    theory: invented(nb, en),
    share,
    knownFrom: '2024',
    ...INVENTED,
  })

const claims: readonly Step[] = [
  claim('enklere-tilgang', 'finne-tjenester', 0.8, 'Den som finner, slipper å lete.', 'Whoever finds need not search.'),
  claim(
    'rett-paa',
    'finne-tjenester',
    0.5,
    'Unge som vet hva de har rett på, spør.',
    'Young people who know their rights ask.',
  ),
  claim(
    'stimulab-alvorlig-sykt-barn',
    'slippe-aa-gjenta',
    0.3,
    'Eksperimenter viser hva som må deles.',
    'Experiments show what must be shared.',
  ),
  access('assess-contribution', {
    contribution: 'asb-finne-tjenester',
    verdict: 'plausible',
    by: 'Følgeforskning (eksempel)',
    knownFrom: '2025-03',
    reason: 'Eksempel: betaversjonen brukes, men opplevelsen er ikke målt.',
  }),
  of('projects', 'stimulab-alvorlig-sykt-barn')('change-stage', {
    stage: 'stopped',
    on: '2022-01',
    knownFrom: '2025-03',
    reason: 'StimuLab-prosessen ble ferdig med sluttrapport i januar 2022; tiltakene går videre hver for seg.',
    evidence: [DIGDIR_CHILD],
  }),
]

/** Members, barriers, capabilities, projects; nobody works on the digital dialogue. */
export const workOnChild: readonly Step[] = [...people, ...projects, ...claims]
