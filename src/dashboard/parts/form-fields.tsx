/** The state of a page as hidden fields, so that a form that is sent keeps what it does not ask for. */
import type { Page } from '../page.ts'

interface StateFieldsProps {
  readonly page: Page
  /** The parameters that the form asks for itself. */
  readonly without: readonly string[]
}

export function StateFields({ page: { state }, without }: StateFieldsProps) {
  const { language, languageChosen, asOf, position, own } = state
  const all = { ...own, asOf, lang: languageChosen ? language : undefined, position }
  return (
    <>
      {Object.entries(all).map(
        ([name, value]) =>
          value !== undefined &&
          !without.includes(name) && <input key={name} type="hidden" name={name} value={value} />,
      )}
    </>
  )
}
