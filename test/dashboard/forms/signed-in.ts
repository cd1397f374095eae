/** An installation with pages, and browsers that sign in there: they keep cookies and send forms as browsers do. */
import { registerPages } from '../../../src/dashboard/pages.ts'
import { problemOf } from '../../../src/http/problem.ts'
import { sendRefusal } from '../../../src/http/reply.ts'
import { type Installation, installation, type Options } from '../../http/installation.ts'

/** Pages as they are served, over the parts of an installation. */
export const withPages = (options: Options = {}): Promise<Installation> =>
  installation({
    ...options,
    pages:
      ({ log, reader, access }) =>
      (app, doors) =>
        registerPages(app, {
          reader,
          doors,
          now: log.now,
          sendRefusal,
          problemOf: error => problemOf(error as Error),
          viewerOf: ({ headers }) => access.viewerOf(access.identifyReader(headers.authorization)),
        }),
  })

export interface Browser {
  readonly get: (url: string) => ReturnType<Installation['call']>
  /** Sends a form, with the fields given; with headers as a browser sends them from the page itself. */
  readonly send: (
    url: string,
    fields: Readonly<Record<string, string>>,
    headers?: Readonly<Record<string, string>>,
  ) => ReturnType<Installation['call']>
  readonly signIn: (key: string, next?: string) => ReturnType<Installation['call']>
  /** The cookie that it holds. */
  readonly cookie: () => string
  /** The hidden fields of the first form of a page, but that of signing out. */
  readonly hidden: (html: string) => Record<string, string>
}

/** A browser with no cookie yet, or with one that it was given. */
export function browserOf({ call }: Installation, cookie = '', language = 'en'): Browser {
  let held = cookie
  const keep = (answer: Awaited<ReturnType<Installation['call']>>) => {
    const set = answer.headers['set-cookie']
    const text = Array.isArray(set) ? set.at(-1) : set
    if (text !== undefined) held = /Max-Age=0|Expires=Thu, 01 Jan 1970/.test(text) ? '' : (text.split(';')[0] ?? '')
    return answer
  }
  const cookies = () => ({ 'accept-language': language, ...(held !== '' && { cookie: held }) })
  const get = async (url: string) => keep(await call({ method: 'GET', url, headers: cookies() }, null))
  const send: Browser['send'] = async (url, fields, headers = { 'sec-fetch-site': 'same-origin' }) =>
    keep(
      await call(
        {
          method: 'POST',
          url,
          headers: { ...cookies(), 'content-type': 'application/x-www-form-urlencoded', ...headers },
          payload: new URLSearchParams(fields).toString(),
        },
        null,
      ),
    )
  return {
    get,
    send,
    signIn: (key, next = '/') => send('/sign-in', { key, next }),
    cookie: () => held,
    hidden: html => {
      const main = html.slice(html.indexOf('<main'))
      return Object.fromEntries(
        [...main.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [
          name,
          value?.replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
        ]),
      )
    },
  }
}
