/** The three laws, on random histories made of real commands. */
import fc from 'fast-check'
import t from 'tap'
import type { Viewer } from '../../projections/view.ts'
import { InvalidInput } from '../../src/engine/errors.ts'
import type { Log, StoredFact } from '../../src/log/log.ts'
import { memoryLog } from '../../src/log/memory.ts'
import { act, address, asOf, begin, type Deed, deeds, FIRST_DAY, pinned, play } from '../projections/histories.ts'
import { type Asker, askerOf, insider, newTeller, question, type Teller, viewerWho } from '../projections/told.ts'

const outsider = viewerWho('approved', 'anybody')
const RUNS = { numRuns: 40 }

/** What a question comes to, as text: the body with its etag, the refusal, or what is wrong with the question. */
function comesTo({ reader }: Asker, at: string, viewer: Viewer): string {
  try {
    const answer = question(reader, at, viewer)
    return 'refused' in answer ? JSON.stringify(answer) : `${answer.etag} ${answer.immutable} ${answer.body}`
  } catch (error) {
    if (error instanceof InvalidInput) return `${error.message} ${JSON.stringify(error.faults)}`
    throw error
  }
}

/** A fresh log that holds only the facts up to a position, byte for byte. */
async function upTo(log: Log, position: number, now: number): Promise<Log> {
  const fresh = memoryLog({ origin: log.origin, clock: () => now })
  const kept = [...log.read({ to: position })].map(fact => fresh.append(appendOf(fact)))
  await Promise.all(kept)
  return fresh
}

const appendOf = ({ stream, revision, mission, principal, recordedAt, meta, ...fact }: StoredFact) => ({
  stream,
  expectedRevision: revision - 1,
  mission,
  principal,
  recordedAt,
  meta: JSON.parse(meta) as object,
  facts: [
    { id: fact.id, type: fact.type, version: fact.version, data: JSON.parse(fact.data), knownFrom: fact.knownFrom },
  ],
})

/** A law is broken by two answers to one question. */
function held(question: string, one: string, other: string): void {
  if (one !== other) throw new Error(`${question}\n${one}\n${other}`)
}

const questions = fc.array(fc.tuple(address, asOf, fc.constantFrom(insider, insider, outsider)), {
  minLength: 12,
  maxLength: 12,
})

t.test('histories are told: most views have something to show', async t => {
  const [history] = fc.sample(deeds, { numRuns: 20, seed: 1 }).sort((a, b) => b.length - a.length) as [Deed[]]
  const teller = newTeller(FIRST_DAY)
  t.ok((await play(teller, history)) > history.length / 4, 'the rules let a fair part of the deeds through')
})

t.test('law 1: a view at a position is the view of a fresh log that holds only the facts up to it', async () => {
  await fc.assert(
    fc.asyncProperty(deeds, questions, fc.double({ min: 0, max: 1, noNaN: true }), async (history, asked, share) => {
      const teller = newTeller(FIRST_DAY)
      await play(teller, history)
      const position = Math.floor(share * teller.log.head())
      const [whole, part] = [askerOf(teller.log), askerOf(await upTo(teller.log, position, teller.clock.now))]
      for (const [path, asOf, viewer] of asked) {
        const at = pinned(path, { asOf, position })
        held(at, comesTo(part, at, viewer), comesTo(whole, at, viewer))
      }
    }),
    RUNS,
  )
})

/** Asks while the history goes on, and once more when it is over. */
async function askMeanwhile(
  teller: Teller,
  history: readonly Deed[],
  asked: readonly [string, string | undefined, Viewer][],
) {
  await begin(teller)
  const asker = askerOf(teller.log)
  const answers: { at: string; viewer: Viewer; then: string }[] = []
  for (const [index, deed] of history.entries()) {
    await act(teller, deed)
    const [path, asOf, viewer] = asked[index % asked.length] as [string, string | undefined, Viewer]
    const at = pinned(path, { asOf, position: teller.log.head() })
    const then = comesTo(asker, at, viewer)
    // A knowledge date still running means another day tomorrow, and says so.
    if (!then.includes(' false ')) answers.push({ at, viewer, then })
  }
  return { asker, answers }
}

t.test('law 2: a fact recorded later never changes an answer asked by position', async () => {
  await fc.assert(
    fc.asyncProperty(deeds, questions, async (history, asked) => {
      const teller = newTeller(FIRST_DAY)
      const { asker, answers } = await askMeanwhile(teller, history, asked)
      const afresh = askerOf(teller.log)
      for (const { at, viewer, then } of answers) {
        held(at, comesTo(asker, at, viewer), then)
        held(at, comesTo(afresh, at, viewer), then)
      }
    }),
    RUNS,
  )
})
