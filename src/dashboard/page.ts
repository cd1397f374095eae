/** What every part of a page is given: the page's state, its words, and the means to ask the views. */

import { id } from '../../events/shapes.ts'
import type { AnswerPin } from '../../projections/views/view.ts'
import type { ReaderLanguage } from '../../projections/words/languages.ts'
import { asOfDay, type PageState } from './address.ts'
import type { MissionAnswer } from './answer-types.ts'
import type { Ask } from './asking.ts'
import type { ProofAnswer, SampleAnswer } from './auditors/evidence.ts'
import type { SignedIn } from './forms/sessions.ts'
import { localised } from './language.ts'
import type { DayPin } from './time/known-days.ts'
import type { Words } from './words.ts'

export interface Page {
  readonly state: PageState
  readonly language: ReaderLanguage
  readonly words: Words
  /** Milliseconds since 1970. */
  readonly now: number
  /** Milliseconds since 1970: facts recorded elsewhere after this may be missing. Absent where none are. */
  readonly behindSince?: number | undefined
  /** Asks at the page's pin. */
  readonly ask: Ask
  /** Asks at no pin, for what is known beyond the page's own. */
  readonly askAtAll: Ask
  /** What is drawn and proven for auditors; undefined where it is not there for this reader. Throws `InvalidInput`. */
  readonly sample: (query: string) => Promise<SampleAnswer | undefined>
  readonly proof: (position: string) => Promise<ProofAnswer | undefined>
  /** The name of an actor by its id, at the page's pin. */
  readonly actorName: (id: string) => string | undefined
  /** The bodies and actors of the page's mission; facts may name them by id. */
  readonly bodies?: MissionAnswer['bodies']
  readonly actors?: MissionAnswer['actors']
  /** The language of what the mission wrote without saying in which. */
  readonly mainLanguage?: MissionAnswer['language']
  /** Whether pages are told of what is recorded while they are open. */
  readonly hasNews: boolean
  /** Whether one can sign in here. */
  readonly canSignIn: boolean
  /** Whoever is signed in; undefined for other readers. */
  readonly signedIn?: SignedIn | undefined
  /** Of the site, before the path of an address. */
  readonly origin: string
  /** Addresses of the icon and the script. */
  readonly assets: { readonly icon: string; readonly script: string }
}

/** The pin that a page's answers share, and how many of the facts shown were recorded late. */
export interface Answered {
  readonly position: number
  readonly on: string
  readonly lateEntries: number
}

/** The shared pin of several answers: the last position that touched any of them. */
export const answeredBy = (answers: readonly { readonly pin: AnswerPin }[], lateEntries: number): Answered => ({
  position: Math.max(-1, ...answers.map(a => a.pin.position)),
  on: answers[0]?.pin.on ?? '',
  lateEntries,
})

/** The pin of a page, with its knowledge date as a day. */
export const dayPinOf = ({ state: { asOf, position } }: Page): DayPin => ({
  ...(asOf !== undefined && { asOf: asOfDay(asOf) }),
  ...(position !== undefined && { position }),
})

/** Whether a page is as of another day than today, or up to a position. */
export const isPinned = ({ state: { asOf, position } }: Page): boolean => asOf !== undefined || position !== undefined

/** A term in the page's words; one that has no word there stays as it is. */
export const termOf = (terms: Readonly<Record<string, string>>, name: string): string => terms[name] ?? name

/** The actor that a name is the id of; undefined for bodies, for other words, and where the reader may not see it. */
export function actorNamed({ bodies = [], actorName }: Page, named: string): string | undefined {
  if (!isId(named) || bodies.some(({ body }) => body === named)) return undefined
  return actorName(named) === undefined ? undefined : named
}

/** The name of a body or actor of the mission by its id; any other name as it was given. */
export function who({ bodies = [], actors = [], language, actorName }: Page, named: string): string {
  const body = bodies.find(each => each.body === named)
  if (body !== undefined) return localised(body.name, language).text
  const member = actors.find(each => each.actor === named)
  if (member !== undefined) return member.name
  return (isId(named) ? actorName(named) : undefined) ?? named
}

/** Whether a text can be the id of a thing. */
export const isId = (named: string): boolean => id.safeParse(named).success

/** The page as that of a mission: with its bodies, its actors and its main language. */
export const ofMission = (page: Page, { bodies, actors, language }: MissionAnswer): Page => ({
  ...page,
  bodies,
  actors,
  mainLanguage: language,
})
