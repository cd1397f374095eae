/** The evidence of a log, put together: its key, its checkpoints, and why it is not signed where it is not. */

import { join } from 'node:path'
import type { Damage } from '../log/damage.ts'
import type { Log } from '../log/log.ts'
import { BadNote, type SignerKey, type VerifierKey } from '../proof/note.ts'
import { type CheckpointStore, type KeptCheckpoint, openCheckpointStore } from './checkpoint-store.ts'
import { type Checkpointer, checkpointerOn } from './checkpointer.ts'
import { forkFrom } from './fork-guard.ts'
import { identityOf, type LogIdentity, trustedKeys } from './identity.ts'
import { makeSigningKey, readNextKey, readSigningKey, useNextKey } from './signing-key.ts'

export interface AuditOptions {
  readonly log: Log
  /** The data directory. */
  readonly directory: string
  /** `VARDE_SIGNING_KEY`. */
  readonly signingKey?: string | undefined
  /** Whether a key is made where there is none: not by a node of a cluster, which follows and does not sign. */
  readonly makesKey: boolean
  readonly onSigned?: (checkpoint: KeptCheckpoint) => void
  readonly onError?: (error: Error) => void
}

export interface Audit {
  readonly identity: LogIdentity
  /** The key that checkpoints are signed with; undefined where there is none here. */
  readonly key: VerifierKey | undefined
  /** Keys that have signed checkpoints of this log, the one in use included. */
  readonly keys: readonly VerifierKey[]
  readonly store: CheckpointStore
  /** Why nothing is signed; undefined where it is. */
  readonly unsigned: string | undefined
  /** The newest checkpoint; where facts have come since, it waits up to a second for one that covers them. */
  current(): Promise<KeptCheckpoint | undefined>
  close(): void
}

/** Where checkpoints are kept in a data directory. */
export const checkpointsPath = (directory: string): string => join(directory, 'audit.db')

/**
 * Opens the evidence of a log, makes its key where there is none and it has never signed, and begins to sign. A log that does
 * not continue what it has signed is left read-only, with `damage`. Throws `UnusableKey`.
 */
export function openAudit({ log, directory, signingKey, makesKey, onSigned, onError }: AuditOptions): Audit {
  const store = openCheckpointStore(checkpointsPath(directory))
  try {
    const identity = identityOf(log)
    const found = foundKey(directory, signingKey, identity)
    const last = store.last()
    const fresh = !found && makesKey && !last && identity.publicKeys.length === 0 && !log.damage()
    const key = fresh ? makeSigningKey(directory, identity.origin) : found
    const keys = trustedKeys(log, identity, key)
    const unsigned = whyUnsigned({ log, identity, key, keys, last, restored: store.restored() })
    const checkpointer =
      key && unsigned === undefined
        ? checkpointerOn({ log, store, key, ...(onSigned && { onSigned }), ...(onError && { onError }) })
        : undefined
    return auditOf({ identity, key, keys, store, unsigned }, checkpointer)
  } catch (error) {
    store.close()
    throw error
  }
}

const auditOf = (parts: Omit<Audit, 'current' | 'close'>, checkpointer: Checkpointer | undefined): Audit => ({
  ...parts,
  current: async () => (checkpointer ? checkpointer.current() : parts.store.last()),
  close() {
    checkpointer?.close()
    parts.store.close()
  },
})

/** The key that is here; a rotation that was cut short after its fact was recorded is finished first. */
function foundKey(directory: string, given: string | undefined, { origin, publicKeys }: LogIdentity) {
  const next = readNextKey(directory, origin)
  if (next && publicKeys.at(-1) === Buffer.from(next.publicKey).toString('hex')) useNextKey(directory)
  return readSigningKey(directory, given, origin)
}

interface Findings {
  readonly log: Log
  readonly identity: LogIdentity
  readonly key: SignerKey | undefined
  readonly keys: readonly VerifierKey[]
  readonly last: KeptCheckpoint | undefined
  readonly restored: boolean
}

function whyUnsigned({ log, identity, key, keys, last, restored }: Findings): string | undefined {
  const fork = last && forkOrUnknown(log, last, keys)
  if (fork === 'unknown key')
    return 'the checkpoints in audit.db were signed by a key that is not here: put signer.secret back (or VARDE_SIGNING_KEY), or record that it is lost with `varde keys rotate --lost --reason …`'
  if (fork) {
    log.noteDamage(fork)
    return fork.what
  }
  if (!key) return last ? 'the signing key is not here' : 'this node has no signing key; another one signs'
  const inUse = identity.publicKeys.at(-1)
  if (inUse !== undefined && inUse !== Buffer.from(key.publicKey).toString('hex'))
    return 'the signing key here is not the one that the log names as in use; put that one back'
  if (restored)
    return 'the log was restored from a backup, and what was recorded after the backup may be lost: say so with `varde restore --accept-fork --reason …`, or that nothing is lost with `varde restore --nothing-lost`'
  return undefined
}

function forkOrUnknown(
  log: Log,
  last: KeptCheckpoint,
  keys: readonly VerifierKey[],
): Damage | 'unknown key' | undefined {
  try {
    return forkFrom(log, last, keys)
  } catch (error) {
    if (error instanceof BadNote) return 'unknown key'
    throw error
  }
}
