/** Every command there is, typed by its address. The routes, the OpenAPI and the command line are made from this list. */
import { accessCommands } from './access/access-commands.ts'
import { actorCommands } from './actor/actor-commands.ts'
import { type Command, things } from './command.ts'
import { decisionCommands } from './decision/decision-commands.ts'
import { baselineCommands } from './indicator/baseline-commands.ts'
import { indicatorCommentaryCommands } from './indicator/commentary-commands.ts'
import { correctionCommands } from './indicator/correction-commands.ts'
import { disputeCommands } from './indicator/dispute-commands.ts'
import { figureCommands } from './indicator/figure-commands.ts'
import { indicatorCommands } from './indicator/indicator-commands.ts'
import { signOffCommands } from './indicator/sign-off-commands.ts'
import { sourceCommands } from './indicator/source-commands.ts'
import { targetCommands } from './indicator/target-commands.ts'
import { learningLoopCommands } from './learning-loop/learning-loop-commands.ts'
import { barrierCommands } from './mission/barrier-commands.ts'
import { commentaryCommands } from './mission/commentary-commands.ts'
import { goalCommands } from './mission/goal-commands.ts'
import { membershipCommands } from './mission/membership-commands.ts'
import { missionCommands } from './mission/mission-commands.ts'
import { observationCommands } from './observation/observation-commands.ts'
import { portfolioCommands } from './portfolio/portfolio-commands.ts'
import { projectCommands } from './project/project-commands.ts'
import { releaseCommands } from './release/release-commands.ts'
import { strikeCommands } from './strike/strike-commands.ts'

const catalogue = [
  ...missionCommands,
  ...goalCommands,
  ...membershipCommands,
  ...barrierCommands,
  ...commentaryCommands,
  ...indicatorCommands,
  ...baselineCommands,
  ...targetCommands,
  ...figureCommands,
  ...correctionCommands,
  ...disputeCommands,
  ...signOffCommands,
  ...sourceCommands,
  ...indicatorCommentaryCommands,
  ...portfolioCommands,
  ...projectCommands,
  ...decisionCommands,
  ...learningLoopCommands,
  ...actorCommands,
  ...releaseCommands,
  ...observationCommands,
  ...strikeCommands,
  ...accessCommands,
] as const

type Catalogued = (typeof catalogue)[number]
type AddressOf<C> = C extends { readonly thing: infer T extends string; readonly name: infer N extends string }
  ? `${T}/${N}`
  : never

/** The address of every command there is: `indicators/measure`. */
export type CommandAddress = AddressOf<Catalogued>
/** The command at an address. */
export type CommandAt<A extends CommandAddress> = Extract<
  Catalogued,
  A extends `${infer T}/${infer N}` ? { readonly thing: T; readonly name: N } : never
>
/** The body of the command at an address. */
export type BodyAt<A extends CommandAddress> =
  CommandAt<A> extends Command<infer _State, infer Body extends object> ? Body : never

/** A command of the list, whatever its state and body. */
// biome-ignore lint/suspicious/noExplicitAny: the list holds commands of every state and body; each was checked where it was made
export type AnyCommand = Command<any, any>

export const commands: readonly AnyCommand[] = catalogue

/** The address of a command: `indicators/measure`. */
export const addressOf = ({ thing, name }: AnyCommand): CommandAddress => `${thing}/${name}` as CommandAddress

const byAddress = new Map<string, AnyCommand>(commands.map(command => [addressOf(command), command]))

/** The command at an address, with the types of its state and body. */
export const commandAt = <A extends CommandAddress>(address: A): CommandAt<A> => byAddress.get(address) as CommandAt<A>

/** The command of a thing by its name; undefined where there is none. */
export const commandNamed = (thing: string, name: string): AnyCommand | undefined => byAddress.get(`${thing}/${name}`)

/** The stream of a thing. */
export const streamOf = (command: AnyCommand, id: string): string =>
  command.thing === 'access' ? 'access' : `${things[command.thing]}-${id}`
