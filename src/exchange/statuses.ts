/** Statuses as texts of SDMX codes of obsStatus, one after the other, gathered from flags and marks. */
import { obsStatus } from '../../events/obs-status.ts'

/** Statuses that say there is no value. */
export const MISSING = 'LMQHKO'

/** Whether a status has any of these codes. */
export const says = (statuses: string, any: string): boolean => [...statuses].some(letter => any.includes(letter))

/** Two statuses together, each code once. */
export const joined = (a: string, b: string): string => (a === '' ? b : [...new Set(a + b)].join(''))

/** A flag of several letters, where every one is known; undefined where one is not. */
export function lettersOf(flag: string, known: ReadonlyMap<string, string>): string | undefined {
  if (flag.length < 2) return undefined
  let statuses = ''
  for (const letter of flag) {
    const means = known.get(letter)
    if (means === undefined) return undefined
    statuses = joined(statuses, means)
  }
  return statuses
}

const CODES: ReadonlySet<string> = new Set(obsStatus.options)
/** Whether a text is one or several SDMX codes of obsStatus. */
export const isSdmxStatus = (text: string): boolean =>
  /^[A-Z]{1,4}$/.test(text) && [...text].every(code => CODES.has(code))
