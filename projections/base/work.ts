/** Work that can be long: a generator that yields wherever it may be interrupted, and returns its outcome. */

export type Work<A> = Generator<void, A>

/** Does the work to its end without a pause. */
export function atOnce<A>(work: Work<A>): A {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

/** The items made of others, one after the other; it may be interrupted between them. */
export function* eachOf<Item, Made>(items: Iterable<Item>, make: (item: Item) => Made): Work<Made[]> {
  const made: Made[] = []
  for (const item of items) {
    made.push(make(item))
    yield
  }
  return made
}
