/** A log in memory with the pure rules alone: decide, evolve, and a clock that moves only when it is set. */
import assert from 'node:assert/strict'
import { kinds, type Life, lifeOf, measurementNames } from '../../events/catalogue.ts'
import type { Fact, Metadata } from '../../events/fact.ts'
import { dayOf } from '../../events/period.ts'
import { atOnce } from '../../projections/base/work.ts'
import type { AccessState } from '../../src/commands/access/access-state.ts'
import type { ActorState } from '../../src/commands/actor/actor-state.ts'
import { commandNamed, streamOf } from '../../src/commands/catalogue.ts'
import type { Decided, RuleContext, Warning } from '../../src/commands/command.ts'
import { decide } from '../../src/commands/decide.ts'
import type { DecisionState } from '../../src/commands/decision/decision-state.ts'
import type { IndicatorState } from '../../src/commands/indicator/indicator-state.ts'
import { type KnownFrom, readKnownFrom } from '../../src/commands/known-from.ts'
import type { MissionState } from '../../src/commands/mission/mission-state.ts'
import type { PortfolioState } from '../../src/commands/portfolio/portfolio-state.ts'
import type { ProjectState } from '../../src/commands/project/project-state.ts'
import { isRefusal, type Refusal } from '../../src/commands/refusal.ts'
import { evolve, foldingWithoutStruck, initialState } from '../../src/commands/states.ts'
import type { StreamFact } from '../../src/commands/stream-state.ts'
import type { World } from '../../src/commands/world.ts'

/** A fact as recorded here. */
export interface Entry extends StreamFact {
  readonly stream: string
  readonly position: number
}

export interface Stream {
  state: object
  isStruck: boolean
  readonly mission: string | null
  readonly facts: Entry[]
  lastKnownFrom: number
}

/** The outcome of a command. */
export type SubmitOutcome =
  | { readonly recorded: readonly Entry[]; readonly warnings: readonly Warning[] }
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
  /** Sets the clock; it does not move by itself. */
  setClock(ms: number): void
  /** Handles one command, `indicators/x/measure` with its body, sent by somebody who may do everything. */
  submit(path: string, body: unknown): SubmitOutcome
  /** Records a fact as it is, without asking a rule; it must fit its schema. */
  record(stream: string, fact: Fact, recording?: Partial<Pick<Entry, 'knownFrom' | 'meta'>>): Entry
  /** A copy of everything: equal before and after what changes nothing. */
  snapshot(): object
}

/** The instant at which the clock of the tests starts. */
export const NOON = Date.parse('2026-06-15T12:00:00Z')

const kindNamed = new Map(kinds.map(kind => [kind.factName, kind]))

/** Who sends what the tests do not say another of. */
export const nobody = { principal: 'kari', organisation: 'org', role: 'operative', correlationId: 'c' }

/** The schema of its kind takes the fact, and changes nothing in it. */
const mustFit = ({ type, data }: Fact): void =>
  assert.deepEqual(kindNamed.get(type)?.schema.parse(data), data, `${type} is recorded as its schema has it`)

/** The metadata of a fact. */
function metaOf(known: KnownFrom, { reason, decision, evidence }: Partial<Metadata>): Metadata {
  return {
    ...nobody,
    ...(known.text !== undefined && { knownFrom: known.text }),
    ...(reason !== undefined && { reason }),
    ...(decision !== undefined && { decision }),
    ...(evidence !== undefined && { evidence }),
  }
}

const emptyStream = (name: string, mission: string | null): Stream => ({
  state: initialState(lifeOf(name)),
  isStruck: false,
  mission,
  facts: [],
  lastKnownFrom: Number.NEGATIVE_INFINITY,
})

function foldAnew(stream: Stream, life: Life): void {
  atOnce(
    foldingWithoutStruck(
      () => stream.facts,
      () => {
        stream.state = initialState(life)
      },
      (fact, isStruck) => {
        if (!isStruck) evolve(life, stream.state, fact)
        else if (fact.revision === 0) stream.isStruck = true
      },
    ),
  )
}

export function emptyLedger(): Ledger {
  const streams = new Map<string, Stream>()
  /** When each position was recorded, and of which mission. */
  const positions: { readonly at: number; readonly mission: string | null }[] = []
  let [at, keys] = [NOON, 0]
  function stateIn<State>(name: string): State | undefined {
    const stream = streams.get(name)
    return stream && !stream.isStruck ? (stream.state as State) : undefined
  }

  const world: World = {
    mission: id => stateIn<MissionState>(`mission-${id}`),
    indicator: id => stateIn<IndicatorState>(`indicator-${id}`),
    project: id => stateIn<ProjectState>(`project-${id}`),
    actor: id => stateIn<ActorState>(`actor-${id}`),
    decision: id => stateIn<DecisionState>(`decision-${id}`),
    indicatorsOf: mission =>
      new Map(
        [...streams]
          .filter(([name, stream]) => name.startsWith('indicator-') && stream.mission === mission)
          .map(([name, { state }]) => [name.slice('indicator-'.length), state as IndicatorState]),
      ),
    projectsOf: mission =>
      new Set(
        [...streams].flatMap(([name, stream]) =>
          name.startsWith('portfolio-') && stream.mission === mission
            ? [...(stream.state as PortfolioState).members.keys()]
            : [],
        ),
      ),
    access: () => (streams.get('access')?.state ?? initialState('access')) as AccessState,
    head: () => positions.length - 1,
    lastPositionOf: (mission, until = Infinity) =>
      positions.findLastIndex((each, position) => each.mission === mission && position <= until),
    positionAt: ms => positions.findLastIndex(each => each.at <= ms),
    streamAt: position =>
      [...streams.values()].flatMap(({ facts }) => facts).find(f => f.position === position)?.stream,
    factAt: (stream, position) => streams.get(stream)?.facts.find(fact => fact.position === position),
    factsAfter: ({ stream, revision }, which) =>
      (streams.get(stream)?.facts ?? []).filter(
        fact => fact.revision > revision && (which === 'all' || !measurementNames.has(fact.type)),
      ),
    struckIn: stream =>
      new Set(
        (streams.get(stream)?.facts ?? []).flatMap(({ type, data }) =>
          type === 'fact-struck' ? [(data as { readonly position: number }).position] : [],
        ),
      ),
    thingsOf: mission =>
      [...streams].flatMap(([name, stream]) =>
        stream.mission === mission && !stream.isStruck && lifeOf(name) !== 'mission' ? [name] : [],
      ),
    portfoliosWith: project =>
      [...streams].flatMap(([name, { state }]) =>
        lifeOf(name) === 'portfolio' && (state as PortfolioState).members.has(project)
          ? [name.slice('portfolio-'.length)]
          : [],
      ),
    missionsWith: actor =>
      [...streams].flatMap(([name, { state }]) =>
        lifeOf(name) === 'mission' && (state as MissionState).actors.has(actor) ? [name.slice('mission-'.length)] : [],
      ),
  }

  const contextOf = (id: string): Omit<RuleContext, 'knownFrom'> => ({
    id,
    at,
    today: dayOf(at),
    principal: nobody.principal,
    world,
    sees: () => true,
    freshKey: () => {
      keys += 1
      return { key: `k${keys}`, sha256: 'f'.repeat(64) }
    },
  })

  function append(name: string, mission: string | null, fact: Fact, knownFrom: number, meta: Metadata): Entry {
    mustFit(fact)
    const stream = streams.get(name) ?? emptyStream(name, mission)
    streams.set(name, stream)
    const [revision, position] = [stream.facts.length, positions.length]
    const entry: Entry = { ...fact, stream: name, revision, position, recordedAt: at, knownFrom, meta }
    stream.facts.push(entry)
    if (fact.type === 'fact-struck') foldAnew(stream, lifeOf(name))
    else evolve(lifeOf(name), stream.state, entry)
    if (!measurementNames.has(fact.type)) stream.lastKnownFrom = Math.max(stream.lastKnownFrom, knownFrom)
    positions.push({ at, mission })
    return entry
  }

  function submit(path: string, body: unknown): SubmitOutcome {
    const [thing = '', id = '', name = ''] = path.split('/')
    const command = thing === 'access' ? commandNamed(thing, id) : commandNamed(thing, name)
    assert.ok(command, `there is a command ${path}`)
    const read = command.body.safeParse(body)
    if (!read.success) return { invalid: read.error.issues }
    const stream = streamOf(command, id)
    const { state, isStruck, facts, lastKnownFrom } = streams.get(stream) ?? emptyStream(stream, null)
    const streamState = { state, isStruck, revision: facts.length - 1, lastKnownFrom }
    const outcome = decide(command, streamState, read.data, contextOf(id))
    if (isRefusal(outcome)) return { refusal: outcome }
    if ('same' in outcome) return outcome
    const mission = command.missionOf(state, read.data, id)
    const ofBody = readKnownFrom(read.data.knownFrom, at) as KnownFrom
    const recorded = outcome.map(each => {
      const { fact, knownFrom = ofBody, annotations }: Decided = 'fact' in each ? each : { fact: each }
      return append(stream, mission, fact, knownFrom.ms, metaOf(knownFrom, { ...read.data, ...annotations }))
    })
    const warnings = outcome.flatMap(each => ('fact' in each ? (each.warnings ?? []) : []))
    return { recorded, warnings }
  }

  return {
    streams,
    world,
    submit,
    stateOf<State>(stream: string) {
      const state = stateIn<State>(stream)
      assert.ok(state, `${stream} has facts`)
      return state
    },
    setClock: ms => {
      at = ms
    },
    record: (stream, fact, { knownFrom = at, meta = nobody } = {}) => append(stream, null, fact, knownFrom, meta),
    snapshot: () => structuredClone({ streams, positions }),
  }
}
