/** Every wish there is; the routes, the OpenAPI and the command line are read from this list. */
import { type Life, UnreadableFact } from '../../events/catalogue.ts'
import { accessCommands, accessFold } from './access.ts'
import { actorCommands, actorFold } from './actors.ts'
import { barrierCommands } from './barriers.ts'
import { baselineCommands } from './baselines.ts'
import type { Command, Kept } from './command.ts'
import { things } from './command.ts'
import { correctionCommands } from './corrections.ts'
import { decisionCommands, decisionFold } from './decisions.ts'
import { disputeCommands } from './disputes.ts'
import { figureCommands } from './figures.ts'
import { goalCommands } from './goals.ts'
import { indicatorFold } from './indicator-state.ts'
import { indicatorCommands } from './indicators.ts'
import { learningLoopCommands, learningLoopFold } from './learning-loops.ts'
import { missionFold } from './mission-state.ts'
import { missionCommands } from './missions.ts'
import { portfolioCommands, portfolioFold } from './portfolios.ts'
import { projectCommands, projectFold } from './projects.ts'
import { releaseCommands, releaseFold } from './releases.ts'
import { targetCommands } from './targets.ts'

/** A command whose state and body types are its own affair. */
// biome-ignore lint/suspicious/noExplicitAny: the list holds commands of every state and body; each was checked where it was made
export type AnyCommand = Command<any, any>

export const commands: readonly AnyCommand[] = [
  ...missionCommands,
  ...goalCommands,
  ...barrierCommands,
  ...indicatorCommands,
  ...baselineCommands,
  ...targetCommands,
  ...figureCommands,
  ...correctionCommands,
  ...disputeCommands,
  ...portfolioCommands,
  ...projectCommands,
  ...decisionCommands,
  ...learningLoopCommands,
  ...actorCommands,
  ...releaseCommands,
  ...accessCommands,
]

const byName = new Map(commands.map(command => [`${command.thing}/${command.name}`, command]))
export const commandNamed = (thing: string, name: string): AnyCommand | undefined => byName.get(`${thing}/${name}`)

/** The stream of a thing. */
export const streamOf = (command: AnyCommand, id: string): string =>
  command.thing === 'access' ? 'access' : `${things[command.thing]}-${id}`

const folds = {
  mission: missionFold,
  indicator: indicatorFold,
  portfolio: portfolioFold,
  project: projectFold,
  decision: decisionFold,
  'learning-loop': learningLoopFold,
  actor: actorFold,
  release: releaseFold,
  access: accessFold,
} as const satisfies Record<Life, unknown>

/** An empty state of a life. */
export const beginState = (life: Life): object => folds[life].initial()

/** Lets a fact into the state of its life. A fact of another life stops: nothing is skipped in silence. */
export function evolve(life: Life, state: object, fact: Kept): void {
  const table = folds[life].evolve as Readonly<Record<string, (state: object, fact: Kept) => void>>
  if (!Object.hasOwn(table, fact.type)) throw new UnreadableFact(`${fact.type} is no fact of the life of ${life}`)
  table[fact.type]?.(state, fact)
}
