/** Judges the rows of a file: each is compared with what is recorded for its period and cell, and held against the rules. Nothing is recorded. */

import { waitsForApproval } from '../../../events/approval-terms.ts'
import { dayOf, type PeriodText, parsePeriod } from '../../../events/period.ts'
import { cellKey } from '../../../events/shapes.ts'
import { type AnyCommand, commandAt } from '../../commands/catalogue.ts'
import { type Decided, seesAll } from '../../commands/command.ts'
import { decide } from '../../commands/decide.ts'
import { type IndicatorState, isSettled, settlePeriodKind } from '../../commands/indicator/indicator-state.ts'
import { type Vintage, vintageAsOf } from '../../commands/indicator/vintages.ts'
import { readKnownFrom } from '../../commands/known-from.ts'
import { type Fault, isRefusal } from '../../commands/refusal.ts'
import { readCommandBody } from '../../engine/command-body.ts'
import { statesOf } from '../../engine/states.ts'
import type { Question } from '../../exchange/number-text.ts'
import type { RowFault } from '../../exchange/outline.ts'
import type { Settled } from '../../exchange/settled-file.ts'
import type { Log } from '../../log/log.ts'
import {
  differs,
  differsFrom,
  figureText,
  keyText,
  type Listed,
  listedFigures,
  type Measurement,
  type Revision,
  revisionOf,
} from './figures.ts'
import { rowFault, ruleWarnings, type Warning } from './rule-warnings.ts'
import type { Batch, Sending } from './stage.ts'

/** What is done with a value that differs from the one that stands. */
export type Differing = 'refuse' | 'vintage' | 'correct'

export interface Judging {
  readonly log: Log
  readonly differing: Differing
  /** What is said of all figures at once: knownFrom, reason, decision, evidence; and the cause of corrections. */
  readonly stated: { readonly knownFrom?: string; readonly reason?: string }
  readonly cause: string | undefined
  readonly columnOf: (field: string) => string | null
  readonly finish: Settled['finish']
  readonly hasIgnored: boolean
  /** Whether the file says statuses: a figure without one, where a provisional one stands, is then the final one. */
  readonly saysStatuses: boolean
  readonly onFault: (fault: RowFault) => void
  readonly onQuestion: (question: Question) => void
  readonly onWarning: (warning: Warning) => void
  readonly onRevision: (revision: Revision) => void
  readonly onSending: (sending: Sending) => void
  /** Told how many rows are judged. */
  readonly onBatch: (rows: number) => void
}

/** What would become of rows that pass. */
export interface Judgement {
  readonly fresh: number
  readonly same: number
  readonly revised: number
  /** New vintages known earlier than what stands: they stand behind it. */
  readonly behind: number
  /** Figures that stand only once they are approved. */
  readonly awaiting: number
}

interface Row {
  readonly line: number
  readonly measurement: Measurement
}
const measureMany: AnyCommand = commandAt('indicators/measure-many')
const correctMany: AnyCommand = commandAt('indicators/correct-many')
const LISTS = { 'measure-many': 'measurements', 'correct-many': 'corrections' } as const
/** Judges the batches of one indicator, one after the other, as if those before had been recorded. */
export function judge(indicator: string, batches: Iterable<Batch>, judging: Judging): Judgement {
  const { log, differing, stated, finish, onFault } = judging
  const states = statesOf(log)
  const held = states.load('indicator', `indicator-${indicator}`)
  const state = held.state as IndicatorState
  const total = { fresh: 0, same: 0, revised: 0, behind: 0, awaiting: 0 }
  const warned = ruleWarnings(judging.columnOf)
  const at = log.now()
  const statedFrom = readKnownFrom(stated.knownFrom, at)
  const knownMs = isRefusal(statedFrom) ? at : statedFrom.ms
  const listed = listedFigures()
  const magnitudes = magnitudesOf(state)

  /** What is to be done with a row: `measure`, `correct`, or nothing (it is recorded already, or is a fault). */
  function actionFor(measurement: Measurement, line: number, ignored: number): 'measure' | 'correct' | undefined {
    const cell = cellKey(measurement.cell)
    const place = `${parsePeriod(measurement.period).key}|${cell}`
    const { knownFrom } = measurement
    const figure =
      measurement.obsStatus === undefined && measurement.value !== undefined
        ? measurement.value
        : figureText(measurement)
    // A figure of which nobody says from when it was known meets every other of its place.
    const before = listed.at(place, knownFrom, knownFrom === undefined && stated.knownFrom === undefined)
    if (before) return compareWithEarlierLine(before, figure, line, ignored, measurement)
    listed.add(place, knownFrom, line, figure, ignored)
    warn(measurement, cell, line)
    if (knownFrom !== undefined) return 'measure'
    const vintages = state.vintages.of(measurement.period, measurement.cell)
    const standing = vintageAsOf(vintages, differing === 'vintage' ? knownMs : Number.POSITIVE_INFINITY)
    if (!standing || standing.type === 'measurement-withdrawn') return 'measure'
    if (judging.saysStatuses && measurement.obsStatus === undefined && hasStatus(standing)) measurement.obsStatus = 'A'
    if (!differs(standing, measurement)) {
      total.same += 1
      return undefined
    }
    if (differing === 'refuse') {
      onFault({
        line,
        column: judging.columnOf('value'),
        code: 'already-measured',
        detail: differsFrom(standing, measurement),
      })
      return undefined
    }
    total.revised += 1
    judging.onRevision(revisionOf(indicator, line, standing, measurement))
    return differing === 'vintage' ? 'measure' : 'correct'
  }

  function compareWithEarlierLine(
    before: Listed,
    figure: string | number,
    line: number,
    ignored: number,
    { period, cell }: Measurement,
  ): undefined {
    const where = `${keyText(period)}${cell ? `, ${cellKey(cell)}` : ''}`
    if (judging.hasIgnored && before.ignored !== ignored)
      judging.onQuestion({
        code: 'ignored',
        line,
        column: null,
        detail: `lines ${before.line} and ${line} are both about ${where}, and differ in a column that is ignored; which rows are meant?`,
        answers: ['--where "COLUMN=VALUE"', 'map the column to a dimension, "cell": {…} in the map'],
      })
    else if (before.figure === figure) total.same += 1
    else {
      const detail = `line ${before.line} says ${before.figure} for the same period and cell (${where}), and this one ${figure}; leave one of them out`
      onFault({ line, column: judging.columnOf('value'), code: 'already-measured', detail })
    }
  }

  function warn({ value, period }: Measurement, key: string, line: number): void {
    if (value === undefined) return
    const last = magnitudes.get(key)
    magnitudes.set(key, { value, period })
    if (!last || last.value === 0 || value === 0 || last.value > 0 !== value > 0) return
    const ratio = value / last.value
    if (ratio < 10 && ratio > 0.1) return
    const meant = Number((value / 10 ** Math.round(Math.log10(ratio))).toPrecision(12))
    const more = ratio >= 10 ? 'ten or more times' : 'a tenth or less of'
    const text = `${value} is ${more} the ${last.value} of ${keyText(last.period)}; did you mean ${meant}?`
    judging.onWarning({ line, column: judging.columnOf('value'), text })
  }

  /** The rows that pass; those that are refused are set aside, and the others judged again, until all that are left pass. */
  function passing(command: AnyCommand, rows: readonly Row[]): readonly Row[] {
    const list = LISTS[command.name as keyof typeof LISTS]
    let left = rows
    while (left.length > 0) {
      const outcome = decideRows(command, list, left)
      if (!('faults' in outcome)) return outcome.recorded === 0 ? [] : left
      const refused = new Set<number>()
      for (const fault of outcome.faults) {
        const index = new RegExp(`^/${list}/(\\d+)`).exec(fault.pointer)?.[1]
        // It is not a row that is refused, but the indicator, or what is said of all.
        if (index === undefined) {
          for (const { line } of left) onFault(rowFault(line, fault, judging.columnOf))
          return []
        }
        refused.add(Number(index))
        onFault(rowFault(left[Number(index)]?.line as number, fault, judging.columnOf))
      }
      left = left.filter((_row, index) => !refused.has(index))
    }
    return left
  }

  function decideRows(
    command: AnyCommand,
    list: string,
    rows: readonly Row[],
  ): { faults: readonly Fault[] } | { recorded: number } {
    const read = readCommandBody(command, { [list]: rows.map(row => row.measurement), ...stated }, rows.length)
    if ('faults' in read) return read
    const outcome = decide(command, held, read.body, {
      id: indicator,
      at,
      today: dayOf(at),
      principal: 'cli',
      world: states.world,
      sees: seesAll,
      freshKey: () => ({ key: '', sha256: '' }),
    })
    if (isRefusal(outcome)) return { faults: outcome.faults }
    if ('same' in outcome) {
      total.same += rows.length
      return { recorded: 0 }
    }
    const decided = outcome as readonly Decided[]
    if (!state.versions.every(isSettled))
      for (const { fact } of decided) settlePeriodKind(state, (fact.data as { period: PeriodText }).period)
    total.same += rows.length - decided.length
    for (const { fact } of decided)
      if (waitsForApproval(state.signOff, parsePeriod((fact.data as { period: PeriodText }).period)))
        total.awaiting += 1
    for (const { warnings = [] } of decided) total.behind += warned.note(warnings, list, rows)
    return { recorded: decided.length }
  }

  function judgeBatch({ lines, ignored, measurements }: Batch): void {
    const rows = { measure: [] as Row[], correct: [] as Row[] }
    for (const [index, waiting] of measurements.entries()) {
      const line = lines[index] as number
      const fault = finish(indicator, line, waiting)
      if (fault) {
        onFault(fault)
        continue
      }
      const measurement = waiting as Measurement
      const action = actionFor(measurement, line, ignored[index] as number)
      if (action === 'measure') rows.measure.push({ line, measurement })
      if (action === 'correct')
        rows.correct.push({ line, measurement: { ...measurement, cause: judging.cause } as Measurement })
    }
    for (const [command, some] of [
      [measureMany, rows.measure],
      [correctMany, rows.correct],
    ] as const) {
      const sameBefore = total.same
      const passed = passing(command, some)
      if (passed.length === 0) continue
      if (command === measureMany) total.fresh += passed.length - (total.same - sameBefore)
      const name = command.name as Sending['command']
      judging.onSending({
        indicator,
        command: name,
        lines: passed.map(row => row.line),
        rows: passed.map(row => row.measurement),
      })
    }
  }

  for (const batch of batches) {
    judgeBatch(batch)
    judging.onBatch(batch.lines.length)
  }
  for (const warning of warned.all()) judging.onWarning(warning)
  if (differing === 'vintage') total.fresh -= total.revised
  return total
}

const hasStatus = ({ data }: Vintage): boolean => ((data as { obsStatus?: string }).obsStatus ?? 'A') !== 'A'

/** The last value of each cell that stands, by its period. */
function magnitudesOf({ vintages }: IndicatorState): Map<string, { value: number; period: PeriodText }> {
  const last = new Map<string, { value: number; period: PeriodText; reference: number }>()
  for (const ofKey of vintages.ofEach()) {
    const { data } = vintageAsOf(ofKey, Number.POSITIVE_INFINITY) as Vintage
    const { value } = data as { value?: number }
    if (value === undefined) continue
    const { reference } = parsePeriod(data.period)
    const known = last.get(cellKey(data.cell))
    if (!known || known.reference < reference) last.set(cellKey(data.cell), { value, period: data.period, reference })
  }
  return last
}
