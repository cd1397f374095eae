/** Under which name and with which keys a log signs, as its own facts say: rotations of its key, and forks. */

import type { AuditFact } from '../../events/catalogue.ts'
import { parse } from '../../events/catalogue.ts'
import type { Recorded } from '../../events/fact.ts'
import type { Log } from '../log/log.ts'
import { parseVkey, type VerifierKey, verifierKey } from '../proof/note.ts'

/** The stream of these facts. */
export const AUDIT_STREAM = 'audit'

export interface LogIdentity {
  /** The name under which checkpoints are signed now. */
  readonly origin: string
  /** How many times the log went on from an earlier state. */
  readonly forks: number
  /** Position of the first fact under this name; 0 where the log never forked. */
  readonly since: number
  /** Public keys (32 bytes, hex) that have signed in the log's name, as far as it says so; the last one is in use. */
  readonly publicKeys: readonly string[]
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

/** What a log says of its name and keys. */
export function identityOf(log: Pick<Log, 'origin' | 'readStream'>): LogIdentity {
  let identity: LogIdentity = { origin: log.origin, forks: 0, since: 0, publicKeys: [] }
  for (const stored of log.readStream(AUDIT_STREAM)) {
    const fact = parse(stored) as Recorded<AuditFact>
    if (fact.type === 'log-forked') {
      const { origin, fork: forks } = fact.data
      identity = { ...identity, origin, forks, since: fact.position }
    } else if (fact.type === 'signing-key-rotated') {
      const keys = [fact.data.from, fact.data.to].map(vkey => hex(parseVkey(vkey).publicKey))
      identity = { ...identity, publicKeys: [...identity.publicKeys.slice(0, -1), ...keys] }
    }
  }
  return identity
}

/** The name of a log after a fork: `<origin>/fork-<n>`. */
export const forkedOrigin = ({ origin }: Pick<Log, 'origin'>, fork: number): string => `${origin}/fork-${fork}`

/** The keys that may have signed a checkpoint of this log, under each name it has had. */
export function trustedKeys(log: Pick<Log, 'origin'>, identity: LogIdentity, key?: VerifierKey): VerifierKey[] {
  const names = [log.origin, ...Array.from({ length: identity.forks }, (_, n) => forkedOrigin(log, n + 1))]
  const own = [...new Set([...identity.publicKeys, ...(key ? [hex(key.publicKey)] : [])])]
  return names.flatMap(name => own.map(text => verifierKey(name, Buffer.from(text, 'hex'))))
}
