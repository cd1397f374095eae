/** What happened, the newest knowledge first? */

import type { Text as FactText } from '../../../events/shapes.ts'
import { address } from '../address.ts'
import type { Entry, GoalShown, Measure } from '../answers.ts'
import type { Page } from '../page.ts'
import { Evidence, Known, Why } from './origin.tsx'
import { Text } from './text.tsx'

type Indicators = ReadonlyMap<string, Measure & { readonly title: FactText }>

/** The indicators of a tree of goals, by id. */
export const indicatorsOf = (goals: readonly GoalShown[]): Indicators =>
  new Map(goals.flatMap(goal => [...goal.indicators.map(m => [m.indicator, m] as const), ...indicatorsOf(goal.goals)]))

interface Shown {
  readonly page: Page
  readonly entries: readonly Entry[]
  readonly indicators: Indicators
}

export const Timeline = ({ page, entries, indicators }: Shown) => (
  <ol class="timeline">
    {entries.toReversed().map(entry => (
      <li key={entry.position}>
        <p class="when">
          <Known page={page} origin={entry} />
        </p>
        <div>
          <p>
            <strong>{page.words.facts[entry.type]}</strong>
            <Subject page={page} entry={entry} indicators={indicators} />
          </p>
          <p class="detail">{entry.sentence}</p>
          <div class="small">
            {saysWhy(entry) ? <Evidence page={page} evidence={entry.evidence} /> : <Why page={page} origin={entry} />}
          </div>
        </div>
      </li>
    ))}
  </ol>
)

/** Whether the sentence says the whole reason. */
const saysWhy = ({ sentence, reason = '' }: Entry): boolean => sentence.includes(reason.replace(/\.$/, ''))

function Subject({ page, entry, indicators }: { page: Page; entry: Entry; indicators: Indicators }) {
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
