import t from 'tap'
import { frontier } from '../../src/proof/frontier.ts'
import { rangesOfNodes } from '../../src/proof/tiles.ts'
import { hashLeaf, rangesOf, rootOf } from '../../src/proof/tree.ts'

const leaves = Array.from({ length: 600 }, (_, i) => hashLeaf(Buffer.from(`fact ${i}`)))
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const node = (height: number, index: number) => rangesOf(leaves)(index * 2 ** height, (index + 1) * 2 ** height)

t.test('the frontier tells the root of every tree it grows through', async t => {
  const tree = frontier()
  t.equal(tree.root(), hex(rootOf([])))
  for (const [i, leaf] of leaves.slice(0, 70).entries()) {
    tree.add(hex(leaf))
    t.equal(tree.root(), hex(rootOf(leaves.slice(0, i + 1))), `${i + 1} leaves`)
    t.equal(tree.size(), i + 1)
  }
})

t.test('a frontier that goes on from any size is the one that grew there', async t => {
  for (const size of [1, 2, 3, 31, 255, 256, 257, 511, 512]) {
    const tree = frontier(undefined, size, node)
    t.equal(tree.root(), hex(rangesOfNodes(node)(0, size)), `at ${size}`)
    for (const leaf of leaves.slice(size)) tree.add(hex(leaf))
    t.equal(tree.root(), hex(rootOf(leaves)), `from ${size}`)
  }
})

t.test('nodes at the height of a tile are told when they are complete', async t => {
  const seen: [number, number, string][] = []
  const tree = frontier((level, index, hash) => seen.push([level, index, hash]))
  for (const leaf of leaves) tree.add(hex(leaf))
  t.same(
    seen,
    [0, 1].map(index => [1, index, hex(node(8, index))]),
  )
  const higher: [number, number][] = []
  const long = frontier(
    (level, index) => higher.push([level, index]),
    65_535,
    () => leaves[0]!,
  )
  long.add(hex(leaves[1]!))
  t.same(higher, [
    [1, 255],
    [2, 0],
  ])
})
