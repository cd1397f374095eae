/** The command by which somebody writes how it goes with an indicator. */
import { commentaryWritten, indicatorCommentaryShape } from '../../../events/commentary.ts'
import { dataOf, statedFields, strictBody } from '../command.ts'
import { indicatorCommand, takesChanges } from './indicator-rules.ts'

const comment = indicatorCommand({
  name: 'comment',
  summary:
    'Writes an explanation, a risk or a next step about the indicator or one of its periods; it is kept beside the figures.',
  roles: ['operative'],
  body: strictBody({ ...indicatorCommentaryShape, ...statedFields }),
  decide: (state, request, context) => takesChanges(state, context) ?? [commentaryWritten(dataOf(request))],
})

export const indicatorCommentaryCommands = [comment] as const
