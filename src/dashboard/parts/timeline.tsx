/** What happened, the newest knowledge first? */

import type { PeriodText } from '../../../events/period.ts'
import type { Text as FactText, ObsStatus } from '../../../events/shapes.ts'
import { address } from '../address.ts'
import type { Entry, GoalShown, Measure, Phase } from '../answers.ts'
import type { AmountShown } from '../assessment-answers.ts'
import { amount, period } from '../format.ts'
import { type Page, who } from '../page.ts'
import { changeOf } from './change.ts'
import { Flags } from './flags.tsx'
import { Known, Why } from './origin.tsx'
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
          <p class="detail">
            <Detail page={page} entry={entry} indicators={indicators} />
          </p>
          <div class="small">
            <Why page={page} origin={entry} />
          </div>
        </div>
      </li>
    ))}
  </ol>
)

/** What a fact's data may hold that is shown; every field by itself, since facts of every life stand in one list. */
interface Said extends AmountShown {
  readonly statement?: FactText
  readonly title?: FactText
  readonly vision?: FactText
  readonly name?: FactText
  readonly assessment?: FactText
  readonly phase?: Phase
  readonly period?: PeriodText
  readonly obsStatus?: ObsStatus
  readonly changePercent?: number
  readonly changePoints?: number
  readonly illustrative?: boolean
  readonly claimant?: string
  readonly decidedBy?: string
  readonly note?: string
}

function Subject({ page, entry, indicators }: { page: Page; entry: Entry; indicators: Indicators }) {
  const id = /^indicator-(.+)$/.exec(entry.stream)?.[1]
  if (id === undefined) return null
  const title = indicators.get(id)?.title ?? (entry.data as Said).title ?? id
  return (
    <>
      :{' '}
      <a href={address(page.state, `/indicators/${id}`)}>
        <Text page={page} text={title} />
      </a>
    </>
  )
}

function Detail({ page, entry, indicators }: { page: Page; entry: Entry; indicators: Indicators }) {
  const { words, language } = page
  const said = entry.data as Said
  const measure = indicators.get(entry.stream.replace(/^indicator-/, '')) ?? { unit: '' }
  const isIndicator = entry.stream.startsWith('indicator-')
  const text = said.statement ?? said.name ?? said.assessment ?? (isIndicator ? undefined : (said.vision ?? said.title))
  const value = amount(language, said, measure) ?? changeOf(page, said, measure)
  const parts = [
    said.phase && words.phase[said.phase],
    said.period !== undefined && period(language, said.period),
    value,
    said.claimant !== undefined && words.indicator.disputedBy(who(page, said.claimant)),
    said.decidedBy !== undefined && `${words.mission.decidedBy} ${who(page, said.decidedBy)}`,
  ].filter(part => typeof part === 'string')
  return (
    <>
      {text !== undefined && <Text page={page} text={text} />}
      {text !== undefined && parts.length > 0 && ' · '}
      {parts.join(' · ')} <Flags page={page} marks={said} />
    </>
  )
}
