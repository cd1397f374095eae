/** Which marks does a figure carry? Provisional, disputed, illustrative and the like, each in a word. */
import type { ObsStatus } from '../../../events/shapes.ts'
import type { Page } from '../page.ts'

interface Marks {
  readonly obsStatus?: ObsStatus | null
  readonly disputed?: readonly string[] | undefined
  readonly illustrative?: boolean | undefined
}

/** The marks of a figure; nothing for an ordinary one. */
export function Flags({ page, marks }: { page: Page; marks: Marks }) {
  const { words } = page
  const status = marks.obsStatus ? words.status[marks.obsStatus] : ''
  return (
    <>
      {status !== '' && <span class="flag">{status}</span>}
      {marks.disputed && marks.disputed.length > 0 && <span class="flag disputed">{words.disputed}</span>}
      {marks.illustrative && <Illustrative page={page} />}
    </>
  )
}

/** Made for the example, published by nobody. */
export const Illustrative = ({ page }: { page: Page }) => (
  <span class="flag illustrative">{page.words.goal.illustrative}</span>
)
