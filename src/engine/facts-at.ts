/** Which facts of a stream are at these revisions? Read in as few readings as are worth it. */
import type { Appended, Log } from '../log/log.ts'

/** Revisions nearer to each other than this are read together. */
const PAGE = 256

function runsOf(revisions: readonly number[]): number[][] {
  const runs: number[][] = []
  for (const revision of revisions.toSorted((a, b) => a - b)) {
    const run = runs.at(-1)
    if (run && revision - (run.at(-1) as number) < PAGE) run.push(revision)
    else runs.push([revision])
  }
  return runs
}

/** The kept facts at those revisions, each once, in order. */
export function factsAt(log: Log, stream: string, revisions: readonly number[]): Appended {
  const facts = runsOf(revisions).flatMap(run => {
    const left = new Set(run)
    const found: Appended['facts'][number][] = []
    for (const { id, type, revision, position } of log.readStream(stream, run[0])) {
      if (left.delete(revision)) found.push({ id, type, stream, revision, position })
      if (left.size === 0) break
    }
    return found
  })
  return { facts }
}
