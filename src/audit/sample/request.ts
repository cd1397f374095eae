/** What is asked of a sample: its seed and its last position are those of a cosigned checkpoint where nobody gives them. */

import { factNames } from '../../../events/catalogue.ts'
import { day } from '../../../events/shapes.ts'
import type { PhraseText } from '../../../projections/words/phrases.ts'
import { LARGEST_SAMPLE, type Sample, type SampleRequest } from './sample.ts'

/** A checkpoint that a witness has cosigned, and when it was first. */
export interface WitnessedRoot {
  /** Number of facts. */
  readonly size: number
  /** Base64, as on the third line of the checkpoint. */
  readonly root: string
  readonly witness: string
  /** Milliseconds since 1970. */
  readonly at: number
}

/**
 * The checkpoint whose root is the seed where nobody gives one, so that nobody picks the sample: the first one cosigned on a
 * later day than the last of the span; where the span has no last day, the newest one, and what it covers is what is drawn from.
 * The checkpoints are given by size.
 */
export function seedAmong<Seen extends Pick<WitnessedRoot, 'at'>>(
  witnessed: Iterable<Seen>,
  to?: string | undefined,
): Seen | undefined {
  let newest: Seen | undefined
  for (const seen of witnessed) {
    if (to !== undefined && utcDay(seen.at) > to) return seen
    newest = seen
  }
  return to === undefined ? newest : undefined
}

/** The day of an instant, UTC. */
export const utcDay = (ms: number): string => new Date(ms).toISOString().slice(0, 10)

/** What is asked for: the seed and the last position are those of a cosigned checkpoint where they are not given. */
export interface SampleAsked extends Omit<SampleRequest, 'seed' | 'position'> {
  readonly seed?: string | undefined
  readonly position?: number | undefined
  /** null: the whole log. */
  readonly mission: string | null
}

/** A sample with all that is needed to draw it again. */
export interface DrawnSample extends Sample {
  readonly mission: string | null
  readonly n: number
  readonly seed: string
  /** The checkpoint whose root is the seed; null where the seed was given. */
  readonly seedFrom: WitnessedRoot | null
  readonly position: number
  readonly type: string | null
  readonly from: string | null
  readonly to: string | null
  readonly stratify: boolean
}

/** No sample can be drawn of what is asked; the message says why. */
export class NoSample extends Error {
  override name = 'NoSample'
  readonly said: PhraseText
  /** What of the question it is about. */
  readonly field: 'n' | 'seed' | 'from'
  constructor(said: PhraseText, field: NoSample['field'] = 'seed') {
    super(said)
    this.said = said
    this.field = field
  }
}

/** What is asked, with its seed and last position; `newest` is the last position there is. Throws `NoSample`. */
export function settled(
  asked: Omit<SampleAsked, 'mission'>,
  newest: number,
  seedOf: (to: string | undefined) => WitnessedRoot | undefined,
): SampleRequest & { readonly seedFrom: WitnessedRoot | null } {
  const { n, seed, position, from, to } = asked
  if (!Number.isSafeInteger(n) || n < 1 || n > LARGEST_SAMPLE)
    throw new NoSample(`a sample has between 1 and ${LARGEST_SAMPLE} facts`, 'n')
  if (from !== undefined && to !== undefined && from > to)
    throw new NoSample(`${from} comes after ${to}, so there is no day between them`, 'from')
  if (seed !== undefined) return { ...asked, seed, position: position ?? newest, seedFrom: null }
  if (position !== undefined && to === undefined)
    throw new NoSample('give the seed together with the position, or the last day of the span')
  const seedFrom = seedOf(to)
  if (!seedFrom)
    throw new NoSample(
      to === undefined
        ? 'no checkpoint has been cosigned by a witness yet, so nobody else has a seed: give one of your own'
        : `no checkpoint has been cosigned by a witness after ${to}: give a seed of your own, or ask again later`,
    )
  return {
    ...asked,
    seed: seedFrom.root,
    position: position ?? (to === undefined ? seedFrom.size - 1 : newest),
    seedFrom,
  }
}

/** The sample, with what it was drawn by. */
export const drawnSample = (
  { n, seed, seedFrom, position, type, from, to, stratify }: ReturnType<typeof settled>,
  mission: string | null,
  sample: Sample,
): DrawnSample => ({
  ...{ mission, n, seed, seedFrom, position },
  ...{ type: type ?? null, from: from ?? null, to: to ?? null, stratify: stratify ?? false },
  ...sample,
})

/** What is asked of a sample, as it stands on a command line. */
export interface SampleWords {
  readonly n: string
  readonly seed?: string | undefined
  readonly position?: string | undefined
  readonly type?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly stratify?: boolean | undefined
}

/** Reads it. What no fact could fit is refused: it would look as if nothing had been recorded. Throws `NoSample`. */
export function sampleAskedIn({ n, position, from, to, ...rest }: SampleWords): Omit<SampleAsked, 'mission'> {
  for (const given of [from, to])
    if (given !== undefined && !day.safeParse(given).success)
      throw new NoSample(`${given} is not a day such as 2026-01-31`)
  const { type } = rest
  if (type !== undefined && !factNames.some(name => name === type))
    throw new NoSample(`“${type}” is no type of fact; \`varde reference facts\` lists them`)
  for (const count of [n, position])
    if (count !== undefined && !/^\d{1,15}$/.test(count)) throw new NoSample(`${count} is not a whole number`)
  return { ...rest, from, to, n: Number(n), position: position === undefined ? undefined : Number(position) }
}

/** A line about a sample: what it was drawn from, and by which seed. */
export function sampleLine({ rows, strata, position, seed, seedFrom, method }: DrawnSample): string {
  const facts = strata.reduce((sum, each) => sum + each.facts, 0)
  const whose =
    seedFrom === null
      ? 'which was given'
      : `the root of the checkpoint of ${seedFrom.size} facts that ${seedFrom.witness} cosigned at ${new Date(seedFrom.at).toISOString()}`
  return `${rows.length} of ${facts} facts up to position ${position}, by ${method} with the seed ${seed}, ${whose}`
}
