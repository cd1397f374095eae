/** What may one wish of a release? To publish a pin under a name. */
import { z } from 'zod'
import type { ReleaseFact } from '../../../events/catalogue.ts'
import { releasePublished, releaseShape } from '../../../events/release.ts'
import { type Command, dataOf, type StateFold, statedFields } from '../command.ts'
import { beforeSubject } from '../mission/mission-rules.ts'
import { refuse } from '../refusal.ts'

export interface ReleaseState {
  mission: string
}

export const releaseFold: StateFold<ReleaseState, ReleaseFact> = {
  initial: () => ({ mission: '' }),
  evolve: {
    'release-published': (state, { data }) => {
      state.mission = data.mission
    },
  },
}

const publishBody = z.strictObject({ ...releaseShape, position: z.int().min(0).optional(), ...statedFields })
const publish: Command<ReleaseState, z.infer<typeof publishBody>> = {
  thing: 'releases',
  name: 'publish',
  summary: 'Publishes a release: a name for what the mission’s views say at a position, for good.',
  life: 'begins',
  measurement: false,
  large: false,
  body: publishBody,
  missionOf: (_state, request) => request.mission,
  decide: (_state, request, { world, knownFrom }) => {
    const mission = world.mission(request.mission)
    if (!mission) return refuse('unknown-mission', `There is no mission “${request.mission}”.`, '/mission')
    if (knownFrom.ms < mission.knownFrom) return beforeSubject('the mission')
    const position = request.position ?? world.lastPositionOf(request.mission)
    if (position > world.head())
      return refuse('unknown-position', `The log ends at position ${world.head()}.`, '/position')
    return [releasePublished({ ...dataOf(request), position })]
  },
}

export const releaseCommands = [publish]
