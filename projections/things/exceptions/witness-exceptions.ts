/** Exceptions in time: facts that the operator’s clock places far from where the witnesses have seen them come in. */
import { parsePeriod } from '../../../events/period.ts'
import type { Entries } from '../../base/mission-entries.ts'
import { inside, type Pin } from '../../base/pin.ts'
import { STRIDE, type Work } from '../../base/work.ts'
import type { WitnessTime } from '../../figures/fact-reader.ts'
import { exception, type FoundException } from './exception.ts'

const DAY_MS = 86_400_000

/**
 * Facts that were recorded, by their own time, more than a day before a witness had seen the log without them, or more than a
 * day after one had seen it with them. Only what was seen before the day asked about counts, so that the answer of a day stays
 * as it is. The times are given by size.
 */
export function* farFromWitnesses(entries: Entries, times: readonly WitnessTime[], pin: Pin): Work<FoundException[]> {
  const startOfDay = parsePeriod(pin.on).firstDay * DAY_MS
  const seen = times.filter(({ at }) => at < startOfDay)
  const found = { before: [] as Far[], after: [] as Far[] }
  let next = 0
  for (const [row, position] of entries.position.entries()) {
    if (row % STRIDE === STRIDE - 1) yield
    while (next < seen.length && (seen[next] as WitnessTime).size <= position) next += 1
    const [recordedAt, knownFrom] = [entries.recordedAt[row] as number, entries.knownFrom[row] as number]
    if (!inside({ position, knownFrom }, pin)) continue
    const [without, having] = [seen[next - 1], seen[next]]
    const early = without ? without.at - recordedAt : 0
    const late = having ? recordedAt - having.at : 0
    if (early > DAY_MS) found.before.push({ position, by: early })
    else if (late > DAY_MS) found.after.push({ position, by: late })
  }
  return (['before', 'after'] as const).flatMap(when => {
    const facts = found[when]
    if (facts.length === 0) return []
    const days = Math.floor(facts.reduce((most, { by }) => Math.max(most, by), 0) / DAY_MS)
    const positions = facts.map(({ position }) => position)
    return [exception('far-from-witness-time', positions, { found: 'far-from-witness', when, days })]
  })
}

interface Far {
  readonly position: number
  readonly by: number
}
