/**
 * Tags of answers (strong ETags, RFC 9110 §8.8.3): a tag is made of everything that its answer depends on, so that the same tag
 * is never given to other bytes.
 */
import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { AnyView } from '../../projections/views/view.ts'
import type { Log } from '../log/log.ts'
import { rangesOfNodes } from '../proof/tiles.ts'

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

/** Positions whose roots are remembered. */
const MOST_ROOTS = 10_000

/**
 * Gives the root of a log's tree at a position, in hex (empty before its first fact): it stands for all facts up to there, and
 * nothing can be changed, added or taken away among them without changing it.
 */
export function rootsOf({ head, treeNode }: Pick<Log, 'head' | 'treeNode'>): (position: number) => string {
  const known = new Map<number, string>()
  return position => {
    if (position < 0 || position > head()) return ''
    const before = known.get(position)
    if (before !== undefined) return before
    const root = Buffer.from(rangesOfNodes(treeNode)(0, position + 1)).toString('hex')
    if (known.size >= MOST_ROOTS) known.clear()
    known.set(position, root)
    return root
  }
}
