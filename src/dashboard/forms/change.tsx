/** What is said about an indicator now, beside what would be said if a form were recorded. */
import type { ComponentChildren } from 'preact'
import type { GoalIndicator, GoalProgress, ProgressAnswer } from '../answer-types.ts'
import { percent, period, valued } from '../format.ts'
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
  isSupposed = false,
}: {
  page: Page
  before: GoalIndicator | undefined
  after: GoalIndicator | undefined
  /** Whether it is only supposed: then the numbers behind the answers are shown too, even where neither answer changes. */
  isSupposed?: boolean
}) {
  const { words } = page
  if (!before || !after) return null
  const said = ({ latest, path, trend }: GoalIndicator): string => JSON.stringify([latest, path.verdict, trend.verdict])
  return (
    <section aria-labelledby="will-change">
      <h2 id="will-change">{isSupposed ? words.figures.wouldChange : words.forms.willChange}</h2>
      {!isSupposed && said(before) === said(after) ? (
        <p>{words.forms.noChange}</p>
      ) : (
        <table class="cards change">
          <thead>
            <tr>
              <td />
              <th scope="col">{words.forms.before}</th>
              <th scope="col">{isSupposed ? words.figures.ifSo : words.forms.after}</th>
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
            {isSupposed && (
              <>
                <Row page={page} label={words.goal.covered} {...{ before, after }} show={coveredIn} />
                <Row
                  page={page}
                  label={words.chart.paceHolds}
                  {...{ before, after }}
                  show={(_page, of) => valueIn(page, of, of.trend.ifPaceHolds)}
                />
                <Row
                  page={page}
                  label={words.chart.projected}
                  {...{ before, after }}
                  show={(_page, of) => valueIn(page, of, of.trend.projected)}
                />
              </>
            )}
          </tbody>
        </table>
      )}
    </section>
  )
}

function valueIn(
  { language }: Page,
  { unit, decimals, decimalsRecorded }: GoalIndicator,
  value: number | null | undefined,
): string {
  if (typeof value !== 'number') return '–'
  return valued(language, value, {
    unit: localised(unit, language).text,
    decimals: decimals ?? decimalsRecorded ?? null,
  })
}

function latestIn(page: Page, of: GoalIndicator): string {
  const { latest } = of
  if (!latest || latest.value === null) return '–'
  return `${valueIn(page, of, latest.value)} (${period(page.language, latest.period)})`
}

const coveredIn = ({ language }: Page, { covered }: GoalIndicator): string =>
  covered === null ? '–' : percent(language, covered)

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
