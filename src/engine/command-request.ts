/** What comes to the engine: a command for a thing, from somebody, and how to find out in which role they may do it. */
import type { AnyCommand } from '../commands/catalogue.ts'

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
