/** The commands that bind an indicator to the source of its figures, and that end it. */
import { isDeepStrictEqual } from 'node:util'
import { boundSourceShape, sourceBound, sourceUnbound } from '../../../events/indicator.ts'
import { dataOf, statedFields, statedWithReason, strictBody } from '../command.ts'
import { firstRefusal, refuse } from '../refusal.ts'
import { indicatorCommand, notRetired } from './indicator-rules.ts'

const bindSource = indicatorCommand({
  name: 'bind-source',
  summary:
    'Binds the indicator to the source of its figures, in place of the one before. From then on a new vintage for a locked period is recorded and waits for approval; nothing is fetched by itself.',
  roles: ['operative'],
  body: strictBody({ ...boundSourceShape, ...statedFields }),
  decide: (state, request) => {
    const source = dataOf(request)
    return (
      firstRefusal(
        () => notRetired(state),
        () => (isDeepStrictEqual(source, state.source) ? refuse('same-as-before/source', {}, '/url') : undefined),
      ) ?? [sourceBound(source)]
    )
  },
})

const unbindSource = indicatorCommand({
  name: 'unbind-source',
  summary:
    'Ends the binding to a source, with a reason. What waits for approval waits on; a locked period takes no new vintages any more.',
  roles: ['operative'],
  body: strictBody(statedWithReason),
  decide: state =>
    firstRefusal(
      () => notRetired(state),
      () => (state.source ? undefined : refuse('not-bound', {})),
    ) ?? [sourceUnbound({})],
})

export const sourceCommands = [bindSource, unbindSource] as const
