/** The actors of all sample missions, under their names at the time, with a ministry that was renamed and a county that was split. */
import { of, type Source, type Step } from '../step.ts'
import {
  COMMISSION,
  DDC,
  DIGDIR_VOLUNTEERS,
  GROUP,
  IMPACT,
  KS_YOUTH,
  LABELS,
  NRK,
  SSB,
  STARMER,
  TELEMARK,
} from './sources.ts'

type Entry = readonly [id: string, name: string, sector: string, level: string]

const registered = (
  country: string | undefined,
  knownFrom: string,
  source: Source,
  entries: readonly Entry[],
): Step[] =>
  entries.map(([id, name, sector, level]) =>
    of('actors', id)('register', {
      name,
      sector,
      level,
      ...(country && { country }),
      knownFrom,
      evidence: [source],
    }),
  )

/** The operative group of the inclusion mission: nine organisations. */
const GROUP_MEMBERS: readonly Entry[] = [
  ['forskningsradet', 'Norges forskningsråd', 'public', 'state'],
  ['bufdir', 'Barne-, ungdoms- og familiedirektoratet', 'public', 'state'],
  ['udir', 'Utdanningsdirektoratet', 'public', 'state'],
  ['hk-dir', 'Direktoratet for høyere utdanning og kompetanse', 'public', 'state'],
  ['helsedirektoratet', 'Helsedirektoratet', 'public', 'state'],
  ['avdir', 'Arbeids- og velferdsdirektoratet', 'public', 'state'],
  ['ks', 'KS', 'public', 'municipality'],
  ['doga', 'Design og arkitektur Norge', 'civil', 'none'],
  ['kulturtanken', 'Kulturtanken', 'public', 'state'],
]
/** Ids of the nine. */
export const nine: readonly string[] = GROUP_MEMBERS.map(([id]) => id)

const counties: readonly Step[] = [
  ...registered('NO', '2020-01-01', KS_YOUTH, [
    ['vestfold-og-telemark', 'Vestfold og Telemark fylkeskommune', 'public', 'county'],
  ]),
  ...registered('NO', '2024-01-01', KS_YOUTH, [
    ['vestfold', 'Vestfold fylkeskommune', 'public', 'county'],
    ['telemark', 'Telemark fylkeskommune', 'public', 'county'],
  ]),
  of('actors', 'vestfold-og-telemark')('split', {
    into: ['vestfold', 'telemark'],
    from: '2024-01-01',
    knownFrom: '2024-01-01',
    reason: 'Fylket ble delt 1. januar 2024.',
    evidence: [TELEMARK],
  }),
]

const ministry: readonly Step[] = [
  ...registered('NO', '2018-01', DIGDIR_VOLUNTEERS, [['kld', 'Kulturdepartementet', 'public', 'state']]),
  of('actors', 'kld')('rename', {
    name: 'Kultur- og likestillingsdepartementet',
    from: '2022-01-01',
    knownFrom: '2022-01-01',
    evidence: [DIGDIR_VOLUNTEERS],
  }),
]

/** Every actor; the missions are recorded after them. */
export const actors: readonly Step[] = [
  ...registered('NO', '2018-01', GROUP, GROUP_MEMBERS),
  ...registered('NO', '2018-01', SSB, [['ssb', 'Statistisk sentralbyrå', 'public', 'state']]),
  ...registered('NO', '2018-01', NRK, [
    ['fhi', 'Folkehelseinstituttet', 'public', 'state'],
    ['ntnu', 'NTNU', 'academia', 'state'],
  ]),
  ...registered('NO', '2020-01', DIGDIR_VOLUNTEERS, [
    ['digdir', 'Digitaliseringsdirektoratet', 'public', 'state'],
    ['dfo', 'Direktoratet for forvaltning og økonomistyring', 'public', 'state'],
    ['bronnoysundregistrene', 'Brønnøysundregistrene', 'public', 'state'],
    ['frivillighet-norge', 'Frivillighet Norge', 'civil', 'none'],
    ['fundraising-norge', 'Fundraising Norge', 'civil', 'none'],
  ]),
  ...registered('NO', '2020-01', KS_YOUTH, [
    ['sondre-land', 'Søndre Land kommune', 'public', 'municipality'],
    ['molde', 'Molde kommune', 'public', 'municipality'],
    ['faerder', 'Færder kommune', 'public', 'municipality'],
    ['gjovik', 'Gjøvik kommune', 'public', 'municipality'],
    ['amot', 'Åmot kommune', 'public', 'municipality'],
  ]),
  ...registered('NO', '2020-01', LABELS, [
    ['oslo', 'Oslo kommune', 'public', 'municipality'],
    ['trondheim', 'Trondheim kommune', 'public', 'municipality'],
    ['stavanger', 'Stavanger kommune', 'public', 'municipality'],
  ]),
  ...registered(undefined, '2018-01', COMMISSION, [['european-commission', 'European Commission', 'public', 'eu']]),
  ...registered('DK', '2021-01', DDC, [
    ['ddc', 'Danish Design Center', 'civil', 'none'],
    ['industriens-fond', 'Industriens Fond', 'civil', 'none'],
  ]),
  ...registered('SE', '2021-01', IMPACT, [
    ['teknikforetagen', 'Teknikföretagen', 'private', 'none'],
    ['rise', 'RISE Research Institutes of Sweden', 'academia', 'state'],
    ['vinnova', 'Vinnova', 'public', 'state'],
    ['formas', 'Formas', 'public', 'state'],
    ['energimyndigheten', 'Energimyndigheten', 'public', 'state'],
  ]),
  ...registered('GB', '2018-01', STARMER, [['uk-government', 'UK Government', 'public', 'state']]),
  ...counties,
  ...ministry,
]
