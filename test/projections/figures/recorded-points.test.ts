import fc from 'fast-check'
import t from 'tap'
import { address, asOf, deeds, pinned, play } from '../histories.ts'
import { KNOWN, moves, tellMoves } from '../moving.ts'
import { askerOf, newTeller, question, type Teller } from '../told.ts'

interface Asked {
  readonly address: string
  readonly asOf: string | undefined
  readonly share: number
}

/** Questions one after the other, in any order of days and positions. */
const asked: fc.Arbitrary<Asked[]> = fc.array(
  fc.record({ address, asOf, share: fc.double({ min: 0, max: 1, noNaN: true }) }),
  { minLength: 2, maxLength: 12 },
)

/** Whoever has been asked before answers as one who has not: what was kept of one pin is never taken for another. */
function answersAsAnew({ log }: Teller, questions: readonly Asked[]): void {
  const before = askerOf(log, undefined, 1)
  for (const { address, asOf, share } of questions) {
    const asking = pinned(address, { asOf, position: Math.floor(share * log.head()) })
    const answerOf = ({ reader }: typeof before): string => {
      try {
        return JSON.stringify(question(reader, asking))
      } catch (error) {
        // Not every view takes every parameter.
        return String(error)
      }
    }
    const [now, anew] = [answerOf(before), answerOf(askerOf(log, undefined, 1))]
    if (now !== anew) throw new Error(`${asking}\n${now}\nis not\n${anew}`)
  }
}

t.test('asked one question after another, every view answers as if it were the first', async () => {
  await fc.assert(
    fc.asyncProperty(deeds, asked, async (history, questions) => {
      const teller = newTeller()
      await play(teller, history)
      answersAsAnew(teller, questions)
    }),
    { numRuns: 60 },
  )
})

t.test('progress at one pin after another, in any order, is what it is anew', async () => {
  const pins = fc.array(
    fc.record({
      address: fc.constantFrom('/missions/m/progress', '/missions/m/replay?every=year&to=2023'),
      asOf: fc.constantFrom(undefined, ...KNOWN),
      // Most of what is told after the beginning lies in the later part.
      share: fc.double({ min: 0.5, max: 1, noNaN: true }),
    }),
    { minLength: 6, maxLength: 16 },
  )
  const long = fc.tuple(moves, moves, moves).map(parts => parts.flat())
  await fc.assert(
    fc.asyncProperty(long, pins, async (history, questions) => answersAsAnew(await tellMoves(history), questions)),
    { numRuns: 100 },
  )
})
