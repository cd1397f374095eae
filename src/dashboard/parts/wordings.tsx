/** Earlier wordings of a goal or mission, with who decided each and why. */

import type { Text as FactText } from '../../../events/shapes.ts'
import type { GoalWordingLine, LineOrigin, MissionAnswer, MissionTexts } from '../answer-types.ts'
import { period } from '../format.ts'
import type { Page } from '../page.ts'
import { Known, Why } from './origin.tsx'
import { Text, Who } from './text.tsx'

/** The wordings of a goal, the latest first; nothing where there is only one. */
export function GoalWordings({ page, wordings }: { page: Page; wordings: readonly GoalWordingLine[] }) {
  if (wordings.length < 2) return null
  return (
    <details>
      <summary>{page.words.mission.earlier(wordings.length - 1)}</summary>
      <ol class="wordings">
        {wordings.toReversed().map((wording, i) => (
          <li key={wording.position}>
            <p class={i === 0 ? '' : 'superseded'}>
              <Quoted page={page} text={wording.statement} stands={i === 0} />
            </p>
            <Decided page={page} line={wording} />
          </li>
        ))}
      </ol>
    </details>
  )
}

/** The wordings of the mission, the latest first, each with what it changed. */
export function MissionWordings({ page, wordings }: { page: Page; wordings: MissionAnswer['wordings'] }) {
  if (wordings.length < 2) return null
  return (
    <details>
      <summary>{page.words.mission.wordings(wordings.length)}</summary>
      <ol class="wordings">
        {wordings.toReversed().map((wording, i) => (
          <li key={wording.position}>
            <Changed page={page} changed={wording.changed} stands={i === 0} />
            <Decided page={page} line={wording} />
          </li>
        ))}
      </ol>
    </details>
  )
}

function Changed({ page, changed, stands }: { page: Page; changed: MissionTexts; stands: boolean }) {
  const texts = [changed.title, changed.vision, changed.challenge].filter(text => text !== undefined)
  return (
    <>
      {texts.map((text, i) => (
        <p key={String(i)}>
          <Quoted page={page} text={text} stands={stands} />
        </p>
      ))}
      {changed.horizon && (
        <p>
          {page.words.list.horizon}: {period(page.language, changed.horizon.from)}–
          {period(page.language, changed.horizon.to)}
        </p>
      )}
    </>
  )
}

const Quoted = ({ page, text, stands }: { page: Page; text: FactText; stands: boolean }) => (
  <>
    <Text page={page} text={text} />
    {stands && <span class="flag stands">{page.words.mission.standsNow}</span>}
  </>
)

/** Since when a wording is known, who decided it, and why. */
function Decided({ page, line }: { page: Page; line: LineOrigin & { readonly decidedBy?: string | undefined } }) {
  const { mission } = page.words
  return (
    <div class="small">
      <p>
        <Known page={page} origin={line} />
        {' · '}
        {line.decidedBy === undefined ? (
          mission.noDecision
        ) : (
          <>
            {mission.decidedBy} <Who page={page} named={line.decidedBy} />
          </>
        )}
      </p>
      <Why page={page} origin={line} />
    </div>
  )
}
