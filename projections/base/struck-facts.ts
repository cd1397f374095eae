/** Which facts were struck (rule 14b), and who still reads what they said: the auditors of their mission. */
import type { StreamReader } from './stream-reader.ts'
import type { Viewer } from './viewer.ts'

/** Finds the position of the fact that strikes another one, up to a position of the log; each stream is looked through once. */
export function strikesUpTo(
  reader: Pick<StreamReader, 'facts'>,
  position: number,
): (fact: { readonly stream: string; readonly position: number }) => number | undefined {
  const byStream = new Map<string, ReadonlyMap<number, number>>()
  const strikesIn = (stream: string): ReadonlyMap<number, number> =>
    new Map(
      reader
        .facts(stream)
        .flatMap(fact =>
          fact.struck && fact.struck.position <= position ? [[fact.position, fact.struck.position]] : [],
        ),
    )
  return fact => {
    const known = byStream.get(fact.stream) ?? strikesIn(fact.stream)
    byStream.set(fact.stream, known)
    return known.get(fact.position)
  }
}

/** Whether a viewer reads what a struck fact said. */
export const readsStruck = ({ audits }: Viewer, mission: string | null): boolean =>
  audits?.has('*') === true || (mission === null ? (audits?.size ?? 0) > 0 : audits?.has(mission) === true)
