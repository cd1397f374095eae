/** Facts about an indicator: unit, kind, direction, source, goals, and who is accountable. */

import type { ComponentChildren } from 'preact'
import { address } from '../address.ts'
import type { IndicatorAnswer, MissionAnswer } from '../answer-types.ts'
import type { ValueFormat } from '../format.ts'
import { unitName } from '../format.ts'
import { type Page, termOf } from '../page.ts'
import { Known } from './origin.tsx'
import { phrase, Text, Who } from './text.tsx'

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
        {indicator.boundSource &&
          row(words.indicator.bound, <BoundSource page={page} source={indicator.boundSource} />)}
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

/** Names of the forms in which figures are published; the same in every language. */
const SOURCE_KIND = { 'json-stat': 'JSON-stat', pxweb: 'PxWeb', 'sdmx-csv': 'SDMX-CSV' } as const

/** The source that an indicator is bound to: its address and form, what is asked of it, and who bound it. */
function BoundSource({ page, source }: { page: Page; source: NonNullable<IndicatorAnswer['boundSource']> }) {
  const terms = page.words.indicator
  return (
    <div id={`fact-${source.position}`}>
      <a href={source.url} rel="noreferrer external">
        {source.url}
      </a>{' '}
      ({SOURCE_KIND[source.kind]})
      {source.query !== undefined && (
        <div class="small">
          {phrase(
            terms.sourceQuery,
            <code>
              <bdi>{source.query}</bdi>
            </code>,
          )}
        </div>
      )}
      <div class="small">
        {phrase(terms.boundBy, <Who page={page} named={source.organisation} />, <Known page={page} origin={source} />)}
      </div>
      <div class="small quiet">{terms.boundNote}</div>
    </div>
  )
}
