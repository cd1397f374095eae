/**
 * The frontier of a tree that grows: the roots of its complete subtrees, one for each 1 among the binary digits of its size. It is
 * all that is needed to add a leaf and to tell the root. Hashes are in hex.
 */

import { type NodeHash, TILE_HEIGHT } from './tiles.ts'
import { EMPTY_ROOT, hashHexNode } from './tree.ts'

export interface Frontier {
  readonly size: () => number
  /** Adds a leaf hash behind the last. */
  readonly add: (leafHash: string) => void
  /** Root of all leaves up to now. */
  readonly root: () => string
}

/** Called with each node at the height of a tile (8, 16, 24 …) when its last leaf is added. */
export type OnTileNode = (level: number, index: number, hash: string) => void

/** The frontier of a tree of that size, whose nodes can be looked up; an empty one by default. */
export function frontier(onTileNode: OnTileNode = () => {}, begun = 0, node?: NodeHash): Frontier {
  const subtrees: string[] = []
  let size = begun
  for (let [height, index] = [0, begun]; index > 0; [height, index] = [height + 1, Math.floor(index / 2)])
    if (index % 2 === 1 && node) subtrees[height] = Buffer.from(node(height, index - 1)).toString('hex')

  return {
    size: () => size,
    add(leafHash) {
      let [hash, height, index] = [leafHash, 0, size]
      while (index % 2 === 1) {
        hash = hashHexNode(subtrees[height] as string, hash)
        height += 1
        index = (index - 1) / 2
        if (height % TILE_HEIGHT === 0) onTileNode(height / TILE_HEIGHT, index, hash)
      }
      subtrees[height] = hash
      size += 1
    },
    root() {
      let root: string | undefined
      for (let [height, rest] = [0, size]; rest > 0; [height, rest] = [height + 1, Math.floor(rest / 2)]) {
        if (rest % 2 === 0) continue
        const subtree = subtrees[height] as string
        root = root === undefined ? subtree : hashHexNode(subtree, root)
      }
      return root ?? Buffer.from(EMPTY_ROOT).toString('hex')
    },
  }
}
