/** Which facts somebody may read; what is read while an embargo holds it back from others is noted in the access log. */
import type { FastifyRequest } from 'fastify'
import { embargoCapOf } from '../../../projections/base/embargo.ts'
import { factsSeenBy, type SeenFact } from '../../../projections/base/sight.ts'
import type { StreamReader } from '../../../projections/base/stream-reader.ts'
import { awaitedPositions } from '../../../projections/figures/approved-figures.ts'
import type { FactReader } from '../../../projections/figures/fact-reader.ts'
import type { Access, Identity } from '../../access/access.ts'
import type { AccessLog } from '../../access/access-log.ts'
import type { Log } from '../../log/log.ts'
import type { Gate } from '../gate.ts'
import { pathOf } from '../reply.ts'

/** Notes in the access log who reads what under embargo: each mission once a request. */
export function embargoNoted(
  request: FastifyRequest,
  who: Identity | undefined,
  accessLog: Pick<AccessLog, 'add'>,
): (mission: string) => void {
  const noted = new Set<string>()
  return mission => {
    if (noted.has(mission)) return
    noted.add(mission)
    accessLog.add({
      ...{ at: Date.now(), code: 'read-under-embargo', method: request.method, path: pathOf(request.raw.url) },
      ...{ address: request.ip, principal: who?.principal, key: who?.key, mission },
    })
  }
}

/** Notes, of the facts that somebody reads, the missions of those that an embargo holds back from others at that time (milliseconds). */
export function heldBackNoted(
  reader: StreamReader,
  now: number,
  note: (mission: string) => void,
): (fact: Pick<SeenFact, 'mission' | 'position'>) => void {
  const seenFromOutside = new Map<string, number>()
  return ({ mission, position }) => {
    if (mission === null) return
    const end = seenFromOutside.get(mission) ?? embargoCapOf(reader, mission, now)?.position ?? Number.POSITIVE_INFINITY
    seenFromOutside.set(mission, end)
    if (position > end) note(mission)
  }
}

export interface SeenParts {
  readonly log: Log
  readonly access: Access
  readonly gate: Gate
  readonly reader: FactReader
  readonly accessLog: Pick<AccessLog, 'add'>
}

/** Whether the caller may read a fact, as of a position. What they read under embargo is noted. */
export function factsReadBy(
  request: FastifyRequest,
  { log, access, gate, reader, accessLog }: SeenParts,
  position = log.head(),
): (fact: SeenFact) => boolean {
  const who = gate.reader(request)
  const now = log.now()
  const awaited = awaitedPositions(reader, position)
  const note = heldBackNoted(reader, now, embargoNoted(request, who, accessLog))
  const isSeen = factsSeenBy(access.viewerOf(who), {
    reader,
    now,
    head: position,
    isAwaited: ({ stream, position }) => awaited(stream).has(position),
  })
  return fact => {
    const seen = isSeen(fact)
    if (seen) note(fact)
    return seen
  }
}
