/**
 * The tree in tiles (https://c2sp.org/tlog-tiles): a tile has the hashes of up to 256 consecutive nodes of one height, a multiple
 * of 8, and what lies between two such heights is hashed from it.
 */

import { HASH_BYTES, hashNode, type RangeRoot } from './tree.ts'

/** Hashes of a full tile, and the height of the tree above it. */
export const TILE_WIDTH = 256
export const TILE_HEIGHT = 8

/** Where a tile is: its level, its index in the level, and how many hashes it has. */
export interface TileAddress {
  readonly level: number
  readonly index: number
  readonly width: number
}

/** The path of a tile below `tile/`: `0/x001/x234/067`, `0/000.p/12` for one with 12 hashes. */
export function tilePath({ level, index, width }: TileAddress): string {
  const digits = String(index)
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g) ?? []
  const last = groups.pop()
  const path = [...groups.map(group => `x${group}`), last].join('/')
  return `${level}/${path}${width === TILE_WIDTH ? '' : `.p/${width}`}`
}

/** Reads the path of a tile; undefined where it is not the one path of a tile. */
export function parseTilePath(path: string): TileAddress | undefined {
  const [, level = '', groups = '', width] =
    /^(0|[1-9]\d?)\/((?:x\d{3}\/)*\d{3})(?:\.p\/([1-9]\d{0,2}))?$/.exec(path) ?? []
  const address = {
    level: Number(level),
    index: Number(groups.replace(/[x/]/g, '')),
    width: width === undefined ? TILE_WIDTH : Number(width),
  }
  const fits = level !== '' && address.level < 64 && Number.isSafeInteger(address.index)
  return fits && tilePath(address) === path ? address : undefined
}

/** How many hashes a tile has in a tree of that many leaves; 0: there is no such tile. */
export function tileWidth({ level, index }: Pick<TileAddress, 'level' | 'index'>, size: number): number {
  const nodes = Math.floor(size / TILE_WIDTH ** level)
  return Math.max(0, Math.min(TILE_WIDTH, nodes - index * TILE_WIDTH))
}

/** The hash of the node at a height (0: the leaves) and index: of the tree over 2^height leaves from index × 2^height on. */
export type NodeHash = (height: number, index: number) => Uint8Array

/**
 * The roots of ranges of a tree whose nodes can be looked up: each needs one node for each digit of its length in binary. A range
 * is one that the recursion of RFC 6962 §2.1 reaches, so it begins where a node does.
 */
export function rangesOfNodes(node: NodeHash): RangeRoot {
  return (from, to) => {
    let root: Uint8Array | undefined
    // From the right, where the smallest node is: each larger one stands to the left of what is hashed already.
    for (let end = to; end > from; ) {
      let [height, length] = [0, 1]
      while (end % (length * 2) === 0 && end - length * 2 >= from) [height, length] = [height + 1, length * 2]
      const left = node(height, end / length - 1)
      root = root ? hashNode(left, root) : left
      end -= length
    }
    if (!root) throw new RangeError(`there are no leaves from ${from} to ${to}`)
    return root
  }
}

/** A tile with the nodes above its hashes, as far as both children are there; it may grow. */
export interface TileTree {
  /** Hashes that it has. */
  readonly width: () => number
  /** Adds a hash behind the last. Throws RangeError where the tile is full. */
  readonly add: (hash: Uint8Array) => void
  /** The node at a height above the tile's hashes, 0 to 8. Throws RangeError where it is not there yet. */
  readonly node: (height: number, index: number) => Uint8Array
}

/** An empty tile. */
export function tileTree(): TileTree {
  // The 256 hashes, then the 128 nodes above them, 64 … 1.
  const nodes = Buffer.alloc((2 * TILE_WIDTH - 1) * HASH_BYTES)
  let width = 0
  const at = (height: number, index: number): Buffer => {
    const place = (2 * TILE_WIDTH - ((2 * TILE_WIDTH) >> height) + index) * HASH_BYTES
    return nodes.subarray(place, place + HASH_BYTES)
  }

  return {
    width: () => width,
    add(hash) {
      if (hash.length !== HASH_BYTES || width === TILE_WIDTH) throw new RangeError('the tile takes no more')
      at(0, width).set(hash)
      width += 1
      for (let [height, index] = [1, width]; index % 2 === 0 && height <= TILE_HEIGHT; height += 1) {
        index /= 2
        at(height, index - 1).set(hashNode(at(height - 1, 2 * index - 2), at(height - 1, 2 * index - 1)))
      }
    },
    node(height, index) {
      if (index >= width >> height) throw new RangeError(`the tile has no node ${index} at height ${height}`)
      return at(height, index)
    },
  }
}
