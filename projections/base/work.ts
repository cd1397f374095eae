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

/** So many items of a long list are gone through before the work may be interrupted. */
export const STRIDE = 256

/** The items made of others, one after the other; it may be interrupted after every `stride` of them. */
export function* eachOf<Item, Made>(items: Iterable<Item>, make: (item: Item) => Made, stride = STRIDE): Work<Made[]> {
  const made: Made[] = []
  for (const item of items) {
    made.push(make(item))
    if (made.length % stride === 0) yield
  }
  return made
}
