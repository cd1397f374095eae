import fc from 'fast-check'
import t from 'tap'
import { parseTilePath, rangesOfNodes, tilePath, tileTree, tileWidth } from '../../src/proof/tiles.ts'
import { consistencyProof, hashLeaf, inclusionProof, rangesOf, rootOf } from '../../src/proof/tree.ts'

const leaves = Array.from({ length: 70 }, (_, i) => hashLeaf(Buffer.from(`fact ${i}`)))
const node = (height: number, index: number) => rootOf(leaves.slice(index * 2 ** height, (index + 1) * 2 ** height))

t.test('roots and proofs from single nodes are those from all leaves', async () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 70 }), fc.nat(69), fc.nat(69), (size, at, older) => {
      const [byNodes, byLeaves] = [rangesOfNodes(node), rangesOf(leaves)]
      const index = at % size
      const first = (older % size) + 1
      return (
        Buffer.compare(byNodes(0, size), byLeaves(0, size)) === 0 &&
        Buffer.concat(inclusionProof(index, size, byNodes)).equals(
          Buffer.concat(inclusionProof(index, size, byLeaves)),
        ) &&
        Buffer.concat(consistencyProof(first, size, byNodes)).equals(
          Buffer.concat(consistencyProof(first, size, byLeaves)),
        )
      )
    }),
  )
})

t.test('a range without leaves has no root', async t => {
  t.throws(() => rangesOfNodes(node)(0, 0), RangeError)
  t.throws(() => rangesOfNodes(node)(4, 2), RangeError)
})

t.test('a tile has the nodes above its hashes as soon as both children are there', async t => {
  const tile = tileTree()
  t.throws(() => tile.node(0, 0), RangeError)
  for (let i = 0; i < 256; i++) tile.add(hashLeaf(Buffer.from(`fact ${i}`)))
  const all = Array.from({ length: 256 }, (_, i) => hashLeaf(Buffer.from(`fact ${i}`)))
  for (let height = 0; height <= 8; height++)
    for (let index = 0; index < 256 >> height; index++)
      if (!Buffer.from(tile.node(height, index)).equals(rootOf(all.slice(index << height, (index + 1) << height))))
        t.fail(`node ${index} at height ${height}`)
  t.equal(tile.width(), 256)
  t.throws(() => tile.node(8, 1), RangeError)
  t.throws(() => tile.add(all[0]!), RangeError, 'a full tile takes no more')
  t.throws(() => tileTree().add(new Uint8Array(31)), RangeError)
})

t.test('paths of tiles are those of the format, each tile by one path', async t => {
  t.equal(tilePath({ level: 0, index: 1234067, width: 256 }), '0/x001/x234/067')
  t.equal(tilePath({ level: 2, index: 0, width: 1 }), '2/000.p/1')
  t.equal(tilePath({ level: 63, index: 1000, width: 255 }), '63/x001/000.p/255')
  for (const path of ['0/x001/x234/067', '2/000.p/1', '63/x001/000.p/255', '0/999'])
    t.equal(tilePath(parseTilePath(path)!), path)
  for (const path of [
    ...['', '0', '0/', '0/1', '0/01', '0/0001', '00/001', '64/000', '-1/000', '0/x000/001', '0/001/002', '0/x001'],
    ...['0/000.p/0', '0/000.p/256', '0/000.p/01', '0/000.p/', '0/000.p', '0/000/', '/0/000', '0/00a', 'entries/000'],
    '0/x999/x999/x999/x999/x999/x999/999',
  ])
    t.equal(parseTilePath(path), undefined, path)
})

t.test('a tile is as wide as the tree is long', async t => {
  // The example of the format: a tree of 70,000 leaves.
  t.same(
    [
      [0, 272],
      [0, 273],
      [0, 274],
      [1, 0],
      [1, 1],
      [1, 2],
      [2, 0],
      [2, 1],
      [3, 0],
    ].map(([level = 0, index = 0]) => tileWidth({ level, index }, 70_000)),
    [256, 112, 0, 256, 17, 0, 1, 0, 0],
  )
})
