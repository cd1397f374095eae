/**
 * Tags of answers (strong ETags, RFC 9110 §8.8.3): a tag is made of everything that its answer depends on, so that the same tag
 * is never given to other bytes.
 */
import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { AnyView } from '../../projections/views/view.ts'
import type { Log } from '../log/log.ts'

/** The version of this software, as in package.json. */
export const software: string = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).version

/** The tag of what depends on these values, in JSON. */
export const etagOf = (parts: readonly unknown[]): string =>
  `"${hash('sha256', JSON.stringify(parts), 'base64url').slice(0, 27)}"`

const digests = new WeakMap<z.ZodType, string>()

/** A digest of the shape of a view's answer: an answer that is shaped in another way gets another tag. */
export function shapeDigest({ answer }: Pick<AnyView, 'answer'>): string {
  const known = digests.get(answer)
  if (known !== undefined) return known
  const schema = z.toJSONSchema(answer, { unrepresentable: 'any', io: 'input' })
  const digest = hash('sha256', JSON.stringify(schema)).slice(0, 16)
  digests.set(answer, digest)
  return digest
}

/** Positions whose leaves are remembered. */
const MOST_LEAVES = 10_000

/**
 * Gives the leaf hash at a position of a log, in hex (empty before its first fact). It stands for all facts up to there: each
 * leaf holds the hash of the one before it in its mission.
 */
export function leavesOf(log: Pick<Log, 'readSealed'>): (position: number) => string {
  const known = new Map<number, string>()
  return position => {
    const before = known.get(position)
    if (before !== undefined) return before
    const [sealed] = log.readSealed(position, position)
    const leaf = sealed ? Buffer.from(sealed.leafHash).toString('hex') : ''
    if (known.size >= MOST_LEAVES) known.clear()
    if (sealed) known.set(position, leaf)
    return leaf
  }
}
