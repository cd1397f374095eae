/** What comes to the engine: a command for a thing, from somebody, and how to find out in which role they may do it. */
import { message } from '../../events/refusals.ts'
import { type AnyCommand, streamOf } from '../commands/catalogue.ts'
import { seesAll, things } from '../commands/command.ts'
import { Stale } from './errors.ts'
import type { CachedState } from './states.ts'

/** A key made for a command: its id, its hash for the log, and the secret that is shown once. */
export interface FreshKey {
  readonly key: string
  readonly sha256: string
  readonly secret: string
}

/** Who sends a command, and the role in which they may. */
export interface Caller {
  readonly principal: string
  readonly organisation: string
  readonly role: string
  /** Id of the API key that the command came with. */
  readonly key?: string
  /** The command was given on the data directory itself, without a key. */
  readonly door?: 'local'
}

/** One command as it was sent. */
export interface CommandRequest {
  readonly command: AnyCommand
  /** Id of the thing; `access` for access. */
  readonly id: string
  readonly body: unknown
  /** Says in which role the caller may do this, or throws. Asked when the thing's mission is known. */
  readonly authorise: (mission: string | null, body: object) => Caller
  /** Whether the caller sees a project, an actor or a decision, by its stream. Left out: all of them. */
  readonly sees?: ((stream: string) => boolean) | undefined
  /** Whose keys are remembered, before the role is known. */
  readonly principal: string
  readonly idempotencyKey?: string | undefined
  /** The revision the caller saw. */
  readonly ifRevision?: number | undefined
  readonly correlationId: string
}

/** The revision of a thing as its sender sees it: what is hidden from them is as good as not there. */
export const revisionSeen = (
  command: AnyCommand,
  id: string,
  { revision }: Pick<CachedState, 'revision'>,
  sees: CommandRequest['sees'] = seesAll,
): number => (command.grantsOf === undefined || sees(streamOf(command, id)) ? revision : -1)

/** Throws `Stale` where the thing is not at the revision that the sender saw. */
export function requireRevision(
  wanted: number,
  { command, id, sees }: Pick<CommandRequest, 'command' | 'id' | 'sees'>,
  held: Pick<CachedState, 'revision'>,
): void {
  const revision = revisionSeen(command, id, held, sees)
  if (revision !== wanted) throw new Stale(message('at-revision', { thing: things[command.thing], revision, wanted }))
}
