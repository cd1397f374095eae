/**
 * In which order were the members of an object written? JavaScript moves whole numbers to the front of every object, so
 * that the codes 31, 03 are read as 03, 31; whoever reads a text may remember the order here for those who need it.
 */
const remembered = new WeakMap<object, readonly string[]>()

/** Remembers in which order the members of an object were written. */
export function rememberOrder(object: object, names: readonly string[]): void {
  remembered.set(object, names)
}

/** The names of an object’s members in the order they were written, where it was remembered; else undefined. */
export const writtenOrder = (object: object): readonly string[] | undefined => remembered.get(object)
