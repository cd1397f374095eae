/** The files of what a page shows, for downloading. */
import { here } from '../address.ts'
import type { AssessmentAnswer } from '../answer-types.ts'
import { extentOf } from '../chart/frame.ts'
import type { Page } from '../page.ts'
import { embedAddress } from './embed-page.tsx'
import { pinnedTo } from './shown-figure.ts'

interface DownloadsProps {
  readonly page: Page
  readonly assessment: AssessmentAnswer
  readonly title: string
}

/** The extensions of the files, in the order in which they are offered; of pictures, where there is enough to draw one. */
const dataFiles = ['csv', 'jsonstat'] as const
const pictures = ['svg', 'png'] as const

/** Links to the files of exactly what is shown, pinned to it. */
export function Downloads({ page, assessment, title }: DownloadsProps) {
  const { figures } = page.words
  const { figures: _ofItsTable, fact: _inItsTable, ...own } = page.state.own
  const path = `/indicators/${assessment.indicator}`
  const extensions = extentOf([assessment.figure]) ? [...dataFiles, ...pictures] : dataFiles
  const state = pinnedTo({ ...page.state, own }, assessment)
  return (
    <details class="downloads">
      <summary>{figures.downloads}</summary>
      <ul class="lines">
        {extensions.map(extension => (
          <li key={extension}>
            <a
              href={here({ ...state, path: `${path}.${extension}` }, { lang: page.language })}
              download={`${assessment.indicator}-${assessment.pin.on}.${extension}`}
              aria-label={`${figures[extension]}: ${title}`}
            >
              {figures[extension]}
            </a>
          </li>
        ))}
      </ul>
      <p class="quiet">{figures.downloadsNote}</p>
      <h3 id="embed">{figures.embed}</h3>
      <p class="quiet" id="embed-hint">
        {figures.embedHint}
      </p>
      <textarea class="code" readOnly rows={3} aria-labelledby="embed" aria-describedby="embed-hint">
        {`<iframe src="${page.origin}${embedAddress({ ...state, languageChosen: true })}" title="${title.replaceAll('"', '&quot;')}" width="100%" height="520"></iframe>`}
      </textarea>
    </details>
  )
}
