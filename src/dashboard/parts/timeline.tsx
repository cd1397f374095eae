/** The timeline, newest knowledge first. */

import type { Text as FactText } from '../../../events/shapes.ts'
import { address } from '../address.ts'
import type { GoalProgress, TimelineEntry } from '../answer-types.ts'
import type { ValueFormat } from '../format.ts'
import type { Page } from '../page.ts'
import { WholeFact } from '../shared/whole-fact.tsx'
import { Evidence, Known, Why } from './origin.tsx'
import { Sentence, Text } from './text.tsx'

type Indicators = ReadonlyMap<string, ValueFormat & { readonly title: FactText }>

/** The indicators of a tree of goals, by id. */
export const indicatorsOf = (goals: readonly GoalProgress[]): Indicators =>
  new Map(goals.flatMap(goal => [...goal.indicators.map(m => [m.indicator, m] as const), ...indicatorsOf(goal.goals)]))

interface TimelineProps {
  readonly page: Page
  readonly entries: readonly TimelineEntry[]
  readonly indicators: Indicators
  /** The mission, where each line opens to the whole fact. */
  readonly opensIn?: string
}

export const Timeline = ({ page, entries, indicators, opensIn }: TimelineProps) => (
  <ol class="timeline">
    {entries.toReversed().map(entry => (
      <li key={entry.position} id={`fact-${entry.position}`}>
        <p class="when">
          <Known page={page} origin={entry} />
        </p>
        <div>
          <p>
            <strong>
              <a href={`#fact-${entry.position}`}>{page.words.facts[entry.type]}</a>
            </strong>
            <Subject page={page} entry={entry} indicators={indicators} />
          </p>
          <p class="detail">
            <Sentence page={page} parts={entry.parts} />
          </p>
          <div class="small">
            {containsReason(entry) ? (
              <Evidence page={page} evidence={entry.evidence} />
            ) : (
              <Why page={page} origin={entry} />
            )}
            {opensIn !== undefined && <WholeFact page={page} mission={opensIn} entry={entry} />}
          </div>
        </div>
      </li>
    ))}
  </ol>
)

/** Whether the sentence contains the whole reason, which then is not repeated. */
const containsReason = ({ sentence, reason = '' }: TimelineEntry): boolean =>
  sentence.includes(reason.replace(/\.$/, ''))

function Subject({ page, entry, indicators }: { page: Page; entry: TimelineEntry; indicators: Indicators }) {
  const id = /^indicator-(.+)$/.exec(entry.stream)?.[1]
  if (id === undefined) return null
  const title = indicators.get(id)?.title ?? (entry.data as { readonly title?: FactText }).title ?? id
  return (
    <>
      :{' '}
      <a href={address(page.state, `/indicators/${id}`)}>
        <Text page={page} text={title} />
      </a>
    </>
  )
}
