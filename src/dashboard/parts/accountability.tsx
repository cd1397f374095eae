/** Who is accountable for each goal and indicator, and which have nobody. */

import type { Text as FactText } from '../../../events/shapes.ts'
import { address } from '../address.ts'
import type { DecisionsAnswer, GoalIndicator, GoalProgress, MissionAnswer } from '../answer-types.ts'
import type { Page } from '../page.ts'
import { TableHead } from './table-head.tsx'
import { Text, Who } from './text.tsx'

const everyGoal = (goals: readonly GoalProgress[]): GoalProgress[] =>
  goals.flatMap(goal => [goal, ...everyGoal(goal.goals)])

/** The texts of barriers and decisions that nobody answers for, by their ids. */
export type GapTexts = ReadonlyMap<string, FactText | undefined>

export const gapTextsOf = (mission: MissionAnswer, answer: DecisionsAnswer | undefined): GapTexts =>
  new Map([
    ...mission.barriers.map(each => [each.barrier, each.text] as const),
    ...(answer?.decisions ?? []).map(each => [each.decision, each.question] as const),
  ])

/** Asks for them, where a decision is among what nobody answers for. */
export async function gapTextsAsked({ page, mission }: { page: Page; mission: MissionAnswer }): Promise<GapTexts> {
  const hasDecision = mission.accountability.gaps.some(gap => gap.thing === 'decision')
  return gapTextsOf(
    mission,
    hasDecision ? await page.ask('/missions/{id}/decisions', { id: mission.mission }) : undefined,
  )
}

interface AccountabilityProps {
  readonly page: Page
  readonly mission: MissionAnswer
  readonly goals: readonly GoalProgress[]
  readonly gapTexts: GapTexts
}

export function Accountability({ page, mission, goals: top, gapTexts }: AccountabilityProps) {
  const { words } = page
  const goals = everyGoal(top)
  const members = [...new Map(goals.flatMap(g => g.indicators).map(m => [m.indicator, m])).values()]
  const named = [...goals, ...members].filter(thing => thing.accountable !== null)
  const { gaps } = mission.accountability
  return (
    <section aria-labelledby="accountability">
      <h2 id="accountability">{words.mission.accountability}</h2>
      {named.length > 0 && (
        <table class="cards wide" aria-labelledby="accountability">
          <TableHead columns={[words.mission.thing, words.mission.accountable]} />
          <tbody>
            {named.map(thing => (
              <tr key={'goal' in thing ? thing.goal : thing.indicator}>
                <th scope="row">
                  <ThingName page={page} thing={thing} />
                </th>
                <td data-label={words.mission.accountable}>
                  {thing.accountable !== null && <Who page={page} named={thing.accountable} />}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {gaps.length === 0 ? (
        goals.length > 0 && <p>{words.mission.noGaps}</p>
      ) : (
        <div class="card gaps">
          {named.length === 0 ? <p>{words.mission.all(gaps.length)}</p> : <h3>{words.mission.gapsTitle}</h3>}
          <ul>
            {gaps.map(gap => {
              const thing =
                gap.thing === 'goal' ? goals.find(g => g.goal === gap.id) : members.find(m => m.indicator === gap.id)
              return (
                <li key={`${gap.thing} ${gap.id}`}>
                  {thing ? (
                    <ThingName page={page} thing={thing} />
                  ) : (
                    <>
                      <span class="kind">{words.mission[gap.thing]}</span>{' '}
                      {gap.thing === 'decision' ? (
                        <a href={address(page.state, `/decisions/${gap.id}`)}>
                          <Text page={page} text={gapTexts.get(gap.id)} />
                        </a>
                      ) : (
                        <Text page={page} text={gapTexts.get(gap.id)} />
                      )}
                    </>
                  )}
                </li>
              )
            })}
          </ul>
        </div>
      )}
    </section>
  )
}

/** What a thing is (goal or indicator), and its name. */
function ThingName({ page, thing }: { page: Page; thing: GoalProgress | GoalIndicator }) {
  const { words, state } = page
  if ('goal' in thing)
    return (
      <>
        <span class="kind">{words.mission.goal}</span> <Text page={page} text={thing.statement} />
      </>
    )
  return (
    <>
      <span class="kind">{words.mission.indicator}</span>{' '}
      <a href={address(state, `/indicators/${thing.indicator}`)}>
        <Text page={page} text={thing.title} />
      </a>
    </>
  )
}
