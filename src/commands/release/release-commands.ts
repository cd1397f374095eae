/** The commands of a release: to publish what the mission’s views say at a position, under a name, and errata to it. */
import { z } from 'zod'
import { erratumPublished, erratumShape, releasePublished, releaseShape } from '../../../events/release.ts'
import { commandsOf, dataOf, statedFields, strictBody } from '../command.ts'
import { figuresPossible } from '../evidence-pin.ts'
import { missionExists } from '../referenced-things.ts'
import { refuse } from '../refusal.ts'

const releaseCommand = commandsOf('releases', { missionOf: state => state.mission })

const publishBody = strictBody({ ...releaseShape, position: z.int().min(0).optional(), ...statedFields })
const publish = releaseCommand({
  name: 'publish',
  summary: 'Publishes a release: a name for what the mission’s views say at a position, which never changes.',
  roles: ['operative'],
  existence: 'creates',
  body: publishBody,
  missionOf: (_state, request) => request.mission,
  decide: (_state, request, context) => {
    const refusal = missionExists(request.mission, context)
    if (refusal) return refusal
    const { world } = context
    const position = request.position ?? world.lastPositionOf(request.mission)
    if (position > world.head())
      return refuse('unknown-position/beyond', { head: world.head(), field: 'position' }, '/position')
    const figures = context.figuresAt?.(request.mission, position)
    return [releasePublished({ ...dataOf(request), position, ...(figures && { figures }) })]
  },
})

const addErratum = releaseCommand({
  name: 'add-erratum',
  summary: 'Publishes an erratum to the release: what is wrong in it, and the figures that are known otherwise now.',
  roles: ['operative'],
  body: strictBody({ ...erratumShape, ...statedFields }),
  decide: (state, request, context) =>
    figuresPossible(state.mission, request.figures ?? [], context, 'figures') ?? [erratumPublished(dataOf(request))],
})

export const releaseCommands = [publish, addErratum] as const
