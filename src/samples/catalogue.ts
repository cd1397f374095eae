/** Which sample missions are there? Each one's commands stand in their own order; the missions follow one another. */
import { demens } from './demens.ts'
import { euCities } from './eu-cities.ts'
import { inkludering } from './inkludering.ts'
import type { Step } from './step.ts'
import { ukCleanPower } from './uk-clean-power.ts'

/** The sample missions by id, in the order in which they are loaded. */
export const SAMPLES: Readonly<Record<string, readonly Step[]>> = {
  inkludering,
  demens,
  'eu-cities': euCities,
  'uk-clean-power': ukCleanPower,
}

/** Every command of every sample mission, in the order of recording. */
export const sampleSteps: readonly Step[] = Object.values(SAMPLES).flat()
