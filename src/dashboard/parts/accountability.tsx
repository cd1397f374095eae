/** Who is accountable for each goal and indicator, and which have nobody. */

import type { Text as FactText } from '../../../events/shapes.ts'
import { accountableThings } from '../../../projections/things/accountability.ts'
import { address } from '../address.ts'
import type { AccountabilityAnswer, DecisionsAnswer, GoalProgress, MissionAnswer } from '../answer-types.ts'
import type { Page } from '../page.ts'
import { TableHead } from './table-head.tsx'
import { Text, Who } from './text.tsx'

const everyGoal = (goals: readonly GoalProgress[]): GoalProgress[] =>
  goals.flatMap(goal => [goal, ...everyGoal(goal.goals)])

/** The texts of barriers and decisions, by their ids. */
export type GapTexts = ReadonlyMap<string, FactText | undefined>

/** Those of a mission. */
export const gapTextsOf = (mission: MissionAnswer, answer: DecisionsAnswer | undefined): GapTexts =>
  new Map([
    ...mission.barriers.map(each => [each.barrier, each.text] as const),
    ...(answer?.decisions ?? []).map(each => [each.decision, each.question] as const),
  ])

interface AccountabilityProps {
  readonly page: Page
  readonly mission: MissionAnswer
  readonly goals: readonly GoalProgress[]
  readonly accountability: AccountabilityAnswer
  readonly gapTexts: GapTexts
}

/** Whoever is accountable, a row for each thing; projects stand in the portfolio with who leads them. */
const inForce = ({ answers }: AccountabilityAnswer) =>
  answers.flatMap(({ who, answersFor }) =>
    answersFor.flatMap(one => (one.thing === 'project' ? [] : [{ who, thing: one.thing, id: one.id }])),
  )

export function Accountability(props: AccountabilityProps) {
  const { page, accountability } = props
  const { words } = page
  const { nobody } = accountability
  const named = accountableThings.flatMap(thing => inForce(accountability).filter(one => one.thing === thing))
  return (
    <section aria-labelledby="accountability">
      <h2 id="accountability">{words.mission.accountability}</h2>
      {named.length > 0 && (
        <table class="cards wide" aria-labelledby="accountability">
          <TableHead columns={[words.mission.thing, words.mission.accountable]} />
          <tbody>
            {named.map(({ who, ...of }) => (
              <tr key={`${of.thing} ${of.id}`}>
                <th scope="row">
                  <ThingName {...props} of={of} />
                </th>
                <td data-label={words.mission.accountable}>
                  <Who page={page} named={who} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {nobody.length === 0 ? (
        <p>{named.length > 0 ? words.mission.noGaps : words.mission.nothingToAnswerFor}</p>
      ) : (
        <div class="card gaps">
          {named.length === 0 ? <p>{words.mission.all(nobody.length)}</p> : <h3>{words.mission.gapsTitle}</h3>}
          <ul>
            {nobody.map(of => (
              <li key={`${of.thing} ${of.id}`}>
                <ThingName {...props} of={of} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  )
}

interface ThingNameProps extends Omit<AccountabilityProps, 'accountability'> {
  readonly of: AccountabilityAnswer['nobody'][number]
}

/** What a thing is, and its name, linked to where it stands. */
function ThingName({ page, mission, goals, gapTexts, of: { thing, id } }: ThingNameProps) {
  const { words, state } = page
  const all = everyGoal(goals)
  const goal = all.find(one => one.goal === id)?.statement
  const indicator = all.flatMap(one => one.indicators).find(one => one.indicator === id)?.title
  const text = (
    <Text page={page} text={{ goal, indicator, barrier: gapTexts.get(id), decision: gapTexts.get(id) }[thing] ?? id} />
  )
  const to =
    thing === 'goal'
      ? `${address(state, `/missions/${mission.mission}`)}#goal-${id}`
      : address(state, `/${thing}s/${id}`)
  return (
    <>
      <span class="kind">{words.mission[thing]}</span> {thing === 'barrier' ? text : <a href={to}>{text}</a>}
    </>
  )
}
