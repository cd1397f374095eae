/** What rules decide on: the state of each stream, folded once, in a bounded cache; facts that wait to be kept are already in it. */
import { type Life, lifeOf, measurementNames } from '../../events/catalogue.ts'
import { firstAbove } from '../../projections/base/list.ts'
import { atOnce, type Work } from '../../projections/base/work.ts'
import type { AccessState } from '../commands/access/access-state.ts'
import type { ActorState } from '../commands/actor/actor-state.ts'
import type { DecisionState } from '../commands/decision/decision-state.ts'
import type { IndicatorState } from '../commands/indicator/indicator-state.ts'
import type { MissionState } from '../commands/mission/mission-state.ts'
import type { PortfolioState } from '../commands/portfolio/portfolio-state.ts'
import type { ProjectState } from '../commands/project/project-state.ts'
import { evolve, foldingWithoutStruck, initialState } from '../commands/states.ts'
import type { StreamFact, StreamState } from '../commands/stream-state.ts'
import type { KeptFact, World } from '../commands/world.ts'
import type { Log, StoredFact } from '../log/log.ts'
import { readFact, storedAt } from './read-fact.ts'
import { NEAR, runsOf } from './runs.ts'
import { ownNames, requireFew } from './unread.ts'

/** A stream's state, its facts kept and waiting. */
export interface CachedState extends StreamState {
  readonly life: Life
  readonly stream: string
  state: object
  revision: number
  lastKnownFrom: number
  isStruck: boolean
  /** Positions of its facts that are struck. */
  struck: ReadonlySet<number>
  /** Of an indicator: revisions of its facts that are no figures, those that wait too. */
  notFigures: number[] | undefined
  /** Appends under way; a state that waits is not dropped from the cache. */
  waiting: number
  /** Settles as the last append that waited at that time does. */
  settled: Promise<unknown>
  /** While a fact of it is being struck: settles when that is kept, and the state is to be loaded anew. */
  striking: Promise<unknown> | undefined
}

export interface States {
  readonly world: World
  /** The state of a stream; one that has not begun is empty, and kept only when it is advanced. */
  load(life: Life, stream: string): CachedState
  /** The state of a stream, if it is in the cache. */
  cached(stream: string): CachedState | undefined
  /** Lets a decided fact into the state before it is kept: those who wait behind it must see it. */
  advance(held: CachedState, fact: StreamFact): void
  /** Lets in facts just kept, for states that lack them. */
  follow(facts: readonly StoredFact[]): void
  /** Forgets a state: its stream has moved on without it. */
  forget(held: CachedState): void
  /** Forgets every state: what waited was not kept, and states must be read from the log again. */
  drop(): void
}

/** How much of the bound a state takes: its facts, and one for itself. */
const weightOf = ({ revision }: CachedState): number => revision + 2

const NOTHING: ReadonlySet<number> = new Set()

const unbegun = (life: Life) => ({
  state: initialState(life),
  revision: -1,
  isStruck: false,
  struck: NOTHING,
  notFigures: life === 'indicator' ? [] : undefined,
  lastKnownFrom: Number.NEGATIVE_INFINITY,
})

/** Keeps states of the log's streams; `bound` is how many facts the kept states may stand for. */
export function statesOf(log: Log, bound = 1_000_000): States {
  const held = new Map<string, CachedState>()
  const nameOf = ownNames()
  let weight = 0

  function letIn(into: CachedState, fact: StreamFact, isStruck = false): void {
    if (!isStruck) evolve(into.life, into.state, fact)
    else if (fact.revision === 0) into.isStruck = true
    into.revision = fact.revision
    if (measurementNames.has(fact.type)) return
    into.lastKnownFrom = Math.max(into.lastKnownFrom, fact.knownFrom)
    into.notFigures?.push(fact.revision)
  }

  /** Keeps a state as the one used last, and sheds what was not used for the longest time. */
  function keep(used: CachedState): void {
    forgetStream(used.stream)
    held.set(used.stream, used)
    weight += weightOf(used)
    shed(used)
  }

  /** Forgets what was not used for the longest time until the bound is kept, but not what is used now. */
  function shed(used: CachedState): void {
    for (const oldest of held.values()) {
      if (weight <= bound) return
      if (oldest !== used && oldest.waiting === 0) forget(oldest)
    }
  }

  function forgetStream(stream: string): void {
    const known = held.get(stream)
    if (!known) return
    held.delete(stream)
    weight -= weightOf(known)
  }

  const forget = (lost: CachedState): void => {
    if (held.get(lost.stream) === lost) forgetStream(lost.stream)
  }

  function advance(into: CachedState, fact: StreamFact): void {
    const before = weightOf(into)
    letIn(into, fact)
    if (held.get(into.stream) === into) weight += weightOf(into) - before
    else keep(into)
    shed(into)
  }

  function load(life: Life, stream: string): CachedState {
    const known = held.get(stream)
    if (known) {
      // Far from the bound, nothing will be shed soon: what was used last need not be known.
      if (weight > bound / 2) {
        held.delete(stream)
        held.set(stream, known)
      }
      return known
    }
    requireFew(nameOf(stream), log.revisionOf(stream) + 1, function* () {
      yield* loading(life, stream)
      return []
    })
    return atOnce(loading(life, stream))
  }

  /** The state of a stream up to the end of the log, which is kept; it may be interrupted. */
  function* loading(life: Life, stream: string): Work<CachedState> {
    const fresh: CachedState = {
      life,
      stream,
      ...unbegun(life),
      waiting: 0,
      settled: Promise.resolve(),
      striking: undefined,
    }
    yield* foldingWithoutStruck(
      () => allFactsOf(stream),
      () => Object.assign(fresh, unbegun(life)),
      (fact, isStruck) => {
        letIn(fresh, fact, isStruck)
        if (isStruck) fresh.struck = new Set([...fresh.struck, fact.position])
      },
    )
    // Another may have needed it at once.
    const other = held.get(stream)
    if (other) return other
    if (fresh.revision >= 0) keep(fresh)
    return fresh
  }

  function follow(facts: readonly StoredFact[]): void {
    for (const fact of facts) {
      const known = held.get(fact.stream)
      if (!known || fact.revision !== known.revision + 1) continue
      // Nothing can be taken out of a state: it is folded anew when it is needed.
      if (fact.type === 'fact-struck') forget(known)
      else advance(known, readFact(fact))
    }
  }

  const begun = <S>(life: Life, stream: string): S | undefined => {
    const found = load(life, stream)
    return found.revision < 0 || found.isStruck ? undefined : (found.state as S)
  }

  const waitingIn = (mission: string): string[] =>
    [...held]
      .filter(([, h]) => h.waiting > 0 && h.life === 'indicator' && (h.state as IndicatorState).mission === mission)
      .map(([s]) => s)

  function factAt(stream: string, position: number): KeptFact | undefined {
    const stored = storedAt(log, position)
    return stored?.stream === stream ? readFact(stored) : undefined
  }

  function* factsAfter({ stream, revision }: KeptFact, which: 'all' | 'no figures') {
    const { notFigures } = load(lifeOf(stream), stream)
    const runs =
      which === 'all' || !notFigures
        ? [{ first: revision + 1, last: Infinity }]
        : runsOf(notFigures.slice(firstAbove(notFigures, revision)), NEAR)
    for (const { first, last } of runs)
      for (const stored of log.readStream(stream, first, Infinity, last))
        if (which === 'all' || !measurementNames.has(stored.type)) yield readFact(stored)
  }

  /** With those that come while the others are read. */
  function* allFactsOf(stream: string) {
    for (let next = 0; next <= log.revisionOf(stream); )
      for (const stored of log.readStream(stream, next)) {
        next = stored.revision + 1
        yield readFact(stored)
      }
  }

  const idsOf = (life: Life): string[] => log.streamsNamed(`${life}-`).map(stream => stream.slice(life.length + 1))

  const world: World = {
    mission: id => begun<MissionState>('mission', `mission-${id}`),
    indicator: id => begun<IndicatorState>('indicator', `indicator-${id}`),
    project: id => begun<ProjectState>('project', `project-${id}`),
    actor: id => begun<ActorState>('actor', `actor-${id}`),
    decision: id => begun<DecisionState>('decision', `decision-${id}`),
    indicatorsOf: mission => {
      const streams = new Set([...log.streamsOf(mission).filter(s => lifeOf(s) === 'indicator'), ...waitingIn(mission)])
      const states = [...streams].map(
        s => [s.slice('indicator-'.length), begun<IndicatorState>('indicator', s)] as const,
      )
      return new Map(states.filter((entry): entry is [string, IndicatorState] => entry[1] !== undefined))
    },
    projectsOf: mission => {
      const portfolios = log.streamsOf(mission).filter(s => lifeOf(s) === 'portfolio')
      return new Set(portfolios.flatMap(s => [...(begun<PortfolioState>('portfolio', s)?.members.keys() ?? [])]))
    },
    access: () => load('access', 'access').state as AccessState,
    head: () => log.head(),
    lastPositionOf: (mission, at) => log.lastPositionOf(mission, at),
    streamAt: position => storedAt(log, position)?.stream,
    factAt,
    factsAfter,
    struckIn: stream => load(lifeOf(stream), stream).struck,
    thingsOf: mission =>
      log.streamsOf(mission).filter(stream => {
        const life = lifeOf(stream)
        return life !== 'mission' && begun(life, stream) !== undefined
      }),
    portfoliosWith: project =>
      idsOf('portfolio').filter(id => begun<PortfolioState>('portfolio', `portfolio-${id}`)?.members.has(project)),
    missionsWith: actor =>
      idsOf('mission').filter(id => begun<MissionState>('mission', `mission-${id}`)?.actors.has(actor)),
    positionAt: ms => log.positionAt(ms),
  }

  const drop = (): void => {
    held.clear()
    weight = 0
  }
  return { world, load, cached: stream => held.get(stream), advance, follow, forget, drop }
}
