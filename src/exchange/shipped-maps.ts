/** Maps that come with Varde, by name: what holds for all files of a kind. The rest is drafted from the file itself. */
import type { ShippedMapName, WrittenMap } from '../../events/import-map.ts'
import { missingSets } from './missing-sets.ts'

export interface ShippedMap {
  readonly about: string
  /** Names a column may have, by what it is; the first that the file has is taken. */
  readonly period: readonly string[]
  readonly value: readonly string[]
  readonly status: readonly string[]
  readonly note: readonly string[]
  readonly indicator: readonly string[]
  /** Columns that never change what a row is about. */
  readonly ignore: readonly string[]
  /** Numbers have no thousands set off: the one mark they have is that of decimals. */
  readonly isWithoutThousands?: true
  readonly missing?: 'ssb' | 'eurostat' | 'open-sdg' | 'statcan' | 'destatis'
  readonly statusCodes?: Readonly<Record<string, string>>
  readonly where?: NonNullable<WrittenMap['where']>
}

export const shippedMaps = {
  'open-sdg': {
    about: 'Open SDG data files: Year, disaggregations (empty for the total), Units, GeoCode, Value',
    period: ['Year', 'TIME_PERIOD'],
    value: ['Value', 'OBS_VALUE'],
    status: ['Observation status', 'OBS_STATUS'],
    note: ['Footnote', 'Comment'],
    indicator: [],
    ignore: ['GeoCode'],
    missing: 'open-sdg',
  },
  'eurostat-sdmx-csv': {
    about: 'SDMX-CSV as Eurostat and other offices send it: DATAFLOW, dimensions, TIME_PERIOD, OBS_VALUE, OBS_FLAG',
    period: ['TIME_PERIOD', 'time'],
    value: ['OBS_VALUE', 'values'],
    status: ['OBS_FLAG', 'OBS_STATUS', 'flags'],
    note: [],
    indicator: [],
    ignore: [
      'DATAFLOW',
      'STRUCTURE',
      'STRUCTURE_ID',
      'STRUCTURE_NAME',
      'LAST UPDATE',
      'UPDATED',
      'SERIES_KEY',
      'OBS_KEY',
    ],
    isWithoutThousands: true,
    missing: 'eurostat',
    statusCodes: { ...missingSets.eurostat.flags, NA: '' },
    where: { ACTION: ['', 'I', 'A', 'R', 'M'] },
  },
  'ssb-pxweb-csv': {
    about: 'CSV of PxWeb (Statistics Norway and its neighbours): variables in rows, periods in rows or in the header',
    period: [
      'tid',
      'år',
      'kvartal',
      'måned',
      'uke',
      'vecka',
      'uge',
      'time',
      'year',
      'quarter',
      'month',
      'week',
      'ar',
      'aar',
      'månad',
      'halvår',
    ],
    value: ['verdi', 'value', 'värde', 'værdi', 'indhold', 'innehåll'],
    status: [],
    note: [],
    indicator: [],
    ignore: [],
    missing: 'ssb',
  },
  'statcan-csv': {
    about: 'CSV of Statistics Canada: REF_DATE, GEO, DGUID, dimensions, UOM, VECTOR, COORDINATE, VALUE, STATUS, SYMBOL',
    period: ['REF_DATE'],
    value: ['VALUE'],
    status: ['STATUS'],
    note: [],
    indicator: [],
    ignore: ['DGUID', 'UOM_ID', 'SCALAR_ID', 'VECTOR', 'COORDINATE', 'TERMINATED', 'DECIMALS'],
    missing: 'statcan',
    statusCodes: missingSets.statcan.flags ?? {},
  },
  'dhis2-datavalues': {
    about: 'DHIS2 data values: dataelement, period, orgunit, catoptcombo, attroptcombo, value',
    period: ['period'],
    value: ['value'],
    status: [],
    note: ['comment'],
    indicator: ['dataelement', 'data_element'],
    ignore: ['storedby', 'stored_by', 'created', 'lastupdated', 'last_updated', 'flwup', 'followup', 'follow_up'],
    where: { deleted: ['', 'false'] },
  },
} as const satisfies Record<ShippedMapName, ShippedMap>

/** Flat files of GENESIS, the data base of Germany's statistical offices: names beside every code. */
export const genesis: ShippedMap = {
  note: [],
  indicator: [],
  about: 'flat files of GENESIS',
  period: ['zeit', 'time'],
  value: ['value', 'wert'],
  status: ['value_q'],
  ignore: [
    ...['statistik_code', 'statistik_label', 'zeit_code', 'zeit_label'],
    ...['statistics_code', 'statistics_label', 'time_code', 'time_label'],
    ...[1, 2, 3, 4, 5, 6].flatMap(n =>
      ['merkmal', 'variable'].flatMap(word => [`${n}_${word}_code`, `${n}_${word}_label`]),
    ),
  ],
  missing: 'destatis',
  // Its “e” marks final values in some tables; what is not sure is asked.
  statusCodes: { p: 'P', r: '', s: 'E' },
}

export const shippedMapNamed = (name: string): ShippedMap | undefined =>
  Object.hasOwn(shippedMaps, name) ? shippedMaps[name as ShippedMapName] : undefined
