/** Facts about an indicator: unit, kind, direction, source, goals, and who is accountable. */

import type { ComponentChildren } from 'preact'
import { address } from '../address.ts'
import type { IndicatorAnswer, MissionAnswer } from '../answer-types.ts'
import type { ValueFormat } from '../format.ts'
import { unitName } from '../format.ts'
import { type Page, termOf } from '../page.ts'
import { Text, Who } from './text.tsx'

interface AboutProps {
  readonly page: Page
  readonly indicator: IndicatorAnswer
  readonly mission: MissionAnswer | undefined
  readonly format: ValueFormat
}

export function About({ page, indicator, mission, format }: AboutProps) {
  const { words, language, state } = page
  const { kind, direction, source, frequency, population } = indicator
  const goals = mission?.goals.filter(goal => indicator.goals.includes(goal.goal)) ?? []
  const row = (name: string, value: ComponentChildren) => (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
  return (
    <section aria-labelledby="about">
      <h2 id="about">{words.indicator.definition}</h2>
      <dl class="pairs">
        {row(words.indicator.unit, unitName(language, format))}
        {kind && row(words.indicator.kind, words.indicatorKind[kind])}
        {direction && row(words.indicator.direction, words.direction[direction])}
        {frequency !== undefined && row(words.indicator.frequency, termOf(words.frequency, frequency))}
        {population !== undefined && row(words.mission.population, <Text page={page} text={population} />)}
        {row(
          words.mission.accountable,
          indicator.accountable === undefined ? (
            <span class="lacking">{words.mission.nobody}</span>
          ) : (
            <Who page={page} named={indicator.accountable} />
          ),
        )}
        {source &&
          row(
            words.indicator.source,
            source.url === undefined ? (
              <Text page={page} text={source.name} />
            ) : (
              <a href={source.url} rel="noreferrer external">
                <Text page={page} text={source.name} />
              </a>
            ),
          )}
        {source &&
          row(
            words.indicator.licence,
            source.licence === undefined ? (
              <span class="quiet">{words.indicator.noLicence}</span>
            ) : (
              <Text page={page} text={source.licence} />
            ),
          )}
        {goals.length > 0 &&
          row(
            words.indicator.forGoals,
            <ul class="lines">
              {goals.map(goal => (
                <li key={goal.goal}>
                  <a href={`${address(state, `/missions/${mission?.mission}`)}#goal-${goal.goal}`}>
                    <Text page={page} text={goal.statement} />
                  </a>
                </li>
              ))}
            </ul>,
          )}
      </dl>
    </section>
  )
}
