/** The pages for errors: what is wrong, in plain words, and where to go from there. */
import { dayRead } from '../../projections/words/format.ts'
import type { InvalidInput } from '../engine/errors.ts'
import { inWords } from '../engine/in-words.ts'
import { address, asOfDay, type BadAddress, dateFault, here, isDay } from './address.ts'
import { day } from './format.ts'
import type { Page } from './page.ts'
import { FirstSteps } from './parts/first-steps.tsx'
import { Layout } from './parts/layout.tsx'
import type { KnownDays } from './time/known-days.ts'
import { TimeBar } from './time/time-bar.tsx'

interface ErrorPageProps {
  readonly page: Page
  readonly title: string
  readonly text: string
  /** The text that could not be read, where quoting it helps. */
  readonly given?: string
  /** Whether the same address shows something as of today. */
  readonly isThereNow?: boolean
  readonly bad?: BadAddress
  readonly days?: KnownDays
  readonly withDate?: boolean
}

function ErrorPage({ page, title, text, given, isThereNow = false, bad, days, withDate = false }: ErrorPageProps) {
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
      {withDate && <TimeBar page={page} bad={bad} days={days} />}
      <ul class="steps">
        {isThereNow && (
          <li>
            <a href={here(state, { asOf: null, position: null })}>{words.error.now}</a>
          </li>
        )}
        <li>
          <a href={address(state, '/', { asOf: null, position: null })}>{words.error.home}</a>
        </li>
      </ul>
    </Layout>
  )
}

/** 404: there is nothing at this address, or nothing the reader may see. */
export const lostPage = (page: Page) => (
  <ErrorPage page={page} title={page.words.error.lost} text={page.words.error.lostText} />
)

/** 404: known today, but not yet at the page's pin. */
export function notThenPage(page: Page, days: KnownDays) {
  const { words, state, language } = page
  const text = state.asOf === undefined ? '' : words.error.notThenText(day(language, asOfDay(state.asOf)))
  return <ErrorPage page={page} title={words.error.notThen} text={text} days={days} isThereNow withDate />
}

/** 400: a parameter of the address cannot be read. A fault of the date is explained beside the date field. */
export function badAddressPage(page: Page, bad: BadAddress) {
  const { error } = page.words
  const isDate = bad.name === 'asOf' && bad.fault !== 'twice'
  if (isDate)
    return <ErrorPage page={page} title={error.badDate} text="" given={bad.given} bad={bad} withDate isThereNow />
  const given = `${bad.name}=${bad.given}`
  return <ErrorPage page={page} title={error.badAddress} text={error.badAddressText} given={given} isThereNow />
}

/** 400: what a parameter of the address asks cannot be answered; it is said in the reader’s language, and of a day as beside a date field. */
export function badQuestionPage(page: Page, { faults: [fault], message }: InvalidInput, query: object) {
  const { words, language, now } = page
  const name = fault?.pointer ?? ''
  const given = (query as Readonly<Record<string, unknown>>)[name]
  const wrong = isDay(name) && typeof given === 'string' ? dateFault(dayRead(given), now) : undefined
  if (wrong !== undefined) {
    const text = wrong === 'future-date' ? words.asOf.future : words.asOf.unreadable
    return <ErrorPage page={page} title={words.error.badDate} text={text} given={String(given)} isThereNow />
  }
  const detail = fault ? `${name}: ${inWords(fault.detail, language)}` : message
  return (
    <ErrorPage page={page} title={words.error.badAddress} text={words.error.badAddressText} given={detail} isThereNow />
  )
}

/** 401 without a key: this installation is closed to the public. */
export const closedPage = (page: Page) => (
  <Layout page={page} title={page.words.error.closed}>
    <h1>{page.words.error.closed}</h1>
    {page.canSignIn && (
      <p>
        <a href={address(page.state, '/sign-in', { asOf: null, position: null, next: here(page.state) })}>
          {page.words.forms.signIn}
        </a>
      </p>
    )}
    <p class="lead">{page.words.error.closedText}</p>
    <pre>
      <code>{'Authorization: Bearer <key>'}</code>
    </pre>
    <div class="card empty">
      <FirstSteps page={page} />
    </div>
  </Layout>
)

/** 401 with a key that is unknown, expired or revoked. */
export const deniedPage = (page: Page) => (
  <ErrorPage page={page} title={page.words.error.denied} text={page.words.error.deniedText} />
)

/** 422: the question takes more work than one may. */
export const tooLongPage = (page: Page) => (
  <ErrorPage page={page} title={page.words.error.tooLong} text={page.words.error.tooLongText} />
)

/** 429 and 503: too many requests, from this reader or from all. */
export const busyPage = (page: Page) => (
  <ErrorPage page={page} title={page.words.error.busy} text={page.words.error.busyText} />
)

/** 500: an unexpected error. */
export const brokenPage = (page: Page) => (
  <ErrorPage page={page} title={page.words.error.broken} text={page.words.error.brokenText} />
)
