/** Pages get what they show from the same views as the API, at the pin of their address. */
import type { Viewer } from '../../projections/base/viewer.ts'
import type { AnswerAt, ParamsAt, QueryAt, ViewPath } from '../../projections/views/catalogue.ts'
import { history } from '../../projections/views/indicator/history.ts'
import { isRefusal } from '../commands/refusal.ts'
import type { ViewReader, Waiting } from '../engine/ask.ts'
import { type PageState, pinInQuery } from './address.ts'

/** Asks a view by its path, in turns where that is long; undefined where there is no such thing for this reader at this pin. */
export type Ask = <Path extends ViewPath>(
  path: Path,
  params: ParamsAt<Path>,
  query?: QueryAt<Path>,
) => Promise<AnswerAt<Path> | undefined>

/** Asks for a viewer, with no pin of its own. */
export function askOf(reader: ViewReader, viewer: Viewer, waiting?: Waiting): Ask {
  return async (path, params, query) => {
    // A view with a field that must be given is asked with it: its type says so to whoever asks.
    const asked = await reader.answer(path, params, query ?? ({} as QueryAt<typeof path>), viewer, waiting)
    return isRefusal(asked) ? undefined : asked.answer
  }
}

/** Asks with more in every query: a pin. */
export const askingWith =
  (ask: Ask, pin: { readonly asOf?: string; readonly position?: string }): Ask =>
  (path, params, query) =>
    ask(path, params, { ...query, ...pin } as typeof query)

/** Asks at the pin of a page. */
export const atPin = (ask: Ask, state: PageState): Ask => askingWith(ask, pinInQuery(state))

/** The facts that figures of an indicator are made of, at a pin, as they are sent: of many figures they are many. */
export const historyInBytes = (reader: ViewReader, id: string, state: PageState, viewer: Viewer, waiting?: Waiting) =>
  reader.answerView({ view: history, params: { id }, query: pinInQuery(state), viewer }, waiting)

/** The name of an actor by its id, at a pin; undefined where there is none. A name is looked up at once: it is never long. */
export const actorNamesOf =
  (reader: ViewReader, viewer: Viewer, state: PageState) =>
  (id: string): string | undefined => {
    const asked = reader.ask('/actors/{id}', { id }, pinInQuery(state), viewer)
    return isRefusal(asked) ? undefined : asked.answer.name
  }
