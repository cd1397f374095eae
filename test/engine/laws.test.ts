/** The three laws, on random histories made of real commands. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import t from 'tap'
import { parseKnowledge } from '../../events/period.ts'
import type { Viewer } from '../../projections/base/viewer.ts'
import { views } from '../../projections/views/catalogue.ts'
import { openBlocks } from '../../src/engine/blocks/blocks.ts'
import { followBlocks } from '../../src/engine/blocks/follow.ts'
import { InvalidInput } from '../../src/engine/errors.ts'
import { factCacheOf } from '../../src/engine/fact-cache.ts'
import type { Log, StoredFact } from '../../src/log/log.ts'
import { memoryLog } from '../../src/log/memory.ts'
import {
  ADDRESSES,
  act,
  address,
  asOf,
  begin,
  type Deed,
  deeds,
  FIRST_DAY,
  pinned,
  play,
} from '../projections/histories.ts'
import {
  factsInside,
  type PlainMade,
  type PlainPin,
  type PlainPoint,
  plainGoals,
  plainLines,
  plainPoints,
  plainRunningTotals,
  plainTotals,
  plainYears,
} from '../projections/plain.ts'
import {
  type Asker,
  askerOf,
  type Body,
  insider,
  newTeller,
  question,
  type Teller,
  viewerWho,
} from '../projections/told.ts'

const outsider = viewerWho('approved', 'anybody')
const RUNS = { numRuns: 40 }

/** What a question comes to, as text: the body, the refusal, or what is wrong with the question. */
function comesTo({ reader }: Asker, at: string, viewer: Viewer): string {
  try {
    const answer = question(reader, at, viewer)
    return 'refused' in answer ? JSON.stringify(answer) : answer.body
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

t.test('every view is held to the laws', async t => {
  for (const { path } of views) {
    const pattern = new RegExp(`^${path.replace('{id}', '[a-z0-9]+')}(\\?|$)`)
    t.ok(
      ADDRESSES.some(address => pattern.test(address)),
      path,
    )
  }
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
        if (!isUnderEmbargo(history, viewer)) held(at, comesTo(part, at, viewer), comesTo(whole, at, viewer))
      }
    }),
    RUNS,
  )
})

/**
 * Whether an embargo plays a part in what a viewer is told: it is about who may see, and holds older answers back from
 * outside too while it stands.
 */
const isUnderEmbargo = (history: readonly Deed[], viewer: Viewer): boolean =>
  viewer === outsider && history.some(({ body }) => 'embargoUntil' in body)

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
    // A knowledge date still running means another day tomorrow.
    if (asOf === undefined || parseKnowledge(asOf).lastMs <= teller.clock.now) answers.push({ at, viewer, then })
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
        if (isUnderEmbargo(history, viewer)) continue
        held(at, comesTo(asker, at, viewer), then)
        held(at, comesTo(afresh, at, viewer), then)
      }
    }),
    RUNS,
  )
})

const byPosition = (lines: readonly Body[]): number[] => lines.map(l => l.position).sort((a, b) => a - b)

/** What the views say of an indicator, in the words of the plain fold. */
function told({ ask }: Asker, indicator: string, pin: PlainPin) {
  const shown = ask(pinned(`/indicators/${indicator}`, { ...pin }))
  const { points } = ask(pinned(`/indicators/${indicator}/series?includeHistory=true`, { ...pin }))
  return {
    lines: {
      versions: byPosition(shown.versions),
      baselines: byPosition(shown.baselines),
      targets: byPosition(shown.targets),
      disputes: byPosition(shown.disputes),
      resolved: byPosition(shown.disputes.flatMap((d: Body) => (d.resolved ? [d.resolved] : []))),
      retired: shown.retired ? [shown.retired.position] : [],
      late: shown.lateEntries,
    },
    points: points
      .filter((p: Body) => !p.rolledUp)
      .map(({ period, cell, value, obsStatus, position, knownFrom, vintages }: Body) => ({
        period,
        cell,
        value,
        obsStatus,
        position,
        knownFrom,
        vintages: vintages.map((v: Body) => v.position),
      })),
  }
}

const isThere = ({ reader }: Asker, address: string): boolean => 'body' in question(reader, address)

/** Holds what columns and blocks answer against the plain fold, at a pin. */
function heldToPlain(log: Log, asker: Asker, indicator: string, pin: PlainPin): void {
  const plain = { lines: plainLines(log, indicator, pin), points: plainPoints(log, indicator, pin) }
  const isNothing = factsInside(log, `indicator-${indicator}`, pin).length === 0
  const address = pinned(`/indicators/${indicator}`, { ...pin })
  const answer = isThere(asker, address) ? told(asker, indicator, pin) : 'nothing'
  if (!isDeepStrictEqual(answer, isNothing ? 'nothing' : plain))
    throw new Error(`${address}\n${JSON.stringify(plain)}\n${JSON.stringify(answer)}`)
}

const inTotal = <P extends { cell: object }>(points: readonly P[]): P[] =>
  points.filter(p => Object.keys(p.cell).length === 0)

/** Holds the totals, coarser periods and running totals that are made of figures against plain sums; of one definition. */
function madeHeldToPlain(log: Log, asker: Asker, pin: PlainPin): void {
  const held = (indicator: string, plain: (points: PlainPoint[]) => PlainMade[], made: (p: Body) => unknown[]) => {
    const address = pinned(`/indicators/${indicator}`, { ...pin })
    if (!isThere(asker, address) || plainLines(log, indicator, pin).versions.length !== 1) return
    const points: Body[] = asker.ask(pinned(`/indicators/${indicator}/series`, { ...pin })).points
    const expected = plain(plainPoints(log, indicator, pin)).toSorted()
    const answer = made(inTotal(points)).toSorted()
    if (!isDeepStrictEqual(answer, expected))
      throw new Error(`${address}\n${JSON.stringify(expected)}\n${JSON.stringify(answer)}`)
  }
  const rounded = (value: number | null) => (value === null ? null : Math.round(value * 1e6) / 1e6)
  const rolledUp = (points: Body[]) => points.filter(p => p.rolledUp).map(p => [p.period, rounded(p.value)])
  held('parts', plainTotals, rolledUp)
  held('quarters', points => plainYears(inTotal(points)), rolledUp)
  held(
    'added',
    points => plainRunningTotals(log, 'added', inTotal(points), pin),
    points => points.map((p: Body) => [p.period, rounded(p.runningTotal)]),
  )
}

/** Holds the goals of a mission against the plain fold. */
function goalsHeldToPlain(log: Log, asker: Asker, pin: PlainPin): void {
  const address = pinned('/missions/m', { ...pin })
  if (!isThere(asker, address)) return
  const shown = asker.ask(address).goals.map((g: Body) => [g.goal, { statement: g.statement, status: g.status }])
  held(address, JSON.stringify(shown), JSON.stringify(Object.entries(plainGoals(log, 'm', pin))))
}

t.test('law 3: columns and blocks answer as the plain fold does', async () => {
  await fc.assert(
    fc.asyncProperty(deeds, asOf, fc.integer({ min: 1, max: 5 }), async (history, asOf, size) => {
      const directory = mkdtempSync(join(tmpdir(), 'varde-laws-'))
      const teller = newTeller(FIRST_DAY)
      const blocks = openBlocks(directory, teller.log)
      const follower = followBlocks(teller.log, blocks, { size, pauseAfter: () => 0 })
      await play(teller, history)
      while (follower.lag().streams > 0) await new Promise(setImmediate)
      const askers = [askerOf(teller.log), askerOf(teller.log, factCacheOf(teller.log, blocks))]
      for (const position of [Math.floor(teller.log.head() / 2), teller.log.head()]) {
        for (const asker of askers) goalsHeldToPlain(teller.log, asker, { asOf, position })
        for (const indicator of ['total', 'parts', 'quarters', 'added'])
          for (const asker of askers) heldToPlain(teller.log, asker, indicator, { asOf, position })
        for (const asker of askers) madeHeldToPlain(teller.log, asker, { asOf, position })
      }
      follower.stop()
      blocks.close()
      rmSync(directory, { recursive: true })
    }),
    RUNS,
  )
})

/** A log that tells every fact of a stream from its beginning, whatever was asked for. */
const repeating = (log: Log): Log => ({ ...log, readStream: (stream, _from, to) => log.readStream(stream, 0, to) })

t.test('facts read twice and factReader that were evicted give the same answers', async () => {
  await fc.assert(
    fc.asyncProperty(deeds, questions, async (history, asked) => {
      const teller = newTeller(FIRST_DAY)
      const { log } = teller
      const askers = [factCacheOf(log), factCacheOf(repeating(log)), factCacheOf(log, undefined, 3)].map(factReader =>
        askerOf(log, factReader),
      )
      const [whole, ...others] = askers as [Asker, ...Asker[]]
      await begin(teller)
      for (const [index, deed] of history.entries()) {
        await act(teller, deed)
        const [path, asOf, viewer] = asked[index % asked.length] as [string, string | undefined, Viewer]
        const at = pinned(path, { asOf })
        for (const other of others) held(at, comesTo(other, at, viewer), comesTo(whole, at, viewer))
      }
    }),
    RUNS,
  )
})
