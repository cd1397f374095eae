/** The list of sample missions, each a list of commands in order; what they share (actors, shared projects) comes first. */
import { alvorligSyktBarn } from './alvorlig-sykt-barn.ts'
import { climate } from './climate.ts'
import { actors } from './common/actors.ts'
import { sharedProjects } from './common/projects.ts'
import { decoupling2030 } from './decoupling-2030.ts'
import { demens } from './demens.ts'
import { euCities } from './eu-cities.ts'
import { euAdaptation, euCancer, euOcean, euSoil } from './eu-missions.ts'
import { frivilligOrganisasjon } from './frivillig-organisasjon.ts'
import { inkludering } from './inkludering.ts'
import { mandatesFirst } from './mandates-first.ts'
import { netZeroIndustry } from './net-zero-industry.ts'
import type { Step } from './step.ts'
import { ukCleanPower } from './uk-clean-power.ts'

const written = {
  inkludering,
  demens,
  'alvorlig-sykt-barn': alvorligSyktBarn,
  'frivillig-organisasjon': frivilligOrganisasjon,
  'decoupling-2030': decoupling2030,
  'net-zero-industry': netZeroIndustry,
  'eu-cities': euCities,
  'uk-clean-power': ukCleanPower,
  climate,
  'eu-adaptation': euAdaptation,
  'eu-cancer': euCancer,
  'eu-ocean': euOcean,
  'eu-soil': euSoil,
}

/** The sample missions by id, in the order in which they are loaded. */
export const SAMPLES: Readonly<Record<string, readonly Step[]>> = Object.fromEntries(
  Object.entries(written).map(([id, steps]) => [id, mandatesFirst(steps)]),
)

/** What no one mission owns: actors, and projects that serve several. Every mission is recorded after it. */
export const commonSteps: readonly Step[] = [...actors, ...sharedProjects]

/** Every command of every sample mission, in the order of recording. */
export const sampleSteps: readonly Step[] = [...commonSteps, ...Object.values(SAMPLES).flat()]
