/** Why may you not? Nobody is known, the thing is not visible to you, the role is not yours, or it lies outside your scope. */

export type DeniedCode = 'unauthenticated' | 'unknown-thing' | 'not-your-role' | 'outside-your-scope'

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
  constructor(code: DeniedCode, detail: string, whom: DeniedWhom = {}) {
    super(detail)
    this.code = code
    this.whom = whom
  }
}
