/** The rules on the scope of a grant: it names something, and what it names exists. */
import { nearest } from '../../../events/text/nearest.ts'
import type { RuleContext } from '../command.ts'
import type { IndicatorState } from '../indicator/indicator-state.ts'
import { firstRefusal, type Refusal, refuse } from '../refusal.ts'
import type { Grant } from './access-state.ts'

type ScopedGrant = Pick<Grant, 'mission' | 'scope'>

/** The indicators, codes and projects of a scope exist, in the mission of the grant where it is for one. */
export function scopeExists(grant: ScopedGrant, context: RuleContext): Refusal | undefined {
  if (grant.scope === undefined) return undefined
  return firstRefusal(
    () => indicatorsExist(grant, context),
    () => projectsExist(grant, context),
    () => cellsExist(grant, context),
  )
}

/** A name nobody knows, and the names most like it: they are the way out. */
const misspelt = (word: string, known: Iterable<string>) => ({ word, near: nearest(word, known) })

function indicatorsExist({ mission, scope }: ScopedGrant, { world }: RuleContext): Refusal | undefined {
  for (const [index, id] of (scope?.indicators ?? []).entries()) {
    const found = world.indicator(id)
    if (found && (mission === '*' || found.mission === mission)) continue
    const [own, known] = mission === '*' ? [undefined, []] : [mission, world.indicatorsOf(mission).keys()]
    return refuse('unknown-indicator/scope', { mission: own, ...misspelt(id, known) }, `/scope/indicators/${index}`)
  }
  return undefined
}

function projectsExist({ mission, scope }: ScopedGrant, { world }: RuleContext): Refusal | undefined {
  for (const [index, id] of (scope?.projects ?? []).entries()) {
    if (world.project(id)) continue
    const known = mission === '*' ? [] : world.projectsOf(mission)
    return refuse('unknown-project/scope', misspelt(id, known), `/scope/projects/${index}`)
  }
  return undefined
}

/** Every dimension and code is declared by some indicator that the grant reaches; across missions, by one that it names. */
function cellsExist({ mission, scope }: ScopedGrant, { world }: RuleContext): Refusal | undefined {
  if (scope?.cells && !scope.indicators && mission === '*') return refuse('unknown-cell/unbound', {}, '/scope/cells')
  const reached = (scope?.indicators ?? []).flatMap(id => world.indicator(id) ?? [])
  const indicators = reached.length > 0 || mission === '*' ? reached : [...world.indicatorsOf(mission).values()]
  const codes = codesDeclared(indicators)
  for (const [dimension, wanted] of Object.entries(scope?.cells ?? {})) {
    const own = codes.get(dimension)
    const pointer = `/scope/cells/${dimension}`
    if (!own) return refuse('unknown-cell/scope-dimension', misspelt(dimension, codes.keys()), pointer)
    // The total is written as no code.
    const index = wanted.findIndex(code => code !== '' && !own.has(code))
    if (index < 0) continue
    const unknown = { dimension, ...misspelt(wanted[index] as string, own) }
    return refuse('unknown-cell/scope-code', unknown, `${pointer}/${index}`)
  }
  return undefined
}

/** By dimension, the codes that any definition version of the indicators declares. */
function codesDeclared(indicators: readonly IndicatorState[]): ReadonlyMap<string, Set<string>> {
  const codes = new Map<string, Set<string>>()
  for (const { versions } of indicators)
    for (const { definition } of versions)
      for (const [dimension, own] of Object.entries(definition.dimensions ?? {}))
        codes.set(dimension, new Set([...(codes.get(dimension) ?? []), ...Object.keys(own)]))
  return codes
}
