/** Checks a log: positions, revisions and mission sequences have no gaps, and every leaf hash is that of its fact. */

import type { Log, StoredFact } from '../log/log.ts'
import { sealFact } from '../log/seal.ts'

/** The first fault in a log. */
export interface Flaw {
  readonly position: number
  readonly what: string
}

export interface LogCheck {
  /** Facts that are in order, counted from the first. */
  readonly facts: number
  readonly flaw: Flaw | undefined
}

/** The last fact of each stream and mission, up to where the log is checked. */
interface ChainEnds {
  readonly revisions: Map<string, number>
  /** Sequence and leaf (hex) of the last fact of each mission. */
  readonly missions: Map<string, { readonly seq: number; readonly leaf: string }>
  recordedAt: number
}

/** Reads the whole log and computes every leaf hash again. `onProgress` is called now and then with the number of facts checked. */
export function checkLog(log: Log, onProgress: (facts: number) => void = () => {}): LogCheck {
  const ends: ChainEnds = { revisions: new Map(), missions: new Map(), recordedAt: 0 }
  const head = log.head()
  const sealed = log.readSealed(0, head)[Symbol.iterator]()
  let position = 0
  const flawed = (what: string): LogCheck => ({ facts: position, flaw: { position, what } })
  for (const fact of log.read({ from: 0, to: head })) {
    const stored = sealed.next().value
    if (fact.position !== position || stored?.position !== position) return flawed('there is no fact here')
    const leaf = sealFact(fact, log.origin, prevLeafOf(fact, ends), stored.salt).leaf
    const wrong = outOfOrder(fact, ends)
    if (wrong) return flawed(wrong)
    if (leaf !== Buffer.from(stored.leafHash).toString('hex'))
      return flawed(`the ${fact.type} of ${fact.stream} is not what was recorded: its leaf hash differs`)
    advance(fact, leaf, ends)
    position += 1
    if (position % 10_000 === 0) onProgress(position)
  }
  return position === head + 1 ? { facts: position, flaw: undefined } : flawed('there is no fact here')
}

const prevLeafOf = ({ mission }: StoredFact, { missions }: ChainEnds): string | null =>
  mission === null ? null : (missions.get(mission)?.leaf ?? null)

function outOfOrder(
  { stream, revision, mission, missionSeq, recordedAt }: StoredFact,
  ends: ChainEnds,
): string | undefined {
  const before = ends.revisions.get(stream) ?? -1
  if (revision !== before + 1) return `${stream} goes from revision ${before} to ${revision}`
  const seq = mission === null ? null : (ends.missions.get(mission)?.seq ?? -1) + 1
  if (missionSeq !== seq) return `it is number ${missionSeq} of its mission, not ${seq}`
  if (recordedAt < ends.recordedAt) return 'it was recorded before the one before it'
  return undefined
}

function advance(
  { stream, revision, mission, missionSeq, recordedAt }: StoredFact,
  leaf: string,
  ends: ChainEnds,
): void {
  ends.revisions.set(stream, revision)
  if (mission !== null && missionSeq !== null) ends.missions.set(mission, { seq: missionSeq, leaf })
  ends.recordedAt = recordedAt
}
