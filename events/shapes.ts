/** The shapes that facts and commands share: ids, texts in several languages, periods, numbers, cells. */
import { z } from 'zod'
import { durationYears, isPeriod, type PeriodText, parseKnowledge } from './period.ts'

/** A refinement whose failure ends the check: later refinements may rely on a text that can be read. */
const readable = (error: string) => ({ error, abort: true })

const succeeds = (check: () => unknown): boolean => {
  try {
    check()
    return true
  } catch {
    return false
  }
}

/** Text without control characters other than line breaks and tabs. */
const line = (longest: number) =>
  z
    .string()
    .min(1)
    .max(longest)
    .refine(s => s.trim().length > 0, 'must not be blank')
    .refine(s => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(s), 'must not hold control characters')
    .refine(s => s.isWellFormed(), 'must be well-formed Unicode')

export const id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'must be an id: 1–63 of a–z, 0–9 and “-”, beginning with a letter or digit')
/** The shapes of texts that people write and read. What commands alone refuse in such texts is found by this mark. */
export const textsForPeople = z.registry<{ readonly forPeople: true }>()
const forPeople = { forPeople: true } as const
/** A name of somebody or something that may be an id or plain words. */
export const name = line(300).register(textsForPeople, forPeople)
export const prose = line(20_000).register(textsForPeople, forPeople)
/** A code of a dimension or a scale. */
export const code = line(80)
export const languages = ['nb', 'nn', 'sv', 'da', 'en', 'se', 'fi'] as const
export type Language = (typeof languages)[number]
const byLanguage = z
  .strictObject({
    nb: prose.optional(),
    nn: prose.optional(),
    sv: prose.optional(),
    da: prose.optional(),
    en: prose.optional(),
    se: prose.optional(),
    fi: prose.optional(),
  })
  .refine(texts => Object.keys(texts).length > 0, 'must have a text in at least one language')
/** Text for people: a string, or one text for each language. */
export const text = z.union([prose, byLanguage], {
  error: `must be a text, or an object with texts by language: ${languages.join(', ')}`,
})
export type Text = z.infer<typeof text>

export const url = z.url({ protocol: /^https?$/ }).max(2000)
/** A number that can be stored exactly: finite, no integer beyond 2^53, no minus zero. */
export const number = z
  .number()
  .refine(n => !Number.isInteger(n) || Number.isSafeInteger(n), 'must be below 2^53, so that it can be stored exactly')
  // Canonical JSON has no minus zero: what is decided must equal what is read back.
  .overwrite(n => n + 0)
export const positive = number.refine(n => n > 0, 'must be above 0')
export const share = number.min(0).max(1)
const periodForms =
  'must be a period: 2024, 2024-H1, 2024-Q4, 2024-05, 2024-W12, 2024-05-17, 2018/2020, 2023-08/2024-07 or a cohort'
const cohort = z.strictObject({ period: z.string().max(40), cohort: z.literal(true), after: z.string().max(12) })
/** A period; `period.ts` says which forms there are. */
export const period = z
  .union([z.string().max(40), cohort], { error: periodForms })
  .refine((p: PeriodText) => isPeriod(p), readable(periodForms))
export const knowledge = z
  .string()
  .max(80)
  .refine(
    s => succeeds(() => parseKnowledge(s)),
    readable(
      'must be a year (2021), month (2021-05), day (2021-05-17), range (2021/2022) or instant with time zone (2021-05-17T10:00:00Z)',
    ),
  )
export const day = z
  .string()
  .refine(
    s => /^\d{4}-\d{2}-\d{2}$/.test(s) && isPeriod(s),
    readable('must be a day of the calendar, written like 2024-05-17'),
  )
export const duration = z
  .string()
  .refine(s => succeeds(() => durationYears(s)), readable('must be an ISO 8601 duration, such as P1Y or P45D'))

/** A time zone by its IANA name, as this runtime knows it. */
export const timeZone = z
  .string()
  .max(60)
  .refine(
    s => succeeds(() => new Intl.DateTimeFormat('en', { timeZone: s })),
    'must be the name of a time zone, such as Europe/Oslo',
  )

/** The name of a dimension. */
export const dimension = z
  .string()
  .regex(
    /^[A-Za-z][A-Za-z0-9_-]{0,62}$/,
    'must be the name of a dimension: 1–63 of A–Z, a–z, 0–9, “-” and “_”, beginning with a letter',
  )
/** A point in the declared dimensions: dimension → code. Left out or empty: the total. */
export const cell = z.record(dimension, code)
export type Cell = z.infer<typeof cell>

const escaped = (code: string): string =>
  code.includes(';') || code.includes('\\') ? code.replace(/[;\\]/g, '\\$&') : code

/** One key for one cell: its codes in the order of the dimensions' names; the total is the empty string. */
export const cellKey = (cell: Cell | undefined): string =>
  cell === undefined ? '' : (namesOfShared.get(cell)?.key ?? writtenKey(cell))

/** A cell as JSON. */
export const cellText = (cell: Cell): string => namesOfShared.get(cell)?.text ?? JSON.stringify(cell)

function writtenKey(cell: Cell): string {
  const names = Object.keys(cell)
  // Cells that were recorded have them in order already, and sorting takes as long as all the rest.
  if (names.some((name, at) => at > 0 && name < (names[at - 1] as string))) names.sort()
  let key = ''
  for (const name of names) key += `${key === '' ? '' : ';'}${name}=${escaped(cell[name] ?? '')}`
  return key
}

/** Cells that figures share, by their texts, and the key and text of each. */
const shared = new Map<string, Cell>()
const namesOfShared = new WeakMap<Cell, { readonly key: string; readonly text: string }>()
const MOST_SHARED = 20_000

/** The cell in a text of JSON, the same for all figures of that text. Throws where it is no JSON. */
export function sharedCell(text: string): Cell {
  const known = shared.get(text)
  if (known) return known
  const cell = Object.freeze(JSON.parse(text) as Cell)
  if (shared.size >= MOST_SHARED) shared.clear()
  shared.set(text, cell)
  namesOfShared.set(cell, { key: writtenKey(cell), text })
  return cell
}

export const interval = z
  .strictObject({ low: number, high: number })
  .refine(i => i.low <= i.high, { error: 'low must not be above high', path: ['low'] })

export const evidence = z
  .array(
    z.strictObject({
      title: prose,
      url: url.optional(),
      sha256: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .optional(),
    }),
  )
  .max(50)

/** Why something is done: at least one word of three letters, so that it says something. */
export const reason = prose.refine(
  s => /\p{L}{3}/u.test(s),
  'must say why in words: at least one word of three letters',
)

/** What every command may carry beside its own fields. */
export const statedFields = {
  knownFrom: knowledge.optional(),
  reason: reason.optional(),
  decision: id.optional(),
  evidence: evidence.optional(),
}
