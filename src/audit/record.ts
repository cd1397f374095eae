/** Recording what concerns the log itself: by the operator, on the data directory, without a key. */

import { randomUUID } from 'node:crypto'
import { logForked, signingKeyRotated } from '../../events/audit.ts'
import type { AuditFact } from '../../events/catalogue.ts'
import type { Log } from '../log/log.ts'
import { BadNote, type SignerKey, type VerifierKey } from '../proof/note.ts'
import { type CheckpointStore, wholeNote } from './checkpoint-store.ts'
import { forkFrom } from './fork-guard.ts'
import { AUDIT_STREAM, forkedOrigin, identityOf, trustedKeys } from './identity.ts'
import { rotationNote } from './rotation.ts'

async function record(
  log: Log,
  { type, version, data }: AuditFact & { version: number },
  reason?: string,
): Promise<void> {
  await log.append({
    stream: AUDIT_STREAM,
    expectedRevision: log.revisionOf(AUDIT_STREAM),
    mission: null,
    principal: 'operator',
    recordedAt: log.now(),
    meta: {
      organisation: 'local',
      role: 'operator',
      door: 'local',
      correlationId: randomUUID(),
      ...(reason !== undefined && { reason }),
    },
    facts: [{ id: randomUUID(), type, version, data, knownFrom: null }],
  })
}

/** Records that one key replaces another. `from` is a public key alone where the private one is lost. */
export const recordRotation = (
  log: Log,
  from: SignerKey | VerifierKey,
  to: SignerKey,
  reason?: string,
): Promise<void> => {
  const lost = !('privateKey' in from)
  const note = rotationNote(log.origin, from, to)
  return record(log, signingKeyRotated({ from: from.vkey, to: to.vkey, note, ...(lost && { lost }) }), reason)
}

/**
 * Records that the log goes on from the state it is in, under the name that it answers; checkpoints that it does not continue
 * are put aside.
 */
export async function recordFork(
  log: Log,
  store: CheckpointStore,
  { reason, key }: { readonly reason: string; readonly key?: VerifierKey | undefined },
): Promise<string> {
  const identity = identityOf(log)
  const fork = identity.forks + 1
  const origin = forkedOrigin(log, fork)
  const keys = trustedKeys(log, identity, key)
  const isContinued = (kept: Parameters<typeof forkFrom>[1]): boolean => {
    try {
      return forkFrom(log, kept, keys) === undefined
    } catch (error) {
      if (error instanceof BadNote) return false
      throw error
    }
  }
  const last = store.last()
  const checkpoint = last && !isContinued(last) ? wholeNote(last) : undefined
  await record(log, logForked({ origin, fork, ...(checkpoint !== undefined && { checkpoint }) }), reason)
  for (const kept of [...store.all()]) if (!isContinued(kept)) store.putAside(kept.size, fork)
  store.markRestored(false)
  return origin
}
