/** What does a reader see when there is nothing to see? What is wrong, in plain words, and a way on. */
import { address, asOfDay, type BadAddress } from './address.ts'
import { day } from './format.ts'
import type { KnownDays } from './known-days.ts'
import type { Page } from './page.ts'
import { AsOf } from './parts/as-of.tsx'
import { FirstSteps } from './parts/first-steps.tsx'
import { Layout } from './parts/layout.tsx'

interface Shown {
  readonly page: Page
  readonly title: string
  readonly text: string
  /** What was given, where saying it helps. */
  readonly given?: string
  /** Whether the same address would show something as of today. */
  readonly isThereNow?: boolean
  readonly bad?: BadAddress
  readonly days?: KnownDays
  readonly withDate?: boolean
}

function ErrorPage({ page, title, text, given, isThereNow = false, bad, days, withDate = false }: Shown) {
  const { state, words } = page
  return (
    <Layout page={page} title={title}>
      <h1>{title}</h1>
      {text !== '' && <p class="lead">{text}</p>}
      {given !== undefined && (
        <p>
          <code>{given}</code>
        </p>
      )}
      {withDate && <AsOf page={page} bad={bad} days={days} />}
      <ul class="steps">
        {isThereNow && (
          <li>
            <a href={address(state, state.path, { asOf: null, position: null })}>{words.error.now}</a>
          </li>
        )}
        <li>
          <a href={address(state, '/', { asOf: null, position: null })}>{words.error.home}</a>
        </li>
      </ul>
    </Layout>
  )
}

/** Nothing at this address, or nothing the reader may see. */
export const lostPage = (page: Page) => (
  <ErrorPage page={page} title={page.words.error.lost} text={page.words.error.lostText} />
)

/** It is there today, and was not known at the page's pin. */
export function notThenPage(page: Page, days: KnownDays) {
  const { words, state, language } = page
  const text = state.asOf === undefined ? '' : words.error.notThenText(day(language, asOfDay(state.asOf)))
  return <ErrorPage page={page} title={words.error.notThen} text={text} days={days} isThereNow withDate />
}

/** The address says something that cannot be read; a date is explained beside its field. */
export function badAddressPage(page: Page, bad: BadAddress) {
  const { error } = page.words
  const isDate = bad.name === 'asOf' && bad.fault !== 'twice'
  if (isDate)
    return <ErrorPage page={page} title={error.badDate} text="" given={bad.given} bad={bad} withDate isThereNow />
  const given = `${bad.name}=${bad.given}`
  return <ErrorPage page={page} title={error.badAddress} text={error.badAddressText} given={given} isThereNow />
}

/** Nothing here is open to those who bring no key. */
export const closedPage = (page: Page) => (
  <Layout page={page} title={page.words.error.closed}>
    <h1>{page.words.error.closed}</h1>
    <p class="lead">{page.words.error.closedText}</p>
    <pre>
      <code>{'Authorization: Bearer <key>'}</code>
    </pre>
    <div class="card empty">
      <FirstSteps page={page} />
    </div>
  </Layout>
)

/** The key that was sent is none that stands. */
export const deniedPage = (page: Page) => (
  <ErrorPage page={page} title={page.words.error.denied} text={page.words.error.deniedText} />
)

/** Too much is asked just now, of this reader's or of everybody's. */
export const busyPage = (page: Page) => (
  <ErrorPage page={page} title={page.words.error.busy} text={page.words.error.busyText} />
)

/** Something went wrong that nobody foresaw. */
export const brokenPage = (page: Page) => (
  <ErrorPage page={page} title={page.words.error.broken} text={page.words.error.brokenText} />
)
