/** What every part of a page knows: its state, its words, and how to ask. */

import { asOfDay, type PageState } from './address.ts'
import type { MissionAnswer, Pinned } from './answers.ts'
import type { Ask } from './asking.ts'
import type { Pinning } from './known-days.ts'
import { type PageLanguage, said } from './language.ts'
import type { Words } from './words/words.ts'

export interface Page {
  readonly state: PageState
  readonly language: PageLanguage
  readonly words: Words
  /** Milliseconds since 1970. */
  readonly now: number
  /** Milliseconds since 1970: since when what others recorded may be missing; absent where nothing is. */
  readonly behindSince?: number | undefined
  /** At the page's pin. */
  readonly ask: Ask
  /** At no pin: for what there is beyond it. */
  readonly askAtAll: Ask
  /** The bodies and actors of the page's mission: facts may name them by their ids. */
  readonly bodies?: MissionAnswer['bodies']
  readonly actors?: MissionAnswer['actors']
  /** Addresses of the stylesheet and the icon. */
  readonly assets: { readonly style: string; readonly icon: string }
}

/** What an answered page says of its answers: the last position and how many facts were recorded late. */
export interface Answered {
  readonly position: number
  readonly on: string
  readonly lateEntries: number
}

/** Several answers of one page: it rests on the last position that touched any of them. */
export const answeredBy = (answers: readonly Pinned[], lateEntries: number): Answered => ({
  position: Math.max(-1, ...answers.map(a => a.pin.position)),
  on: answers[0]?.pin.on ?? '',
  lateEntries,
})

/** The day and position a page is pinned to. */
export const dayPinOf = ({ state: { asOf, position } }: Page): Pinning => ({
  ...(asOf !== undefined && { asOf: asOfDay(asOf) }),
  ...(position !== undefined && { position }),
})

/** A term in the page's words; one that the words do not know stands as it is. */
export const termOf = (terms: Readonly<Record<string, string>>, name: string): string => terms[name] ?? name

/** Who is meant: a body or an actor of the mission by its name, anybody else as they were named. */
export function who({ bodies = [], actors = [], language }: Page, named: string): string {
  const body = bodies.find(each => each.body === named)
  if (body !== undefined) return said(body.name, language).text
  return actors.find(each => each.actor === named)?.name ?? named
}
