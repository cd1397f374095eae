/** The slider of the time bar: it says the day while it moves, and on release shows the page as of that day. */
import { defineElement } from './define-element.ts'
import { showPage, stopLoading } from './show-page.ts'

/** What the slider tells the page while it moves: the day (`2024-05-17`), or none for today. */
export interface TimeSlide {
  readonly day: string | undefined
}

/** Events of the document: the slider was reached; it moves. */
export const TOUCHED = 'time-touched'
export const SLID = 'time-slid'

const DAY = 86_400_000
/** So long after the last key the page is loaded: a key that is held down loads it once. */
const REST_MS = 300

export const defineTimeSlider = (): void => defineElement('time-slider', connect)

function connect(element: HTMLElement, signal: AbortSignal): void {
  const input = element.querySelector('input')
  const { first = '', locale = 'en', heading = '', now = '', address = '' } = element.dataset
  if (!input) return
  // Made when the slider is first moved: it takes browsers tens of milliseconds, before the page is drawn.
  let written: Intl.DateTimeFormat | undefined
  function inWords(day: string): string {
    written ??= new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
    return written.format(Date.parse(day))
  }
  const dayAt = (value: number): string => new Date(Date.parse(first) + value * DAY).toISOString().slice(0, 10)
  const chosen = (): string | undefined => (input.value === input.max ? undefined : dayAt(input.valueAsNumber))
  let resting: ReturnType<typeof setTimeout> | undefined

  function say(): void {
    const day = chosen()
    const text = day === undefined ? now : inWords(day)
    input?.setAttribute('aria-valuetext', text)
    const title = document.getElementById('as-of-heading')
    if (title) title.textContent = day === undefined ? now : heading.replace('{day}', text)
    document.querySelector('main')?.classList.add('sliding')
    document.dispatchEvent(new CustomEvent<TimeSlide>(SLID, { detail: { day } }))
  }

  function show(): void {
    const day = chosen()
    const target = new URL(address, location.href)
    if (day !== undefined) target.searchParams.set('asOf', day)
    void showPage(target.pathname + target.search)
  }

  /** Keys of pages go a year, as the slider of ten years has too many days for the others. */
  function turn(event: KeyboardEvent): void {
    const years = { PageUp: 1, PageDown: -1 }[event.key]
    if (years === undefined || !input) return
    event.preventDefault()
    const to = new Date(`${dayAt(input.valueAsNumber)}T00:00:00Z`)
    to.setUTCFullYear(to.getUTCFullYear() + years)
    input.valueAsNumber = Math.min(Number(input.max), Math.max(0, (to.getTime() - Date.parse(first)) / DAY))
    input.dispatchEvent(new Event('input'))
    input.dispatchEvent(new Event('change'))
  }

  const touch = (): boolean => document.dispatchEvent(new CustomEvent(TOUCHED))
  input.disabled = false
  input.addEventListener('pointerdown', touch, { signal })
  input.addEventListener('focus', touch, { signal })
  input.addEventListener('keydown', turn, { signal })
  input.addEventListener(
    'input',
    () => {
      stopLoading()
      clearTimeout(resting)
      say()
    },
    { signal },
  )
  input.addEventListener(
    'change',
    () => {
      clearTimeout(resting)
      resting = setTimeout(show, REST_MS)
    },
    { signal },
  )
}
