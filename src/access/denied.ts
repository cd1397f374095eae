/** Why an attempt is denied: no valid key or token, a token that does not reach, the thing is hidden, no role allows it, or it lies outside the scope of the grant. */
import type { Said } from '../../projections/words/phrases.ts'
import type { Fault, Refusal, RefusalCode } from '../commands/refusal.ts'
import { inWords } from '../engine/in-words.ts'

export type DeniedCode = 'unauthenticated' | 'insufficient-token' | 'not-your-role' | 'outside-your-scope' | RefusalCode

/** Who was denied, as far as it is known. */
export interface DeniedWhom {
  readonly principal?: string | undefined
  readonly key?: string | undefined
  readonly mission?: string | null | undefined
}

/** An attempt that was denied. Nothing is recorded in the log; the attempt is in the access log. */
export class Denied extends Error {
  override name = 'Denied'
  readonly code: DeniedCode
  readonly whom: DeniedWhom
  readonly detail: Said
  readonly faults: readonly Fault[]
  constructor(code: DeniedCode, detail: Said, whom: DeniedWhom = {}, faults: readonly Fault[] = []) {
    super(inWords(detail))
    this.detail = detail
    this.code = code
    this.whom = whom
    this.faults = faults
  }
}

/** A denial that is worded like the rule's refusal of what is not there, so that hidden and absent things can't be told apart. */
export const deniedAsAbsent = ({ refused, detail, faults }: Refusal, whom: DeniedWhom): Denied =>
  new Denied(refused, detail, whom, faults)
