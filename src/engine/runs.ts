/** Facts that lie near each other are read together. */
import type { Appended, Log } from '../log/log.ts'

/** Numbers in runs, in ascending order: within a run each is at most so far behind the one before. */
export function runsOf(numbers: readonly number[], apart: number): { readonly first: number; last: number }[] {
  const runs: { readonly first: number; last: number }[] = []
  for (const number of numbers.toSorted((a, b) => a - b)) {
    const run = runs.at(-1)
    if (run && number - run.last <= apart) run.last = number
    else runs.push({ first: number, last: number })
  }
  return runs
}

/** Revisions no further apart are read together. */
export const NEAR = 256

/** The kept facts of a stream at those revisions, each once, in order. */
export function factsAtRevisions(log: Log, stream: string, revisions: readonly number[]): Appended['facts'] {
  const wanted = new Set(revisions)
  return runsOf(revisions, NEAR).flatMap(({ first, last }) => {
    const found: Appended['facts'][number][] = []
    for (const { id, type, revision, position } of log.readStream(stream, first, Infinity, last))
      if (wanted.has(revision)) found.push({ id, type, stream, revision, position })
    return found
  })
}
