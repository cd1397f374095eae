/** The flags of a figure in words: provisional, disputed, illustrative and so on. */
import type { ObsStatus } from '../../../events/obs-status.ts'
import type { Page } from '../page.ts'

interface Marks {
  readonly obsStatus?: ObsStatus | null
  readonly flags?: readonly ObsStatus[] | undefined
  readonly disputed?: readonly string[] | undefined
  readonly illustrative?: boolean | undefined
}

/** The flags of a figure; an ordinary figure has none. */
export function Flags({ page, marks }: { page: Page; marks: Marks }) {
  const { words } = page
  const codes = [...(marks.obsStatus ? [marks.obsStatus] : []), ...(marks.flags ?? [])]
  const statuses = codes.map(code => words.status[code]).filter(status => status !== '')
  return (
    <>
      {statuses.map(status => (
        <span class="flag">{status}</span>
      ))}
      {marks.disputed && marks.disputed.length > 0 && <span class="flag disputed">{words.disputed}</span>}
      {marks.illustrative && <Illustrative page={page} />}
    </>
  )
}

/** The flag of numbers and goals made for the example, which nobody has published. */
export const Illustrative = ({ page }: { page: Page }) => (
  <span class="flag illustrative">{page.words.goal.illustrative}</span>
)
