/** The signs that statistics offices print where a table has no number, by the name of the office. */

import { type MissingSetName, missingSetNames } from '../../events/import-map.ts'

/** What stands for a sign: an obsStatus that carries no value (L missing, M cannot occur, Q confidential), or exactly zero. */
export type SignMeaning = 'L' | 'M' | 'Q' | 0

export interface MissingSet {
  /** Whole cells; an en dash is read as a hyphen. */
  readonly signs: Readonly<Record<string, SignMeaning>>
  /** What is written beside a number, and the obsStatus it means; the empty text means none. `()`: the number in brackets. */
  readonly marks?: Readonly<Record<string, string>>
  /** Flags of a column of their own, where the office has such. */
  readonly flags?: Readonly<Record<string, string>>
  /** Where it is said, and the month in which that was read; without one it was not checked at the office. */
  readonly source: { readonly name: string; readonly url: string; readonly read?: string }
}

/**
 * Eurostat's flags, also in combination (`be`). Since January 2025 `i` is imputed (before: `s`), `m` cannot occur
 * (before: `z`), and confidentiality has a column of its own (C, N, P).
 */
const eurostatFlags = {
  b: 'B',
  c: 'Q',
  C: 'Q',
  d: 'D',
  e: 'E',
  f: 'F',
  i: 'I',
  m: 'M',
  n: 'N',
  p: 'P',
  r: '',
  s: 'I',
  u: 'U',
  z: 'M',
}

/**
 * Statistics Canada's column STATUS. Its letters grade the quality from A (excellent) to F (too unreliable to be published), and
 * are none of SDMX's: F is no forecast, B no break, D no other definition, and E (use with caution) no estimate.
 */
const statcanFlags = {
  '..': 'L',
  '...': 'M',
  '0s': '',
  A: '',
  B: '',
  C: '',
  D: '',
  E: 'U',
  F: 'Q',
  p: 'P',
  r: '',
  t: '',
  x: 'Q',
}

/** Columns by which a table of Statistics Canada is known. */
const statcanColumns = ['REF_DATE', 'DGUID', 'VECTOR', 'COORDINATE', 'STATUS']

/** The flags that a file's own columns tell: those of Statistics Canada, where it has its columns. */
export function flagsOfHeader(header: readonly string[]): Readonly<Record<string, string>> {
  const names = new Set(header.map(name => name.trim().toUpperCase()))
  return statcanColumns.every(name => names.has(name)) ? statcanFlags : {}
}

/** What SDMX-CSV writes where a value is intentionally missing (its field guide, for SDMX 3.1). */
const sdmxSigns = { NaN: 'L', '#N/A': 'L' } as const

const sets = {
  ssb: {
    signs: { '.': 'M', '..': 'L', '...': 'L', ':': 'Q', '-': 0 },
    marks: { '*': 'P' },
    source: {
      name: 'Statistics Norway, notes of its StatBank tables',
      url: 'https://www.ssb.no/en/statbank',
      read: '2026-11',
    },
  },
  scb: {
    signs: { '.': 'M', '..': 'L', '-': 0 },
    source: {
      name: 'Official Statistics of Sweden, explanation of symbols, as a table of Transport Analysis prints it',
      url: 'https://www.trafa.se/kommunikationsvanor/varufloden/',
      read: '2026-11',
    },
  },
  dst: {
    signs: { '.': 'M', '..': 'Q', '...': 'L', '-': 0 },
    marks: { '*': 'P' },
    source: { name: 'Statistics Denmark, symbols in tables', url: 'https://www.dst.dk/en/Statistik' },
  },
  eurostat: {
    signs: { ':': 'L', ':c': 'Q', ': c': 'Q', ':z': 'M', ': z': 'M', ':m': 'M', ': m': 'M', ...sdmxSigns },
    marks: eurostatFlags,
    flags: eurostatFlags,
    source: {
      name: 'Eurostat, data database: flags and special values',
      url: 'https://ec.europa.eu/eurostat/en/web/main/data/database',
      read: '2026-11',
    },
  },
  destatis: {
    signs: { '-': 0, '.': 'Q', '·': 'Q', '...': 'L', '/': 'Q', x: 'M', X: 'M' },
    marks: { '()': 'U', p: 'P', r: '', s: 'E' },
    source: {
      name: 'Statistical offices of Germany, explanation of symbols',
      url: 'http://www.statistik-portal.de/Statistik-Portal/en/en_zeichen.asp',
      read: '2026-11',
    },
  },
  statcan: {
    signs: { '..': 'L', '...': 'M', x: 'Q', F: 'Q' },
    marks: { E: 'U', p: 'P', r: '' },
    flags: statcanFlags,
    source: {
      name: 'Statistics Canada, standard table symbols',
      url: 'https://www.statcan.gc.ca/en/concepts/definitions/guide-symbol',
    },
  },
  'open-sdg': {
    signs: { '': 'L' },
    source: { name: 'Open SDG, data files', url: 'https://open-sdg.readthedocs.io/en/latest/' },
  },
} as const satisfies Record<MissingSetName, MissingSet>

export const missingSets: Readonly<Record<MissingSetName, MissingSet>> = sets

/** What each set says of a sign: `ssb reads it as Q`. Empty where none knows it. */
export const setsKnowing = (sign: string): readonly string[] =>
  missingSetNames.flatMap(name => {
    const meaning = missingSets[name].signs[sign]
    return meaning === undefined ? [] : [`${name} (${meaning === 0 ? 'zero' : meaning})`]
  })
