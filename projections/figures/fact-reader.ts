/** Everything a view reads: the facts of every stream, and each indicator's figures as columns. */
import type { StreamReader } from '../base/stream-reader.ts'
import type { IndicatorHistory } from './indicator.ts'

/** A stream reader that also has the history of each indicator. */
export interface FactReader extends StreamReader {
  readonly indicator: (id: string) => IndicatorHistory
}
