/** Pages get what they show from the same views as the API, at the pin of their address. */

import type { Viewer } from '../../projections/base/viewer.ts'
import { type AnswerAt, type ParamsAt, type QueryAt, type ViewPath, views } from '../../projections/views/catalogue.ts'
import type { AnyView, Params } from '../../projections/views/view.ts'
import { isRefusal } from '../commands/refusal.ts'
import type { ViewReader } from '../engine/ask.ts'
import { type PageState, pinInQuery } from './address.ts'

/** Asks a view by its path; undefined: there is no such thing, not for this reader, or not at this pin. */
export interface Ask {
  <Path extends ViewPath>(path: Path, params: ParamsAt<Path>, query?: QueryAt<Path>): AnswerAt<Path> | undefined
  <Answer>(path: string, params?: Params, query?: Readonly<Record<string, string>>): Answer | undefined
}

const byPath: ReadonlyMap<string, AnyView> = new Map(views.map(view => [view.path, view]))

/** Asks with these queries and no pin of its own. */
export function askOf(reader: ViewReader, viewer: Viewer): Ask {
  return <Answer>(path: string, params: Params = {}, query: object = {}) => {
    const view = byPath.get(path)
    if (!view) throw new Error(`there is no view ${path}`)
    const asked = reader.askView({ view, params, query: { ...query }, viewer })
    return isRefusal(asked) ? undefined : (asked.answer as Answer)
  }
}

/** Asks with more in every query. */
export const askingWith =
  (ask: Ask, more: Readonly<Record<string, string>>): Ask =>
  <Answer>(path: string, params?: Params, query?: object) =>
    ask<Answer>(path, params, { ...query, ...more })

/** Asks at the pin of a page. */
export const atPin = (ask: Ask, state: PageState): Ask => askingWith(ask, pinInQuery(state))
