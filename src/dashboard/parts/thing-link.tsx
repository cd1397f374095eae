/** A thing by its title, linked to its page where it has one. */
import type { Page } from '../page.ts'
import { pageOfThing, type ThingReference, type ThingTitles } from '../thing-titles.ts'
import { Text } from './text.tsx'

interface ThingLinkProps {
  readonly page: Page
  readonly mission: string
  readonly titles: ThingTitles
  readonly of: ThingReference
}

export function ThingLink({ page, mission, titles, of }: ThingLinkProps) {
  const title = <Text page={page} text={titles.titleOf(of)} />
  const to = pageOfThing(page.state, of, mission)
  return to === undefined ? title : <a href={to}>{title}</a>
}
