/** Every wish there is; the routes, the OpenAPI and the command line are read from this list. */
import { type Life, UnreadableFact } from '../../events/catalogue.ts'
import { accessCommands, accessFold } from './access/access-commands.ts'
import { actorCommands, actorFold } from './actor/actor-commands.ts'
import type { Command, StreamFact } from './command.ts'
import { things } from './command.ts'
import { decisionCommands, decisionFold } from './decision/decision-commands.ts'
import { baselineCommands } from './indicator/baseline-commands.ts'
import { correctionCommands } from './indicator/correction-commands.ts'
import { disputeCommands } from './indicator/dispute-commands.ts'
import { figureCommands } from './indicator/figure-commands.ts'
import { indicatorCommands } from './indicator/indicator-commands.ts'
import { indicatorFold } from './indicator/indicator-state.ts'
import { targetCommands } from './indicator/target-commands.ts'
import { learningLoopCommands, learningLoopFold } from './learning-loop/learning-loop-commands.ts'
import { barrierCommands } from './mission/barrier-commands.ts'
import { goalCommands } from './mission/goal-commands.ts'
import { missionCommands } from './mission/mission-commands.ts'
import { missionFold } from './mission/mission-state.ts'
import { portfolioCommands, portfolioFold } from './portfolio/portfolio-commands.ts'
import { projectCommands, projectFold } from './project/project-commands.ts'
import { releaseCommands, releaseFold } from './release/release-commands.ts'

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
export function evolve(life: Life, state: object, fact: StreamFact): void {
  const table = folds[life].evolve as Readonly<Record<string, (state: object, fact: StreamFact) => void>>
  if (!Object.hasOwn(table, fact.type)) throw new UnreadableFact(`${fact.type} is no fact of the life of ${life}`)
  table[fact.type]?.(state, fact)
}
