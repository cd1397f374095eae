/** The frame of every page: header with languages, breadcrumbs, and a footer with the pin the page rests on. */
import type { ComponentChildren } from 'preact'
import type { Text as FactText } from '../../../events/shapes.ts'
import { languages, readerLanguages } from '../../../projections/words/languages.ts'
import { address, apiAddress, asOfDay, here } from '../address.ts'
import { pageStyle } from '../assets.ts'
import { day, moment, number } from '../format.ts'
import { localised } from '../language.ts'
import type { Answered, Page } from '../page.ts'
import { SearchField } from '../search/search-field.tsx'
import { Cairn } from './icon.tsx'

export interface Crumb {
  readonly name: ComponentChildren
  readonly path: string
}

export interface LayoutProps {
  readonly page: Page
  /** Of a thing, in its own words; or said by the page. */
  readonly title: FactText
  /** What the page shows of the thing. */
  readonly of?: string
  readonly crumbs?: readonly Crumb[]
  readonly answered?: Answered | undefined
  /** The views the page shows, each by its path below /api/v1 and its query. */
  readonly shows?: readonly (readonly [path: string, query?: Readonly<Record<string, string>>])[]
  readonly children: ComponentChildren
}

export function Layout({ page, title, of, crumbs = [], answered, shows = [], children }: LayoutProps) {
  const { words, language, assets, mainLanguage } = page
  const named = localised(title, language, mainLanguage)
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="description" content={words.line} />
        <title
          lang={named.language}
        >{`${of === undefined ? '' : `${of}${/\?$/.test(of) ? '' : ':'} `}${named.text}${pinInTitle(page)} – Varde`}</title>
        <link rel="icon" type="image/svg+xml" href={assets.icon} />
        <style dangerouslySetInnerHTML={{ __html: pageStyle }} />
        <script type="module" src={assets.script} />
      </head>
      <body>
        <a class="skip" href="#content">
          {words.skip}
        </a>
        <Top page={page} />
        <main id="content" class="wrap">
          {page.behindSince !== undefined && (
            <p class="behind" role="status">
              {words.behind(moment(language, page.behindSince))}
            </p>
          )}
          {crumbs.length > 0 && <Crumbs page={page} crumbs={crumbs} />}
          {children}
        </main>
        <Foot page={page} answered={answered} shows={shows} />
      </body>
    </html>
  )
}

/** As of which day, for a title that may be read without the page. */
function pinInTitle({ state: { asOf }, words, language }: Page): string {
  if (asOf === undefined) return ''
  const note = words.asOf.note(day(language, asOfDay(asOf)))
  return `, ${note.slice(0, 1).toLowerCase()}${note.slice(1)}`
}

function Top({ page }: { page: Page }) {
  const { state, language, words } = page
  return (
    <header class="top">
      <div class="wrap">
        <a class="brand" href={address(state, '/')}>
          <Cairn /> Varde
        </a>
        <nav aria-label={words.language}>
          <ul class="languages">
            {readerLanguages.map(each => (
              <li key={each}>
                <a
                  href={here(state, { lang: each })}
                  hreflang={each}
                  lang={each}
                  {...(each === language && { 'aria-current': 'true' as const })}
                >
                  {languages[each].locale.name}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {state.path !== '/search' && <SearchField page={page} id="search" />}
        <Who page={page} />
      </div>
    </header>
  )
}

/** Who is signed in, or the way to sign in. */
function Who({ page: { state, words, signedIn, canSignIn } }: { page: Page }) {
  const { forms } = words
  if (signedIn)
    return (
      <form method="post" action={address(state, '/sign-out', { asOf: null, position: null })} class="who">
        <input type="hidden" name="token" value={signedIn.token} />
        <span>{forms.signedInAs(signedIn.principal)}</span> <button type="submit">{forms.signOut}</button>
      </form>
    )
  if (!canSignIn || state.path === '/sign-in') return null
  return (
    <a class="who" href={address(state, '/sign-in', { asOf: null, position: null, next: here(state) })}>
      {forms.signIn}
    </a>
  )
}

const Crumbs = ({ page, crumbs }: { page: Page; crumbs: readonly Crumb[] }) => (
  <nav class="crumbs" aria-label={page.words.here}>
    <ol>
      {crumbs.map(({ name, path }) => (
        <li key={path}>
          <a href={address(page.state, path)}>{name}</a>
        </li>
      ))}
    </ol>
  </nav>
)

function Foot({
  page,
  answered,
  shows,
}: { page: Page; answered?: Answered | undefined } & Required<Pick<LayoutProps, 'shows'>>) {
  const { words, state, language, now } = page
  const position = answered?.position ?? -1
  return (
    <footer class="foot">
      <div class="wrap">
        <p>{words.line}</p>
        {answered && (
          <p>
            {position < 0
              ? words.nothingRecorded(moment(language, now))
              : words.answered(number(language, position, 0), moment(language, now))}{' '}
            {position >= 0 && (
              <a href={here(state, { asOf: state.asOf ?? answered.on, position: String(position) })}>
                {words.permanent}
              </a>
            )}
          </p>
        )}
        <ul class="links">
          {shows.map(([path, query]) => (
            <li key={path}>
              <a href={apiAddress(state, path, query)}>
                {words.asJson}: <code>{path}</code>
              </a>
            </li>
          ))}
          <li>
            <a href="/docs" hreflang="en">
              {words.documentation}
            </a>
          </li>
        </ul>
      </div>
    </footer>
  )
}
