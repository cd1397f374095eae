/** The evidence of a log, put together: its key, its checkpoints, and why it is not signed where it is not. */

import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Damage } from '../log/damage.ts'
import type { Log } from '../log/log.ts'
import { BadNote, type SignerKey, type VerifierKey } from '../proof/note.ts'
import { type CheckpointStore, type KeptCheckpoint, openCheckpointStore, wholeNote } from './checkpoint-store.ts'
import { checkpointerOn } from './checkpointer.ts'
import { forkFrom } from './fork-guard.ts'
import { identityOf, type LogIdentity, trustedKeys } from './identity.ts'
import { keyInUse, keyPath, makeSigningKey } from './signing-key.ts'
import { type WitnessAddress, type WitnessStatus, witnessClient } from './witness-client.ts'
import { readWitnessCopy, requireWitnessDirectory, writeWitnessCopy } from './witness-copy.ts'

export interface AuditOptions {
  readonly log: Log
  /** The data directory. */
  readonly directory: string
  /** `VARDE_SIGNING_KEY`. */
  readonly signingKey?: string | undefined
  /** Whether a key is made where there is none: not by a node of a cluster, which follows and does not sign. */
  readonly makesKey: boolean
  readonly witnesses?: readonly WitnessAddress[]
  /** `VARDE_WITNESS_DIR`: where the newest checkpoint is copied to. */
  readonly witnessDirectory?: string | undefined
  /** Called when a witness begins to refuse or be silent, and with undefined when it cosigns again. */
  readonly onWitness?: (name: string, trouble: string | undefined) => void
  readonly onError?: (error: Error) => void
}

export interface Audit {
  readonly identity: LogIdentity
  /** The key that checkpoints are signed with; undefined where there is none here. */
  readonly key: VerifierKey | undefined
  /** The same key with its private half, where checkpoints are signed here. */
  readonly signer: SignerKey | undefined
  /** Keys that have signed checkpoints of this log, the one in use included. */
  readonly keys: readonly VerifierKey[]
  readonly store: CheckpointStore
  /** Why nothing is signed; undefined where it is. */
  readonly unsigned: string | undefined
  /** What is said where the checkpoints that were signed before were not there. */
  readonly lost: string | undefined
  /** How it stands with each witness. */
  witnesses(): readonly WitnessStatus[]
  /** The newest checkpoint; where facts have come since, it waits up to a second for one that covers them. */
  current(): Promise<KeptCheckpoint | undefined>
  close(): void
}

/** Where checkpoints are kept in a data directory. */
export const checkpointsPath = (directory: string): string => join(directory, 'audit.db')

/** What is said of a log that has signed, by the files beside it, and whose checkpoints are not there. */
export function lostCheckpoints(directory: string, log: Log, signingKey: string | undefined): string | undefined {
  const isThere = (file: string): boolean => (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0
  const file = checkpointsPath(directory)
  const hasSigned =
    isThere(keyPath(directory)) || (signingKey !== undefined && isThere(join(directory, 'access-log.db')))
  if (log.head() < 0 || isThere(file) || !hasSigned) return undefined
  return `${file}, which holds the signed checkpoints, is ${existsSync(file) ? 'empty' : 'missing'}, although this log has been signed: put it back from a backup; without it nobody here can tell whether the log was put back to an earlier state`
}

/**
 * Opens the evidence of a log, makes its key where there is none and it has never signed, and begins to sign. A log that does
 * not continue what it has signed is left read-only, with `damage`. Throws `UnusableKey`, and `UnusableFile` where the witness directory is not there.
 */
export function openAudit(options: AuditOptions): Audit {
  const { log, directory, signingKey, makesKey, witnessDirectory } = options
  if (witnessDirectory !== undefined) requireWitnessDirectory(witnessDirectory)
  const lost = lostCheckpoints(directory, log, signingKey)
  const store = openCheckpointStore(checkpointsPath(directory))
  try {
    const identity = identityOf(log)
    const found = keyInUse(directory, signingKey, identity)
    const last = store.last()
    const fresh = !found && makesKey && !last && identity.publicKeys.length === 0 && !log.damage()
    const key = fresh ? makeSigningKey(directory, identity.origin) : found
    const keys = trustedKeys(log, identity, key)
    const copied = witnessDirectory === undefined ? undefined : readWitnessCopy(witnessDirectory, identity.origin)
    const signed = [last?.note, copied].filter(note => note !== undefined)
    const unsigned = whyUnsigned({ log, identity, key, keys, signed, restored: store.restored() })
    const signer = unsigned === undefined ? key : undefined
    const parts = { identity, key, signer, keys, store, unsigned, lost }
    return signer ? signingAudit({ ...parts, signer }, options) : unsignedAudit(parts)
  } catch (error) {
    store.close()
    throw error
  }
}

type AuditParts = Omit<Audit, 'witnesses' | 'current' | 'close'>

const unsignedAudit = (parts: AuditParts): Audit => ({
  ...parts,
  witnesses: () => [],
  current: async () => parts.store.last(),
  close: () => parts.store.close(),
})

/** Signs, sends what is signed to the witnesses, and copies it. */
function signingAudit(
  parts: AuditParts & { readonly signer: SignerKey },
  { log, witnesses = [], witnessDirectory, onWitness, onError = () => {} }: AuditOptions,
): Audit {
  const { store, signer: key } = parts
  function copy(kept: KeptCheckpoint | undefined): void {
    if (witnessDirectory === undefined || !kept) return
    try {
      writeWitnessCopy(witnessDirectory, key.name, wholeNote(kept))
    } catch (error) {
      onError(error as Error)
    }
  }
  const client = witnessClient({
    ...{ log, store, logKey: key, witnesses },
    onCosigned: size => copy(size === store.last()?.size ? store.last() : undefined),
    ...(onWitness && { onChange: onWitness }),
  })
  const checkpointer = checkpointerOn({
    ...{ log, store, key, onError },
    onSigned(kept) {
      copy(kept)
      client.submit(kept)
    },
  })
  const last = store.last()
  // What was signed before a stop, and is not cosigned yet.
  if (last && last.cosignatures.length < witnesses.length) client.submit(last)
  return {
    ...parts,
    witnesses: client.status,
    current: checkpointer.current,
    close() {
      checkpointer.close()
      client.close()
      store.close()
    },
  }
}

interface Findings {
  readonly log: Log
  readonly identity: LogIdentity
  readonly key: SignerKey | undefined
  readonly keys: readonly VerifierKey[]
  /** Checkpoints that were signed: the last one kept, and its copy. */
  readonly signed: readonly string[]
  readonly restored: boolean
}

function whyUnsigned({ log, identity, key, keys, signed, restored }: Findings): string | undefined {
  const [fork] = signed.map(note => forkOrUnknown(log, note, keys)).filter(found => found !== undefined)
  if (fork === 'unknown key')
    return 'the checkpoints in audit.db were signed by a key that is not here: put signer.secret back (or VARDE_SIGNING_KEY), or record that it is lost with `varde keys rotate --lost --reason …`'
  if (fork) {
    log.noteDamage(fork)
    return fork.what
  }
  if (!key) return signed.length > 0 ? 'the signing key is not here' : 'this node has no signing key; another one signs'
  const inUse = identity.publicKeys.at(-1)
  if (inUse !== undefined && inUse !== Buffer.from(key.publicKey).toString('hex'))
    return 'the signing key here is not the one that the log names as in use; put that one back'
  if (restored)
    return 'the log was restored from a backup, and what was recorded after the backup may be lost: say so with `varde restore --accept-fork --reason …`, or that nothing is lost with `varde restore --nothing-lost`'
  return undefined
}

function forkOrUnknown(log: Log, note: string, keys: readonly VerifierKey[]): Damage | 'unknown key' | undefined {
  try {
    return forkFrom(log, { note }, keys)
  } catch (error) {
    if (error instanceof BadNote) return 'unknown key'
    throw error
  }
}
