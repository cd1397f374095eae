/** What auditors are answered beside the views: samples and proofs, as the API gives them. */

/** A sample of facts, as the API answers it. */
export interface SampleAnswer {
  readonly method: string
  readonly seed: string
  /** The cosigned checkpoint whose root is the seed; null: the seed was given. */
  readonly seedFrom: { readonly size: number; readonly witness: string; readonly at: number } | null
  readonly position: number
  readonly strata: readonly { readonly facts: number }[]
  readonly rows: readonly { readonly position: number; readonly units: number | null }[]
}

/** The proof of one fact, as the API answers it. */
export interface ProofAnswer {
  readonly position: number
  readonly leaf: string
  readonly leafHash: string
  readonly proof: readonly string[]
  readonly checkpoint: string
  readonly cosigned: readonly { readonly witness: string; readonly at: string }[]
}
