/** Custom elements: what scripts add to a page that works without them. */
import type { HTMLAttributes } from 'preact'

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'time-slider': HTMLAttributes<HTMLElement>
      'live-figure': HTMLAttributes<HTMLElement>
      'live-news': HTMLAttributes<HTMLElement>
      'last-visit': HTMLAttributes<HTMLElement>
    }
  }
}

/**
 * Registers a custom element. `connect` is called whenever one enters the page; its signal is aborted when it leaves. The
 * browser asks for a class: here is the only one.
 */
export function defineElement(name: string, connect: (element: HTMLElement, left: AbortSignal) => void): void {
  customElements.define(
    name,
    class extends HTMLElement {
      #left = new AbortController()
      connectedCallback(): void {
        this.#left = new AbortController()
        connect(this, this.#left.signal)
      }
      disconnectedCallback(): void {
        this.#left.abort()
      }
    },
  )
}
