/** Organisations and projects that make volunteering easier. Three projects as published; money and shares are invented. */
import { DIGDIR_COUNCIL, DIGDIR_VOLUNTEERS } from '../common/sources.ts'
import { capabilitiesAgain, capabilitiesOf } from '../livshendelser/capabilities.ts'
import { INVENTED, invented, of, type Step, words } from '../step.ts'

const mission = of('missions', 'frivillig-organisasjon')
const portfolio = of('portfolios', 'frivillig-organisasjon')
const grants = of('projects', 'digitilskudd')
const register = of('projects', 'frivillighetsregisteret')
const common = { mission: 'frivillig-organisasjon' }
const LAUNCHED = {
  title: 'Digdir: Tilskudd.no ble lansert i desember 2022',
  url: 'https://digdir.no/handlingsplanen/starte-og-drive-en-frivillig-organisasjon/2589',
}

const people: readonly Step[] = [
  mission('form-body', {
    body: 'stimulab-gruppe',
    kind: 'operative-group',
    name: words('StimuLab-gruppen', 'The StimuLab group', {
      nn: 'StimuLab-gruppa',
      sv: 'StimuLab-gruppen',
      da: 'StimuLab-gruppen',
    }),
    knownFrom: '2021-01',
    evidence: [DIGDIR_VOLUNTEERS],
  }),
  ...['bronnoysundregistrene', 'frivillighet-norge', 'fundraising-norge', 'ks', 'kld'].map(actor =>
    mission('add-actor', {
      actor,
      from: '2021',
      roles: [actor === 'bronnoysundregistrene' ? 'leder' : 'deltaker'],
      bodies: ['stimulab-gruppe'],
      knownFrom: '2021-06',
      evidence: [DIGDIR_COUNCIL],
    }),
  ),
  mission('add-actor', {
    actor: 'dfo',
    from: '2019',
    roles: ['forvalter Tilskudd.no'],
    knownFrom: '2021-06',
    evidence: [DIGDIR_COUNCIL],
  }),
  mission('raise-barrier', {
    barrier: 'etter-piloten',
    kind: 'funding',
    text: words(
      'Det er ikke avklart hvordan Digitilskudd tas videre etter piloten.',
      'It is not settled how Digitilskudd goes on after the pilot.',
    ),
    goals: ['mer-tid-til-aktivitet'],
    accountable: 'kld',
    due: '2022-12-31',
    knownFrom: '2022-03',
    reason: 'Barrieren er publisert; måneden og fristen er et eksempel.',
    evidence: [DIGDIR_COUNCIL],
  }),
  mission('answer-barrier', {
    barrier: 'etter-piloten',
    outcome: 'removed',
    text: words(
      'Tilskudd.no ble lansert i desember 2022 og forvaltes av DFØ.',
      'Tilskudd.no was launched in December 2022 and is run by the agency DFØ.',
    ),
    knownFrom: '2022-12',
    evidence: [LAUNCHED],
  }),
  mission('raise-barrier', {
    barrier: 'liten-samhandling',
    kind: 'conflicting-goals',
    text: words(
      'Liten samhandling mellom kommuner, fylkeskommuner og stat.',
      'Little cooperation between municipalities, counties and state.',
    ),
    goals: ['bare-en-gang'],
    due: '2024-06-30',
    knownFrom: '2023-01',
    reason: 'Barrieren er publisert; fristen er et eksempel, og ingen står som ansvarlig.',
    evidence: [DIGDIR_VOLUNTEERS],
  }),
  mission('escalate-barrier', { barrier: 'liten-samhandling', to: 'kld', knownFrom: '2024-09', ...INVENTED }),
  ...capabilitiesOf('frivillig-organisasjon', [1, 2, 2, 3, 1, 1], '2024-09'),
  ...capabilitiesAgain('frivillig-organisasjon', [2, 2, 2], '2025-10'),
]

const projects: readonly Step[] = [
  portfolio('open', {
    ...common,
    title: words('Tiltak for frivillige organisasjoner', 'Measures for voluntary organisations', {
      nn: 'Tiltak for frivillige organisasjonar',
      sv: 'Åtgärder för ideella organisationer',
      da: 'Indsatser for frivillige organisationer',
    }),
    purpose: words('Mer tid til aktivitet, mindre til papirarbeid.', 'More time for activity, less for paperwork.'),
    knownFrom: '2021-06',
    evidence: [DIGDIR_VOLUNTEERS],
  }),
  grants('register', {
    title: words('Digitilskudd (Tilskudd.no)', 'Digitilskudd (Tilskudd.no)', {
      nn: 'Digitilskudd (Tilskudd.no)',
      sv: 'Digitilskudd (Tilskudd.no)',
      da: 'Digitilskudd (Tilskudd.no)',
    }),
    kind: 'project',
    lead: 'dfo',
    stage: 'pilot',
    summary: words(
      'Oversikt over statlige tilskudd til frivillig sektor.',
      'Overview of state grants to the voluntary sector.',
    ),
    knownFrom: '2021-06',
    evidence: [DIGDIR_COUNCIL],
  }),
  grants('change-stage', {
    stage: 'embedded',
    on: '2022-12',
    knownFrom: '2022-12',
    reason: 'Tilskudd.no ble lansert.',
    decision: 'tilskudd-videre',
    evidence: [LAUNCHED],
  }),
  grants('commit-funding', {
    amount: 8_000_000,
    currency: 'NOK',
    funder: 'digdir',
    instrument: 'Medfinansieringsordningen; beløpet er et eksempel',
    purpose: 'measure',
    from: '2021',
    to: '2022',
    status: 'paid',
    knownFrom: '2022-12',
    reason: 'At ordningen ga støtte, er publisert; beløpet er et eksempel.',
    evidence: [LAUNCHED],
  }),
  register('register', {
    title: words(
      'Videreutvikling av Frivillighetsregisteret',
      'Development of the register of voluntary organisations',
      {
        nn: 'Vidareutvikling av Frivilligheitsregisteret',
        sv: 'Vidareutveckling av registret över ideella organisationer',
        da: 'Videreudvikling af registret over frivillige organisationer',
      },
    ),
    kind: 'project',
    lead: 'bronnoysundregistrene',
    stage: 'idea',
    summary: words('Forenkle registrering, og dele og gjenbruke data.', 'Simplify registration, share and reuse data.'),
    knownFrom: '2021-06',
    evidence: [DIGDIR_COUNCIL],
  }),
  ...['stimulab', 'stimulab-frivillig', 'digitilskudd', 'frivillighetsregisteret'].map(project =>
    portfolio('add-project', { project, from: '2021', knownFrom: '2021-06', evidence: [DIGDIR_COUNCIL] }),
  ),
]

const claim = (project: string, goal: string, share: number, nb: string, en: string): Step =>
  of('projects', project)('claim-contribution', {
    ...common,
    contribution: `frivillig-${goal}`,
    to: { goal },
    from: '2022',
    theory: invented(nb, en),
    share,
    knownFrom: '2023',
    ...INVENTED,
  })

const claims: readonly Step[] = [
  claim(
    'digitilskudd',
    'mer-tid-til-aktivitet',
    0.6,
    'Ett sted å lete sparer timer.',
    'One place to look saves hours.',
  ),
  claim(
    'stimulab-frivillig',
    'mer-tid-til-aktivitet',
    0.5,
    'Helheten viser hva som kan tas bort.',
    'The whole shows what can be taken away.',
  ),
  claim(
    'frivillighetsregisteret',
    'bare-en-gang',
    0.9,
    'Det som er registrert, spørres det ikke om igjen.',
    'What is registered is not asked for again.',
  ),
  grants('assess-contribution', {
    contribution: 'frivillig-mer-tid-til-aktivitet',
    verdict: 'weak',
    by: 'Følgeforskning (eksempel)',
    knownFrom: '2024-09',
    reason: 'Eksempel: oversikten brukes av forvaltere mer enn av lagene.',
  }),
]

/** Members, barriers, capabilities, projects; nobody works on more people taking part. */
export const workForVolunteers: readonly Step[] = [...people, ...projects, ...claims]
