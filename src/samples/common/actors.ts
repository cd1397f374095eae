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

type Entry = readonly [id: string, name: string, sector: string, level: string, ...disciplines: string[]]

const registered = (
  country: string | undefined,
  knownFrom: string,
  source: Source,
  entries: readonly Entry[],
): Step[] =>
  entries.map(([id, name, sector, level, ...disciplines]) =>
    of('actors', id)('register', {
      name,
      sector,
      level,
      ...(country && { country }),
      ...(disciplines.length > 0 && { disciplines }),
      knownFrom,
      evidence: [source],
    }),
  )

/** The operative group of the inclusion mission: nine organisations. */
const GROUP_MEMBERS: readonly Entry[] = [
  ['forskningsradet', 'Norges forskningsråd', 'public', 'state', 'forskningspolitikk'],
  ['bufdir', 'Barne-, ungdoms- og familiedirektoratet', 'public', 'state', 'barnevern', 'familievern'],
  ['udir', 'Utdanningsdirektoratet', 'public', 'state', 'pedagogikk'],
  ['hk-dir', 'Direktoratet for høyere utdanning og kompetanse', 'public', 'state', 'høyere utdanning', 'kompetanse'],
  ['helsedirektoratet', 'Helsedirektoratet', 'public', 'state', 'medisin', 'folkehelse'],
  ['avdir', 'Arbeids- og velferdsdirektoratet', 'public', 'state', 'arbeidsmarked', 'sosialt arbeid'],
  ['ks', 'KS', 'public', 'municipality', 'kommunal styring'],
  ['doga', 'Design og arkitektur Norge', 'civil', 'none', 'design', 'arkitektur'],
  ['kulturtanken', 'Kulturtanken', 'public', 'state', 'kunst og kultur'],
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
  ...registered('NO', '2018-01', SSB, [['ssb', 'Statistisk sentralbyrå', 'public', 'state', 'statistikk']]),
  ...registered('NO', '2018-01', NRK, [
    ['fhi', 'Folkehelseinstituttet', 'public', 'state', 'epidemiologi'],
    ['ntnu', 'NTNU', 'academia', 'state', 'geriatri', 'epidemiologi'],
  ]),
  ...registered('NO', '2020-01', DIGDIR_VOLUNTEERS, [
    ['digdir', 'Digitaliseringsdirektoratet', 'public', 'state', 'digitalisering', 'tjenestedesign'],
    ['dfo', 'Direktoratet for forvaltning og økonomistyring', 'public', 'state', 'økonomistyring', 'innovasjon'],
    ['bronnoysundregistrene', 'Brønnøysundregistrene', 'public', 'state', 'registerforvaltning'],
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
    ['oslo', 'Oslo kommune', 'public', 'municipality', 'byutvikling'],
    ['trondheim', 'Trondheim kommune', 'public', 'municipality', 'byutvikling'],
    ['stavanger', 'Stavanger kommune', 'public', 'municipality', 'byutvikling'],
  ]),
  ...registered(undefined, '2018-01', COMMISSION, [['european-commission', 'European Commission', 'public', 'eu']]),
  ...registered('DK', '2021-01', DDC, [
    ['ddc', 'Danish Design Center', 'civil', 'none', 'design', 'sirkulær økonomi'],
    ['industriens-fond', 'Industriens Fond', 'civil', 'none'],
  ]),
  ...registered('SE', '2021-01', IMPACT, [
    ['teknikforetagen', 'Teknikföretagen', 'private', 'none', 'industriell produksjon'],
    ['rise', 'RISE Research Institutes of Sweden', 'academia', 'state', 'materialteknikk', 'energiteknikk'],
    ['vinnova', 'Vinnova', 'public', 'state'],
    ['formas', 'Formas', 'public', 'state'],
    ['energimyndigheten', 'Energimyndigheten', 'public', 'state', 'energi'],
  ]),
  ...registered('GB', '2018-01', STARMER, [['uk-government', 'UK Government', 'public', 'state']]),
  ...counties,
  ...ministry,
]
