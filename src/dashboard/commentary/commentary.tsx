/** What was written of how it goes: explanations, risks and next steps, the latest first. */
import type { MissionAnswer } from '../answer-types.ts'
import { period } from '../format.ts'
import { formKinds } from '../forms/form-kinds.ts'
import type { Page } from '../page.ts'
import { Known, Why } from '../parts/origin.tsx'
import { Text } from '../parts/text.tsx'
import { ThingLink } from '../parts/thing-link.tsx'
import type { ThingReference, ThingTitles } from '../thing-titles.ts'

/** The forms by which nothing is written of how it goes. */
export const otherForms = formKinds.flatMap(({ name }) => (name === 'comment' ? [] : [name]))

export type CommentaryLine = MissionAnswer['commentary'][number]

/** The things that commentary of a mission is about. */
export const commentedThings = (commentary: readonly CommentaryLine[]): ThingReference[] =>
  commentary.flatMap(({ about }) => aboutOf(about) ?? [])

function aboutOf(about: CommentaryLine['about']): ThingReference | undefined {
  if (about?.goal !== undefined) return { thing: 'goal', id: about.goal }
  return about?.project === undefined ? undefined : { thing: 'project', id: about.project }
}

interface CommentaryProps {
  readonly page: Page
  readonly commentary: readonly CommentaryLine[]
  /** Of a mission: the titles of what is commented. */
  readonly titles?: ThingTitles
  readonly mission?: string
}

/** This many are shown; the others are folded. */
const SHOWN = 5

export function Commentary(props: CommentaryProps) {
  const { page, commentary } = props
  const [shown, folded] = [commentary.slice(0, SHOWN), commentary.slice(SHOWN)]
  return (
    <>
      <CommentaryList {...props} commentary={shown} />
      {folded.length > 0 && (
        <details>
          <summary>{page.words.figures.earlierCommentary}</summary>
          <CommentaryList {...props} commentary={folded} />
        </details>
      )}
    </>
  )
}

const CommentaryList = ({ page, commentary, titles, mission }: CommentaryProps) => (
  <ol class="commentary">
    {commentary.map(line => {
      const about = aboutOf(line.about)
      return (
        <li key={line.position} id={`fact-${line.position}`}>
          <p class="quiet">
            <strong>{page.words.figures.commentaryKinds[line.kind]}</strong>{' '}
            {line.period !== undefined && <>{period(page.language, line.period)} · </>}
            {about && titles && mission !== undefined && (
              <>
                <ThingLink page={page} mission={mission} titles={titles} of={about} /> ·{' '}
              </>
            )}
            {line.organisation} · <Known page={page} origin={line} />
          </p>
          <p>
            <Text page={page} text={line.text} />
          </p>
          <Why page={page} origin={line} />
        </li>
      )
    })}
  </ol>
)
