/** The names of a mission's things, as known at a pin. */
import type { ActorFact, AnyFact, MissionFact, PortfolioFact, ProjectFact } from '../../events/catalogue.ts'
import type { Recorded } from '../../events/fact.ts'
import type { Language, Text } from '../../events/shapes.ts'
import { inside, type Pin } from '../base/pin.ts'
import type { FactReader } from '../figures/fact-reader.ts'
import { recordedDecimals } from '../figures/recorded-decimals.ts'
import type { NamedThing } from './part.ts'
import type { IndicatorLabels, ThingNames } from './speaker.ts'

/** The text that names a thing in a fact's data, by kind of fact; the last one inside the pin counts. */
const within: Readonly<Partial<Record<NamedThing, Readonly<Partial<Record<AnyFact['type'], string>>>>>> = {
  mission: { 'mission-proposed': 'title', 'mission-declared': 'title', 'mission-revised': 'title' },
  portfolio: { 'portfolio-opened': 'title' },
  project: { 'project-registered': 'title' },
  decision: { 'advice-given': 'question', 'decision-taken': 'question' },
  'learning-loop': { 'learning-loop-opened': 'question' },
  actor: { 'actor-registered': 'name', 'actor-renamed': 'name' },
  release: { 'release-published': 'title' },
  observation: { 'observation-made': 'text' },
}

/** The same for what is part of a mission's own stream. */
const insideMission: Readonly<Partial<Record<NamedThing, Readonly<Partial<Record<AnyFact['type'], string>>>>>> = {
  goal: { 'goal-set': 'statement', 'goal-revised': 'statement' },
  body: { 'body-formed': 'name' },
  barrier: { 'barrier-raised': 'text' },
}

type Data = Readonly<Record<string, unknown>>
const dataOf = (fact: Recorded<AnyFact>): Data => fact.data as unknown as Data

/** Whether a fact is of another mission, whose names this one's readers may not see. */
const isOfAnother = (fact: Recorded<AnyFact>, mission: string): boolean => (dataOf(fact).mission ?? mission) !== mission

/** An indicator's labels by each definition inside a pin; none where it is of another mission. */
function labelVersions(reader: FactReader, mission: string, pin: Pin, indicator: string) {
  const history = reader.indicator(indicator)
  const { facts } = history
  if (facts.some(fact => isOfAnother(fact, mission))) return []
  let now: Partial<IndicatorLabels> = {}
  const versions = facts.flatMap(fact => {
    if (!inside(fact, pin) || (fact.type !== 'indicator-defined' && fact.type !== 'indicator-redefined')) return []
    const { title = now.title, unit = now.unit, decimals = now.decimals } = fact.data
    const { dimensions = now.dimensions, scale = now.scale } = fact.data
    now = { ...(title !== undefined && { title }), ...(unit !== undefined && { unit }), dimensions, scale }
    if (decimals !== undefined) now = { ...now, decimals }
    return [{ position: fact.position, labels: now as IndicatorLabels }]
  })
  if (versions.every(({ labels }) => labels.decimals !== undefined)) return versions
  const decimals = recordedDecimals(history, pin)
  return versions.map(({ position, labels }) => ({ position, labels: { decimals, ...labels } }))
}

/** The language of what a mission writes without one, by its facts inside a pin: of its wording, or as that was revised. */
function mainLanguage(facts: readonly Recorded<MissionFact>[], pin: Pin): Language | undefined {
  let now: Language | undefined
  for (const fact of facts) {
    if (!inside(fact, pin)) continue
    if (fact.type === 'mission-proposed' || fact.type === 'mission-declared') now = fact.data.language
    if (fact.type === 'mission-revised') now = fact.data.language ?? now
  }
  return now
}

/** A function that makes each value once. */
const once = <T>(make: (key: string) => T): ((key: string) => T) => {
  const made = new Map<string, T>()
  return key => {
    if (!made.has(key)) made.set(key, make(key))
    return made.get(key) as T
  }
}

/** Looks names up, each once. */
export function thingNamesAt(reader: FactReader, mission: string, pin: Pin): ThingNames {
  const factsOf = (stream: string) =>
    reader.facts<MissionFact | ActorFact | ProjectFact | PortfolioFact>(stream).filter(fact => inside(fact, pin))

  function lastText(thing: NamedThing, id: string): Text | undefined {
    if (thing === 'mission' && id !== mission) return undefined
    const own = insideMission[thing]
    const fields = own ?? within[thing] ?? {}
    let text: Text | undefined
    for (const fact of factsOf(own ? `mission-${mission}` : `${thing}-${id}`)) {
      const field = fields[fact.type]
      const data = dataOf(fact)
      if (field !== undefined && isOfAnother(fact, mission)) return undefined
      if (field !== undefined && data[field] !== undefined && (!own || data[thing] === id)) text = data[field] as Text
    }
    return text
  }

  const titles = once(key => {
    const [thing = '', id = ''] = key.split(' ', 2)
    return lastText(thing as NamedThing, id)
  })
  const versions = once(indicator => labelVersions(reader, mission, pin, indicator))

  return {
    language: mainLanguage(reader.facts<MissionFact>(`mission-${mission}`), pin),
    claimant: (indicator, dispute) =>
      reader
        .indicator(indicator)
        .facts.flatMap(f =>
          inside(f, pin) && f.type === 'measurement-disputed' && f.data.dispute === dispute ? [f.data.claimant] : [],
        )
        .at(0),
    formerName: (actor, position) =>
      reader
        .facts<ActorFact>(`actor-${actor}`)
        .flatMap(f =>
          inside(f, pin) && f.position < position && (f.type === 'actor-registered' || f.type === 'actor-renamed')
            ? [f.data.name]
            : [],
        )
        .at(-1),
    // Words that are no id name nothing.
    title: (thing, id) => (/^[a-z0-9-]{1,63}$/.test(id) ? titles(`${thing} ${id}`) : undefined),
    indicator: (indicator, position) => {
      const all = versions(indicator)
      return (all.findLast(one => one.position <= position) ?? all[0])?.labels
    },
    contribution: (project, contribution) => {
      const claimed = reader
        .facts<ProjectFact>(`project-${project}`)
        .find(f => inside(f, pin) && f.type === 'contribution-claimed' && f.data.contribution === contribution)
      return claimed?.type === 'contribution-claimed' ? claimed.data.to : undefined
    },
  }
}
