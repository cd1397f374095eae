/** The command by which somebody writes how it goes with a mission, or with a goal or project of it. */
import { commentaryShape, commentaryWritten } from '../../../events/commentary.ts'
import { dataOf, statedFields, strictBody } from '../command.ts'
import { projectExists } from '../referenced-things.ts'
import { firstRefusal, isRefusal } from '../refusal.ts'
import { activeGoal, missionCommand, notConcluded } from './mission-rules.ts'

const comment = missionCommand({
  name: 'comment',
  summary:
    'Writes an explanation, a risk or a next step about the mission, one of its goals or a project; it is kept beside the figures.',
  roles: ['operative', 'evaluator'],
  body: strictBody({ ...commentaryShape, ...statedFields }),
  decide: (state, request, context) => {
    const { goal, project } = request.about ?? {}
    return (
      firstRefusal(
        () => notConcluded(state),
        () => {
          if (goal === undefined) return undefined
          const found = activeGoal(state, goal, '/about/goal')
          return isRefusal(found) ? found : undefined
        },
        () => (project === undefined ? undefined : projectExists(project, context, '/about/project')),
      ) ?? [commentaryWritten(dataOf(request))]
    )
  },
})

export const commentaryCommands = [comment] as const
