/** How are facts shown in answers? Instants as ISO text, people’s knowledge dates as they were given. */

import type { Origin } from '../base/origin.ts'
import type { DefinitionVersion } from './indicator.ts'
import type { PointAt } from './points.ts'
import type { Row } from './series.ts'

/** An instant in milliseconds as RFC 3339 in UTC. */
export const instant = (ms: number): string => new Date(ms).toISOString()

/** Where a line came from. */
export const originJson = (o: Origin) => ({
  knownFrom: instant(o.knownFrom),
  recordedAt: instant(o.recordedAt),
  position: o.position,
  principal: o.principal,
  organisation: o.organisation,
  ...(o.reason !== undefined && { reason: o.reason }),
  ...(o.decision !== undefined && { decision: o.decision }),
  ...(o.evidence !== undefined && { evidence: o.evidence }),
})

/** A line (baseline, target, dispute …) with its origin readable. */
export function lineJson<L extends Origin>(line: L) {
  const {
    knownFrom: _k,
    recordedAt: _r,
    position: _p,
    principal: _w,
    organisation: _o,
    reason: _y,
    decision: _d,
    evidence: _e,
    ...own
  } = line
  return { ...own, ...originJson(line) }
}

export function versionJson({ from: _from, bridge, definition, ...line }: DefinitionVersion) {
  return { ...lineJson(line), ...definition, bridge }
}

/** A row of the history of one value. */
export function vintageJson({ type, value, obsStatus, knownFrom, recordedAt, position, rest }: Row) {
  const { knownText, ...said } = rest
  return {
    type,
    value: type === 'measurement-withdrawn' ? null : value,
    obsStatus: type === 'measurement-withdrawn' ? null : obsStatus,
    knownFrom: instant(knownFrom),
    ...(knownText !== undefined && { knownFromGiven: knownText }),
    recordedAt: instant(recordedAt),
    position,
    ...said,
  }
}

/** A point that stands. */
export function pointJson(p: PointAt) {
  const { knownText, ...said } = p.rest
  return {
    period: p.key.given,
    cell: p.key.cell,
    value: p.value,
    obsStatus: p.obsStatus,
    knownFrom: instant(p.knownFrom),
    ...(knownText !== undefined && { knownFromGiven: knownText }),
    recordedAt: instant(p.recordedAt),
    position: p.position,
    definitionVersion: p.definitionVersion,
    ...(p.obsStatus === 'P' && { provisional: true }),
    ...(p.disputed.length > 0 && { disputed: p.disputed }),
    ...(p.rolledUp && { rolledUp: p.rolledUp }),
    ...(p.differsFromCells !== undefined && { differsFromCells: p.differsFromCells }),
    ...said,
  }
}
