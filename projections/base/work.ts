/** Work that can be long: a generator that yields wherever it may be interrupted, and returns its outcome. */

export type Work<A> = Generator<void, A>

/** Does the work to its end without a pause. */
export function atOnce<A>(work: Work<A>): A {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

/** Whether something is work that is yet to be done. */
export const isWork = <A>(of: Work<A> | A): of is Work<A> =>
  typeof of === 'object' && of !== null && Symbol.iterator in of && 'next' in of

/** The outcome of work done to its end, or of what was done already. */
export const finished = <A>(of: Work<A> | A): A => (isWork(of) ? atOnce(of) : of)

/** Work within work: its outcome, or what was done already. */
export function* within<A>(of: Work<A> | A): Work<A> {
  return isWork(of) ? yield* of : of
}

/** So many items of a long list are gone through before the work may be interrupted. */
export const STRIDE = 256

/** Goes through items one after the other; it may be interrupted after every `stride` of them. */
export function* visiting<Item>(items: Iterable<Item>, visit: (item: Item) => void, stride = STRIDE): Work<void> {
  const rest = items[Symbol.iterator]()
  while (visitSome(rest, visit, stride)) yield
}

/** Visits so many more; false: there are no more. A function of its own: within work a loop runs slowly. */
function visitSome<Item>(rest: Iterator<Item>, visit: (item: Item) => void, count: number): boolean {
  for (let left = count; left > 0; left--) {
    const next = rest.next()
    if (next.done) return false
    visit(next.value)
  }
  return true
}

/** The items made of others, one after the other; it may be interrupted after every `stride` of them. */
export function* eachOf<Item, Made>(items: Iterable<Item>, make: (item: Item) => Made, stride = STRIDE): Work<Made[]> {
  const made: Made[] = []
  yield* visiting(items, item => void made.push(make(item)), stride)
  return made
}

/** Lists of at most so many items are sorted at once. */
const SORTED_AT_ONCE = 2048

/** Two sorted lists as one; of items that compare alike those of the first come first. It may be interrupted. */
export function* merging<Item>(
  a: readonly Item[],
  b: readonly Item[],
  compare: (a: Item, b: Item) => number,
): Work<Item[]> {
  const all: Item[] = []
  let [i, j] = [0, 0]
  while (i < a.length && j < b.length) {
    all.push(compare(a[i] as Item, b[j] as Item) <= 0 ? (a[i++] as Item) : (b[j++] as Item))
    if (all.length % SORTED_AT_ONCE === 0) yield
  }
  while (i < a.length) all.push(a[i++] as Item)
  while (j < b.length) all.push(b[j++] as Item)
  return all
}

/** The items in order, as `toSorted` gives them; it may be interrupted between short lists of them. */
export function* sorting<Item>(items: readonly Item[], compare: (a: Item, b: Item) => number): Work<Item[]> {
  let lists: Item[][] = []
  for (let from = 0; from < items.length; from += SORTED_AT_ONCE) {
    lists.push(items.slice(from, from + SORTED_AT_ONCE).sort(compare))
    yield
  }
  while (lists.length > 1) {
    const longer: Item[][] = []
    for (let n = 0; n < lists.length; n += 2)
      longer.push(yield* merging(lists[n] as Item[], lists[n + 1] ?? [], compare))
    lists = longer
  }
  return lists[0] ?? []
}
