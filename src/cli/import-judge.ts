/** Would it be recorded? Rows are judged by the rules of `measure-many`, as if those before them had been; nothing is. */

import type { Metadata } from '../../events/fact.ts'
import { dayOf } from '../../events/period.ts'
import { commandAt } from '../commands/catalogue.ts'
import type { Decided } from '../commands/command.ts'
import { decide } from '../commands/decide.ts'
import { readKnownFrom } from '../commands/known-from.ts'
import { type Fault, isRefusal } from '../commands/refusal.ts'
import type { StreamFact } from '../commands/stream-state.ts'
import { faultsOf } from '../engine/faults.ts'
import { type CachedState, statesOf } from '../engine/states.ts'
import type { RowFault } from '../exchange/columns.ts'
import type { Log } from '../log/log.ts'
import type { Batch } from './import-stage.ts'

/** What would become of rows that pass: facts, or nothing since they stand there already. */
export interface Judgement {
  readonly fresh: number
  readonly same: number
}

export interface Judging {
  readonly log: Log
  /** What is said of all figures at once: knownFrom, reason, decision, evidence. */
  readonly saidOfAll: object
  readonly columnOf: (field: string) => string | null
  readonly onFault: (fault: RowFault) => void
  /** Told how many rows are judged. */
  readonly onBatch: (rows: number) => void
}

const measureMany = commandAt('indicators/measure-many')

/** Judges the batches of one indicator, one after the other. */
export function judge(indicator: string, batches: Iterable<Batch>, judging: Judging): Judgement {
  const states = statesOf(judging.log)
  const held = states.load('indicator', `indicator-${indicator}`)
  const total = { fresh: 0, same: 0 }
  const at = judging.log.now()
  const given = judging.saidOfAll as { knownFrom?: string }
  /** What the batch before would have recorded; the last one's need not be known to anybody. */
  let passed: readonly Decided[] = []

  function decideRows(measurements: readonly object[]): readonly Fault[] | { fresh: number } {
    const parsed = measureMany.body.safeParse({ measurements, ...judging.saidOfAll })
    if (!parsed.success) return faultsOf(parsed.error)
    const outcome = decide(measureMany, held, parsed.data, {
      id: indicator,
      at,
      today: dayOf(at),
      principal: 'cli',
      world: states.world,
      freshKey: () => ({ key: '', sha256: '' }),
    })
    if (isRefusal(outcome)) return outcome.faults
    if ('same' in outcome) return { fresh: 0 }
    passed = outcome as readonly Decided[]
    return { fresh: outcome.length }
  }

  /** The rows of a batch that are refused are set aside, and the others judged again, until all that are left pass. */
  function judgeBatch({ lines, measurements }: Batch): void {
    let left = measurements.map((measurement, at) => ({ measurement, line: lines[at] as number }))
    while (left.length > 0) {
      const outcome = decideRows(left.map(row => row.measurement))
      if ('fresh' in outcome) {
        total.fresh += outcome.fresh
        total.same += left.length - outcome.fresh
        return
      }
      const refused = new Set<number>()
      for (const fault of outcome) {
        const index = /^\/measurements\/(\d+)/.exec(fault.pointer)?.[1]
        // It is not a row that is refused, but the indicator, or what is said of all.
        if (index === undefined) {
          for (const { line } of left) judging.onFault(rowFault(line, fault, judging.columnOf))
          return
        }
        refused.add(Number(index))
        judging.onFault(rowFault(left[Number(index)]?.line as number, fault, judging.columnOf))
      }
      left = left.filter((_row, index) => !refused.has(index))
    }
  }

  for (const batch of batches) {
    for (const each of passed) states.advance(held, keptAs(each, held, at, given))
    passed = []
    judgeBatch(batch)
    judging.onBatch(batch.lines.length)
  }
  return total
}

/** A fact as the state would know it, had it been recorded. */
function keptAs({ fact, knownFrom }: Decided, held: CachedState, at: number, body: { knownFrom?: string }): StreamFact {
  const known = knownFrom ?? readKnownFrom(body.knownFrom, at)
  if (isRefusal(known)) throw new Error('a figure was decided whose knownFrom was refused')
  const meta = { ...(known.text !== undefined && { knownFrom: known.text }) } as Metadata
  return { ...fact, revision: held.revision + 1, recordedAt: at, knownFrom: known.ms, meta }
}

/** A fault of a measurement as one of its row. */
export function rowFault(line: number, { pointer, code, detail }: Fault, columnOf: Judging['columnOf']): RowFault {
  const [field, dimension] = pointer
    .replace(/^\/measurements\/\d+/, '')
    .split('/')
    .slice(1)
  const named = field === 'cell' ? dimension : field
  return { line, column: named === undefined ? null : (columnOf(named) ?? named), code, detail }
}
