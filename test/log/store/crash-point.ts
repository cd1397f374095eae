/** The points at which a node dies in the tests, and the command it was handling. */
import type { Append, Log } from '../../../src/log/log.ts'
import { newAppend, newFact } from '../../contract/given.ts'

export const points = [
  'before the append',
  'after the append, before its answer',
  'after its answer, before it is announced',
  'replica mid-batch',
] as const
export type Point = (typeof points)[number]

/** The same command each time: of two facts, by a key. */
export const commandOn = (log: Log): Append =>
  newAppend(log, {
    stream: 'indicator-crash',
    facts: ['00000000-0000-8000-8000-00000000000a', '00000000-0000-8000-8000-00000000000b'].map(id => newFact({ id })),
    command: { key: 'kari crash', digest: 'd' },
  })
