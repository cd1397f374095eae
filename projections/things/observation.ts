/** An auditor’s observation as known at a pin: what was observed, the answers, what was found when it was followed up, and its end. */
import type { ObservationFact } from '../../events/catalogue.ts'
import type { Recorded } from '../../events/fact.ts'
import { type Origin, originOf } from '../base/origin.ts'
import { inside, isLate, type Pin } from '../base/pin.ts'
import type { FactReader } from '../figures/fact-reader.ts'

type Of<N extends ObservationFact['type']> = Recorded<Extract<ObservationFact, { type: N }>>
type LineOf<N extends ObservationFact['type']> = Of<N>['data'] & Origin

export interface ObservationAt {
  readonly observation: string
  readonly made: LineOf<'observation-made'>
  readonly answers: readonly LineOf<'observation-answered'>[]
  readonly followUps: readonly LineOf<'observation-followed-up'>[]
  /** Null: it is open. */
  readonly closed: Origin | null
  /** Of the last fact inside the pin. */
  readonly revision: number
  /** Facts inside the pin that were recorded after its day. */
  readonly lateEntries: number
}

/** Folds an observation’s facts inside a pin; undefined where it was not known to be made then. */
function foldObservation(
  observation: string,
  facts: readonly Recorded<ObservationFact>[],
  pin: Pin,
): ObservationAt | undefined {
  const known = facts.filter(fact => inside(fact, pin))
  // Narrowing by a name that is itself a parameter is beyond the compiler.
  const linesOf = <N extends ObservationFact['type']>(type: N): LineOf<N>[] =>
    known.flatMap(fact => (fact.type === type ? [{ ...fact.data, ...originOf(fact) } as unknown as LineOf<N>] : []))
  const [made] = linesOf('observation-made')
  const closed = known.find(({ type }) => type === 'observation-closed')
  return (
    made && {
      observation,
      made,
      answers: linesOf('observation-answered'),
      followUps: linesOf('observation-followed-up'),
      closed: closed ? originOf(closed) : null,
      revision: known.at(-1)?.revision ?? -1,
      lateEntries: known.filter(fact => isLate(fact, pin)).length,
    }
  )
}

/** A mission’s observations inside a pin, in the order they were made. */
export const observationsOf = (reader: FactReader, mission: string, pin: Pin): ObservationAt[] =>
  reader
    .ofMission(mission, 'observation')
    .flatMap(id => foldObservation(id, reader.facts<ObservationFact>(`observation-${id}`), pin) ?? [])
    .sort((a, b) => a.made.position - b.made.position)
