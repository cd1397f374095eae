/** Three boxes of a mission: goals that were changed, what nobody answers for, and advice with its answers. */
import type { ComponentChildren } from 'preact'
import type { Text as FactText } from '../../../events/shapes.ts'
import { address } from '../address.ts'
import type { DecisionsAnswer, GoalpostsAnswer, MissionAnswer, ProgressAnswer } from '../answer-types.ts'
import type { Page } from '../page.ts'
import { gapTextsOf } from './accountability.tsx'
import { indicatorsOnce } from './key-indicators.tsx'
import { Text } from './text.tsx'

const MOST = 3

interface StatusBoxesProps {
  readonly page: Page
  readonly mission: MissionAnswer
  readonly progress: ProgressAnswer
  readonly goalposts: GoalpostsAnswer | undefined
  readonly decisions: DecisionsAnswer | undefined
}

export const StatusBoxes = (props: StatusBoxesProps) => (
  <div class="boxes">
    <ChangedGoals {...props} />
    <NobodyAnswers {...props} />
    <YouSaidWeDid {...props} />
  </div>
)

interface BoxProps {
  readonly id: string
  readonly title: string
  readonly count?: string
  readonly children: ComponentChildren
}

const Box = ({ id, title, count = '', children }: BoxProps) => (
  <section class="box" aria-labelledby={id}>
    <h2 id={id} class="minor">
      {title} {count !== '' && <span class="count">{count}</span>}
    </h2>
    {children}
  </section>
)

/** Goals whose wording or kind moved, and indicators whose target, baseline or definition did. */
function ChangedGoals({ page, goalposts: posts }: StatusBoxesProps) {
  const { words, state } = page
  const goals = posts?.goals.filter(({ wordings, kindMoved }) => kindMoved || wordings.length > 1) ?? []
  const indicators = posts?.indicators ?? []
  const all = [
    ...goals.map(({ goal, current }) => ({ to: `#goal-${goal}`, text: current.statement })),
    ...indicators.map(({ indicator, title }) => ({ to: address(state, `/indicators/${indicator}`), text: title })),
  ]
  return (
    <Box id="changed-goals" title={words.overview.changedGoals} count={all.length === 0 ? '' : String(all.length)}>
      {all.length === 0 && <p>{words.overview.noneChanged}</p>}
      <Things page={page} things={all.slice(0, MOST)} />
      {all.length > MOST && (
        <details class="small">
          <summary>{words.overview.all}</summary>
          <Things page={page} things={all.slice(MOST)} />
        </details>
      )}
    </Box>
  )
}

interface Thing {
  readonly to: string
  readonly text: FactText | undefined
}

const Things = ({ page, things }: { page: Page; things: readonly Thing[] }) => (
  <ul>
    {things.map(({ to, text }) => (
      <li key={to}>
        <a href={to}>
          <Text page={page} text={text} />
        </a>
      </li>
    ))}
  </ul>
)

function NobodyAnswers({ page, mission, progress, decisions }: StatusBoxesProps) {
  const { words, state } = page
  const { gaps } = mission.accountability
  const all = address(state, `/missions/${mission.mission}/people`)
  const indicators = new Map(indicatorsOnce(progress.goals).map(one => [one.indicator, one.title]))
  const others = gapTextsOf(mission, decisions)
  const known = gaps.slice(0, MOST).map(({ thing, id }) => {
    const goal = mission.goals.find(each => each.goal === id)
    if (thing === 'goal') return { to: `#goal-${id}`, text: goal?.statement ?? id }
    if (thing === 'barrier') return { to: `${all}#accountability`, text: others.get(id) ?? id }
    return { to: address(state, `/${thing}s/${id}`), text: indicators.get(id) ?? others.get(id) ?? id }
  })
  return (
    <Box id="nobody-answers" title={words.mission.gapsTitle} count={gaps.length === 0 ? '' : String(gaps.length)}>
      {gaps.length === 0 && (
        <p>{progress.goals.length > 0 ? words.mission.noGaps : words.mission.nothingToAnswerFor}</p>
      )}
      <Things page={page} things={known} />
      {gaps.length > MOST && (
        <p class="small">
          <a href={all}>{words.overview.all}</a>
        </p>
      )}
    </Box>
  )
}

/** Advice that was given, newest first: how it was answered, or how long it waits. */
function YouSaidWeDid({ page, mission, decisions: answer }: StatusBoxesProps) {
  const { words } = page
  const decisions = answer?.decisions ?? []
  const all = decisions
    .flatMap(({ decision, advice }) => advice.map(each => ({ ...each, decision })))
    .toSorted((a, b) => (a.knownFrom < b.knownFrom ? 1 : -1))
  const answered = all.filter(advice => advice.answered).length
  const count = all.length === 0 ? '' : words.overview.answered(answered, all.length)
  return (
    <Box id="you-said" title={words.overview.youSaid} count={count}>
      {all.length === 0 && <p>{words.overview.noAdvice}</p>}
      <ul>
        {all.slice(0, MOST).map(advice => (
          <li key={advice.position}>
            <a href={address(page.state, `/decisions/${advice.decision}`)}>
              <Text page={page} text={advice.advice} />
            </a>{' '}
            {advice.answer ? (
              <span class="small">{words.overview.outcome[advice.answer.outcome]}</span>
            ) : (
              <span class="small lacking">
                {words.overview.waits}
                {(advice.overdueDays ?? 0) > 0 && `, ${words.overview.overdue(advice.overdueDays ?? 0)}`}
              </span>
            )}
          </li>
        ))}
      </ul>
      {all.length > MOST && (
        <p class="small">
          <a href={address(page.state, `/missions/${mission.mission}/decisions`)}>{words.overview.all}</a>
        </p>
      )}
    </Box>
  )
}
