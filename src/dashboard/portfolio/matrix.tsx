/** Goals against stages: which projects work towards each goal, how far along they are, and their money. */
import { type Stage, stages } from '../../../events/project.ts'
import { address } from '../address.ts'
import type { PortfolioAnswer, PortfolioGoal } from '../answer-types.ts'
import type { Page } from '../page.ts'
import { Text, Unseen } from '../parts/text.tsx'
import { capital } from '../words.ts'
import { MoneyLines } from './money-lines.tsx'

/** A project that was stopped works towards no goal. */
const columns: readonly Stage[] = stages.filter(stage => stage !== 'stopped')
/** So many projects of a cell are named. */
const MOST = 4

/** Each goal before those below it. */
function inTree(goals: readonly PortfolioGoal[]): PortfolioGoal[] {
  const ids = new Set(goals.map(({ goal }) => goal))
  const under = (parent: string | null): PortfolioGoal[] =>
    goals
      .filter(goal => (goal.parent !== null && ids.has(goal.parent) ? goal.parent : null) === parent)
      .flatMap(goal => [goal, ...under(goal.goal)])
  return under(null)
}

interface MatrixProps {
  readonly page: Page
  readonly portfolio: PortfolioAnswer
}

export function Matrix({ page, portfolio }: MatrixProps) {
  const { words } = page
  return (
    <section aria-labelledby="matrix">
      <h2 id="matrix">{words.portfolio.matrix}</h2>
      <table class="cards matrix" aria-labelledby="matrix">
        <thead>
          <tr>
            <th scope="col">{words.mission.goal}</th>
            {columns.map(stage => (
              <th key={stage} scope="col">
                {capital(words.stage[stage])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {inTree(portfolio.goals).map(goal => (
            <tr key={goal.goal} class={`level-${Math.min(goal.level, 3)}`}>
              <th scope="row">
                <a href={`${address(page.state, `/missions/${portfolio.mission}`)}#goal-${goal.goal}`}>
                  <Text page={page} text={goal.statement} />
                </a>
                <Overclaimed page={page} portfolio={portfolio} goal={goal.goal} />
              </th>
              <GoalCells page={page} portfolio={portfolio} goal={goal} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** The mark of a goal of whose change more than the whole is claimed. */
function Overclaimed({ page, portfolio, goal }: MatrixProps & { goal: string }) {
  const over = portfolio.doubleCounting.find(({ to }) => 'goal' in to && to.goal === goal)
  return over ? <span class="flag disputed">{page.words.portfolio.over}</span> : null
}

function GoalCells({ page, portfolio, goal }: MatrixProps & { goal: PortfolioGoal }) {
  const { words } = page
  if (goal.cells.length === 0)
    return (
      <td colSpan={columns.length}>
        <span class="quiet">{goal.covered ? words.portfolio.below : words.portfolio.empty}</span>
      </td>
    )
  return (
    <>
      {columns.map(stage => {
        const cell = goal.cells.find(each => each.stage === stage)
        return (
          <td key={stage} data-label={capital(words.stage[stage])} class={cell ? 'filled' : 'none'}>
            {cell ? (
              <Cell page={page} portfolio={portfolio} cell={cell} />
            ) : (
              <>
                <span class="quiet" aria-hidden="true">
                  –
                </span>
                <Unseen>{words.portfolio.none1}</Unseen>
              </>
            )}
          </td>
        )
      })}
    </>
  )
}

function Cell({ page, portfolio, cell }: MatrixProps & { cell: PortfolioGoal['cells'][number] }) {
  const projects = cell.projects.flatMap(id => portfolio.projects.find(({ project }) => project === id) ?? [])
  return (
    <div>
      <ul class="lines">
        {projects.slice(0, MOST).map(({ project, title }) => (
          <li key={project}>
            <a href={address(page.state, `/projects/${project}`)}>
              <Text page={page} text={title} />
            </a>
          </li>
        ))}
      </ul>
      {projects.length > MOST && <p class="small">{page.words.portfolio.more(projects.length - MOST)}</p>}
      <p class="small">
        <MoneyLines page={page} sums={cell.money} />
      </p>
    </div>
  )
}
