/** From when until when an actor takes part in a mission, in words. */
import type { ActorAnswer } from '../answer-types.ts'
import { period } from '../format.ts'
import type { Page } from '../page.ts'

type Stay = Pick<ActorAnswer['missions'][number], 'from' | 'until'>

export const membershipTime = ({ words, language }: Page, { from, until }: Stay): string =>
  [words.actorPage.from(period(language, from)), until !== null && words.actorPage.until(period(language, until))]
    .filter(Boolean)
    .join(' ')
