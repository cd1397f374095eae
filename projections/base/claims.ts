/** For which mission is a claim of a project? Of what is said of it, the claim that stood then tells. */
import type { ProjectFact } from '../../events/catalogue.ts'

interface FactOfProject {
  readonly type: string
  readonly position: number
  readonly data: object
}

/** The mission of the claim that a fact is about, of the facts of its project; undefined: it is about none. */
export function missionOfClaim(facts: readonly FactOfProject[], { type, position, data }: FactOfProject) {
  if (!type.startsWith('contribution-')) return undefined
  const { contribution } = data as { readonly contribution?: string }
  const claim = facts.findLast(
    one => one.type === 'contribution-claimed' && one.position <= position && named(one) === contribution,
  )
  return (claim?.data as Claim['data'] | undefined)?.mission
}

type Claim = Extract<ProjectFact, { type: 'contribution-claimed' }>

const named = ({ data }: FactOfProject): unknown => (data as { readonly contribution?: unknown }).contribution
