/** Everything a view reads: the facts of every stream, and each indicator's figures as columns. */
import type { StreamReader } from '../base/stream-reader.ts'
import type { IndicatorHistory } from './indicator.ts'

/** A stream reader that also has the history of each indicator. */
export interface FactReader extends StreamReader {
  readonly indicator: (id: string) => IndicatorHistory
  /** When witnesses had seen how much of the log, by size; absent where no log is signed. */
  readonly witnessTimes?: () => readonly WitnessTime[]
}

/** That the first so many facts of the log had been recorded by then, as a witness saw it. */
export interface WitnessTime {
  readonly size: number
  /** Milliseconds since 1970. */
  readonly at: number
}
