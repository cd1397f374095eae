/** What sentences about commands name: kinds of thing, figures, and what a grant reaches. */

/** The kinds of thing that a refusal may name. */
export type NamedKind =
  | 'mission'
  | 'indicator'
  | 'portfolio'
  | 'project'
  | 'decision'
  | 'learning-loop'
  | 'actor'
  | 'release'
  | 'observation'
  | 'access'
  | 'goal'
  | 'body'
  | 'barrier'

/** The things that commands are for, by their names in addresses. */
export type CommandedThings =
  | 'missions'
  | 'indicators'
  | 'portfolios'
  | 'projects'
  | 'decisions'
  | 'learning-loops'
  | 'actors'
  | 'releases'
  | 'observations'
  | 'access'

/** A figure as it was recorded or given; `status`: its SDMX codes, absent for an ordinary one. */
export interface NamedFigure {
  readonly value?: number | undefined
  readonly low?: number | undefined
  readonly high?: number | undefined
  /** The code of a judgement. */
  readonly code?: string | undefined
  readonly status?: string | undefined
}

/** What a grant reaches. */
export interface NamedScope {
  readonly indicators?: readonly string[] | undefined
  readonly projects?: readonly string[] | undefined
  readonly cells?: Readonly<Record<string, readonly string[]>> | undefined
}
