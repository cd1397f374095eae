/** Shows another address in this window without leaving the page: where one reads, and what has the focus, stay. */

let loading = new AbortController()
let hasMoved = false

/** Gives up what is being loaded. */
export const stopLoading = (): void => loading.abort()

/** Loads an address and puts its content in the place of this one's. Where that fails, the browser goes there itself. */
export async function showPage(address: string): Promise<void> {
  stopLoading()
  loading = new AbortController()
  const { signal } = loading
  try {
    const response = await fetch(address, { headers: { accept: 'text/html' }, signal })
    const next = new DOMParser().parseFromString(await response.text(), 'text/html')
    if (signal.aborted) return
    replaceContent(next)
    const isSame = address === location.pathname + location.search
    if (!isSame && hasMoved) history.replaceState(null, '', address)
    else if (!isSame) history.pushState(null, '', address)
    hasMoved ||= !isSame
  } catch {
    if (!signal.aborted) location.assign(address)
  }
}

/** Header, main part and footer; open folds stay open, and the focus stays on the element with the same id. */
function replaceContent(next: Document): void {
  const focused = document.activeElement?.id ?? ''
  const wasOpen = document.querySelector('.as-of details:not(.compare)[open]') !== null
  document.title = next.title
  document.documentElement.lang = next.documentElement.lang
  for (const part of ['body > header', 'body > main', 'body > footer']) {
    const [old, fresh] = [document.querySelector(part), next.querySelector(part)]
    if (old && fresh) old.replaceWith(document.adoptNode(fresh))
  }
  const folded = document.querySelector<HTMLDetailsElement>('.as-of details:not(.compare)')
  if (folded && wasOpen) folded.open = true
  if (focused === '') return
  const again = document.getElementById(focused)
  if (folded?.contains(again)) folded.open = true
  again?.focus({ preventScroll: true })
}

/** Going back and forth in the browser's history shows what the addresses say. */
export function followHistory(): void {
  addEventListener('popstate', () => location.reload())
}
