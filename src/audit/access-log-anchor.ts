/** Anchoring of the access log: where its chain of rows ends becomes a fact, so that the log's checkpoints vouch for it too. */
import { randomUUID } from 'node:crypto'
import { accessLogAnchored } from '../../events/audit.ts'
import { type AuditFact, parse } from '../../events/catalogue.ts'
import type { DataOf, Recorded } from '../../events/fact.ts'
import { dayOf } from '../../events/period.ts'
import type { Log } from '../log/log.ts'
import { AUDIT_STREAM } from './identity.ts'

/** Where the chain of an access log ended. */
type Anchor = DataOf<typeof accessLogAnchored>

/** Every anchor in a log, of this node and of others, in recording order. */
export const anchorsIn = (log: Pick<Log, 'readStream'>): readonly Anchor[] =>
  [...log.readStream(AUDIT_STREAM)].flatMap(stored => {
    const fact = parse(stored) as Recorded<AuditFact>
    return fact.type === 'access-log-anchored' ? [fact.data] : []
  })

export interface AnchoredLog {
  /** Where the chain of the access log ends. */
  readonly anchor: () => Anchor
  readonly onError: (error: unknown) => void
}

/**
 * Anchors the access log at the first append after midnight UTC, by the times of the facts, where rows were added since it
 * was anchored last; the function returned stops that. What fails is tried again at the next append.
 */
export function anchorDaily(log: Log, { anchor, onError }: AnchoredLog): () => void {
  // Of a damaged log nothing is read, and nothing is recorded in it.
  const [head] = log.damage() ? [] : log.read({ from: log.head() })
  let day = dayOf(head?.recordedAt ?? log.now())
  let isUnderWay = false

  async function record(today: string): Promise<void> {
    const now = anchor()
    const last = anchorsIn(log).findLast(({ node }) => node === now.node)
    if (now.rows > (last?.rows ?? 0)) await append(log, now)
    day = today
  }

  return log.follow(facts => {
    const today = dayOf(facts.at(-1)?.recordedAt ?? 0)
    if (today <= day || isUnderWay) return
    isUnderWay = true
    // The commit that is told of is not over yet.
    setImmediate(() =>
      record(today)
        .catch(onError)
        .finally(() => {
          isUnderWay = false
        }),
    )
  })
}

async function append(log: Log, anchor: Anchor): Promise<void> {
  const { type, version, data } = accessLogAnchored({ ...anchor })
  await log.append({
    stream: AUDIT_STREAM,
    expectedRevision: log.revisionOf(AUDIT_STREAM),
    mission: null,
    principal: 'varde',
    recordedAt: log.now(),
    meta: { organisation: 'Varde', role: 'service', correlationId: randomUUID() },
    facts: [{ id: randomUUID(), type, version, data, knownFrom: null }],
  })
}
