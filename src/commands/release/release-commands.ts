/** What may one wish of a release? To publish a pin under a name. */
import { z } from 'zod'
import type { ReleaseFact } from '../../../events/catalogue.ts'
import { releasePublished, releaseShape } from '../../../events/release.ts'
import { type Command, dataOf, type Fold, said } from '../command.ts'
import { beforeSubject } from '../mission/mission-rules.ts'
import { refuse } from '../refusal.ts'

export interface ReleaseState {
  mission: string
}

export const releaseFold: Fold<ReleaseState, ReleaseFact> = {
  initial: () => ({ mission: '' }),
  evolve: {
    'release-published': (state, { data }) => {
      state.mission = data.mission
    },
  },
}

const publishBody = z.strictObject({ ...releaseShape, position: z.int().min(0).optional(), ...said })
const publish: Command<ReleaseState, z.infer<typeof publishBody>> = {
  thing: 'releases',
  name: 'publish',
  summary: 'Publishes a release: a name for what the mission’s views say at a position, for good.',
  life: 'begins',
  measurement: false,
  large: false,
  body: publishBody,
  missionOf: (_state, wished) => wished.mission,
  decide: (_state, wished, { world, knownFrom }) => {
    const mission = world.mission(wished.mission)
    if (!mission) return refuse('unknown-mission', `There is no mission “${wished.mission}”.`, '/mission')
    if (knownFrom.ms < mission.knownFrom) return beforeSubject('the mission')
    const position = wished.position ?? world.lastPositionOf(wished.mission)
    if (position > world.head())
      return refuse('unknown-position', `The log ends at position ${world.head()}.`, '/position')
    return [releasePublished({ ...dataOf(wished), position })]
  },
}

export const releaseCommands = [publish]
