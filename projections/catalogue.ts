/** Every view there is; the routes and the OpenAPI are read from this list. */
import { grants } from './grants.ts'
import { assessment, indicator, series } from './indicators.ts'
import { missionProgress } from './mission-progress.ts'
import { mission, missions } from './missions.ts'
import { release } from './releases.ts'
import { timeline } from './timeline.ts'
import type { AnyView } from './view.ts'

export const views: readonly AnyView[] = [
  missions,
  mission,
  missionProgress,
  timeline,
  indicator,
  series,
  assessment,
  release,
  grants,
]
