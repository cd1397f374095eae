/** Whose turn is it? No more than so many at once, the others in the order they came. */

export interface Turns {
  /** Resolves when it is one's turn, with what is called when one is done. */
  take(): Promise<() => void>
}

export function turnsOf(most: number): Turns {
  const waiting: (() => void)[] = []
  let free = most
  function done(): void {
    const next = waiting.shift()
    if (next) next()
    else free += 1
  }
  return {
    async take() {
      if (free > 0) free -= 1
      else await new Promise<void>(resolve => waiting.push(resolve))
      return done
    },
  }
}
