import fc from 'fast-check'
import t from 'tap'
import { type PlacedLabel, placeLabels, type UnplacedLabel } from '../../../src/dashboard/chart/label-places.ts'
import { widthOf } from '../../../src/dashboard/chart/text-width.ts'

const room = { left: 0, width: 600, top: 0, bottom: 300, letters: 14, marks: [], texts: [] }
const label = (text: string, x: number, y: number, more: Partial<UnplacedLabel> = {}): UnplacedLabel => ({
  ...{ name: text, text, x, y, sides: ['right', 'above', 'below', 'left'], mayGo: false },
  ...more,
})

function boxOf({ x, y, text, anchor }: PlacedLabel) {
  const width = widthOf(text, 14)
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
  return { left, right: left + width, top: y - 8, bottom: y + 8 }
}

t.test('labels lie inside the picture and never on top of each other', async () => {
  const some = fc.record({
    text: fc.constantFrom('12.7 %', 'Target 6.0 %*', 'If the pace holds 12.7 %', 'Utgangsverdi 101 118'),
    x: fc.integer({ min: 0, max: 600 }),
    y: fc.integer({ min: 0, max: 300 }),
  })
  fc.assert(
    fc.property(fc.array(some, { maxLength: 8 }), all => {
      const boxes = placeLabels(
        all.map(({ text, x, y }) => label(text, x, y)),
        room,
      ).map(boxOf)
      const isInside = boxes.every(box => box.left >= -1 && box.right <= 601 && box.top >= -1 && box.bottom <= 301)
      return (
        isInside &&
        boxes.every((a, i) =>
          boxes.every(
            (b, j) => i <= j || a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top,
          ),
        )
      )
    }),
    { numRuns: 500, seed: 7 },
  )
})

t.test(
  'a label stands where it covers fewest marks, and one that may go is left out rather than drawn over them',
  async t => {
    const marks = Array.from({ length: 40 }, (_, i) => [110 + i * 10, 100] as const)
    const [placed] = placeLabels([label('Target 6.0 %', 100, 100)], { ...room, marks })
    t.not(placed?.y, 100)
    const full = Array.from({ length: 60 }, (_, x) =>
      Array.from({ length: 30 }, (__, y) => [x * 10, y * 10] as const),
    ).flat()
    t.same(placeLabels([label('Break', 300, 150, { mayGo: true })], { ...room, marks: full }), [])
    t.equal(placeLabels([label('Target', 300, 150)], { ...room, marks: full }).length, 1)
  },
)

t.test('the label that comes first has its best place', async t => {
  const [first, second] = placeLabels([label('Target 1', 100, 100), label('Target 2', 100, 104)], room)
  t.match(first, { x: 114, y: 100, anchor: 'start' })
  t.not(second?.y, 104)
})

t.test('a label stands clear of the numbers of the axis', async t => {
  const at = (left: number) =>
    placeLabels([label('Baseline 12.2%', 80, 100, { sides: ['above'] })], { ...room, left })[0]
  t.equal(at(0)?.anchor, 'middle')
  t.equal(at(60)?.anchor, 'start')
})

t.test('a label that must stand lies on a number of the axis where there is no other room', async t => {
  const narrow = { ...room, left: 100, width: 200 }
  const long = 'Target 12.2 per cent'
  t.equal(placeLabels([label(long, 100, 100)], narrow).length, 1)
  t.equal(placeLabels([label(long, 100, 100, { mayGo: true })], narrow).length, 0)
})
