/** Where labels stand: each beside its mark, inside the picture, on top of no other label, and on as few marks as can be. */
import { widthOf } from './text-width.ts'

export interface UnplacedLabel {
  readonly name: string
  readonly text: string
  /** What it is about. */
  readonly x: number
  readonly y: number
  /** The sides on which it may stand, the best first. */
  readonly sides: readonly Side[]
  /** Whether it is left out rather than drawn over the marks of the chart. */
  readonly mayGo: boolean
}

export type Side = 'right' | 'left' | 'above' | 'below'
export type Anchor = 'start' | 'middle' | 'end'

export interface PlacedLabel extends Pick<UnplacedLabel, 'name' | 'text'> {
  readonly x: number
  readonly y: number
  readonly anchor: Anchor
}

interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

export interface Room {
  /** Labels stand to the right of this, clear of the numbers of the axis. */
  readonly left: number
  readonly width: number
  /** Labels stand between these heights. */
  readonly top: number
  readonly bottom: number
  /** Font size. */
  readonly letters: number
  /** Marks and points of lines, as [x, y]. */
  readonly marks: readonly (readonly [number, number])[]
  /** Texts that stand already. */
  readonly texts: readonly PlacedLabel[]
}

/** A place beside a mark; the further away, the higher its cost. */
type Place = readonly [dx: number, dy: number, anchor: Anchor, cost: number]

const LINE = 18
/** What it costs to be a line further away, to stand on another side, and to cover a mark. */
const [FURTHER, OTHER_SIDE, MARK] = [4, 1, 3]
/** A label that may be left out covers no more marks than these. */
const MOST_MARKS = 2

const beside = (dx: number, anchor: Anchor): Place[] =>
  [0, 1, -1, 2, -2, 3, -3].map(n => [dx, n * LINE, anchor, Math.abs(n) * FURTHER])

const across = (direction: 1 | -1): Place[] =>
  [1, 2].flatMap((n): Place[] => [
    [0, n * LINE * direction, 'middle', (n - 1) * FURTHER],
    [-8, n * LINE * direction, 'start', (n - 1) * FURTHER + 0.5],
    [8, n * LINE * direction, 'end', (n - 1) * FURTHER + 0.5],
  ])

const placesOn: Readonly<Record<Side, readonly Place[]>> = {
  right: beside(14, 'start'),
  left: beside(-14, 'end'),
  above: across(-1),
  below: across(1),
}

function boxOf({ x, y, anchor }: Pick<PlacedLabel, 'x' | 'y' | 'anchor'>, width: number, letters: number): Box {
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
  return { left, right: left + width, top: y - letters * 0.6, bottom: y + letters * 0.6 }
}

const touch = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

/** Places labels in their order, the most important first; one for which there is no room is left out. */
export function placeLabels(labels: readonly UnplacedLabel[], room: Room): PlacedLabel[] {
  const { letters, texts, marks } = room
  const placed: PlacedLabel[] = []
  const box = (label: PlacedLabel): Box => boxOf(label, widthOf(label.text, letters), letters)
  const boxes: Box[] = texts.map(box)
  const byX = marks.toSorted(([a], [b]) => a - b)
  for (const unplaced of labels) {
    const within = { ...room, marks: byX }
    // One that must stand rather lies on a number of the axis than not at all.
    const label =
      bestPlace(unplaced, within, boxes) ?? (!unplaced.mayGo && bestPlace(unplaced, { ...within, left: 0 }, boxes))
    if (!label) continue
    placed.push(label)
    boxes.push(box(label))
  }
  return placed
}

/** How far a mark reaches to each side. */
const MARK_SIZE = 4

/** How many marks, given from left to right, a box covers; more than `most` are not counted. */
function coveredBy({ left, right, top, bottom }: Box, marks: Room['marks'], most: number): number {
  let [low, high] = [0, marks.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((marks[middle]?.[0] as number) > left - MARK_SIZE) high = middle
    else low = middle + 1
  }
  let covered = 0
  for (let i = low; i < marks.length && covered <= most; i++) {
    const [x, y] = marks[i] as readonly [number, number]
    if (x - MARK_SIZE >= right) break
    if (y - MARK_SIZE < bottom && y + MARK_SIZE > top) covered += 1
  }
  return covered
}

function bestPlace(
  { name, text, x, y, sides, mayGo }: UnplacedLabel,
  { left, width, top, bottom, letters, marks }: Room,
  taken: readonly Box[],
): PlacedLabel | undefined {
  let best: { readonly label: PlacedLabel; readonly cost: number } | undefined
  const long = widthOf(text, letters)
  const places = sides.flatMap((side, i) => placesOn[side].map(place => [place, i * OTHER_SIDE] as const))
  for (const [[dx, dy, anchor, away], aside] of places) {
    // No dearer than the best so far: then not even marks are counted.
    const most = best ? Math.ceil((best.cost - away - aside) / MARK) - 1 : Number.POSITIVE_INFINITY
    if (most < 0) continue
    const label = { name, text, x: Math.round(x + dx), y: Math.round(y + dy), anchor }
    const box = boxOf(label, long, letters)
    if (box.left < left || box.right > width || box.top < top || box.bottom > bottom) continue
    if (taken.some(other => touch(other, box))) continue
    const covered = coveredBy(box, marks, mayGo ? Math.min(MOST_MARKS, most) : most)
    if (covered > most || (mayGo && covered > MOST_MARKS)) continue
    best = { label, cost: covered * MARK + away + aside }
  }
  return best?.label
}
