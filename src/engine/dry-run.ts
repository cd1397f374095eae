/** Dry runs of commands that take a list: the rows are judged by rules and grants, and nothing is recorded. */

import { dayOf } from '../../events/period.ts'
import type { Detail } from '../../events/refusals.ts'
import type { Work } from '../../projections/base/work.ts'
import { streamOf } from '../commands/catalogue.ts'
import { type Decided, seesAll, things, type Warning } from '../commands/command.ts'
import { decide } from '../commands/decide.ts'
import { type Fault, isRefusal, type Refusal } from '../commands/refusal.ts'
import type { Log } from '../log/log.ts'
import { listIn, type Row, readCommandBody, readRows, readWithRows, unfitBody } from './command-body.ts'
import { type CommandRequest, requireRevision } from './command-request.ts'
import type { States } from './states.ts'

/** A row that would be refused. */
export interface RowRefusal extends Fault {
  readonly index: number
}

export interface DryRun {
  readonly dryRun: true
  /** How many facts would be recorded if the refused rows were left out. */
  readonly would: number
  readonly warnings: readonly Warning[]
  /** By index; the run records nothing while there are any. */
  readonly refusals: readonly RowRefusal[]
}

/** What judging needs, without the log's own side: a stream's state is loaded by `states`. */
export interface DryRunRequest extends Pick<CommandRequest, 'command' | 'id' | 'body' | 'ifRevision' | 'sees'> {
  readonly principal: string
  /** Throws where the caller may not do this with that body (code `outside-your-scope`: some row). Left out: the caller may do all. */
  readonly authorise?: ((mission: string | null, body: object) => unknown) | undefined
}

/**
 * Judges a list: rows that are refused are set aside and the others judged again, until all that are left pass. Throws
 * `InvalidInput` where it is not a row that does not fit the schema, and what `authorise` throws where it is not a row that
 * lies outside the caller's scope, and `Stale` where the thing is at another revision. Answers with a refusal where it is not a row that is refused, but the thing. It may be
 * interrupted while rows are read; from then on it judges what is recorded at one moment.
 */
export function* dryRun(log: Log, states: States, request: DryRunRequest): Work<DryRun | Refusal> {
  const field = request.command.list as string
  const { rows, refusals, rest } = yield* readable(request, field)
  const held = states.load(things[request.command.thing], streamOf(request.command, request.id))
  let left = permitted(request, field, rest, rows, refusals, held.revision < 0 ? null : held)
  if (request.ifRevision !== undefined) requireRevision(request.ifRevision, request, held)
  while (left.length > 0) {
    const at = log.now()
    const outcome = decide(
      request.command,
      held,
      { ...rest, [field]: left.map(({ row }) => row) },
      {
        id: request.id,
        at,
        today: dayOf(at),
        principal: request.principal,
        world: states.world,
        sees: request.sees ?? seesAll,
        freshKey: () => ({ key: '', sha256: '' }),
      },
    )
    if (!isRefusal(outcome)) {
      if ('same' in outcome) return answer(0, refusals)
      const decided = outcome as readonly Decided[]
      return answer(decided.length, refusals, warningsOf(decided, field, left))
    }
    const refused = setAside(outcome.faults, field, left, refusals)
    if (refused === undefined) return outcome
    left = left.filter((_row, index) => !refused.has(index))
  }
  return answer(0, refusals)
}

/** The warnings, pointing to the rows as they were given. */
const warningsOf = (decided: readonly Decided[], field: string, rows: readonly Row[]): Warning[] =>
  decided
    .flatMap(({ warnings = [] }) => warnings)
    .map(warning => ({
      ...warning,
      ...(warning.pointer !== undefined && { pointer: asGiven(warning.pointer, field, rows) }),
    }))

/** A pointer into the rows that are left, as one into the rows that were given. */
const asGiven = (pointer: string, field: string, rows: readonly Row[]): string =>
  pointer.replace(/^\/\w+\/(\d+)/, (_all, place: string) => `/${field}/${rows[Number(place)]?.index ?? place}`)

const answer = (would: number, refusals: readonly RowRefusal[], warnings: readonly Warning[] = []): DryRun => ({
  dryRun: true,
  would,
  warnings,
  refusals: refusals.toSorted((a, b) => a.index - b.index),
})

/** The rows that fit the schema; the others are refused by index. */
function* readable(
  { command, body }: DryRunRequest,
  field: string,
): Work<{ rows: readonly Row[]; refusals: RowRefusal[]; rest: object }> {
  const list = listIn(command, body)
  if (!list) throw unfitBody(faultsIn(readCommandBody(command, body)))
  let left: readonly Row[] = yield* readRows(command, list)
  const refusals = list.faults.map(fault => ({ index: placeIn(fault, field) as number, ...fault }))
  while (left.length > 0) {
    const read = readWithRows(command, body as object, { field, faults: [] }, left)
    if ('body' in read) {
      const { [field]: _rows, ...rest } = read.body as Record<string, unknown>
      return { rows: left, refusals, rest }
    }
    const refused = setAside(read.faults, field, left, refusals)
    if (refused === undefined) throw unfitBody(read.faults)
    left = left.filter((_row, index) => !refused.has(index))
    yield
  }
  return { rows: [], refusals, rest: {} }
}

const faultsIn = (read: ReturnType<typeof readCommandBody>): readonly Fault[] => ('faults' in read ? read.faults : [])

/** The place in the list that a fault points to. */
function placeIn({ pointer }: Fault, field: string): number | undefined {
  const place = new RegExp(`^/${field}/(\\d+)`).exec(pointer)?.[1]
  return place === undefined ? undefined : Number(place)
}

/** Notes the rows that faults point to, by their place in what is left; undefined where one points to no row. */
function setAside(
  faults: readonly Fault[],
  field: string,
  left: readonly Row[],
  refusals: RowRefusal[],
): Set<number> | undefined {
  const pointed = faults.map(fault => placeIn(fault, field))
  if (pointed.length === 0 || pointed.includes(undefined)) return undefined
  for (const [place, fault] of faults.entries()) {
    const { index } = left[pointed[place] as number] as Row
    refusals.push({ ...fault, index, pointer: fault.pointer.replace(/^\/\w+\/\d+/, `/${field}/${index}`) })
  }
  return new Set(pointed as number[])
}

/** The rows that the caller's grants reach. */
function permitted(
  { command, id, authorise }: DryRunRequest,
  field: string,
  rest: object,
  rows: readonly Row[],
  refusals: RowRefusal[],
  held: { readonly state: object } | null,
): readonly Row[] {
  if (!authorise) return rows
  const bodyOf = (some: readonly Row[]) => ({ ...rest, [field]: some.map(({ row }) => row) })
  const mission = held === null ? null : command.missionOf(held.state, bodyOf(rows), id)
  const denied = outsideScope(() => authorise(mission, bodyOf(rows)))
  if (denied === undefined || rows.length === 0) return rows
  return rows.filter(row => {
    const no = outsideScope(() => authorise(mission, bodyOf([row])))
    if (no === undefined) return true
    refusals.push({ index: row.index, pointer: `/${field}/${row.index}`, code: no.code, detail: no.detail })
    return false
  })
}

/** That a grant does not reach so far; any other denial is of the caller, not of a row, and is thrown. */
function outsideScope(question: () => unknown): { readonly code: string; readonly detail: Detail } | undefined {
  try {
    question()
    return undefined
  } catch (error) {
    const denied = error as { readonly code: string; readonly detail: Detail }
    if (denied.code !== 'outside-your-scope') throw error
    return denied
  }
}
