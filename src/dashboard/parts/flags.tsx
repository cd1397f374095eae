/** The flags of a figure in words: provisional, disputed, illustrative and so on. */
import type { ObsStatus } from '../../../events/obs-status.ts'
import { difference, percent, type ValueFormat, valued } from '../format.ts'
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

/** What a figure is made of others by, or how far it is from what they come to. */
export interface MadeOf {
  readonly rolledUp?:
    | { readonly coverage: number; readonly complete: boolean; readonly partial?: number | undefined }
    | undefined
  readonly differsFromCells?: number | undefined
  readonly differsFromParts?: number | undefined
}

/** The same in words: whether its parts are there, how many are, and how far a recorded figure is from them. */
export function madeOfInWords(
  { words: { indicator }, language }: Pick<Page, 'words' | 'language'>,
  { rolledUp, differsFromCells, differsFromParts }: MadeOf,
  format: ValueFormat,
): string[] {
  const differences = [differsFromCells, differsFromParts].filter(amount => amount !== undefined)
  const told = differences.map(amount => indicator.differsFromParts(difference(language, amount, format, true)))
  if (!rolledUp) return told
  const share = percent(language, rolledUp.coverage)
  if (rolledUp.complete) return [indicator.madeOfParts, ...told]
  if (rolledUp.partial === undefined) return [indicator.partsKnown(share), ...told]
  return [indicator.partsSoFar(share, valued(language, rolledUp.partial, format)), ...told]
}

/** The flag of example figures, which nobody has published. */
export const Illustrative = ({ page }: { page: Page }) => (
  <span class="flag illustrative">{page.words.illustrative}</span>
)

/** The flag of goals and indicators that are examples, which nobody has adopted. */
export const Example = ({ page }: { page: Page }) => <span class="flag illustrative">{page.words.example}</span>
