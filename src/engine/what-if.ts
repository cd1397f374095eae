/** What-if: commands are handled by the same rules on a log in memory that stands on the real one and is thrown away. */

import { z } from 'zod'
import { seesShared, sightOf } from '../../projections/base/sight.ts'
import type { Viewer } from '../../projections/base/viewer.ts'
import type { Work } from '../../projections/base/work.ts'
import type { FactReader } from '../../projections/figures/fact-reader.ts'
import { seriesUpTo } from '../../projections/figures/series.ts'
import type { AnswerAt, QueryAt } from '../../projections/views/catalogue.ts'
import type { PhraseText } from '../../projections/words/phrases.ts'
import { type AnyCommand, commandNamed, streamOf } from '../commands/catalogue.ts'
import { SHARED } from '../commands/command.ts'
import { unknownThing } from '../commands/decide.ts'
import { isRefusal, type Refusal, refuse } from '../commands/refusal.ts'
import type { Log } from '../log/log.ts'
import { memoryLog } from '../log/memory.ts'
import { viewReaderOf, type Waiting } from './ask.ts'
import { InvalidInput } from './errors.ts'
import { factCacheOf } from './fact-cache.ts'
import { faultsOf } from './faults.ts'
import { engineOf } from './handle.ts'
import type { Turns } from './turns.ts'

/** The body of a question: commands as their addresses and bodies, in order. */
export const whatIfBody = z.strictObject({
  commands: z
    .array(
      z.strictObject({
        path: z.string().max(300).describe('indicators/x/measure'),
        body: z.record(z.string(), z.unknown()),
      }),
    )
    .max(1000),
})

const PROGRESS = '/missions/{id}/progress'

/** The progress of a mission as it would be. */
export type Hypothetical = AnswerAt<typeof PROGRESS> & { readonly hypothetical: true }

export interface WhatIf {
  readonly log: Log
  readonly factReader: FactReader
  /** The mission whose progress is asked. */
  readonly mission: string
  readonly body: unknown
  /** The query of the progress view; it is checked. */
  readonly query: QueryAt<typeof PROGRESS>
  readonly viewer: Viewer
  readonly turns: Turns
  /** As for any question. */
  readonly waiting?: Waiting
}

/** Work that is done already. */
function* ended(): Work<void> {}

/**
 * Reads the streams that the commands touched from the hypothetical log, and all others through the reader of the real one, up
 * to where that was when the question was asked: it goes on meanwhile.
 */
function factReaderOver(real: FactReader, own: FactReader, touched: ReadonlySet<string>, head: number): FactReader {
  const before = <F extends { readonly position: number }>(facts: readonly F[]): readonly F[] =>
    facts.filter(({ position }) => position <= head)
  return {
    ...own,
    facts: stream => (touched.has(stream) ? own.facts(stream) : before(real.facts(stream))),
    indicator: id => {
      if (touched.has(`indicator-${id}`)) return own.indicator(id)
      const { facts, series } = real.indicator(id)
      return { facts: before(facts), series: seriesUpTo(series, head) }
    },
  }
}

/** The thing is there, but not for who asks: they are answered as if it were not. */
class Unseen extends Error {
  override name = 'Unseen'
}

/** The refusal of what is not there, where a body names what is hidden, or the thing itself is. */
const absent = (command: AnyCommand, id: string, body: object): Refusal =>
  command.whenHidden?.(body) ?? unknownThing(command, id)

const outside = (pointer: string, detail: PhraseText): InvalidInput =>
  new InvalidInput(detail, [{ pointer, code: 'path', detail }])

/** Answers with the progress view as if the commands had been recorded, or with the rule that refuses one of them. Nothing is recorded. */
export async function whatIf({
  log,
  factReader,
  mission,
  body,
  query,
  viewer,
  turns,
  waiting = {},
}: WhatIf): Promise<Hypothetical | Refusal> {
  // A refusal tells what is recorded: only who may see all of the mission may try.
  if (sightOf(viewer, { mission }, log.now()) !== 'all') return refuse('unknown-thing/whole-mission', { id: mission })
  const parsed = whatIfBody.safeParse(body)
  if (!parsed.success)
    throw new InvalidInput('The body does not fit: {"commands": [{"path", "body"}]}.', faultsOf(parsed.error))
  const head = log.head()
  const over = memoryLog({ base: log })
  const noKey = () => {
    throw outside('/commands', 'Keys are not made in a what-if.')
  }
  const engine = engineOf(over, noKey, { turns })
  const touched = new Set<string>()
  const begun = (stream: string) => over.revisionOf(stream) >= 0
  const sees = (stream: string) =>
    touched.has(stream) || !begun(stream) || seesShared(factReader, viewer, stream, log.head())
  const isHidden = (stream: string, of: string | null) => begun(stream) && of !== null && viewer.sees(of) === 'nothing'
  for (const [index, { path, body }] of parsed.data.commands.entries()) {
    const at = `/commands/${index}`
    const [thing = '', id = '', name = '', ...more] = path.split('/')
    const command = commandNamed(thing, name)
    if (!command || more.length > 0 || thing === 'access')
      throw outside(`${at}/path`, `There is no command ${path} to try; it is written indicators/x/measure.`)
    const stream = streamOf(command, id)
    const authorise = (of: string | null) => {
      // Projects and actors belong to no mission; what they do for one does.
      if (of === SHARED ? !sees(stream) : isHidden(stream, of)) throw new Unseen()
      if (of !== null && of !== SHARED && of !== mission)
        throw outside(`${at}/path`, `${path} belongs to another mission than ${mission}.`)
      return { principal: viewer.principal, organisation: 'hypothetical', role: 'hypothetical' }
    }
    const outcome = await tried(at, () =>
      engine.handle({ command, id, body, authorise, sees, principal: viewer.principal, correlationId: 'what-if' }),
    ).catch((error: Error) => {
      if (error instanceof Unseen) return sees(stream) ? absent(command, id, body) : unknownThing(command, id)
      throw error
    })
    if (isRefusal(outcome))
      return { ...outcome, faults: outcome.faults.map(f => ({ ...f, pointer: `${at}/body${f.pointer}` })) }
    touched.add(stream)
    // Each command is tried in a turn of its own.
    await turns.run(ended(), waiting.signal)
  }
  const reader = viewReaderOf(over, factReaderOver(factReader, factCacheOf(over), touched, head), { bytes: 0, turns })
  const answered = await reader.answer(PROGRESS, { id: mission }, query, viewer, waiting)
  return isRefusal(answered) ? answered : { hypothetical: true, ...answered.answer }
}

/** Runs one command; where its body does not fit, the error names its place in the question. */
async function tried<A>(at: string, attempt: () => Promise<A>): Promise<A> {
  try {
    return await attempt()
  } catch (error) {
    if (!(error instanceof InvalidInput) || error.faults.some(f => f.pointer.startsWith('/commands'))) throw error
    throw new InvalidInput(
      error.detail,
      error.faults.map(f => ({ ...f, pointer: `${at}/body${f.pointer}` })),
    )
  }
}
