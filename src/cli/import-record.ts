/** How are rows that have passed recorded? Batch by batch, each by a key of its own, so that running again completes and never doubles. */
import type { Fault } from '../commands/refusal.ts'
import { type ImportMap, type RowFault, type RowReader, saidOfAll } from '../exchange/columns.ts'
import { rowFault } from './import-judge.ts'
import type { ReadFile } from './import-run.ts'
import type { Batch, Stage } from './import-stage.ts'
import { type LogClient, Refused } from './log-client.ts'
import { Stop } from './stop.ts'

/** A batch's way into the log. */
interface Sending {
  readonly door: LogClient
  readonly stage: Stage
  readonly file: ReadFile
  readonly map: ImportMap
}

/**
 * Records everything that is staged, batch by batch, and answers how many figures are new. Each batch has a key that
 * says the file and its place in it: run again, what is recorded already is not recorded twice. Throws `Stop` where a
 * batch is refused after all, since somebody else recorded something meanwhile; its faults go to the stage.
 */
export async function recordAll(sending: Sending, onRows: (done: number) => void): Promise<number> {
  const { stage } = sending
  let recorded = 0
  let done = 0
  let number = 0
  for (const indicator of stage.indicators())
    for (const batch of stage.batches(indicator)) {
      number += 1
      recorded += await record(indicator, batch, `import-${sending.file.digest}-${number}`, sending).catch(error => {
        // Where no row is named it is not the rows that are refused, but who sends them.
        if (!(error instanceof Refused) || error.faults.length === 0) throw error
        throw new Stop(1, refusedLate(error, recorded, batch), { cause: error })
      })
      done += batch.lines.length
      onRows(done)
    }
  return recorded
}

/** Records a batch; answers how many figures of it are new. What an event store does not take at once goes in halves. */
async function record(indicator: string, batch: Batch, key: string, sending: Sending): Promise<number> {
  const { door, stage, file, map } = sending
  const body = { measurements: batch.measurements, ...saidOfAll(map) }
  try {
    const told = await door.submit(`indicators/${indicator}/measure-many`, body, key)
    return told.recorded && !told.replayed ? told.facts : 0
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    if (error.code === 'too-large' && batch.lines.length > 1) return recordHalves(indicator, batch, key, sending)
    for (const fault of error.faults) stage.putFault(faultOf(batch, fault, file.reader))
    throw error
  }
}

async function recordHalves(
  indicator: string,
  { measurements, lines }: Batch,
  key: string,
  sending: Sending,
): Promise<number> {
  const middle = lines.length >> 1
  const half = (from: number, to: number): Batch => ({
    measurements: measurements.slice(from, to),
    lines: lines.slice(from, to),
  })
  const first = await record(indicator, half(0, middle), `${key}.1`, sending)
  return first + (await record(indicator, half(middle, lines.length), `${key}.2`, sending))
}

function faultOf({ lines }: Batch, fault: Fault, { columnOf }: RowReader): RowFault {
  const index = /^\/measurements\/(\d+)/.exec(fault.pointer)?.[1]
  return rowFault(lines[Number(index ?? 0)] as number, fault, columnOf)
}

const refusedLate = ({ message }: Refused, recorded: number, { lines }: Batch): string =>
  `lines ${lines[0]}–${lines.at(-1)} are refused by now, and what follows them is not tried (${recorded} figures are recorded; run again to complete): ${message}`
