/** The status of a figure: the SDMX codes, which of them carry no value, and several of them on one figure. */
import { z } from 'zod'

/**
 * The SDMX code list CL_OBS_STATUS: A normal, B break in the series, D definition differs, E estimated, F forecast,
 * G experimental, H holiday or weekend, I imputed, J derogation, K included in another category, L missing, M not
 * applicable, N not significant, O missing (reason not said), P provisional, Q suppressed, S strike or other special event,
 * U low reliability, V unvalidated, W includes another category.
 */
export const obsStatus = z.enum([
  'A',
  'B',
  'D',
  'E',
  'F',
  'G',
  'H',
  'I',
  'J',
  'K',
  'L',
  'M',
  'N',
  'O',
  'P',
  'Q',
  'S',
  'U',
  'V',
  'W',
])
export type ObsStatus = z.infer<typeof obsStatus>

const WITHOUT_VALUE: ReadonlySet<string> = new Set(['H', 'K', 'L', 'M', 'O', 'Q'])

/** Whether a status carries no value (rule 10). */
export const carriesNoValue = (status: string | undefined): boolean => status !== undefined && WITHOUT_VALUE.has(status)
/** Whether a figure of that status may go without a value: one under a derogation, and those that carry none. */
export const mayLackValue = (status: string | undefined): boolean => status === 'J' || carriesNoValue(status)
/** The codes that carry no value, for messages. */
export const codesWithoutValue = [...WITHOUT_VALUE].join(', ')

/** The codes that ask for caution with a number: estimated, low reliability, unvalidated, experimental, definition differs. */
export const cautionCodes = ['E', 'U', 'V', 'G', 'D'] as const satisfies readonly ObsStatus[]

const CODES: ReadonlySet<string> = new Set(obsStatus.options)
const isDistinct = (codes: readonly string[]): boolean => codes.length < 2 || new Set(codes).size === codes.length
const areCodes = (codes: readonly string[]): boolean => codes.length > 0 && codes.every(code => CODES.has(code))

const codeForms = `must be one or several SDMX codes in capital letters, each once ("P", "BU"): ${obsStatus.options.join(', ')}`

/** One code or several (Eurostat’s `bu`): `"P"`, `"BU"` or `["B", "U"]`, each once. */
export const obsStatuses = z.union(
  [
    z.string().refine(codes => areCodes([...codes]) && isDistinct([...codes]), codeForms),
    z.array(z.enum(obsStatus.options, codeForms)).refine(codes => codes.length > 0 && isDistinct(codes), codeForms),
  ],
  codeForms,
)
export type ObsStatuses = z.infer<typeof obsStatuses>

/** The status of a figure, and the codes that were given beside it. */
export interface StatusAndFlags {
  readonly obsStatus?: ObsStatus | undefined
  readonly flags?: ObsStatus[] | undefined
}

/** Rule 10b: the status is one that says missing if it is among several, else B, else the first; the others are flags beside it. */
export function statusAndFlags(given: ObsStatuses | undefined): StatusAndFlags {
  if (given === undefined) return {}
  const codes = [...given] as ObsStatus[]
  const status = codes.find(carriesNoValue) ?? codes.find(code => code === 'B') ?? (codes[0] as ObsStatus)
  const flags = codes.filter(code => code !== status)
  return { obsStatus: status, ...(flags.length > 0 && { flags }) }
}

/** Whether a figure carries a code, as its status or as a flag beside it. */
export const carriesCode = (
  {
    obsStatus,
    flags,
  }: { readonly obsStatus?: string | null | undefined; readonly flags?: readonly string[] | undefined },
  code: ObsStatus,
): boolean => obsStatus === code || flags?.includes(code) === true
