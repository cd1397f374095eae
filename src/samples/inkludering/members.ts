/** Members of the inclusion mission and the barriers they met: nine organisations, and a county that was split. */
import { nine } from '../common/actors.ts'
import { GROUP, KNOWLEDGE, KS_YOUTH } from '../common/sources.ts'
import { INVENTED, invented, of, type Step, words } from '../step.ts'

const mission = of('missions', 'inkludering')
const SPLIT = { from: '2024-01-01', knownFrom: '2024-01-01' }

/** The nine of the operative group, those who try things out with KS, and the split of a county. */
export const joined: readonly Step[] = [
  mission('form-body', {
    body: 'medvirkningsgruppe',
    kind: 'participation-group',
    name: invented('Medvirkningsgruppe av unge', 'Participation group of young people', {
      nn: 'Medverknadsgruppe av unge',
      sv: 'Medverkansgrupp av unga',
      da: 'Inddragelsesgruppe af unge',
    }),
    knownFrom: '2023-05',
    ...INVENTED,
  }),
  ...nine.map(actor =>
    mission('add-actor', {
      actor,
      from: '2023-05',
      roles: [actor === 'forskningsradet' ? 'leder og sekretariat' : 'medlem'],
      bodies: ['operativ-gruppe'],
      knownFrom: '2023-05',
      evidence: [GROUP],
    }),
  ),
  ...['sondre-land', 'molde', 'faerder', 'gjovik', 'amot', 'vestfold-og-telemark'].map(actor =>
    mission('add-actor', {
      actor,
      from: '2023',
      roles: ['prøver ut'],
      knownFrom: '2023-05',
      reason: 'KS oppgir ikke når utprøvingen begynte; året er satt for eksempelet (eksempel).',
      evidence: [KS_YOUTH],
    }),
  ),
  mission('add-actor', {
    actor: 'ssb',
    from: '2023-05',
    roles: ['kilde'],
    commitment: invented(
      'Foreløpige tall hvert år, endelige året etter.',
      'Provisional figures each year, final ones the year after.',
    ),
    knownFrom: '2023-05',
    ...INVENTED,
  }),
  mission('raise-barrier', {
    barrier: 'fragmentert-hjelpeapparat',
    kind: 'conflicting-goals',
    text: words(
      'Et fragmentert hjelpeapparat og mangel på treffsikker innsats forsterker utenforskapet.',
      'Fragmented services and efforts that miss the mark deepen exclusion.',
    ),
    goals: ['inkludere-flere'],
    accountable: 'bufdir',
    due: '2024-12-31',
    knownFrom: '2023-12',
    reason: 'Barrieren er publisert; ansvarlig og frist er satt for eksempelet (eksempel).',
    evidence: [KNOWLEDGE],
  }),
  mission('remove-actor', {
    actor: 'vestfold-og-telemark',
    until: '2024-01-01',
    knownFrom: '2024-01-01',
    reason: 'Fylket ble delt i Vestfold og Telemark.',
    evidence: [KS_YOUTH],
  }),
  ...['vestfold', 'telemark'].map(actor =>
    mission('add-actor', {
      actor,
      ...SPLIT,
      roles: ['prøver ut'],
      reason: 'At begge de nye fylkene gikk videre, er antatt (eksempel).',
      evidence: [KS_YOUTH],
    }),
  ),
]

/** A barrier against sharing data, raised and taken to a ministry. */
export const raised: readonly Step[] = [
  mission('raise-barrier', {
    barrier: 'deling-av-opplysninger',
    kind: 'data-sharing',
    text: invented(
      'Skole, Nav og helsetjeneste kan ikke dele det de vet om den samme ungdommen.',
      'School, welfare office and health service cannot share what they know of the same young person.',
    ),
    goals: ['gode-tjenester', 'bedre-arbeidsmater'],
    accountable: 'avdir',
    due: '2025-06-30',
    knownFrom: '2024-03',
    ...INVENTED,
  }),
  mission('escalate-barrier', {
    barrier: 'deling-av-opplysninger',
    to: 'Arbeids- og inkluderingsdepartementet',
    knownFrom: '2024-09',
    reason: 'Eksempel: ingen i gruppen kan endre loven.',
  }),
]

/** The task force of the execution phase, KS in the strategic body, and what became of the barrier. */
export const settled: readonly Step[] = [
  mission('form-body', {
    body: 'innsatsgruppe',
    kind: 'task-force',
    name: invented('Innsatsgruppe', 'Task force', { nn: 'Innsatsgruppe', sv: 'Insatsgrupp', da: 'Indsatsgruppe' }),
    mandate: invented(
      'Drive gjennomføringen og melde fra til partnerskapsgruppen.',
      'Run the execution and report to the partnership group.',
    ),
    knownFrom: '2025-06',
    ...INVENTED,
  }),
  mission('remove-actor', {
    actor: 'ks',
    until: '2025-06-30',
    knownFrom: '2025-06',
    reason: 'Eksempel: den operative gruppen er ferdig, og KS går inn i partnerskapsgruppen.',
  }),
  mission('add-actor', {
    actor: 'ks',
    from: '2025-07-01',
    roles: ['strategisk partner'],
    bodies: ['partnerskapsgruppe', 'innsatsgruppe'],
    commitment: invented('Ta det som virker, ut til alle kommuner.', 'Bring what works to every municipality.'),
    knownFrom: '2025-07',
    ...INVENTED,
  }),
  mission('answer-barrier', {
    barrier: 'deling-av-opplysninger',
    outcome: 'accepted',
    text: invented(
      'Loven endres ikke nå; kommunene får en veileder for samtykke.',
      'The law is not changed now; municipalities get guidance on consent.',
    ),
    knownFrom: '2025-09',
    ...INVENTED,
  }),
]
