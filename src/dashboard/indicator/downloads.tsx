/** The files of what a page shows, for downloading. */
import { here } from '../address.ts'
import type { AssessmentAnswer } from '../answer-types.ts'
import type { Page } from '../page.ts'
import { pinnedTo } from './shown-figure.ts'

interface DownloadsProps {
  readonly page: Page
  readonly assessment: AssessmentAnswer
  readonly title: string
}

/** The extensions of the files, in the order in which they are offered. */
const extensions = ['csv', 'jsonstat', 'svg'] as const

/** Links to the files of exactly what is shown, pinned to it. */
export function Downloads({ page, assessment, title }: DownloadsProps) {
  const { figures } = page.words
  const path = `/indicators/${assessment.indicator}`
  return (
    <details class="downloads">
      <summary>{figures.downloads}</summary>
      <ul class="lines">
        {extensions.map(extension => (
          <li key={extension}>
            <a
              href={here(
                { ...pinnedTo(page.state, assessment), path: `${path}.${extension}` },
                { lang: page.language },
              )}
              download={`${assessment.indicator}-${assessment.pin.on}.${extension}`}
              aria-label={`${figures[extension]}: ${title}`}
            >
              {figures[extension]}
            </a>
          </li>
        ))}
      </ul>
      <p class="quiet">{figures.downloadsNote}</p>
    </details>
  )
}
