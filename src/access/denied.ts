/** Why an attempt is denied: no valid key, the thing is hidden, no role allows it, or it lies outside the scope of the grant. */

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
