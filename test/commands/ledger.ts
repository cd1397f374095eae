/** What has been recorded, kept in memory by the pure rules alone: decide, evolve, and a clock that stands still. */
import assert from 'node:assert/strict'
import { kinds, type Life, lives, measurementNames } from '../../events/catalogue.ts'
import type { Fact, Metadata } from '../../events/fact.ts'
import { dayOf } from '../../events/period.ts'
import type { AccessState } from '../../src/commands/access/access-commands.ts'
import type { ActorState } from '../../src/commands/actor/actor-commands.ts'
import { beginState, commandNamed, evolve, streamOf } from '../../src/commands/catalogue.ts'
import { type Decided, type KnownFrom, type RuleContext, type StreamFact, things } from '../../src/commands/command.ts'
import { decide } from '../../src/commands/decide.ts'
import type { DecisionState } from '../../src/commands/decision/decision-commands.ts'
import type { IndicatorState } from '../../src/commands/indicator/indicator-state.ts'
import { readKnownFrom } from '../../src/commands/known-from.ts'
import type { MissionState } from '../../src/commands/mission/mission-state.ts'
import type { ProjectState } from '../../src/commands/project/project-commands.ts'
import { isRefusal, type Refusal } from '../../src/commands/refusal.ts'
import type { World } from '../../src/commands/world.ts'

/** A fact as recorded here. */
export interface Entry extends StreamFact {
  readonly stream: string
}

export interface Stream {
  readonly state: object
  readonly mission: string | null
  readonly facts: Entry[]
  lastKnownFrom: number
}

/** What became of a submit. */
export type Told =
  | { readonly recorded: readonly Entry[] }
  | { readonly same: readonly number[] }
  | { readonly refusal: Refusal }
  | { readonly invalid: readonly Complaint[] }

/** What a schema complains of. */
export interface Complaint {
  readonly path: readonly PropertyKey[]
  readonly message: string
  readonly keys?: readonly string[]
}

export interface Ledger {
  readonly streams: ReadonlyMap<string, Stream>
  readonly world: World
  /** The state of a stream that has begun. */
  stateOf<State>(stream: string): State
  /** Sets the clock; it moves for nobody else. */
  setClock(ms: number): void
  /** Handles one submit, `indicators/x/measure` with its body, as somebody who may do everything. */
  submit(path: string, body: unknown): Told
  /** Lets a fact in as it stands, without asking a rule; it must be one that its own schema takes. */
  happened(stream: string, fact: Fact, said?: Partial<Pick<Entry, 'knownFrom' | 'meta'>>): Entry
  /** A copy of all that is kept: equal before and after what changes nothing. */
  snapshot(): object
}

/** When the clock of the tests stands. */
export const NOON = Date.parse('2026-06-15T12:00:00Z')

/** The life a stream is of: `learning-loop` of `learning-loop-x`. */
export const lifeOf = (stream: string): Life =>
  (Object.keys(lives) as Life[]).find(life => stream === life || stream.startsWith(`${life}-`)) as Life

const kindNamed = new Map(kinds.map(kind => [kind.factName, kind]))

const nobody = { principal: 'kari', organisation: 'org', role: 'operative', correlationId: 'c' }

/** Whether the schema of its kind has the fact exactly so. */
const mustFit = ({ type, data }: Fact): void =>
  assert.deepEqual(kindNamed.get(type)?.schema.parse(data), data, `${type} is recorded as its schema has it`)

/** What is said about a fact, as its metadata holds it. */
function metaOf(known: KnownFrom, { reason, decision, evidence }: Partial<Metadata>): Metadata {
  return {
    ...nobody,
    ...(known.text !== undefined && { knownFrom: known.text }),
    ...(reason !== undefined && { reason }),
    ...(decision !== undefined && { decision }),
    ...(evidence !== undefined && { evidence }),
  }
}

export function emptyLedger(): Ledger {
  const streams = new Map<string, Stream>()
  /** When each position was recorded, and of which mission. */
  const places: { readonly at: number; readonly mission: string | null }[] = []
  let [at, keys] = [NOON, 0]
  const begun = <State>(stream: string) => streams.get(stream)?.state as State | undefined

  const world: World = {
    mission: id => begun<MissionState>(`mission-${id}`),
    indicator: id => begun<IndicatorState>(`indicator-${id}`),
    project: id => begun<ProjectState>(`project-${id}`),
    actor: id => begun<ActorState>(`actor-${id}`),
    decision: id => begun<DecisionState>(`decision-${id}`),
    indicatorsOf: mission =>
      new Map(
        [...streams]
          .filter(([name, stream]) => name.startsWith('indicator-') && stream.mission === mission)
          .map(([name, { state }]) => [name.slice('indicator-'.length), state as IndicatorState]),
      ),
    access: () => (streams.get('access')?.state ?? beginState('access')) as AccessState,
    head: () => places.length - 1,
    lastPositionOf: (mission, until = Infinity) =>
      places.findLastIndex((place, position) => place.mission === mission && position <= until),
    positionAt: ms => places.findLastIndex(place => place.at <= ms),
  }

  const contextOf = (id: string): Omit<RuleContext, 'knownFrom'> => ({
    id,
    at,
    today: dayOf(at),
    principal: nobody.principal,
    world,
    freshKey: () => {
      keys += 1
      return { key: `k${keys}`, sha256: 'f'.repeat(64) }
    },
  })

  function begin(name: string, mission: string | null): Stream {
    const state = beginState(lifeOf(name))
    const stream = { state, mission, facts: [], lastKnownFrom: Number.NEGATIVE_INFINITY }
    streams.set(name, stream)
    return stream
  }

  function keep(name: string, mission: string | null, fact: Fact, knownFrom: number, meta: Metadata): Entry {
    mustFit(fact)
    const stream = streams.get(name) ?? begin(name, mission)
    const entry: Entry = { ...fact, stream: name, revision: stream.facts.length, recordedAt: at, knownFrom, meta }
    evolve(lifeOf(name), stream.state, entry)
    stream.facts.push(entry)
    if (!measurementNames.has(fact.type)) stream.lastKnownFrom = Math.max(stream.lastKnownFrom, knownFrom)
    places.push({ at, mission })
    return entry
  }

  function submit(path: string, body: unknown): Told {
    const [thing = '', id = '', name = ''] = path.split('/')
    const command = thing === 'access' ? commandNamed(thing, id) : commandNamed(thing, name)
    assert.ok(command, `there is a command ${path}`)
    const read = command.body.safeParse(body)
    if (!read.success) return { invalid: read.error.issues }
    const stream = streamOf(command, id)
    const held = streams.get(stream)
    const state = held?.state ?? beginState(things[command.thing])
    const lastKnownFrom = held?.lastKnownFrom ?? Number.NEGATIVE_INFINITY
    const standing = { state, revision: (held?.facts.length ?? 0) - 1, lastKnownFrom }
    const outcome = decide(command, standing, read.data, contextOf(id))
    if (isRefusal(outcome)) return { refusal: outcome }
    if ('same' in outcome) return outcome
    const mission = command.missionOf(state, read.data, id)
    const given = readKnownFrom(read.data.knownFrom, at) as KnownFrom
    const recorded = outcome.map(each => {
      const { fact, knownFrom = given, said }: Decided = 'fact' in each ? each : { fact: each }
      return keep(stream, mission, fact, knownFrom.ms, metaOf(knownFrom, { ...read.data, ...said }))
    })
    return { recorded }
  }

  return {
    streams,
    world,
    submit,
    stateOf<State>(stream: string) {
      const held = streams.get(stream)
      assert.ok(held, `${stream} has begun`)
      return held.state as State
    },
    setClock: ms => {
      at = ms
    },
    happened: (stream, fact, { knownFrom = at, meta = nobody } = {}) => keep(stream, null, fact, knownFrom, meta),
    snapshot: () => structuredClone({ streams, places }),
  }
}
