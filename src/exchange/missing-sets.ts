/** The signs that statistics offices print where a table has no number, by the name of the office. */

/** What stands for a sign: an obsStatus that carries no value (L missing, M cannot occur, Q confidential), or exactly zero. */
export type SignMeaning = 'L' | 'M' | 'Q' | 0

export interface MissingSet {
  /** Whole cells; an en dash is read as a hyphen. */
  readonly signs: Readonly<Record<string, SignMeaning>>
  /** What is written beside a number, and the obsStatus it means; the empty text means none. `()`: the number in brackets. */
  readonly marks?: Readonly<Record<string, string>>
  /** Flags of a column of their own, where the office has such. */
  readonly flags?: Readonly<Record<string, string>>
  /** Where the office says so, and when that was read. */
  readonly source: { readonly name: string; readonly url: string; readonly read: string }
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

const sets = {
  ssb: {
    signs: { '.': 'M', '..': 'L', '...': 'L', ':': 'Q', '-': 0 },
    marks: { '*': 'P' },
    source: {
      name: 'Statistics Norway, standard signs in tables',
      url: 'https://www.ssb.no/a/kortnavn/standardtegn/',
      read: '2026-11',
    },
  },
  scb: {
    signs: { '.': 'M', '..': 'L', '-': 0 },
    source: {
      name: 'Statistics Sweden, explanation of symbols',
      url: 'https://www.scb.se/dokumentation/teckenforklaring/',
      read: '2026-11',
    },
  },
  dst: {
    signs: { '.': 'M', '..': 'Q', '...': 'L', '-': 0 },
    marks: { '*': 'P' },
    source: {
      name: 'Statistics Denmark, symbols in tables',
      url: 'https://www.dst.dk/da/Statistik/dokumentation/signaturforklaring',
      read: '2026-11',
    },
  },
  eurostat: {
    signs: { ':': 'L', ':c': 'Q', ': c': 'Q', ':z': 'M', ': z': 'M', ':m': 'M', ': m': 'M' },
    marks: eurostatFlags,
    flags: eurostatFlags,
    source: {
      name: 'Eurostat, data database: flags and special values',
      url: 'https://ec.europa.eu/eurostat/en/web/main/data/database',
      read: '2026-11',
    },
  },
  destatis: {
    signs: { '-': 0, '.': 'Q', '...': 'L', '/': 'Q', x: 'M', X: 'M' },
    marks: { '()': 'U', p: 'P', r: '', s: 'E' },
    source: {
      name: 'Statistical offices of Germany, explanation of symbols',
      url: 'https://www.statistikportal.de/en/explanation-symbols',
      read: '2026-11',
    },
  },
  'open-sdg': {
    signs: { '': 'L' },
    source: {
      name: 'Open SDG, data format: a missing value is an empty cell',
      url: 'https://open-sdg.readthedocs.io/en/latest/data-format/',
      read: '2026-11',
    },
  },
} as const satisfies Record<string, MissingSet>

export type MissingSetName = keyof typeof sets
export const missingSetNames = Object.keys(sets) as MissingSetName[]
export const missingSets: Readonly<Record<MissingSetName, MissingSet>> = sets

/** What each set says of a sign: `ssb reads it as Q`. Empty where none knows it. */
export const setsKnowing = (sign: string): readonly string[] =>
  missingSetNames.flatMap(name => {
    const meaning = missingSets[name].signs[sign]
    return meaning === undefined ? [] : [`${name} (${meaning === 0 ? 'zero' : meaning})`]
  })
