/** The tree of goals: each with its indicators, the counts of their verdicts, and the goals below it. */
import type { GoalProgress, MissionAnswer } from '../answer-types.ts'
import type { Page } from '../page.ts'
import { Example } from './flags.tsx'
import { Members } from './members.tsx'
import { Text, Who } from './text.tsx'
import { VerdictCounts } from './verdict.tsx'
import { GoalWordings } from './wordings.tsx'

interface GoalsProps {
  readonly page: Page
  readonly goals: readonly GoalProgress[]
  readonly mission: MissionAnswer
  /** Level of the heading; 3 for the main goals. */
  readonly heading?: 3 | 4 | 5 | 6
}

export const Goals = ({ page, goals, mission, heading = 3 }: GoalsProps) => (
  <ul class="goals">
    {goals.map(goal => (
      <li key={goal.goal} class={`goal ${goal.status}`}>
        <Goal page={page} goal={goal} mission={mission} heading={heading} />
        {goal.goals.length > 0 && (
          <Goals page={page} goals={goal.goals} mission={mission} heading={heading < 6 ? ((heading + 1) as 4) : 6} />
        )}
      </li>
    ))}
  </ul>
)

function Goal({
  page,
  goal,
  mission,
  heading,
}: {
  page: Page
  goal: GoalProgress
  mission: MissionAnswer
  heading: number
}) {
  const { words } = page
  const Heading = `h${heading}` as 'h3'
  const wordings = mission.goals.find(g => g.goal === goal.goal)?.wordings ?? []
  const isMany = goal.rollUp.path.coverage.of > 1
  return (
    <>
      <Heading id={`goal-${goal.goal}`}>
        <Text page={page} text={goal.statement} />
      </Heading>
      <ul class="facts">
        <li>{words.goalKind[goal.kind]}</li>
        <li>{words.goalStatus[goal.status]}</li>
        {goal.decidedBy !== null && (
          <li>
            {words.mission.decidedBy}: <Who page={page} named={goal.decidedBy} />
          </li>
        )}
        {goal.accountable === null ? (
          <li class="lacking">{words.mission.nobody}</li>
        ) : (
          <li>
            {words.mission.accountable}: <Who page={page} named={goal.accountable} />
          </li>
        )}
        {goal.illustrative && (
          <li>
            <Example page={page} />
          </li>
        )}
      </ul>
      <GoalWordings page={page} wordings={wordings} />
      {goal.directionOnly && <p class="direction-only">{words.goal.directionOnly}</p>}
      {isMany && <VerdictCounts page={page} rollUp={goal.rollUp} />}
      <Members page={page} goal={goal} labelledBy={`goal-${goal.goal}`} />
    </>
  )
}
