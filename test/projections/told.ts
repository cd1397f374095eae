/** A log told by real commands on a clock of the test's own, and its views asked by their addresses. */

import { everybody, type Sight, type Viewer } from '../../projections/base/viewer.ts'
import type { FactReader } from '../../projections/figures/fact-reader.ts'
import { views } from '../../projections/views/catalogue.ts'
import { commandNamed } from '../../src/commands/catalogue.ts'
import { isRefusal, type Refusal } from '../../src/commands/refusal.ts'
import { type ViewReader, viewReaderOf } from '../../src/engine/ask.ts'
import { factCacheOf } from '../../src/engine/fact-cache.ts'
import { type Answer, engineOf } from '../../src/engine/handle.ts'
import { inWords } from '../../src/engine/in-words.ts'
import type { Log } from '../../src/log/log.ts'
import { memoryLog } from '../../src/log/memory.ts'
import { loadSamples } from '../../src/samples/load.ts'

export interface Clock {
  /** Milliseconds since 1970. */
  now: number
}

export const clockAt = (instant: string): Clock => ({ now: Date.parse(instant) })

export interface Teller {
  readonly log: Log
  readonly clock: Clock
  /** Handles one command, `indicators/x/measure`; answers with its refusal too. */
  readonly tries: (path: string, body: object, key?: string) => Promise<Answer | Refusal>
  /** As `tries`, and throws what is refused. */
  readonly tell: (path: string, body: object, key?: string) => Promise<Answer>
  /** As `tell`, by somebody else. */
  readonly tellAs: (principal: string, path: string, body: object) => Promise<Answer>
}

const caller = { principal: 'kari', organisation: 'ssb', role: 'operative' }

/** Who tells a log, by the rules. */
export function tellerOf(log: Log, clock: Clock): Teller {
  let keys = 0
  const engine = engineOf(log, () => {
    keys += 1
    return { key: `k${keys}`, sha256: 'a'.repeat(64), secret: 's' }
  })
  async function triesAs(who: typeof caller, path: string, body: object, key?: string): Promise<Answer | Refusal> {
    const [thing = '', first = '', second] = path.split('/')
    const [id, name] = second === undefined ? [thing, first] : [first, second]
    const command = commandNamed(thing, name)
    if (!command) throw new Error(`no command ${path}`)
    const submit = { command, id, body, principal: who.principal, correlationId: 'c', authorise: () => who }
    return engine.handle({ ...submit, ...(key !== undefined && { idempotencyKey: key }) })
  }
  function recorded(path: string, answer: Answer | Refusal): Answer {
    if (isRefusal(answer)) throw new Error(`${path}: ${answer.refused}: ${inWords(answer.detail)}`)
    return answer
  }
  return {
    log,
    clock,
    tries: (path, body, key) => triesAs(caller, path, body, key),
    tell: async (path, body, key) => recorded(path, await triesAs(caller, path, body, key)),
    tellAs: async (principal, path, body) => recorded(path, await triesAs({ ...caller, principal }, path, body)),
  }
}

/** An empty log in memory, told at noon of a day. */
export function newTeller(day = '2024-06-01'): Teller {
  const clock = clockAt(`${day}T12:00:00Z`)
  return tellerOf(memoryLog({ origin: 'told', clock: () => clock.now }), clock)
}

/** The sample missions, loaded at noon of a day. */
export async function samples(day = '2026-11-01'): Promise<Teller> {
  const teller = newTeller(day)
  await loadSamples(teller.tell, { empty: true })
  return teller
}

export const viewerWho = (sees: Sight | ((mission: string) => Sight), principal = 'ola'): Viewer => ({
  principal,
  sees: typeof sees === 'function' ? sees : () => sees,
  seesAccess: sees === 'all',
  ...(sees === 'all' && { worksWith: everybody }),
})
export const insider = viewerWho('all')

/** Which view an address names, with its parameters. */
function routed(path: string) {
  const parts = path.split('/')
  for (const view of views) {
    const pattern = view.path.split('/')
    if (pattern.length !== parts.length) continue
    if (pattern.every((p, i) => p.startsWith('{') || p === parts[i])) {
      const params = Object.fromEntries(
        pattern.flatMap((p, i) => (p.startsWith('{') ? [[p.slice(1, -1), parts[i]]] : [])),
      )
      return { view, params: params as Record<string, string> }
    }
  }
  throw new Error(`no view ${path}`)
}

/** An answer as it goes out; the body is empty where the asker holds it. */
export interface AnswerText {
  readonly etag: string
  readonly body: string
}

/** Asks by address, `/missions/x?asOf=2021`; what is refused comes back as the refusal. */
export function question(
  reader: ViewReader,
  address: string,
  viewer: Viewer = insider,
  holds?: string,
): AnswerText | Refusal {
  const asked = questionOf(reader, address, viewer, holds)
  if (isRefusal(asked)) return asked
  const { etag } = asked
  return { etag, body: asked.bytes?.toString() ?? '' }
}

function questionOf(reader: ViewReader, address: string, viewer: Viewer, holds?: string) {
  const url = new URL(address, 'http://varde')
  const query = Object.fromEntries(url.searchParams)
  return reader.askView({ ...routed(url.pathname), query, viewer, holds })
}

// biome-ignore lint/suspicious/noExplicitAny: tests look into bodies of every view
export type Body = any

export interface Asker {
  readonly reader: ViewReader
  readonly factReader: FactReader
  /** The answer, an object; throws what is refused. */
  readonly ask: (address: string, viewer?: Viewer) => Body
  /** The answer as it goes out; throws what is refused. */
  readonly answered: (address: string, viewer?: Viewer, holds?: string) => AnswerText
  /** The code it is refused with; throws where there is an answer. */
  readonly refused: (address: string, viewer?: Viewer) => string
}

/** Asks the views of a log; room for 160 MB of answers, as a server has, would be taken anew for each of thousands of small logs. */
export function askerOf(log: Log, factReader: FactReader = factCacheOf(log), bytes = 8 << 20): Asker {
  const reader = viewReaderOf(log, factReader, { bytes })
  function answered(address: string, viewer?: Viewer, holds?: string): AnswerText {
    const answer = question(reader, address, viewer, holds)
    if ('refused' in answer) throw new Error(`${address}: ${answer.refused}: ${inWords(answer.detail)}`)
    return answer
  }
  function refused(address: string, viewer?: Viewer): string {
    const answer = question(reader, address, viewer)
    if ('refused' in answer) return answer.refused
    throw new Error(`${address} is answered: ${answer.body.slice(0, 200)}`)
  }
  function ask(address: string, viewer: Viewer = insider): Body {
    const asked = questionOf(reader, address, viewer)
    if (isRefusal(asked)) throw new Error(`${address}: ${asked.refused}: ${inWords(asked.detail)}`)
    return asked.bytes && JSON.parse(asked.bytes.toString())
  }
  return { reader, factReader, answered, refused, ask }
}
