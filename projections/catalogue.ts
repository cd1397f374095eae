/** Every view there is; the routes and the OpenAPI are read from this list. */
import { missionAccountability } from './accountability.ts'
import { actor } from './actors.ts'
import { cells } from './cells.ts'
import { changes } from './changes.ts'
import { coverage } from './coverage.ts'
import { decision, missionDecisions } from './decisions.ts'
import { goalposts } from './goalposts.ts'
import { grants } from './grants.ts'
import { indicatorHindsight, missionHindsight } from './hindsight.ts'
import { assessment, indicator, series } from './indicators.ts'
import { learningLoop, missionLearning } from './learning.ts'
import { methods } from './methods.ts'
import { missionProgress } from './mission-progress.ts'
import { missionReplay } from './mission-replay.ts'
import { mission, missions } from './missions.ts'
import { missionPortfolio, portfolio, project } from './portfolios.ts'
import { release } from './releases.ts'
import { revisions } from './revisions.ts'
import { stateInWords } from './state-in-words.ts'
import { timeline } from './timeline.ts'
import type { AnyView } from './view.ts'

export const views: readonly AnyView[] = [
  missions,
  mission,
  missionProgress,
  goalposts,
  changes,
  coverage,
  missionHindsight,
  missionDecisions,
  missionLearning,
  missionPortfolio,
  missionAccountability,
  missionReplay,
  stateInWords,
  timeline,
  indicator,
  series,
  assessment,
  cells,
  indicatorHindsight,
  revisions,
  decision,
  learningLoop,
  portfolio,
  project,
  actor,
  release,
  grants,
  methods,
]
