/** The sample commands recorded by the engine, in memory: what each becomes, and the states that are left. */

import { commandNamed } from '../../src/commands/catalogue.ts'
import { isRefusal } from '../../src/commands/refusal.ts'
import { engineOf } from '../../src/engine/handle.ts'
import { inWords } from '../../src/engine/in-words.ts'
import type { Log } from '../../src/log/log.ts'
import { memoryLog } from '../../src/log/memory.ts'
import type { Step } from '../../src/samples/step.ts'

const AT = Date.parse('2026-11-01T00:00:00Z')
const by = { principal: 'sample', organisation: 'sample', role: 'operative' }

export interface Trace {
  readonly log: Log
  /** What was not recorded as one new fact or more, in words. */
  readonly faults: readonly string[]
  /** State of a stream, as its rules see it. */
  readonly state: (life: 'indicator' | 'mission' | 'decision', id: string) => object
}

/** Records steps, each under its own key; one that records nothing is a fault. */
export async function recorded(steps: readonly Step[], log: Log = memoryLog({ clock: () => AT })): Promise<Trace> {
  const engine = engineOf(log, () => ({ key: 'k', sha256: 'a'.repeat(64), secret: 's' }))
  const faults: string[] = []
  for (const [index, { path, body }] of steps.entries()) {
    const [thing = '', id = '', name = ''] = path.split('/')
    const command = commandNamed(thing, name)
    if (!command) {
      faults.push(`${index} ${path}: no such command`)
      continue
    }
    const submit = { command, id, body, principal: by.principal, correlationId: 'c', authorise: () => by }
    try {
      const answer = await engine.handle({ ...submit, idempotencyKey: `sample-${index}` })
      if (isRefusal(answer)) faults.push(`${index} ${path}: ${answer.refused}: ${inWords(answer.detail)}`)
      else if (!answer.recorded || answer.replayed) faults.push(`${index} ${path}: recorded before`)
    } catch (error) {
      faults.push(`${index} ${path}: ${(error as Error).message}`)
    }
  }
  return { log, faults, state: (life, id) => engine.states.load(life, `${life}-${id}`).state }
}
