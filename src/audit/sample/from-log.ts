/** Samples drawn from a log itself, with the seed that its witnesses give. */

import { STRIDE, type Work } from '../../../projections/base/work.ts'
import type { Log, StoredFact } from '../../log/log.ts'
import { missionScope } from '../bundle.ts'
import type { CheckpointStore } from '../checkpoint-store.ts'
import { type DrawnSample, drawnSample, type SampleAsked, settled } from './request.ts'
import { FUNDING, type SampleFact, type SampleRequest, sampler } from './sample.ts'
import { seedFor } from './seed.ts'

interface LogParts {
  readonly log: Log
  readonly store: Pick<CheckpointStore, 'all'>
  /** Whether whoever asks may see a fact. */
  readonly sees: (fact: StoredFact) => boolean
}

/** Draws a sample from a log; it may be interrupted. Throws `NoSample`. */
export function* sampleFromLog({ log, store, sees }: LogParts, asked: SampleAsked): Work<DrawnSample> {
  const { mission } = asked
  const request = settled(asked, log.head(), to => seedFor(store, to))
  const drawing = sampler(request)
  let read = 0
  for (const fact of candidates(log, mission, request)) {
    if (++read % STRIDE === 0) yield
    if (!sees(fact)) continue
    const { position, type } = fact
    drawing.offer({ position, type, recordedAt: new Date(fact.recordedAt).toISOString() }, () => sampleFact(log, fact))
  }
  return drawnSample(request, mission, drawing.end())
}

/** The facts of a mission, and for funding those of the projects that it names; or all facts. */
function* candidates(log: Log, mission: string | null, { type, position: to }: SampleRequest): Iterable<StoredFact> {
  const types = type === undefined ? {} : { types: [type] }
  if (mission === null) yield* log.read({ ...types, to })
  else if (type !== FUNDING) yield* log.read({ ...types, mission, to })
  else {
    const { includes } = missionScope(log, mission, log.head() + 1)
    for (const fact of log.read({ ...types, to })) if (includes(fact)) yield fact
  }
}

function sampleFact(log: Log, fact: StoredFact): SampleFact {
  const { position, id, type, stream, revision } = fact
  return {
    ...{ position, id, type, stream, revision },
    recordedAt: new Date(fact.recordedAt).toISOString(),
    knownFrom: new Date(fact.knownFrom).toISOString(),
    leafHash: Buffer.from(log.treeNode(0, position)).toString('hex'),
    meta: JSON.parse(fact.meta) as SampleFact['meta'],
    data: JSON.parse(fact.data) as SampleFact['data'],
  }
}
