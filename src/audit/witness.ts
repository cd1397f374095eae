/**
 * A witness of logs (https://c2sp.org/tlog-witness): for each log it keeps the last checkpoint that it has cosigned, and cosigns
 * another only where a proof shows that the log has grown from it.
 */

import { DatabaseSync } from 'node:sqlite'
import { type Checkpoint, openCheckpoint, parseCheckpoint, parseCount } from '../proof/checkpoint.ts'
import { BadNote, parseNote, type SignerKey, signatureLine, type VerifierKey } from '../proof/note.ts'
import { hashIn } from '../proof/tlog-proof.ts'
import { EMPTY_ROOT, verifyConsistency } from '../proof/tree.ts'

/** What a witness answers, in HTTP's terms. */
export interface WitnessAnswer {
  readonly status: 200 | 400 | 403 | 404 | 409 | 422
  readonly type: 'text/plain; charset=utf-8' | 'text/x.tlog.size'
  readonly body: string
}

export interface Witness {
  /** Answers a request to cosign. */
  addCheckpoint(body: Uint8Array): WitnessAnswer
  /** The last checkpoint of each log that it has cosigned, with its cosignature. */
  latest(): readonly string[]
  close(): void
}

export interface WitnessOptions {
  /** Where what it has cosigned is kept. */
  readonly file: string
  readonly key: SignerKey
  /** Public keys of the logs it is a witness of. */
  readonly logs: readonly VerifierKey[]
  /** Milliseconds since 1970. */
  readonly clock?: () => number
}

const MOST_PROOF_LINES = 63
const PLAIN = 'text/plain; charset=utf-8'

/** Opens a witness. */
export function openWitness({ file, key, logs, clock = Date.now }: WitnessOptions): Witness {
  const db = new DatabaseSync(file, { timeout: 5000 })
  db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA fullfsync = ON;
    CREATE TABLE IF NOT EXISTS latest (origin TEXT PRIMARY KEY, size INTEGER NOT NULL, root BLOB NOT NULL, note TEXT NOT NULL) STRICT`)
  const select = db.prepare('SELECT size, root FROM latest WHERE origin = ?')
  const upsert = db.prepare('INSERT OR REPLACE INTO latest (origin, size, root, note) VALUES (?, ?, ?, ?)')

  const latestOf = (origin: string): { size: bigint; root: Uint8Array } => {
    const row = select.get(origin)
    return row ? { size: BigInt(row.size as number), root: row.root as Uint8Array } : { size: 0n, root: EMPTY_ROOT }
  }

  /** Compares with what was cosigned before; answers what is wrong, or keeps it and answers the cosignature. */
  function cosign({ old, proof, note }: Asked, text: string, { origin, size, root }: Checkpoint): WitnessAnswer {
    if (old > size) return refused(400, 'the old size is larger than the checkpoint')
    const before = latestOf(origin)
    if (before.size !== old) return { status: 409, type: 'text/x.tlog.size', body: `${before.size}\n` }
    if (old === size && Buffer.compare(before.root, root) !== 0)
      return { status: 409, type: 'text/x.tlog.size', body: `${before.size}\n` }
    if (!isGrown(before, { size, root }, proof)) return refused(422, 'the proof does not show that the log has grown')
    const line = signatureLine(text, key, clock())
    upsert.run(origin, Number(size), root, note + line)
    return { status: 200, type: PLAIN, body: line }
  }

  return {
    addCheckpoint(body) {
      try {
        const asked = parseAsked(body)
        const { text } = parseNote(asked.note)
        const checkpoint = parseCheckpoint(text)
        const own = logs.filter(({ name }) => name === checkpoint.origin)
        if (own.length === 0) return refused(404, 'this witness does not know the log')
        if (!own.some(log => isSignedBy(asked.note, log))) return refused(403, 'the log has not signed the checkpoint')
        // Nothing is awaited in between: what is compared with is what is replaced.
        return cosign(asked, text, checkpoint)
      } catch (error) {
        if (!(error instanceof BadNote)) throw error
        return refused(400, error.message)
      }
    },
    latest: () =>
      db
        .prepare('SELECT note FROM latest ORDER BY origin')
        .all()
        .map(({ note }) => String(note)),
    close: () => db.close(),
  }
}

const refused = (status: WitnessAnswer['status'], why: string): WitnessAnswer => ({
  status,
  type: PLAIN,
  body: `${why}\n`,
})

function isSignedBy(note: string, log: VerifierKey): boolean {
  try {
    openCheckpoint(note, { log })
    return true
  } catch (error) {
    if (error instanceof BadNote) return false
    throw error
  }
}

function isGrown(
  older: { size: bigint; root: Uint8Array },
  newer: { size: bigint; root: Uint8Array },
  proof: readonly Uint8Array[],
): boolean {
  if (older.size === 0n) return proof.length === 0 && (newer.size > 0n || Buffer.compare(newer.root, EMPTY_ROOT) === 0)
  return verifyConsistency({
    older: older.size,
    newer: newer.size,
    olderRoot: older.root,
    newerRoot: newer.root,
    proof,
  })
}

/** A request to cosign: the size it goes on from, the proof that it does, and the checkpoint. */
interface Asked {
  readonly old: bigint
  readonly proof: readonly Uint8Array[]
  readonly note: string
}

/** The body of a request to cosign. */
export const cosignRequest = (old: number, proof: readonly string[], note: string): string =>
  `${[`old ${old}`, ...proof].join('\n')}\n\n${note}`

function parseAsked(body: Uint8Array): Asked {
  const text = Buffer.from(body).toString('utf8')
  const split = text.indexOf('\n\n')
  if (split < 0) throw new BadNote('an empty line stands before the checkpoint')
  const [first = '', ...lines] = text.slice(0, split).split('\n')
  const old = parseCount(/^old (.*)$/.exec(first)?.[1] ?? '')
  if (old === undefined) throw new BadNote('the first line is “old” and a size')
  if (lines.length > MOST_PROOF_LINES) throw new BadNote(`a proof has at most ${MOST_PROOF_LINES} lines`)
  return { old, proof: lines.map(hashIn), note: text.slice(split + 2) }
}
