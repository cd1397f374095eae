/** The choice of some of a timeline's facts, as a plain form: by the kind of thing, by indicator and by actor. */
import type { Text as FactText } from '../../../events/shapes.ts'
import { timelineKinds } from '../../../projections/views/mission/timeline.ts'
import { here } from '../address.ts'
import type { MissionAnswer } from '../answer-types.ts'
import { localised } from '../language.ts'
import { type Page, who } from '../page.ts'
import { StateFields } from '../parts/form-fields.tsx'

/** The parameters of the choice. */
export const timelineFilters = ['kind', 'indicator', 'actor'] as const
type FilterName = (typeof timelineFilters)[number]

interface TimelineFiltersProps {
  readonly page: Page
  readonly mission: MissionAnswer
  readonly indicators: ReadonlyMap<string, { readonly title: FactText }>
}

export function TimelineFilters({ page, mission, indicators }: TimelineFiltersProps) {
  const { state, words, language, mainLanguage } = page
  const { things } = words.search
  const kinds = {
    ...things,
    portfolio: words.tabs.portfolio,
    'learning-loop': words.learning.loops,
    release: words.mission.releases,
    observation: words.auditors.observations,
  }
  const actors = new Map(mission.actors.flatMap(({ actor, name }) => (actor === null ? [] : [[actor, name] as const])))
  const { actor: chosen } = state.own
  if (chosen !== undefined && !actors.has(chosen)) actors.set(chosen, who(page, chosen))
  const labels: Readonly<Record<FilterName, string>> = {
    kind: words.portfolio.kind,
    indicator: things.indicator,
    actor: things.actor,
  }
  /** What stands in a list of choices cannot be marked piece by piece: each choice has its language. */
  const options: Readonly<Record<FilterName, readonly (readonly [value: string, text: FactText])[]>> = {
    kind: timelineKinds.map(kind => [kind, kinds[kind]]),
    indicator: [...indicators].map(([indicator, { title }]) => [indicator, title]),
    actor: [...actors],
  }
  const isFiltered = timelineFilters.some(name => state.own[name] !== undefined)
  return (
    <form class="filters" method="get" action={state.path} aria-label={words.portfolio.only}>
      <StateFields page={page} without={[...timelineFilters, 'before']} />
      {timelineFilters
        .filter(name => options[name].length > 0)
        .map(name => (
          <div key={name}>
            <label for={`filter-${name}`}>{labels[name]}</label>
            <select id={`filter-${name}`} name={name}>
              <option value="">{words.portfolio.any}</option>
              {options[name].map(([value, text]) => {
                const shown = localised(text, language, name === 'kind' ? undefined : mainLanguage)
                return (
                  <option key={value} value={value} selected={state.own[name] === value} lang={shown.language}>
                    {shown.text}
                  </option>
                )
              })}
            </select>
          </div>
        ))}
      <button type="submit">{words.asOf.show}</button>
      {isFiltered && (
        <a href={here(state, { ...Object.fromEntries(timelineFilters.map(name => [name, null])), before: null })}>
          {words.portfolio.all}
        </a>
      )}
    </form>
  )
}
