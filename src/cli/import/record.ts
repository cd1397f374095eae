/** Records what was judged, command by command. Each has its own idempotency key, so that the same import run again completes it and records nothing twice. */
import { hash } from 'node:crypto'
import type { Fault } from '../../commands/refusal.ts'
import type { RowFault } from '../../exchange/outline.ts'
import { type LogClient, Refused } from '../log-client.ts'
import { Stop } from '../stop.ts'
import { rowFault } from './rule-warnings.ts'
import type { Sending, Stage } from './stage.ts'

export interface Recording {
  readonly client: LogClient
  readonly stage: Stage
  /** Says the file, the map and the options. */
  readonly digest: string
  /** What is said of all figures at once. */
  readonly stated: object
  readonly columnOf: (field: string) => string | null
}

/** The body of a sending, whole. */
const bodyOf = ({ command, rows }: Pick<Sending, 'command' | 'rows'>, stated: object): object => ({
  [command === 'measure-many' ? 'measurements' : 'corrections']: rows,
  ...stated,
})

/**
 * Asks the server whether it would take everything, before any of it is sent: rules, and the grants of the caller. What it
 * would refuse goes to the stage as faults. Throws `Refused` where it is not rows that are refused, but who sends them.
 */
export async function tryAll(
  { client, stage, stated, columnOf }: Recording,
  onRows: (rows: number) => void,
): Promise<void> {
  if (!client.tryOut) return
  for (const sending of stage.sendings()) {
    const { indicator, command, lines } = sending
    const path = `indicators/${indicator}/${command}`
    const refusals = await client.tryOut(path, bodyOf(sending, stated)).catch(error => allOutside(error, lines.length))
    for (const { index, ...fault } of refusals) stage.putFault(rowFault(lines[index] as number, fault, columnOf))
    onRows(lines.length)
  }
}

/** Where the grant reaches no row of the indicator, each of them is refused for that. */
function allOutside(error: unknown, rows: number): Awaited<ReturnType<NonNullable<LogClient['tryOut']>>> {
  if (!(error instanceof Refused) || error.code !== 'outside-your-scope') throw error
  return Array.from({ length: rows }, (_, index) => ({ index, pointer: '', code: error.code, detail: error.message }))
}

/**
 * Records everything that was judged, and answers how many figures are new. Run again, what is recorded already is not
 * recorded twice. Throws `Stop`, which says what was recorded, where the server falls silent, or where a command is refused
 * after all, since somebody else recorded something meanwhile; its faults go to the stage.
 */
export async function recordAll(recording: Recording, onRows: (done: number) => void): Promise<number> {
  const underWay: UnderWay[] = []
  let recorded = 0
  let done = 0
  let sent = 0

  async function settleFirst(): Promise<void> {
    const { sending, outcome } = underWay.shift() as UnderWay
    const fresh = await outcome.catch(async error => {
      if (!(error instanceof Refused || error instanceof Stop)) throw error
      const last = (underWay.at(-1) ?? { sending }).sending.lines.at(-1)
      for (const each of underWay) recorded += await each.outcome.catch(() => 0)
      throw stopped(error, sending, underWay.length === 0 ? 'what follows them' : `what follows line ${last}`, recorded)
    })
    recorded += fresh
    done += sending.lines.length
    onRows(done)
  }

  for (const sending of recording.stage.sendings()) {
    const outcome = record(sending, recording)
    // Where an earlier one fails, nobody may wait for this one.
    outcome.catch(() => {})
    underWay.push({ sending, outcome })
    sent += sending.lines.length
    while (sent - done > recording.client.ahead && underWay.length > 0) await settleFirst()
  }
  while (underWay.length > 0) await settleFirst()
  return recorded
}

/** A sending and how many figures of it are new, once that is known. */
interface UnderWay {
  readonly sending: Sending
  readonly outcome: Promise<number>
}

/** Says which lines failed, from where on nothing was sent, and how many figures are recorded all the same. */
function stopped(error: Refused | Stop, { lines }: Sending, rest: string, recorded: number): Stop {
  const those = `lines ${lines[0]}–${lines.at(-1)}`
  const what = error instanceof Refused ? `${those} are refused by now` : `${those} may not have been recorded`
  return new Stop(
    error instanceof Stop ? error.exitCode : 1,
    `${what}, and ${rest} was not sent (${recorded} figures were recorded before; run the same command again to complete): ${error.message}`,
    { cause: error },
  )
}

/** Records a sending; answers how many figures of it are new. What an event store does not take at once goes in halves. */
async function record(sending: Sending, recording: Recording): Promise<number> {
  const { client, stage, digest, stated, columnOf } = recording
  const { indicator, command, rows, lines, text = JSON.stringify(rows) } = sending
  const key = `import-${hash('sha256', `${digest} ${indicator} ${command} ${text}`)}`
  try {
    const outcome = await client.submit(`indicators/${indicator}/${command}`, bodyOf(sending, stated), key)
    return outcome.recorded && !outcome.replayed ? outcome.facts : 0
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    if (error.code === 'too-large' && rows.length > 1) return recordHalves(sending, recording)
    for (const fault of error.faults) stage.putFault(faultOf(lines, fault, columnOf))
    throw error
  }
}

async function recordHalves(sending: Sending, recording: Recording): Promise<number> {
  const middle = sending.rows.length >> 1
  const { indicator, command } = sending
  const half = (from: number, to: number): Sending => ({
    indicator,
    command,
    lines: sending.lines.slice(from, to),
    rows: sending.rows.slice(from, to),
  })
  const first = await record(half(0, middle), recording)
  return first + (await record(half(middle, sending.rows.length), recording))
}

function faultOf(lines: readonly number[], fault: Fault, columnOf: Recording['columnOf']): RowFault {
  const index = /^\/\w+\/(\d+)/.exec(fault.pointer)?.[1]
  return rowFault(lines[Number(index ?? 0)] as number, fault, columnOf)
}
