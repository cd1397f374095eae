/** The knowledge date of the page: a form to choose another, and links to the days on which something became known. */
import { asOfDay, type BadAddress, here } from '../address.ts'
import { day, dayInField, moment, number } from '../format.ts'
import type { KnownDays } from '../known-days.ts'
import type { Answered, Page } from '../page.ts'
import { StateFields } from './form-fields.tsx'

interface AsOfProps {
  readonly page: Page
  readonly days?: KnownDays | undefined
  readonly answered?: Answered | undefined
  /** What is wrong with the date given. */
  readonly bad?: BadAddress | undefined
}

export function AsOf({ page, days = {}, answered, bad }: AsOfProps) {
  const { state, words } = page
  const { asOf, position } = state
  const isPinned = asOf !== undefined || position !== undefined
  const content = (
    <>
      <h2 id="as-of-heading">{asOf === undefined ? words.asOf.heading : words.asOf.note(dayOf(page, asOf))}</h2>
      {isPinned && <Note page={page} answered={answered} />}
      <form method="get" action={state.path}>
        <label for="as-of">{words.asOf.label}</label>
        <div class="row">
          <input
            type="text"
            id="as-of"
            name="asOf"
            placeholder={words.dayHint}
            autocomplete="off"
            value={asOf === undefined ? '' : dayInField(page.language, asOfDay(asOf))}
            {...(bad && { 'aria-invalid': 'true', 'aria-describedby': 'as-of-fault' })}
          />
          <StateFields page={page} without={['asOf']} />
          <button type="submit">{words.asOf.show}</button>
        </div>
        {bad && (
          <p id="as-of-fault" class="fault">
            {bad.fault === 'future-date' ? words.asOf.future : words.asOf.unreadable}
          </p>
        )}
      </form>
      <Steps page={page} days={days} isPinned={isPinned} />
    </>
  )
  // Today it is one word that opens; another day, or a fault, stands open.
  return (
    <section class={`as-of${isPinned ? ' pinned' : ''}`} aria-labelledby="as-of-heading">
      {isPinned || bad ? (
        content
      ) : (
        <details>
          <summary>{words.asOf.open}</summary>
          {content}
        </details>
      )}
    </section>
  )
}

const dayOf = (page: Page, asOf: string): string => day(page.language, asOfDay(asOf))

function Note({ page, answered }: { page: Page; answered?: Answered | undefined }) {
  const { words, state } = page
  const late = answered?.lateEntries ?? 0
  return (
    <div class="note">
      {state.asOf !== undefined && <p>{words.asOf.noteText}</p>}
      {state.position !== undefined && <p>{words.asOf.position(positionText(page, state.position))}</p>}
      {late > 0 && <p class="late">{words.asOf.late(late)}</p>}
    </div>
  )
}

/** A position as a number, or the instant it was given as. */
const positionText = ({ language }: Page, position: string): string =>
  /^\d+$/.test(position) ? number(language, Number(position), 0) : moment(language, Date.parse(position))

function Steps({ page, days, isPinned }: { page: Page; days: KnownDays; isPinned: boolean }) {
  const { state, words, language } = page
  const { previous, next } = days
  if (previous === undefined && next === undefined && !isPinned) return null
  return (
    <ul class="steps">
      {previous !== undefined && (
        <li>
          <a href={here(state, { asOf: previous })} rel="prev">
            <span aria-hidden="true">← </span>
            {words.asOf.previous}: <time dateTime={previous}>{day(language, previous)}</time>
          </a>
        </li>
      )}
      {next !== undefined && (
        <li>
          <a href={here(state, { asOf: next })} rel="next">
            {words.asOf.next}: <time dateTime={next}>{day(language, next)}</time>
            <span aria-hidden="true"> →</span>
          </a>
        </li>
      )}
      {isPinned && (
        <li>
          <a href={here(state, { asOf: null, position: null })}>{words.asOf.today}</a>
        </li>
      )}
    </ul>
  )
}
