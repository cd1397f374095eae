/** Says on a page of today that something new was recorded in what it shows. It shows it only when it is asked to. */
import { defineElement } from './define-element.ts'
import { showPage } from './show-page.ts'

/** More than so many new facts are not counted: then the connection ends. */
const MOST = 99
/** After a refusal or an end of the connection it is opened again, the later the more often that happened. */
const AGAIN_MS = [2_000, 10_000, 60_000, 300_000] as const

export const defineLiveNews = (): void => defineElement('live-news', connect)

function connect(element: HTMLElement, left: AbortSignal): void {
  const { address = '', after = '', one = '', many = '', page = '' } = element.dataset
  const link = element.querySelector('a')
  const text = element.querySelector('span')
  if (!link || !text) return
  let [last, count, failures] = [after, 0, 0]
  let listening: AbortController | undefined
  let waiting: ReturnType<typeof setTimeout> | undefined

  function tell(position: string): void {
    last = position
    count += 1
    if (text) text.textContent = count === 1 ? one : many.replace('{n}', count > MOST ? `${MOST}+` : String(count))
    link?.removeAttribute('hidden')
    element.classList.add('told')
    if (count > MOST) stop()
  }

  async function listen(): Promise<void> {
    listening = new AbortController()
    const { signal } = listening
    try {
      const response = await fetch(`${address}&after=${last}`, { headers: { accept: 'text/event-stream' }, signal })
      if (!response.ok || !response.body) throw new Error(String(response.status))
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
      let rest = ''
      for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
        failures = 0
        const lines = (rest + piece.value).split('\n')
        rest = lines.pop() ?? ''
        for (const line of lines) if (line.startsWith('id: ') && count <= MOST) tell(line.slice(4))
      }
    } catch {
      // Refused, or the connection ended: it is opened again below, unless it was ended here.
    }
    if (signal.aborted || left.aborted) return
    waiting = setTimeout(listen, AGAIN_MS[Math.min(failures, AGAIN_MS.length - 1)])
    failures += 1
  }

  function stop(): void {
    clearTimeout(waiting)
    listening?.abort()
    listening = undefined
  }

  /** A page that nobody looks at listens to nothing: browsers open few connections to one site. */
  function follow(): void {
    stop()
    if (document.visibilityState === 'visible' && count <= MOST) void listen()
  }

  left.addEventListener('abort', stop)
  addEventListener('pagehide', stop, { signal: left })
  document.addEventListener('visibilitychange', follow, { signal: left })
  link.addEventListener(
    'click',
    event => {
      event.preventDefault()
      void showPage(page)
    },
    { signal: left },
  )
  follow()
}
