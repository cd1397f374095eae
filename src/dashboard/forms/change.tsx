/** What is said about an indicator now, beside what would be said if a form were recorded. */
import type { ComponentChildren } from 'preact'
import type { GoalIndicator, GoalProgress, ProgressAnswer } from '../answer-types.ts'
import { period, valued } from '../format.ts'
import { localised } from '../language.ts'
import type { Page } from '../page.ts'
import { PathTag, TrendTag } from '../parts/verdict.tsx'

/** An indicator as it stands in a mission’s progress; undefined where it is in none of its goals. */
export function memberOf(progress: ProgressAnswer | undefined, id: string): GoalIndicator | undefined {
  const within = (goals: readonly GoalProgress[]): GoalIndicator | undefined => {
    for (const goal of goals) {
      const found = goal.indicators.find(({ indicator }) => indicator === id) ?? within(goal.goals)
      if (found) return found
    }
    return undefined
  }
  return progress && within(progress.goals)
}

/** What is said about the indicator now, and what would be said. */
export function Change({
  page,
  before,
  after,
}: {
  page: Page
  before: GoalIndicator | undefined
  after: GoalIndicator | undefined
}) {
  const { words } = page
  if (!before || !after) return null
  const said = ({ latest, path, trend }: GoalIndicator): string => JSON.stringify([latest, path.verdict, trend.verdict])
  return (
    <section aria-labelledby="will-change">
      <h2 id="will-change">{words.forms.willChange}</h2>
      {said(before) === said(after) ? (
        <p>{words.forms.noChange}</p>
      ) : (
        <table class="cards change">
          <thead>
            <tr>
              <td />
              <th scope="col">{words.forms.before}</th>
              <th scope="col">{words.forms.after}</th>
            </tr>
          </thead>
          <tbody>
            <Row page={page} label={words.indicator.value} {...{ before, after }} show={latestIn} />
            <Row
              page={page}
              label={words.goal.onTheWay}
              {...{ before, after }}
              show={(_page, { path }) => <PathTag page={page} verdict={path.verdict} />}
            />
            <Row
              page={page}
              label={words.goal.ifItContinues}
              {...{ before, after }}
              show={(_page, { trend }) => <TrendTag page={page} verdict={trend.verdict} chance={trend.chance} />}
            />
          </tbody>
        </table>
      )}
    </section>
  )
}

function latestIn({ language }: Page, { latest, unit, decimals, decimalsRecorded }: GoalIndicator): string {
  if (!latest || latest.value === null) return '–'
  const format = { unit: localised(unit, language).text, decimals: decimals ?? decimalsRecorded ?? null }
  return `${valued(language, latest.value, format)} (${period(language, latest.period)})`
}

interface RowProps {
  readonly page: Page
  readonly label: string
  readonly before: GoalIndicator
  readonly after: GoalIndicator
  readonly show: (page: Page, of: GoalIndicator) => ComponentChildren
}

const Row = ({ page, label, before, after, show }: RowProps) => (
  <tr>
    <th scope="row">{label}</th>
    <td data-label={page.words.forms.before}>{show(page, before)}</td>
    <td data-label={page.words.forms.after}>{show(page, after)}</td>
  </tr>
)
