/** What whoever is signed in may do with a thing, where they read of it. */
import { address } from '../address.ts'
import type { Page } from '../page.ts'
import { type FormKind, formPath, mayDo } from './form-kind.ts'
import { formKinds } from './form-kinds.ts'

interface ActionsProps {
  readonly page: Page
  readonly on: FormKind['on']
  readonly id: string
  readonly mission: string
  /** Steps that make no sense for the thing as it is. */
  readonly without?: readonly FormKind['name'][]
}

/** Links to the forms they have a role for; nothing for other readers. */
export function Actions({ page, on, id, mission, without = [] }: ActionsProps) {
  const { signedIn, state, words } = page
  if (!signedIn) return null
  const offered = formKinds.filter(
    kind => kind.on === on && !without.includes(kind.name) && mayDo(page, kind, id, mission),
  )
  if (offered.length === 0) return null
  return (
    <nav class="actions" aria-label={words.forms.mayDo}>
      <ul>
        {offered.map(kind => (
          <li key={kind.name}>
            <a href={address(state, formPath(kind, id), { asOf: null, position: null })}>
              {words.forms.titles[kind.name]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
