/**
 * Remembers in the browser when each mission was last read, and offers what changed since. The server is told nothing of
 * it: a cookie would go along with every request, give each visit pages of its own (tags depend on cookies, and what is
 * sent to whoever has one is not compressed), and tell the server who reads when. Signed in or not, it is the same.
 * The browser's own history holds as much. Without scripts the offer is not there; the form with two days does the same.
 */
import { defineElement } from './define-element.ts'
import { startOf, visitsAfter, visitsIn } from './visits.ts'

const KEY = 'varde-visits'

export const defineLastVisit = (): void => defineElement('last-visit', connect)

function connect(element: HTMLElement): void {
  const { mission = '', position = '', locale = 'en' } = element.dataset
  try {
    const all = visitsIn(localStorage.getItem(KEY))
    const visits = visitsAfter(all[mission], { position: Number(position), at: Date.now() })
    localStorage.setItem(KEY, JSON.stringify({ ...all, [mission]: visits }))
    if (visits.before) offer(startOf(visits.before), locale)
  } catch {
    // The browser keeps nothing for this site: then there is nothing to offer.
  }
}

/** Shows the link, where the page has one. */
function offer(start: ReturnType<typeof startOf>, locale: string): void {
  const line = document.querySelector<HTMLElement>('[data-since-visit]')
  const link = line?.querySelector('a')
  if (!line || !link) return
  const address = new URL(link.href)
  for (const [name, value] of Object.entries(start)) address.searchParams.set(name, value)
  link.href = address.pathname + address.search
  const shown = new URLSearchParams(location.search)
  const isShown = Object.entries(start).every(([name, value]) => shown.get(name) === value)
  if (isShown) link.setAttribute('aria-current', 'true')
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
  const text = line.querySelector('span')
  if (text) text.textContent = `(${day.format(Date.parse(start.from))})`
  line.hidden = false
}
