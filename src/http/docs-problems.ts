/** What does each code mean? The page every problem’s `type` points to. */
import { h } from 'preact'
import { docsPage } from './docs-frame.ts'
import { problemCodes } from './problem.ts'

/** The page of problem codes; each has its own anchor. */
export const problemsPage = (): string =>
  docsPage('Problems', [
    h(
      'p',
      null,
      'Every error is application/problem+json (RFC 9457). Its type leads here; its detail says what to do.',
    ),
    h('p', null, h('a', { href: '/docs' }, 'The API')),
    ...problemCodes.map(({ code, status, means }) =>
      h('section', { id: code }, [h('h2', null, `${code} (${status})`), h('p', null, means)]),
    ),
  ])
