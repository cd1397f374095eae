/** Contributors to climate-neutral cities, and their money. The shares claimed are invented, to show double counting. */
import { COMMISSION, LABELS } from '../common/sources.ts'
import { INVENTED, invented, of, type Step, words } from '../step.ts'

const NEED = {
  title: 'NetZeroCities 2024-10-22: Twenty more Mission Labels',
  url: 'https://netzerocities.eu/2024/10/22/twenty-more-mission-labels-awarded-to-cities-for-ambitious-climate-plans/',
}
const mission = of('missions', 'eu-cities')
export const norwegian = [
  { city: 'oslo', name: 'Oslo', share: 0.5 },
  { city: 'trondheim', name: 'Trondheim', share: 0.4 },
  { city: 'stavanger', name: 'Stavanger', share: 0.3 },
]
const common = { mission: 'eu-cities' }

const people: readonly Step[] = [
  ...['european-commission', 'oslo', 'trondheim', 'stavanger'].map(actor =>
    mission('add-actor', {
      actor,
      from: '2022-04-28',
      roles: [actor === 'european-commission' ? 'mission owner' : 'city'],
      knownFrom: '2022-04-28',
      evidence: [COMMISSION, LABELS],
    }),
  ),
  mission('form-body', {
    body: 'innbyggerpanel',
    kind: 'participation-group',
    name: invented('Innbyggerpanel for klimanøytrale byer', "Citizens' panel on climate-neutral cities", {
      nn: 'Innbyggjarpanel for klimanøytrale byar',
      sv: 'Medborgarpanel för klimatneutrala städer',
      da: 'Borgerpanel for klimaneutrale byer',
    }),
    knownFrom: '2022-04-28',
    ...INVENTED,
  }),
  mission('raise-barrier', {
    barrier: '650-milliarder-euro',
    kind: 'funding',
    text: words('De 112 byene trenger om lag 650 milliarder euro.', 'The 112 cities need about EUR 650 billion.'),
    goals: ['climate-neutral-cities'],
    accountable: 'european-commission',
    due: '2025-12-31',
    knownFrom: '2024-10-22',
    reason: 'Behovet er publisert; fristen er et eksempel.',
    evidence: [NEED],
  }),
  mission('escalate-barrier', {
    barrier: '650-milliarder-euro',
    to: 'European Investment Bank',
    knownFrom: '2025-06',
    ...INVENTED,
  }),
  mission('raise-barrier', {
    barrier: 'no-joint-emissions-series',
    kind: 'data-sharing',
    text: invented('Byene teller utslipp hver på sin måte.', 'Cities count emissions each in its own way.'),
    goals: ['climate-neutral-cities'],
    knownFrom: '2025-06',
    ...INVENTED,
  }),
  mission('answer-barrier', {
    barrier: 'no-joint-emissions-series',
    outcome: 'refused',
    text: invented('Ingen felles serie før 2027.', 'No joint series before 2027.'),
    knownFrom: '2025-10',
    ...INVENTED,
  }),
]

const contracts: readonly Step[] = [
  of('portfolios', 'climate-city-contracts')('open', {
    ...common,
    title: words('Klimakontrakter, norske byer', 'Climate City Contracts, Norwegian cities', {
      nn: 'Klimakontraktar, norske byar',
      sv: 'Klimatkontrakt, norska städer',
      da: 'Klimakontrakter, norske byer',
    }),
    purpose: words(
      'Forpliktelser, handlingsplan og investeringsplan.',
      'Commitments, action plan and investment plan.',
    ),
    knownFrom: '2025-05',
    evidence: [LABELS],
  }),
  ...norwegian.flatMap(({ city, name, share }) => {
    const contract = of('projects', `climate-contract-${city}`)
    return [
      contract('register', {
        title: words(`Klimakontrakt for ${name}`, `Climate City Contract of ${name}`, {
          nn: `Klimakontrakt for ${name}`,
          sv: `Klimatkontrakt för ${name}`,
          da: `Klimakontrakt for ${name}`,
        }),
        kind: 'project',
        lead: city,
        stage: 'idea',
        knownFrom: '2025-05',
        evidence: [LABELS],
      }),
      of('portfolios', 'climate-city-contracts')('add-project', {
        project: `climate-contract-${city}`,
        from: '2025-05',
        knownFrom: '2025-05',
        evidence: [LABELS],
      }),
      contract('claim-contribution', {
        ...common,
        contribution: 'neutral',
        to: { goal: 'climate-neutral-cities' },
        from: '2025-05',
        theory: invented(
          'Planen utløser investeringer, og de kutter utslipp. Andelen er laget for å vise dobbelttelling.',
          'The plan releases investments, and they cut emissions. The share is made to show double counting.',
        ),
        share,
        knownFrom: '2025-05',
        ...INVENTED,
      }),
    ]
  }),
  of('projects', 'climate-contract-oslo')('commit-funding', {
    amount: 10_000_000,
    currency: 'EUR',
    funder: 'oslo',
    instrument: 'Klimabudsjett (eksempel)',
    purpose: 'measure',
    from: '2025',
    to: '2026',
    status: 'committed',
    knownFrom: '2025-09',
    ...INVENTED,
  }),
  of('projects', 'climate-contract-oslo')('assess-contribution', {
    contribution: 'neutral',
    verdict: 'plausible',
    by: 'Evaluator (example)',
    knownFrom: '2026-03',
    reason: 'Eksempel: kontrakten er der, utslippene er ikke målt samlet.',
  }),
]

/** Members, barriers, and the contracts of three cities. */
export const workOfCities: readonly Step[] = [...people, ...contracts]
