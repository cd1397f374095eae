/** Reading the Merkle tree of a log from its file: any node, through tiles that are kept in memory. */

import { type NodeHash, TILE_HEIGHT, TILE_WIDTH, type TileTree, tileTree } from '../../proof/tiles.ts'
import { HASH_BYTES } from '../../proof/tree.ts'
import { NO_FACT } from '../check-log.ts'
import type { Damage } from '../damage.ts'
import type { Queries } from './queries.ts'

/** Tiles remembered at most, of 16 kB each. */
const MOST_TILES = 256

/** The nodes of the tree in a file. They throw RangeError where the log is too short, and `DamagedLog` where a node is missing. */
export function treeReaderOn({ all }: Queries, head: () => number, damaged: (damage: Damage) => Error): NodeHash {
  const tiles = new Map<string, TileTree>()

  function tileAt(level: number, index: number): TileTree {
    const name = `${level}/${index}`
    const tile = tiles.get(name) ?? tileTree()
    // The last used stand last, and the first is forgotten.
    tiles.delete(name)
    if (tiles.size >= MOST_TILES) for (const [oldest] of tiles) if (tiles.delete(oldest)) break
    tiles.set(name, tile)
    return tile
  }

  /** Reads what has been added to a tile since it was read. */
  function extend(tile: TileTree, level: number, index: number): void {
    const [from, to] = [index * TILE_WIDTH + tile.width(), (index + 1) * TILE_WIDTH - 1]
    const rows =
      level === 0
        ? all('SELECT leaf_hash, position FROM facts WHERE position BETWEEN ? AND ? ORDER BY position', from, to)
        : all('SELECT hash, n FROM tree_nodes WHERE level = ? AND n BETWEEN ? AND ? ORDER BY n', level, from, to)
    let next = from
    for (const [hash, place] of rows as [Uint8Array, number][]) {
      if (place !== next) throw missing(level, next)
      if (hash.length !== HASH_BYTES) throw noHash(level, next)
      tile.add(hash)
      next += 1
    }
  }

  const missing = (level: number, n: number): Error =>
    damaged({
      position: n * TILE_WIDTH ** level,
      what: level === 0 ? NO_FACT : `the tree has no node ${n} of level ${level}`,
    })

  const noHash = (level: number, n: number): Error =>
    damaged({
      position: n * TILE_WIDTH ** level,
      what: level === 0 ? 'the leaf hash there is no hash' : `node ${n} of level ${level} of the tree is no hash`,
    })

  return (height, index) => {
    if ((index + 1) * 2 ** height > head() + 1) throw new RangeError(`the log has no node ${index} at height ${height}`)
    const [level, above] = [Math.floor(height / TILE_HEIGHT), height % TILE_HEIGHT]
    const first = index * 2 ** above
    const tileIndex = Math.floor(first / TILE_WIDTH)
    const place = first % TILE_WIDTH
    const tile = tileAt(level, tileIndex)
    if (tile.width() < place + 2 ** above) extend(tile, level, tileIndex)
    if (tile.width() < place + 2 ** above) throw missing(level, tileIndex * TILE_WIDTH + tile.width())
    return tile.node(above, place / 2 ** above)
  }
}
