/** The time bar: as of which day the page is, by a date field, a slider and links from one known day to the next; and with which day to compare it. */
import type { ComponentChildren } from 'preact'
import { address, asOfDay, type BadAddress, here } from '../address.ts'
import { day, dayInField, localeTag, moment, number } from '../format.ts'
import type { Answered, Page } from '../page.ts'
import { StateFields } from '../parts/form-fields.tsx'
import type { KnownDays } from './known-days.ts'

interface TimeBarProps {
  readonly page: Page
  readonly days?: KnownDays | undefined
  readonly answered?: Answered | undefined
  /** The mission that the page is about, or that its indicator is of: where two days are compared, and late entries listed. */
  readonly mission?: string | null | undefined
  /** The indicator that the page is about. */
  readonly indicator?: string | undefined
  /** What is wrong with the date given. */
  readonly bad?: BadAddress | undefined
}

export function TimeBar({ page, days = {}, answered, mission = null, indicator, bad }: TimeBarProps) {
  const { state, words } = page
  const { asOf, position } = state
  const isPinned = asOf !== undefined || position !== undefined
  const content = (
    <>
      <h2 id="as-of-heading">{asOf === undefined ? words.asOf.heading : words.asOf.note(dayOf(page, asOf))}</h2>
      <ChoiceOfDay page={page} bad={bad} />
      <Slider page={page} days={days} />
      <Steps page={page} days={days} isPinned={isPinned} />
      {mission !== null && <Compare page={page} mission={mission} />}
      {isPinned && <Notes {...{ page, answered, mission, indicator }} />}
    </>
  )
  // Today it is one word that opens; another day, or a fault, stands open.
  return (
    <section class={`as-of${isPinned ? ' pinned' : ''}`} aria-labelledby="as-of-heading">
      {isPinned || bad ? (
        content
      ) : (
        <details name="above-the-page">
          <summary>{words.asOf.open}</summary>
          <div class="as-of-content">{content}</div>
        </details>
      )}
    </section>
  )
}

const dayOf = (page: Page, asOf: string): string => day(page.language, asOfDay(asOf))

interface DayFieldProps {
  readonly page: Page
  readonly id: string
  readonly name: string
  readonly label: string
  readonly value?: string | undefined
  readonly fault?: string | undefined
}

/** A field for a day, written as the language does. */
const DayField = ({ page, id, name, label, value = '', fault }: DayFieldProps) => (
  <>
    <label for={id}>{label}</label>
    <input
      type="text"
      id={id}
      name={name}
      placeholder={page.words.dayHint}
      autocomplete="off"
      size={10}
      value={value}
      {...(fault !== undefined && { 'aria-invalid': 'true', 'aria-describedby': `${id}-fault` })}
    />
  </>
)

function ChoiceOfDay({ page, bad }: Pick<TimeBarProps, 'page' | 'bad'>) {
  const { state, words } = page
  const { asOf } = state
  const fault = bad && (bad.fault === 'future-date' ? words.asOf.future : words.asOf.unreadable)
  return (
    <form method="get" action={state.path} class="choice-of-day">
      <DayField
        page={page}
        id="as-of"
        name="asOf"
        label={words.asOf.label}
        value={asOf === undefined ? '' : dayInField(page.language, asOfDay(asOf))}
        fault={fault}
      />
      <StateFields page={page} without={['asOf']} />
      <button type="submit">{words.asOf.show}</button>
      {fault !== undefined && (
        <p id="as-of-fault" class="fault">
          {fault}
        </p>
      )}
    </form>
  )
}

const DAY = 86_400_000

/** The slider, from the first known day to today; scripts bring it to life, and without them it is not shown. */
function Slider({ page, days: { first } }: Pick<TimeBarProps, 'page'> & { readonly days: KnownDays }) {
  const { state, words, language, now } = page
  const today = new Date(now).toISOString().slice(0, 10)
  if (first === undefined || first >= today) return null
  const shown = state.asOf === undefined ? today : asOfDay(state.asOf)
  const from = Date.parse(first) / DAY
  const most = Date.parse(today) / DAY - from
  return (
    <time-slider
      data-first={first}
      data-locale={localeTag(language)}
      data-heading={words.asOf.note('{day}')}
      data-now={words.asOf.open}
      data-address={here(state, { asOf: null })}
    >
      <input
        type="range"
        disabled
        id="time-slider"
        aria-label={words.asOf.slider}
        aria-valuetext={state.asOf === undefined ? words.asOf.open : day(language, shown)}
        min={0}
        max={most}
        value={Math.min(most, Math.max(0, Date.parse(shown) / DAY - from))}
      />
    </time-slider>
  )
}

function Steps({ page, days, isPinned }: { page: Page; days: KnownDays; isPinned: boolean }) {
  const { state, words, language } = page
  const { previous, next } = days
  if (previous === undefined && next === undefined && !isPinned) return null
  return (
    <ul class="steps">
      {previous !== undefined && (
        <li>
          <a href={here(state, { asOf: previous })} rel="prev">
            <span aria-hidden="true">‹ </span>
            <span class="step-words">
              {words.asOf.previous}: <time dateTime={previous}>{day(language, previous)}</time>
            </span>
          </a>
        </li>
      )}
      {next !== undefined && (
        <li>
          <a href={here(state, { asOf: next })} rel="next">
            <span class="step-words">
              {words.asOf.next}: <time dateTime={next}>{day(language, next)}</time>
            </span>
            <span aria-hidden="true"> ›</span>
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

/** Another day to hold this one against: what changed in the mission between the two. */
function Compare({ page, mission }: { page: Page; mission: string }) {
  const { state, words } = page
  return (
    <details class="compare">
      <summary>{words.asOf.compareWith}</summary>
      <form method="get" action={`/missions/${mission}/changes`}>
        <DayField page={page} id="compare-with" name="from" label={words.asOf.compareDay} />
        <StateFields page={{ ...page, state: { ...state, own: {} } }} without={[]} />
        <button type="submit">{words.changes.compare}</button>
      </form>
    </details>
  )
}

/** Up to which position the page reads, and how many of the facts shown were recorded after its day: a link that lists them. */
function Notes({
  page,
  answered,
  mission,
  indicator,
}: Pick<TimeBarProps, 'page' | 'answered' | 'mission' | 'indicator'>) {
  const { words, state } = page
  const late = answered?.lateEntries ?? 0
  const list = {
    late: 'true',
    ...(indicator !== undefined && { indicator }),
  }
  const notes: ComponentChildren[] = [
    state.position !== undefined && words.asOf.position(positionText(page, state.position)),
    late > 0 &&
      (typeof mission === 'string' ? (
        <a class="late" href={address(state, `/missions/${mission}/timeline`, list)}>
          {words.asOf.recordedLater(late)}
        </a>
      ) : (
        <span class="late">{words.asOf.recordedLater(late)}</span>
      )),
  ].filter(Boolean)
  if (notes.length === 0) return null
  return (
    <div class="note">
      {notes.map((note, i) => (
        <p key={String(i)}>{note}</p>
      ))}
    </div>
  )
}

/** A position as a number, or the instant it was given as. */
const positionText = ({ language }: Page, position: string): string =>
  /^\d+$/.test(position) ? number(language, Number(position), 0) : moment(language, Date.parse(position))
