/** Every view there is; the routes and the OpenAPI are read from this list. */
import type { z } from 'zod'

import { grants } from './access/grants.ts'
import { actor } from './actor/actor.ts'
import { decision } from './decision/decision.ts'
import { assessment } from './indicator/assessment.ts'
import { cells } from './indicator/cells.ts'
import { comparators } from './indicator/comparators.ts'
import { days } from './indicator/days.ts'
import { figures } from './indicator/figures.ts'
import { indicatorHindsight } from './indicator/hindsight.ts'
import { history } from './indicator/history.ts'
import { indicator } from './indicator/indicator.ts'
import { revisions } from './indicator/revisions.ts'
import { series } from './indicator/series.ts'
import { learningLoop } from './learning-loop/learning-loop.ts'
import { methods } from './method/methods.ts'
import { missionAccountability } from './mission/accountability.ts'
import { changes } from './mission/changes.ts'
import { coverage } from './mission/coverage.ts'
import { missionDays } from './mission/days.ts'
import { missionDecisions } from './mission/decisions.ts'
import { exceptions } from './mission/exceptions.ts'
import { goalposts } from './mission/goalposts.ts'
import { missionHindsight } from './mission/hindsight.ts'
import { missionLearning } from './mission/learning.ts'
import { mission } from './mission/mission.ts'
import { missions } from './mission/missions.ts'
import { observations } from './mission/observations.ts'
import { missionPortfolio } from './mission/portfolio.ts'
import { missionProgress } from './mission/progress.ts'
import { reactions } from './mission/reactions.ts'
import { missionReplay } from './mission/replay.ts'
import { stateInWords } from './mission/state.ts'
import { timeline } from './mission/timeline.ts'
import { portfolio } from './portfolio/portfolio.ts'
import { project } from './project/project.ts'
import { release } from './release/release.ts'
import { search } from './search/search.ts'
import type { AnswerPin, AnyView, pinQuery, Shaped } from './view.ts'

export const views = [
  missions,
  search,
  mission,
  missionProgress,
  goalposts,
  changes,
  coverage,
  missionHindsight,
  missionDecisions,
  missionLearning,
  reactions,
  missionPortfolio,
  missionAccountability,
  missionReplay,
  stateInWords,
  timeline,
  missionDays,
  exceptions,
  observations,
  indicator,
  series,
  figures,
  days,
  assessment,
  cells,
  comparators,
  indicatorHindsight,
  revisions,
  history,
  decision,
  learningLoop,
  portfolio,
  project,
  actor,
  release,
  grants,
  methods,
] as const satisfies readonly AnyView[]

/** The address of a view, below `/api/v1`. */
export type ViewPath = (typeof views)[number]['path']
export type ViewAt<Path extends ViewPath> = Extract<(typeof views)[number], { readonly path: Path }>

/** What the view at an address answers, its pin included. */
export type AnswerAt<Path extends ViewPath> = Shaped<ViewAt<Path>['answer']> & { readonly pin: AnswerPin }

/** The query of the view at an address, its pin included, as it is asked: text by name. */
export type QueryAt<Path extends ViewPath> = Queries[Path]
type Queries = { readonly [OneView in (typeof views)[number] as OneView['path']]: QueryOf<OneView['query']> }
type QueryOf<Own extends z.ZodObject> = Readonly<keyof Own['shape'] extends never ? PinQuery : z.input<Own> & PinQuery>
type PinQuery = z.input<z.ZodObject<typeof pinQuery>>

/** The parameters in an address. */
export type ParamsAt<Path extends ViewPath> = Path extends `${string}{id}${string}`
  ? { readonly id: string }
  : Readonly<Record<string, never>>
