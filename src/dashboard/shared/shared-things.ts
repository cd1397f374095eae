/** Projects and actors belong to no mission alone: the missions that a page of one names things of, each with its titles. */
import type { MissionAnswer } from '../answer-types.ts'
import { ofMission, type Page } from '../page.ts'
import { type ThingReference, type ThingTitles, thingTitles } from '../thing-titles.ts'

/** A mission that a shared thing has to do with. */
export interface SharedMission {
  readonly mission: MissionAnswer
  /** The page with the bodies, actors and main language of the mission. */
  readonly page: Page
  readonly titles: ThingTitles
}
export type SharedMissions = ReadonlyMap<string, SharedMission>

/** Asks for missions, by their ids; those that the reader may not see are left out. `named`: what is named of each by its id. */
export async function sharedMissionsOf(
  page: Page,
  ids: readonly string[],
  named: (mission: string) => readonly ThingReference[],
): Promise<SharedMissions> {
  const missions = await Promise.all(
    [...new Set(ids)].map(async (id): Promise<[string, SharedMission][]> => {
      const mission = await page.ask('/missions/{id}', { id })
      if (!mission) return []
      const ofIts = ofMission(page, mission)
      return [[id, { mission, page: ofIts, titles: await thingTitles(ofIts, mission, named(id)) }]]
    }),
  )
  return new Map(missions.flat())
}
