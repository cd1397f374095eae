/** Every wish there is; the routes, the OpenAPI and the command line are read from this list. */
import type { Life } from '../../events/catalogue.ts'
import type { Fact } from '../../events/fact.ts'
import { accessCommands, accessFold } from './access.ts'
import type { Command, Fold, Kept } from './command.ts'
import { things } from './command.ts'
import { figureCommands } from './figures.ts'
import { indicatorFold } from './indicator-state.ts'
import { indicatorCommands } from './indicators.ts'
import { missionFold } from './mission-state.ts'
import { missionCommands } from './missions.ts'
import { releaseCommands, releaseFold } from './releases.ts'

/** A command whose state and body types are its own affair. */
// biome-ignore lint/suspicious/noExplicitAny: the list holds commands of every state and body; each was checked where it was made
export type AnyCommand = Command<any, any>

export const commands: readonly AnyCommand[] = [
  ...missionCommands,
  ...indicatorCommands,
  ...figureCommands,
  ...releaseCommands,
  ...accessCommands,
]

/** The address of a command: `indicators/x/measure`, `access/issue-key`. */
export const addressOf = (command: AnyCommand, id: string): string =>
  command.thing === 'access' ? `access/${command.name}` : `${command.thing}/${id}/${command.name}`

const byName = new Map(commands.map(command => [`${command.thing}/${command.name}`, command]))
export const commandNamed = (thing: string, name: string): AnyCommand | undefined => byName.get(`${thing}/${name}`)

/** The stream of a thing. */
export const streamOf = (command: AnyCommand, id: string): string =>
  command.thing === 'access' ? 'access' : `${things[command.thing]}-${id}`

const folds = {
  mission: missionFold,
  indicator: indicatorFold,
  release: releaseFold,
  access: accessFold,
} as const satisfies Record<Life, unknown>

/** An empty state of a life. */
export const beginState = (life: Life): object => folds[life].initial()

/** Lets a fact into the state of its life. */
export function evolve(life: Life, state: object, fact: Kept): void {
  const { evolve } = folds[life] as unknown as Fold<object, Fact>
  ;(evolve as Record<string, (state: object, fact: Kept) => void>)[fact.type]?.(state, fact)
}
