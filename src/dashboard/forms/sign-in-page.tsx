/** The page on which one signs in with a key. */
import { address } from '../address.ts'
import type { Page } from '../page.ts'
import { Layout } from '../parts/layout.tsx'
import type { Entered } from './form-kind.ts'

interface SignInProps {
  readonly page: Page
  /** Where to go on afterwards: a path of these pages. */
  readonly next: string
  readonly isWrong?: boolean
  /** What was filled in on the form at `next`, where the session ended meanwhile: it goes on with whoever signs in. */
  readonly entered?: Entered
}

export function signInPage({ page, next, isWrong = false, entered = {} }: SignInProps) {
  const { forms } = page.words
  return (
    <Layout page={page} title={forms.signIn} crumbs={[{ name: page.words.missions, path: '/' }]}>
      <h1>{forms.signIn}</h1>
      {Object.keys(entered).length > 0 && <p class="lead">{forms.signInAgain}</p>}
      <form method="post" action={address(page.state, '/sign-in')} class="entry">
        <input type="hidden" name="next" value={next} />
        {Object.entries(entered).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <p class="field">
          <label for="key">{forms.key}</label>
          <span class="quiet hint" id="key-hint">
            {forms.keyHint}
          </span>
          <input
            type="password"
            id="key"
            name="key"
            required
            autocomplete="current-password"
            {...(isWrong && { 'aria-invalid': 'true' as const })}
            aria-describedby={isWrong ? 'key-fault key-hint' : 'key-hint'}
          />
          {isWrong && (
            <span id="key-fault" class="fault">
              {forms.keyUnknown}
            </span>
          )}
        </p>
        <p class="row">
          <button type="submit">{forms.signIn}</button>
        </p>
      </form>
      <p class="quiet">{forms.sessionHint}</p>
    </Layout>
  )
}
