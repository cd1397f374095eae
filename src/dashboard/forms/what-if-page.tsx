/** What if the next figure were another? Both answers now, and as they would be; the page has no address of its own to pass on. */
import { address } from '../address.ts'
import type { GoalIndicator, ProgressAnswer } from '../answer-types.ts'
import { Change, memberOf } from './change.tsx'
import { EnteredFields } from './entered-fields.tsx'
import { type Entered, formPath, type Subject } from './form-kind.ts'
import { whatIf } from './form-kinds.ts'
import { Entry, Faults, type FieldFault, FormFrame } from './form-page.tsx'

interface WhatIfProps {
  readonly subject: Subject
  readonly id: string
  readonly entered: Entered
  readonly faults?: readonly FieldFault[]
  /** The mission’s progress now, and as it would be; left out before anything was asked. */
  readonly outcome?: { readonly before: ProgressAnswer | undefined; readonly after: ProgressAnswer }
}

export function whatIfPage({ subject, id, entered, faults = [], outcome }: WhatIfProps) {
  const { page } = subject
  const { forms, figures } = page.words
  const fields = whatIf.fields(subject)
  return (
    <FormFrame kind={whatIf} subject={subject} id={id}>
      {faults.length > 0 && <Faults {...{ page, fields, faults, entered }} title={forms.notSupposed} />}
      {outcome && <Hypothetical {...{ subject, entered }} {...membersOf(outcome, id)} />}
      {!outcome && <p class="lead">{figures.whatIfLead}</p>}
      <form method="post" action={address(page.state, formPath(whatIf, id))} class="entry">
        <input type="hidden" name="token" value={page.signedIn?.token ?? ''} />
        {fields.map(field => (
          <Entry
            key={field.name}
            page={page}
            field={field}
            value={entered[field.name] ?? field.preset ?? ''}
            isWrong={faults.some(({ name }) => name === field.name)}
          />
        ))}
        <p class="row">
          <button type="submit">{figures.whatIfAsk}</button>
          <a class="cancel" href={address(page.state, `/indicators/${id}`)}>
            {forms.cancel}
          </a>
        </p>
      </form>
    </FormFrame>
  )
}

const membersOf = ({ before, after }: NonNullable<WhatIfProps['outcome']>, id: string) => ({
  before: memberOf(before, id),
  after: memberOf(after, id),
})

interface HypotheticalProps extends Pick<WhatIfProps, 'subject' | 'entered'> {
  readonly before: GoalIndicator | undefined
  readonly after: GoalIndicator | undefined
}

/** What was supposed, and what would be said; on paper too it says that none of it is a fact. */
function Hypothetical({ subject, entered, before, after }: HypotheticalProps) {
  const { page } = subject
  return (
    <div class="hypothetical">
      <p class="behind" role="status">
        {page.words.figures.hypothetical}
      </p>
      <EnteredFields subject={subject} fields={whatIf.fields(subject)} entered={entered} />
      <Change page={page} before={before} after={after} isSupposed />
    </div>
  )
}
