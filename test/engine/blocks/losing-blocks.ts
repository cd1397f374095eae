import type { Blocks } from '../../../src/engine/blocks/blocks.ts'

/** Blocks that lose whatever is written to them; the sixth write in a row is refused, so that no test runs for ever. */
export function losingBlocks(): Blocks & { writes: number } {
  const blocks = {
    writes: 0,
    sealedTo: () => -1,
    seal() {
      blocks.writes += 1
      if (blocks.writes > 5) throw new Error('it does not stop')
    },
    together: (work: () => void) => work(),
    *restore() {
      yield
      return -1
    },
    *restoreFacts() {
      yield
      return -1
    },
    close: () => {},
  }
  return blocks
}
