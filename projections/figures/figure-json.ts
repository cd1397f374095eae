/** How an indicator's lines and figures are written in answers. */

import { instant, lineJson } from '../base/answer-json.ts'
import type { DefinitionVersion } from './indicator.ts'
import type { PointAt } from './points.ts'
import type { Row } from './series.ts'

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
