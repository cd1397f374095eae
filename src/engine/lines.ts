/**
 * Commands on a thing are decided in the order in which they came, also where one of them has to wait until much of the log is
 * read for it: those that come meanwhile stand in line behind it.
 */

/** A place in the line of a thing. */
export interface PlaceInLine {
  /** Lets nobody who comes later go first, until it is left. */
  readonly hold: () => void
  readonly leave: () => void
}

/** Makes the lines of all things; a thing has one only while somebody holds a place in it. */
export function linesOf() {
  /** Of each line the last place: when it is left. */
  const ends = new Map<string, Promise<void>>()

  function placeIn(name: string): PlaceInLine {
    let left: (() => void) | undefined
    let end: Promise<void> | undefined
    return {
      hold() {
        if (end) return
        end = new Promise(resolve => {
          left = resolve
        })
        ends.set(name, end)
      },
      leave() {
        left?.()
        if (ends.get(name) === end) ends.delete(name)
      },
    }
  }

  return {
    /** Waits for those who are in line already; where nobody is, it does not wait. */
    join(name: string): PlaceInLine | Promise<PlaceInLine> {
      const before = ends.get(name)
      const place = placeIn(name)
      if (!before) return place
      place.hold()
      return before.then(() => place)
    },
  }
}
