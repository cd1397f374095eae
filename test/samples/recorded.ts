/** The sample commands run through the rules alone: what each becomes, and the states that are left. */
import { parseKnowledge } from '../../events/period.ts'
import { beginState, commandNamed, evolve, streamOf } from '../../src/commands/catalogue.ts'
import { things } from '../../src/commands/command.ts'
import { decide } from '../../src/commands/decide.ts'
import type { IndicatorState } from '../../src/commands/indicator-state.ts'
import type { MissionState } from '../../src/commands/mission-state.ts'
import { isRefusal } from '../../src/commands/refusal.ts'
import type { World } from '../../src/commands/world.ts'
import type { Step } from '../../src/samples/step.ts'

interface Stream {
  readonly state: object
  revision: number
  lastKnownFrom: number
}

export interface Trace {
  readonly streams: ReadonlyMap<string, Stream>
  /** What was not recorded as one new fact or more, in words. */
  readonly faults: readonly string[]
}

const AT = Date.parse('2026-11-01T00:00:00Z')

function worldOf(streams: ReadonlyMap<string, Stream>): World {
  const state = (stream: string) => streams.get(stream)?.state
  return {
    mission: id => state(`mission-${id}`) as MissionState | undefined,
    indicatorsOf: mission =>
      new Map(
        [...streams]
          .filter(([name, { state }]) => name.startsWith('indicator-') && (state as IndicatorState).mission === mission)
          .map(([name, { state }]) => [name.slice('indicator-'.length), state as IndicatorState]),
      ),
    access: () => beginState('access') as ReturnType<World['access']>,
    head: () => streams.size,
    lastPositionOf: () => streams.size,
  }
}

/** Records steps by the rules, in memory; every step that records nothing is a fault. */
export function recorded(steps: readonly Step[]): Trace {
  const streams = new Map<string, Stream>()
  const faults: string[] = []
  for (const [index, { path, body }] of steps.entries()) {
    const no = record(streams, path, body)
    if (no !== undefined) faults.push(`${index} ${path}: ${no}`)
  }
  return { streams, faults }
}

function record(streams: Map<string, Stream>, path: string, body: object): string | undefined {
  const [thing = '', id = '', name = ''] = path.split('/')
  const command = commandNamed(thing, name)
  if (!command) return 'no such command'
  const read = command.body.safeParse(body)
  if (!read.success) return read.error.message
  const life = things[command.thing]
  const stream = streams.get(streamOf(command, id)) ?? { state: beginState(life), revision: -1, lastKnownFrom: 0 }
  const outcome = decide(command, stream, read.data, {
    id,
    at: AT,
    today: '2026-11-01',
    principal: 'sample',
    world: worldOf(streams),
    freshKey: () => ({ key: '', sha256: '' }),
  })
  if ('same' in outcome) return 'says what is recorded already'
  if (isRefusal(outcome)) return `${outcome.refused}: ${outcome.detail}`
  const said = (body as { knownFrom?: string }).knownFrom
  const knownFrom = said === undefined ? AT : Math.min(AT, parseKnowledge(said).lastMs)
  for (const decided of outcome) {
    const fact = 'fact' in decided ? decided.fact : decided
    stream.revision++
    const meta = { principal: 'sample', organisation: 'sample', role: 'operative', correlationId: String(AT) }
    evolve(life, stream.state, { ...fact, revision: stream.revision, recordedAt: AT, knownFrom, meta })
  }
  if (!command.measurement) stream.lastKnownFrom = knownFrom
  streams.set(streamOf(command, id), stream)
  return undefined
}
