/** The choice of lines beside the indicator's own, as a plain form. */
import type { Page } from '../page.ts'
import { StateFields } from '../parts/form-fields.tsx'
import { type AddedLine, type LineOffer, type LineOffers, linesIn } from './added-lines.ts'

interface LineChoiceProps {
  readonly page: Page
  readonly offers: LineOffers
}

/** Nothing where there is nothing to choose; open where something is chosen. */
export function LineChoice({ page, offers }: LineChoiceProps) {
  const { words, state } = page
  const { figures } = words
  const chosen = linesIn(state.own.lines)
  const { comparators, dimensions } = offers
  const groups = [
    ...(comparators.length > 0 ? [{ name: figures.comparators, lines: comparators }] : []),
    ...dimensions.filter(({ lines }) => lines.length > 0),
  ]
  if (groups.length === 0) return null
  return (
    <details class="line-choice" open={chosen.length > 0}>
      <summary>{figures.addLines}</summary>
      <form method="get" action={state.path}>
        <StateFields page={page} without={['lines']} />
        {groups.map(({ name, lines }) => (
          <fieldset key={name}>
            <legend>{name}</legend>
            <div class="row">
              {lines.map(line => (
                <Choice key={line.id} line={line} isChosen={chosen.includes(line.id)} />
              ))}
            </div>
          </fieldset>
        ))}
        <button type="submit">{words.asOf.show}</button>
      </form>
    </details>
  )
}

const Choice = ({ line: { id, name }, isChosen }: { readonly line: LineOffer; readonly isChosen: boolean }) => (
  <label>
    <input type="checkbox" name="lines" value={id} checked={isChosen} /> {name}
  </label>
)

/** Which letter stands for which line. */
export const lineKey = (lines: readonly AddedLine[]): string =>
  lines.map(({ letter, name }) => `${letter}: ${name}.`).join(' ')
