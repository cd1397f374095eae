/** Samples drawn from a bundle while it is checked: the same facts as the log itself gives. */

import { base64Of } from '../../proof/base64.ts'
import type { OpenedCheckpoint } from '../../proof/checkpoint.ts'
import type { Manifest } from '../bundle-format.ts'
import type { BundledFact } from '../verify-facts.ts'
import { type DrawnSample, drawnSample, type SampleAsked, seedAmong, settled, type WitnessedRoot } from './request.ts'
import { FUNDING, type SampleFact, sampler } from './sample.ts'

/**
 * A sampler over the facts of a bundle. Where no seed is given, it is one that the witnesses who are trusted have cosigned.
 * Throws `NoSample`.
 */
export function bundleSampler(
  asked: Omit<SampleAsked, 'mission'>,
  { mission, size }: Manifest,
  checkpoints: readonly OpenedCheckpoint[],
) {
  const request = settled(asked, size - 1, to => seedAmong(checkpoints.flatMap(witnessedRoot), to))
  const drawing = sampler(request)
  // Of a mission, projects that it names are in the bundle too.
  const isOfMission = ({ stream, mission: own }: BundledFact): boolean =>
    mission === null || own === mission || (request.type === FUNDING && stream.startsWith('project-'))
  return {
    offer(fact: BundledFact, leafHash: string): void {
      if (isOfMission(fact)) drawing.offer(fact, () => sampleFact(fact, leafHash))
    },
    end: (): DrawnSample => drawnSample(request, mission, drawing.end()),
  }
}

function witnessedRoot({ size, root, cosigned }: OpenedCheckpoint): WitnessedRoot[] {
  const [first] = cosigned.toSorted((a, b) => a.at - b.at)
  return first ? [{ size: Number(size), root: base64Of(root), witness: first.witness.name, at: first.at }] : []
}

const sampleFact = (fact: BundledFact, leafHash: string): SampleFact => ({
  ...{ position: fact.position, id: fact.id, type: fact.type, stream: fact.stream, revision: fact.revision },
  ...{ recordedAt: fact.recordedAt, knownFrom: fact.knownFrom, leafHash },
  meta: JSON.parse(fact.meta()) as SampleFact['meta'],
  data: JSON.parse(fact.data()) as SampleFact['data'],
})
