/** What a mission learns: its learning loops on a board, and each with what was assumed, seen, and concluded. */
import type { LearningAnswer, LearningLoop } from './answer-types.ts'
import { LearningLoopCard, namedInLoops } from './learning/learning-loop-card.tsx'
import { answeredBy, type Page } from './page.ts'
import { MissionLayout, type MissionPage, missionPageOf } from './parts/mission-layout.tsx'
import { Text } from './parts/text.tsx'
import { type ThingTitles, thingTitles } from './thing-titles.ts'

/** The page; undefined where there is no such mission for this reader at this pin. */
export async function learningPage(asked: Page, id: string) {
  const [base, learning] = await Promise.all([missionPageOf(asked, id), asked.ask('/missions/{id}/learning', { id })])
  if (!base || !learning) return undefined
  const titles = await thingTitles(base.page, base.mission, namedInLoops(learning.learningLoops))
  return <Learning {...base} learning={learning} titles={titles} />
}

interface LearningProps extends MissionPage {
  readonly learning: LearningAnswer
  readonly titles: ThingTitles
}

function Learning({ learning, titles, ...base }: LearningProps) {
  const { page, mission } = base
  const { words } = page
  const { learningLoops, lateEntries } = learning
  return (
    <MissionLayout
      {...base}
      tab="learning"
      answered={answeredBy([learning], lateEntries)}
      shows={[[`/missions/${mission.mission}/learning`]]}
    >
      {learningLoops.length === 0 ? (
        <p class="card">{words.learning.none}</p>
      ) : (
        <>
          <Board page={page} learning={learning} />
          <section aria-labelledby="loops">
            <h2 id="loops">{words.learning.loops}</h2>
            {learningLoops.map(loop => (
              <LearningLoopCard key={loop.learningLoop} page={page} loop={loop} titles={titles} />
            ))}
          </section>
        </>
      )}
    </MissionLayout>
  )
}

/** The questions by what they wait for: a look back at what was concluded, an overdue review, an answer, nothing. */
function Board({ page, learning }: { page: Page; learning: LearningAnswer }) {
  const { words } = page
  const { learningLoops, mayBeReopened, overdue } = learning
  const isOverdue = ({ learningLoop }: LearningLoop): boolean =>
    overdue.some(each => each.learningLoop === learningLoop)
  const isOpenAgain = ({ learningLoop }: LearningLoop): boolean => mayBeReopened.includes(learningLoop)
  const columns = [
    { title: words.learning.mayBeReopened, loops: learningLoops.filter(isOpenAgain) },
    { title: words.learning.overdue, loops: learningLoops.filter(isOverdue) },
    {
      title: words.learning.open,
      loops: learningLoops.filter(loop => loop.status === 'open' && !isOverdue(loop)),
    },
    {
      title: words.learning.closed,
      loops: learningLoops.filter(loop => loop.status === 'closed' && !isOpenAgain(loop)),
    },
  ]
  return (
    <section class="overview" aria-labelledby="board">
      <h2 id="board" class="unseen">
        {words.tabs.learning}
      </h2>
      <div class="boxes">
        {columns.map(({ title, loops }) => (
          <div key={title} class="box">
            <h3 class="minor">
              {title} <span class="count">{loops.length}</span>
            </h3>
            {loops.length > 0 && (
              <ul>
                {loops.map(({ learningLoop, question, overdueDays }) => (
                  <li key={learningLoop}>
                    <a href={`#loop-${learningLoop}`}>
                      <Text page={page} text={question} />
                    </a>
                    {overdueDays !== null && <span class="small">{words.overview.overdue(overdueDays)}</span>}
                  </li>
                ))}
              </ul>
            )}
          </div>
        ))}
      </div>
    </section>
  )
}
