/** Up to which position has somebody answered for changed figures? */

/** The last position up to which somebody has answered for what changed; −1: nobody has. */
export const answeredUpTo = ({
  acknowledgements,
}: {
  readonly acknowledgements: readonly { readonly upTo: number }[]
}): number => Math.max(-1, ...acknowledgements.map(({ upTo }) => upTo))
