/** The chart of an indicator alone, to be shown on other sites: pinned, as anybody may see it, and saying when there is a newer one. */
import { address, here, type PageState } from '../address.ts'
import { pageStyle } from '../assets.ts'
import { Chart } from '../chart/chart.tsx'
import { extentOf } from '../chart/frame.ts'
import { chartWords } from '../chart/words.ts'
import type { Page } from '../page.ts'
import { pageHeaders } from '../sending.ts'
import { ChartKey, DecisionKey } from './chart-key.tsx'
import { chosenIn } from './shown.ts'
import { aboutInWords, pinnedTo, type ShownFigure, shownFigure } from './shown-figure.ts'

/** Any site may show it in a frame: it has no form, and what it shows is for anybody. */
export const embedHeaders = {
  'content-security-policy': pageHeaders['content-security-policy']
    .replace("form-action 'self'", "form-action 'none'")
    .replace("frame-ancestors 'none'", 'frame-ancestors *'),
  'cross-origin-resource-policy': 'cross-origin',
} as const

/** The address of an embed with the state of a page. */
export const embedAddress = (state: PageState): string => `${here(state)}${here(state).includes('?') ? '&' : '?'}embed`

/** The embed; undefined where anybody may see no such indicator at this pin. */
export async function embedPage(page: Page, id: string) {
  const { embed: _embed, ...own } = page.state.own
  const state: PageState = { ...page.state, own }
  const shown = await shownFigure({ ...page, state }, id)
  if (!shown) return undefined
  const isPinned = state.asOf !== undefined || state.position !== undefined
  const now = isPinned ? await page.askAtAll('/indicators/{id}/assessment', { id }, chosenIn(state)) : undefined
  const isOld = now !== undefined && JSON.stringify(now.figure) !== JSON.stringify(shown.assessment.figure)
  return <Embed shown={shown} isOld={isOld} />
}

function Embed({ shown, isOld }: { readonly shown: ShownFigure; readonly isOld: boolean }) {
  const { page, indicator, assessment, title, format, cellName, lines } = shown
  const { words, language, state, assets } = page
  const { figure } = assessment
  const extent = extentOf(
    [figure],
    lines.flatMap(({ stretches }) => stretches.flat()),
  )
  const named = cellName === '' ? title : `${title}: ${cellName}`
  const chart = extent && { figure, extent, lines, words: chartWords(language, named, figure, format) }
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${named} – Varde`}</title>
        <link rel="icon" type="image/svg+xml" href={assets.icon} />
        <style dangerouslySetInnerHTML={{ __html: pageStyle }} />
      </head>
      <body class="embed">
        <main>
          <h1>{named}</h1>
          {isOld && (
            <p class="behind" role="status">
              {words.figures.newer}{' '}
              <a href={embedAddress({ ...unpinned(state), language, languageChosen: true })}>
                {words.figures.seeNewer}
              </a>
            </p>
          )}
          <figure class="figure">
            {chart ? <Chart {...chart} /> : <p class="quiet">{words.indicator.noMeasurements}</p>}
            <figcaption>
              {chart && <ChartKey page={page} chart={chart} />}
              {aboutInWords(shown).map(text => (
                <span key={text}>{text} </span>
              ))}
              <a
                href={address(pinnedTo(state, assessment), `/indicators/${indicator.indicator}`, state.own)}
                target="_top"
                rel="noopener"
              >
                {words.figures.openHere}
              </a>
            </figcaption>
          </figure>
          <DecisionKey page={page} figure={figure} isEmbedded />
        </main>
      </body>
    </html>
  )
}

const unpinned = ({ asOf: _asOf, position: _position, ...state }: PageState): PageState => state
