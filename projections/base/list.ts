/** Lists whose items may be made when they are asked for, so that those nobody reads cost nothing. */

/** A list that is read by index, from 0; an array is one. */
export interface List<Item> {
  readonly length: number
  readonly at: (index: number) => Item | undefined
}

/** The items as an array: all of them are made. A loop: of ten thousand items `Array.from` takes five times as long. */
export function itemsOf<Item>(list: List<Item>): readonly Item[] {
  if (Array.isArray(list)) return list
  const items = new Array<Item>(list.length)
  for (let index = 0; index < items.length; index++) items[index] = list.at(index) as Item
  return items
}

/** So many whole numbers from one on. A loop: to make a million of them by a function takes ten times as long. */
export function countingFrom(first: number, length: number): number[] {
  const numbers = new Array<number>(length)
  for (let n = 0; n < length; n++) numbers[n] = first + n
  return numbers
}

/** The index of the first of so many items for which a test holds, where it then holds for all that follow; their number where it holds for none. */
export function firstIndex(length: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/** The index of the first of so many ascending numbers that is not below one; their number where all are. The last is looked at first: what comes in is late, more often than not. */
export function firstNotBelow(numbers: ArrayLike<number>, least: number, length = numbers.length): number {
  if (length === 0 || (numbers[length - 1] as number) < least) return length
  let low = 0
  let high = length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((numbers[middle] as number) >= least) high = middle
    else low = middle + 1
  }
  return low
}

/**
 * The index of the first of so many ascending numbers that is above one; their number where none is. The last and the first are
 * looked at before those between: mostly all lie on one side.
 */
export function firstAbove(numbers: ArrayLike<number>, most: number, length = numbers.length): number {
  if (length === 0 || (numbers[length - 1] as number) <= most) return length
  if ((numbers[0] as number) > most) return 0
  let low = 1
  let high = length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((numbers[middle] as number) > most) high = middle
    else low = middle + 1
  }
  return low
}

/** The index of the last item for which a test holds, −1 where there is none: items before it are not made. */
export function lastIndexIn<Item>(list: List<Item>, holds: (item: Item) => boolean): number {
  for (let index = list.length - 1; index >= 0; index--) if (holds(list.at(index) as Item)) return index
  return -1
}

/** The last item for which a test holds: items before it are not made. */
export function lastIn<Item>(list: List<Item>, holds: (item: Item) => boolean): Item | undefined {
  const index = lastIndexIn(list, holds)
  return index < 0 ? undefined : list.at(index)
}

/** Lists of up to so many numbers are kept: some 100 KB together. */
const MOST_COUNTED = 160
const counted: (readonly number[])[] = []

/** The numbers from 0 up to one (which is not among them); the same list each time, undefined for more than are kept. */
export function countingTo(end: number): readonly number[] | undefined {
  if (end > MOST_COUNTED) return undefined
  counted[end] ??= Array.from({ length: end }, (_, index) => index)
  return counted[end]
}

/** Whether two lists have the same items in the same places; left out, the same is what `===` says. */
export const haveSameItems = <Item>(
  a: readonly Item[],
  b: readonly Item[],
  isSame: (x: Item, y: Item) => boolean = (x, y) => x === y,
): boolean => a === b || (a.length === b.length && a.every((item, index) => isSame(item, b[index] as Item)))
